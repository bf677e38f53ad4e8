"""Every write of enforcement cases."""

from regiotoezicht.enforcement.actions.addressing import add_addressee, change_addressee, remove_addressee
from regiotoezicht.enforcement.actions.closing import ask_recheck, close, record_recheck
from regiotoezicht.enforcement.actions.deciding import decide
from regiotoezicht.enforcement.actions.hearing import settle_view, weigh_view
from regiotoezicht.enforcement.actions.opening import choose_violations, open_case, weigh
from regiotoezicht.enforcement.actions.preparing import prepare_intention, prepare_warning

__all__ = [
    "add_addressee",
    "ask_recheck",
    "change_addressee",
    "choose_violations",
    "close",
    "decide",
    "open_case",
    "prepare_intention",
    "prepare_warning",
    "record_recheck",
    "remove_addressee",
    "settle_view",
    "weigh",
    "weigh_view",
]
