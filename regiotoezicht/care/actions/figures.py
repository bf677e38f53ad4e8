"""Figures of a year: each municipality adds its own to a sealed sum, and a care contact releases what is protected."""

import json
from datetime import datetime

from django.db.models import Exists, OuterRef

from regiotoezicht.care import rules, sealing
from regiotoezicht.care.actions.locking import wait_for_turn
from regiotoezicht.care.figures import FILLED, added, counted, protected
from regiotoezicht.care.models import (
    CareContact,
    FiguresShare,
    FiguresTotal,
    KeyWrap,
    ReaderKey,
    Referral,
    ReleasedFigures,
    Transfer,
)
from regiotoezicht.care.vault import Vault
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.care_walls import care_of
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.refusals import Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor

from .readers import refuse_not_reader


@action(permission=rules.CARE_WORK, records=rules.FIGURES_ADDED)
def add_figures(contact: CareContact, *, year: int, vault: Vault, actor: Actor, at: datetime) -> None:
    """Add the figures of a municipality to the sum of the region. A referral counts where it is now."""
    refuse_not_reader(contact, actor)
    _refuse_year(year, at)
    wait_for_turn(contact.municipality_id, vault)
    gone = Transfer.objects.filter(municipality=contact.municipality_id).accepted().values("referral")
    own = Referral.objects.filter(municipality=contact.municipality_id).exclude(pk__in=gone)
    sums = counted((vault.read(one) for one in own), year)
    total = FiguresTotal.objects.select_for_update().filter(year=year).first()
    if total is not None:
        sums = added(sums, read_total(vault, total))
    _, is_new = FiguresShare.objects.get_or_create(municipality_id=contact.municipality_id, year=year)
    if not is_new:
        raise Refused("added", f"Uw gemeente heeft de cijfers over {year} al opgeteld.")
    _keep(total, year, sums, at)
    record(rules.FIGURES_ADDED, contact, actor=actor, at=at, year=year)


@action(permission=rules.CARE_WORK, records=rules.FIGURES_RELEASED)
def release_figures(contact: CareContact, *, year: int, vault: Vault, actor: Actor, at: datetime) -> None:
    """Release the protected figures of a year, and wipe the sum."""
    refuse_not_reader(contact, actor)
    _refuse_year(year, at)
    places = CareContact.objects.readers_on(local_date(at)).values_list("municipality", flat=True)
    shares = FiguresShare.objects.filter(year=year).values_list("municipality", flat=True)
    rules.refuse_release(set(shares), set(places))
    total = FiguresTotal.objects.select_for_update().get(year=year)
    sums = read_total(vault, total)
    rules.refuse_few(sums.get(FILLED, 0))
    shown = protected(sums)
    if not FiguresTotal.objects.filter(pk=total.pk, version=total.version).delete()[0]:
        raise changed_meanwhile("deze cijfers")
    ReleasedFigures.objects.create(year=year, figures=shown, released_date=local_date(at))
    record(rules.FIGURES_RELEASED, contact, actor=actor, at=at, year=year)


def read_total(vault: Vault, total: FiguresTotal) -> dict[str, int]:
    """The sum up to now; part of an action. Raises Refused when it was not wrapped for her."""
    wrapped = bytes.fromhex(total.wraps.get(str(vault.account_id), ""))
    key = sealing.unwrap(vault.private, wrapped, total.place) if wrapped else None
    if key is None:
        raise Refused(
            "no_key",
            "U kunt hier nog niet optellen: uw sleutel is nieuwer dan de som. Vraag het een zorgcontact van eerder.",
        )
    found: dict[str, int] = json.loads(sealing.decrypt(key, bytes(total.sealed), total.place))
    return found


def _refuse_year(year: int, at: datetime) -> None:
    is_released = ReleasedFigures.objects.filter(year=year).exists()
    rules.refuse_year(year, local_date(at), is_released=is_released)


def _keep(old: FiguresTotal | None, year: int, sums: dict[str, int], at: datetime) -> None:
    """Seal the new sum with a new key, wrapped for who reads care anywhere in the region today: whoever a colleague
    gave the key of her municipality, and nobody else.
    """
    new = FiguresTotal(year=year, version=old.version + 1 if old else 1)
    key = sealing.new_key()
    new.sealed = sealing.encrypt(key, sealing.padded(json.dumps(sums).encode()), new.place)
    readers = CareContact.objects.readers_on(local_date(at))
    with care_of(*readers.values_list("municipality", flat=True)):
        wrap = KeyWrap.objects.filter(municipality=OuterRef("municipality"), account=OuterRef("account"))
        able = set(readers.filter(Exists(wrap)).values_list("account", flat=True))
    new.wraps = {
        str(one.account_id): sealing.wrap(bytes(one.public), key, new.place).hex()
        for one in ReaderKey.objects.filter(account__in=able)
    }
    if old is None:
        new.save()
    elif not FiguresTotal.objects.filter(pk=old.pk, version=old.version).update(
        version=new.version, sealed=new.sealed, wraps=new.wraps
    ):
        raise changed_meanwhile("deze cijfers")
