"""Holding a case: no letter and no visit until a day, because police or prosecution asked; without content."""

from datetime import date, datetime
from uuid import UUID

from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Actor
from regiotoezicht.enforcement import rules
from regiotoezicht.enforcement.actions.moves import change, refuse_stale
from regiotoezicht.enforcement.models import Case
from regiotoezicht.enforcement.remedies import guards
from regiotoezicht.enforcement.remedies.vocabulary import HeldFor
from regiotoezicht.enforcement.vocabulary import OPEN


@action(permission=rules.CASE_WORK, records=rules.HELD)
def hold(
    case: Case,
    *,
    held_for: HeldFor,
    until: date,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> Case:
    """Let a case wait up to and including a day. Why is not written down anywhere."""
    refuse_stale(case, seen)
    rules.refuse_outside(case.status, OPEN, "de zaak laten wachten")
    if held_for not in HeldFor:
        raise Refused("held_for", "Kies op wie de zaak wacht.", field="held_for")
    guards.refuse_hold_until(until, today=local_date(at))
    change(case, held_for=held_for, held_until=until, form=form)
    record(rules.HELD, case, actor=actor, at=at, until=until.isoformat())
    return case


@action(permission=rules.CASE_WORK, records=rules.HOLD_LIFTED)
def lift_hold(case: Case, *, actor: Actor, at: datetime, seen: int | None = None) -> Case:
    """Let a case go on before the day on which its waiting ends."""
    refuse_stale(case, seen)
    if not case.held_for:
        raise Refused("not_held", "Deze zaak wacht nergens op.")
    change(case, held_for="", held_until=None)
    record(rules.HOLD_LIFTED, case, actor=actor, at=at)
    return case
