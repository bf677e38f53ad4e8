"""Employees, participation, designations and mandates: what may be laid down, by whom, and what is refused."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from regiotoezicht.access.actions import let_go
from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Account
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.organisation import actions
from regiotoezicht.organisation.models import Designation, District, Employee, Mandate, Municipality, Participation
from regiotoezicht.organisation.rules import Body
from tests.conftest import NOW, Hire


@pytest.fixture
def dina(hire: Hire, beverwijk: Municipality) -> AccountActor:
    return hire("Dina", Role.DESIGNATING_OFFICIAL, beverwijk)


@pytest.fixture
def hugo(hire: Hire, haarlem: Municipality) -> AccountActor:
    return hire("Hugo", Role.FUNCTIONAL_ADMINISTRATOR, haarlem)


@pytest.fixture
def supervisor(hire: Hire, haarlem: Municipality) -> Employee:
    employee = hire("Sara", Role.SUPERVISOR, haarlem).account.employee
    assert employee is not None
    return employee


Designate = Callable[..., Designation]


@pytest.fixture
def laid_down(dina: AccountActor, beverwijk: Municipality, supervisor: Employee) -> Designate:
    def laid_down(**changes: Any) -> Designation:
        given: dict[str, Any] = {
            "actor": dina,
            "employee": supervisor,
            "body": Body.MAYOR,
            "reference": "2026/12",
            "scope": "hoofdstuk 3 van de APV",
            "from_date": date(2026, 4, 1),
            "at": NOW,
        } | changes
        return actions.designate(beverwijk, **given)

    return laid_down


def events() -> list[str]:
    return list(Event.objects.order_by("number").values_list("type", flat=True))


def test_the_official_lays_down_a_designation_and_it_is_on_the_log(laid_down: Designate) -> None:
    designation = laid_down(until_date=date(2027, 4, 1))
    assert designation.is_in_force(date(2027, 3, 31)) and not designation.is_in_force(date(2027, 4, 1))
    event = Event.objects.get(type="organisation.designation_given")
    assert event.sentence == "Aanwijzing vastgelegd tot 01-04-2027"


def test_the_official_of_another_municipality_lays_nothing_down_here(
    laid_down: Designate, hire: Hire, haarlem: Municipality
) -> None:
    with pytest.raises(NotAllowed):
        laid_down(actor=hire("Bart", Role.DESIGNATING_OFFICIAL, haarlem))
    assert not Designation.objects.exists()
    assert events() == ["core.refused"]


def test_the_same_designation_is_not_laid_down_twice_for_the_same_days(laid_down: Designate) -> None:
    laid_down(until_date=date(2026, 6, 1))
    with pytest.raises(Refused, match="dezelfde aanwijzing"):
        laid_down(from_date=date(2026, 5, 31))
    laid_down(from_date=date(2026, 6, 1))
    laid_down(from_date=date(2026, 5, 31), scope="artikel 3:8 van de APV")
    assert Designation.objects.count() == 3


@pytest.mark.parametrize(
    "changes, code",
    [
        ({"until_date": date(2026, 4, 1)}, "empty_period"),
        ({"until_date": date(2026, 3, 1)}, "empty_period"),
    ],
)
def test_a_period_without_a_day_is_refused(laid_down: Designate, changes: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused) as refusal:
        laid_down(**changes)
    assert (refusal.value.code, refusal.value.field) == (code, "until_date")


def test_nobody_lays_down_her_own_designation(laid_down: Designate, dina: AccountActor) -> None:
    with pytest.raises(Refused, match="eigen aanwijzing"):
        laid_down(employee=dina.account.employee)


def test_who_is_out_of_service_is_not_designated(laid_down: Designate, supervisor: Employee) -> None:
    Employee.objects.filter(pk=supervisor.pk).update(is_active=False)
    with pytest.raises(Refused, match="niet meer in dienst"):
        laid_down()


def test_a_designation_ends_sooner_never_later(laid_down: Designate, dina: AccountActor) -> None:
    designation = laid_down(until_date=date(2026, 6, 1))
    with pytest.raises(Refused, match="nieuw besluit"):
        actions.end_designation(designation, actor=dina, until=date(2026, 7, 1), at=NOW)
    with pytest.raises(Refused, match="voor de begindatum"):
        actions.end_designation(designation, actor=dina, until=date(2026, 3, 31), at=NOW)
    actions.end_designation(designation, actor=dina, until=date(2026, 5, 1), at=NOW)
    assert Designation.objects.get().until_date == date(2026, 5, 1)
    assert events()[-1] == "organisation.designation_ended"


def test_of_two_who_end_a_designation_at_once_the_second_sees_that_it_changed(
    laid_down: Designate, dina: AccountActor
) -> None:
    designation = laid_down()
    seen_by_the_second = Designation.objects.get(pk=designation.pk)
    actions.end_designation(designation, actor=dina, until=date(2026, 5, 1), at=NOW)
    with pytest.raises(Refused) as refusal:
        actions.end_designation(seen_by_the_second, actor=dina, until=date(2026, 6, 1), at=NOW)
    assert refusal.value.code == "changed_meanwhile"


def mandate(municipality: Municipality, **given: Any) -> Mandate:
    return actions.give_mandate(
        municipality, body=Body.COLLEGE, reference="2026/40", from_date=date(2026, 4, 1), at=NOW, **given
    )


def test_a_mandate_to_somebody_of_another_employer_needs_that_consent(
    dina: AccountActor, beverwijk: Municipality, supervisor: Employee
) -> None:
    with pytest.raises(Refused, match="10:4 Awb"):
        mandate(beverwijk, actor=dina, employee=supervisor, consent="  ")
    given = mandate(beverwijk, actor=dina, employee=supervisor, consent="brief Haarlem 2026/7", measures=("warning",))
    assert given.covers("warning") and not given.covers("closure")


def test_the_same_mandate_is_not_given_twice_and_ends_by_a_decision(
    dina: AccountActor, beverwijk: Municipality, anna: AccountActor
) -> None:
    given = mandate(beverwijk, actor=dina, employee=anna.account.employee)
    with pytest.raises(Refused, match="hetzelfde mandaat"):
        mandate(beverwijk, actor=dina, employee=anna.account.employee)
    actions.end_mandate(given, actor=dina, until=date(2026, 9, 1), at=NOW)
    assert Mandate.objects.get().until_date == date(2026, 9, 1)
    with pytest.raises(Refused, match="eigen aanwijzing of mandaat"):
        mandate(beverwijk, actor=dina, employee=dina.account.employee)


def test_employees_are_kept_by_the_functional_administrator_only(
    hugo: AccountActor, dina: AccountActor, beverwijk: Municipality
) -> None:
    added = actions.add_employee(beverwijk, actor=hugo, name="T. Testpersoon", function="jurist", at=NOW)
    with pytest.raises(Refused, match="staat er al"):
        actions.add_employee(beverwijk, actor=hugo, name="T. Testpersoon", function="jurist", at=NOW)
    with pytest.raises(NotAllowed):
        actions.add_employee(beverwijk, actor=dina, name="U. Testpersoon", function="jurist", at=NOW)
    actions.change_employee(added, actor=hugo, name="T. Testpersoon", function="adviseur", card_number="B-0012", at=NOW)
    assert Employee.objects.get(pk=added.pk).function == "adviseur"


def test_whoever_leaves_can_no_longer_sign_in(hugo: AccountActor, supervisor: Employee) -> None:
    let_go(supervisor, actor=hugo, at=NOW)
    assert not Employee.objects.get(pk=supervisor.pk).is_active
    assert not Account.objects.get(employee=supervisor).is_active
    actions.set_in_service(supervisor, actor=hugo, active=True, at=NOW)
    assert Employee.objects.get(pk=supervisor.pk).is_active


def test_a_municipality_takes_part_in_one_district_at_a_time(
    hugo: AccountActor, beverwijk: Municipality, kennemerland: District, bram: AccountActor
) -> None:
    held = Participation.objects.get(municipality=beverwijk)
    with pytest.raises(Refused, match="deelname"):
        actions.set_participation(
            beverwijk, actor=hugo, district=kennemerland, reference="2026/1", from_date=date(2026, 1, 1), at=NOW
        )
    with pytest.raises(NotAllowed):
        actions.end_participation(held, actor=bram, until=date(2026, 3, 1), at=NOW)
    actions.end_participation(held, actor=hugo, until=date(2026, 3, 1), at=NOW)
    assert beverwijk.pk not in AccountActor(bram.account, NOW).roles[Role.COORDINATOR].municipalities
    actions.set_participation(
        beverwijk, actor=hugo, district=kennemerland, reference="2026/1", from_date=date(2026, 3, 1), at=NOW
    )
    assert beverwijk.pk in AccountActor(bram.account, NOW).roles[Role.COORDINATOR].municipalities


def test_designations_are_read_in_the_own_district_only(
    laid_down: Designate, anna: AccountActor, bram: AccountActor, chris: AccountActor, hugo: AccountActor
) -> None:
    laid_down()
    seen = [Designation.objects.visible_to(actor).count() for actor in (anna, bram, hugo, chris)]
    assert seen == [1, 1, 1, 0]
