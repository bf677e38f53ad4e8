"""The keys of readers and of municipalities: made, wrapped for another reader, replaced."""

from datetime import datetime

from django.db.models import F

from regiotoezicht.care import rules, sealing
from regiotoezicht.care.actions.locking import wait_for_turn
from regiotoezicht.care.actions.readers import refuse_not_reader
from regiotoezicht.care.models import CareContact, CareKey, KeyWrap, ReaderKey, Referral, Step, Transfer
from regiotoezicht.care.vault import Vault, place_of_lock, place_of_step, place_of_wrap
from regiotoezicht.core.actions import action, record, unit
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.refusals import Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor


def make_reader_key(contact: CareContact, *, password: str, actor: Actor, at: datetime) -> None:
    """Make the own key pair of a reader, locked with her password; older wraps for her open nothing any more."""
    private, public = sealing.new_pair()
    locked = sealing.lock(private, password, place_of_lock(contact.account_id))
    with unit():
        KeyWrap.objects.filter(account=contact.account_id).delete()
        ReaderKey.objects.update_or_create(
            account_id=contact.account_id, defaults={"public": public, "locked": locked, "made_at": at}
        )
        record(rules.READER_KEY_MADE, contact, actor=actor, at=at)


def relock(contact: CareContact, *, old: str, new: str, actor: Actor, at: datetime) -> None:
    """Lock the key of a reader with her new password; a key that the old one does not open is replaced."""
    place = place_of_lock(contact.account_id)
    found = ReaderKey.objects.filter(account=contact.account_id).first()
    private = sealing.unlock(bytes(found.locked), old, place) if found else None
    if private is None:
        make_reader_key(contact, password=new, actor=actor, at=at)
        return
    with unit():
        ReaderKey.objects.filter(account=contact.account_id).update(locked=sealing.lock(private, new, place))
        record(rules.READER_KEY_RELOCKED, contact, actor=actor, at=at)


@action(permission=rules.CARE_WORK, records=rules.KEY_MADE)
def make_key(contact: CareContact, *, actor: Actor, at: datetime) -> None:
    """Make the data key of a municipality that has none, by its first reader. When the last wrap is gone nobody can
    open what lies there any more: that is wiped, and the key begins anew.
    """
    refuse_not_reader(contact, actor)
    own = ReaderKey.objects.filter(account=contact.account_id).first()
    if own is None:
        raise Refused("no_reader_key", "Meld u eerst opnieuw aan: dan wordt uw eigen sleutel gemaakt.")
    key, is_new = CareKey.objects.get_or_create(municipality_id=contact.municipality_id, defaults={"made_at": at})
    if not is_new:
        moved = CareKey.objects.filter(pk=key.pk, version=key.version).update(version=F("version") + 1)
        if KeyWrap.objects.filter(key=key).exists() or not moved:
            raise Refused("key_exists", "De zorgsleutel van deze gemeente is er al. Vraag uw collega haar te delen.")
        key.refresh_from_db()
        Transfer.objects.offered().filter(municipality=contact.municipality_id).delete()
        Referral.objects.filter(municipality=contact.municipality_id).delete()
        CareKey.objects.filter(pk=key.pk).update(is_stale=False, made_at=at)
    _wrap(key, sealing.new_key(), own)
    record(rules.KEY_MADE, contact, actor=actor, at=at)


@action(permission=rules.CARE_WORK, records=rules.KEY_SHARED)
def share_key(contact: CareContact, *, other: CareContact, seen: str, vault: Vault, actor: Actor, at: datetime) -> None:
    """Wrap the data key for another reader of the municipality, who was asked herself for the digits of her key.

    `seen` are those digits: a key that took the place of hers meanwhile gets nothing. Whoever becomes a reader within
    two weeks gets the key ahead; until her date it opens nothing, for what lies behind it is not there for her.
    """
    refuse_not_reader(contact, actor)
    wait_for_turn(contact.municipality_id, vault)
    key = CareKey.objects.filter(municipality=contact.municipality_id).first()
    readers = CareContact.objects.wrapped_for_on(local_date(at)).filter(municipality=contact.municipality_id)
    public = ReaderKey.objects.filter(account=other.account_id).first()
    if key is None or not readers.filter(pk=other.pk).exists():
        raise Refused("no_reader", "Deze persoon leest de zorg van deze gemeente niet (meer).")
    if public is None:
        raise Refused(
            "no_reader_key", "Uw collega heeft nog geen eigen sleutel. Vraag haar zich eenmaal aan te melden."
        )
    if public.fingerprint != seen:
        raise changed_meanwhile("de sleutel van uw collega")
    if KeyWrap.objects.filter(key=key, account=other.account_id).exists():
        raise Refused("shared", "Uw collega heeft de zorgsleutel al.")
    _wrap(key, vault.needed(contact.municipality_id), public)
    record(rules.KEY_SHARED, contact, actor=actor, at=at)


@action(permission=rules.CARE_WORK, records=rules.KEY_REPLACED)
def replace_key(contact: CareContact, *, seen: int, vault: Vault, actor: Actor, at: datetime) -> None:
    """Replace the data key after a reader left: everything is sealed anew, and wrapped for who reads today."""
    refuse_not_reader(contact, actor)
    town = contact.municipality_id
    wait_for_turn(town, vault)
    old, new = vault.needed(town), sealing.new_key()
    if not CareKey.objects.filter(municipality=town, version=seen).update(version=F("version") + 1, is_stale=False):
        raise changed_meanwhile("de zorgsleutel")
    key = CareKey.objects.get(municipality=town)
    referrals = list(Referral.objects.filter(municipality=town).prefetch_related("steps"))
    steps = []
    for one in referrals:
        one.sealed = sealing.encrypt(new, sealing.decrypt(old, bytes(one.sealed), one.place), one.place)
        for step in one.steps.all():
            place = place_of_step(one, step.number)
            step.sealed = sealing.encrypt(new, sealing.decrypt(old, bytes(step.sealed), place), place)
            steps.append(step)
    Referral.objects.bulk_update(referrals, ["sealed"], batch_size=200)
    Step.objects.bulk_update(steps, ["sealed"], batch_size=200)
    held = set(KeyWrap.objects.filter(key=key).values_list("account_id", flat=True))
    KeyWrap.objects.filter(key=key).delete()
    stays = CareContact.objects.wrapped_for_on(local_date(at)).filter(municipality=town, account__in=held)
    for public in ReaderKey.objects.filter(account__in=stays.values("account")):
        _wrap(key, new, public)
    vault.forget(town)
    record(rules.KEY_REPLACED, contact, actor=actor, at=at)


def _wrap(key: CareKey, data_key: bytes, reader: ReaderKey) -> None:
    wrapped = sealing.wrap(bytes(reader.public), data_key, place_of_wrap(key, reader.account_id))
    KeyWrap.objects.create(key=key, municipality_id=key.municipality_id, account_id=reader.account_id, wrapped=wrapped)
