"""Every write of plans: the plan and its parts, indicators, and actions."""

from regiotoezicht.programme.actions.plans.care_and_money import (
    Contract,
    Costs,
    add_contract,
    add_costs,
    change_costs,
    remove_costs,
    withdraw_contract,
)
from regiotoezicht.programme.actions.plans.doing import (
    Planned,
    Stride,
    add_action,
    add_need,
    change_action,
    move_action,
    remove_need,
)
from regiotoezicht.programme.actions.plans.making import (
    PlanFacts,
    add_part,
    change_part,
    change_plan,
    close_plan,
    make_plan,
    remove_part,
)
from regiotoezicht.programme.actions.plans.measuring import (
    Aimed,
    add_indicator,
    change_indicator,
    measure,
    remove_indicator,
    withdraw_measurement,
)

__all__ = [
    "Aimed",
    "Contract",
    "Costs",
    "PlanFacts",
    "Planned",
    "Stride",
    "add_action",
    "add_contract",
    "add_costs",
    "add_indicator",
    "add_need",
    "add_part",
    "change_action",
    "change_costs",
    "change_indicator",
    "change_part",
    "change_plan",
    "close_plan",
    "make_plan",
    "measure",
    "move_action",
    "remove_costs",
    "remove_indicator",
    "remove_need",
    "remove_part",
    "withdraw_contract",
    "withdraw_measurement",
]
