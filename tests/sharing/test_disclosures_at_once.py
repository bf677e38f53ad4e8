"""Two people at one disclosure at once: it is judged once, and a form that is sent twice shares once."""

from datetime import timedelta
from uuid import uuid4

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.organisation.rules import PartnerKind
from regiotoezicht.sharing.disclosures import actions
from regiotoezicht.sharing.disclosures.rules import Status
from regiotoezicht.sharing.models import Disclosure
from regiotoezicht.worklist.models import Task
from tests.at_once import refused, together
from tests.conftest import NOW, Hire
from tests.sharing.disclosing import conclude, covenant, crime, partner, shared, thing

__all__ = ["thing"]
pytestmark = pytest.mark.at_once


def test_two_second_persons_judge_once(
    thing: Task, anna: AccountActor, vera: AccountActor, hire: Hire, beverwijk: Municipality
) -> None:
    police = partner(PartnerKind.POLICE)
    conclude(beverwijk, police, vera)
    made = shared(thing, covenant(police), anna)
    lars, greet = (hire(name, Role.LAWYER, beverwijk) for name in ("Lars", "Greet"))

    def approve() -> Disclosure:
        return actions.approve(Disclosure.objects.get(pk=made.pk), actor=lars, at=NOW)

    def decline() -> Disclosure:
        return actions.decline(Disclosure.objects.get(pk=made.pk), actor=greet, at=NOW + timedelta(seconds=1))

    assert refused(together(approve, decline)) == ["changed_meanwhile"]
    assert Disclosure.objects.get().status in (Status.SHARED, Status.DECLINED)


def test_a_double_click_shares_once(thing: Task, anna: AccountActor) -> None:
    asked, token = crime(partner(PartnerKind.POLICE)), uuid4()

    def send() -> Disclosure:
        return actions.disclose(thing, asked, token=token, actor=anna, at=NOW)

    assert refused(together(send, send)) == ["sent_twice"]
    assert Disclosure.objects.count() == 1
