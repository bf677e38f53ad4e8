"""Deciding on paying an amount later, and taking that back; each with its letter, which it works from (Awb 3:40)."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Actor
from regiotoezicht.enforcement import rules as case_rules
from regiotoezicht.enforcement.actions.collection.parts import (
    begin,
    lapses_on,
    mandate_of,
    measure_of,
    refuse_lapsed,
    run_lapse,
)
from regiotoezicht.enforcement.actions.collection.planning import plan
from regiotoezicht.enforcement.actions.drafts import compose
from regiotoezicht.enforcement.actions.moves import change
from regiotoezicht.enforcement.checking import refuse_texts
from regiotoezicht.enforcement.collection import arranging, deciding, letters, paying, queries, rules
from regiotoezicht.enforcement.collection.arranging import Part
from regiotoezicht.enforcement.collection.vocabulary import PaymentAnswer, PostponementGround, WithdrawalGround
from regiotoezicht.enforcement.models import Forfeiture, Instalment, PaymentDecision, Postponement
from regiotoezicht.enforcement.vocabulary import LetterKind
from regiotoezicht.letters.models import Letter
from regiotoezicht.organisation.models import Employee

KINDS = {
    PaymentAnswer.GRANTED: LetterKind.PAYMENT_POSTPONED,
    PaymentAnswer.REFUSED: LetterKind.POSTPONEMENT_REFUSED,
    PaymentAnswer.WITHDRAWN: LetterKind.POSTPONEMENT_WITHDRAWN,
}


@action(permission=case_rules.CASE_DECIDE, records=rules.PAYMENT_DECIDED)
def decide_payment(
    amount: Forfeiture,
    *,
    is_granted: bool,
    asked_on: date | None = None,
    first_on: date | None = None,
    last_on: date | None = None,
    parts: Sequence[Part] = (),
    reason: str,
    decided_on: date,
    signer: Employee,
    remedy_address: str,
    token: UUID,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
) -> PaymentDecision:
    """Grant postponement of payment, in parts or until a day, or refuse it, by a signer with a mandate.

    Its letter is made here; it works from its sending. Raises Refused for parts that are not together what is due.
    """
    _begin(amount, decided_on, at, seen)
    arranging.refuse_second(queries.granted_until(amount, local_date(at)))
    arranging.refuse_asked(asked_on, forfeited_on=amount.forfeited_on, decided_on=decided_on)
    days: dict[str, Any] = {}
    if is_granted:
        first = first_on or decided_on
        days = {"first_on": first, "last_on": arranging.last_day(last_on, parts)}
        paying.refuse_postponement(first, days["last_on"], reason, forfeited_on=amount.forfeited_on)
        arranging.refuse_parts(parts, first_on=first, due_cents=amount.open_cents)
    answer = PaymentAnswer.GRANTED if is_granted else PaymentAnswer.REFUSED
    decision = _decided(
        amount, answer, signer, actor, at, reason=reason, decided_on=decided_on, token=token, asked_on=asked_on, **days
    )
    if is_granted:
        Instalment.objects.bulk_create(
            Instalment(decision=decision, due_on=one.due_on, cents=one.cents) for one in parts
        )
    _tell(decision, remedy_address, actor, at)
    change(amount.case, form=token)
    _note(decision, rules.PAYMENT_DECIDED, actor, at)
    return decision


@action(permission=case_rules.CASE_DECIDE, records=rules.POSTPONEMENT_WITHDRAWN)
def withdraw_postponement(
    amount: Forfeiture,
    *,
    ground: WithdrawalGround,
    reason: str,
    decided_on: date,
    signer: Employee,
    remedy_address: str,
    token: UUID,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
) -> PaymentDecision:
    """Take back a postponement that was granted, by a signer with a mandate; it ends when the letter is sent."""
    _begin(amount, decided_on, at, seen)
    granted = queries.granted_decision(amount, local_date(at))
    held = granted if granted is not None and granted.sent_on is not None else None
    arranging.refuse_withdrawal(ground, granted_until=held.last_on if held else None)
    assert held is not None and held.sent_on is not None  # noqa: S101 - refused above
    deciding.refuse_decision_day(decided_on, today=local_date(at), not_before=held.sent_on)
    decision = _decided(
        amount,
        PaymentAnswer.WITHDRAWN,
        signer,
        actor,
        at,
        reason=reason,
        decided_on=decided_on,
        token=token,
        withdraws=held,
        ground=WithdrawalGround(ground),
    )
    _tell(decision, remedy_address, actor, at)
    change(amount.case, form=token)
    _note(decision, rules.POSTPONEMENT_WITHDRAWN, actor, at)
    return decision


def payment_decision_told(letter: Letter, sent: date, actor: Actor, at: datetime) -> None:
    """Let a postponement begin or end with the sending of its letter, as part of an action of the letters."""
    decision = PaymentDecision.objects.select_related(
        "forfeiture__case__municipality", "forfeiture__addressee", "forfeiture__lapse_term", "withdraws__postponement"
    ).get(letter=letter)
    amount = decision.forfeiture
    first = decision.instalments.values_list("due_on", flat=True).first() or decision.last_on
    is_changed = amount.is_ended or amount.settled_at > letter.composed_at
    arranging.refuse_sending(is_changed=is_changed, first_due=first, sent=sent)
    if decision.answer == PaymentAnswer.REFUSED:
        return
    if decision.answer == PaymentAnswer.GRANTED:
        assert decision.first_on is not None and decision.last_on is not None  # noqa: S101 - a constraint of the row
        decision.postponement = Postponement.objects.create(
            forfeiture=amount,
            ground=PostponementGround.GRANTED,
            first_on=max(decision.first_on, sent),
            last_on=decision.last_on,
            reason=decision.reason,
            token=decision.token,
            recorded_at=at,
            recorded_by_id=actor.account_id,
        )
        decision.save(update_fields=["postponement"])
    elif decision.withdraws is not None and decision.withdraws.postponement is not None:
        _end(decision.withdraws.postponement, sent)
    run_lapse(amount, reason="postponed", actor=actor, at=at)
    plan(amount.case, actor=actor, at=at)


def _end(postponement: Postponement, sent: date) -> None:
    """End a postponement on the day its withdrawal is sent; what the decision gave stays with that decision."""
    if sent < postponement.first_on:
        postponement.delete()
    elif sent < postponement.last_on:
        postponement.last_on = sent
        postponement.save(update_fields=["last_on"])


def _begin(amount: Forfeiture, decided_on: date, at: datetime, seen: int | None) -> None:
    what = "over uitstel besluiten"
    begin(amount.case, what, seen=seen)
    if amount.is_ended:
        raise Refused(
            "amount_ended", f"Dwangsom {amount.number} is afgerond ({amount.get_status_display()}); u kunt niet {what}."
        )
    deciding.refuse_decision_day(decided_on, today=local_date(at), not_before=amount.forfeited_on)
    refuse_lapsed(amount, at)
    rules.refuse_lapsed(lapses_on(amount), decided_on)


def _decided(
    amount: Forfeiture,
    answer: PaymentAnswer,
    signer: Employee,
    actor: Actor,
    at: datetime,
    *,
    reason: str,
    decided_on: date,
    **more: Any,
) -> PaymentDecision:
    """Keep a decision; the same form twice is refused."""
    arranging.refuse_thin(reason)
    refuse_texts(reason=reason)
    decision = PaymentDecision(
        forfeiture=amount,
        answer=answer,
        decided_on=decided_on,
        due_cents=amount.open_cents,
        reason=reason.strip(),
        mandate=mandate_of(amount.case, measure_of(amount.case), signer, decided_on, actor),
        recorded_at=at,
        recorded_by_id=actor.account_id,
        **more,
    )
    try:
        with transaction.atomic():
            decision.save()
    except IntegrityError as error:
        raise Refused("submitted_before", "Dit besluit is al vastgelegd.") from error
    return decision


def _tell(decision: PaymentDecision, remedy_address: str, actor: Actor, at: datetime) -> None:
    amount, kind = decision.forfeiture, KINDS[PaymentAnswer(decision.answer)]
    fields = letters.payment_decision(decision, measure_of(amount.case), remedy_address)
    decision.letter = compose(amount.case, amount.addressee, kind, fields, actor=actor, at=at)
    decision.save(update_fields=["letter"])


def _note(decision: PaymentDecision, event: Any, actor: Actor, at: datetime) -> None:
    record(
        event,
        decision.forfeiture.case,
        actor=actor,
        at=at,
        number=decision.forfeiture.number,
        on=decision.decided_on.isoformat(),
        payment=PaymentAnswer(decision.answer).value,
        mandate=decision.mandate_id,
    )
