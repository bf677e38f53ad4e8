"""Every write of businesses, parties and premises."""

from collections.abc import Callable, Sequence
from datetime import datetime

from django.db.models import ProtectedError

from regiotoezicht.core.actions import action, record
from regiotoezicht.core.references import next_number
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.premises import rules, traces
from regiotoezicht.premises.facts import BusinessFacts, PlaceFacts
from regiotoezicht.premises.ledger import Ledger
from regiotoezicht.premises.models import Business, Party, Premises

_BATCH = 500
_REFRESH: list[Callable[[Sequence[Premises]], None]] = []
_PLACE = ("business", "kind", "street", "number", "addition", "postcode", "place", "bag_id", "search_text")


def refresh_after_change(refresh: Callable[[Sequence[Premises]], None]) -> None:
    """Let an upper room renew what it copied from premises (an address in a search text), in the same unit of work."""
    _REFRESH.append(refresh)


def hold_premises(municipality: Municipality) -> None:
    """Let one clerk at a time write businesses and premises of a municipality: of two at once the second waits and
    sees the first; part of an action that looks whether a place is known, asked for before it looks.
    """
    next_number(f"premises {municipality.code}")


@action(permission=rules.PREMISES_KEEP, records=rules.PREMISES_ADDED)
def add_premises(
    municipality: Municipality, *, place: PlaceFacts, business: BusinessFacts | None, actor: Actor, at: datetime
) -> Premises:
    """Record business premises, with the business in them when it is known.

    Raises Refused("dwelling") for a dwelling and Refused("premises_exist") when the address is there already.
    """
    hold_premises(municipality)
    ledger = Ledger(municipality, near=(business or BusinessFacts(""), place))
    made = ledger.place(place)
    if made.pk is not None:
        raise Refused("premises_exist", "Dit adres staat al bij de bedrijfspanden.", field="street")
    if business is not None:
        ledger.settle(made, ledger.business(business), place.kind)
    save(ledger, actor=actor, at=at)
    return made


@action(permission=rules.PREMISES_KEEP, records=rules.PREMISES_CHANGED)
def change_premises(
    premises: Premises, *, place: PlaceFacts, business: BusinessFacts | None, actor: Actor, at: datetime
) -> Premises:
    """Change the address, the kind or the business of premises. A business that is only here is changed in place.

    Raises Refused("dwelling"), and Refused("premises_exist") when the new address belongs to other premises.
    """
    hold_premises(premises.municipality)
    ledger = Ledger(premises.municipality, near=(business or BusinessFacts(""), place))
    known = ledger.know_premises(premises)
    if ledger.find_place(place) not in (None, known):
        raise Refused("premises_exist", "Dit adres staat al bij de bedrijfspanden.", field="street")
    ledger.correct_place(known, place)
    if business is None:
        ledger.settle(known, None, place.kind)
    elif known.business is not None and not _is_shared(known.business, known):
        ledger.correct_business(ledger.know_business(known.business), business)
        ledger.changed_premises[known.pk] = known
    else:
        ledger.settle(known, ledger.business(business), place.kind)
    save(ledger, actor=actor, at=at)
    record(rules.PREMISES_CHANGED, known, actor=actor, at=at)
    return known


def _is_shared(business: Business, premises: Premises) -> bool:
    return business.premises.exclude(pk=premises.pk).exists()


def save(ledger: Ledger, *, actor: Actor, at: datetime) -> None:
    """Write what a ledger holds, with an event per record; part of an action, in its unit of work.

    Raises NotAllowed when the actor does not keep premises in the municipality.
    """
    if not actor.may(rules.PREMISES_KEEP, ledger.municipality):
        raise NotAllowed(rules.PREMISES_KEEP.code)
    _save_businesses(ledger, actor, at)
    _save_premises(ledger, actor, at)
    if ledger.changed_businesses or ledger.changed_premises:
        traces.renew(ledger.municipality)
    else:
        traces.add(ledger.municipality, businesses=ledger.made_businesses, premises=ledger.made_premises)


def _save_businesses(ledger: Ledger, actor: Actor, at: datetime) -> None:
    made, changed = ledger.made_businesses, list(ledger.changed_businesses.values())
    Business.objects.bulk_create(made, batch_size=_BATCH)
    if changed:
        Business.objects.bulk_update(changed, ("name", "kvk"), batch_size=_BATCH)
        for start in range(0, len(changed), _BATCH):
            Party.objects.filter(business__in=changed[start : start + _BATCH]).delete()
    parties = [
        Party(business=business, role=party.role, name=party.name, is_natural=party.is_natural)
        for business in (*made, *changed)
        for party in dict.fromkeys(ledger.facts(business).parties)
    ]
    Party.objects.bulk_create(parties, batch_size=_BATCH, ignore_conflicts=False)
    for business in made:
        record(rules.BUSINESS_ADDED, business, actor=actor, at=at)
    for business in changed:
        record(rules.BUSINESS_CHANGED, business, actor=actor, at=at)


def _save_premises(ledger: Ledger, actor: Actor, at: datetime) -> None:
    made, changed = ledger.made_premises, ledger.changed_premises
    renamed = ledger.changed_businesses
    for premises in ledger.premises.values():
        if premises.business_id in renamed:
            premises.business = renamed[premises.business_id]
            changed[premises.pk] = premises
    for premises in (*made, *changed.values()):
        premises.set_search_text()
    Premises.objects.bulk_create(made, batch_size=_BATCH)
    if changed:
        Premises.objects.bulk_update(list(changed.values()), _PLACE, batch_size=_BATCH)
    for premises in made:
        record(rules.PREMISES_ADDED, premises, actor=actor, at=at)
    for premises in changed.values():
        record(rules.PREMISES_CHANGED, premises, actor=actor, at=at)
    if changed:
        for refresh in _REFRESH:
            refresh(list(changed.values()))


def remove(*, businesses: list[Business], premises: list[Premises], actor: Actor, at: datetime, because: str) -> None:
    """Remove premises and businesses that nothing refers to; part of an action that takes an import back.

    `because` is the Dutch sentence of the refusal. Raises NotAllowed, and Refused("in_use") when something still
    refers to one of them.
    """
    for subject in (*businesses, *premises):
        if not actor.may(rules.PREMISES_KEEP, subject):
            raise NotAllowed(rules.PREMISES_KEEP.code)
    for one in premises:
        record(rules.PREMISES_REMOVED, one, actor=actor, at=at)
    for other in businesses:
        record(rules.BUSINESS_REMOVED, other, actor=actor, at=at)
    try:
        for start in range(0, len(premises), _BATCH):
            Premises.objects.filter(pk__in=[one.pk for one in premises[start : start + _BATCH]]).delete()
        for start in range(0, len(businesses), _BATCH):
            Business.objects.filter(pk__in=[one.pk for one in businesses[start : start + _BATCH]]).delete()
    except ProtectedError as error:
        raise Refused("in_use", because) from error
    for municipality in {one.municipality for one in premises} | {other.municipality for other in businesses}:
        traces.renew(municipality)
