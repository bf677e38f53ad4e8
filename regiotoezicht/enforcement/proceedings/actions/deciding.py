"""Deciding on an objection: later decisions that go along, a delay of the order, the decision, and withdrawal."""

from datetime import date, datetime
from uuid import UUID

from regiotoezicht.access.actions import end_grants
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Actor
from regiotoezicht.enforcement.models import Involvement, Objection, TakenAlong
from regiotoezicht.enforcement.proceedings import handling, letters, queries, rules
from regiotoezicht.enforcement.proceedings.actions.moves import (
    change,
    compose,
    move,
    refuse_signed,
    refuse_unfit,
    tell_case,
    withdraw_drafts,
)
from regiotoezicht.enforcement.proceedings.actions.receiving import refuse_closed
from regiotoezicht.enforcement.proceedings.committee import refuse_without_advice
from regiotoezicht.enforcement.proceedings.vocabulary import ObjectionOutcome, ObjectionStatus, ProceedingLetter
from regiotoezicht.guard import Context
from regiotoezicht.letters.models import Letter
from regiotoezicht.organisation.models import Mandate
from regiotoezicht.organisation.rules import Body
from regiotoezicht.worklist.actions import end_terms, finish_tasks


@action(permission=rules.OBJECTION_WORK, records=rules.ALONG_ANSWERED)
def answer_later_decision(
    objection: Objection,
    *,
    letter: Letter,
    is_disputed: bool,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
) -> Objection:
    """Say whether a later decision is disputed: the objection then is about it too (Awb 5:31c, 5:39).

    Who was involved in that decision handles the objection no more.
    """
    refuse_unfit(objection, actor, seen=seen)
    refuse_closed(objection)
    if letter.pk not in {one.pk for one in queries.later_decisions(objection)}:
        raise Refused("no_later_decision", "Dit is geen later besluit in deze zaak (artikel 5:39 Awb).", field="letter")
    involved = queries.involved_in(objection.case, letter) if is_disputed else set()
    rules.refuse_involved(is_involved=actor.account_id in involved)
    TakenAlong.objects.update_or_create(
        objection=objection, letter=letter, defaults={"is_disputed": is_disputed, "answered_at": at}
    )
    Involvement.objects.bulk_create(
        (Involvement(objection=objection, account_id=pk) for pk in sorted(involved)), ignore_conflicts=True
    )
    change(objection)
    record(
        rules.ALONG_ANSWERED, objection, actor=actor, at=at, letter=letter.pk, disputed="ja" if is_disputed else "nee"
    )
    return objection


@action(permission=rules.OBJECTION_WORK, records=rules.DELAY_GRANTED)
def grant_delay(
    objection: Objection,
    *,
    until: date,
    reason: str,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> Objection:
    """Put down that the term to comply was delayed by decision: the objection itself suspends nothing (Awb 6:16)."""
    refuse_unfit(objection, actor, seen=seen)
    refuse_closed(objection)
    handling.refuse_delay(reason, until=until, comply_until=queries.comply_until(objection.case), today=local_date(at))
    refuse_personal_text(reason, field="reason", context=Context.LETTER)
    change(objection, delay_until=until, delay_reason=reason.strip(), form=form)
    record(rules.DELAY_GRANTED, objection, actor=actor, at=at, until=until.isoformat())
    return objection


@action(permission=rules.OBJECTION_WORK, records=rules.OBJECTION_DECIDED)
def decide(
    objection: Objection,
    *,
    outcome: str,
    effect: str,
    ground: str = "",
    reasons: str,
    costs_cents: int | None = None,
    deviation: str = "",
    body: Body,
    mandate: Mandate | None,
    decided_on: date,
    court_address: str,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> Objection:
    """Decide on an objection, by the body itself or by a mandate of somebody else than who took the decision.

    Basis: Awb 7:11, 7:12, 7:15; 10:3(3).
    """
    refuse_unfit(objection, actor, seen=seen)
    rules.refuse_objection_move(objection.status, ObjectionStatus.DECIDED)
    refuse_signed(objection, ProceedingLetter.OBJECTION_DECISION, since=objection.reopened_at)
    handling.refuse_verdict(_verdict(objection, outcome, effect, ground, reasons, costs_cents))
    refuse_without_advice(outcome, objection.advice_outcome, deviation, committee=objection.committee)
    handling.refuse_decision_day(
        decided_on,
        heard=objection.heard_date,
        received=objection.decide_from or objection.received_date,
        today=local_date(at),
    )
    for text, field in ((reasons, "reasons"), (deviation, "deviation")):
        refuse_personal_text(text, field=field, context=Context.LETTER)
    _refuse_mandate(objection, mandate, body, decided_on)
    old = move(
        objection,
        ObjectionStatus.DECIDED,
        outcome=outcome,
        effect=effect,
        inadmissible_ground=ground,
        reasons=reasons.strip(),
        costs_cents=costs_cents,
        deviation=deviation.strip(),
        body=body,
        mandate=mandate,
        decided_on=decided_on,
        decided_by_id=actor.account_id,
        form=form,
    )
    withdraw_drafts(objection, actor=actor, at=at)
    compose(
        objection,
        objection.addressee_id or 0,
        ProceedingLetter.OBJECTION_DECISION,
        letters.decision(objection, court_address),
        actor=actor,
        at=at,
    )
    record(
        rules.OBJECTION_DECIDED,
        objection,
        actor=actor,
        at=at,
        decided=decided_on.isoformat(),
        outcome=ObjectionOutcome(outcome).value,
        from_status=old,
        to_status=objection.status,
    )
    tell_case(objection, "beslist", actor=actor, at=at)
    return objection


def _verdict(
    objection: Objection, outcome: str, effect: str, ground: str, reasons: str, costs_cents: int | None
) -> handling.Verdict:
    return handling.Verdict(
        outcome=outcome,
        effect=effect,
        ground=ground,
        reasons=reasons,
        timeliness=objection.timeliness,
        is_unrepaired=objection.is_unrepaired,
        waiver=objection.hearing_waiver,
        unanswered=len(queries.unanswered(objection)),
        costs_requested=objection.costs_requested,
        costs_cents=costs_cents,
    )


def _refuse_mandate(objection: Objection, mandate: Mandate | None, body: Body, decided_on: date) -> None:
    if mandate is None:
        return
    handling.refuse_same_decider(
        decided_by_mandate=queries.decided_by_mandate(objection.letter), decides=mandate.employee_id
    )
    held = queries.mandates_for_objection(objection, decided_on).filter(pk=mandate.pk, body=body)
    if not held.exists():
        raise Refused(
            "no_mandate",
            f"Er is op {decided_on:%d-%m-%Y} geen mandaat namens dit bestuursorgaan om op bezwaar te beslissen "
            "(artikelen 10:1 en 10:3 Awb).",
            field="mandate",
        )


@action(permission=rules.OBJECTION_WORK, records=rules.OBJECTION_WITHDRAWN)
def withdraw(
    objection: Objection,
    *,
    withdrawn_date: date,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> Objection:
    """Put down that an objection was withdrawn: nothing runs or waits any more (Awb 6:21)."""
    refuse_unfit(objection, actor, seen=seen)
    rules.refuse_objection_move(objection.status, ObjectionStatus.WITHDRAWN)
    handling.refuse_withdrawal(withdrawn_date, received=objection.received_date, today=local_date(at))
    move(objection, ObjectionStatus.WITHDRAWN, withdrawn_date=withdrawn_date, form=form)
    close(objection, "withdrawn", actor=actor, at=at)
    withdraw_drafts(objection, actor=actor, at=at)
    record(
        rules.OBJECTION_WITHDRAWN,
        objection,
        actor=actor,
        at=at,
        number=objection.number,
        withdrawn=withdrawn_date.isoformat(),
    )
    tell_case(objection, "ingetrokken", actor=actor, at=at)
    return objection


def close(objection: Objection, reason: str, *, actor: Actor, at: datetime) -> None:
    """Nothing of an objection runs or waits any more, and the committee reads it no longer; part of an action."""
    end_terms(objection, reason=reason, actor=actor, at=at)
    finish_tasks(objection, kind=rules.TASK_OBJECTION, actor=actor, at=at)
    end_grants(to=objection, reason=rules.INVITED, at=at, by=actor)
