"""Every write of care."""

from regiotoezicht.care.actions.cards import make_cards
from regiotoezicht.care.actions.contacts import designate, end, set_on_call
from regiotoezicht.care.actions.figures import add_figures, release_figures
from regiotoezicht.care.actions.keys import make_key, replace_key, share_key
from regiotoezicht.care.actions.referrals import (
    answer,
    close,
    consent_again,
    open_referral,
    record_contact,
    record_offer,
    set_help,
    tick_moment,
    withdraw,
)
from regiotoezicht.care.actions.transfers import accept_transfer, offer_transfer, take_back, tell_recalls

__all__ = [
    "accept_transfer",
    "add_figures",
    "answer",
    "close",
    "consent_again",
    "designate",
    "end",
    "make_cards",
    "make_key",
    "offer_transfer",
    "open_referral",
    "record_contact",
    "record_offer",
    "release_figures",
    "replace_key",
    "set_help",
    "set_on_call",
    "share_key",
    "take_back",
    "tell_recalls",
    "tick_moment",
    "withdraw",
]
