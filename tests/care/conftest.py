"""What the tests of care share: two readers of Beverwijk who signed in, and a referral made by the action itself."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.care import actions, codes, sealing
from regiotoezicht.care.models import CareContact, ReaderKey, Referral
from regiotoezicht.care.vault import Vault, place_of_lock
from regiotoezicht.organisation.models import Municipality
from tests.conftest import NOW, Hire

PASSWORD = "een-lang-wachtwoord"


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(sealing, "_MEMORY", 64)  # as the library at its least: the tests wait for nothing
    monkeypatch.setattr(sealing, "_ROUNDS", 1)
    cache.clear()  # the library counts sign-ins per address, and all tests have one
    with time_machine.travel(NOW, tick=False):
        yield


def sign_in(actor: AccountActor, password: str = PASSWORD) -> Client:
    """A browser in which somebody typed her password."""
    browser = Client()
    answer = browser.post("/account/login/", {"login": actor.account.email, "password": password})
    assert answer.status_code == 302, answer.content.decode()[:500]
    return browser


def digits_of(actor: AccountActor) -> str:
    """What a reader reads out over the telephone."""
    return ReaderKey.objects.get(account=actor.account).fingerprint


@dataclass
class Ward:
    """Beverwijk, with its designating official and two readers, whose keys are open."""

    town: Municipality
    dina: AccountActor
    zoe: AccountActor
    kim: AccountActor
    contacts: dict[int, CareContact] = field(default_factory=dict)

    def designate(self, actor: AccountActor, kind: str = "contact", **more: Any) -> CareContact:
        """A designation by the official."""
        given: dict[str, Any] = {
            "account": actor.account,
            "kind": kind,
            "reference": "B 1",
            "agreement": "",
            "from_date": date(2026, 1, 1),
            "until_date": None,
            "actor": AccountActor(self.dina.account, NOW),
            "at": NOW,
        }
        contact = actions.designate(self.town, **given | more)
        self.contacts[actor.account.pk] = contact
        return contact

    def vault(self, actor: AccountActor, password: str = PASSWORD) -> Vault:
        """The open key of a reader."""
        found = ReaderKey.objects.get(account=actor.account)
        private = sealing.unlock(bytes(found.locked), password, place_of_lock(actor.account.pk))
        assert private is not None
        return Vault(actor.account.pk, private)

    def made(self, code: str = "", *, at: datetime = NOW, **more: Any) -> Referral:
        """A referral that Zoë begins."""
        given: dict[str, Any] = {
            "code": code or codes.new_code(),
            "consent_at": at,
            "ground": "found",
            "receiver": "shelter",
            "hours": 24,
            "vault": self.vault(self.zoe),
            "form": uuid4(),
            "actor": AccountActor(self.zoe.account, at),
            "at": at,
        }
        return actions.open_referral(self.contacts[self.zoe.account.pk], **given | more)

    def do(
        self, action: Any, referral: Referral, *, at: datetime = NOW, by: AccountActor | None = None, **more: Any
    ) -> Any:
        """A step of a reader, Zoë unless said otherwise."""
        who = by or self.zoe
        seen = Referral.objects.get(pk=referral.pk).version
        given: dict[str, Any] = {"seen": seen, "form": uuid4(), "vault": self.vault(who)} | more
        return action(
            self.contacts[who.account.pk],
            referral=referral,
            actor=AccountActor(who.account, at),
            at=at,
            **given,
        )

    def says(self, referral: Referral, by: AccountActor | None = None) -> Any:
        """What it says, opened anew."""
        return self.vault(by or self.zoe).read(Referral.objects.get(pk=referral.pk))


def reading_in(hire: Hire, town: Municipality, name: str) -> Ward:
    """Another municipality, with one reader who made its key."""
    official = hire(f"{name}s official".replace(" ", "-"), Role.DESIGNATING_OFFICIAL, town)
    reader = hire(name, Role.CARE_COORDINATOR, town)
    there = Ward(town, official, reader, reader)
    there.designate(reader)
    sign_in(reader)
    actions.make_key(there.contacts[reader.account.pk], actor=AccountActor(reader.account, NOW), at=NOW)
    return there


@pytest.fixture
def ward(hire: Hire, beverwijk: Municipality) -> Ward:
    dina = hire("Dina", Role.DESIGNATING_OFFICIAL, beverwijk)
    zoe, kim = hire("Zoe", Role.CARE_COORDINATOR, beverwijk), hire("Kim", Role.CARE_COORDINATOR, beverwijk)
    made = Ward(beverwijk, dina, zoe, kim)
    for one in (zoe, kim):
        made.designate(one)
        sign_in(one)
    first = made.contacts[zoe.account.pk]
    actions.make_key(first, actor=AccountActor(zoe.account, NOW), at=NOW)
    actions.share_key(
        first,
        other=made.contacts[kim.account.pk],
        seen=digits_of(kim),
        vault=made.vault(zoe),
        actor=AccountActor(zoe.account, NOW),
        at=NOW,
    )
    return made
