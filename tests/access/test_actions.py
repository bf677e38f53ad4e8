"""Accounts, roles and grants: what is written, by whom, what is refused, and what the log keeps."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from regiotoezicht.access import actions
from regiotoezicht.access.actions import Opening
from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Account, Grant, RoleAssignment, label_of
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.core.actions import unit
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.organisation.models import District, Employee, Municipality
from tests.conftest import NOW, TODAY

DAY = date(2026, 4, 1)


@pytest.fixture
def newcomer(beverwijk: Municipality) -> Employee:
    return Employee.objects.create(name="Julia", function="Jurist", employer=beverwijk)


def events_of(kind: str) -> list[Event]:
    return list(Event.objects.filter(type=kind).order_by("number"))


def last_event(account: Account) -> tuple[str, dict[str, Any]]:
    event = Event.objects.filter(label="access.account", record_id=account.pk).latest("number")
    return event.type, event.facts


def test_an_account_is_made_with_a_password_that_must_be_changed_and_the_log_holds_no_name(
    hugo: AccountActor, newcomer: Employee
) -> None:
    made = actions.add_account(newcomer, actor=hugo, email="Julia@Beverwijk.example", password="tijdelijk", at=NOW)
    assert (made.email, made.name, made.must_change_password) == ("julia@beverwijk.example", "Julia", True)
    assert made.check_password("tijdelijk")
    assert last_event(made) == ("access.account_added", {})


def test_one_address_and_one_employee_have_one_account(
    hugo: AccountActor, newcomer: Employee, petra: AccountActor
) -> None:
    with pytest.raises(Refused, match="al een account met dit e-mailadres"):
        actions.add_account(newcomer, actor=hugo, email=petra.account.email.upper(), password="tijdelijk", at=NOW)
    assert petra.account.employee is not None
    with pytest.raises(Refused, match="heeft al een account"):
        actions.add_account(petra.account.employee, actor=hugo, email="p@x.example", password="tijdelijk", at=NOW)


def test_an_account_is_changed_together_with_its_employee_or_not_at_all(
    hugo: AccountActor, petra: AccountActor, beverwijk: Municipality
) -> None:
    new: dict[str, str] = {"name": "Petra P", "email": "P@x.example", "function": "Adviseur", "card_number": ""}
    changed = actions.change_account(petra.account, actor=hugo, at=NOW, **new)
    assert changed.employee is not None
    assert (changed.email, changed.employee.name, changed.employee.function) == ("p@x.example", "Petra P", "Adviseur")
    assert last_event(petra.account) == ("access.account_changed", {})
    Employee.objects.create(name="Loes", function="Adviseur", employer=beverwijk)
    with pytest.raises(Refused, match="staat er al"):
        actions.change_account(petra.account, actor=hugo, at=NOW, **(new | {"name": "Loes"}))
    assert Account.objects.get(pk=petra.account_id).name == "Petra P"


def test_a_role_is_given_and_ended_on_the_log(hugo: AccountActor, petra: AccountActor, kennemerland: District) -> None:
    given = actions.give_role(
        petra.account, actor=hugo, role=Role.SUPERVISOR, district=kennemerland, from_date=DAY, at=NOW
    )
    assert last_event(petra.account) == ("access.role_given", {"role": "supervisor", "assignment": given.pk})
    actions.end_role(petra.account, actor=hugo, assignment=given, until=date(2026, 5, 1), at=NOW)
    assert last_event(petra.account)[0] == "access.role_ended"
    with pytest.raises(Refused, match="zojuist gewijzigd"):
        actions.end_role(petra.account, actor=hugo, assignment=given, until=date(2026, 5, 2), at=NOW)


def test_a_role_of_somebody_else_is_not_ended_through_this_account(
    hugo: AccountActor, petra: AccountActor, anna: AccountActor
) -> None:
    of_anna = RoleAssignment.objects.get(account=anna.account_id)
    with pytest.raises(NotAllowed):
        actions.end_role(petra.account, actor=hugo, assignment=of_anna, until=DAY, at=NOW)
    of_anna.refresh_from_db()
    assert of_anna.until_date is None


@pytest.mark.parametrize("name", ["vera", "petra", "bram", "chris"])
def test_only_the_functional_administrator_keeps_accounts_and_an_attempt_is_on_the_log(
    request: pytest.FixtureRequest, name: str, anna: AccountActor, newcomer: Employee, beverwijk: Municipality
) -> None:
    actor: AccountActor = request.getfixturevalue(name)
    who: dict[str, Any] = {"actor": actor, "at": NOW}
    change: dict[str, Any] = {"name": "A", "email": "a@x.example", "function": "", "card_number": ""}
    held = RoleAssignment.objects.get(account=anna.account_id)
    attempts: list[Callable[[], object]] = [
        lambda: actions.add_account(newcomer, email="j@x.example", password="p", **who),
        lambda: actions.change_account(anna.account, **change, **who),
        lambda: actions.reset_password(anna.account, password="p", **who),
        lambda: actions.set_active(anna.account, active=False, **who),
        lambda: actions.give_role(anna.account, role=Role.SIGNER, municipality=beverwijk, from_date=DAY, **who),
        lambda: actions.end_role(anna.account, assignment=held, until=DAY, **who),
        lambda: actions.let_go(newcomer, **who),
    ]
    for attempt in attempts:
        with pytest.raises(NotAllowed):
            attempt()
    assert Event.objects.filter(type="core.refused", account=actor.account_id).count() == len(attempts)
    anna.account.refresh_from_db()
    assert (anna.account.is_active, anna.account.must_change_password) == (True, False)


def test_nobody_keeps_her_own_account(hugo: AccountActor) -> None:
    own = hugo.account
    who: dict[str, Any] = {"actor": hugo, "at": NOW}
    held = RoleAssignment.objects.get(account=own)
    attempts: list[Callable[[], object]] = [
        lambda: actions.change_account(own, name="H", email="h@x.example", function="", card_number="", **who),
        lambda: actions.reset_password(own, password="p", **who),
        lambda: actions.set_active(own, active=False, **who),
        lambda: actions.give_role(own, role=Role.PROGRAMME_OWNER, from_date=DAY, **who),
        lambda: actions.end_role(own, assignment=held, until=DAY, **who),
    ]
    for attempt in attempts:
        with pytest.raises(Refused, match="uw eigen account"):
            attempt()


def test_a_grant_opens_one_record_until_it_ends(
    sara: AccountActor, bram: AccountActor, beverwijk: Municipality
) -> None:
    with unit():
        actions.grant(sara.account, to=beverwijk, reason="visit", at=NOW, by=bram)
        actions.grant(sara.account, to=beverwijk, reason="visit", at=NOW, by=bram)
    assert Grant.objects.count() == 1
    with unit():
        assert actions.end_grants(to=beverwijk, reason="visit", at=NOW, by=bram, account=sara.account) == 1
        assert actions.end_grants(to=beverwijk, reason="visit", at=NOW, by=bram) == 0
    assert Grant.objects.get().until_at == NOW


def test_many_grants_are_each_on_the_log_and_end_for_one_or_for_all(
    sara: AccountActor,
    tom: AccountActor,
    bram: AccountActor,
    beverwijk: Municipality,
    haarlem: Municipality,
    kennemerland: District,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    places = [Opening(place, "visit") for place in (beverwijk, haarlem)]
    whole = Opening(kennemerland, "round")
    with unit(), django_assert_num_queries(1):
        actions.grant_all([whole, *places], [sara.account, tom.account], at=NOW, by=bram)
    given = [(event.label, event.record_id, event.facts["account"]) for event in events_of("access.granted")]
    assert given == [
        (label_of(one), one.pk, actor.account.pk) for one in (kennemerland, beverwijk, haarlem) for actor in (sara, tom)
    ]
    with unit(), django_assert_num_queries(1):
        ended = actions.end_all_grants([whole, *places], at=NOW, by=bram, account=sara.account)
    assert list(ended.values()) == [1, 1, 1]
    with unit():
        # The same record under another reason stays open.
        ended = actions.end_all_grants([Opening(kennemerland, "visit"), *places], at=NOW, by=bram)
    assert list(ended.values()) == [0, 1, 1]
    assert [(grant.label, grant.account) for grant in Grant.objects.filter(until_at=None)] == [
        (label_of(kennemerland), tom.account)
    ]
    assert [event.facts["ended"] for event in events_of("access.grant_ended")] == [1, 1, 1, 1, 1]


def test_a_grant_that_ended_can_be_given_again(sara: AccountActor, bram: AccountActor, beverwijk: Municipality) -> None:
    for _ in range(2):
        with unit():
            actions.grant(sara.account, to=beverwijk, reason="visit", at=NOW, by=bram)
            assert actions.end_grants(to=beverwijk, reason="visit", at=NOW, by=bram) == 1
    assert Grant.objects.filter(until_at=NOW).count() == 2


def test_a_closed_account_and_an_ended_role_hold_nothing(
    hugo: AccountActor, petra: AccountActor, beverwijk: Municipality
) -> None:
    held = RoleAssignment.objects.get(account=petra.account_id)
    actions.end_role(petra.account, actor=hugo, assignment=held, until=TODAY, at=NOW)
    assert AccountActor(petra.account, NOW).roles == {}
