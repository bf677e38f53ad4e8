"""Another municipality takes a referral over: offered, accepted, or taken back."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from uuid import UUID, uuid4

from django.db.models import F

from regiotoezicht.care import rules, sealing
from regiotoezicht.care.actions.locking import wait_for_turn
from regiotoezicht.care.actions.readers import refuse_not_reader
from regiotoezicht.care.actions.referrals import WHAT, append_step, refuse_gone, seal
from regiotoezicht.care.models import CareContact, KeyWrap, ReaderKey, Referral, Transfer, readers_of
from regiotoezicht.care.vault import Vault, by_code
from regiotoezicht.care.vocabulary import RUNNING, Ground
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.care_walls import care_of
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.refusals import NotAllowed, Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Municipality


@action(permission=rules.CARE_WORK, records=rules.WRITTEN)
def offer_transfer(
    contact: CareContact, *, referral: Referral, to: Municipality, seen: int, vault: Vault, actor: Actor, at: datetime
) -> Transfer:
    """Ask another municipality to take a referral over; until it accepts, this one stays responsible."""
    refuse_not_reader(contact, actor, referral, even_if_merged=True)
    wait_for_turn(contact.municipality_id, vault)
    fresh = Referral.objects.select_for_update().filter(pk=referral.pk).first()
    if fresh is None:
        raise changed_meanwhile(WHAT)
    content = vault.read(fresh)
    refuse_gone(fresh, content)
    if fresh.version != seen:
        raise changed_meanwhile(WHAT)
    if content.state not in RUNNING:
        raise Refused("not_running", "Deze verwijzing loopt niet meer en kan niet worden overgedragen.")
    with care_of(contact.municipality_id, to.pk):
        able = KeyWrap.objects.filter(municipality=to).values("account")
        readers = list(
            ReaderKey.objects.filter(account__in=readers_of(to, actor).filter(account__in=able).values("account"))
        )
    rules.refuse_transfer(readers=len(readers), same=to.pk == contact.municipality_id)
    key, transfer = sealing.new_key(), Transfer(uid=uuid4(), referral=fresh, municipality_id=contact.municipality_id)
    transfer.to, transfer.offered_date = to, local_date(at)
    transfer.sealed = sealing.encrypt(key, content.sealed_text(), transfer.place)
    transfer.wraps = {
        str(one.account_id): sealing.wrap(bytes(one.public), key, transfer.place).hex() for one in readers
    }
    transfer.save()
    record(rules.WRITTEN, contact, actor=actor, at=at)
    return transfer


@action(permission=rules.CARE_WORK, records=rules.WRITTEN)
def accept_transfer(
    contact: CareContact, *, transfer: Transfer, vault: Vault, form: UUID, actor: Actor, at: datetime
) -> Referral:
    """Take a referral over, sealed anew with the own key. The municipality that it came from keeps what it did up to
    this day, so that it can account for it, and sees nothing of what follows.
    """
    refuse_not_reader(contact, actor)
    if transfer.to_id != contact.municipality_id:
        raise NotAllowed(rules.CARE_WORK.code)
    wait_for_turn(contact.municipality_id, vault)
    content = vault.read_transfer(transfer)
    known = by_code(vault, contact.municipality, content.code)
    if known is not None and known[1] is None:
        raise Refused("known_code", "Bij deze code heeft uw gemeente al een verwijzing. Bel de andere gemeente.")
    with care_of(contact.municipality_id, transfer.municipality_id):
        list(Referral.objects.select_for_update().filter(transfers=transfer))  # before the transfer, as everywhere
    accepted = Transfer.objects.filter(pk=transfer.pk, accepted_date__isnull=True).update(
        accepted_date=local_date(at), sealed=b"", wraps={}
    )
    if not accepted:
        raise changed_meanwhile("deze overdracht")
    with care_of(contact.municipality_id, transfer.municipality_id):
        Referral.objects.filter(transfers=transfer).update(
            attention_date=None, wipe_date=local_date(at) + rules.KEPT_AFTER_CLOSING, version=F("version") + 1
        )
    came = (*content.origins, (transfer.municipality_id, str(transfer.uid)))
    content = replace(content, ground=Ground.RESIDENCE, origins=came)
    referral = Referral(uid=uuid4(), municipality_id=contact.municipality_id, form=form)
    seal(referral, content, vault, at)
    referral.save()
    append_step(referral, "taken_over", vault, at)
    record(rules.WRITTEN, contact, actor=actor, at=at)
    return referral


@action(permission=rules.CARE_WORK, records=rules.WRITTEN)
def take_back(contact: CareContact, *, transfer: Transfer, actor: Actor, at: datetime) -> None:
    """Take an offer back, or send it back: the referral stays where it was."""
    refuse_not_reader(contact, actor, even_if_merged=True)
    if contact.municipality_id not in (transfer.municipality_id, transfer.to_id):
        raise NotAllowed(rules.CARE_WORK.code)
    if not Transfer.objects.filter(pk=transfer.pk, accepted_date__isnull=True).delete()[0]:
        raise changed_meanwhile("deze overdracht")
    record(rules.WRITTEN, contact, actor=actor, at=at)


@action(permission=rules.CARE_WORK, records=rules.WRITTEN)
def tell_recalls(contact: CareContact, *, transfers: Collection[int], actor: Actor, at: datetime) -> None:
    """Let the home page of who took a referral over know that consent was withdrawn further back than where it came
    from. Only who opens the referral knows that, so it is her key that passes it on.
    """
    refuse_not_reader(contact, actor)
    waiting = Transfer.objects.filter(to=contact.municipality_id, pk__in=transfers, told_date__isnull=True)
    waiting.accepted().update(told_date=local_date(at))
    record(rules.WRITTEN, contact, actor=actor, at=at)
