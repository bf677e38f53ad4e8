"""Payments, waivers, interruptions and postponement: what they must say, and why not. Pure; cents."""

from datetime import date

from regiotoezicht.core.money import euros
from regiotoezicht.core.refusals import Refused
from regiotoezicht.enforcement.collection.deciding import SHORTEST_REASON, SHORTEST_REASONS
from regiotoezicht.enforcement.collection.vocabulary import Interruption, Stage

LONGEST_POSTPONED_DAYS = 5 * 366


def refuse_payment(cents: int | None, paid_on: date, *, open_cents: int, forfeited_on: date, today: date) -> None:
    """A payment is of a day that was, after the forfeiture, and no more than what is due. Interest is left out.

    Basis: Awb 5:33 and 4:89; the interest of 4:97 is shown beside it and not kept as a payment (ADR 0083).
    """
    if cents is None or cents <= 0:
        raise Refused("no_cents", "Vul in hoeveel is betaald.", field="amount")
    if paid_on > today:
        raise Refused("paid_in_future", "De betaling ligt in de toekomst.", field="paid_on")
    if paid_on < forfeited_on:
        raise Refused(
            "paid_before",
            f"De dwangsom is pas op {forfeited_on:%d-%m-%Y} verbeurd; een eerdere betaling hoort hier niet bij.",
            field="paid_on",
        )
    if cents > open_cents:
        raise Refused(
            "paid_too_much",
            f"Er staat nog {euros(open_cents)} open; een hogere betaling hoort hier niet bij. Rente legt u "
            "hier niet als betaling vast (artikelen 4:97 en 4:99 Awb).",
            field="amount",
        )


def refuse_waiver(cents: int | None, reason: str, *, open_cents: int) -> None:
    """Collection is waived for a reason, of no more than what is due.

    Basis: Awb 5:37 and 3:4 (special circumstances), 4:94a, 3:46.
    """
    if cents is None or cents <= 0:
        raise Refused("no_cents", "Vul in van welk bedrag u afziet.", field="amount")
    if cents > open_cents:
        raise Refused("waived_too_much", f"Er staat nog {euros(open_cents)} open.", field="amount")
    if len(reason.strip()) < SHORTEST_REASONS:
        raise Refused(
            "reason",
            f"Motiveer in ten minste {SHORTEST_REASONS} tekens welke bijzondere omstandigheden er zijn "
            "(artikelen 3:4 en 3:46 Awb).",
            field="reason",
        )


def stage_before(*, has_writ: bool, is_reminded: bool, is_decided: bool, is_intended: bool) -> Stage:
    """Where an amount stood before it was paid: the last step that was taken to collect it.

    Basis: law notes C5; Awb 5:33 to 5:37 (a payment that never came ends nothing).
    """
    if has_writ:
        return Stage.WRIT
    if is_reminded:
        return Stage.REMINDED
    if is_decided:
        return Stage.DECIDED
    return Stage.INTENDED if is_intended else Stage.FORFEITED


def refuse_undoing(reason: str, *, is_undone: bool) -> None:
    """A payment is undone once, with a reason; the payment itself stays to be seen.

    Basis: ADR 0002 and 0060 (history is added to and never edited); Awb 3:2.
    """
    if is_undone:
        raise Refused("undone_before", "Deze betaling is al ongedaan gemaakt.")
    if len(reason.strip()) < SHORTEST_REASON:
        raise Refused("reason", "Schrijf op waarom deze betaling niet klopt.", field="reason")


def refuse_interruption(kind: str, on: date, note: str, *, today: date) -> None:
    """An interruption is of a day that was, and says what happened. When it is too late, `lapse_of` refuses it.

    Basis: Awb 4:105, 4:106, 4:110. A decision on collection is none of them.
    """
    if kind not in Interruption:
        raise Refused("interruption", "Kies waardoor de verjaring is gestuit.", field="kind")
    if on > today:
        raise Refused("interrupted_in_future", "De datum ligt in de toekomst.", field="on")
    if len(note.strip()) < SHORTEST_REASON:
        raise Refused("note", "Schrijf op wat er is gebeurd.", field="note")


def refuse_standing(reason: str) -> None:
    """A reminder that came back only stands with the reason why it was made known all the same.

    Basis: Awb 3:41 (sent to the right address, or made known in another way), 4:106, 3:46.
    """
    if len(reason.strip()) < SHORTEST_REASONS:
        raise Refused(
            "reason",
            f"Motiveer in ten minste {SHORTEST_REASONS} tekens waarom de aanmaning toch is bekendgemaakt (artikel 3:41 "
            "Awb).",
            field="reason",
        )


def refuse_postponement(first: date, last: date, reason: str, *, forfeited_on: date) -> None:
    """Postponement begins after the forfeiture, ends on a day that it names, and has a reason.

    Basis: Awb 4:94 and 4:111.
    """
    if first <= forfeited_on:
        raise Refused(
            "postponed_before",
            f"Het uitstel begint na de verbeurte op {forfeited_on:%d-%m-%Y} (artikel 4:111 Awb).",
            field="first_on",
        )
    if not 0 <= (last - first).days < LONGEST_POSTPONED_DAYS:
        raise Refused(
            "postponed_backwards", "De laatste dag ligt na de eerste dag, en binnen vijf jaar.", field="last_on"
        )
    if len(reason.strip()) < SHORTEST_REASON:
        raise Refused("reason", "Schrijf op waarom.", field="reason")
