"""The fictitious visits to dwellings in Beverwijk: by consent, by authorisation, stopped, and one to come.

They are made by the very actions that coordinator, supervisors and lawyer use, each on a day of its own. An address is
said once, with the signal, and lies sealed from then on in its own case; the house numbers stand at no premises of the
demo, so that a test can look for them everywhere.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Account
from regiotoezicht.bylaws.queries import articles_on
from regiotoezicht.bylaws.vocabulary import PremisesKind, ViolationKind
from regiotoezicht.demo.bulk import Stage
from regiotoezicht.demo.streets import fictitious_address
from regiotoezicht.enforcement.actions import open_case
from regiotoezicht.inspections.actions import entry, planning, reports, seen, visits
from regiotoezicht.inspections.entry import EntryFacts
from regiotoezicht.inspections.models import Report, RoundMember, Visit
from regiotoezicht.inspections.notes import items_of
from regiotoezicht.inspections.subjects import compose
from regiotoezicht.inspections.vocabulary import (
    AnswerCode,
    Cause,
    CompanionRole,
    CountKind,
    Ground,
    Issuer,
    LivesHere,
    Power,
    SpokenRole,
)
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.sharing.actions import accept, offer
from regiotoezicht.sharing.models import HandOver
from regiotoezicht.signals.actions import decide, register
from regiotoezicht.signals.models import Signal
from regiotoezicht.signals.vocabulary import Category, Channel, PlaceKind, Priority, Route, Source

FIRST_NUMBER = 501
ARRIVAL = time(14, 0)
MINUTES = 90
SATURDAY = 5
FOUND = (
    "De woonkamer was ingericht als werkruimte, met een prijslijst aan de wand. Er waren twee dienstverleners aan het "
    "werk; een vergunning was er niet."
)


@dataclass
class Team:
    """Who works on the dwellings of one town: her coordinator, the supervisors of the district and a lawyer."""

    stage: Stage
    town: Municipality
    coordinator: Account
    supervisors: list[Account]
    lawyer: Account

    def free_on(self, day: date) -> list[Account]:
        """Two supervisors who are on no round that day; nobody when there are fewer."""
        away = set(
            RoundMember.objects.filter(round__date=day, until_at__isnull=True).values_list("employee_id", flat=True)
        )
        free = [account for account in self.supervisors if account.employee_id not in away]
        return free[:2] if len(free) > 1 else []

    def plan(self, home: "Home", number: int) -> "Door":
        """Register a signal about a dwelling, decide on it and plan a visit, on the days before."""
        step = 1 if home.days < 0 else -1
        day = self.stage.today - timedelta(days=home.days)
        while day.weekday() >= SATURDAY or not (crew := self.free_on(day)):
            day += timedelta(days=step)
        signal = self._decided(home, number, day)
        at = min(self.stage.moment(day - timedelta(days=2)), self.stage.at)
        tour = planning.plan(
            self.town.district,
            token=self.stage.token(),
            date=day,
            start_time=ARRIVAL,
            minutes=MINUTES,
            members=[account.employee for account in crew if account.employee is not None],
            visits=[
                planning.PlannedVisit(
                    Cause.SIGNAL, PremisesKind.HOME, self.town, signal=signal, token=self.stage.token()
                )
            ],
            actor=AccountActor(self.coordinator, at),
            at=at,
        )
        return Door(self, crew, self.stage.moment(day, ARRIVAL.hour), tour.visits.get().pk)

    def _decided(self, home: "Home", number: int, day: date) -> Signal:
        received = min(self.stage.moment(day - timedelta(days=6)), self.stage.at - timedelta(hours=3))
        signal = register(
            self.town,
            token=self.stage.token(),
            source=home.source,
            channel=home.channel,
            categories=home.categories,
            received_at=received,
            place_kind=PlaceKind.DWELLING,
            address=fictitious_address(self.town, number, FIRST_NUMBER + number),
            text=home.text,
            actor=AccountActor(self.coordinator, received),
            at=received,
        )
        at = min(self.stage.moment(day - timedelta(days=4)), self.stage.at - timedelta(hours=1))
        return decide(
            signal,
            priority=Priority(signal.proposed_priority),
            route=Route.CONTROL,
            reason="" if signal.proposed_route == Route.CONTROL else "Een tweede aanleiding maakt een controle nodig.",
            second_cause=home.second_cause,
            actor=AccountActor(self.coordinator, at),
            at=at,
        )


@dataclass
class Door:
    """A crew at the door of a dwelling, and the minutes after they rang."""

    team: Team
    crew: list[Account]
    arrived_at: datetime
    visit_pk: int

    @property
    def visit(self) -> Visit:
        """The visit as it stands now."""
        found = Visit.objects.select_related("round", "municipality__district", "signal", "district")
        return found.get(pk=self.visit_pk)

    def after(self, minutes: int) -> datetime:
        """So many minutes after the arrival, never past the present."""
        return min(self.arrived_at + timedelta(minutes=minutes), self.team.stage.at)

    def by(self, account: Account, minutes: int) -> AccountActor:
        """Somebody of the crew at that moment."""
        return AccountActor(account, self.after(minutes))

    def enter(self, facts: EntryFacts, *, interpreter: bool = False) -> None:
        """Arrive, hear that somebody lives there, and go in."""
        first = self.by(self.crew[0], 0)
        visits.arrive(self.visit, actor=first, at=first.at)
        visits.answer_lives_here(self.visit, lives_here=LivesHere.YES, actor=first, at=first.at)
        later = self.by(self.crew[0], 6)
        entry.record_entry(self.visit, facts=facts, interpreter=interpreter, actor=later, at=later.at)

    def look_around(self) -> None:
        """Answer the checklist, find that a permit was needed, count, and leave."""
        second, visit = self.by(self.crew[1], 30), self.visit
        breach = next(one for one in items_of(visit) if ViolationKind.NO_PERMIT_HOME in one.violations)
        article = next(
            one
            for one in articles_on(visit.municipality, visit.round.date)
            if one.violation == ViolationKind.NO_PERMIT_HOME
        )
        answers = {one.code: (AnswerCode.BREACH if one is breach else AnswerCode.OK, "") for one in items_of(visit)}
        counts = {CountKind.PERSONS: 3, CountKind.WORK_ROOMS: 1, CountKind.CARDS_GIVEN: 2}
        powers = {Power.INFORMATION: "Nodig om te weten sinds wanneer hier wordt gewerkt."}
        seen.save_powers(visit, powers=powers, actor=second, at=second.at)
        seen.save_answers(visit, answers=answers, actor=second, at=second.at)
        seen.save_counts(visit, counts=counts, actor=second, at=second.at)
        seen.add_finding(
            visit,
            token=self.team.stage.token(),
            item=breach.code,
            article=article,
            text=FOUND,
            actor=second,
            at=second.at,
        )
        self.leave(45)

    def leave(self, minutes: int) -> None:
        """Note when the crew left."""
        actor = self.by(self.crew[0], minutes)
        visits.note_leaving(self.visit, left_at=actor.at, actor=actor, at=actor.at)

    def sign(self, *, signers: int = 2) -> Report:
        """Say that the report is ready, and sign it: both, or only the first."""
        for account in self.crew:
            actor = self.by(account, 120)
            reports.say_ready(self.visit, actor=actor, at=actor.at)
        for account in self.crew[:signers]:
            actor = self.by(account, 150)
            report = self._report()
            reports.sign(report, seen=report.sha256, actor=actor, at=actor.at)
        return self._report()

    def _report(self) -> Report:
        found = Report.objects.select_related("visit__round", "visit__municipality__district", "visit__signal")
        return found.get(visit=self.visit_pk)

    def hand_over(self, report: Report) -> HandOver:
        """Offer the report to the municipality, the next morning."""
        at = self.after(20 * 60)
        coordinator = AccountActor(self.team.coordinator, at)
        material = compose(coordinator, report.pk)
        return offer(
            material.record,
            content=material.content,
            files=material.files,
            token=self.team.stage.token(),
            actor=coordinator,
            at=at,
        )


def _consent(door: Door, language: str) -> EntryFacts:
    return EntryFacts(
        ground=Ground.CONSENT,
        entered_at=door.after(4),
        home=True,
        identity_shown=True,
        purpose_stated=True,
        consent_role=SpokenRole.RESIDENT,
        consent_at=door.after(3),
        consent_language=language,
        consent_evident=True,
    )


def _by_consent(door: Door) -> None:
    """A whole control by consent, in English with an interpreter; offered, and waiting for the lawyer."""
    door.enter(_consent(door, "Engels"), interpreter=True)
    door.look_around()
    door.hand_over(door.sign())


def _by_authorisation(door: Door) -> None:
    """A whole control by authorisation of the mayor, given the day before, with a police officer whom it names;
    accepted, and a case of the lawyer by now.
    """
    facts = replace(
        _consent(door, ""),
        ground=Ground.AUTHORISED,
        power_article="artikel 149a Gemeentewet en artikel 6:3 APV",
        issuer=Issuer.MAYOR,
        issued_date=door.team.stage.local_date(door.arrived_at) - timedelta(days=1),
        reference=f"BM{door.arrived_at:%Y}/0412",
        reason="toezicht op de vergunningplicht voor bedrijfsmatig gebruik",
        address_checked=True,
    )
    door.enter(facts)
    actor = door.by(door.crew[0], 8)
    seen.add_companion(
        door.visit,
        token=door.team.stage.token(),
        role=CompanionRole.POLICE,
        organisation="basisteam",
        ground="artikel 8, tweede lid, Awbi",
        named_in_authorisation=True,
        actor=actor,
        at=actor.at,
    )
    door.look_around()
    offered = door.hand_over(door.sign())
    at = door.after(26 * 60)
    lawyer = AccountActor(door.team.lawyer, at)
    open_case(accept(offered, actor=lawyer, at=at), actor=lawyer, at=at)


def _withdrawn(door: Door) -> None:
    """The resident withdrew consent after some minutes: the crew left; signed, and nobody offered it yet."""
    door.enter(_consent(door, "Nederlands"))
    actor = door.by(door.crew[0], 12)
    visits.withdraw_consent(door.visit, actor=actor, at=actor.at)
    door.sign()


def _help_asked(door: Door) -> None:
    """Somebody asked for help: the control stopped and nothing was noted; the second signature is still to come."""
    door.enter(_consent(door, "Spaans"), interpreter=True)
    actor = door.by(door.crew[1], 15)
    visits.note_help_asked(door.visit, actor=actor, at=actor.at)
    door.leave(50)
    door.sign(signers=1)


def _still_to_come(door: Door) -> None:
    """A visit of the coming days: only its supervisors, coordinator, lawyer and privacy officer see where."""


@dataclass(frozen=True)
class Home:
    """A dwelling and what happened there; `days` ago, or in the coming days when negative."""

    days: int
    source: Source
    channel: Channel
    categories: tuple[Category, ...]
    text: str
    happened: Callable[[Door], None]
    second_cause: str = ""


HOMES = (
    Home(
        26,
        Source.CITIZEN,
        Channel.PHONE,
        (Category.HOME, Category.NUISANCE),
        "Veel kort bezoek in de avond, al enkele weken.",
        _by_consent,
    ),
    Home(
        19,
        Source.PARTNER,
        Channel.EMAIL,
        (Category.HOME, Category.NO_PERMIT),
        "Een ketenpartner zag tijdens eigen werk een prijslijst en een wachtruimte.",
        _by_authorisation,
    ),
    Home(
        11,
        Source.ANONYMOUS_LINE,
        Channel.PORTAL,
        (Category.HOME,),
        "Aanloop op vaste tijden, gordijnen altijd dicht.",
        _withdrawn,
        second_cause="Eigen waarneming van het team: in een week drie keer aanloop gezien, los van deze melding.",
    ),
    Home(
        4,
        Source.CITIZEN,
        Channel.DESK,
        (Category.HOME,),
        "Wisselende bezoekers overdag; in het portiek hangt een bel zonder nummer.",
        _help_asked,
    ),
    Home(
        -3,
        Source.LICENSED_TRADE,
        Channel.PHONE,
        (Category.HOME, Category.NO_PERMIT),
        "Een vergund bedrijf meldt dat er zonder vergunning wordt gewerkt.",
        _still_to_come,
    ),
)


def make_homes(team: Team) -> int:
    """Make the visits to dwellings of one town; answers how many."""
    for number, home in enumerate(HOMES):
        home.happened(team.plan(home, number))
    return len(HOMES)
