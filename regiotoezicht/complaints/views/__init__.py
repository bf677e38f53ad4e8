"""The pages of complaints."""

from regiotoezicht.complaints.views.handling import (
    committee,
    conclude,
    copies,
    extend,
    hear,
    paper,
    refuse,
    settle,
    take_up,
    tell,
    waive,
    withdraw,
)
from regiotoezicht.complaints.views.showing import detail, find, listed, receive, renew_code

__all__ = [
    "committee",
    "conclude",
    "copies",
    "detail",
    "extend",
    "find",
    "hear",
    "listed",
    "paper",
    "receive",
    "refuse",
    "renew_code",
    "settle",
    "take_up",
    "tell",
    "waive",
    "withdraw",
]
