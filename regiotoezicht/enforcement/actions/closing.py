"""How a case ends: without a measure, after a recheck, or after a warning."""

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from regiotoezicht.access.roles import Role
from regiotoezicht.bylaws.vocabulary import MeasureKind
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Actor
from regiotoezicht.enforcement import deciding, letters, queries, rules, weighing
from regiotoezicht.enforcement.actions.collection.planning import plan
from regiotoezicht.enforcement.actions.drafts import compose_all
from regiotoezicht.enforcement.actions.ends import end_case
from regiotoezicht.enforcement.actions.moves import change, move, refuse_stale, refuse_unless_free
from regiotoezicht.enforcement.checking import refuse_held
from regiotoezicht.enforcement.collection import queries as collection
from regiotoezicht.enforcement.models import Addressee, Case, Execution, Measure, Recheck
from regiotoezicht.enforcement.remedies import letters as of_remedies
from regiotoezicht.enforcement.vocabulary import LetterKind, RecheckResult, Status
from regiotoezicht.guard import Context
from regiotoezicht.worklist.actions import add_task, finish_tasks

CLOSINGS = (Status.NO_VIOLATION, Status.DROPPED, Status.ENDED, Status.EXHAUSTED)
RECHECKABLE = (Status.WARNED, Status.RUNNING, Status.NOT_COMPLIED, Status.COLLECTING, Status.COERCION_TERM)


@action(permission=rules.CASE_WORK, records=rules.CLOSED)
def close(
    case: Case,
    *,
    outcome: Status,
    reason: str,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> Case:
    """Close a case without an order: no violation, not carried through, or ended after a warning; with a reason."""
    if outcome not in CLOSINGS:
        raise Refused("outcome", "Kies waarom de zaak wordt gesloten.", field="outcome")
    refuse_unless_free(case, outcome, seen=seen)
    if outcome == Status.DROPPED and case.status == Status.DECIDED and Execution.objects.filter(case=case).exists():
        raise Refused("acted", "Er is al opgetreden; het besluit moet alsnog worden verzonden (artikel 5:31 Awb).")
    if outcome == Status.ENDED and case.is_order:
        raise Refused("order_holds", "Zolang de last geldt, sluit alleen een hercontrole deze zaak.")
    if outcome == Status.EXHAUSTED:
        collection.refuse_more_to_come(case)
    weighing.refuse_without_reason(reason)
    refuse_personal_text(reason, field="reason")
    end_case(case, outcome, actor=actor, at=at, form=form, close_reason=reason.strip())
    if case.is_order:
        plan(case, actor=actor, at=at)
    return case


@action(permission=rules.CASE_WORK, records=rules.RECHECK_ASKED)
def ask_recheck(
    case: Case, *, from_date: date, actor: Actor, at: datetime, seen: int | None = None, form: UUID | None = None
) -> Case:
    """Ask the coordinator of the district for a recheck from a day on; she sees the number and the date."""
    refuse_stale(case, seen)
    rules.refuse_outside(case.status, RECHECKABLE, "een hercontrole vragen")
    refuse_held(case, at)
    if from_date < local_date(at):
        raise Refused("recheck_in_past", "Kies vandaag of een latere dag.", field="from_date")
    finish_tasks(case, kind=rules.TASK_RECHECK_ASKED, actor=actor, at=at)
    change(case, recheck_asked_at=at, form=form)
    add_task(case, kind=rules.TASK_RECHECK_ASKED, role=Role.COORDINATOR, due_date=from_date, actor=actor, at=at)
    record(rules.RECHECK_ASKED, case, actor=actor, at=at, due=from_date.isoformat())
    return case


@action(permission=rules.CASE_WORK, records=rules.RECHECKED)
def record_recheck(
    case: Case,
    *,
    done_on: date,
    result: RecheckResult,
    note: str = "",
    token: UUID,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
) -> Recheck:
    """Lay down what a recheck found: complied closes the case with a letter, not complied stays visible as such."""
    outcome = _outcome_of(case, result)
    refuse_unless_free(case, outcome, seen=seen)
    everybody = queries.addressees_of(case)
    deciding.refuse_recheck(
        result,
        done_on,
        today=local_date(at),
        sent_on=min((day for one in everybody if (day := one.order_sent or one.warning_sent)), default=None),
        last_comply_day=max((one.comply_term.end for one in everybody if one.comply_term), default=None),
    )
    if result == RecheckResult.COMPLIED:
        collection.refuse_breach_without_amount(case)
    refuse_personal_text(note, field="note", context=Context.LETTER)
    recheck = Recheck(
        case=case,
        token=token,
        done_on=done_on,
        result=result,
        note=note.strip(),
        recorded_at=at,
        recorded_by_id=actor.account_id,
    )
    try:
        with transaction.atomic():
            recheck.save()
    except IntegrityError as error:
        raise Refused("submitted_before", "Deze hercontrole is al vastgelegd.") from error
    old = case.status
    if outcome == Status.COMPLIED:
        end_case(case, outcome, actor=actor, at=at, form=token, recheck_on=done_on)
    else:
        finish_tasks(case, kind=rules.TASK_RECHECK_ASKED, actor=actor, at=at)
        move(case, outcome, actor=actor, at=at, form=token, recheck_on=done_on)
    if result == RecheckResult.COMPLIED:
        _tell(case, everybody, recheck, actor, at)
    if case.is_order:
        plan(case, actor=actor, at=at)
    record(
        rules.RECHECKED,
        case,
        actor=actor,
        at=at,
        done=done_on.isoformat(),
        result=RecheckResult(result).label,
        from_status=old,
        to_status=case.status,
    )
    return recheck


def _outcome_of(case: Case, result: RecheckResult) -> Status:
    """Where a recheck brings a case: what was complied with stays open as long as forfeited amounts are."""
    if result != RecheckResult.COMPLIED:
        return Status.COERCION_TERM if case.measure == MeasureKind.COERCION else Status.NOT_COMPLIED
    return Status.COLLECTING if collection.outstanding_of(case) else Status.COMPLIED


def _tell(case: Case, everybody: list[Addressee], recheck: Recheck, actor: Actor, at: datetime) -> None:
    """Make the letters that tell that the order was complied with. After a warning there is no order to speak of."""
    measure = Measure.objects.filter(case=case).first()
    if measure is None or not case.is_sanction:
        return
    due = collection.open_by_addressee(case)
    sent_to = {one: sent for one in everybody if (sent := one.order_sent or one.warning_sent) is not None}
    kind = LetterKind.COERCION_COMPLIED if case.is_remedy else LetterKind.RECHECK_CLOSED
    done_on, finding = recheck.done_on, recheck.note
    told = {
        one: of_remedies.complied(case, one, measure, done_on=done_on, finding=finding)
        if case.is_remedy
        else letters.recheck_closed(case, one, measure, done_on=done_on, finding=finding, letter_sent=sent)
        | {"still_due": due.get(one.pk)}
        for one, sent in sent_to.items()
    }
    compose_all(case, told, kind, actor=actor, at=at)
