"""Permissions, events, states and guards of rounds and visits. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from regiotoezicht.access.rights import Way, allow, lend_along
from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import EventType
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Permission
from regiotoezicht.inspections.vocabulary import LivesHere, Part, RoundStatus, VisitStatus

ROUND_PLAN = Permission("inspections.round_plan", "Rondes plannen, wijzigen en annuleren")
ROUND_LIST = Permission("inspections.round_list", "De lijst openen van de rondes die men mag zien")
ROUND_READ = Permission("inspections.round_read", "Rondes inzien")
VISIT_READ = Permission("inspections.visit_read", "Bezoeken inzien: plaats, aanleiding en stand")
VISIT_WORK = Permission("inspections.visit_work", "Een bezoek uitvoeren en vastleggen")
DWELLING_READ = Permission("inspections.dwelling_read", "Het adres van een te bezoeken woning inzien")
DWELLING_READ_DISTRICT = Permission(
    "inspections.dwelling_read_district", "Het adres van een woning inzien tot de gemeente het rapport overnam"
)
DWELLING_READ_CLOSED = Permission(
    "inspections.dwelling_read_closed", "Het adres van een woning inzien in een gesloten zaak"
)
REPORT_LIST = Permission("inspections.report_list", "De lijst openen van de rapporten die men mag zien")
REPORT_DRAFT = Permission("inspections.report_draft", "Een conceptrapport inzien en maken")
REPORT_SIGN = Permission("inspections.report_sign", "Een rapport van bevindingen ondertekenen")
REPORT_READ = Permission("inspections.report_read", "Ondertekende rapporten inzien")
REPORT_READ_DISTRICT = Permission(
    "inspections.report_read_district", "Ondertekende rapporten inzien tot de gemeente ze heeft aanvaard"
)
REPORT_PRINT = Permission("inspections.report_print", "De PDF/A van een ondertekend rapport maken")
REPORT_SUPPLEMENT = Permission("inspections.report_supplement", "Een ondertekend rapport aanvullen")
REPORT_TAKE_OVER = Permission("inspections.report_take_over", "Een rapport overnemen van het district")

ROUND_PLANNED = EventType("inspections.round_planned", "Ronde {reference} gepland op {date}")
ROUND_MOVED = EventType("inspections.round_moved", "Ronde verplaatst van {from_date} naar {to_date}")
ROUND_CANCELLED = EventType("inspections.round_cancelled", "Ronde geannuleerd ({reason})")
ROUND_STATUS = EventType("inspections.round_status", "Ronde van {from_status} naar {to_status}")
MEMBER_REPLACED = EventType("inspections.member_replaced", "Toezichthouder vervangen ({reason})")
MEMBER_ADDED = EventType("inspections.member_added", "Toezichthouder toegevoegd")
VISITS_REORDERED = EventType("inspections.visits_reordered", "Volgorde van de bezoeken gewijzigd")
VISIT_ADDED = EventType("inspections.visit_added", "Bezoek toegevoegd aan ronde {reference}")
VISIT_DROPPED = EventType("inspections.visit_dropped", "Bezoek vervallen")
ROUND_MATCHED = EventType(
    "inspections.round_matched", "Afgestemd met de regio: {visits} bezoek(en), {hits} treffer(s)", reading=True
)
VISIT_MATCHED = EventType("inspections.visit_matched", "Ook bekend in {municipality}", reading=True)
MATCHED_BY_OTHER = EventType(
    "inspections.matched_by_other",
    "District {district} vroeg bij het plannen of een bedrijf hier bekend is: ja",
    reading=True,
)
VISIT_ARRIVED = EventType("inspections.visit_arrived", "Aangekomen voor de controle")
VISIT_STATUS = EventType("inspections.visit_status", "Bezoek van {from_status} naar {to_status}")
VISIT_SAVED = EventType("inspections.visit_saved", "Onderdeel van het bezoek vastgelegd: {part}")
VISIT_GIVEN_UP = EventType("inspections.visit_given_up", "Niemand aanwezig; het team gaat niet terug")
CONSENT_WITHDRAWN = EventType("inspections.consent_withdrawn", "Toestemming ingetrokken; de woning is verlaten")
PHOTO_ADDED = EventType("inspections.photo_added", "Foto toegevoegd")
PHOTO_HELD = EventType("inspections.photo_held", "Foto opgehouden: mogelijk een persoon herkenbaar")
PHOTO_COVERED = EventType("inspections.photo_covered", "Foto onherkenbaar gemaakt")
PHOTO_CLEARED = EventType("inspections.photo_cleared", "Foto bekeken: geen persoon herkenbaar")
HOME_PHOTOS_ON = EventType("inspections.home_photos_on", "Foto's in de woning aangezet (reden: {reason})")
HOME_PHOTOS_OFF = EventType("inspections.home_photos_off", "Foto's in de woning uitgezet")
PHOTO_REMOVED = EventType("inspections.photo_removed", "Foto verwijderd uit het concept")
READY_SAID = EventType("inspections.ready_said", "Toezichthouder meldt: klaar voor het rapport")
READY_VOIDED = EventType("inspections.ready_voided", "Concept gewijzigd: {signatures} handtekening(en) vervallen")
REPORT_COMPOSED = EventType("inspections.report_composed", "Rapport {number} opgesteld")
REPORT_SIGNED = EventType("inspections.report_signed", "Rapport ondertekend ({place} van {needed})")
REPORT_LOCKED = EventType("inspections.report_locked", "Rapport vergrendeld; hash {sha256}")
REPORT_PRINTED = EventType("inspections.report_printed", "PDF/A van het rapport gemaakt")
REPORT_SUPPLEMENTED = EventType("inspections.report_supplemented", "Aanvulling {number} op het rapport")
REPORT_TAKEN_OVER = EventType("inspections.report_taken_over", "Rapport overgenomen door de gemeente")
DWELLING_CLOSED = EventType("inspections.dwelling_closed", "Zaak voorbij; het adres van de woning is gesloten")
VISIT_SEEN = EventType("inspections.visit_seen", "Bezoek bekeken", reading=True)
DWELLING_SEEN = EventType("inspections.dwelling_seen", "Adres van de woning bekeken", reading=True)
REPORT_SEEN = EventType("inspections.report_seen", "Rapport bekeken", reading=True)
REPORTS_LISTED = EventType("inspections.reports_listed", "Lijst van rapporten bekeken", reading=True)

ROUND_TRANSITIONS: Mapping[RoundStatus, frozenset[RoundStatus]] = {
    RoundStatus.PLANNED: frozenset({RoundStatus.UNDER_WAY, RoundStatus.CANCELLED}),
    RoundStatus.UNDER_WAY: frozenset({RoundStatus.DONE}),
    RoundStatus.DONE: frozenset(),
    RoundStatus.CANCELLED: frozenset(),
}

# How a control ended decides where it returns to when a report that was ready is changed.
ENDINGS = frozenset({VisitStatus.HELP_ASKED, VisitStatus.REFUSED_ENTRY, VisitStatus.BROKEN_OFF})

TRANSITIONS: Mapping[VisitStatus, frozenset[VisitStatus]] = {
    VisitStatus.PLANNED: frozenset({VisitStatus.UNDER_WAY, VisitStatus.CANCELLED}),
    VisitStatus.UNDER_WAY: frozenset({*ENDINGS, VisitStatus.NOBODY_HOME, VisitStatus.REPORT_READY}),
    VisitStatus.NOBODY_HOME: frozenset({VisitStatus.UNDER_WAY}),
    VisitStatus.HELP_ASKED: frozenset({VisitStatus.REPORT_READY}),
    VisitStatus.REFUSED_ENTRY: frozenset({VisitStatus.REPORT_READY}),
    VisitStatus.BROKEN_OFF: frozenset({VisitStatus.REPORT_READY}),
    VisitStatus.REPORT_READY: frozenset({*ENDINGS, VisitStatus.UNDER_WAY, VisitStatus.SIGNED}),
    VisitStatus.SIGNED: frozenset(),
    VisitStatus.CANCELLED: frozenset(),
}

TASK_VISIT = "inspections.visit"
TASK_REPLACE = "inspections.replace"
TASK_SIGN = "inspections.sign"
GRANT_ROUND = "round"
GRANT_VISIT = "visit"
TASK_OFFER = "inspections.offer"
SIGNER = "signer"
"""The reason of the grant on a report: its signers keep it, for a supplement too."""
ENDED_EARLY = "ended_early"
"""What an event says of a control that stopped because somebody asked for help, and no more."""

SMALLEST_ROUND = 2
SHORTEST_ROUND = timedelta(minutes=15)
LONGEST_ROUND = timedelta(hours=12)
LARGEST_COUNT = 99
CLOSED_VISIT = frozenset({VisitStatus.SIGNED, VisitStatus.CANCELLED})
OVER = frozenset({VisitStatus.SIGNED, VisitStatus.CANCELLED, VisitStatus.NOBODY_HOME})


def declare_rights() -> None:
    """Fill in who holds the permissions of this room.

    Basis: toegang.md, rows "Round, visit", "Dwelling" and "Report".
    """
    read_by_own_office = {Role.LAWYER: Way.OFFICE, Role.PRIVACY_OFFICER: Way.OFFICE}
    lend_along(GRANT_ROUND, GRANT_VISIT)  # a report is of who made the control: it goes to nobody else
    allow(ROUND_PLAN, {Role.COORDINATOR: Way.OFFICE})
    allow(ROUND_LIST, {Role.COORDINATOR: Way.OFFICE, Role.SUPERVISOR: Way.OFFICE})
    allow(ROUND_READ, {Role.COORDINATOR: Way.OFFICE, Role.SUPERVISOR: Way.ASSIGNED})
    allow(
        VISIT_READ,
        {Role.COORDINATOR: Way.OFFICE, Role.LAWYER: Way.OFFICE, Role.SUPERVISOR: Way.ASSIGNED},
    )
    allow(VISIT_WORK, {Role.SUPERVISOR: Way.ASSIGNED})
    allow(
        DWELLING_READ,
        {Role.SUPERVISOR: Way.ASSIGNED, **read_by_own_office},
    )
    allow(DWELLING_READ_DISTRICT, {Role.COORDINATOR: Way.OFFICE})
    allow(DWELLING_READ_CLOSED, {Role.LAWYER: Way.OFFICE})
    allow(REPORT_LIST, {Role.COORDINATOR: Way.OFFICE, Role.SUPERVISOR: Way.OFFICE, **read_by_own_office})
    allow(REPORT_DRAFT, {Role.SUPERVISOR: Way.ASSIGNED})
    allow(REPORT_SIGN, {Role.SUPERVISOR: Way.ASSIGNED})
    allow(REPORT_READ, {Role.SUPERVISOR: Way.ASSIGNED, **read_by_own_office})
    allow(REPORT_READ_DISTRICT, {Role.COORDINATOR: Way.OFFICE})
    allow(REPORT_PRINT, {})  # nobody decides this: the system makes the PDF for whoever may read the report
    allow(REPORT_SUPPLEMENT, {Role.SUPERVISOR: Way.ASSIGNED})
    allow(REPORT_TAKE_OVER, {Role.LAWYER: Way.OFFICE})


def refuse_round_move(old: RoundStatus, new: RoundStatus) -> None:
    """A round only makes the moves of its table.

    Basis: ADR 0030 (states are a table).
    """
    if new not in ROUND_TRANSITIONS[old]:
        raise Refused("round_move", f"Een ronde die {old.label} is, kan niet {new.label} worden.")


def refuse_visit_move(old: VisitStatus, new: VisitStatus) -> None:
    """A visit only makes the moves of its table.

    Basis: ADR 0030 (states are a table).
    """
    if new not in TRANSITIONS[old]:
        raise Refused("visit_move", f"Een bezoek met de stand «{old.label}» kan niet de stand «{new.label}» krijgen.")


def refuse_small_round(members: int) -> None:
    """A control is always done by two.

    Basis: CCV, werkwijze toezicht en handhaving prostitutie (controle in koppels).
    """
    if members < SMALLEST_ROUND:
        raise Refused(
            "round_for_one",
            "Een controle gebeurt altijd met twee toezichthouders (CCV-werkwijze). Kies er nog een bij.",
            field="members",
        )


def refuse_past(day: date, today: date) -> None:
    """A round is planned for today or later.

    Basis: Awb 5:13 (a control that was is no plan); ADR 0030.
    """
    if day < today:
        raise Refused("date_in_past", "Deze datum ligt in het verleden. Kies vandaag of een latere dag.", field="date")


def refuse_undesignated(missing: Collection[tuple[str, str]], on: date) -> None:
    """Whoever is not designated in a municipality on the day supervises nothing there.

    `missing` holds pairs of the supervisor's name and the municipality's name.
    Basis: Awb 5:11.
    """
    if not missing:
        return
    who = "; ".join(f"{name} in {municipality}" for name, municipality in sorted(missing))
    raise Refused(
        "not_designated",
        f"Geen geldige aanwijzing als toezichthouder (artikel 5:11 Awb) op {on:%d-%m-%Y}: {who}.",
        field="members",
    )


@dataclass(frozen=True)
class Span:
    """When a round runs: its day, start and length; it may run past midnight."""

    day: date
    start: time
    minutes: int

    @property
    def bounds(self) -> tuple[datetime, datetime]:
        """Start and end as local, naive moments."""
        start = datetime.combine(self.day, self.start)
        return start, start + timedelta(minutes=self.minutes)

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which it runs: the next day too when it passes midnight."""
        _, end = self.bounds
        last = (end - timedelta(microseconds=1)).date()
        return (self.day,) if last <= self.day else (self.day, last)


def overlaps(one: Span, other: Span) -> bool:
    """Whether two rounds run at the same time; one that starts when the other ends does not.

    Basis: ADR 0003 (periods are half-open).
    """
    (start, end), (other_start, other_end) = one.bounds, other.bounds
    return start < other_end and other_start < end


def refuse_double_booking(names: Collection[str]) -> None:
    """Nobody is in two rounds at the same time.

    Basis: CCV-werkwijze (a pair stays together); ADR 0030.
    """
    if names:
        raise Refused(
            "double_booked",
            f"Al ingedeeld in een ronde op hetzelfde moment: {', '.join(sorted(names))}. Kies iemand anders of een "
            "ander tijdstip.",
            field="members",
        )


def refuse_closed_round(status: RoundStatus) -> None:
    """A round that is over or cancelled is not changed.

    Basis: ADR 0030 (states are a table).
    """
    if status in (RoundStatus.CANCELLED, RoundStatus.DONE):
        raise Refused("round_closed", f"Deze ronde is {status.label} en kan niet meer worden gewijzigd.")


def refuse_moving(status: RoundStatus) -> None:
    """Only a round that has not begun is moved to another moment.

    Basis: ADR 0030 (states are a table); Awb 5:48(2)(c) (the report states the time).
    """
    refuse_closed_round(status)
    if status is RoundStatus.UNDER_WAY:
        raise Refused("round_under_way", "Deze ronde is al begonnen en kan niet meer worden verplaatst.")


def refuse_length(minutes: int) -> None:
    """A round has a length that two people can work.

    Basis: ADR 0032 (a bound against typing errors; working hours are judged by the employer).
    """
    if not SHORTEST_ROUND <= timedelta(minutes=minutes) <= LONGEST_ROUND:
        raise Refused("round_length", "Een ronde duurt ten minste 15 minuten en ten hoogste 12 uur.", field="minutes")


def refuse_empty_round(visits: int) -> None:
    """A round goes somewhere: the designations are judged by its visits.

    Basis: Awb 5:11; ADR 0032.
    """
    if visits < 1:
        raise Refused("no_visits", "Kies ten minste één bezoek. Is er geen enkel bezoek meer, annuleer dan de ronde.")


def refuse_outside_district(names: Collection[str], on: date) -> None:
    """The district acts only for municipalities that take part in it on the day.

    Basis: toegang.md (an agreement in force with the own municipality); Awb 5:11.
    """
    if names:
        raise Refused(
            "outside_district",
            f"Het district treedt op {on:%d-%m-%Y} niet op voor: {', '.join(sorted(names))}.",
            field="visits",
        )


def refuse_not_supervising(names: Collection[str], on: date) -> None:
    """Who goes on a round is a supervisor of the district on that day, with an open account.

    Basis: toegang.md, row "Round, visit": assigned supervisors work.
    """
    if names:
        raise Refused(
            "no_supervisor",
            f"Op {on:%d-%m-%Y} geen toezichthouder van dit district met een account: {', '.join(sorted(names))}.",
            field="members",
        )


def refuse_home_without_signal(*, home: bool, on_signal: bool) -> None:
    """A home is visited only on a signal; the team's own choice and the register reach businesses and places.

    Basis: ADR 0030; Grondwet 12; Awb 5:13.
    """
    if home and not on_signal:
        raise Refused(
            "home_without_signal",
            "Een woning wordt alleen bezocht op een melding over die woning. Leg eerst de melding vast.",
            field="kind",
        )


def refuse_place_elsewhere(*, elsewhere: bool) -> None:
    """The place of a visit lies in the municipality for which it is planned.

    Basis: Awb 5:11 (designation per municipality); toegang.md ("own" is the responsible municipality).
    """
    if elsewhere:
        raise Refused("place_elsewhere", "Deze plaats ligt in een andere gemeente dan u koos.", field="municipality")


def refuse_early_or_late(on: date, today: date) -> None:
    """A visit starts on the day of its round, or the day after when the round runs past midnight.

    Basis: Awb 5:11 (designation is judged on the day of the control).
    """
    if not on <= today <= on + timedelta(days=1):
        raise Refused("other_day", f"Dit bezoek is gepland op {on:%d-%m-%Y}. Verplaats eerst de ronde.")


def is_home(*, is_dwelling: bool, lives_here: str) -> bool:
    """Whether the place is entered as a dwelling: it is one, or somebody turned out to live there.

    Basis: Awb 5:15(1); Algemene wet op het binnentreden 1 and 2.
    """
    return is_dwelling or lives_here == LivesHere.YES


def refuse_writing(status: VisitStatus, part: Part) -> None:
    """What may be written in each phase of a visit.

    Nothing before arrival, nothing once signed, and nothing at all after somebody asked for help: the control stops
    at once and no notes of that talk are kept.
    Basis: law notes, "Further rules" (help asked); Awb 5:13.
    """
    if status is VisitStatus.HELP_ASKED and part is not Part.CLOSING:
        raise Refused(
            "help_asked",
            "De controle is gestopt omdat hulp is gevraagd. Van dat gesprek wordt niets vastgelegd.",
        )
    if status in CLOSED_VISIT:
        raise Refused("visit_closed", "Dit bezoek is afgesloten. Een wijziging kan alleen als aanvulling.")
    if status is VisitStatus.PLANNED:
        raise Refused("not_arrived", "Meld eerst de aankomst.")
    if status is VisitStatus.NOBODY_HOME:
        raise Refused("nobody_home", "Er was niemand aanwezig. Heropen het bezoek als er later toch is gecontroleerd.")
    if status is VisitStatus.REFUSED_ENTRY and part in (Part.CHECKLIST, Part.COUNTS, Part.PHOTOS):
        raise Refused("no_entry", "De toegang is geweigerd; binnen is niets gezien.")
