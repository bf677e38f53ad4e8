"""Every write of complaints."""

from regiotoezicht.complaints.actions.copying import make_copies, receive_paper
from regiotoezicht.complaints.actions.ending import settle, tell, withdraw
from regiotoezicht.complaints.actions.handling import (
    conclude,
    extend,
    record_hearing,
    refuse,
    set_committee,
    take_up,
    waive_hearing,
)
from regiotoezicht.complaints.actions.receiving import receive, renew_code

__all__ = [
    "conclude",
    "extend",
    "make_copies",
    "receive",
    "receive_paper",
    "record_hearing",
    "refuse",
    "renew_code",
    "set_committee",
    "settle",
    "take_up",
    "tell",
    "waive_hearing",
    "withdraw",
]
