"""What the letters of collection say: the fields of each kind, from the facts that the case keeps."""

from collections.abc import Sequence
from datetime import date

from regiotoezicht.core.money import euros
from regiotoezicht.enforcement.collection.vocabulary import (
    CollectionView,
    Outcome,
    PaymentAnswer,
    RequestKind,
    WithdrawalGround,
)
from regiotoezicht.enforcement.letters import Fields, body_in_words, frame
from regiotoezicht.enforcement.models import (
    Addressee,
    Case,
    CollectionDecision,
    Forfeiture,
    Measure,
    OrderRequest,
    PaymentDecision,
    Waiver,
)
from regiotoezicht.enforcement.vocabulary import AddresseeRole
from regiotoezicht.law.rules import find_rule
from regiotoezicht.law.sentences import short_day

TAKEN_BACK = {
    WithdrawalGround.CONDITIONS: "U hebt zich niet gehouden aan wat in dat besluit staat (artikel 4:96, onder a, van "
    "de Algemene wet bestuursrecht).",
    WithdrawalGround.FALSE: "U gaf ons onjuiste of onvolledige gegevens. Met de juiste gegevens hadden wij anders "
    "besloten (artikel 4:96, onder b, van de Algemene wet bestuursrecht).",
    WithdrawalGround.CHANGED: "De omstandigheden zijn veranderd, waardoor het uitstel niet langer kan duren (artikel "
    "4:96, onder c, van de Algemene wet bestuursrecht).",
}
OWNER_FOUND = "De plaats werd nog steeds gebruikt op een manier die in strijd is met de last."


def intention(
    case: Case,
    addressee: Addressee,
    measure: Measure,
    amounts: Sequence[Forfeiture],
    grounds: str,
    view_until: date,
    view_address: str,
) -> Fields:
    """The intention to collect, with the question for a view (Awb 4:8)."""
    return {
        **_claim(case, addressee, measure, amounts),
        "finding": _found(addressee, amounts),
        "grounds": grounds,
        "view_until": view_until,
        "view_address": view_address,
    }


def decision(made: CollectionDecision, addressee: Addressee, measure: Measure, amounts: Sequence[Forfeiture]) -> Fields:
    """The decision to collect, with its remedy clause (Awb 5:37, 3:45, 5:39)."""
    case = made.case
    pay_until = max(one.payment_term.end for one in amounts if one.payment_term)
    return {
        **_claim(case, addressee, measure, amounts),
        "finding": _found(addressee, amounts),
        "view_date": made.view_on,
        "view_answer": made.view_text if made.view == CollectionView.GIVEN else "",
        "view_silent": made.view == CollectionView.SILENT,
        "no_view_reason": made.view_text if made.view == CollectionView.SKIPPED else "",
        "grounds": made.reasons,
        "circumstances": made.circumstances,
        "pay_until": pay_until,
        "pay_how": made.pay_how,
        "remedy_body": body_in_words(case, measure.body),
        "remedy_address": made.remedy_address,
    }


def reminder(case: Case, addressee: Addressee, measure: Measure, amounts: Sequence[Forfeiture], pay_how: str) -> Fields:
    """The reminder (Awb 4:112)."""
    first = amounts[0].decision
    return {
        **_claim(case, addressee, measure, amounts),
        "decision_date": first.decided_on if first else None,
        "reminder_term": find_rule("awb-4:112").length.words,
        "pay_how": pay_how,
    }


def waiver(amount: Forfeiture, made: Waiver, measure: Measure, remedy_address: str) -> Fields:
    """The decision not to collect an amount, or a part of it (Awb 3:46, 3:45)."""
    case = amount.case
    return {
        **frame(case, amount.addressee, measure.body),
        "order_date": measure.decided_on,
        "forfeited_date": amount.forfeited_on,
        "waived": made.cents,
        "still_due": amount.open_cents or None,
        "grounds": made.reason,
        "remedy_body": body_in_words(case, measure.body),
        "remedy_address": remedy_address.strip(),
    }


def payment_decision(made: PaymentDecision, measure: Measure, remedy_address: str) -> Fields:
    """The decision to postpone payment, to refuse that, or to take it back (Awb 4:94, 4:96, 3:46, 3:45)."""
    amount = made.forfeiture
    case = amount.case
    said: Fields = {
        **frame(case, amount.addressee, measure.body),
        "order_date": measure.decided_on,
        "forfeited_date": amount.forfeited_on,
        "total": made.due_cents,
        "grounds": made.reason,
        "remedy_body": body_in_words(case, measure.body),
        "remedy_address": remedy_address.strip(),
    }
    if made.withdraws is not None:
        return said | {"decision_date": made.withdraws.sent_on, "taken_back": TAKEN_BACK[WithdrawalGround(made.ground)]}
    if made.answer == PaymentAnswer.REFUSED:
        return said | {"asked_date": made.asked_on}
    lines = [f"{euros(one.cents)} uiterlijk op {short_day(one.due_on)}" for one in made.instalments.all()]
    return said | {"asked_date": made.asked_on, "postponed_until": made.last_on, "parts": "\n".join(lines)}


def answer(request: OrderRequest, addressee: Addressee, measure: Measure, remedy_address: str) -> Fields:
    """The decision on a request to lift the order (Awb 5:34, 3:46, 3:45)."""
    case = request.case
    lifted = request.outcome == Outcome.GRANTED
    return {
        **frame(case, addressee, measure.body),
        "order_date": measure.decided_on,
        "received_date": request.received_on,
        "request_basis": "artikel 5:34, tweede lid"
        if request.kind == RequestKind.LIFT_YEAR
        else "artikel 5:34, eerste lid",
        "lifted_date": request.decided_on if lifted else None,
        "grounds": request.reasons,
        "remedy_body": body_in_words(case, measure.body),
        "remedy_address": remedy_address.strip(),
    }


def answer_to_asker(request: OrderRequest, measure: Measure, remedy_address: str) -> Fields:
    """The decision on a request to collect, to who asked: no amount, no day and not who owes (Awb 5:37(2), 2:5)."""
    name, address = request.asker_lines
    return {
        "addressee_name": name,
        "addressee_address": address,
        "body": body_in_words(request.case, measure.body),
        "received_date": request.received_on,
        "granted": request.outcome == Outcome.GRANTED,
        "grounds": request.reasons,
        "remedy_body": body_in_words(request.case, measure.body),
        "remedy_address": remedy_address.strip(),
    }


def _claim(case: Case, addressee: Addressee, measure: Measure, amounts: Sequence[Forfeiture]) -> Fields:
    """The order, each amount with its day, and what is due in all."""
    lines = [
        f"{euros(one.open_cents)}, verbeurd op {short_day(one.forfeited_on)}"
        + (f" ({euros(one.amount_cents)}, waarvan een deel is voldaan)" if one.open_cents != one.amount_cents else "")
        for one in amounts
    ]
    return {
        **frame(case, addressee, measure.body),
        "order_date": measure.decided_on,
        "claims": "\n".join(lines),
        "total": sum(one.open_cents for one in amounts),
    }


def _found(addressee: Addressee, amounts: Sequence[Forfeiture]) -> str:
    """What was found. Who only owns the place reads of the breach of use and no more (law notes C6)."""
    if addressee.role == AddresseeRole.OWNER:
        return OWNER_FOUND
    return "\n".join(dict.fromkeys(one.note for one in amounts))
