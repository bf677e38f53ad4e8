"""Pages of care."""

from regiotoezicht.care.views.figures import add, figures, release
from regiotoezicht.care.views.keeping import contacts, end_contact, keys, make_key, new_contact, on_call, share_key
from regiotoezicht.care.views.showing import accept, cards, detail, find, listed, opened, phone_first, take_back
from regiotoezicht.care.views.steps import (
    again,
    answer,
    close,
    first_contact,
    help_given,
    moment,
    offer,
    transfer,
    withdraw,
)

__all__ = [
    "accept",
    "add",
    "again",
    "answer",
    "cards",
    "close",
    "contacts",
    "detail",
    "end_contact",
    "figures",
    "find",
    "first_contact",
    "help_given",
    "keys",
    "listed",
    "make_key",
    "moment",
    "new_contact",
    "offer",
    "on_call",
    "opened",
    "phone_first",
    "release",
    "share_key",
    "take_back",
    "transfer",
    "withdraw",
]
