"""Permissions, events, states and guards of readiness, training and decisions. Pure."""

from collections.abc import Mapping
from datetime import date

from dateutil.relativedelta import relativedelta

from regiotoezicht.access.rights import Way, allow
from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import EventType
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Permission
from regiotoezicht.programme.vocabulary import State

READ = Permission("programme.read", "Het programma en de gereedheid van gemeenten inzien")
KEEP = Permission("programme.keep", "Gereedheid, besluiten en acties van een gemeente vastleggen")
PLAN_KEEP = Permission("programme.plan_keep", "Plannen en onderwerpen van besluiten vastleggen en sluiten")
CERTIFICATE_KEEP = Permission("programme.certificate_keep", "Opleidingen van eigen medewerkers vastleggen")
CERTIFICATE_READ = Permission("programme.certificate_read", "Opleidingen van medewerkers inzien")

ARRANGED = EventType("programme.arranged", "Vastgelegd voor de gereedheid: {item}, {date}")
WITHDRAWN = EventType("programme.withdrawn", "Ingetrokken voor de gereedheid: {item}")
CERTIFIED = EventType("programme.certified", "Opleiding vastgelegd: {course}, geldig tot {until}")
CERTIFICATE_WITHDRAWN = EventType("programme.certificate_withdrawn", "Opleiding ingetrokken: {course}")
SUBJECT_ADDED = EventType("programme.subject_added", "Onderwerp voor een besluit toegevoegd ({organ})")
SUBJECT_CLOSED = EventType("programme.subject_closed", "Onderwerp voor een besluit gesloten")
MOVED = EventType("programme.moved", "Besluit van {from_state} naar {to_state}, {date}")
UNDONE = EventType("programme.undone", "Stap van een besluit ingetrokken: van {from_state} terug naar {to_state}")

RETENTION = "selectielijst 16.1.2: blijvend"
"""How long the programme is kept."""

TRANSITIONS: Mapping[State, frozenset[State]] = {
    State.NOT_YET: frozenset({State.PROPOSED}),
    State.PROPOSED: frozenset({State.AGENDA, State.ADOPTED, State.AMENDED, State.REFUSED}),
    State.AGENDA: frozenset({State.PROPOSED, State.ADOPTED, State.AMENDED, State.REFUSED}),
    State.ADOPTED: frozenset(),
    State.AMENDED: frozenset(),
    State.REFUSED: frozenset({State.PROPOSED}),
}
"""The moves of a decision: from the agenda it may go back, and what was refused may be proposed again."""
AHEAD = relativedelta(years=1)
"""How far ahead an agenda is made."""

EARLIEST = date(2000, 1, 1)
"""A day before it is a typing error: no certificate or decision of this task is that old."""
LONGEST_VALID = relativedelta(years=10)
REMINDED = relativedelta(months=3)
"""How long before its end a certificate asks for attention."""


def declare_rights() -> None:
    """Fill in who keeps and who reads the programme.

    Basis: toegang.md, row "Programme, readiness".
    """
    everybody: dict[Role, Way | tuple[Way, ...]] = {role: Way.OFFICE for role in Role if role is not Role.PARTNER}
    allow(READ, everybody)
    allow(KEEP, dict.fromkeys((Role.POLICY_OFFICER, Role.PROGRAMME_OWNER), Way.OFFICE))
    allow(PLAN_KEEP, {Role.PROGRAMME_OWNER: Way.OFFICE})
    allow(CERTIFICATE_KEEP, {Role.POLICY_OFFICER: Way.OFFICE})
    allow(CERTIFICATE_READ, dict.fromkeys((Role.POLICY_OFFICER, Role.COORDINATOR), Way.OFFICE))


def refuse_day(day: date, today: date, *, field: str) -> None:
    """What is recorded has happened, in the time of this task.

    Basis: Awb 3:2 (careful preparation); ADR 0160.
    """
    if day > today:
        raise Refused("in_future", "Deze datum ligt in de toekomst; kies de dag waarop het gebeurde.", field=field)
    if day < EARLIEST:
        raise Refused("too_early", f"Deze datum ligt voor {EARLIEST:%d-%m-%Y}; kijk het jaar na.", field=field)


def refuse_validity(passed: date, until: date) -> None:
    """A certificate holds for some time after it was got, and not for ever.

    Basis: ADR 0160.
    """
    if until <= passed:
        raise Refused("empty_period", "De geldigheid eindigt niet na de dag van slagen.", field="until_date")
    if until > passed + LONGEST_VALID:
        raise Refused("too_long", "Een certificaat geldt ten hoogste tien jaar; kijk het jaar na.", field="until_date")


def asks_attention(until: date, on: date) -> bool:
    """Whether a certificate ended or ends within three months.

    Basis: ADR 0160.
    """
    return until <= on + REMINDED


def comes_after(to: State) -> State:
    """The step that came before this one: what is proposed again was refused, and all else was proposed.

    Basis: ADR 0160 (states are a table).
    """
    return State.REFUSED if to is State.PROPOSED else State.PROPOSED


def refuse_move(old: State, new: State) -> None:
    """A decision only makes the moves of its table.

    Basis: ADR 0160 (states are a table).
    """
    if new not in TRANSITIONS[old]:
        raise Refused("move", f"Een besluit met de stand «{old.label}» kan niet «{new.label}» worden.", field="to")


def refuse_step_day(day: date, to: State, *, today: date, base: State, earlier: date | None, place: str = "") -> None:
    """Nothing is decided before it was proposed, nor proposed again before it was refused; only an agenda lies ahead.

    `base` is the step that came first, `earlier` its day, and `place` where, when that is to be said.
    Basis: Awb 3:2 (careful preparation); ADR 0160.
    """
    if to is State.AGENDA and day > today + AHEAD:
        raise Refused("far_ahead", "Deze vergadering ligt meer dan een jaar vooruit; kijk het jaar na.", field="on")
    refuse_day(min(day, today) if to is State.AGENDA else day, today, field="on")
    if earlier is not None and day < earlier:
        where = f" in {place}" if place else ""
        sentence = f"Deze datum ligt voor de stap «{base.label}» van {earlier:%d-%m-%Y}{where}."
        raise Refused("before_step", sentence, field="on")
