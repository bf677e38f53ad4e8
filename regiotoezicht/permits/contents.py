"""What a permit says, as one value: from the database or from a register, and where the two differ. Writes nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from regiotoezicht.bylaws.vocabulary import PremisesKind
from regiotoezicht.permits.models import Permit
from regiotoezicht.permits.register.addresses import Address
from regiotoezicht.permits.register.dates import End
from regiotoezicht.permits.register.parsing import Row
from regiotoezicht.permits.rules import is_legal_person
from regiotoezicht.premises.facts import BusinessFacts, PartyFacts, PlaceFacts
from regiotoezicht.premises.ledger import facts_of, place_of
from regiotoezicht.premises.rules import PartyRole


@dataclass(frozen=True)
class Difference:
    """One thing that changes: its Dutch name, what stands there and what it becomes."""

    label: str
    old: str
    new: str


def contents_of(permit: Permit) -> Row:
    """What the register holds of a permit. Needs its business with parties, and its premises."""
    facts, place = facts_of(permit.own_business), place_of(permit.own_premises)
    holders = facts.in_role(PartyRole.HOLDER)
    return Row(
        row=0,
        key=permit.key,
        case_number=permit.case_number,
        name=permit.name,
        kind=permit.kind,
        holder=holders[0].name if holders else "",
        kvk=facts.kvk,
        managers=tuple(party.name for party in facts.in_role(PartyRole.MANAGER)),
        address=Address(place.street, place.number, place.addition, place.postcode, place.place),
        granted_date=permit.granted_date,
        end=End(last_date=permit.expiry_date, is_open=permit.is_open_ended),
        rooms=permit.rooms,
        opening_hours=permit.opening_hours,
        advert_phone=permit.advert_phone,
        remarks=permit.remarks,
    )


def merged(row: Row, now: Row) -> Row:
    """What a row of a register makes of a permit: where the row is silent, what stands there stays.

    An address that is only spelled differently, and a kind that the register did not make clear, are no change.
    """
    return replace(
        row,
        key=row.key if row.case_number else now.key,
        case_number=row.case_number or now.case_number,
        kind=now.kind if row.kind == PremisesKind.OTHER else row.kind,
        holder=row.holder or now.holder,
        kvk=row.kvk or now.kvk,
        managers=unique(row.managers) or now.managers,
        address=_merged_address(row, now),
        end=row.end if row.end.last_date or row.end.is_open else now.end,
        rooms=now.rooms if row.rooms is None else row.rooms,
        opening_hours=row.opening_hours or now.opening_hours,
        advert_phone=row.advert_phone or now.advert_phone,
        remarks=row.remarks or now.remarks,
    )


def _merged_address(row: Row, now: Row) -> Address:
    if not place_facts(row).is_same(place_facts(now)):
        return row.address
    return replace(
        now.address,
        postcode=now.address.postcode or row.address.postcode,
        place=now.address.place or row.address.place,
    )


def unique(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names in their order, each once."""
    return tuple(dict.fromkeys(names))


def business_facts(row: Row) -> BusinessFacts:
    """The business of a permit, with its holder and managers."""
    holder = [PartyFacts(PartyRole.HOLDER.value, row.holder, not is_legal_person(row.holder))] if row.holder else []
    managers = [PartyFacts(PartyRole.MANAGER.value, name, not is_legal_person(name)) for name in unique(row.managers)]
    return BusinessFacts(row.name, row.kvk, (*holder, *managers))


def place_facts(row: Row) -> PlaceFacts:
    """The place of a permit."""
    address = row.address
    return PlaceFacts(row.kind, address.street, address.number, address.addition, address.postcode, address.place)


def differences(old: Row, new: Row) -> list[Difference]:
    """What differs between two states of a permit, for a clerk to read."""
    pairs = zip(_told(old), _told(new), strict=True)
    return [Difference(label, before, after) for (label, before), (_, after) in pairs if before != after]


def _told(row: Row) -> Iterator[tuple[str, str]]:
    address = row.address
    yield "Zaaknummer", row.case_number
    yield "Naam", row.name
    yield "Soort", str(PremisesKind(row.kind).label)
    yield "Exploitant", row.holder
    yield "KvK-nummer", row.kvk
    yield "Beheerders", "; ".join(row.managers)
    yield "Adres", f"{address.line}, {address.postcode} {address.place}".strip(" ,")
    yield "Verleend op", told_date(row.granted_date)
    yield "Geldig tot en met", told_end(row.end)
    yield "Kamers", "" if row.rooms is None else str(row.rooms)
    yield "Openingstijden", row.opening_hours
    yield "Telefoon advertentie", row.advert_phone
    yield "Opmerkingen", row.remarks


def told_date(day: date) -> str:
    """A date as Dutch forms write it."""
    return f"{day:%d-%m-%Y}"


def told_end(end: End) -> str:
    """The end of a permit in words."""
    if end.last_date:
        return told_date(end.last_date)
    return "onbepaalde tijd" if end.is_open else ""
