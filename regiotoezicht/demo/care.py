"""Care of the demo region: two readers in two municipalities, with keys on the demo password, and referrals."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Account
from regiotoezicht.care import actions, codes, sealing
from regiotoezicht.care.actions import keys
from regiotoezicht.care.models import CareContact, ReaderKey, Referral
from regiotoezicht.care.vault import Vault, place_of_lock
from regiotoezicht.core.clock import local_date
from regiotoezicht.demo.bulk import Stage
from regiotoezicht.demo.people import PASSWORD

READERS = {
    "GM0375": ("aanwijzingen.beverwijk", ("zorg.beverwijk", "zorg2.beverwijk"), "0251 000 000"),
    "GM0392": ("aanwijzingen.haarlem", ("zorg.haarlem", "zorg2.haarlem"), "023 000 0000"),
}
AGES = (200, 120, 45, 20, 9, 2)
"""How many days ago each referral began; the youngest still waits, and the alarm of its first contact rings."""


def make_care(stage: Stage, accounts: Mapping[str, Account]) -> int:
    """Designate the readers, make and share the keys, and let each municipality have referrals in several states."""
    made = 0
    for town in stage.municipalities:
        if town.code not in READERS:
            continue
        official, readers, phone = READERS[town.code]
        begun = stage.at - timedelta(days=max(AGES) + 1)
        contacts = [
            actions.designate(
                town,
                account=accounts[mailbox],
                kind="contact",
                reference=f"{town.code}/zorg/{number}",
                agreement="",
                from_date=local_date(begun),
                until_date=None,
                actor=AccountActor(accounts[official], begun),
                at=begun,
            )
            for number, mailbox in enumerate(readers, start=1)
        ]
        actions.set_on_call(town, phone=phone, actor=AccountActor(accounts[official], begun), at=begun)
        made += _referrals(stage, contacts, begun)
    return made


def _referrals(stage: Stage, contacts: list[CareContact], begun: datetime) -> int:
    first, second = contacts
    for contact in contacts:
        keys.make_reader_key(contact, password=PASSWORD, actor=AccountActor(contact.account, begun), at=begun)
    actor = AccountActor(first.account, begun)
    actions.make_key(first, actor=actor, at=begun)
    locked = ReaderKey.objects.get(account=first.account).locked
    private = sealing.unlock(bytes(locked), PASSWORD, place_of_lock(first.account_id))
    vault = Vault(first.account_id, private or b"")
    digits = ReaderKey.objects.get(account=second.account).fingerprint
    actions.share_key(first, other=second, seen=digits, vault=vault, actor=actor, at=begun)
    for number, age in enumerate(AGES):
        _referral(stage, first, vault, stage.at - timedelta(days=age), number)
    return len(AGES)


def _form(stage: Stage) -> UUID:
    return UUID(int=stage.chance.getrandbits(128), version=4)


def _referral(stage: Stage, contact: CareContact, vault: Vault, at: datetime, number: int) -> None:
    actor = AccountActor(contact.account, at)
    referral = actions.open_referral(
        contact,
        code=codes.new_code(),
        consent_at=at,
        ground="found" if number % 2 else "residence",
        receiver=("regional", "shelter", "health")[number % 3],
        hours=24,
        vault=vault,
        form=_form(stage),
        actor=actor,
        at=at,
    )

    def step(action: Any, later: int, **more: Any) -> None:
        moment = at + timedelta(days=later)
        given = {"vault": vault, "seen": Referral.objects.values_list("version", flat=True).get(pk=referral.pk)}
        action(
            contact,
            referral=referral,
            form=_form(stage),
            actor=AccountActor(contact.account, moment),
            at=moment,
            **given,
            **more,
        )

    def day(later: int) -> Any:
        return local_date(at + timedelta(days=later))

    if number == 4:
        step(actions.withdraw, 1)
    if number > 3:
        return
    step(actions.record_contact, 1, moment=at + timedelta(hours=20))
    step(actions.record_offer, 3, day=day(3))
    if number == 3:
        step(actions.answer, 5, accepted=False, day=day(5))
        return
    step(actions.answer, 5, accepted=True, day=day(5))
    step(actions.set_help, 6, help_codes=["shelter", "legal"] if number else ["medical", "housing", "aftercare"])
    if number < 2:
        step(actions.tick_moment, 40, months=1, ticked="done")
    if number == 0:
        step(actions.close, 190, ending="completed", day=day(190))
