"""Every write of decisions per municipality."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from regiotoezicht.core.actions import action, record
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.refusals import Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.programme import rules
from regiotoezicht.programme.actions import moving
from regiotoezicht.programme.actions.moving import Paper
from regiotoezicht.programme.actions.readiness import hold
from regiotoezicht.programme.models import Resolution, ResolutionStep, Subject
from regiotoezicht.programme.vocabulary import Organ, State


@action(permission=rules.PLAN_KEEP, records=rules.SUBJECT_ADDED)
def add_subject(subject: Subject, *, actor: Actor, at: datetime) -> Subject:
    """Add what the municipalities are asked to decide. Refused while the same is asked of that organ."""
    refuse_personal_text(subject.title, field="title")
    if Subject.objects.open().filter(title__iexact=subject.title, organ=subject.organ).exists():
        raise Refused("subject_exists", "Dit onderwerp staat er voor dit orgaan al.", field="title")
    subject.recorded_at = at
    try:
        with transaction.atomic():
            subject.save(force_insert=True)
    except IntegrityError as error:  # somebody added the same at the same moment
        raise changed_meanwhile("de lijst van onderwerpen") from error
    record(rules.SUBJECT_ADDED, subject, actor=actor, at=at, organ=Organ(subject.organ).value)
    return subject


@action(permission=rules.PLAN_KEEP, records=rules.SUBJECT_CLOSED)
def close_subject(subject: Subject, *, actor: Actor, at: datetime) -> None:
    """Take a subject off the board; what was decided stays."""
    if not Subject.objects.open().filter(pk=subject.pk).update(closed_at=at):
        raise changed_meanwhile("dit onderwerp")
    record(rules.SUBJECT_CLOSED, subject, actor=actor, at=at)


@dataclass(frozen=True)
class Step(Paper):
    """A step of one municipality; `seen` is the state that was on the page."""

    seen: State


@action(permission=rules.KEEP, records=rules.MOVED)
def move(
    municipality: Municipality, subject: Subject, step: Step, *, actor: Actor, token: UUID, at: datetime
) -> Resolution:
    """Bring the decision of a municipality on a subject one step further."""
    refuse_personal_text(step.reference, field="reference")
    hold(municipality)
    [held] = moving.resolutions_of(subject, [municipality])
    if held.state != step.seen:
        raise changed_meanwhile("dit besluit")
    rules.refuse_move(step.seen, step.to)
    moving.make_step({token: held}, moving.standing_steps([held]), step, actor=actor, at=at)
    return held


@action(permission=rules.KEEP, records=rules.UNDONE)
def undo(held: Resolution, step_id: int, *, actor: Actor, at: datetime) -> None:
    """Take back the last step of a decision that was recorded by mistake; it stays visible as such."""
    steps = list(held.steps.filter(withdrawn_at__isnull=True).order_by("-pk")[:2])
    if not steps or steps[0].pk != step_id:
        raise changed_meanwhile("dit besluit")
    if not ResolutionStep.objects.filter(pk=step_id, withdrawn_at__isnull=True).update(withdrawn_at=at):
        raise changed_meanwhile("dit besluit")
    back = State(steps[1].state) if len(steps) > 1 else State.NOT_YET
    before = steps[1].date if len(steps) > 1 else None
    if not Resolution.objects.filter(pk=held.pk, state=held.state).update(state=back, last_date=before):
        raise changed_meanwhile("dit besluit")
    held.state, held.last_date = back, before
    record(rules.UNDONE, held, actor=actor, at=at, from_state=steps[0].state, to_state=back.value)
