"""Every write of cost plans and promises."""

from regiotoezicht.contributions.actions.adopting import adopt, carry
from regiotoezicht.contributions.actions.drafting import (
    Costs,
    Division,
    Treatment,
    add_line,
    change_line,
    choose_key,
    choose_vat,
    drop,
    follow,
    make_plan,
    remove_line,
    set_taking_part,
)
from regiotoezicht.contributions.actions.promising import Terms, end_promise, make_promise

__all__ = [
    "Costs",
    "Division",
    "Terms",
    "Treatment",
    "add_line",
    "adopt",
    "carry",
    "change_line",
    "choose_key",
    "choose_vat",
    "drop",
    "end_promise",
    "follow",
    "make_plan",
    "make_promise",
    "remove_line",
    "set_taking_part",
]
