"""Indicators of goals, and what was measured."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.refusals import Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.programme import plan_rules, rules
from regiotoezicht.programme.actions.plans.making import hold_open
from regiotoezicht.programme.models import Goal, Indicator, Measurement, Plan
from regiotoezicht.programme.vocabulary import Direction


@dataclass(frozen=True)
class Aimed:
    """What an indicator says: of which goal, in which unit, which way, how far and by when."""

    goal: Goal
    name: str
    unit: str
    direction: Direction
    target: Decimal
    target_date: date


@action(permission=rules.PLAN_KEEP, records=plan_rules.INDICATOR_SET)
def add_indicator(plan: Plan, aimed: Aimed, *, actor: Actor, token: UUID, at: datetime) -> Indicator:
    """Add an indicator to a goal."""
    _refuse(plan, aimed)
    hold_open(plan)
    if Indicator.objects.filter(goal__plan=plan).count() >= plan_rules.MOST_PARTS:
        raise Refused("too_many", f"Een plan heeft ten hoogste {plan_rules.MOST_PARTS} indicatoren.")
    made = Indicator.objects.create(token=token, **vars(aimed))
    record(plan_rules.INDICATOR_SET, made, actor=actor, at=at, target_date=aimed.target_date.isoformat())
    return made


@action(permission=rules.PLAN_KEEP, records=plan_rules.INDICATOR_SET)
def change_indicator(plan: Plan, held: Indicator, aimed: Aimed, *, actor: Actor, at: datetime) -> None:
    """Change what an indicator says; what was measured stays."""
    _refuse(plan, aimed)
    hold_open(plan)
    if not Indicator.objects.filter(pk=held.pk, goal__plan=plan).update(**vars(aimed)):
        raise changed_meanwhile("deze indicator")
    record(plan_rules.INDICATOR_SET, held, actor=actor, at=at, target_date=aimed.target_date.isoformat())


@action(permission=rules.PLAN_KEEP, records=plan_rules.INDICATOR_REMOVED)
def remove_indicator(plan: Plan, held: Indicator, *, actor: Actor, at: datetime) -> None:
    """Take away an indicator of which nothing was ever measured."""
    hold_open(plan)
    if Measurement.objects.filter(indicator=held).exists():
        raise Refused("measured", "Van deze indicator zijn metingen vastgelegd; die blijven bewaard.")
    record(plan_rules.INDICATOR_REMOVED, held, actor=actor, at=at)
    if not Indicator.objects.filter(pk=held.pk, goal__plan=plan).delete()[0]:
        raise changed_meanwhile("deze indicator")


@action(permission=rules.PLAN_KEEP, records=plan_rules.MEASURED)
def measure(
    held: Indicator, value: Decimal, *, actor: Actor, on: date, source: str, token: UUID, at: datetime
) -> Measurement:
    """Record what an indicator was on a day, and where that was found. Once a day until withdrawn."""
    rules.refuse_day(on, local_date(at), field="on")
    refuse_personal_text(source, field="source")
    hold_open(held.goal.plan)
    if held.measurements.filter(date=on, withdrawn_at__isnull=True).exists():
        sentence = "Van deze dag is al een meting vastgelegd. Klopt die niet, trek haar dan eerst in."
        raise Refused("measured", sentence, field="on")
    made = Measurement.objects.create(
        indicator=held,
        date=on,
        value=value,
        source=source,
        token=token,
        recorded_at=at,
        recorded_by_id=actor.account_id,
    )
    record(plan_rules.MEASURED, held, actor=actor, at=at, date=on.isoformat())
    return made


@action(permission=rules.PLAN_KEEP, records=plan_rules.MEASUREMENT_WITHDRAWN)
def withdraw_measurement(held: Indicator, pk: int, *, actor: Actor, at: datetime) -> None:
    """Take back a measurement that was recorded by mistake; it stays visible as such."""
    hold_open(held.goal.plan)
    row = held.measurements.filter(pk=pk).first()
    if row is None or not held.measurements.filter(pk=pk, withdrawn_at__isnull=True).update(withdrawn_at=at):
        raise changed_meanwhile("deze meting")
    record(plan_rules.MEASUREMENT_WITHDRAWN, held, actor=actor, at=at, date=row.date.isoformat())


def _refuse(plan: Plan, aimed: Aimed) -> None:
    refuse_personal_text(aimed.name, field="name")
    refuse_personal_text(aimed.unit, field="unit")
    plan_rules.refuse_target_day(aimed.target_date, plan.from_date)
