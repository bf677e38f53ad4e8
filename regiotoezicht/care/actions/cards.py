"""A sheet of cards. Nothing of it is kept but how many were made."""

from datetime import datetime

from regiotoezicht.care import codes, rules
from regiotoezicht.care.actions.readers import refuse_not_reader
from regiotoezicht.care.models import CareContact, OnCallNumber
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Actor

MOST_CARDS = 40


@action(permission=rules.CARE_WORK, records=rules.CARDS_MADE)
def make_cards(contact: CareContact, *, cards: int, actor: Actor, at: datetime) -> tuple[str, list[str]]:
    """The number to call and the codes of a sheet of cards of one municipality. A code that nobody uses was never
    anywhere (ADR 0111).
    """
    refuse_not_reader(contact, actor)
    if not 1 <= cards <= MOST_CARDS:
        raise Refused("cards", f"Maak 1 tot {MOST_CARDS} kaarten tegelijk.", field="cards")
    phones = OnCallNumber.objects.filter(municipality=contact.municipality_id).values_list("phone", flat=True)
    phone = phones.first() or ""
    rules.refuse_card_without_number(phone)
    record(rules.CARDS_MADE, contact, actor=actor, at=at, cards=cards)
    return phone, [codes.new_code() for _ in range(cards)]
