"""Hearing whoever objects: planning, inviting the committee, the report, or not hearing on a ground."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from regiotoezicht.access.actions import grant
from regiotoezicht.access.models import Account
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Actor
from regiotoezicht.enforcement.models import Hearer, Objection
from regiotoezicht.enforcement.proceedings import handling, letters, queries, rules
from regiotoezicht.enforcement.proceedings.actions.moves import change, compose, move, refuse_unfit
from regiotoezicht.enforcement.proceedings.actions.receiving import refuse_closed
from regiotoezicht.enforcement.proceedings.vocabulary import HearingWaiver, ObjectionStatus, ProceedingLetter
from regiotoezicht.guard import Context
from regiotoezicht.organisation.models import Employee


@action(permission=rules.OBJECTION_WORK, records=rules.HEARING_PLANNED)
def plan_hearing(
    objection: Objection,
    *,
    hearing_at: datetime,
    place: str,
    leader: Employee | None,
    members: Sequence[Employee] = (),
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> Objection:
    """Plan a hearing by somebody who was not involved, or move it; makes the invitation (Awb 7:2, 7:4, 7:5)."""
    refuse_unfit(objection, actor, seen=seen)
    held = local_date(hearing_at)
    rules.refuse_objection_move(objection.status, ObjectionStatus.HEARING)
    handling.refuse_hearing_day(held, received=objection.received_date, today=local_date(at))
    # A committee hears by itself, or leaves that to its chair or a member from outside (7:13(3)).
    if leader is not None or members or not objection.committee:
        handling.refuse_hearers(
            leader.pk if leader else None,
            [one.pk for one in members],
            involved=queries.involved_employees(objection),
        )
    if not place.strip():
        raise Refused("no_place", "Vul in waar de hoorzitting is.", field="place")
    refuse_personal_text(place, field="place", context=Context.LETTER)
    move(objection, ObjectionStatus.HEARING, hearing_at=hearing_at, hearing_waiver="", waiver_reason="", form=form)
    Hearer.objects.filter(objection=objection).delete()
    everybody = {one.pk: one for one in ([leader] if leader else []) + list(members)}
    Hearer.objects.bulk_create(
        Hearer(objection=objection, employee=one, leads=leader is not None and one.pk == leader.pk)
        for one in everybody.values()
    )
    compose(
        objection,
        objection.addressee_id or 0,
        ProceedingLetter.OBJECTION_HEARING,
        letters.invitation(objection, queries.body_of(objection.case), place.strip()),
        actor=actor,
        at=at,
    )
    record(rules.HEARING_PLANNED, objection, actor=actor, at=at, held=held.isoformat())
    return objection


@action(permission=rules.OBJECTION_WORK, records=rules.MEMBER_INVITED)
def invite(objection: Objection, *, account: Account, actor: Actor, at: datetime, seen: int | None = None) -> Objection:
    """Let a member of the committee read the objection, until it is decided on or withdrawn (Awb 7:13)."""
    refuse_unfit(objection, actor, seen=seen)
    refuse_closed(objection)
    if queries.is_involved(objection, account.pk):
        raise Refused("member_involved", "Dit lid was betrokken bij het besluit (artikel 7:5 Awb).", field="account")
    grant(account, to=objection, reason=rules.INVITED, at=at, by=actor)
    change(objection)
    record(rules.MEMBER_INVITED, objection, actor=actor, at=at, account=account.pk)
    return objection


@action(permission=rules.OBJECTION_WORK, records=rules.OBJECTION_HEARD)
def record_hearing(
    objection: Objection,
    *,
    report: str,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> Objection:
    """Keep the report of the hearing (Awb 7:7)."""
    refuse_unfit(objection, actor, seen=seen)
    if objection.hearing_at is None or objection.status != ObjectionStatus.HEARING:
        raise Refused(
            "no_hearing", "Plan eerst een hoorzitting, of leg vast waarom niet wordt gehoord (7:2 en 7:3 Awb)."
        )
    held = local_date(objection.hearing_at)
    handling.refuse_heard(report, held=held, today=local_date(at))
    refuse_personal_text(report, field="report", context=Context.LETTER)
    move(objection, ObjectionStatus.HEARD, heard_date=held, hearing_report=report.strip(), form=form)
    record(rules.OBJECTION_HEARD, objection, actor=actor, at=at, held=held.isoformat())
    return objection


@action(permission=rules.OBJECTION_WORK, records=rules.HEARING_WAIVED)
def waive_hearing(
    objection: Objection,
    *,
    ground: str,
    reason: str,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> Objection:
    """Do not hear, on one of the grounds of Awb 7:3 and with the reason."""
    refuse_unfit(objection, actor, seen=seen)
    rules.refuse_objection_move(objection.status, ObjectionStatus.HEARD)
    handling.refuse_waiver(ground, reason)
    refuse_personal_text(reason, field="reason", context=Context.LETTER)
    move(
        objection,
        ObjectionStatus.HEARD,
        hearing_at=None,
        hearing_waiver=ground,
        waiver_reason=reason.strip(),
        form=form,
    )
    record(rules.HEARING_WAIVED, objection, actor=actor, at=at, ground=HearingWaiver(ground).value)
    return objection
