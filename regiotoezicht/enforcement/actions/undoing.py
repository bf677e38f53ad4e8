"""Undoing a payment that was laid down wrongly: a counter entry, and what the payment ended begins again."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.refusals import Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.enforcement import queries, rules
from regiotoezicht.enforcement.actions.collection.parts import COLLECTABLE, alter, measure_of, run_lapse
from regiotoezicht.enforcement.actions.collection.planning import plan
from regiotoezicht.enforcement.actions.moves import WHAT, change, move, refuse_stale
from regiotoezicht.enforcement.actions.sanctioning import bar_a_second
from regiotoezicht.enforcement.collection import paying
from regiotoezicht.enforcement.collection import rules as collection_rules
from regiotoezicht.enforcement.collection.queries import left_by_addressee
from regiotoezicht.enforcement.collection.vocabulary import Stage
from regiotoezicht.enforcement.models import (
    Case,
    CostDecision,
    CostPayment,
    CostPaymentUndone,
    Forfeiture,
    Payment,
    PaymentUndone,
)
from regiotoezicht.enforcement.vocabulary import Status
from regiotoezicht.guard import Context
from regiotoezicht.law.calculation import compute
from regiotoezicht.worklist.actions import restart_term
from regiotoezicht.worklist.models import RunningTerm

REOPENS = {
    Status.COMPLIED: Status.COLLECTING,
    Status.LIFTED: Status.COLLECTING,
    Status.EXHAUSTED: Status.NOT_COMPLIED,
    Status.COSTS_PAID: Status.COSTS_DECIDED,
}
"""Where a case goes that had closed by a payment which is undone."""


@action(permission=rules.CASE_WORK, records=collection_rules.UNDONE)
def undo_payment(
    amount: Forfeiture,
    *,
    payment: Payment,
    reason: str,
    token: UUID,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
) -> PaymentUndone:
    """Undo a payment on a forfeited amount: it is due again, its terms run again, and its case reopens if it closed.

    An amount that lapsed stays lapsed. Raises Refused without a reason, or when it was undone before.
    """
    case = amount.case
    refuse_stale(case, seen)
    rules.refuse_outside(case.status, (*COLLECTABLE, *REOPENS), "een betaling ongedaan maken")
    if payment.forfeiture_id != amount.pk:
        raise Refused("other_amount", "Deze betaling hoort bij een ander bedrag.", field="payment")
    paying.refuse_undoing(reason, is_undone=PaymentUndone.objects.filter(payment=payment).exists())
    refuse_personal_text(reason, field="reason", context=Context.LETTER)
    undone = PaymentUndone(
        payment=payment,
        undone_on=local_date(at),
        reason=reason.strip(),
        token=token,
        recorded_at=at,
        recorded_by_id=actor.account_id,
    )
    _once(undone)
    paid = amount.paid_cents - payment.cents
    _reopen(case, token, actor, at)
    if amount.status in (Stage.PAID, Stage.WAIVED):
        _revive(amount, paid, actor, at)
    else:
        alter(amount, paid_cents=paid, settled_at=at)
    record(
        collection_rules.UNDONE,
        case,
        actor=actor,
        at=at,
        number=amount.number,
        on=payment.paid_on.isoformat(),
        euros=collection_rules.in_euros(payment.cents),
    )
    plan(case, actor=actor, at=at)
    return undone


@action(permission=rules.CASE_WORK, records=rules.COSTS_UNDONE)
def undo_cost_payment(
    case: Case,
    *,
    payment: CostPayment,
    reason: str,
    token: UUID,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
) -> CostPaymentUndone:
    """Undo a payment of costs: they are due again, and the case reopens if it had closed by it."""
    refuse_stale(case, seen)
    rules.refuse_outside(case.status, (Status.COSTS_DECIDED, Status.COSTS_PAID), "een betaling ongedaan maken")
    costs = CostDecision.objects.select_related("payment_term").get(pk=payment.costs_id)
    if costs.case_id != case.pk:
        raise Refused("other_case", "Deze betaling hoort bij een andere zaak.", field="payment")
    paying.refuse_undoing(reason, is_undone=CostPaymentUndone.objects.filter(payment=payment).exists())
    refuse_personal_text(reason, field="reason", context=Context.LETTER)
    undone = CostPaymentUndone(
        payment=payment,
        undone_on=local_date(at),
        reason=reason.strip(),
        token=token,
        recorded_at=at,
        recorded_by_id=actor.account_id,
    )
    _once(undone)
    same = CostDecision.objects.filter(pk=costs.pk, paid_cents=costs.paid_cents)
    if not same.update(paid_cents=costs.paid_cents - payment.amount_cents):
        raise changed_meanwhile(WHAT)
    _run_again(costs.payment_term, actor, at)
    _reopen(case, token, actor, at)
    record(rules.COSTS_UNDONE, case, actor=actor, at=at, paid=payment.paid_on.isoformat())
    return undone


def _reopen(case: Case, token: UUID, actor: Actor, at: datetime) -> None:
    """Reopen a case that had closed; else only count the change."""
    to = REOPENS.get(Status(case.status))
    if to is None:
        change(case, form=token)
        return
    old = move(case, to, actor=actor, at=at, due=local_date(at), form=token, closed_at=None, closed_by_id=None)
    record(rules.MOVED, case, actor=actor, at=at, state=to.label, from_status=old, to_status=to.value)
    _bar_again(case)


def _bar_again(case: Case) -> None:
    """Let an order that still works bar a second sanction again (Awb 5:6), as it did before its case closed.

    An order that was lifted, or of which the maximum is forfeited, works no more. Where another case got a sanction in
    between, that one bars: undoing a payment imposes nothing, so it is not refused for that.
    """
    if not case.is_order or not any(left_by_addressee(case, measure_of(case)).values()):
        return
    if not queries.sanctioned_elsewhere(case):
        bar_a_second(case)


def _revive(amount: Forfeiture, paid: int, actor: Actor, at: datetime) -> None:
    """Put an amount back where it stood before it was paid; its terms run from their own days, passed or not."""
    stage = paying.stage_before(
        has_writ=amount.writ_on is not None,
        is_reminded=amount.reminded_on is not None,
        is_decided=amount.decision_id is not None,
        is_intended=amount.view_term_id is not None,
    )
    alter(amount, status=stage, paid_cents=paid, settled_at=at, ended_at=None)
    reminder = amount.reminder_term if amount.reminder_returned_on is None else None
    for term in (amount.payment_term, reminder):
        _run_again(term, actor, at)
    run_lapse(amount, reason="postponed", actor=actor, at=at)


def _run_again(term: RunningTerm | None, actor: Actor, at: datetime) -> None:
    if term is not None and term.ended_at is not None:
        restart_term(term, compute(term.rule, term.start), actor=actor, at=at)


def _once(row: PaymentUndone | CostPaymentUndone) -> None:
    """Keep a counter entry; the same one twice is refused."""
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise Refused("undone_before", "Deze betaling is al ongedaan gemaakt.") from error
