"""Writes planned lines to the register in bulk: businesses and places through the ledger, then the permits."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError

from regiotoezicht.core.actions import EventType, Fact, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.references import dossier_numbers
from regiotoezicht.core.refusals import changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.permits.contents import business_facts, place_facts
from regiotoezicht.permits.models import Permit
from regiotoezicht.permits.plan import Line, Register
from regiotoezicht.permits.register.parsing import Row
from regiotoezicht.permits.rules import Outcome
from regiotoezicht.premises import actions as premises_actions
from regiotoezicht.premises.ledger import Ledger, place_of
from regiotoezicht.premises.models import Business, Premises
from regiotoezicht.premises.rules import PartyRole

BATCH = 500
FIELDS = (
    "case_number",
    "key",
    "name",
    "premises_id",
    "business_id",
    "kind",
    "rooms",
    "opening_hours",
    "granted_date",
    "expiry_date",
    "is_open_ended",
    "advert_phone",
    "remarks",
)
_DATES = ("granted_date", "expiry_date")
_COLUMNS = tuple(name.removesuffix("_id") for name in FIELDS)


@dataclass
class Written:
    """A line that was written: its permit, and what stood there before (None for a new one)."""

    line: Line
    permit: Permit
    before: dict[str, Any] | None


class Desk:
    """Puts lines on a register: keeps the ledger of businesses and places, and who uses them."""

    def __init__(self, register: Register, ledger: Ledger) -> None:
        self.register = register
        self.ledger = ledger
        self.touched: dict[int, Premises] = {}
        self.written: list[Written] = []

    def put(self, line: Line) -> None:
        """Put one line on the register, in memory."""
        permit, before = line.permit, None
        if permit is None:
            permit = Permit(municipality=self.register.municipality, district_id=self.register.municipality.district_id)
            permit.business = self.ledger.business(business_facts(line.wanted))
            permit.premises = self.ledger.place(place_facts(line.wanted))
            self.register.permits.append(permit)
        else:
            before = as_json(permit)
            permit.business = self._business(permit, line.wanted)
            permit.premises = self._place(permit, line.wanted)
        fill(permit, line.wanted)
        self.touched[id(permit.premises)] = permit.own_premises
        self.written.append(Written(line, permit, before))

    def _business(self, permit: Permit, wanted: Row) -> Business:
        business = self.ledger.know_business(permit.own_business)
        known, facts = self.ledger.facts(business), business_facts(wanted)
        facts = replace(facts, parties=(*facts.parties, *known.in_role(PartyRole.OWNER)))
        if facts == known:
            return business
        if self.register.users_of_business[business.pk] <= 1:
            self.ledger.correct_business(business, facts)
            return business
        self.register.users_of_business[business.pk] -= 1
        return self.ledger.business(facts)

    def _place(self, permit: Permit, wanted: Row) -> Premises:
        premises = self.ledger.know_premises(permit.own_premises)
        known = place_of(premises)
        facts = replace(place_facts(wanted), bag_id=known.bag_id)
        is_same = facts.is_same(known)
        if not is_same:
            facts = replace(facts, bag_id="")
        is_mine = self.register.users_of_premises[premises.pk] <= 1 and self.ledger.find_place(facts) is None
        if is_same or is_mine:
            self.ledger.correct_place(premises, replace(facts, kind=known.kind))
            return premises
        self.register.users_of_premises[premises.pk] -= 1
        self.touched[id(premises)] = premises
        return self.ledger.place(facts)

    def settle(self) -> None:
        """Let every place that was touched follow the permit granted last."""
        here: dict[int, list[Permit]] = defaultdict(list)
        for permit in self.register.permits:
            premises = permit.own_premises
            known = self.ledger.premises.get(premises.pk, premises) if premises.pk else premises
            here[id(known)].append(permit)
        for premises in self.touched.values():
            if here[id(premises)]:
                last = max(here[id(premises)], key=lambda permit: permit.granted_date)
                business = last.own_business
                if business.pk is not None:
                    business = self.ledger.know_business(business)
                self.ledger.settle(premises, business, last.kind)


def fill(permit: Permit, wanted: Row) -> None:
    """Write on a permit what a row says of the permit itself."""
    permit.case_number, permit.key, permit.name = wanted.case_number, wanted.key, wanted.name
    permit.kind, permit.rooms = wanted.kind, wanted.rooms
    permit.opening_hours, permit.advert_phone = wanted.opening_hours, wanted.advert_phone
    permit.remarks = wanted.remarks
    permit.granted_date = wanted.granted_date
    permit.expiry_date, permit.is_open_ended = wanted.end.last_date, wanted.end.is_open


def as_json(permit: Permit) -> dict[str, Any]:
    """What a permit says, to put back later."""
    values = {name: getattr(permit, name) for name in FIELDS}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}


def put_back(permit: Permit, stored: dict[str, Any]) -> None:
    """Write on a permit what `as_json` kept of it."""
    for name, value in stored.items():
        setattr(permit, name, date.fromisoformat(value) if name in _DATES and value else value)


def write_lines(
    register: Register,
    ledger: Ledger,
    lines: Sequence[Line],
    *,
    events: dict[Outcome, EventType],
    actor: Actor,
    at: datetime,
    token: UUID | None = None,
    status: str | None = None,
) -> list[Written]:
    """Write the new and changed lines, with an event for each permit; part of an action, in its unit of work.

    Raises Refused("changed_meanwhile") when a permit was changed or added after the register was read.
    """
    desk = Desk(register, ledger)
    for line in lines:
        if line.outcome is not Outcome.UNCHANGED:
            desk.put(line)
    if not desk.written:
        return []
    desk.settle()
    premises_actions.save(ledger, actor=actor, at=at)
    made = [written.permit for written in desk.written if written.before is None]
    changed = [written.permit for written in desk.written if written.before is not None]
    _create(made, register, at, token)
    save_changed(changed)
    for written in desk.written:
        facts: dict[str, Fact] = {"row": written.line.row} if written.line.row else {}
        record(events[written.line.outcome], written.permit, actor=actor, at=at, purpose="", **facts)
    return desk.written


def _create(permits: list[Permit], register: Register, at: datetime, token: UUID | None) -> None:
    if not permits:
        return
    numbers = dossier_numbers(register.municipality.district.code, local_date(at).year, len(permits))
    for permit, number in zip(permits, numbers, strict=True):
        permit.dossier, permit.token = number, token
        permit.set_search_text()
    try:
        Permit.objects.bulk_create(permits, batch_size=BATCH)
    except IntegrityError as error:  # somebody else stored this permit, or sent this form, while we were at it
        raise changed_meanwhile("dit register") from error


def save_changed(permits: Sequence[Permit]) -> None:
    """Write changed permits, each only when nobody changed it since it was read.

    Taking the next version first holds the rows on PostgreSQL too, where two writers run side by side.
    """
    by_version: dict[int, list[int]] = defaultdict(list)
    for permit in permits:
        by_version[permit.version].append(permit.pk)
    for version, keys in by_version.items():
        for start in range(0, len(keys), BATCH):
            batch = keys[start : start + BATCH]
            if Permit.objects.filter(pk__in=batch, version=version).update(version=version + 1) != len(batch):
                raise changed_meanwhile("een van deze vergunningen" if len(permits) > 1 else "deze vergunning")
    for permit in permits:
        permit.version += 1
        permit.set_search_text()
    if permits:
        Permit.objects.bulk_update(permits, (*_COLUMNS, "search_text"), batch_size=BATCH)


def refresh_search_text(places: Sequence[Premises]) -> None:
    """Renew the search text of permits at changed premises; called by `premises` in the same unit of work."""
    by_key = {premises.pk: premises for premises in places}
    permits = list(Permit.objects.filter(premises__in=list(by_key)))
    for permit in permits:
        permit.premises = by_key[permit.premises_id] if permit.premises_id else None
        permit.set_search_text()
    if permits:
        Permit.objects.bulk_update(permits, ("search_text",), batch_size=BATCH)
