"""Every write of online checks: asked, answered, destroyed."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from regiotoezicht.bylaws.switch.queries import is_open
from regiotoezicht.bylaws.switch.rules import refuse_closed
from regiotoezicht.core.actions import action, record, unit
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.refusals import NotAllowed, changed_meanwhile
from regiotoezicht.core.rights import Actor, System
from regiotoezicht.inspections.online import rules
from regiotoezicht.inspections.online.models import OnlineCheck
from regiotoezicht.inspections.online.vocabulary import (
    Answer,
    CheckCause,
    CheckGround,
    FollowUp,
    Platform,
    Question,
    Source,
)
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.permits.models import Permit
from regiotoezicht.signals.models import Signal


@action(permission=rules.ONLINE_CHECK, records=rules.CHECK_OPENED)
def open_check(
    municipality: Municipality,
    *,
    actor: Actor,
    at: datetime,
    token: UUID,
    cause: CheckCause,
    ground: CheckGround,
    question: Question,
    platform: Platform,
    sources: Collection[Source],
    permit: Permit | None = None,
    signal: Signal | None = None,
) -> OnlineCheck:
    """Put cause, ground and question on record; only then somebody looks.

    `token` is the mark of the form: the database refuses a second check with the same one (IntegrityError). A business
    without a permit is only looked at where the switch of the Wgts is open.
    """
    for subject in (permit, signal):
        if subject is not None and subject.municipality_id != municipality.pk:
            raise NotAllowed(rules.ONLINE_CHECK.code)
    rules.refuse_unfit_question(question, cause, has_permit=permit is not None, has_signal=signal is not None)
    rules.refuse_personal_place(
        is_dwelling=signal is not None and signal.is_dwelling, is_sealed=permit is not None and permit.is_sealed
    )
    rules.refuse_no_source(sources)
    if permit is None:
        refuse_closed(is_open=is_open(municipality, local_date(at)))
    about = signal or permit
    check = OnlineCheck.objects.create(
        dossier=about.dossier if about else "",
        municipality=municipality,
        district_id=municipality.district_id,
        token=token,
        permit=permit,
        signal=signal,
        cause=cause,
        ground=ground,
        question=question,
        platform=platform,
        sources=" ".join(source.value for source in Source if source in sources),
        opened_at=at,
        opened_by_id=actor.account_id,
        destroy_on=rules.destroyed_on(local_date(at)),
    )
    record(rules.CHECK_OPENED, check, actor=actor, at=at, question=question.value, cause=cause.value)
    return check


@action(permission=rules.ONLINE_CHECK, records=rules.CHECK_ANSWERED)
def answer_check(check: OnlineCheck, *, actor: Actor, at: datetime, answer: Answer, follow_up: FollowUp) -> OnlineCheck:
    """Put the result on record, also when nothing was found. Answered once."""
    found = OnlineCheck.objects.filter(pk=check.pk, answered_at__isnull=True)
    destroy_on = rules.destroyed_on(local_date(at))
    if not found.update(answer=answer, follow_up=follow_up, answered_at=at, destroy_on=destroy_on):
        raise changed_meanwhile("deze controle")
    record(rules.CHECK_ANSWERED, check, actor=actor, at=at, answer=answer.value)
    check.refresh_from_db()
    return check


def destroy_at_night(at: datetime) -> int:
    """Destroy the checks whose day has come; answers how many."""
    old = list(OnlineCheck.objects.filter(destroy_on__lt=local_date(at))[:1000])
    with unit():
        for check in old:
            record(rules.CHECK_DESTROYED, check, actor=System(at), at=at)
        OnlineCheck.objects.filter(pk__in=[check.pk for check in old]).delete()
    return len(old)
