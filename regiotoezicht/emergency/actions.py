"""Every write of emergencies."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from regiotoezicht.access.actions import open_to
from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Grant
from regiotoezicht.access.rules import GRANT_EMERGENCY, GRANT_ENDED
from regiotoezicht.core.actions import action, record, record_alone, unit
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.refusals import NotAllowed, Refused, changed_meanwhile
from regiotoezicht.core.walls import reaching
from regiotoezicht.emergency import queries, rules
from regiotoezicht.emergency.models import Emergency
from regiotoezicht.worklist.actions import add_task, finish_tasks
from regiotoezicht.worklist.rules import working_days_after


def break_glass(
    *, actor: AccountActor, label: str, dossier: str, category: str, reason: str, hours: int, token: UUID, at: datetime
) -> Emergency:
    """Open a record by its dossier number to the actor at once, and put the review on the worklist of its owner.

    A second submit of the same form answers the first. Raises Refused when there is no such record in reach; that was
    tried is then on the log.
    """
    if not actor.reach(rules.EMERGENCY_OPEN):
        raise NotAllowed(rules.EMERGENCY_OPEN.code)
    rules.refuse_hours(hours)
    rules.refuse_reason(category, reason)
    refuse_personal_text(reason, field="reason")
    places = queries.places_in_reach(actor)
    with reaching(actor, places):
        before = Emergency.objects.filter(token=token, account_id=actor.account_id).first()
        if before is not None:
            return before
        subject = queries.record_meant(actor, label=label, dossier=dossier, places=places)
        if subject is None:
            record_alone(rules.MISSED, actor.account, actor=actor, at=at, kind=label)
            raise Refused(
                "not_openable",
                "Er is in uw district geen stuk van deze soort met dit nummer. Controleer het nummer. Uw poging is "
                "vastgelegd.",
                field="dossier",
            )
        if queries.may_read_already(actor, subject):
            raise Refused("readable", "Dit stuk kunt u al inzien; noodtoegang is niet nodig.", field="dossier")
        try:
            with unit():
                return _open(subject, actor, category=category, reason=reason, hours=hours, token=token, at=at)
        except IntegrityError as error:  # the same form, sent twice at the same moment
            first = Emergency.objects.filter(token=token, account_id=actor.account_id).first()
            if first is None:
                raise changed_meanwhile("deze noodtoegang") from error
            return first


def _open(
    subject: Any, actor: AccountActor, *, category: str, reason: str, hours: int, token: UUID, at: datetime
) -> Emergency:
    until, role = rules.end_of(at, hours), queries.reviewer_of(subject, besides=actor.account_id, on=local_date(at))
    due = working_days_after(local_date(at), rules.WORKING_DAYS_TO_REVIEW)
    grant = open_to(actor.account, record_opened=subject, reason=GRANT_EMERGENCY, until=until, at=at, by=actor)
    with transaction.atomic():
        made = Emergency.objects.create(
            dossier=subject.dossier,
            municipality_id=subject.municipality_id,
            district_id=subject.district_id,
            token=token,
            label=subject._meta.label_lower,
            record_id=subject.pk,
            account=actor.account,
            category=category,
            reason=reason.strip(),
            opened_at=at,
            until_at=until,
            grant=grant,
            review_role=role,
            review_due=due,
        )
    record(rules.OPENED, subject, actor=actor, at=at, purpose=GRANT_EMERGENCY, category=category, hours=hours)
    add_task(made, kind=rules.TASK_REVIEW, role=role, actor=actor, at=at, due_date=due)
    return made


def close_early(emergency: Emergency, *, actor: AccountActor, at: datetime) -> Emergency:
    """End an emergency before its time: by whoever opened it, or by whoever reviews it."""
    if emergency.account_id != actor.account_id and not queries.reviews(actor, emergency):
        raise NotAllowed(rules.EMERGENCY_REVIEW.code)
    rules.refuse_closing(until=emergency.until_at, at=at)
    with unit():
        if not Emergency.objects.filter(pk=emergency.pk, until_at__gt=at).update(until_at=at):
            raise changed_meanwhile("deze noodtoegang")
        Grant.objects.filter(pk=emergency.grant_id).update(until_at=at)
        record(GRANT_ENDED, emergency, actor=actor, at=at, reason=GRANT_EMERGENCY)
        record(rules.CLOSED, emergency, actor=actor, at=at)
    emergency.until_at = at
    return emergency


@action(permission=rules.EMERGENCY_REVIEW, records=rules.REVIEWED)
def review(emergency: Emergency, *, actor: AccountActor, outcome: str, measure: str, at: datetime) -> Emergency:
    """Say whether an emergency was rightful; by a second person of its owner's side, once."""
    rules.refuse_own_review(own=emergency.account_id == actor.account_id)
    rules.refuse_other_reviewer(hers=queries.reviews(actor, emergency))
    rules.refuse_review(outcome=outcome, measure=measure)
    refuse_personal_text(measure, field="measure")
    waiting = Emergency.objects.unreviewed().filter(pk=emergency.pk)
    done = {"reviewed_at": at, "reviewed_by_id": actor.account_id, "outcome": outcome, "measure": measure.strip()}
    if not waiting.update(**done):
        raise changed_meanwhile("deze noodtoegang")
    finish_tasks(emergency, kind=rules.TASK_REVIEW, actor=actor, at=at)
    record(rules.REVIEWED, emergency, actor=actor, at=at, outcome=outcome)
    emergency.refresh_from_db()
    return emergency
