"""What every decision on a sanction shares: its day, its mandate, no second one beside it, and a second body."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Min

from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.rights import Actor
from regiotoezicht.enforcement import deciding, queries, rules
from regiotoezicht.enforcement.actions.moves import move, refuse_stale
from regiotoezicht.enforcement.checking import refuse_second_body
from regiotoezicht.enforcement.models import (
    Addressee,
    Case,
    CoDecision,
    CoProlongation,
    Measure,
    Prolongation,
    Violation,
)
from regiotoezicht.enforcement.remedies import guards
from regiotoezicht.enforcement.vocabulary import Status
from regiotoezicht.guard import Context
from regiotoezicht.organisation.models import Employee, Mandate
from regiotoezicht.organisation.queries import mandates_of
from regiotoezicht.organisation.rules import Body
from regiotoezicht.worklist.actions import add_task
from regiotoezicht.worklist.rules import working_days_after

BEFORE_HEARD = (Status.WEIGHED, Status.INTENDED)


@dataclass(frozen=True)
class CoBody:
    """The second body of a decision: which, on what basis, and who signs for it."""

    body: Body
    basis: str
    signer: Employee


def refuse_undecided_yet(case: Case, everybody: list[Addressee], *, seen: int | None, today: date) -> None:
    """Refuse a decision on a case that changed since it was read, or that is not that far; part of an action.

    While somebody is still to be heard, the refusal says who and why: that is the rule which a lawyer runs into.
    """
    refuse_stale(case, seen)
    if Status(case.status) in BEFORE_HEARD:
        deciding.refuse_unheard(queries.heard(everybody, today))
    rules.refuse_move(case.status, Status.DECIDED)


def last_view(case: Case, everybody: list[Addressee]) -> date:
    """The day of the last view, or the day the case was opened without any; part of an action."""
    views = [getattr(addressee, "view", None) for addressee in everybody]
    days = [view.received_date for view in views if view is not None and view.received_date]
    return max(days, default=local_date(case.opened_at))


def mandate_for(case: Case, signer: Employee, body: Body, decided_on: date, actor: Actor) -> Mandate:
    """The mandate by which somebody decides; refused without one or for somebody else; part of an action."""
    held = _held(case, signer, body, decided_on)
    deciding.refuse_signing_for_another(
        is_lawyer=actor.may(rules.CASE_WORK, case),
        is_own=Employee.objects.filter(pk=signer.pk, account=actor.account_id).exists(),
    )
    return held


def _held(case: Case, signer: Employee, body: Body, on: date) -> Mandate:
    held = [one for one in mandates_of(signer, case.municipality, case.measure, on) if one.body == body]
    deciding.refuse_without_mandate(has_mandate=bool(held), decided_on=on, body=body)
    return held[0]


def bar_a_second(case: Case) -> None:
    """Mark each kind of violation as sanctioned, once however often it was found in this case; part of an action.

    The database refuses it when another case was quicker (Awb 5:6).
    """
    kinds = Violation.objects.filter(case=case).order_by().values("kind").annotate(first=Min("pk"))
    try:
        with transaction.atomic():
            Violation.objects.filter(pk__in=kinds.values("first")).update(is_sanctioned=True)
    except IntegrityError:
        deciding.refuse_second_sanction(queries.sanctioned_elsewhere(case))
        raise


def decide_together(
    case: Case, measure: Measure, co_body: CoBody | None, *, actor: Actor, at: datetime
) -> CoDecision | None:
    """Lay down the second body of a decision, who signs it herself; None without one; part of an action."""
    if co_body is None or measure.decided_on is None:
        return None
    refuse_personal_text(co_body.basis, field="co_basis", context=Context.LETTER)
    refuse_second_body(case, co_body.body, on=measure.decided_on)
    guards.refuse_co_body(co_body.body, first=measure.body, basis=co_body.basis)
    mandate = _held(case, co_body.signer, co_body.body, measure.decided_on)
    second = CoDecision.objects.create(
        measure=measure, body=co_body.body, basis=co_body.basis.strip(), signer=co_body.signer, mandate=mandate
    )
    _ask_signature(case, co_body, mandate, actor, at)
    return second


def prolong_together(
    case: Case, made: Prolongation, co_body: CoBody | None, *, actor: Actor, at: datetime
) -> CoProlongation | None:
    """Lay down the second body of a prolongation, who signs it herself; None without one; part of an action."""
    if co_body is None:
        return None
    mandate = _held(case, co_body.signer, co_body.body, made.decided_on)
    second = CoProlongation.objects.create(
        prolongation=made, body=co_body.body, basis=co_body.basis, signer=co_body.signer, mandate=mandate
    )
    _ask_signature(case, co_body, mandate, actor, at)
    return second


def _ask_signature(case: Case, co_body: CoBody, mandate: Mandate, actor: Actor, at: datetime) -> None:
    due = working_days_after(local_date(at), rules.WORKING_DAYS_TO_SEND)
    account = getattr(co_body.signer, "account", None)
    role = Role.SIGNER if account is not None else Role.LAWYER
    add_task(case, kind=rules.TASK_COUNTERSIGN, role=role, account=account, due_date=due, actor=actor, at=at)
    record(rules.CO_DECIDED, case, actor=actor, at=at, body=co_body.body.label, mandate=mandate.pk)


def move_to_decided(case: Case, measure: Measure, *, actor: Actor, at: datetime, form: UUID | None) -> None:
    """Move a case on to its decision, which is to be sent within days; part of an action."""
    due = working_days_after(local_date(at), rules.WORKING_DAYS_TO_SEND)
    old = move(case, Status.DECIDED, actor=actor, at=at, due=due, form=form)
    record(
        rules.DECIDED,
        case,
        actor=actor,
        at=at,
        decided=measure.decided_on.isoformat() if measure.decided_on else "",
        body=Body(measure.body).label,
        mandate=measure.mandate_id,
        measure=case.get_measure_display(),
        from_status=old,
        to_status=case.status,
    )
