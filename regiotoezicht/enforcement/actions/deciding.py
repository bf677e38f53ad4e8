"""The decision: an order under penalty to everybody who was heard."""

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Min

from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.rights import Actor
from regiotoezicht.enforcement import deciding, letters, queries, rules, weighing
from regiotoezicht.enforcement.actions.drafts import compose_all, withdraw_drafts
from regiotoezicht.enforcement.actions.moves import move, refuse_unless_free
from regiotoezicht.enforcement.checking import ladder_maximum, refuse_body, refuse_texts
from regiotoezicht.enforcement.models import Addressee, Case, Measure, Violation
from regiotoezicht.enforcement.vocabulary import LetterKind, PenaltyUnit, Status
from regiotoezicht.organisation.models import Employee, Mandate
from regiotoezicht.organisation.queries import mandates_of
from regiotoezicht.organisation.rules import Body
from regiotoezicht.worklist.rules import working_days_after


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
    balance: str,
    remedy_address: str,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> Case:
    """Take the order under penalty, by a signer with a mandate on that day, and make a letter for each addressee.

    Raises Refused when somebody was not heard (4:8), a sanction holds for the same violation (5:6), the mandate (10:1),
    the reasons (3:46, 4:84), the penalty (5:32b) or the terms (5:32a) are not in order.
    """
    refuse_unless_free(case, Status.DECIDED, seen=seen)
    everybody = queries.addressees_of(case)
    deciding.refuse_unheard(queries.heard(everybody, local_date(at)))
    violations = list(case.violations.all())
    weighing.refuse_nothing_violated(len(violations))
    deciding.refuse_second_sanction(queries.sanctioned_elsewhere(case))
    deciding.refuse_decision_day(decided_on, today=local_date(at), not_before=_last_view(case, everybody))
    deciding.refuse_demand(demand)
    deciding.refuse_penalty(amount_cents, maximum_cents, unit, ladder_maximum_cents=ladder_maximum(case))
    deciding.refuse_comply_until(comply_until, decided_on=decided_on)
    refuse_body(case, body, body_basis)
    mandate = _mandate(case, signer, body, decided_on, actor)
    deciding.refuse_thin_reasons(reasons, balance)
    refuse_texts(demand=demand, reasons=reasons, balance=balance)
    measure, _ = Measure.objects.update_or_create(
        case=case,
        defaults={
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
            "balance": balance.strip(),
        },
    )
    _bar_a_second(case)
    due = working_days_after(local_date(at), rules.WORKING_DAYS_TO_SEND)
    old = move(case, Status.DECIDED, actor=actor, at=at, due=due, form=form)
    record(
        rules.DECIDED,
        case,
        actor=actor,
        at=at,
        decided=decided_on.isoformat(),
        body=Body(body).label,
        mandate=mandate.pk,
        measure=case.get_measure_display(),
        from_status=old,
        to_status=case.status,
    )
    _write({one: letters.order(case, one, measure, violations, remedy_address) for one in everybody}, case, actor, at)
    return case


def _last_view(case: Case, everybody: list[Addressee]) -> date:
    """The day on which the last view was given, or its term ended; without any the day the case was opened."""
    days = [addressee.view.received_date for addressee in everybody if addressee.view.received_date]
    return max(days, default=local_date(case.opened_at))


def _mandate(case: Case, signer: Employee, body: Body, decided_on: date, actor: Actor) -> Mandate:
    held = [one for one in mandates_of(signer, case.municipality, case.measure, decided_on) if one.body == body]
    deciding.refuse_without_mandate(has_mandate=bool(held), decided_on=decided_on, body=body)
    deciding.refuse_signing_for_another(
        is_lawyer=actor.may(rules.CASE_WORK, case),
        is_own=Employee.objects.filter(pk=signer.pk, account=actor.account_id).exists(),
    )
    return held[0]


def _bar_a_second(case: Case) -> None:
    """Mark each kind of violation as sanctioned, once however often it was found in this case.

    The database refuses it when another case was quicker (Awb 5:6).
    """
    kinds = Violation.objects.filter(case=case).order_by().values("kind").annotate(first=Min("pk"))
    try:
        with transaction.atomic():
            Violation.objects.filter(pk__in=kinds.values("first")).update(is_sanctioned=True)
    except IntegrityError:
        deciding.refuse_second_sanction(queries.sanctioned_elsewhere(case))
        raise


def _write(told: dict[Addressee, letters.Fields], case: Case, actor: Actor, at: datetime) -> None:
    withdraw_drafts(case, kind=LetterKind.ORDER, actor=actor, at=at)
    compose_all(case, told, LetterKind.ORDER, actor=actor, at=at)
