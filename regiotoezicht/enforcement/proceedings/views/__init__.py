"""The pages of objections, court proceedings, requests and incoming papers."""

from regiotoezicht.enforcement.proceedings.views.courts import (
    court,
    judge,
    plan_sitting,
    receive_court,
    send_papers,
    withdraw_court,
)
from regiotoezicht.enforcement.proceedings.views.deciding import (
    decide,
    delay,
    later_decision,
    receive_default,
    withdraw,
)
from regiotoezicht.enforcement.proceedings.views.filing import (
    file_of_court,
    file_of_objection,
    item_of_court,
    item_of_objection,
)
from regiotoezicht.enforcement.proceedings.views.handling import (
    ask_repair,
    excuse,
    extend,
    invite,
    plan_hearing,
    postpone,
    record_hearing,
    set_committee,
    settle_repair,
    waive,
)
from regiotoezicht.enforcement.proceedings.views.papers import incoming, receive_paper, receive_police, redacted
from regiotoezicht.enforcement.proceedings.views.requests import (
    answer_reporter,
    decide_request,
    extend_request,
    receive_request,
    request,
    withdraw_request,
)
from regiotoezicht.enforcement.proceedings.views.showing import (
    objection,
    objection_papers,
    proceedings,
    receive,
    running,
)

__all__ = [
    "answer_reporter",
    "ask_repair",
    "court",
    "decide",
    "decide_request",
    "delay",
    "excuse",
    "extend",
    "extend_request",
    "file_of_court",
    "file_of_objection",
    "incoming",
    "invite",
    "item_of_court",
    "item_of_objection",
    "judge",
    "later_decision",
    "objection",
    "objection_papers",
    "plan_hearing",
    "plan_sitting",
    "postpone",
    "proceedings",
    "receive",
    "receive_court",
    "receive_default",
    "receive_paper",
    "receive_police",
    "receive_request",
    "record_hearing",
    "redacted",
    "request",
    "running",
    "send_papers",
    "set_committee",
    "settle_repair",
    "waive",
    "withdraw",
    "withdraw_court",
    "withdraw_request",
]
