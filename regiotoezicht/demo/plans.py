"""Fictitious plans: both begun from their starter, some way on their way, with a few actions of municipalities."""

from datetime import timedelta
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import unit
from regiotoezicht.core.rights import System
from regiotoezicht.demo.bulk import Stage
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.programme.actions import plans
from regiotoezicht.programme.models import Indicator, Plan, PlanAction, Product
from regiotoezicht.programme.starters import MONTHS
from regiotoezicht.programme.vocabulary import PlanKind, Progress

BEGAN = 7
"""How many months ago the plans began."""
OF_THE_TOWN = (
    ("Aanwijzing van een tweede toezichthouder voorbereiden", Role.LAWYER, -60, 30, Progress.BUSY, 60, ""),
    ("Ondernemingsraad om instemming vragen", Role.POLICY_OFFICER, -90, -10, Progress.STUCK, 40, "Wacht op een datum."),
    ("Raad informeren over de voortgang", Role.POLICY_OFFICER, 10, 60, Progress.PLANNED, 0, ""),
)
"""Actions of the town of the demo: title, function, first and last day from today, and how they stand."""

COSTS = (
    ("Zorgcoördinatie en piket", "rijksbijdrage zorgcoördinatie", 140_000, 65_000),
    ("Training signalen herkennen", "de gemeenten samen", 30_000, 8_500),
)
"""The budget against trafficking: for what, who pays, and euros for a year, planned and spent in the first."""


def make_plans(stage: Stage, town: Municipality) -> None:
    """Begin both plans, bring them some way further and measure some indicators."""
    actor = System(stage.at)
    start = stage.today.replace(day=1) - relativedelta(months=BEGAN)
    with unit():
        for kind in PlanKind:
            asked = Plan(
                kind=kind,
                title=kind.label,
                from_date=start,
                until_date=start + relativedelta(months=MONTHS, days=-1),
                token=stage.token(),
            )
            plan = plans.make_plan(asked, actor=actor, with_starter=True, at=stage.at)
            _bring_further(stage, actor, plan)
            _measure(stage, actor, plan)
            if kind is PlanKind.IMPLEMENTATION:
                _of_the_town(stage, actor, plan, town)
            else:
                _care_and_money(stage, actor, plan)


def _move(stage: Stage, actor: System, held: PlanAction, to: Progress, percent: int, remark: str = "") -> None:
    if to is Progress.PLANNED:
        return
    seen = Progress.PLANNED
    if to is Progress.STUCK:
        begun = plans.Stride(Progress.BUSY, seen, percent)
        plans.move_action(held, begun, actor=actor, token=stage.token(), at=stage.at)
        seen = Progress.BUSY
    stride = plans.Stride(to, seen, percent, remark)
    plans.move_action(held, stride, actor=actor, token=stage.token(), at=stage.at)


def _bring_further(stage: Stage, actor: System, plan: Plan) -> None:
    """What should be ready is ready, but for one that is late; what runs is under way."""
    rows = PlanAction.objects.filter(product__workstream__goal__plan=plan)
    for place, held in enumerate(rows.select_related("product__workstream__goal__plan").order_by("number")):
        if held.until_date < stage.today and place % 7 != 3:
            _move(stage, actor, held, Progress.DONE, 100)
        elif held.from_date <= stage.today:
            _move(stage, actor, held, Progress.BUSY, 20 + place % 5 * 15)


def _measure(stage: Stage, actor: System, plan: Plan) -> None:
    for place, held in enumerate(Indicator.objects.filter(goal__plan=plan).select_related("goal__plan")):
        for ago, part in ((120, "0.4"), (30, "0.7")) if place % 2 == 0 else ((45, "0.5"),):
            on = stage.today - timedelta(days=ago)
            value = (held.target * Decimal(part)).quantize(Decimal(1))
            plans.measure(
                held, value, on=on, source="Overzicht van de districten", token=stage.token(), actor=actor, at=stage.at
            )


def _of_the_town(stage: Stage, actor: System, plan: Plan, town: Municipality) -> None:
    product = Product.objects.select_related("workstream__goal__plan").filter(
        workstream__goal__plan=plan, workstream__title="Juridisch"
    )[0]
    for title, role, first, last, state, percent, remark in OF_THE_TOWN:
        asked = PlanAction(
            product=product,
            title=title,
            role=role,
            municipality=town,
            from_date=stage.today + timedelta(days=first),
            until_date=stage.today + timedelta(days=last),
            token=stage.token(),
        )
        _move(stage, actor, plans.add_action(asked, actor=actor, at=stage.at), state, percent, remark)


def _care_and_money(stage: Stage, actor: System, plan: Plan) -> None:
    contract = plans.Contract(
        "Stichting Voorbeeldzorg",
        "Zorgcoördinatie en piket voor de hele regio",
        f"ZC {plan.from_date.year}/04",
        plan.from_date,
        stage.today + timedelta(days=60),
    )
    plans.add_contract(plan, contract, actor=actor, token=stage.token(), at=stage.at)
    for title, paid_by, euros, spent in COSTS:
        for year in (plan.from_date.year, plan.until_date.year):
            part = spent * 100 if year == plan.from_date.year else 0
            costs = plans.Costs(year, title, paid_by, euros * 100, part)
            plans.add_costs(plan, costs, actor=actor, token=stage.token(), at=stage.at)
