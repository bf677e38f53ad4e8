"""The fictitious rounds: two supervisors on a day, three or four places in one or two municipalities."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from regiotoezicht.access.models import Account, Grant
from regiotoezicht.access.roles import Role
from regiotoezicht.demo.bulk import Happened, Stage, store, task_about, tell
from regiotoezicht.inspections import rules
from regiotoezicht.inspections.models import Round, RoundMember, Visit
from regiotoezicht.inspections.vocabulary import CancelReason, Cause, ReplaceReason, RoundStatus, VisitStatus
from regiotoezicht.organisation.models import District, Municipality
from regiotoezicht.permits.models import Permit
from regiotoezicht.signals.models import Signal
from regiotoezicht.signals.vocabulary import Outcome
from regiotoezicht.worklist.models import Task

A_ROUND = 3
NEAR_DAYS = (-3, 0, 4, 9, 15)  # the first waits for signatures, the second is today's
STARTS = (time(13, 0), time(17, 0), time(20, 0))
CANCELLED_EVERY = 25
HOME, HOME_DAYS = (
    "GM0375",
    (5, 8, 10, 14, 17, 20, 24, 27, 31, 38, 45),
)  # Beverwijk, where the demo is at home, has something of every step


@dataclass
class Crew:
    """The supervisors of a district, and who is away on a round on which day."""

    accounts: list[Account]
    away: dict[date, set[int]] = field(default_factory=lambda: defaultdict(set))

    def pair(self, stage: Stage, day: date) -> list[Account]:
        """Two who are free on a day; nobody when fewer are."""
        free = [account for account in self.accounts if account.pk not in self.away[day]]
        chosen = stage.chance.sample(free, 2) if len(free) > 1 else []
        self.away[day].update(account.pk for account in chosen)
        return chosen


@dataclass
class Tour:
    """A round with its supervisors and visits, before and after they are stored."""

    round: Round
    crew: list[Account]
    visits: list[Visit]


@dataclass(frozen=True)
class Appointment:
    """A day on which a round goes to a municipality, for a signal or without one."""

    day: date
    town: Municipality
    signal: Signal | None = None


def make_rounds(
    stage: Stage, permits: list[Permit], signals: list[Signal], supervisors: dict[int, list[Account]]
) -> list[Tour]:
    """Make the rounds of the past and of the coming weeks, with their visits; `supervisors` go by district."""
    known: dict[int, list[Permit]] = defaultdict(list)
    for permit in permits:
        known[permit.municipality_id].append(permit)
    crews = {district: Crew(accounts) for district, accounts in supervisors.items()}
    tours = []
    for number, appointment in enumerate(_appointments(stage, known, signals)):
        crew = crews[appointment.town.district_id].pair(stage, appointment.day)
        if crew:
            tours.append(_tour(stage, number, appointment, crew, known[appointment.town.pk]))
    _store(stage, tours)
    return tours


def _appointments(stage: Stage, known: dict[int, list[Permit]], signals: list[Signal]) -> list[Appointment]:
    """The signals that ended in a control on the day they were closed, then visits to permitted businesses, then the
    rounds of today and of the coming weeks in every district; in order of their day.
    """
    rounds = stage.scale.visits * 3 // 7  # a small town has fewer than three places to visit
    controlled = [signal for signal in signals if signal.outcome == Outcome.CONTROLLED and signal.premises_id]
    made = [
        Appointment(stage.local_date(signal.closed_at), signal.municipality, signal)
        for signal in controlled[: rounds // 2]
        if signal.closed_at is not None and known.get(signal.municipality_id)
    ]
    towns: dict[int, list[Municipality]] = defaultdict(list)
    for municipality in stage.municipalities:
        if known.get(municipality.pk):
            towns[municipality.district_id].append(municipality)
    everywhere = [town for group in towns.values() for town in group]
    made += [Appointment(stage.day_before(1), stage.chance.choice(everywhere)) for _ in range(rounds - len(made))]
    for group in towns.values():
        for days in NEAR_DAYS:
            made.append(Appointment(stage.today + timedelta(days=days), stage.chance.choice(group)))
    home = next(town for town in everywhere if town.code == HOME)
    made += [Appointment(stage.today - timedelta(days=days), home) for days in HOME_DAYS]
    return sorted(made, key=lambda one: one.day)


def _tour(stage: Stage, number: int, appointment: Appointment, crew: list[Account], permits: list[Permit]) -> Tour:
    day, town = appointment.day, appointment.town
    district: District = town.district
    series = f"ronde-{district.code}-{day.year}"
    stage.numbers[series] += 1
    made = Round(
        district=district,
        reference=f"R-{district.code}-{day.year}-{stage.numbers[series]:04d}",
        token=stage.token(),
        date=day,
        start_time=stage.chance.choice(STARTS),
        status=RoundStatus.PLANNED if day >= stage.today else RoundStatus.DONE,
        planned_at=min(stage.moment(day - timedelta(days=stage.chance.randint(3, 14))), stage.at),
    )
    if appointment.signal is None and day < stage.today and number % CANCELLED_EVERY == CANCELLED_EVERY - 1:
        made.status, made.cancel_reason = RoundStatus.CANCELLED, stage.chance.choice(list(CancelReason))
    if appointment.signal is not None and appointment.signal.decided_at is not None:
        made.planned_at = appointment.signal.decided_at
    chosen = stage.chance.sample(permits, min(A_ROUND, len(permits)))
    if appointment.signal is not None:
        chosen = chosen[1:]
    places: list[Permit | Signal] = [*([appointment.signal] if appointment.signal else []), *chosen]
    return Tour(made, crew, [_visit(stage, made, town, place, cause) for place, cause in enumerate(places, 1)])


def _visit(stage: Stage, tour: Round, town: Municipality, place: int, cause: Permit | Signal) -> Visit:
    signal = cause if isinstance(cause, Signal) else None
    permit = cause if isinstance(cause, Permit) and _held_on(cause, tour.date) else None
    premises = cause.premises
    assert premises is not None  # noqa: S101 - chosen by its premises
    return Visit(
        round=tour,
        token=stage.token(),
        sequence=place,
        dossier=signal.dossier if signal else stage.dossier(town, tour.date.year),
        municipality=town,
        district=tour.district,
        cause=Cause.SIGNAL if signal else Cause.PERMIT if permit else Cause.OWN_CHOICE,
        kind=premises.kind,
        premises=premises,
        permit=permit,
        signal=signal,
        status=VisitStatus.CANCELLED if tour.status == RoundStatus.CANCELLED else VisitStatus.PLANNED,
    )


def _held_on(permit: Permit, day: date) -> bool:
    """Whether a business had its permit on that day: before, the control was of a business without one."""
    return permit.granted_date <= day and (permit.ended_date is None or day < permit.ended_date)


def _store(stage: Stage, tours: list[Tour]) -> None:
    store(tour.round for tour in tours)
    for tour in tours:
        for visit in tour.visits:
            visit.round = tour.round
    store(visit for tour in tours for visit in tour.visits)
    Round.municipalities.through.objects.bulk_create(
        Round.municipalities.through(round_id=tour.round.pk, municipality_id=tour.visits[0].municipality_id)
        for tour in tours
    )
    store(_member(tour.round, account) for tour in tours for account in tour.crew)
    coming = [tour for tour in tours if tour.round.status == RoundStatus.PLANNED]
    store(grant for tour in coming for grant in _grants(tour))
    store(task for tour in coming for task in _tasks(tour))
    tell(event for tour in tours for event in _events(stage, tour))


def _member(tour: Round, account: Account) -> RoundMember:
    gone = tour.status == RoundStatus.CANCELLED
    return RoundMember(
        round=tour,
        employee=account.employee,
        from_at=tour.planned_at,
        until_at=tour.planned_at + timedelta(days=1) if gone else None,
        reason=ReplaceReason.CANCELLED if gone else "",
    )


def _grants(tour: Tour) -> list[Grant]:
    opened = [(Round._meta.label_lower, tour.round.pk, rules.GRANT_ROUND)]
    for visit in tour.visits:
        opened.append((Visit._meta.label_lower, visit.pk, rules.GRANT_VISIT))
        if visit.signal_id is not None:
            opened.append((Signal._meta.label_lower, visit.signal_id, rules.GRANT_VISIT))
    return [
        Grant(account=account, label=label, record_id=pk, reason=reason, from_at=tour.round.planned_at)
        for account in tour.crew
        for label, pk, reason in opened
    ]


def _tasks(tour: Tour) -> list[Task]:
    return [
        task_about(
            visit,
            rules.TASK_VISIT,
            Role.SUPERVISOR,
            account=account,
            due=tour.round.date,
            at=tour.round.planned_at,
        )
        for visit in tour.visits
        for account in tour.crew
    ]


def _events(stage: Stage, tour: Tour) -> list[Happened]:
    made = tour.round
    named = {"reference": made.reference, "date": made.date.isoformat()}
    events = [Happened(rules.ROUND_PLANNED, made, made.planned_at, stage.system, named)]
    events += [
        Happened(rules.VISIT_ADDED, visit, made.planned_at, stage.system, {"reference": made.reference})
        for visit in tour.visits
    ]
    if made.status == RoundStatus.CANCELLED:
        later = made.planned_at + timedelta(days=1)
        events.append(Happened(rules.ROUND_CANCELLED, made, later, stage.system, {"reason": made.cancel_reason}))
    return events
