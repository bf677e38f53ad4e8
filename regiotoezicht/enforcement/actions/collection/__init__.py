"""Every write of collection."""

from regiotoezicht.enforcement.actions.collection.arranging import decide_payment, withdraw_postponement
from regiotoezicht.enforcement.actions.collection.asking import decide_request, receive_request
from regiotoezicht.enforcement.actions.collection.deciding import (
    decide_collection,
    intend_collection,
    prepare_reminder,
    rewrite_decision,
)
from regiotoezicht.enforcement.actions.collection.forfeiting import forfeit
from regiotoezicht.enforcement.actions.collection.paying import (
    interrupt,
    pay,
    postpone,
    record_lapse,
    serve_writ,
    waive,
)
from regiotoezicht.enforcement.actions.collection.returning import let_reminder_stand

__all__ = [
    "decide_collection",
    "decide_payment",
    "decide_request",
    "forfeit",
    "intend_collection",
    "interrupt",
    "let_reminder_stand",
    "pay",
    "postpone",
    "prepare_reminder",
    "receive_request",
    "record_lapse",
    "rewrite_decision",
    "serve_writ",
    "waive",
    "withdraw_postponement",
]
