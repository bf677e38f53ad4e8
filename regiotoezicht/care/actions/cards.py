"""A sheet of cards. Nothing of it is kept but how many were made."""

from datetime import datetime

from regiotoezicht.care import codes, rules
from regiotoezicht.care.models import CareContact
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Actor

MOST_CARDS = 40


@action(permission=rules.CARE_WORK, records=rules.CARDS_MADE)
def make_cards(contact: CareContact, *, cards: int, actor: Actor, at: datetime) -> list[str]:
    """Draw the codes of a sheet of cards. A code that nobody uses was never anywhere (ADR 0111)."""
    if not 1 <= cards <= MOST_CARDS:
        raise Refused("cards", f"Maak 1 tot {MOST_CARDS} kaarten tegelijk.", field="cards")
    record(rules.CARDS_MADE, contact, actor=actor, at=at, cards=cards)
    return [codes.new_code() for _ in range(cards)]
