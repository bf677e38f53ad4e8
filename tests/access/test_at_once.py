"""Two administrators at once: one person is one employee with one account."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from regiotoezicht.access import actions
from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.delegations.actions import delegate
from regiotoezicht.access.models import Account, Delegation, RoleAssignment
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.verify import verify
from regiotoezicht.organisation.models import Employee, Municipality
from tests.access.conftest import SignedIn
from tests.at_once import refused, together
from tests.conftest import NOW, TODAY, Hire

pytestmark = pytest.mark.at_once


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def anouk(hire: Hire, beverwijk: Municipality) -> AccountActor:
    """A second administrator of the region."""
    return hire("Anouk", Role.FUNCTIONAL_ADMINISTRATOR, beverwijk)


def test_a_new_colleague_who_is_sent_in_twice_is_made_once(
    signed_in: SignedIn, hugo: AccountActor, beverwijk: Municipality
) -> None:
    typed: dict[str, Any] = {"employer": str(beverwijk.pk), "name": "Julia Proef", "function": "Jurist"}
    typed |= {"card_number": "", "email": "julia@beverwijk.example"}
    browsers = [signed_in(hugo), signed_in(hugo)]
    answers = together(*(lambda browser=browser: browser.post("/toegang/nieuw/", typed) for browser in browsers))
    julia = Account.objects.get(name="Julia Proef")
    assert Employee.objects.filter(name="Julia Proef").count() == 1
    assert sorted(answer.status_code for answer in answers) == [200, 302]
    assert [answer["Location"] for answer in answers if answer.status_code == 302] == [f"/toegang/{julia.pk}/"]
    assert verify().ok


def test_one_address_is_given_to_one_account(
    hugo: AccountActor, anouk: AccountActor, beverwijk: Municipality, haarlem: Municipality
) -> None:
    people = [
        Employee.objects.create(name=name, function="Jurist", employer=employer)
        for name, employer in (("Julia Proef", beverwijk), ("Juul Proef", haarlem))
    ]

    def adding(employee: Employee, actor: AccountActor) -> Callable[[], Account]:
        password = "vier-gewone-woorden-achter-elkaar"
        return lambda: actions.add_account(employee, actor=actor, email="j@x.example", password=password, at=NOW)

    assert refused(together(*map(adding, people, (hugo, anouk)))) == ["email_taken"]
    assert Account.objects.filter(email="j@x.example").count() == 1


def test_one_role_is_given_once(hugo: AccountActor, anouk: AccountActor, petra: AccountActor) -> None:
    def giving(actor: AccountActor) -> Callable[[], RoleAssignment]:
        where = petra.account.employee.employer  # type: ignore[union-attr]  # she is an employee
        given: dict[str, Any] = {"role": Role.LAWYER, "municipality": where, "from_date": TODAY}
        return lambda: actions.give_role(petra.account, actor=actor, at=NOW, **given)

    assert refused(together(giving(hugo), giving(anouk))) == ["same_role"]
    assert RoleAssignment.objects.filter(account=petra.account, role=Role.LAWYER).count() == 1


def test_one_colleague_covers_at_a_time(
    hugo: AccountActor, anouk: AccountActor, anna: AccountActor, chris: AccountActor
) -> None:
    role = RoleAssignment.objects.get(account=anna.account_id)
    until = TODAY + timedelta(days=7)

    def covering(actor: AccountActor) -> Callable[[], Delegation]:
        given: dict[str, Any] = {"stand_in": chris.account, "from_date": TODAY, "until_date": until}
        return lambda: delegate(role, actor=actor, at=NOW, **given)

    assert refused(together(covering(hugo), covering(anouk))) == ["covered"]
    assert Delegation.objects.count() == 1
