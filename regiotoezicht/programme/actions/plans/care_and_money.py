"""Contracts for care and the budget of the anti-trafficking plan."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from regiotoezicht.core.actions import action, record
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.refusals import Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.programme import plan_rules, rules
from regiotoezicht.programme.actions.plans.making import hold_open
from regiotoezicht.programme.models import BudgetLine, CareContract, Plan


@dataclass(frozen=True)
class Contract:
    """Who gives which care, by which paper, between which days."""

    provider: str
    subject: str
    reference: str
    from_date: date
    until_date: date


@dataclass(frozen=True)
class Costs:
    """What something costs in a year, in cents, who pays it, and what of it was spent."""

    year: int
    title: str
    paid_by: str
    cents: int
    spent_cents: int = 0


@action(permission=rules.PLAN_KEEP, records=plan_rules.CONTRACT_ADDED)
def add_contract(plan: Plan, contract: Contract, *, actor: Actor, token: UUID, at: datetime) -> CareContract:
    """Record a contract for care."""
    plan_rules.refuse_other_kind(plan.kind)
    plan_rules.refuse_period(contract.from_date, contract.until_date)
    for field in ("provider", "subject", "reference"):
        refuse_personal_text(getattr(contract, field), field=field)
    hold_open(plan)
    made = CareContract.objects.create(
        plan=plan, token=token, recorded_at=at, recorded_by_id=actor.account_id, **vars(contract)
    )
    record(plan_rules.CONTRACT_ADDED, plan, actor=actor, at=at, until=contract.until_date.isoformat())
    return made


@action(permission=rules.PLAN_KEEP, records=plan_rules.CONTRACT_WITHDRAWN)
def withdraw_contract(plan: Plan, pk: int, *, actor: Actor, at: datetime) -> None:
    """Take back a contract that was recorded by mistake; it stays visible as such."""
    hold_open(plan)
    if not CareContract.objects.filter(pk=pk, plan=plan, withdrawn_at__isnull=True).update(withdrawn_at=at):
        raise changed_meanwhile("dit contract")
    record(plan_rules.CONTRACT_WITHDRAWN, plan, actor=actor, at=at)


@action(permission=rules.PLAN_KEEP, records=plan_rules.BUDGET_SET)
def add_costs(plan: Plan, costs: Costs, *, actor: Actor, token: UUID, at: datetime) -> BudgetLine:
    """Add a line to the budget."""
    _refuse(plan, costs)
    hold_open(plan)
    if BudgetLine.objects.filter(plan=plan).count() >= plan_rules.MOST_PARTS:
        raise Refused("too_many", f"Een begroting heeft ten hoogste {plan_rules.MOST_PARTS} regels.")
    made = BudgetLine.objects.create(plan=plan, token=token, **vars(costs))
    record(plan_rules.BUDGET_SET, plan, actor=actor, at=at, year=costs.year, cents=costs.cents)
    return made


@action(permission=rules.PLAN_KEEP, records=plan_rules.BUDGET_SET)
def change_costs(plan: Plan, pk: int, costs: Costs, *, actor: Actor, at: datetime) -> None:
    """Change a line of the budget, or what was spent of it."""
    _refuse(plan, costs)
    hold_open(plan)
    if not BudgetLine.objects.filter(pk=pk, plan=plan).update(**vars(costs)):
        raise changed_meanwhile("deze begrotingsregel")
    record(plan_rules.BUDGET_SET, plan, actor=actor, at=at, year=costs.year, cents=costs.cents)


@action(permission=rules.PLAN_KEEP, records=plan_rules.BUDGET_REMOVED)
def remove_costs(plan: Plan, pk: int, *, actor: Actor, at: datetime) -> None:
    """Take a line out of the budget."""
    hold_open(plan)
    if not BudgetLine.objects.filter(pk=pk, plan=plan).delete()[0]:
        raise changed_meanwhile("deze begrotingsregel")
    record(plan_rules.BUDGET_REMOVED, plan, actor=actor, at=at)


def _refuse(plan: Plan, costs: Costs) -> None:
    plan_rules.refuse_other_kind(plan.kind)
    plan_rules.refuse_year(costs.year, plan.from_date, plan.until_date)
    refuse_personal_text(costs.title, field="title")
    refuse_personal_text(costs.paid_by, field="paid_by")
