"""The committee that advises on an objection, and its advice."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Actor
from regiotoezicht.enforcement.models import CommitteeMember, Objection
from regiotoezicht.enforcement.proceedings import committee as seats
from regiotoezicht.enforcement.proceedings import letters, queries, rules
from regiotoezicht.enforcement.proceedings.actions.moves import (
    calculate,
    change,
    compose,
    refuse_unfit,
    withdraw_drafts,
)
from regiotoezicht.enforcement.proceedings.actions.receiving import refuse_closed
from regiotoezicht.enforcement.proceedings.vocabulary import ObjectionOutcome, ObjectionStatus, ProceedingLetter
from regiotoezicht.guard import Context


@action(permission=rules.OBJECTION_WORK, records=rules.COMMITTEE_SET)
def set_committee(
    objection: Objection,
    *,
    committee: bool,
    chair: str = "",
    members: Sequence[str] = (),
    chair_is_outside: bool = False,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> Objection:
    """Say which committee advises, or that none does: with one there are twelve weeks to decide.

    Makes the notice to whoever objects. Basis: Awb 7:10(1), 7:13(1) and (2).
    """
    refuse_unfit(objection, actor, seen=seen)
    refuse_closed(objection)
    if not committee and not objection.committee:
        raise Refused("no_change", "Dit stond al zo.", field="committee")
    if objection.advice_date is not None:
        raise Refused("advised_before", "De commissie heeft al geadviseerd.", field="committee")
    kind = ProceedingLetter.OBJECTION_COMMITTEE
    if committee:
        seats.refuse_committee(chair, members, chair_is_outside=chair_is_outside)
    was, objection.committee = objection.committee, committee
    if was != committee:
        calculate(objection, actor=actor, at=at)
    change(objection, committee=committee, decision_term=objection.decision_term, form=form)
    CommitteeMember.objects.filter(objection=objection).delete()
    withdraw_drafts(objection, kind=kind, actor=actor, at=at)
    if committee:
        CommitteeMember.objects.bulk_create(
            CommitteeMember(objection=objection, name=one.strip(), is_chair=at_place == 0)
            for at_place, one in enumerate((chair, *members))
        )
        told = letters.committee(objection, queries.body_of(objection.case))
        compose(objection, objection.addressee_id or 0, kind, told, actor=actor, at=at)
    record(rules.COMMITTEE_SET, objection, actor=actor, at=at, committee="ja" if committee else "nee")
    return objection


@action(permission=rules.OBJECTION_WORK, records=rules.ADVICE_GIVEN)
def record_advice(
    objection: Objection,
    *,
    advised_on: date,
    outcome: str,
    advice: str,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> Objection:
    """Keep what the committee advised (Awb 7:13(6))."""
    refuse_unfit(objection, actor, seen=seen)
    if objection.status != ObjectionStatus.HEARD:
        raise Refused("not_heard", "De commissie adviseert nadat is gehoord, of is besloten niet te horen (7:13 Awb).")
    seats.refuse_advice(
        outcome,
        advice,
        committee=objection.committee,
        day=advised_on,
        heard=objection.heard_date or objection.received_date,
        before=objection.advice_date is not None,
        today=local_date(at),
    )
    refuse_personal_text(advice, field="advice", context=Context.LETTER)
    change(objection, advice_date=advised_on, advice_outcome=outcome, advice=advice.strip(), form=form)
    said = ObjectionOutcome(outcome).value
    record(rules.ADVICE_GIVEN, objection, actor=actor, at=at, advised=advised_on.isoformat(), outcome=said)
    return objection
