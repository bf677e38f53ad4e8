"""Handling a complaint: its terms, hearing, findings; or not handling it."""

from datetime import date, datetime
from uuid import UUID

from regiotoezicht.complaints import letters, queries, rules
from regiotoezicht.complaints.actions.moves import (
    calculate,
    change,
    close,
    compose,
    end_notice,
    move,
    refuse_ended,
    refuse_signed,
    refuse_stale,
    withdraw_drafts,
)
from regiotoezicht.complaints.models import Complaint
from regiotoezicht.complaints.vocabulary import ComplaintLetter, ComplaintStatus
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Actor
from regiotoezicht.guard import Context
from regiotoezicht.organisation.models import Employee


@action(permission=rules.COMPLAINT_WORK, records=rules.COMMITTEE_SET)
def set_committee(
    complaint: Complaint,
    *,
    committee: bool,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> Complaint:
    """Say whether a committee advises: then there are ten weeks (Awb 9:11(1), 9:14)."""
    refuse_stale(complaint, seen)
    refuse_ended(complaint)
    if committee == complaint.committee:
        raise Refused("no_change", "Dit stond al zo.", field="committee")
    complaint.committee = committee
    calculate(complaint, actor=actor, at=at)
    change(complaint, committee=committee, decision_term=complaint.decision_term, form=form)
    record(rules.COMMITTEE_SET, complaint, actor=actor, at=at, committee="ja" if committee else "nee")
    return complaint


@action(permission=rules.COMPLAINT_WORK, records=rules.EXTENDED)
def extend(
    complaint: Complaint, *, actor: Actor, at: datetime, seen: int | None = None, form: UUID | None = None
) -> Complaint:
    """Put handling off by four weeks. By name the sending of the notice does it; by code it counts at once.

    Basis: Awb 9:11(2); ADR 0064.
    """
    refuse_stale(complaint, seen)
    refuse_ended(complaint)
    refuse_extension(complaint, local_date(at))
    if complaint.is_anonymous:
        apply_extension(complaint, local_date(at), actor=actor, at=at, form=form)
    else:
        until = queries.handling_term(complaint.received_date, committee=complaint.committee, extended=True).end
        change(complaint, form=form)
        compose(complaint, ComplaintLetter.EXTENDED, letters.extended(complaint, until), actor=actor, at=at)
    record(rules.EXTENDED, complaint, actor=actor, at=at)
    return complaint


def refuse_extension(complaint: Complaint, day: date) -> None:
    """Refuse a second extension, and one after the term; part of an action (Awb 9:11(2))."""
    assert complaint.decision_term is not None  # noqa: S101 - runs from the receipt on
    rules.refuse_extension(
        is_extended=complaint.extended_date is not None, term_end=complaint.decision_term.end, today=day
    )


def apply_extension(complaint: Complaint, day: date, *, actor: Actor, at: datetime, form: UUID | None = None) -> None:
    """Let the longer term run; part of an action."""
    refuse_extension(complaint, day)
    complaint.extended_date = day
    calculate(complaint, actor=actor, at=at)
    change(complaint, extended_date=day, decision_term=complaint.decision_term, form=form)


@action(permission=rules.COMPLAINT_WORK, records=rules.REFUSED)
def refuse(
    complaint: Complaint,
    *,
    ground: str,
    reason: str,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> Complaint:
    """Decide not to handle a complaint, on a ground; telling so ends it (Awb 9:8)."""
    refuse_stale(complaint, seen)
    rules.refuse_move(complaint.status, ComplaintStatus.REFUSED)
    refuse_signed(complaint, ComplaintLetter.NOT_TAKEN_UP)
    assert complaint.notice_term is not None  # noqa: S101 - runs from the receipt on
    rules.refuse_refusal(
        ground,
        reason,
        occurred=complaint.occurred_date,
        received=complaint.received_date,
        notice_end=complaint.notice_term.end,
        today=local_date(at),
    )
    refuse_personal_text(reason, field="reason", context=Context.LETTER)
    move(complaint, ComplaintStatus.REFUSED, refusal_ground=ground, refusal_reason=reason.strip(), form=form)
    compose(complaint, ComplaintLetter.NOT_TAKEN_UP, letters.not_taken_up(complaint), actor=actor, at=at)
    _wait_for_the_code(complaint, actor, at)
    record(rules.REFUSED, complaint, actor=actor, at=at, ground=ground)
    return complaint


@action(permission=rules.COMPLAINT_WORK, records=rules.TAKEN_UP)
def take_up(
    complaint: Complaint, *, actor: Actor, at: datetime, seen: int | None = None, form: UUID | None = None
) -> Complaint:
    """Handle a complaint after all, before it was told otherwise."""
    refuse_stale(complaint, seen)
    refuse_signed(complaint, ComplaintLetter.NOT_TAKEN_UP)
    if complaint.is_anonymous:
        # Its term had ended with the refusal.
        calculate(complaint, actor=actor, at=at)
    move(
        complaint,
        ComplaintStatus.RECEIVED,
        refusal_ground="",
        refusal_reason="",
        decision_term=complaint.decision_term,
        form=form,
    )
    withdraw_drafts(complaint, kind=ComplaintLetter.NOT_TAKEN_UP, actor=actor, at=at)
    record(rules.TAKEN_UP, complaint, actor=actor, at=at)
    return complaint


@action(permission=rules.COMPLAINT_WORK, records=rules.HEARD)
def record_hearing(
    complaint: Complaint,
    *,
    held: date,
    heard_by: Employee,
    report: str,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> Complaint:
    """Keep the report of hearing the complainant and whom it is about (Awb 9:10)."""
    refuse_stale(complaint, seen)
    rules.refuse_concerned(heard_by.pk, queries.concerned_ids(complaint))
    rules.refuse_hearing(report, held=held, received=complaint.received_date, today=local_date(at))
    rules.refuse_without_copy(queries.copies_sent(complaint), by=held, field="held")
    refuse_personal_text(report, field="report", context=Context.LETTER)
    move(
        complaint,
        ComplaintStatus.HEARD,
        heard_date=held,
        heard_by=heard_by,
        hearing_report=report.strip(),
        form=form,
    )
    end_notice(complaint, "taken_up", actor=actor, at=at)
    record(rules.HEARD, complaint, actor=actor, at=at, held=held.isoformat())
    return complaint


@action(permission=rules.COMPLAINT_WORK, records=rules.WAIVED)
def waive_hearing(
    complaint: Complaint,
    *,
    ground: str,
    reason: str,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> Complaint:
    """Do not hear, on a ground of the law (Awb 9:10(2))."""
    refuse_stale(complaint, seen)
    rules.refuse_waiver(ground, reason)
    refuse_personal_text(reason, field="reason", context=Context.LETTER)
    move(complaint, ComplaintStatus.HEARD, hearing_waiver=ground, waiver_reason=reason.strip(), form=form)
    end_notice(complaint, "taken_up", actor=actor, at=at)
    record(rules.WAIVED, complaint, actor=actor, at=at, ground=ground)
    return complaint


@action(permission=rules.COMPLAINT_WORK, records=rules.CONCLUDED)
def conclude(
    complaint: Complaint,
    *,
    outcome: str,
    findings: str,
    conclusions: str = "",
    decided_on: date,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> Complaint:
    """Lay down the findings, the opinion and the conclusions; telling them ends the complaint (Awb 9:12)."""
    refuse_stale(complaint, seen)
    rules.refuse_move(complaint.status, ComplaintStatus.CONCLUDED)
    refuse_signed(complaint, ComplaintLetter.OUTCOME)
    rules.refuse_conclusion(
        outcome,
        findings,
        waiver=complaint.hearing_waiver,
        decided=decided_on,
        heard=complaint.heard_date or complaint.received_date,
        today=local_date(at),
    )
    rules.refuse_without_copy(queries.copies_sent(complaint), by=decided_on, field="decided_on")
    advice = queries.advice_of(complaint)
    rules.refuse_without_advice(committee=complaint.committee, has_advice=advice is not None)
    for text, field in ((findings, "findings"), (conclusions, "conclusions")):
        refuse_personal_text(text, field=field, context=Context.LETTER)
    move(
        complaint,
        ComplaintStatus.CONCLUDED,
        outcome=outcome,
        findings=findings.strip(),
        conclusions=conclusions.strip(),
        decided_on=decided_on,
        form=form,
    )
    compose(complaint, ComplaintLetter.OUTCOME, letters.outcome(complaint, advice), actor=actor, at=at)
    _wait_for_the_code(complaint, actor, at)
    record(rules.CONCLUDED, complaint, actor=actor, at=at, decided=decided_on.isoformat(), outcome=outcome)
    return complaint


def _wait_for_the_code(complaint: Complaint, actor: Actor, at: datetime) -> None:
    """An anonymous complaint is handled once it can be told: nobody knows whether its code ever comes back."""
    if complaint.is_anonymous:
        close(complaint, "decided", actor=actor, at=at)
