"""The decision: an order under penalty to everybody who was heard."""

from datetime import date, datetime
from uuid import UUID

from regiotoezicht.core.actions import action
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.rights import Actor
from regiotoezicht.enforcement import deciding, letters, queries, rules, weighing
from regiotoezicht.enforcement.actions.drafts import compose_all, withdraw_drafts
from regiotoezicht.enforcement.actions.sanctioning import (
    CoBody,
    bar_a_second,
    decide_together,
    last_view,
    mandate_for,
    move_to_decided,
    refuse_undecided_yet,
)
from regiotoezicht.enforcement.checking import (
    ladder_maximum,
    refuse_body,
    refuse_held,
    refuse_letter_texts,
    refuse_owner_text,
)
from regiotoezicht.enforcement.models import Addressee, Case, Measure
from regiotoezicht.enforcement.remedies import guards
from regiotoezicht.enforcement.vocabulary import LetterKind, PenaltyUnit, Status
from regiotoezicht.organisation.models import Employee
from regiotoezicht.organisation.rules import Body


@action(permission=rules.CASE_DECIDE, records=rules.DECIDED)
def decide(
    case: Case,
    *,
    body: Body,
    body_basis: str = "",
    signer: Employee,
    decided_on: date,
    demand: str,
    amount_cents: int,
    maximum_cents: int,
    unit: PenaltyUnit,
    comply_until: date,
    reasons: str,
    owner_reasons: str = "",
    balance: str,
    remedy_address: str,
    co_body: CoBody | None = None,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> Case:
    """Take the order under penalty, by a signer with a mandate on that day, and make a letter for each addressee.

    `co_body` is the second body when one decision is of two. Raises Refused when somebody was not heard (4:8), a
    sanction holds for the same violation (5:6), the mandate (10:1), the reasons (3:46, 4:84), the penalty (5:32b) or
    the terms (5:32a) are not in order.
    """
    everybody = queries.addressees_of(case)
    refuse_undecided_yet(case, everybody, seen=seen, today=local_date(at))
    refuse_held(case, at)
    violations = list(case.violations.all())
    _refuse_unready(case, everybody, len(violations), local_date(at))
    deciding.refuse_decision_day(decided_on, today=local_date(at), not_before=last_view(case, everybody))
    deciding.refuse_demand(demand)
    deciding.refuse_penalty(amount_cents, maximum_cents, unit, ladder_maximum_cents=ladder_maximum(case))
    deciding.refuse_comply_until(comply_until, decided_on=decided_on)
    refuse_body(case, body, body_basis, on=decided_on)
    mandate = mandate_for(case, signer, body, decided_on, actor)
    deciding.refuse_thin_reasons(reasons, balance)
    refuse_owner_text(case, owner_reasons, reasons, field="owner_reasons")
    refuse_letter_texts(case, demand=demand, reasons=reasons, balance=balance)
    measure, _ = Measure.objects.update_or_create(
        case=case,
        defaults={
            "kind": case.measure,
            "demand": demand.strip(),
            "amount_cents": amount_cents,
            "maximum_cents": maximum_cents,
            "unit": unit,
            "comply_until": comply_until,
            "body": body,
            "body_basis": body_basis.strip(),
            "signer": signer,
            "mandate": mandate,
            "decided_on": decided_on,
            "decided_at": at,
            "decided_by_id": actor.account_id,
            "reasons": reasons.strip(),
            "owner_reasons": owner_reasons.strip(),
            "balance": balance.strip(),
        },
    )
    bar_a_second(case)
    both = letters.co_signed(case, measure.body, decide_together(case, measure, co_body, actor=actor, at=at))
    move_to_decided(case, measure, actor=actor, at=at, form=form)
    told = {one: letters.order(case, one, measure, violations, remedy_address) | both for one in everybody}
    _write(told, case, actor, at)
    return case


def _refuse_unready(case: Case, everybody: list[Addressee], violations: int, today: date) -> None:
    guards.refuse_other_state(Status.RUNNING, case.measure)
    deciding.refuse_unheard(queries.heard(everybody, today))
    weighing.refuse_nothing_violated(violations)
    queries.refuse_sanctioned_elsewhere(case)


def _write(told: dict[Addressee, letters.Fields], case: Case, actor: Actor, at: datetime) -> None:
    withdraw_drafts(case, kind=LetterKind.ORDER, actor=actor, at=at)
    compose_all(case, told, LetterKind.ORDER, actor=actor, at=at)
