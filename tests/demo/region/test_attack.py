"""The attack on the access rules in small, and the proof that each part of it can fail. In full: `make attack`."""

import logging
import random
from collections.abc import Iterator
from datetime import date
from typing import Any
from unittest import mock

import pytest
from django.db import connection
from django.db.models import Q

from regiotoezicht.access import actor as powers
from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Account
from regiotoezicht.care.actions import referrals
from regiotoezicht.core.prepared import Prepared
from regiotoezicht.core.rights import NOTHING
from regiotoezicht.enforcement.models.cases import CaseQuerySet
from regiotoezicht.organisation.rules import in_force
from regiotoezicht.signals.models import Dwelling, Signal, SignalQuerySet
from regiotoezicht.trafficking.models import TraffickingSignalQuerySet
from tests import behind_the_wall
from tests.attack import browsing, care, cast, comparing, dwellings, planting, shown, trafficking, wall
from tests.attack.facts import Kind, Responsible
from tests.demo.region.conftest import MONDAY

LOOKING = ("coordinator.kennemerland", "beleid.beverwijk")
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_region"), pytest.mark.xdist_group("demo")]


@pytest.fixture
def chance() -> random.Random:
    return random.Random(1)


@pytest.fixture
def facts(chance: random.Random) -> comparing.Facts:
    """The facts of the region with more people, and with what ended, ends and begins."""
    cast.hire(28, chance, at=MONDAY)
    cast.disturb(chance, at=MONDAY)
    return comparing.facts(MONDAY)


def people() -> list[Account]:
    return list(Account.objects.filter(is_active=True).select_related("employee").order_by("pk"))


def compared(facts: comparing.Facts, chance: random.Random) -> comparing.Tally:
    return comparing.compare(facts, people(), checks=3_000, chance=chance)


def test_what_everybody_sees_is_what_the_table_says(facts: comparing.Facts, chance: random.Random) -> None:
    tally = compared(facts, chance)
    browsing.browse(facts, chance.sample(people(), k=2), pages=4, chance=chance, tally=tally)
    assert tally.total >= 3_000
    assert sum(tally.granted.values()) > 300, "hardly anything was shown to anybody, so nothing was compared"
    assert not [*tally.leaks, *tally.withheld], "\n".join(tally.lines())


def test_a_list_that_shows_all_is_found(facts: comparing.Facts, chance: random.Random) -> None:
    with mock.patch.object(SignalQuerySet, "readable_by", lambda self, actor: self):
        leaks = compared(facts, chance).leaks
    assert leaks
    assert {leak.kind.value for leak in leaks} == {"signal"}


def test_a_list_that_shows_nothing_is_found(facts: comparing.Facts, chance: random.Random) -> None:
    with mock.patch.object(SignalQuerySet, "readable_by", lambda self, actor: self.none()):
        tally = compared(facts, chance)
    assert not tally.leaks
    assert tally.withheld


def test_a_door_that_stays_open_is_found(facts: comparing.Facts, chance: random.Random) -> None:
    """After everybody was told, supervisors and coordinator read no signal of trafficking any more."""
    with mock.patch.object(shown, "routes", trafficking.routes):
        assert not compared(facts, chance).leaks
        ajar = mock.patch.object(TraffickingSignalQuerySet, "visible_to", lambda self, actor: self)
        with ajar:
            leaks = compared(facts, chance).leaks
    assert {leak.kind.value for leak in leaks} == {"signal of trafficking"}


def test_an_emergency_that_opens_all_of_a_kind_is_found(facts: comparing.Facts, chance: random.Random) -> None:
    def opened(self: AccountActor, label: str, field: str = "pk") -> Q:
        return Q(**{f"{field}__isnull": False}) if any(kind == label for kind, _ in self.openings) else NOTHING

    assert sum(bool(user.break_glass) for user in facts.users.values()) > 20, "hardly anybody broke the glass"
    with mock.patch.object(AccountActor, "opened", opened):
        assert compared(facts, chance).leaks
    with mock.patch.object(AccountActor, "opened", lambda self, label, field="pk": NOTHING):
        tally = compared(facts, chance)
    assert not tally.leaks
    assert tally.withheld


def test_a_cover_that_lends_nothing_and_one_that_never_ends_are_found(
    facts: comparing.Facts, chance: random.Random
) -> None:
    def whenever(day: date, prefix: str = "") -> Q:
        return Q() if prefix == "lent__" else in_force(day, prefix)

    assert sum(bool(user.delegations) for user in facts.users.values()) > 10, "hardly anybody covers for anybody"
    with mock.patch.object(powers, "LENDABLE", frozenset()):
        tally = compared(facts, chance)
    assert not tally.leaks
    assert tally.withheld
    asked = Prepared(powers._powers_of, day=date, account=int, employee=int)
    with mock.patch.object(powers, "in_force", whenever), mock.patch.object(powers, "_POWERS", asked):
        assert compared(facts, chance).leaks


def test_a_page_that_opens_for_all_is_found(facts: comparing.Facts, chance: random.Random) -> None:
    """Somebody of the same municipality, whom no wall in the database stops."""
    tally, policy = (
        comparing.Tally(),
        Account.objects.select_related("employee").get(email=f"{LOOKING[1]}@demo.example"),
    )
    assert policy.employee is not None
    own = (Responsible(str(policy.employee.employer_id)),)
    cases = [key for key, one in facts.records.items() if one.kind is Kind.CASE and one.responsible == own][:4]
    visit = browsing.Visit(facts, policy, 0, tally, chance, {})
    visit.check_pages(cases)
    assert not tally.leaks
    with mock.patch.object(CaseQuerySet, "status_for", lambda self, actor: self):
        visit.check_pages(cases)
    assert {(leak.kind, leak.route) for leak in tally.leaks} == {(Kind.CASE, "page")}


def test_no_address_of_a_home_stands_anywhere_but_on_the_page_of_its_own_case(chance: random.Random) -> None:
    found = dwellings.look_everywhere(6, at=MONDAY, chance=chance, mailboxes=LOOKING)
    assert found.planted == 6
    assert found.lawful
    assert not found.leaks, "\n".join(found.lines())


@pytest.fixture
def in_a_list(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A list of signals that says where the home is."""
    from regiotoezicht.signals import queries
    from regiotoezicht.signals.views import listing

    plain = queries.shown

    def shown(row: dict[str, Any]) -> dict[str, Any]:
        home = Dwelling.objects.filter(signal=row["pk"]).first()
        return plain(row) | ({"place": home.address, "municipality": home.address} if home else {})

    for place in (queries, listing):
        for name, value in vars(place).items():
            if value is plain:
                monkeypatch.setattr(place, name, shown)
    yield


@pytest.mark.usefixtures("in_a_list")
def test_an_address_in_a_list_is_found(chance: random.Random) -> None:
    found = dwellings.look_everywhere(6, at=MONDAY, chance=chance, mailboxes=LOOKING[:1])
    assert any(leak.startswith("lists") for leak in found.leaks), "\n".join(found.lines())


def test_an_address_in_a_table_is_found(chance: random.Random) -> None:
    signal = Signal.objects.filter(place_kind="unknown").first() or Signal.objects.all()[0]
    Signal.objects.filter(pk=signal.pk).update(text=f"bij de {planting.STREET}aapad")
    assert [where for where, text in dwellings.rows_of_the_database() if dwellings.HOMES.search(text)] == [
        "table signals_signal"
    ]


def test_no_canary_of_care_stands_anywhere() -> None:
    found = care.look_everywhere(12, at=MONDAY, copies=False, mailboxes=(LOOKING[1], "nietaangewezen"))
    assert len(found.codes) == 12
    assert found.read >= 12
    assert found.looked["pages of care"] and found.looked["rows of tables"]
    assert not found.leaks, "\n".join(found.lines())


def test_a_code_of_care_in_the_log_is_found() -> None:
    plain = referrals.seal

    def telling(referral: Any, content: Any, *rest: Any) -> None:
        logging.getLogger("regiotoezicht").info("sealed %s", content.code)
        plain(referral, content, *rest)

    with mock.patch.object(referrals, "seal", telling):
        leaks = care.look_everywhere(2, at=MONDAY, copies=False, mailboxes=("nobody",)).leaks
    assert set(leaks) == {"log lines: a line of the log"}


@pytest.mark.postgresql
def test_every_wall_holds_against_raw_statements() -> None:
    tried = wall.try_walls()
    assert tried.tables > 50
    assert not tried.leaks, "\n".join(tried.lines())


@pytest.mark.postgresql
@pytest.mark.parametrize(
    ("table", "undone"),
    [
        ("complaints_complaint", "SET CONSTRAINTS ALL IMMEDIATE; ALTER TABLE {} DISABLE ROW LEVEL SECURITY"),
        ("signals_signal", "DROP POLICY wall ON {0}; CREATE POLICY wall ON {0} USING (true)"),
        ("premises_premises", "CREATE POLICY writing ON {} FOR ALL USING (true)"),
    ],
)
def test_a_wall_that_is_down_is_found(table: str, undone: str) -> None:
    with behind_the_wall.as_owner(), connection.cursor() as cursor:
        cursor.execute(undone.format(table))
    leaks = wall.try_walls().leaks
    assert any(leak.startswith(table) for leak in leaks), leaks
