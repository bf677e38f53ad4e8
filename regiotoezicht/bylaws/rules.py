"""Rules of the local rules: statuses, who may keep and read them, and what is refused. Pure."""

from collections.abc import Collection
from datetime import date

from django.db.models import TextChoices

from regiotoezicht.access.rights import Way, allow
from regiotoezicht.access.roles import LEVELS, Role
from regiotoezicht.bylaws.vocabulary import MeasureKind, ViolationKind
from regiotoezicht.core.actions import EventType
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Permission
from regiotoezicht.organisation.rules import is_in_force

RULES_KEEP = Permission("bylaws.rules_keep", "Lokale regels en de handhavingsladder opstellen en vaststellen")
RULES_READ = Permission("bylaws.rules_read", "Lokale regels en de handhavingsladder inzien")

RULES_DRAFTED = EventType("bylaws.rules_drafted", "Concept van lokale regels gemaakt ({origin})")
RULES_CHANGED = EventType("bylaws.rules_changed", "Concept van lokale regels gewijzigd: {part}")
RULES_ADOPTED = EventType("bylaws.rules_adopted", "Lokale regels vastgesteld op {adopted}, geldig vanaf {from_date}")
RULES_DISCARDED = EventType("bylaws.rules_discarded", "Concept van lokale regels weggegooid")
RULES_CORRECTED = EventType("bylaws.rules_corrected", "Lokale regels gecorrigeerd door {by}")
RULES_ENDED = EventType("bylaws.rules_ended", "Lokale regels beëindigd per {until}")

REPETITIONS = (1, 2, 3)
WINDOW_MONTHS = 24
"""Months within which a violation counts as repeated, unless a municipality chooses otherwise."""
LOWEST_AGE = 18
DECISION_WEEKS = 12
"""Weeks to decide on a permit by the model by-law, once to be extended by as many (model APV 3:3)."""
SHORTEST_REASON = 10


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

    Basis: toegang.md, row "By-laws, ladder, templates".
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


def refuse_age(age: int) -> None:
    """The local minimum age is 18 or higher.

    Basis: Criminal Code (Sr) 248b; a by-law may set a higher age (model APV 3:14), never a lower one.
    """
    if not LOWEST_AGE <= age <= 30:
        raise Refused("age_out_of_range", "De minimumleeftijd ligt tussen 18 en 30 jaar.", field="minimum_age")


def refuse_repetition(repetition: int) -> None:
    """The ladder has three steps.

    Basis: own proposal of the ladder (docs/explanation); the last step holds for every later violation.
    """
    if repetition not in REPETITIONS:
        raise Refused("unknown_repetition", "De ladder kent een eerste, tweede en derde keer.", field="repetition")


def refuse_adoption(
    *, reference: str, adopted_date: date, from_date: date, today: date, articles: int, is_correction: bool = False
) -> None:
    """A set is adopted by a decision of the past, holds not before it, and says something.

    A correction mends how a set was written down here, for the period that it has: that may lie before it.
    Basis: Awb 3:40 (no effect before publication) and 4:81 (a policy rule is laid down by a decision); ADR 0055.
    """
    if not reference.strip():
        raise Refused("no_reference", "Vul het kenmerk van het vaststellingsbesluit in.", field="reference")
    if adopted_date > today:
        raise Refused("adopted_in_future", "De datum van het besluit ligt in de toekomst.", field="adopted_date")
    if from_date < adopted_date and not is_correction:
        raise Refused(
            "before_adoption",
            "De regels kunnen niet ingaan voordat zij zijn vastgesteld (artikel 3:40 Awb). Stond er iets verkeerd in "
            "het systeem? Maak dan een correctie van de vastgestelde regels.",
            field="adopted_date",
        )
    if not articles:
        raise Refused("no_articles", "Deze regels hebben nog geen artikelen; voeg die eerst toe.")


def refuse_ladder_without_article(violations: Collection[str]) -> None:
    """Every violation of the ladder is described by an article of the set. `violations` are those that are not.

    Basis: Awb 5:4(2) (no sanction unless the rule was laid down before).
    """
    if violations:
        named = "; ".join(sorted(ViolationKind(one).label for one in violations))
        raise Refused(
            "unknown_article",
            f"De ladder noemt overtredingen waar geen artikel bij hoort (artikel 5:4 Awb): {named}.",
        )


def refuse_gap(from_date: date, last_end: date | None, *, accepted: bool) -> None:
    """Rules follow upon the rules before them, unless somebody says that there were none in between.

    `last_end` is the first day on which the rules before no longer held. Basis: Awb 5:4 (one rule must have held on
    the day of a violation); ADR 0003.
    """
    if last_end is not None and last_end < from_date and not accepted:
        raise Refused(
            "gap",
            f"Tussen {last_end:%d-%m-%Y} en {from_date:%d-%m-%Y} gelden dan geen regels: een overtreding in die tijd "
            "heeft geen artikel (artikel 5:4 Awb). Kies een eerdere ingangsdatum, of bevestig dat dit klopt.",
            field="accepts_gap",
        )


def refuse_correction(*, status: str, is_corrected: bool, reason: str) -> None:
    """Only what was adopted is corrected, once, and with a reason.

    Basis: Awb 3:46; ADR 0055.
    """
    if status == Status.DRAFT:
        raise Refused("correct_draft", "Een concept hoeft geen correctie: wijzig het.")
    if is_corrected:
        raise Refused("corrected_before", "Deze regels zijn al gecorrigeerd; corrigeer de regels die ze vervingen.")
    if len(reason.strip()) < SHORTEST_REASON:
        raise Refused("no_reason", "Schrijf op wat er verkeerd stond.", field="reason")


def refuse_weeks(decision: int, extension: int) -> None:
    """A by-law gives a term to decide on a permit, and may give an extension.

    Basis: Awb 4:13 and 4:14 (the term of the by-law comes first).
    """
    if not 1 <= decision <= 52 or not 0 <= extension <= 52:
        raise Refused("weeks", "Een beslistermijn is 1 tot 52 weken (artikel 4:13 Awb).", field="decision_weeks")


def refuse_overlap(from_date: date, until_date: date | None, others: list[tuple[str, date, date | None]]) -> None:
    """Two adopted sets of one municipality never hold on the same day; `others` are title, from and until.

    Basis: ADR 0003; Awb 5:4 (one rule must have held on the day of a violation).
    """
    for title, from_other, until_other in others:
        if (until_date is None or from_other < until_date) and (until_other is None or from_date < until_other):
            raise Refused(
                "overlap",
                f"De periode overlapt met de vastgestelde regels «{title}» (vanaf {from_other:%d-%m-%Y}). "
                "Beëindig die eerst, of kies dat deze regels ze opvolgen.",
            )


def refuse_longer(until_now: date | None, until_date: date) -> None:
    """Ending a set makes its period shorter, never longer.

    Basis: ADR 0003; an adopted period is not edited.
    """
    if until_now is not None and until_date > until_now:
        raise Refused(
            "longer", f"Deze regels gelden al tot {until_now:%d-%m-%Y}; een latere datum kan niet.", field="until_date"
        )


def phase_on(status: str, from_date: date, until_date: date | None, on: date, *, is_corrected: bool = False) -> str:
    """The phase of a set on a day in Dutch: concept, gecorrigeerd, nog niet in werking, in werking or vervallen.

    Basis: ADR 0003 and 0055.
    """
    if status == Status.DRAFT:
        return "concept"
    if is_corrected:
        return "gecorrigeerd"
    if on < from_date:
        return "nog niet in werking"
    return "in werking" if is_in_force(from_date, until_date, on) else "vervallen"
