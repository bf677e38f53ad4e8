"""The costs of coercion or closure: the decision on them, and what is paid."""

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.refusals import Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.enforcement import rules
from regiotoezicht.enforcement.actions.drafts import compose_all
from regiotoezicht.enforcement.actions.ends import end_case
from regiotoezicht.enforcement.actions.moves import WHAT, change, move, refuse_stale, refuse_unless_free
from regiotoezicht.enforcement.actions.sanctioning import mandate_for
from regiotoezicht.enforcement.checking import refuse_body, refuse_held, refuse_texts
from regiotoezicht.enforcement.models import (
    Addressee,
    Case,
    ClosingDay,
    CostDecision,
    CostPayment,
    Execution,
    Measure,
    Remedy,
)
from regiotoezicht.enforcement.remedies import costs as money
from regiotoezicht.enforcement.remedies import guards
from regiotoezicht.enforcement.remedies import letters as written
from regiotoezicht.enforcement.vocabulary import LetterKind, Status
from regiotoezicht.organisation.models import Employee
from regiotoezicht.organisation.rules import Body
from regiotoezicht.worklist.actions import end_term
from regiotoezicht.worklist.rules import working_days_after


@action(permission=rules.CASE_DECIDE, records=rules.COSTS_DECIDED)
def decide_costs(
    case: Case,
    *,
    addressee: Addressee,
    amount_cents: int,
    specification: str,
    made_cents: int | None = None,
    body: Body,
    signer: Employee,
    decided_on: date,
    remedy_address: str,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> CostDecision:
    """Decide what an addressee pays, and make the letter; again for another, or for what was spent later. Cents.

    `made_cents` is what was spent in all, as far as it is known. Raises Refused when the order did not say that costs
    are recovered (5:25(2)), nothing was done yet, somebody else is addressed, the mandate is missing (10:1), or all
    decisions together come above what was spent.
    """
    refuse_unless_free(case, Status.COSTS_DECIDED, seen=seen)
    guards.refuse_other_state(Status.COSTS_DECIDED, case.measure)
    refuse_held(case, at)
    measure = Measure.objects.select_related("remedy").get(case=case)
    money.refuse_unannounced(measure.remedy.cost_share)
    money.refuse_costs(amount_cents, specification)
    execution = Execution.objects.filter(case=case).first()
    executed_on = local_date(execution.done_at) if execution else measure.remedy.from_date
    money.refuse_cost_day(decided_on, today=local_date(at), executed_on=executed_on)
    _refuse_unaddressed(case, addressee)
    if body != measure.body:  # who imposed the measure fixes its costs (Awb 5:25(6))
        refuse_body(case, body, "", on=decided_on)
    before = list(CostDecision.objects.filter(case=case).select_related("addressee"))
    made = made_of(case, before) if made_cents is None else made_cents
    _refuse_beside(before, addressee, amount_cents, made)
    mandate = mandate_for(case, signer, body, decided_on, actor)
    refuse_texts(specification=specification)
    costs = CostDecision(
        case=case,
        addressee=addressee,
        number=len(before) + 1,
        amount_cents=amount_cents,
        made_cents=made,
        specification=specification.strip(),
        body=body,
        signer=signer,
        mandate=mandate,
        decided_on=decided_on,
        decided_at=at,
        decided_by_id=actor.account_id,
    )
    _store(costs)
    due = working_days_after(local_date(at), rules.WORKING_DAYS_TO_SEND)
    old = move(case, Status.COSTS_DECIDED, actor=actor, at=at, due=due, form=form)
    fields = written.costs(case, costs, measure, execution, remedy_address)
    compose_all(case, {addressee: fields}, LetterKind.COSTS, actor=actor, at=at)
    record(
        rules.COSTS_DECIDED,
        case,
        actor=actor,
        at=at,
        decided=decided_on.isoformat(),
        number=addressee.number,
        mandate=mandate.pk,
        from_status=old,
        to_status=case.status,
    )
    return costs


def _refuse_unaddressed(case: Case, addressee: Addressee) -> None:
    if addressee.case_id != case.pk or addressee.order_sent is None:
        raise Refused(
            "not_addressed",
            "Aan deze geadresseerde is het besluit niet verzonden (artikel 5:25 Awb).",
            field="addressee",
        )


def _refuse_beside(before: list[CostDecision], addressee: Addressee, amount_cents: int, made: int | None) -> None:
    """Refuse what does not go beside the decisions of before: one that was not sent, or more than was spent."""
    money.refuse_unsent([one.addressee.label for one in before if one.sent_on is None], addressee.label)
    charged = sum(one.amount_cents for one in before)
    money.refuse_above_made(amount_cents, decided_cents=charged, made_cents=made)


def _store(costs: CostDecision) -> None:
    try:
        with transaction.atomic():
            costs.save()
    except IntegrityError as error:
        raise changed_meanwhile(WHAT) from error


def made_of(case: Case, decisions: list[CostDecision]) -> int | None:
    """What was spent in all: as the last decision says, else the sheet of the closing day; part of an action. Cents."""
    said = [one.made_cents for one in decisions if one.made_cents is not None]
    if said:
        return said[-1]
    return ClosingDay.objects.filter(case=case).values_list("cost_cents", flat=True).first()


@action(permission=rules.CASE_WORK, records=rules.COSTS_PAID)
def pay_costs(
    case: Case,
    *,
    paid_on: date,
    amount_cents: int,
    number: int | None = None,
    token: UUID,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
) -> CostPayment:
    """Put down a payment on decision `number`, or on the only one; the last one closes the case. Cents.

    Raises Refused above what is due (4:86). The case stays open while costs that were spent wait for a decision.
    """
    refuse_stale(case, seen)
    rules.refuse_outside(case.status, (Status.COSTS_DECIDED,), "een betaling vastleggen")
    decisions = list(CostDecision.objects.filter(case=case).select_related("payment_term"))
    costs = _chosen(decisions, number)
    money.refuse_payment(
        amount_cents,
        paid_on,
        due_cents=costs.amount_cents,
        paid_cents=costs.paid_cents,
        sent_on=costs.sent_on,
        today=local_date(at),
    )
    payment = CostPayment(
        costs=costs,
        token=token,
        paid_on=paid_on,
        amount_cents=amount_cents,
        recorded_at=at,
        recorded_by_id=actor.account_id,
    )
    try:
        with transaction.atomic():
            payment.save()
    except IntegrityError as error:
        raise Refused("submitted_before", "Deze betaling is al vastgelegd.") from error
    same = CostDecision.objects.filter(pk=costs.pk, paid_cents=costs.paid_cents)
    if not same.update(paid_cents=F("paid_cents") + amount_cents):
        raise changed_meanwhile(WHAT)
    record(rules.COSTS_PAID, case, actor=actor, at=at, paid=paid_on.isoformat())
    if amount_cents == costs.open_cents and costs.payment_term is not None:
        end_term(costs.payment_term, reason=Status.COSTS_PAID.value, actor=actor, at=at)
    settled = money.is_settled(
        open_cents=sum(one.open_cents for one in decisions) - amount_cents,
        decided_cents=sum(one.amount_cents for one in decisions),
        made_cents=made_of(case, decisions),
        share=Remedy.objects.values_list("cost_share", flat=True).get(measure__case=case),
    )
    if not settled:
        change(case, form=token)
        return payment
    end_case(case, Status.COSTS_PAID, actor=actor, at=at, form=token)
    return payment


def _chosen(decisions: list[CostDecision], number: int | None) -> CostDecision:
    """The decision that a payment is of; without a number the only one that is open."""
    found = [one for one in decisions if (one.open_cents if number is None else one.number == number)]
    if len(found) != 1:
        raise Refused("which_costs", "Kies op welke kostenbeschikking is betaald.", field="number")
    return found[0]
