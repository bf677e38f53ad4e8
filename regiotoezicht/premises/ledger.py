"""The businesses and premises of one municipality in memory: to recognise them again, and to write them in bulk.

A room above asks the ledger for the business or the place that fits what it knows; what is new or changed stays in
the ledger until `actions.save` writes it, so that a register of thousands of rows costs a few statements.
"""

from collections import defaultdict
from typing import Any

from regiotoezicht.organisation.models import Municipality
from regiotoezicht.premises.facts import BusinessFacts, PartyFacts, PlaceFacts
from regiotoezicht.premises.models import Business, Premises
from regiotoezicht.premises.rules import refuse_dwelling, sameness


class Ledger:
    """What one municipality knows, or of that only the namesakes and neighbours of one business (`near`)."""

    def __init__(self, municipality: Municipality, near: tuple[BusinessFacts, PlaceFacts] | None = None) -> None:
        self.municipality = municipality
        self.made_businesses: list[Business] = []
        self.made_premises: list[Premises] = []
        self.changed_businesses: dict[int, Business] = {}
        self.changed_premises: dict[int, Premises] = {}
        self.before: dict[str, dict[int, dict[str, Any]]] = {"businesses": {}, "premises": {}}
        self.businesses: dict[int, Business] = {}
        self.premises: dict[int, Premises] = {}
        self._facts: dict[int, BusinessFacts] = {}
        self._by_name: dict[str, list[Business]] = defaultdict(list)
        self._by_address: dict[str, list[Premises]] = defaultdict(list)
        self._load(near)

    def _load(self, near: tuple[BusinessFacts, PlaceFacts] | None) -> None:
        businesses = Business.objects.filter(municipality=self.municipality).prefetch_related("parties")
        premises = Premises.objects.filter(municipality=self.municipality)
        if near is not None:
            businesses = businesses.filter(name__iexact=near[0].name)
            premises = premises.filter(number=near[1].number)
        for business in businesses.order_by("pk"):
            self.know_business(business)
        for place in premises.order_by("pk"):
            self.know_premises(place)

    def know_business(self, business: Business) -> Business:
        """Take in a stored business; answers the one already known under its key."""
        if business.pk not in self.businesses:
            self.businesses[business.pk] = business
            self._facts[id(business)] = facts_of(business)
            self._by_name[sameness(business.name)].append(business)
        return self.businesses[business.pk]

    def know_premises(self, premises: Premises) -> Premises:
        """Take in stored premises; answers those already known under their key."""
        if premises.pk not in self.premises:
            if premises.business_id in self.businesses:
                premises.business = self.businesses[premises.business_id]
            self.premises[premises.pk] = premises
            self._by_address[place_of(premises).key].append(premises)
        return self.premises[premises.pk]

    def facts(self, business: Business) -> BusinessFacts:
        """What will be known of a business once the ledger is saved."""
        return self._facts[id(business)]

    def business(self, facts: BusinessFacts) -> Business:
        """The business that fits these facts, filled in with what it lacked; else a new one."""
        for known in self._by_name[sameness(facts.name)]:
            if facts.is_same(self.facts(known)):
                self.correct_business(known, self.facts(known).filled_from(facts))
                return known
        made = Business(
            municipality=self.municipality,
            district_id=self.municipality.district_id,
            name=facts.name,
            kvk=facts.kvk,
        )
        self._facts[id(made)] = facts
        self._by_name[sameness(facts.name)].append(made)
        self.made_businesses.append(made)
        return made

    def correct_business(self, business: Business, facts: BusinessFacts) -> None:
        """Change what is known of a business."""
        if facts == self.facts(business):
            return
        if business.pk is not None:
            self.before["businesses"].setdefault(business.pk, business_as_json(self.facts(business)))
            self.changed_businesses[business.pk] = business
        old, new = sameness(business.name), sameness(facts.name)
        if old != new:
            self._by_name[old].remove(business)
            self._by_name[new].append(business)
        business.name, business.kvk = facts.name, facts.kvk
        self._facts[id(business)] = facts

    def find_place(self, facts: PlaceFacts) -> Premises | None:
        """The premises known at this address."""
        return next((known for known in self._by_address[facts.key] if facts.is_same(place_of(known))), None)

    def place(self, facts: PlaceFacts) -> Premises:
        """The premises at this address, filled in with what they lacked; else new ones."""
        refuse_dwelling(facts.kind)
        known = self.find_place(facts)
        if known is not None:
            self.correct_place(known, place_of(known).filled_from(facts))
            return known
        made = Premises(municipality=self.municipality, district_id=self.municipality.district_id)
        _put(made, facts)
        self._by_address[facts.key].append(made)
        self.made_premises.append(made)
        return made

    def correct_place(self, premises: Premises, facts: PlaceFacts) -> None:
        """Change the address or kind of premises."""
        refuse_dwelling(facts.kind)
        known = place_of(premises)
        if facts == known:
            return
        self._note_premises(premises)
        if facts.key != known.key:
            self._by_address[known.key].remove(premises)
            self._by_address[facts.key].append(premises)
        _put(premises, facts)

    def settle(self, premises: Premises, business: Business | None, kind: str) -> None:
        """Say which business is in the premises now, and what kind of place that makes it."""
        refuse_dwelling(kind)
        if premises.pk is not None and premises.business_id is not None and business is not None:
            same = premises.business_id == business.pk
        else:
            same = premises.business is business
        if not same or premises.kind != kind:
            self._note_premises(premises)
            premises.business, premises.kind = business, kind

    def _note_premises(self, premises: Premises) -> None:
        if premises.pk is not None:
            self.before["premises"].setdefault(premises.pk, premises_as_json(premises))
            self.changed_premises[premises.pk] = premises


def facts_of(business: Business) -> BusinessFacts:
    """What is stored of a business; prefetch its parties for many."""
    parties = sorted(business.parties.all(), key=lambda party: (party.role, party.pk))
    return BusinessFacts(
        business.name, business.kvk, tuple(PartyFacts(party.role, party.name, party.is_natural) for party in parties)
    )


def place_of(premises: Premises) -> PlaceFacts:
    """The address and kind of premises, as facts."""
    return PlaceFacts(
        kind=premises.kind,
        street=premises.street,
        number=premises.number,
        addition=premises.addition,
        postcode=premises.postcode,
        place=premises.place,
        bag_id=premises.bag_id,
    )


def _put(premises: Premises, facts: PlaceFacts) -> None:
    for name in ("kind", "street", "number", "addition", "postcode", "place", "bag_id"):
        setattr(premises, name, getattr(facts, name))


def business_as_json(facts: BusinessFacts) -> dict[str, Any]:
    """Facts of a business, to put back later with `business_from_json`."""
    parties = [[party.role, party.name, party.is_natural] for party in facts.parties]
    return {"name": facts.name, "kvk": facts.kvk, "parties": parties}


def business_from_json(stored: dict[str, Any]) -> BusinessFacts:
    """The facts that `business_as_json` stored."""
    return BusinessFacts(stored["name"], stored["kvk"], tuple(PartyFacts(*party) for party in stored["parties"]))


def premises_as_json(premises: Premises) -> dict[str, Any]:
    """Premises with the business in them, to put back later."""
    return vars(place_of(premises)) | {"business": premises.business_id}


def premises_from_json(stored: dict[str, Any]) -> tuple[PlaceFacts, int | None]:
    """The place and the key of the business that `premises_as_json` stored."""
    return PlaceFacts(**{name: value for name, value in stored.items() if name != "business"}), stored["business"]
