"""Planning a round, and the visits in it."""

import secrets
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from uuid import UUID, uuid4

from regiotoezicht.bylaws.vocabulary import PremisesKind
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.references import dossier_series, dossiers_up_to
from regiotoezicht.core.refusals import NotAllowed
from regiotoezicht.core.rights import Actor
from regiotoezicht.inspections import queries, rules
from regiotoezicht.inspections.actions.crew import (
    ask_for_replacement,
    assign,
    hold_planning,
    refuse_unfit,
)
from regiotoezicht.inspections.actions.ending import end_visits
from regiotoezicht.inspections.actions.rounds import cancel_visits, change_round
from regiotoezicht.inspections.models import Round, RoundMember, Visit, VisitDwelling
from regiotoezicht.inspections.rules import Span
from regiotoezicht.inspections.vocabulary import Cause, RoundStatus, VisitStatus
from regiotoezicht.inspections.waiting import Where
from regiotoezicht.organisation.models import District, Employee, Municipality
from regiotoezicht.permits.models import Permit
from regiotoezicht.premises.models import Premises
from regiotoezicht.signals import actions as signals
from regiotoezicht.signals.models import Signal


@dataclass(frozen=True)
class PlannedVisit:
    """One visit as it is planned: on a signal, at a permitted business, at business premises, or at no fixed place.

    A home is visited on a signal only; its address goes sealed from the signal into the visit and is never typed here.
    """

    cause: Cause
    kind: PremisesKind
    municipality: Municipality
    premises: Premises | None = None
    permit: Permit | None = None
    signal: Signal | None = None
    token: UUID = field(default_factory=uuid4)

    def __post_init__(self) -> None:
        if (self.cause is Cause.SIGNAL) != (self.signal is not None):
            raise ValueError("a visit on a signal names it, and no other visit does")
        if (self.cause is Cause.PERMIT) != (self.permit is not None):
            raise ValueError("a visit to a permitted business names the permit, and no other visit does")

    @property
    def place(self) -> Premises | None:
        """The business premises: those named, or those of the permit or the signal."""
        if self.premises is not None:
            return self.premises
        if self.permit is not None:
            return self.permit.premises
        return self.signal.premises if self.signal is not None else None

    @property
    def premises_id(self) -> int | None:
        """The number of the business premises, if it is there."""
        return self.place.pk if self.place is not None else None

    @property
    def is_dwelling(self) -> bool:
        """Whether the place is a home."""
        return self.signal is not None and self.signal.is_dwelling


@action(permission=rules.ROUND_PLAN, records=rules.ROUND_PLANNED)
def plan(
    district: District,
    *,
    actor: Actor,
    at: datetime,
    token: UUID,
    date: date,
    start_time: time,
    minutes: int,
    members: Collection[Employee],
    visits: Sequence[PlannedVisit],
) -> Round:
    """Plan a round with its visits, in the order given, and assign it to its supervisors.

    `token` is the mark of the form: the database refuses a second round with the same one (IntegrityError).
    """
    crew = {employee.pk: employee for employee in members}.values()
    rules.refuse_small_round(len(crew))
    rules.refuse_length(minutes)
    rules.refuse_past(date, local_date(at))
    rules.refuse_empty_round(len(visits))
    for visit in visits:
        _refuse_unfit_visit(visit, actor=actor)
    series = f"ronde-{district.code}-{date.year}"
    numbers, fresh = _hold_numbers(district, visits, at, besides={series: 1})
    span = Span(date, start_time, minutes)
    places = sorted({visit.municipality for visit in visits}, key=lambda place: place.name)
    refuse_unfit(crew, district=district, span=span, municipalities=places, where=_where(visits))
    tour = Round.objects.create(
        district=district,
        reference=f"R-{district.code}-{date.year}-{numbers[series]:04d}",
        token=token,
        date=date,
        start_time=start_time,
        minutes=minutes,
        planned_at=at,
        planned_by_id=actor.account_id,
    )
    _go_to(tour, places)
    RoundMember.objects.bulk_create(RoundMember(round=tour, employee=employee, from_at=at) for employee in crew)
    record(rules.ROUND_PLANNED, tour, actor=actor, at=at, reference=tour.reference, date=date.isoformat())
    made = _put_in(tour, visits, fresh, after=0, actor=actor, at=at)
    assign([employee.account for employee in crew], made, actor=actor, at=at, tour=tour)
    return tour


@action(permission=rules.ROUND_PLAN, records=rules.VISIT_ADDED)
def add_visits(
    tour: Round, *, actor: Actor, at: datetime, visits: Sequence[PlannedVisit], seen: int | None = None
) -> list[Visit]:
    """Add visits to the end of a round, by the rules by which the round was planned; all of them, or none."""
    rules.refuse_closed_round(RoundStatus(tour.status))
    rules.refuse_empty_round(len(visits))
    for visit in visits:
        _refuse_unfit_visit(visit, actor=actor)
    _, fresh = _hold_numbers(tour.district, visits, at)
    crew = [member.employee for member in queries.members_of(tour)]
    places = {visit.municipality for visit in visits}
    where = _where(visits)
    refuse_unfit(crew, district=tour.district, span=tour.span, municipalities=places, where=where, besides=tour)
    change_round(tour, seen=seen)
    _go_to(tour, places)
    last = tour.visits.order_by("-sequence").values_list("sequence", flat=True).first() or 0
    made = _put_in(tour, visits, fresh, after=last, actor=actor, at=at)
    assign([employee.account for employee in crew], made, actor=actor, at=at)
    return made


@action(permission=rules.ROUND_PLAN, records=rules.VISIT_DROPPED)
def drop_visit(tour: Round, *, actor: Actor, at: datetime, visit: Visit, seen: int | None = None) -> Round:
    """Drop a visit that has not begun; the last one is not dropped, then the round is cancelled."""
    rules.refuse_closed_round(RoundStatus(tour.status))
    if visit.round_id != tour.pk:
        raise NotAllowed(rules.ROUND_PLAN.code)
    rules.refuse_visit_move(VisitStatus(visit.status), VisitStatus.CANCELLED)
    others = [one for one in queries.all_visits(tour) if one.pk != visit.pk]
    rules.refuse_empty_round(sum(one.status != VisitStatus.CANCELLED for one in others))
    change_round(tour, seen=seen)
    visit.round = tour
    cancel_visits([visit], actor=actor, at=at)
    _go_to(tour, queries.municipalities_visited(others), only=True)
    planned, members = queries.still_planned(others), len(queries.members_of(tour))
    ask_for_replacement(tour, planned, members=members, actor=actor, at=at)
    end_visits(tour, actor=actor, at=at)
    return tour


@action(permission=rules.ROUND_PLAN, records=rules.VISITS_REORDERED)
def reorder(tour: Round, *, actor: Actor, at: datetime, order: Sequence[int], seen: int | None = None) -> Round:
    """Put the visits that have not begun in another order; `order` holds their ids, those left out come last."""
    rules.refuse_closed_round(RoundStatus(tour.status))
    change_round(tour, seen=seen)
    visits = queries.planned_visits(tour)
    places = sorted(visit.sequence for visit in visits)
    wanted = {pk: place for place, pk in enumerate(order)}
    visits.sort(key=lambda visit: (wanted.get(visit.pk, len(wanted)), visit.sequence))
    for visit, sequence in zip(visits, places, strict=True):
        visit.sequence = sequence
    Visit.objects.bulk_update(visits, ["sequence"])
    record(rules.VISITS_REORDERED, tour, actor=actor, at=at)
    return tour


def _refuse_unfit_visit(visit: PlannedVisit, *, actor: Actor) -> None:
    """Refuse a place that the planner has nothing to do with, a wrong municipality, and a home without a signal."""
    if not actor.reach(rules.ROUND_PLAN).covers(visit.municipality):
        raise NotAllowed(rules.ROUND_PLAN.code)
    rules.refuse_home_without_signal(
        home=visit.kind == PremisesKind.HOME or (visit.permit is not None and visit.permit.is_sealed),
        on_signal=visit.is_dwelling,
    )
    known = [one.municipality_id for one in (visit.place, visit.permit, visit.signal) if one is not None]
    rules.refuse_place_elsewhere(elsewhere=any(pk != visit.municipality.pk for pk in known))


def _where(visits: Sequence[PlannedVisit]) -> Where:
    """Where these visits go."""
    on_signals = [visit.signal.pk for visit in visits if visit.signal is not None]
    return Where.of([visit.premises_id for visit in visits], on_signals)


def _hold_numbers(
    district: District, visits: Sequence[PlannedVisit], at: datetime, besides: Mapping[str, int] | None = None
) -> tuple[dict[str, int], Iterator[str]]:
    """Hold the planning, and with it take the dossier numbers of the visits that are on no signal."""
    series = dossier_series(district.code, local_date(at).year)
    own = sum(planned.signal is None for planned in visits)
    numbers = hold_planning({**(besides or {}), **({series: own} if own else {})})
    return numbers, iter(dossiers_up_to(numbers[series], series, own) if own else ())


def _go_to(tour: Round, places: Collection[Municipality], *, only: bool = False) -> None:
    """Note to which municipalities a round goes; with `only` to no others."""
    visited = Round.municipalities.through.objects
    if only:
        visited.filter(round=tour).exclude(municipality__in=places).delete()
    else:
        links = [Round.municipalities.through(round=tour, municipality=place) for place in places]
        visited.bulk_create(links, ignore_conflicts=True)


def _put_in(
    tour: Round, visits: Sequence[PlannedVisit], fresh: Iterator[str], *, after: int, actor: Actor, at: datetime
) -> list[Visit]:
    """Make the visits of a round: those on a signal in its dossier, the others each in a fresh one of their own."""
    on_signals = [planned.signal for planned in visits if planned.signal is not None]
    addresses = signals.mark_all_planned(on_signals, actor=actor, at=at)
    made = Visit.objects.bulk_create(
        Visit(
            round=tour,
            token=planned.token,
            sequence=sequence,
            dossier=planned.signal.dossier if planned.signal is not None else next(fresh),
            municipality=planned.municipality,
            district=tour.district,
            cause=planned.cause,
            kind=planned.kind,
            premises=planned.place,
            permit=planned.permit,
            signal=planned.signal,
            is_dwelling=planned.is_dwelling,
        )
        for sequence, planned in enumerate(visits, start=after + 1)
    )
    VisitDwelling.objects.bulk_create(
        VisitDwelling(visit=visit, address=addresses[visit.signal.pk], salt=secrets.token_urlsafe(32))
        for visit in made
        if visit.signal is not None and visit.is_dwelling
    )
    for visit in made:
        record(rules.VISIT_ADDED, visit, actor=actor, at=at, reference=tour.reference)
    return made
