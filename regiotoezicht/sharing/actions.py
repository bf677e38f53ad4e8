"""Every write of hand-overs."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import EventType, action, record
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.refusals import changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Record
from regiotoezicht.sharing import rules
from regiotoezicht.sharing.models import HandOver
from regiotoezicht.sharing.rules import Status
from regiotoezicht.sharing.snapshots import FileEntry, canonical, digest, refuse_broken_seal
from regiotoezicht.sharing.subjects import subject_of
from regiotoezicht.worklist.actions import add_task, finish_tasks


@action(permission=rules.HAND_OVER_OFFER, records=rules.OFFERED)
def offer(
    subject: Record,
    *,
    content: Mapping[str, Any],
    files: Sequence[FileEntry],
    token: UUID,
    actor: Actor,
    at: datetime,
) -> HandOver:
    """Offer a sealed copy of a record to its own municipality.

    Raises Refused when it is on offer or was decided on already.
    """
    label = subject._meta.label_lower
    earlier = list(HandOver.objects.filter(label=label, record_id=subject.pk).values_list("status", "version"))
    rules.refuse_second_offer({Status(status) for status, _ in earlier})
    text = canonical(content, files)
    hand_over = HandOver(
        dossier=subject.dossier,
        municipality_id=subject.municipality_id,
        district_id=subject.district_id,
        label=label,
        record_id=subject.pk,
        version=1 + max((version for _, version in earlier), default=0),
        snapshot=text,
        sha256=digest(text),
        offered_at=at,
        offered_by_id=actor.account_id,
        token=token,
    )
    try:
        with transaction.atomic():
            hand_over.save()
    except IntegrityError:  # a colleague offered it, or this form was sent twice, at the same moment
        rules.refuse_second_offer({Status.OFFERED})
    record(rules.OFFERED, hand_over, actor=actor, at=at, version=hand_over.version, sha256=hand_over.sha256)
    add_task(hand_over, kind=rules.TASK_DECIDE, role=Role.LAWYER, actor=actor, at=at)
    for returned in HandOver.objects.filter(label=label, record_id=subject.pk, status=Status.RETURNED):
        finish_tasks(returned, kind=rules.TASK_RETURNED, actor=actor, at=at)
    kind = subject_of(label)
    if kind is not None:
        kind.offered(hand_over, actor, at)
    return hand_over


@action(permission=rules.HAND_OVER_DECIDE, records=rules.ACCEPTED)
def accept(hand_over: HandOver, *, actor: Actor, at: datetime) -> HandOver:
    """Accept a file for the municipality: from now on its content is the municipality's alone."""
    refuse_broken_seal(unchanged=hand_over.is_unchanged())
    return _decide(hand_over, Status.ACCEPTED, rules.ACCEPTED, actor=actor, at=at)


@action(permission=rules.HAND_OVER_DECIDE, records=rules.RETURNED)
def return_with_reason(hand_over: HandOver, *, reason: str, actor: Actor, at: datetime) -> HandOver:
    """Give a file back to the district, which may repair it and offer it again."""
    rules.refuse_without_reason(reason)
    refuse_personal_text(reason, field="reason")
    return _decide(hand_over, Status.RETURNED, rules.RETURNED, actor=actor, at=at, reason=reason)


@action(permission=rules.HAND_OVER_DECIDE, records=rules.NOT_ACTED)
def decide_not_to_act(hand_over: HandOver, *, reason: str, actor: Actor, at: datetime) -> HandOver:
    """Take a file over and decide, with reasons, that the municipality does nothing about it."""
    rules.refuse_without_reason(reason)
    refuse_personal_text(reason, field="reason")
    return _decide(hand_over, Status.NOT_ACTED, rules.NOT_ACTED, actor=actor, at=at, reason=reason)


def _decide(
    hand_over: HandOver, status: Status, event: EventType, *, actor: Actor, at: datetime, reason: str = ""
) -> HandOver:
    rules.refuse_move(Status(hand_over.status), status)
    moved = HandOver.objects.filter(pk=hand_over.pk, status=hand_over.status).update(
        status=status, decided_at=at, decided_by=actor.account_id, reason=reason
    )
    if not moved:
        raise changed_meanwhile("deze overdracht")
    record(event, hand_over, actor=actor, at=at, from_status=str(hand_over.status), to_status=status.value)
    hand_over.refresh_from_db()
    finish_tasks(hand_over, kind=rules.TASK_DECIDE, actor=actor, at=at)
    if status is Status.RETURNED:
        add_task(hand_over, kind=rules.TASK_RETURNED, role=Role.COORDINATOR, actor=actor, at=at)
    subject = subject_of(hand_over.label)
    if subject is not None:
        subject.decided(hand_over, actor, at)
    return hand_over
