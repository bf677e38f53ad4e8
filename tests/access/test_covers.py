"""Cover during leave: who may cover which role on which days, what comes along, and what never does."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.db.models import Model

from regiotoezicht.access import actions as access
from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.delegations import actions, rules
from regiotoezicht.access.models import Delegation, RoleAssignment
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.core import walls
from regiotoezicht.core.actions import STANDING_IN, unit
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.enforcement.rules import CASE_WORK
from regiotoezicht.organisation.models import Designation, Municipality, Succession
from regiotoezicht.premises.models import Premises
from regiotoezicht.signals.models import Signal
from regiotoezicht.signals.rules import SIGNAL_READ_PLANNED, SIGNAL_STATUS
from tests.access.conftest import SignedIn
from tests.conftest import NOW, TODAY, Hire

IN_A_WEEK = TODAY + timedelta(days=7)
Cover = Callable[..., Delegation]


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def cover(hugo: AccountActor) -> Cover:
    """Let somebody cover the first role of somebody else from today, for a week unless said otherwise."""

    def make(absent: AccountActor, stand_in: AccountActor, first: date = TODAY, until: date = IN_A_WEEK) -> Delegation:
        role = RoleAssignment.objects.filter(account=absent.account_id).order_by("pk")[0]
        return actions.delegate(role, actor=hugo, stand_in=stand_in.account, from_date=first, until_date=until, at=NOW)

    return make


@pytest.fixture
def salon(beverwijk: Municipality) -> Premises:
    return Premises.objects.create(
        municipality=beverwijk, district=beverwijk.district, kind="club", street="Voorbeeldweg", number=1
    )


def on(actor: AccountActor, days: int) -> AccountActor:
    return AccountActor(actor.account, NOW + timedelta(days=days))


def reads(actor: AccountActor, thing: Model, days: int = 0) -> bool:
    """Whether she finds it, behind the walls of the database too."""
    later = on(actor, days)
    with walls.standing(later):
        rows: Any = type(thing)._default_manager
        return bool(rows.visible_to(later).filter(pk=thing.pk).exists())


@pytest.mark.parametrize(
    ("days", "code"),
    [
        ((-1, 7), "in_past"),
        ((0, 0), "empty_period"),
        ((5, 4), "empty_period"),
        ((0, 92), "too_long"),
        ((3, 95), "too_long"),
    ],
)
def test_days_that_cannot_be(days: tuple[int, int], code: str) -> None:
    first, until = (TODAY + timedelta(days=number) for number in days)
    with pytest.raises(Refused) as refused:
        rules.refuse_days(first, until, TODAY)
    assert refused.value.code == code


def test_a_quarter_over_a_leap_day_is_as_long_as_any() -> None:
    first = date(2028, 1, 15)
    rules.refuse_days(first, date(2028, 2, 29), first)
    rules.refuse_days(first, first + timedelta(days=91), first)


@pytest.mark.parametrize("role", [role for role in Role if role not in rules.LENDABLE])
def test_some_roles_are_never_covered(role: Role) -> None:
    with pytest.raises(Refused) as refused:
        rules.refuse_role(role)
    assert refused.value.code == "not_lendable"


def test_the_stand_in_works_there_on_those_days_and_neither_before_nor_after(
    cover: Cover, anna: AccountActor, chris: AccountActor, salon: Premises, beverwijk: Municipality
) -> None:
    cover(anna, chris, TODAY + timedelta(days=2))
    assert [reads(chris, salon, days) for days in (0, 1, 2, 6, 7)] == [False, False, True, True, False]
    standing = on(chris, 2)
    assert standing.may(CASE_WORK, beverwijk)
    assert standing.office == "jurist handhaving, Alkmaar · vervangt Anna als jurist handhaving, Beverwijk"
    assert reads(anna, salon, 2), "the rights of who is away do not change"


def test_it_ends_with_the_role_of_either_and_with_the_account_of_who_is_away(
    cover: Cover, hugo: AccountActor, anna: AccountActor, chris: AccountActor, salon: Premises
) -> None:
    cover(anna, chris)
    for whose in (anna, chris):
        held = RoleAssignment.objects.filter(account=whose.account_id)
        held.update(until_date=TODAY + timedelta(days=3))
        assert [reads(chris, salon, days) for days in (2, 3)] == [True, False]
        held.update(until_date=None)
    access.set_active(anna.account, actor=hugo, active=False, at=NOW)
    assert not reads(chris, salon)


def test_a_role_in_a_municipality_that_went_into_another_lends_nothing(
    cover: Cover,
    anna: AccountActor,
    chris: AccountActor,
    salon: Premises,
    beverwijk: Municipality,
    haarlem: Municipality,
) -> None:
    cover(anna, chris)
    Succession.objects.create(predecessor=beverwijk, successor=haarlem, date=TODAY + timedelta(days=1))
    assert [reads(chris, salon, days) for days in (0, 1)] == [True, False]


def test_assignments_come_along_where_she_is_designated_and_designations_never(
    cover: Cover,
    sara: AccountActor,
    hire: Hire,
    designate: Callable[..., Designation],
    beverwijk: Municipality,
    haarlem: Municipality,
    planned: Signal,
) -> None:
    with unit():
        access.grant(sara.account, to=planned, reason="visit", at=NOW, by=sara)
    tess = hire("Tess", Role.SUPERVISOR, haarlem)
    cover(sara, tess)
    assert not on(tess, 0).designated
    assert not reads(tess, planned), "Awb 5:11 designates a person"
    designate(tess, beverwijk)
    assert [reads(tess, planned, days) for days in (0, 6, 7)] == [True, True, False]
    assert on(tess, 0).may(SIGNAL_READ_PLANNED, planned)
    assert not on(tess, 7).may(SIGNAL_READ_PLANNED, planned)


def test_what_is_given_to_a_person_does_not_come_along(
    cover: Cover, sara: AccountActor, tom: AccountActor, planned: Signal
) -> None:
    cover(sara, tom)
    with unit():
        access.grant(sara.account, to=planned, reason="signer", at=NOW, by=sara)
    assert not reads(tom, planned)


@pytest.fixture
def planned(beverwijk: Municipality) -> Signal:
    """A signal that waits for a visit."""
    return Signal.objects.create(
        dossier="KEN-2026-00001",
        municipality=beverwijk,
        district=beverwijk.district,
        token="0b7d9c0e-7b1c-4a39-9a43-1d8f3f6a2a10",
        source="citizen",
        channel="phone",
        status="planned",
        received_at=NOW,
        registered_at=NOW,
        place_kind="unknown",
    )


def test_what_was_lent_is_not_lent_on(
    cover: Cover, anna: AccountActor, chris: AccountActor, hire: Hire, haarlem: Municipality, salon: Premises
) -> None:
    judith = hire("Judith", Role.LAWYER, haarlem)
    cover(anna, chris)
    with pytest.raises(Refused, match="kan niet tegelijk vervangen worden"):
        cover(chris, judith)
    with pytest.raises(Refused, match="dan zelf afwezig"):
        cover(judith, anna)
    cover(chris, judith, IN_A_WEEK, IN_A_WEEK + timedelta(days=3))
    assert not reads(judith, salon, 7)


def test_who_may_not_cover(
    cover: Cover, anna: AccountActor, petra: AccountActor, chris: AccountActor, hire: Hire, haarlem: Municipality
) -> None:
    with pytest.raises(Refused, match="kan zichzelf niet vervangen"):
        cover(anna, anna)
    with pytest.raises(Refused, match="zelf jurist handhaving"):
        cover(anna, petra)
    RoleAssignment.objects.filter(account=chris.account_id).update(until_date=IN_A_WEEK - timedelta(days=1))
    with pytest.raises(Refused, match="zelf jurist handhaving"):
        cover(anna, chris)
    judith = hire("Judith", Role.LAWYER, haarlem)
    judith.account.is_active = False
    judith.account.save()
    with pytest.raises(Refused, match="open accounts"):
        cover(anna, judith)
    RoleAssignment.objects.filter(account=anna.account_id).update(until_date=TODAY + timedelta(days=2))
    with pytest.raises(Refused, match="niet op al deze dagen"):
        cover(anna, chris)
    assert not Delegation.objects.exists()


def test_only_the_administrator_lays_it_down_and_never_about_herself(
    hugo: AccountActor, vera: AccountActor, anna: AccountActor, chris: AccountActor, beverwijk: Municipality
) -> None:
    role = RoleAssignment.objects.get(account=anna.account_id)
    for actor in (vera, anna, chris):
        with pytest.raises(NotAllowed):
            actions.delegate(role, actor=actor, stand_in=chris.account, from_date=TODAY, until_date=IN_A_WEEK, at=NOW)
    RoleAssignment.objects.create(account=hugo.account, role=Role.LAWYER, municipality=beverwijk, from_date=TODAY)
    with pytest.raises(Refused, match="eigen account"):
        actions.delegate(role, actor=hugo, stand_in=hugo.account, from_date=TODAY, until_date=IN_A_WEEK, at=NOW)


def test_the_log_holds_numbers_and_says_when_somebody_stood_in(
    cover: Cover, hugo: AccountActor, anna: AccountActor, chris: AccountActor, salon: Premises
) -> None:
    made = cover(anna, chris)
    event = Event.objects.latest("number")
    assert (event.type, event.municipality_id) == ("access.delegated", salon.municipality_id)
    assert event.facts == {
        "role": "lawyer",
        "from_date": "2026-03-24",
        "until": "2026-03-31",
        "absent": anna.account_id,
        "stand_in": chris.account_id,
    }
    standing = on(chris, 1)
    assert not standing.may(SIGNAL_STATUS, salon)
    assert standing.covers_for(salon) == anna.account_id
    assert on(anna, 1).covers_for(salon) is None
    actions.end_delegation(made, actor=hugo, until=TODAY, at=NOW)
    assert not reads(chris, salon)
    with pytest.raises(Refused, match="eindigt al"):
        actions.end_delegation(Delegation.objects.select_related("assignment").get(), actor=hugo, until=TODAY, at=NOW)
    assert STANDING_IN not in Event.objects.latest("number").facts


def test_the_pages_of_cover(
    signed_in: SignedIn,
    hugo: AccountActor,
    vera: AccountActor,
    anna: AccountActor,
    chris: AccountActor,
    hire: Hire,
    haarlem: Municipality,
) -> None:
    role = RoleAssignment.objects.get(account=anna.account_id)
    browser, page = signed_in(hugo), f"/toegang/{anna.account_id}/rollen/{role.pk}/vervangen/"
    typed = {"stand_in": str(chris.account_id), "from_date": "2026-03-24", "until_date": "2026-03-31"}
    assert browser.post(page, typed | {"until_date": "29-02-2027"}).status_code == 422
    assert browser.post(page, typed).status_code == 302
    again = browser.post(page, typed)
    assert again.status_code == 422
    assert "al een vervanger vastgelegd" in again.content.decode()
    made = Delegation.objects.get()
    for reader in (hugo, vera):
        assert "Chris, Alkmaar" in signed_in(reader).get("/toegang/vervangingen/").content.decode()
    stranger = hire("Nadia", Role.PRIVACY_OFFICER, haarlem)
    assert "Chris, Alkmaar" not in signed_in(stranger).get("/toegang/vervangingen/").content.decode()
    for person in (anna, chris):
        assert "Chris, Alkmaar" in signed_in(person).get("/toegang/mijn/").content.decode()
    standing = signed_in(chris).get("/").content.decode()
    assert "U vervangt een collega" in standing
    assert "vervangt Anna als jurist handhaving, Beverwijk" in standing
    end = f"/toegang/vervangingen/{made.pk}/beeindigen/"
    assert [signed_in(one).get(end).status_code for one in (vera, anna, chris)] == [404, 404, 404]
    assert browser.post(end, {"until_date": "2026-03-23"}).status_code == 422
    assert browser.post(end, {"until_date": "2026-03-25"}).status_code == 302
    assert browser.get(f"/toegang/{anna.account_id}/rollen/{role.pk + 1000}/vervangen/").status_code == 404
