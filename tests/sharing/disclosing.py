"""A control that can be disclosed, and partners that may receive it: a stand-in, for this room knows no domain."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Account, RoleAssignment
from regiotoezicht.access.roles import Role
from regiotoezicht.core.refusals import NotAllowed
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Municipality, Partner
from regiotoezicht.organisation.rules import PartnerKind
from regiotoezicht.sharing.agreements import actions as agreements
from regiotoezicht.sharing.agreements.actions import Terms
from regiotoezicht.sharing.agreements.models import Agreement
from regiotoezicht.sharing.agreements.vocabulary import Category, Kind, Purpose
from regiotoezicht.sharing.disclosures import actions, rules, shareables
from regiotoezicht.sharing.disclosures.actions import Asked
from regiotoezicht.sharing.disclosures.shareables import Shareable, ShareableField
from regiotoezicht.sharing.models import Disclosure
from regiotoezicht.worklist.models import Task
from tests.conftest import NOW, TODAY
from tests.sharing.conftest import LABEL, make_thing

END = date(2028, 2, 29)
FINDINGS = "De nooduitgang was op slot."


def partner(kind: PartnerKind, name: str = "", *, signs_in: bool = True) -> Partner:
    """A partner organisation, with somebody who can sign in."""
    made = Partner.objects.get_or_create(name=name or kind.label, kind=kind)[0]
    if signs_in and not made.accounts.exists():
        reader_of(made)
    return made


def reader_of(made: Partner) -> AccountActor:
    """Somebody at a partner."""
    account = Account(email=f"lezer{Account.objects.count()}@partner.example", name="Lezer", partner=made)
    account.set_unusable_password()
    account.save()
    RoleAssignment.objects.create(account=account, role=Role.PARTNER, from_date=date(2022, 1, 1))
    return AccountActor(account, NOW)


def _find(actor: Actor, record_id: int) -> Task:
    found = Task.objects.filter(pk=record_id, municipality__in=actor.reach(rules.MAKE).municipalities).first()
    if found is None:
        raise NotAllowed("tests")
    return found


@pytest.fixture
def thing(beverwijk: Municipality, monkeypatch: pytest.MonkeyPatch) -> Iterator[Task]:
    fields = (
        ShareableField("moment", "Tijd", Category.TIME, lambda _: "3 maart 2026"),
        ShareableField("findings", "Bevindingen", Category.FINDINGS, lambda _: FINDINGS),
        ShareableField("permit", "Vergunning", Category.PERMIT, lambda _: "nummer 12"),
        ShareableField("place", "Plaats", Category.PLACE, lambda _: ""),
    )
    monkeypatch.setitem(shareables._SHAREABLES, LABEL, Shareable(LABEL, "proefstuk", _find, fields))
    yield make_thing(beverwijk, 1)


def crime(to: Partner | Municipality) -> Asked:
    """What may lawfully go to the police at once."""
    return Asked(to, "report_crime", "report_crime", ["moment", "findings"], END)


def covenant(to: Partner | Municipality) -> Asked:
    """What may go under the covenant, after a second person looked."""
    return replace(crime(to), ground="police_covenant", purpose="public_order")


def conclude(town: Municipality, to: Partner, vera: AccountActor, until: date | None = None) -> Agreement:
    """A covenant of a municipality and a partner on times and findings."""
    terms = Terms(
        Kind.COVENANT,
        "artikel 6 AVG",
        "2026/1",
        [Purpose.PUBLIC_ORDER],
        [Category.TIME, Category.FINDINGS],
        date(2026, 1, 1),
        until,
        partner=to,
    )
    return agreements.conclude(town, terms, actor=vera, at=NOW)


def shared(thing: Task, asked: Asked, actor: AccountActor) -> Disclosure:
    """A disclosure as the action makes it."""
    return actions.disclose(thing, asked, token=uuid4(), actor=actor, at=NOW)


__all__ = ["END", "FINDINGS", "TODAY", "conclude", "covenant", "crime", "partner", "reader_of", "shared", "thing"]
