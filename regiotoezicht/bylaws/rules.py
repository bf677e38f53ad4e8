"""Rules of the local rules: statuses, who may keep and read them, and what is refused. Pure."""

from datetime import date

from django.db.models import TextChoices

from regiotoezicht.access.rights import Way, allow
from regiotoezicht.access.roles import LEVELS, Role
from regiotoezicht.bylaws.vocabulary import MeasureKind
from regiotoezicht.core.actions import EventType
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Permission

RULES_KEEP = Permission("bylaws.rules_keep", "Lokale regels en de handhavingsladder opstellen en vaststellen")
RULES_READ = Permission("bylaws.rules_read", "Lokale regels en de handhavingsladder inzien")

RULES_DRAFTED = EventType("bylaws.rules_drafted", "Concept van lokale regels gemaakt ({origin})")
RULES_CHANGED = EventType("bylaws.rules_changed", "Concept van lokale regels gewijzigd: {part}")
RULES_ADOPTED = EventType("bylaws.rules_adopted", "Lokale regels vastgesteld op {adopted}, geldig vanaf {from_date}")
RULES_ENDED = EventType("bylaws.rules_ended", "Lokale regels beëindigd per {until}")

REPETITIONS = (1, 2, 3)
WINDOW_MONTHS = 24
"""Months within which a violation counts as repeated, unless a municipality chooses otherwise."""
LOWEST_AGE = 18


class Status(TextChoices):
    """Where a rule set is between the first word and the last day."""

    DRAFT = "draft", "concept"
    ADOPTED = "adopted", "vastgesteld"
    ENDED = "ended", "beëindigd"


TRANSITIONS: dict[Status, frozenset[Status]] = {
    Status.DRAFT: frozenset({Status.ADOPTED}),
    Status.ADOPTED: frozenset({Status.ENDED}),
    Status.ENDED: frozenset(),
}


def declare_rights() -> None:
    """Fill in who keeps and who reads the local rules.

    Basis: access.md, row "By-laws, ladder, templates".
    """
    allow(RULES_KEEP, {Role.LAWYER: Way.OFFICE})
    readers: dict[Role, Way | tuple[Way, ...]] = {role: Way.OFFICE for role in Role if role not in LEVELS}
    allow(RULES_READ, readers | {Role.COORDINATOR: Way.OFFICE, Role.SUPERVISOR: Way.DESIGNATED})


def refuse_unless_draft(status: str) -> None:
    """Only a draft is edited; an adopted set is followed by another one.

    Basis: Awb 4:81 and 3:42 (a policy rule binds as it was published), ADR 0003 (rules are dated).
    """
    if status != Status.DRAFT:
        raise Refused(
            "not_draft",
            "Vastgestelde regels worden niet gewijzigd. Maak een kopie, wijzig die, en stel haar vast als opvolger.",
        )


def refuse_move(status: str, to: Status) -> None:
    """Refuse a move that the table of transitions does not have.

    Basis: ADR 0003 (draft, adopted, ended; never back).
    """
    if to not in TRANSITIONS[Status(status)]:
        raise Refused("wrong_status", f"Deze regels zijn {Status(status).label} en kunnen niet {to.label} worden.")


def refuse_empty_period(from_date: date, until_date: date | None, *, field: str = "until_date") -> None:
    """A period holds at least one day.

    Basis: ADR 0003 (periods are half-open).
    """
    if until_date is not None and until_date <= from_date:
        raise Refused("empty_period", "De einddatum moet na de ingangsdatum liggen.", field=field)


def refuse_amounts(measure: str, amount_cents: int | None, maximum_cents: int | None) -> None:
    """An order under penalty has an amount and a maximum that is not lower; no other measure has amounts. Cents.

    Basis: Awb 5:32b(1) and (3): the penalty per unit of time or breach, and the amount above which none is due.
    """
    if measure != MeasureKind.ORDER_PENALTY:
        if amount_cents is not None or maximum_cents is not None:
            raise Refused(
                "amount_without_penalty", "Alleen een last onder dwangsom heeft een bedrag.", field="amount_cents"
            )
        return
    if (amount_cents is None) != (maximum_cents is None):
        raise Refused(
            "amount_incomplete", "Vul het bedrag en het maximum allebei in (artikel 5:32b Awb).", field="maximum_cents"
        )
    if amount_cents is not None and amount_cents <= 0:
        raise Refused("amount_not_positive", "Het bedrag moet hoger zijn dan nul.", field="amount_cents")
    if amount_cents is not None and maximum_cents is not None and maximum_cents < amount_cents:
        raise Refused(
            "maximum_below_amount",
            "Het maximum is lager dan het bedrag per overtreding (artikel 5:32b Awb).",
            field="maximum_cents",
        )
