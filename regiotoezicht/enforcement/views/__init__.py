"""The pages of enforcement cases."""

from regiotoezicht.enforcement.views.addressing import add_addressee, addressee, remove_addressee
from regiotoezicht.enforcement.views.amounts import (
    decide_request,
    interrupt,
    pay,
    postpone,
    receive_request,
    record_lapse,
    rewrite_decision,
    serve_writ,
    waive,
)
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
from regiotoezicht.enforcement.views.listing import amounts, cases
from regiotoezicht.enforcement.views.opening import open_from, violations, weigh
from regiotoezicht.enforcement.views.showing import detail, history, papers

__all__ = [
    "add_addressee",
    "addressee",
    "amount_page",
    "amounts",
    "amounts_page",
    "ask_recheck",
    "cases",
    "close",
    "decide",
    "decide_collection",
    "decide_request",
    "detail",
    "forfeit",
    "history",
    "intend_collection",
    "interrupt",
    "open_from",
    "papers",
    "pay",
    "postpone",
    "prepare",
    "prepare_reminder",
    "receive_request",
    "recheck",
    "record_lapse",
    "remove_addressee",
    "rewrite_decision",
    "serve_writ",
    "settle_view",
    "violations",
    "waive",
    "weigh",
    "weigh_view",
]
