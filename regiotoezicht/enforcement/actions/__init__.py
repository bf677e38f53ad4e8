"""Every write of enforcement cases."""

from regiotoezicht.enforcement.actions.addressing import add_addressee, change_addressee, remove_addressee
from regiotoezicht.enforcement.actions.closing import ask_recheck, close, record_recheck
from regiotoezicht.enforcement.actions.closures import (
    answer_home_test,
    fix_closing_day,
    keep_closing_day,
    keep_notice,
    notice_pdf,
)
from regiotoezicht.enforcement.actions.costs import decide_costs, pay_costs
from regiotoezicht.enforcement.actions.deciding import decide
from regiotoezicht.enforcement.actions.executing import act_at_once, execute, finish, record_talk, reopen
from regiotoezicht.enforcement.actions.hearing import settle_view, weigh_view
from regiotoezicht.enforcement.actions.holding import hold, lift_hold
from regiotoezicht.enforcement.actions.opening import choose_violations, open_case, weigh
from regiotoezicht.enforcement.actions.preparing import prepare_intention, prepare_warning
from regiotoezicht.enforcement.actions.prolonging import prolong
from regiotoezicht.enforcement.actions.remedies import Terms, countersign, decide_remedy, prepare_remedy
from regiotoezicht.enforcement.actions.sanctioning import CoBody
from regiotoezicht.enforcement.actions.undoing import undo_cost_payment, undo_payment

__all__ = [
    "CoBody",
    "Terms",
    "act_at_once",
    "add_addressee",
    "answer_home_test",
    "ask_recheck",
    "change_addressee",
    "choose_violations",
    "close",
    "countersign",
    "decide",
    "decide_costs",
    "decide_remedy",
    "execute",
    "finish",
    "fix_closing_day",
    "hold",
    "keep_closing_day",
    "keep_notice",
    "lift_hold",
    "notice_pdf",
    "open_case",
    "pay_costs",
    "prepare_intention",
    "prepare_remedy",
    "prepare_warning",
    "prolong",
    "record_recheck",
    "record_talk",
    "remove_addressee",
    "reopen",
    "settle_view",
    "undo_cost_payment",
    "undo_payment",
    "weigh",
    "weigh_view",
]
