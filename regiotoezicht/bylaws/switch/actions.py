"""Every write of the switch."""

from datetime import date, datetime

from django.db import IntegrityError

from regiotoezicht.bylaws.switch import rules
from regiotoezicht.bylaws.switch.models import SwitchGround, SwitchPeriod
from regiotoezicht.bylaws.switch.queries import grounds_of
from regiotoezicht.bylaws.switch.rules import Ground
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.refusals import changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Municipality

SWITCH = "de schakelaar"


@action(permission=rules.SWITCH_PREPARE, records=rules.GROUND_RECORDED)
def record_law(
    municipality: Municipality, *, ground: Ground, on: date, reference: str, actor: Actor, at: datetime
) -> SwitchGround:
    """Record the act or the by-law; what stood there before is replaced. Raises ValueError for another ground."""
    if ground not in rules.BY_LAWYER:
        raise ValueError(f"{ground} is recorded by who protects the data")
    return _record(municipality, ground, on, reference, actor, at)


@action(permission=rules.SWITCH_ADVISE, records=rules.GROUND_RECORDED)
def record_advice(
    municipality: Municipality, *, ground: Ground, on: date, reference: str, actor: Actor, at: datetime
) -> SwitchGround:
    """Record the DPIA or the advice; what stood there before is replaced. Raises ValueError for another ground."""
    if ground in rules.BY_LAWYER:
        raise ValueError(f"{ground} is recorded by the lawyer")
    return _record(municipality, ground, on, reference, actor, at)


def _record(
    municipality: Municipality, ground: Ground, on: date, reference: str, actor: Actor, at: datetime
) -> SwitchGround:
    refuse_personal_text(reference, field="reference")
    made, _ = SwitchGround.objects.update_or_create(
        municipality=municipality,
        ground=ground,
        defaults={"date": on, "reference": reference, "recorded_at": at, "recorded_by_id": actor.account_id},
    )
    record(rules.GROUND_RECORDED, municipality, actor=actor, at=at, ground=ground.value, on=on.isoformat())
    return made


@action(permission=rules.SWITCH_OPEN, records=rules.SWITCH_OPENED)
def open_switch(municipality: Municipality, *, actor: Actor, at: datetime) -> SwitchPeriod:
    """Open the switch. Raises Refused("switch_unfounded"), or that somebody else just opened it."""
    rules.refuse_unfounded(grounds_of(municipality), local_date(at))
    try:
        made = SwitchPeriod.objects.create(municipality=municipality, opened_at=at, opened_by_id=actor.account_id)
    except IntegrityError as error:
        raise changed_meanwhile(SWITCH) from error
    record(rules.SWITCH_OPENED, municipality, actor=actor, at=at)
    return made


@action(permission=rules.SWITCH_OPEN, records=rules.SWITCH_CLOSED)
def close_switch(municipality: Municipality, *, actor: Actor, at: datetime) -> None:
    """Close the switch: from now on nothing that needs the act is done here."""
    held = SwitchPeriod.objects.filter(municipality=municipality, closed_at__isnull=True)
    if not held.update(closed_at=at):
        raise changed_meanwhile(SWITCH)
    record(rules.SWITCH_CLOSED, municipality, actor=actor, at=at)
