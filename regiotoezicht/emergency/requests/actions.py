"""Every write of requests."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError
from django.utils import timezone

from regiotoezicht.access.actions import open_to
from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Account, Grant
from regiotoezicht.access.roles import Role
from regiotoezicht.access.rules import GRANT_ENDED
from regiotoezicht.core.actions import action, record, unit
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.refusals import NotAllowed, Refused, changed_meanwhile
from regiotoezicht.emergency import queries
from regiotoezicht.emergency.openable import KINDS
from regiotoezicht.emergency.requests import rules
from regiotoezicht.emergency.requests.models import AccessRequest
from regiotoezicht.emergency.requests.rules import State
from regiotoezicht.organisation.models import Municipality, Record
from regiotoezicht.worklist.actions import add_task, finish_tasks
from regiotoezicht.worklist.rules import working_days_after


@dataclass(frozen=True)
class Asked:
    """What somebody asks to read, what for, and until which day."""

    label: str
    dossier: str
    reason: str
    until_date: date


def ask(asked: Asked, *, actor: AccountActor, token: UUID, at: datetime) -> AccessRequest:
    """Ask whoever a record belongs to whether the actor may read it; a second submit answers the first.

    What is not there is written down in the same way, and nobody is asked: the answer looks the same to her.
    """
    reach, today = actor.reach(rules.REQUEST_MAKE), local_date(at)
    if not reach:
        raise NotAllowed(rules.REQUEST_MAKE.code)
    before = AccessRequest.objects.filter(token=token, account_id=actor.account_id).first()
    if before is not None:
        return before
    if asked.label not in KINDS:
        raise Refused("kind", "Kies wat u wilt inzien.", field="kind")
    rules.refuse_reason(asked.reason)
    rules.refuse_period(asked.until_date, today)
    refuse_personal_text(asked.reason, field="reason")
    subject = queries.record_meant(actor, label=asked.label, dossier=asked.dossier, places=reach.municipalities)
    if subject is not None and queries.may_read_already(actor, subject):
        raise Refused("readable", "Dit stuk kunt u al inzien.", field="dossier")
    try:
        with unit():
            return _write(asked, subject, actor, token, at)
    except IntegrityError as error:  # the same form, sent twice at the same moment
        first = AccessRequest.objects.filter(token=token, account_id=actor.account_id).first()
        if first is None:
            raise changed_meanwhile("dit verzoek") from error
        return first


def _write(asked: Asked, subject: Any, actor: AccountActor, token: UUID, at: datetime) -> AccessRequest:
    place: Any = subject or _nowhere(actor)
    made = AccessRequest.objects.create(
        dossier=asked.dossier,
        municipality_id=place.municipality_id,
        district_id=place.district_id,
        token=token,
        label=asked.label,
        record_id=subject.pk if subject is not None else None,
        account=actor.account,
        reason=asked.reason.strip(),
        until_date=asked.until_date,
        asked_at=at,
        answer_due=working_days_after(local_date(at), rules.WORKING_DAYS_TO_ANSWER),
        owner_role=KINDS[asked.label].owner(subject) if subject is not None else Role.LAWYER,
    )
    record(rules.ASKED, made, actor=actor, at=at, kind=asked.label, until=str(asked.until_date))
    if subject is not None:
        role = Role(made.owner_role)
        add_task(made, kind=rules.TASK_DECIDE, role=role, actor=actor, at=at, due_date=made.answer_due)
    return made


def _nowhere(actor: AccountActor) -> Record:
    """Where a request for something that is not there is kept: at a municipality in which she works."""
    town = Municipality.objects.get(pk=min(actor.reach(rules.REQUEST_MAKE).municipalities))
    return AccessRequest(municipality=town, district_id=town.district_id)


def decides(actor: AccountActor, asked: AccessRequest) -> bool:
    """Whether the actor is of the side whose work the record was when it was asked for."""
    reach = actor.roles.get(Role(asked.owner_role))
    return asked.record_id is not None and reach is not None and reach.covers(asked)


@action(permission=rules.REQUEST_DECIDE, records=rules.ALLOWED)
def allow(asked: AccessRequest, *, actor: AccountActor, until_date: date, at: datetime) -> AccessRequest:
    """Open the record to whoever asked, for reading, up to and including a day."""
    today = local_date(at)
    rules.refuse_period(until_date, today)
    asker = AccountActor(Account.objects.get(pk=asked.account_id), at)
    works_here = asker.account.is_active and asker.reach(rules.REQUEST_MAKE).covers(asked)
    _refuse(asked, actor, works_here=works_here, is_allowed=True)
    subject = KINDS[asked.label].rows().filter(pk=asked.record_id or 0).first()
    if subject is None:
        raise Refused("gone", "Dit stuk is er niet meer.")
    until = timezone.make_aware(datetime.combine(until_date + timedelta(days=1), time()))
    grant = open_to(asker.account, record_opened=subject, reason=rules.GRANT_REQUEST, until=until, at=at, by=actor)
    _decided(asked, State.ALLOWED, actor, at, until_date=until_date, grant=grant)
    record(rules.ALLOWED, asked, actor=actor, at=at, until=str(until_date))
    return asked


@action(permission=rules.REQUEST_DECIDE, records=rules.DENIED)
def deny(asked: AccessRequest, *, actor: AccountActor, answer: str, at: datetime) -> AccessRequest:
    """Keep the record closed. The one who asked hears nothing of it, as when there is no such record."""
    rules.refuse_answer(state=State.DENIED, answer=answer)
    refuse_personal_text(answer, field="answer")
    _refuse(asked, actor, works_here=True, is_allowed=False)
    _decided(asked, State.DENIED, actor, at, answer=answer.strip())
    record(rules.DENIED, asked, actor=actor, at=at)
    return asked


def _refuse(asked: AccessRequest, actor: AccountActor, *, works_here: bool, is_allowed: bool) -> None:
    rules.refuse_deciding(
        own=asked.account_id == actor.account_id,
        hers=decides(actor, asked),
        works_here=works_here,
        is_allowed=is_allowed,
    )


def _decided(asked: AccessRequest, state: State, actor: AccountActor, at: datetime, **more: Any) -> None:
    waiting = AccessRequest.objects.filter(pk=asked.pk, state=State.ASKED)
    if not waiting.update(state=state, decided_at=at, decided_by_id=actor.account_id, **more):
        raise changed_meanwhile("dit verzoek")
    finish_tasks(asked, kind=rules.TASK_DECIDE, actor=actor, at=at)
    asked.refresh_from_db()


@action(permission=rules.REQUEST_DECIDE, records=rules.TAKEN_BACK)
def take_back(asked: AccessRequest, *, actor: AccountActor, at: datetime) -> AccessRequest:
    """Close the record again before its day."""
    _refuse(asked, actor, works_here=True, is_allowed=False)
    open_ones = AccessRequest.objects.filter(pk=asked.pk, state=State.ALLOWED, grant__until_at__gt=at)
    if not open_ones.update(state=State.TAKEN_BACK):
        raise Refused("over", "Deze inzage is al voorbij.")
    Grant.objects.filter(pk=asked.grant_id or 0).update(until_at=at)
    record(GRANT_ENDED, asked, actor=actor, at=at, reason=rules.GRANT_REQUEST)
    record(rules.TAKEN_BACK, asked, actor=actor, at=at)
    asked.refresh_from_db()
    return asked
