"""The pages of enforcement cases."""

from regiotoezicht.enforcement.views.addressing import add_addressee, addressee, remove_addressee
from regiotoezicht.enforcement.views.amounts import (
    decide_request,
    interrupt,
    let_reminder_stand,
    pay,
    postpone,
    receive_request,
    record_lapse,
    rewrite_decision,
    serve_writ,
    waive,
)
from regiotoezicht.enforcement.views.arranging import decide_payment, withdraw_postponement
from regiotoezicht.enforcement.views.collecting import (
    amount_page,
    amounts_page,
    decide_collection,
    forfeit,
    intend_collection,
    prepare_reminder,
)
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
    pay_costs,
    reopen,
    talk,
)
from regiotoezicht.enforcement.views.listing import amounts, cases
from regiotoezicht.enforcement.views.opening import open_from, violations, weigh
from regiotoezicht.enforcement.views.prolonging import prolong
from regiotoezicht.enforcement.views.remedies import countersign, home_test
from regiotoezicht.enforcement.views.showing import detail, history, papers
from regiotoezicht.enforcement.views.undoing import undo_cost_payment, undo_payment

__all__ = [
    "act",
    "add_addressee",
    "addressee",
    "amount_page",
    "amounts",
    "amounts_page",
    "ask_recheck",
    "cases",
    "close",
    "closing_day",
    "closing_sheet",
    "costs",
    "countersign",
    "decide",
    "decide_collection",
    "decide_payment",
    "decide_request",
    "detail",
    "execute",
    "execution",
    "finish",
    "fix_closing_day",
    "forfeit",
    "history",
    "hold",
    "home_test",
    "intend_collection",
    "interrupt",
    "let_reminder_stand",
    "lift_hold",
    "notice",
    "open_from",
    "papers",
    "pay",
    "pay_costs",
    "postpone",
    "prepare",
    "prepare_reminder",
    "prolong",
    "receive_request",
    "recheck",
    "record_lapse",
    "remove_addressee",
    "reopen",
    "rewrite_decision",
    "serve_writ",
    "settle_view",
    "talk",
    "undo_cost_payment",
    "undo_payment",
    "violations",
    "waive",
    "weigh",
    "weigh_view",
    "withdraw_postponement",
]
