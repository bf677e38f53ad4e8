"""Every write of objections, court proceedings, requests and incoming papers."""

from regiotoezicht.enforcement.proceedings.actions.committee import record_advice, set_committee
from regiotoezicht.enforcement.proceedings.actions.courts import (
    judge,
    plan_sitting,
    receive_court,
    send_papers,
    withdraw_court,
)
from regiotoezicht.enforcement.proceedings.actions.deciding import answer_later_decision, decide, grant_delay, withdraw
from regiotoezicht.enforcement.proceedings.actions.filing import set_item
from regiotoezicht.enforcement.proceedings.actions.hearing import invite, plan_hearing, record_hearing, waive_hearing
from regiotoezicht.enforcement.proceedings.actions.papers import receive_paper
from regiotoezicht.enforcement.proceedings.actions.receiving import ask_repair, excuse, receive, settle_repair
from regiotoezicht.enforcement.proceedings.actions.requests import (
    answer_reporter,
    decide_request,
    extend_request,
    receive_request,
    withdraw_request,
)
from regiotoezicht.enforcement.proceedings.actions.terms import extend, postpone, receive_default

__all__ = [
    "answer_later_decision",
    "answer_reporter",
    "ask_repair",
    "decide",
    "decide_request",
    "excuse",
    "extend",
    "extend_request",
    "grant_delay",
    "invite",
    "judge",
    "plan_hearing",
    "plan_sitting",
    "postpone",
    "receive",
    "receive_court",
    "receive_default",
    "receive_paper",
    "receive_request",
    "record_advice",
    "record_hearing",
    "send_papers",
    "set_committee",
    "set_item",
    "settle_repair",
    "waive_hearing",
    "withdraw",
    "withdraw_court",
    "withdraw_request",
]
