"""Events and tasks of collection, the moves of a forfeited amount, and its lapse. Pure."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from operator import itemgetter

from regiotoezicht.bylaws.vocabulary import MeasureKind
from regiotoezicht.core.actions import EventType
from regiotoezicht.core.money import NO_BREAK, euros
from regiotoezicht.core.refusals import Refused
from regiotoezicht.enforcement.collection.vocabulary import (
    TRANSITIONS,
    Stage,
)
from regiotoezicht.law.calculation import compute
from regiotoezicht.law.lapse import Postponed, lapse
from regiotoezicht.law.refusals import NoAnswer
from regiotoezicht.law.sentences import long_day
from regiotoezicht.law.terms import Term

FORFEITED = EventType("enforcement.forfeited", "Dwangsom {number} verbeurd op {on}: {euros}, geadresseerde {who}")
COLLECTION_PREPARED = EventType("enforcement.collection_prepared", "Brieven voorbereid: {kind}, {amounts} bedragen")
COLLECTION_INTENDED = EventType(
    "enforcement.collection_intended", "Voornemen verzonden om dwangsom {number} in te vorderen"
)
COLLECTION_DECIDED = EventType(
    "enforcement.collection_decided", "Invorderingsbesluit van {decided}: {amounts} bedragen"
)
COLLECTION_MADE_KNOWN = EventType(
    "enforcement.collection_made_known", "Invorderingsbesluit verzonden: dwangsom {number}"
)
DECISION_TOLD = EventType("enforcement.decision_told", "Besluit over een dwangsom verzonden, geadresseerde {number}")
ASKER_TOLD = EventType("enforcement.asker_told", "Besluit op een verzoek om in te vorderen verzonden op {sent}")
REMINDED = EventType("enforcement.reminded", "Aanmaning verzonden op {on}: dwangsom {number}")
REMINDER_RETURNED = EventType(
    "enforcement.reminder_returned", "Aanmaning kwam terug op {on}: de stuiting van dwangsom {number} telt niet mee"
)
REMINDER_STANDS = EventType(
    "enforcement.reminder_stands", "Aanmaning is toch bekendgemaakt: de stuiting van dwangsom {number} telt mee"
)
WRIT_SERVED = EventType("enforcement.writ", "Dwangbevel van {on}: dwangsom {number}")
PAID = EventType("enforcement.paid", "Betaling van {on} op dwangsom {number}: {euros}")
UNDONE = EventType("enforcement.paid_undone", "Betaling van {on} op dwangsom {number} ongedaan gemaakt: {euros}")
WAIVED = EventType("enforcement.waived", "Afgezien van {euros} van dwangsom {number}, besluit van {on}")
LAPSED = EventType("enforcement.lapsed", "Dwangsom {number} is verjaard op {on}")
INTERRUPTED = EventType("enforcement.interrupted", "Verjaring van dwangsom {number} gestuit op {on}: {interruption}")
POSTPONED = EventType("enforcement.postponed", "Uitstel voor dwangsom {number} van {first} tot en met {last}")
PAYMENT_DECIDED = EventType("enforcement.payment_decided", "Dwangsom {number}: {payment}, besluit van {on}")
POSTPONEMENT_WITHDRAWN = EventType(
    "enforcement.postponement_withdrawn", "Dwangsom {number}: {payment}, besluit van {on}"
)
REQUEST_RECEIVED = EventType("enforcement.request_received", "Verzoek van {received} ontvangen: {request}")
REQUEST_DECIDED = EventType("enforcement.request_decided", "Verzoek beslist op {decided}: {outcome}")

TASK_FORFEIT = "enforcement.forfeit"
TASK_COLLECT = "enforcement.collect"
TASK_REQUEST = "enforcement.request"
TASK_LAPSED = "enforcement.lapsed"
TASK_LAPSE_90, TASK_LAPSE_30, TASK_LAPSE_7 = "enforcement.lapse_90", "enforcement.lapse_30", "enforcement.lapse_7"
WARNINGS = ((7, TASK_LAPSE_7), (30, TASK_LAPSE_30), (90, TASK_LAPSE_90))
TASKS = (TASK_FORFEIT, TASK_COLLECT, TASK_REQUEST, TASK_LAPSED, TASK_LAPSE_90, TASK_LAPSE_30, TASK_LAPSE_7)


def measure_of_collection() -> MeasureKind:
    """The measure that a mandate must cover to collect: whoever may impose the order, may collect what it forfeits.

    Basis: Awb 10:1, 5:37 (the body that imposed the order decides on its collection); ADR 0060.
    """
    return MeasureKind.ORDER_PENALTY


TERM_ENDS = {
    "interrupted": "gestuit",
    "returned": "brief kwam terug",
    "postponed": "verlengd door uitstel",
    "decided": "beslist",
}
"""Why a term of collection ended, besides the states in which an amount ends."""


def may_move(old: str, new: str) -> bool:
    """Whether a forfeited amount may go from one state to another.

    Basis: law notes C5; ADR 0060.
    """
    return Stage(new) in TRANSITIONS[Stage(old)]


def why_not_move(number: int, old: str, new: str) -> str:
    """Why an amount may not go to a state; empty when its table allows it.

    Basis: law notes C5; Awb 5:37(1) and 4:117 for the order of decision, reminder and writ.
    """
    if may_move(old, new):
        return ""
    why = {
        Stage.REMINDED: "eerst is een invorderingsbesluit nodig (artikel 5:37, eerste lid, Awb)",
        Stage.WRIT: "een dwangbevel kan pas na een aanmaning (artikel 4:117 Awb)",
    }.get(Stage(new), "")
    known = f"Dwangsom {number} heeft de stand “{Stage(old).label}” en kan niet de stand “{Stage(new).label}” krijgen"
    return f"{known}: {why}." if why and Stage(old) not in (Stage.PAID, Stage.WAIVED, Stage.LAPSED) else f"{known}."


def refuse_move(number: int, old: str, new: str) -> None:
    """A forfeited amount only makes the moves of its table. Raises Refused("amount_move").

    Basis: law notes C5; ADR 0060.
    """
    if sentence := why_not_move(number, old, new):
        raise Refused("amount_move", sentence)


def in_euros(cents: int) -> str:
    """An amount as an event keeps it: `2.500,00 euro`.

    Basis: ADR 0007 (events hold plain letters and figures).
    """
    return f"{euros(cents).removeprefix('€' + NO_BREAK)} euro"


def term_of(rule: str, start: date) -> Term:
    """A term of the law, with its own refusal turned into ours.

    Basis: per rule, see `law.rules.RULES`.
    """
    try:
        return compute(rule, start)
    except NoAnswer as refusal:
        raise Refused(refusal.code, refusal.sentence) from refusal


def lapse_of(forfeited_on: date, *, interrupted: Collection[date] = (), postponed: Collection[Postponed] = ()) -> Term:
    """The term of the lapse, with its own refusal turned into ours.

    Basis: Awb 5:35, 4:105, 4:106, 4:110, 4:111.
    """
    try:
        return lapse(forfeited_on, interrupted=interrupted, postponed=postponed)
    except NoAnswer as refusal:
        raise Refused(refusal.code, refusal.sentence, field="on") from refusal


def guarded_lapse(
    forfeited_on: date,
    *,
    interrupted: Collection[date],
    postponed: Collection[Postponed],
    returned_on: date,
) -> Term:
    """The lapse to guard while a reminder came back: without its interruption, and without what came too late then.

    Never later than the lapse in which that reminder counts.
    Basis: Awb 3:41 and 4:106 (a demand that did not reach whom it was for), 5:35, 4:110, 4:111.
    """
    days: list[date] = []
    periods: list[Postponed] = []
    happened: list[tuple[date, Postponed | None]] = [(day, None) for day in interrupted]
    happened += [(period.first, period) for period in postponed]
    for first, period in sorted(happened, key=itemgetter(0)):
        if first > lapse_of(forfeited_on, interrupted=days, postponed=periods).end:
            continue
        if period is None:
            days.append(first)
        else:
            periods.append(period)
    term = lapse_of(forfeited_on, interrupted=days, postponed=periods)
    why = (
        f"De aanmaning kwam terug op {long_day(returned_on)}. Zolang zij niet opnieuw is verzonden, telt haar stuiting "
        "niet mee (artikelen 3:41 en 4:106 Awb)."
    )
    return replace(term, steps=(why, *term.steps))


def why_lapsed(lapses_on: date, today: date) -> str:
    """Why nothing can be collected any more; empty until the last day is over.

    Basis: Awb 5:35 (one year, the last day included).
    """
    if today <= lapses_on:
        return ""
    return f"De invordering is verjaard: de laatste dag was {lapses_on:%d-%m-%Y} (artikel 5:35 Awb)."


def refuse_lapsed(lapses_on: date, day: date) -> None:
    """What lapsed is not collected. Raises Refused("lapsed").

    Basis: Awb 5:35.
    """
    if sentence := why_lapsed(lapses_on, day):
        raise Refused("lapsed", sentence)


def refuse_not_lapsed(lapses_on: date, today: date) -> None:
    """Lapse is laid down when the last day is over. Raises Refused("not_lapsed").

    Basis: Awb 5:35.
    """
    if today <= lapses_on:
        raise Refused("not_lapsed", f"Dit bedrag verjaart pas na {lapses_on:%d-%m-%Y} (artikel 5:35 Awb).")


def refuse_why(code: str, sentence: str, *, field: str | None = None) -> None:
    """Refuse for a reason that one of the questions above answered; nothing happens without one.

    Basis: that of the question.
    """
    if sentence:
        raise Refused(code, sentence, field=field)


def warning_of(lapses_on: date, today: date) -> str:
    """The kind of task that warns of a lapse on a day: at 90, at 30 and at 7 days, and when it lapsed; empty before.

    Basis: Awb 5:35; issue "The law in code", part 3.
    """
    left = (lapses_on - today).days
    if left < 0:
        return TASK_LAPSED
    return next((kind for days, kind in WARNINGS if left <= days), "")
