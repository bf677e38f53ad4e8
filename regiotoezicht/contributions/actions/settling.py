"""Settling a year: what was really spent, line by line."""

from dataclasses import dataclass
from datetime import datetime

from regiotoezicht.contributions import rules
from regiotoezicht.contributions.actions.drafting import hold
from regiotoezicht.contributions.models import CostLine, Version
from regiotoezicht.contributions.settling import booked_by, booked_on
from regiotoezicht.contributions.shares import cents_for
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.refusals import Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor


@dataclass(frozen=True)
class Spent:
    """What a line really cost: cents, or the minutes that were really supplied; and why, when that is not obvious."""

    cents: int = 0
    minutes: int = 0
    reason: str = ""


@action(permission=rules.PLAN_KEEP, records=rules.LINE_SETTLED)
def settle_line(version: Version, line: CostLine, spent: Spent, *, actor: Actor, at: datetime) -> CostLine:
    """Confirm what a planned line really cost. Of supplied hours the amount follows; other hours than those booked
    need a reason.
    """
    refuse_personal_text(spent.reason, field="reason")
    rules.refuse_unsettled_stage(line.planned_cents)
    reason, cents, minutes = spent.reason.strip(), spent.cents, 0
    if line.supplied_by_id is not None:
        booked = booked_on(version.lines.all(), booked_by(actor, version.plan.year)).get(line.pk, 0)
        minutes, cents = spent.minutes, cents_for(spent.minutes, line.tariff_cents)
        rules.refuse_other_hours(minutes, booked, reason)
    if not 0 <= cents <= rules.MOST_CENTS:
        raise Refused("no_amount", "Vul het bedrag in dat werkelijk is besteed; nul kan ook.", field="cents")
    hold(version)
    found = CostLine.objects.filter(pk=line.pk, version=version)
    if not found.update(cents=cents, minutes=minutes, difference_reason=reason, confirmed=True):
        raise changed_meanwhile("deze kostenregel")
    record(rules.LINE_SETTLED, version, actor=actor, at=at, kind=line.kind, cents=cents, line=line.pk)
    line.refresh_from_db()
    return line
