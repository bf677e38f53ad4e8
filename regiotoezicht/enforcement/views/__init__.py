"""The pages of enforcement cases."""

from regiotoezicht.enforcement.views.addressing import add_addressee, addressee, remove_addressee
from regiotoezicht.enforcement.views.deciding import decide, prepare, settle_view, weigh_view
from regiotoezicht.enforcement.views.ending import ask_recheck, close, recheck
from regiotoezicht.enforcement.views.executing import (
    act,
    closing_day,
    closing_sheet,
    costs,
    execute,
    execution,
    finish,
    fix_closing_day,
    hold,
    lift_hold,
    notice,
    pay,
    reopen,
    talk,
)
from regiotoezicht.enforcement.views.listing import amounts, cases
from regiotoezicht.enforcement.views.opening import open_from, violations, weigh
from regiotoezicht.enforcement.views.remedies import countersign, home_test
from regiotoezicht.enforcement.views.showing import detail, history, papers

__all__ = [
    "act",
    "add_addressee",
    "addressee",
    "amounts",
    "ask_recheck",
    "cases",
    "close",
    "closing_day",
    "closing_sheet",
    "costs",
    "countersign",
    "decide",
    "detail",
    "execute",
    "execution",
    "finish",
    "fix_closing_day",
    "history",
    "hold",
    "home_test",
    "lift_hold",
    "notice",
    "open_from",
    "papers",
    "pay",
    "prepare",
    "recheck",
    "remove_addressee",
    "reopen",
    "settle_view",
    "talk",
    "violations",
    "weigh",
    "weigh_view",
]
