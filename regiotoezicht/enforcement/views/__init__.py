"""The pages of enforcement cases."""

from regiotoezicht.enforcement.views.addressing import add_addressee, addressee, remove_addressee
from regiotoezicht.enforcement.views.deciding import decide, prepare, settle_view, weigh_view
from regiotoezicht.enforcement.views.ending import ask_recheck, close, recheck
from regiotoezicht.enforcement.views.listing import amounts, cases
from regiotoezicht.enforcement.views.opening import open_from, violations, weigh
from regiotoezicht.enforcement.views.showing import detail, history, papers

__all__ = [
    "add_addressee",
    "addressee",
    "amounts",
    "ask_recheck",
    "cases",
    "close",
    "decide",
    "detail",
    "history",
    "open_from",
    "papers",
    "prepare",
    "recheck",
    "remove_addressee",
    "settle_view",
    "violations",
    "weigh",
    "weigh_view",
]
