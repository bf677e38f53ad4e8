"""Carrying a measure out: acting at once, coercion, reopening, a talk, and finishing what was carried out."""

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Actor
from regiotoezicht.enforcement import queries, rules, weighing
from regiotoezicht.enforcement.actions.ends import end_case
from regiotoezicht.enforcement.actions.moves import move, refuse_unless_free
from regiotoezicht.enforcement.actions.sanctioning import bar_a_second
from regiotoezicht.enforcement.checking import refuse_texts
from regiotoezicht.enforcement.models import Case, Execution, Measure, Violation
from regiotoezicht.enforcement.remedies import guards
from regiotoezicht.enforcement.remedies.vocabulary import EntryWay
from regiotoezicht.enforcement.vocabulary import Status
from regiotoezicht.worklist.actions import end_term, end_terms
from regiotoezicht.worklist.rules import working_days_after


@action(permission=rules.CASE_WORK, records=rules.ACTED)
def act_at_once(
    case: Case,
    *,
    done_at: datetime,
    what: str,
    entry: EntryWay,
    token: UUID,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
) -> Case:
    """Put down that the municipality acted at once; the decision follows as soon as possible (Awb 5:31(2)).

    Raises Refused for a measure that is not carried out by force, a sanction that holds already (5:6), or a moment
    that cannot be.
    """
    refuse_unless_free(case, Status.URGENT_ACTED, seen=seen)
    guards.refuse_other_state(Status.URGENT_ACTED, case.measure)
    weighing.refuse_nothing_violated(case.violations.count())
    queries.refuse_sanctioned_elsewhere(case)
    _put_down(case, done_at, what, entry, token, actor, at, before_decision=True)
    bar_a_second(case)
    done_on = local_date(done_at)
    due = working_days_after(local_date(at), 1)
    old = move(case, Status.URGENT_ACTED, actor=actor, at=at, due=due, form=token)
    record(
        rules.ACTED,
        case,
        actor=actor,
        at=at,
        done=done_on.isoformat(),
        from_status=old,
        to_status=case.status,
    )
    return case


@action(permission=rules.CASE_WORK, records=rules.EXECUTED)
def execute(
    case: Case,
    *,
    done_at: datetime,
    what: str,
    entry: EntryWay,
    token: UUID,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
) -> Case:
    """Put down that coercion was applied; refused while the term to comply runs (Awb 5:24(2))."""
    refuse_unless_free(case, Status.EXECUTED, seen=seen)
    guards.refuse_other_state(Status.EXECUTED, case.measure)
    measure = Measure.objects.select_related("remedy").get(case=case)
    everybody = queries.addressees_of(case)
    last = max((one.comply_term.end for one in everybody if one.comply_term), default=None)
    done_on = local_date(done_at)
    guards.refuse_execution_in_term(done_on, last_comply_day=last, is_urgent=measure.remedy.is_urgent)
    guards.refuse_execution_unsent(
        done_on, sent_on=min((one.order_sent for one in everybody if one.order_sent), default=None)
    )
    _put_down(case, done_at, what, entry, token, actor, at, before_decision=False)
    _unbar(case)
    due = working_days_after(local_date(at), rules.WORKING_DAYS_TO_DECIDE)
    old = move(case, Status.EXECUTED, actor=actor, at=at, due=due, form=token)
    record(
        rules.EXECUTED,
        case,
        actor=actor,
        at=at,
        done=done_on.isoformat(),
        from_status=old,
        to_status=case.status,
    )
    return case


@action(permission=rules.CASE_WORK, records=rules.REOPENED)
def reopen(
    case: Case,
    *,
    done_on: date,
    reason: str = "",
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> Case:
    """Put down that closed premises are open again; before the last day only with a reason."""
    refuse_unless_free(case, Status.REOPENED, seen=seen)
    measure = Measure.objects.select_related("remedy__term").get(case=case)
    remedy = measure.remedy
    guards.refuse_reopening(
        done_on, from_date=remedy.from_date, until_date=remedy.until_date, today=local_date(at), reason=reason
    )
    refuse_personal_text(reason, field="reason")
    if remedy.term is not None:
        end_term(remedy.term, reason=Status.REOPENED.value, actor=actor, at=at)
    remedy.ended_on, remedy.early_reason = done_on, reason.strip()
    remedy.save(update_fields=["ended_on", "early_reason"])
    _unbar(case)
    due = working_days_after(local_date(at), rules.WORKING_DAYS_TO_DECIDE)
    old = move(case, Status.REOPENED, actor=actor, at=at, due=due, form=form)
    record(
        rules.REOPENED,
        case,
        actor=actor,
        at=at,
        done=done_on.isoformat(),
        from_status=old,
        to_status=case.status,
    )
    return case


@action(permission=rules.CASE_WORK, records=rules.CLOSED)
def finish(
    case: Case, *, reason: str, actor: Actor, at: datetime, seen: int | None = None, form: UUID | None = None
) -> Case:
    """Close a case of which the measure was carried out, without (further) costs; with a reason.

    A suspension that is ended early says why (3:4); a withdrawn permit was ended in the register first.
    """
    refuse_unless_free(case, Status.FINISHED, seen=seen)
    weighing.refuse_without_reason(reason)
    refuse_personal_text(reason, field="reason")
    measure = Measure.objects.select_related("remedy").get(case=case)
    permit, today = case.permit, local_date(at)
    guards.refuse_finish(
        case.measure,
        until_date=measure.remedy.until_date,
        today=today,
        permit_ended=permit is None or permit.is_sealed or permit.ended_date is not None,
        reason=reason,
    )
    end_terms(case, rule="awb-4:87", reason=Status.FINISHED.value, actor=actor, at=at)
    end_case(case, Status.FINISHED, actor=actor, at=at, form=form, close_reason=reason.strip())
    return case


@action(permission=rules.CASE_WORK, records=rules.TALKED)
def record_talk(
    case: Case,
    *,
    done_on: date,
    note: str,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> Case:
    """Put down the talk that was chosen as measure; it closes the case."""
    refuse_unless_free(case, Status.TALKED, seen=seen)
    guards.refuse_other_state(Status.TALKED, case.measure)
    guards.refuse_talk(done_on, note, today=local_date(at), not_before=case.violated_on)
    refuse_personal_text(note, field="note")
    record(rules.TALKED, case, actor=actor, at=at, done=done_on.isoformat())
    end_case(case, Status.TALKED, actor=actor, at=at, form=form, close_reason=note.strip())
    return case


def _put_down(
    case: Case,
    done_at: datetime,
    what: str,
    entry: EntryWay,
    token: UUID,
    actor: Actor,
    at: datetime,
    *,
    before_decision: bool,
) -> None:
    day = local_date(done_at)
    guards.refuse_act(what, done_at, now=at, not_before=case.violated_on, day=day)
    guards.refuse_entry(entry, is_dwelling=case.is_dwelling)
    refuse_texts(what=what)
    execution = Execution(
        case=case,
        token=token,
        done_at=done_at,
        what=what.strip(),
        entry=entry,
        before_decision=before_decision,
        recorded_at=at,
        recorded_by_id=actor.account_id,
    )
    try:
        with transaction.atomic():
            execution.save()
    except IntegrityError as error:
        raise Refused("acted_already", "Het optreden is al vastgelegd.") from error


def _unbar(case: Case) -> None:
    """What was carried out holds no longer: another measure for the same violation is possible again (Awb 5:6)."""
    Violation.objects.filter(case=case, is_sanctioned=True).update(is_sanctioned=False)
