"""Every write of which organisations were heard."""

from datetime import date, datetime

from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.refusals import changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.programme import group_rules, rules
from regiotoezicht.programme.models import Hearing


@action(permission=rules.PLAN_KEEP, records=group_rules.HEARD)
def hear(made: Hearing, *, actor: Actor, at: datetime) -> Hearing:
    """Record that an organisation was heard, and what it said in our words."""
    for field in ("organisation", "subject", "said"):
        refuse_personal_text(getattr(made, field), field=field)
    rules.refuse_day(made.date, local_date(at), field="date")
    made.recorded_at, made.recorded_by_id = at, actor.account_id
    made.save(force_insert=True)
    record(group_rules.HEARD, made, actor=actor, at=at, date=made.date.isoformat())
    return made


@action(permission=rules.PLAN_KEEP, records=group_rules.HEARING_ANSWERED)
def answer_hearing(held: Hearing, *, actor: Actor, on: date, done_with: str, at: datetime) -> None:
    """Record what was done with what an organisation said."""
    refuse_personal_text(done_with, field="done_with")
    rules.refuse_day(on, local_date(at), field="on")
    group_rules.refuse_done_before(on, held.date)
    rows = Hearing.objects.filter(pk=held.pk, withdrawn_at__isnull=True)
    if not rows.update(done_with=done_with, done_date=on):
        raise changed_meanwhile("deze regel")
    record(group_rules.HEARING_ANSWERED, held, actor=actor, at=at, date=on.isoformat())


@action(permission=rules.PLAN_KEEP, records=group_rules.HEARING_WITHDRAWN)
def withdraw_hearing(held: Hearing, *, actor: Actor, at: datetime) -> None:
    """Take back what was recorded by mistake; it stays visible as such."""
    if not Hearing.objects.filter(pk=held.pk, withdrawn_at__isnull=True).update(withdrawn_at=at):
        raise changed_meanwhile("deze regel")
    record(group_rules.HEARING_WITHDRAWN, held, actor=actor, at=at)
