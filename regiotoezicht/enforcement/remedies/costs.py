"""The costs of coercion: whether they may be decided, of whom, how much, and what was paid. Cents. Pure."""

from collections.abc import Sequence
from datetime import date

from regiotoezicht.core.money import euros
from regiotoezicht.core.refusals import Refused
from regiotoezicht.enforcement.remedies.vocabulary import CostShare

LARGEST_CENTS = 100_000_000
SHORTEST_SPECIFICATION = 20


def why_no_costs(share: str) -> str:
    """Why costs may not be decided; empty when they may. `share` is what the decision said.

    Basis: Awb 5:25(2) (the order says in how far the costs are for the offender).
    """
    if share in (CostShare.ALL, CostShare.PART):
        return ""
    return "Het besluit zei niet dat kosten worden verhaald; dan kan dat niet (artikel 5:25, tweede lid, Awb)."


def refuse_unannounced(share: str) -> None:
    """Costs are recovered only when the decision said so. Raises Refused("costs_not_announced").

    Basis: Awb 5:25(2).
    """
    if sentence := why_no_costs(share):
        raise Refused("costs_not_announced", sentence)


def refuse_costs(amount_cents: int, specification: str) -> None:
    """The costs are an amount above nothing, with what they are made of. Cents.

    Basis: Awb 5:25(3) to (6), 3:46.
    """
    if not 0 < amount_cents <= LARGEST_CENTS:
        raise Refused(
            "amount", "Vul een bedrag in dat hoger is dan nul (artikel 5:25, zesde lid, Awb).", field="amount"
        )
    if len(specification.strip()) < SHORTEST_SPECIFICATION:
        raise Refused(
            "specification",
            "Schrijf op waaruit de kosten bestaan (artikelen 5:25 en 3:46 Awb).",
            field="specification",
        )


def refuse_above_made(amount_cents: int, *, decided_cents: int, made_cents: int | None) -> None:
    """What is asked of everybody together is no more than what was spent, when that is known. Cents.

    Basis: Awb 5:25(1) and (3) (the costs that were made, and no others).
    """
    if made_cents is not None and amount_cents + decided_cents > made_cents:
        raise Refused(
            "above_made",
            f"Er is {euros(made_cents)} uitgegeven en daarvan is {euros(decided_cents)} al in rekening gebracht; "
            f"meer dan {euros(max(made_cents - decided_cents, 0))} kan er niet bij (artikel 5:25 Awb).",
            field="amount",
        )


def refuse_unsent(labels: Sequence[str], label: str) -> None:
    """Somebody's next decision on costs is made when the last one was sent, so that each letter says one thing.

    Basis: Awb 3:41 and 4:86 (what is due is what was made known).
    """
    if label in labels:
        raise Refused(
            "costs_unsent",
            f"De vorige kostenbeschikking aan {label} is nog niet verzonden. Verzend die eerst.",
            field="addressee",
        )


def is_settled(*, open_cents: int, decided_cents: int, made_cents: int | None, share: str) -> bool:
    """Whether nothing more is to be paid or decided: all is paid, and all that was spent was charged if all is due.

    Basis: Awb 5:25(1) and (2); law notes C5 (costs decided, paid).
    """
    waits = share == CostShare.ALL and made_cents is not None and decided_cents < made_cents
    return open_cents == 0 and not waits


def refuse_cost_day(decided_on: date, *, today: date, executed_on: date | None) -> None:
    """Costs are decided after they were made.

    Basis: Awb 5:25(1) (costs of what was done) and 4:86.
    """
    if decided_on > today:
        raise Refused("decided_in_future", "De datum van het besluit ligt in de toekomst.", field="decided_on")
    if executed_on is None or decided_on < executed_on:
        raise Refused(
            "costs_before_execution",
            "Kosten worden vastgesteld nadat is opgetreden (artikel 5:25 Awb).",
            field="decided_on",
        )


def refuse_payment(
    amount_cents: int, paid_on: date, *, due_cents: int, paid_cents: int, sent_on: date | None, today: date
) -> None:
    """A payment is of a day after the decision was sent, and no more than what is still due. Cents.

    Basis: Awb 4:86 to 4:89.
    """
    if sent_on is None:
        raise Refused(
            "costs_not_sent",
            "De kostenbeschikking is nog niet verzonden; er is nog niets verschuldigd (artikel 4:87 Awb).",
        )
    if paid_on > today:
        raise Refused("paid_in_future", "De datum van betaling ligt in de toekomst.", field="paid_on")
    if paid_on < sent_on:
        raise Refused("paid_before_sending", f"De beschikking is pas op {sent_on:%d-%m-%Y} verzonden.", field="paid_on")
    if amount_cents <= 0:
        raise Refused("amount", "Vul een bedrag in dat hoger is dan nul.", field="amount")
    if amount_cents > due_cents - paid_cents:
        raise Refused(
            "above_due",
            f"Er staat nog {euros(due_cents - paid_cents)} open; meer kan niet worden betaald (artikel 4:86 Awb).",
            field="amount",
        )
