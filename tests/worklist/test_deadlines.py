"""The page of the running terms: groups, whose, our own date, and what follows."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from html import unescape

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import RoleAssignment
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.worklist import deadlines
from regiotoezicht.worklist.rules import OVERSEEN
from tests.conftest import NOW, TODAY, Hire
from tests.worklist.conftest import Run

SignedIn = Callable[[AccountActor], Client]
PAGE = "/werkvoorraad/termijnen/"
SUNDAY = date(2026, 3, 29)  # TODAY is Tuesday the 24th


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def days(browser: Client, query: str = "") -> list[date]:
    return [row["end"] for row in browser.get(f"{PAGE}?{query}").context["page"].rows]


def test_terms_stand_in_groups_by_the_day_they_end(
    signed_in: SignedIn, anna: AccountActor, beverwijk: Municipality, run: Run
) -> None:
    ends = [TODAY - timedelta(days=1), TODAY, SUNDAY, SUNDAY + timedelta(days=1), TODAY + timedelta(days=30)]
    ends.append(TODAY + timedelta(days=31))
    for end in reversed(ends):
        run(beverwijk, end=end)
    answer = signed_in(anna).get(PAGE)
    groups = {name: [row["end"] for row in rows] for name, rows in answer.context["groups"]}
    assert list(groups) == ["Te laat of verstreken", "Deze week", "De komende 30 dagen", "Later"]
    assert list(groups.values()) == [ends[:1], ends[1:3], ends[3:5], ends[5:]]
    page = answer.content.decode()
    captions = re.findall(r"<caption[^>]*>(.*?)</caption>", page)
    assert captions == list(groups)


@pytest.mark.parametrize(
    ("state", "expected"),
    [("laat", [0]), ("vandaag", [1]), ("week", [1, 2]), ("maand", [3]), ("later", [4]), ("onzin", [0, 1, 2, 3, 4])],
)
def test_the_groups_can_be_asked_apart(
    signed_in: SignedIn, anna: AccountActor, beverwijk: Municipality, run: Run, state: str, expected: list[int]
) -> None:
    ends = [TODAY - timedelta(days=3), TODAY, SUNDAY, TODAY + timedelta(days=20), TODAY + timedelta(days=60)]
    for end in ends:
        run(beverwijk, end=end)
    assert days(signed_in(anna), f"stand={state}") == [ends[place] for place in expected]
    assert days(signed_in(anna), f"stand={state}&sorteer=-end") == [ends[place] for place in reversed(expected)]


def test_on_a_sunday_the_week_ends_that_day() -> None:
    found = deadlines.days_from(SUNDAY)
    assert (found.week, found.month) == (SUNDAY, SUNDAY + timedelta(days=30))
    assert found.group_of(SUNDAY) == deadlines.WEEK
    assert found.group_of(SUNDAY + timedelta(days=1)) == deadlines.MONTH


def test_our_own_term_has_an_internal_date_and_says_what_follows(
    signed_in: SignedIn, anna: AccountActor, beverwijk: Municipality, run: Run
) -> None:
    run(beverwijk, rule="awb-7:10", start=date(2026, 2, 12))  # six weeks: Thursday 26 March
    run(beverwijk, rule="awb-5:35", start=date(2025, 3, 1))  # lapsed on 1 March 2026
    run(beverwijk, rule="awb-6:7", start=date(2026, 1, 20))  # an objection term that is over
    page = unescape(signed_in(anna).get(PAGE).content.decode())
    assert "24-03-2026</span>" in page  # two working days before, so today
    assert "voorbij</strong>" not in page
    late, over = page.index("te laat</strong>"), page.index("verstreken</strong>")
    assert late < over
    assert "dit bedrag kan niet meer worden geïnd (artikel 5:35 Awb)." in page
    assert "dwangsom van ten hoogste 42 dagen" in page
    assert "niet-ontvankelijk" in page
    with time_machine.travel(NOW + timedelta(days=1), tick=False):
        assert "voorbij</strong>" in signed_in(anna).get(PAGE).content.decode()


def test_terms_can_be_asked_by_rule(signed_in: SignedIn, anna: AccountActor, beverwijk: Municipality, run: Run) -> None:
    run(beverwijk, end=TODAY)
    objection = run(beverwijk, rule="awb-6:7", start=TODAY)
    assert days(signed_in(anna), "regel=awb-6:7") == [objection.end]
    assert len(days(signed_in(anna), "regel=onzin")) == 2


def test_mine_is_what_is_meant_for_me_alone(
    signed_in: SignedIn, anna: AccountActor, hire: Hire, beverwijk: Municipality, run: Run
) -> None:
    colleague = hire("Agnes", Role.LAWYER, beverwijk)
    run(beverwijk, end=TODAY)
    mine = run(beverwijk, end=TODAY + timedelta(days=1), account=anna.account)
    theirs = run(beverwijk, end=TODAY + timedelta(days=2), account=colleague.account)
    assert days(signed_in(anna), "van=mij") == [mine.end]
    assert days(signed_in(anna)) == [TODAY, mine.end]
    assert days(signed_in(anna), "van=gemeente") == [TODAY, mine.end, theirs.end]


def test_the_municipality_is_overseen_by_its_lawyer_without_a_way_into_the_work_of_others(
    signed_in: SignedIn, anna: AccountActor, beverwijk: Municipality, alkmaar: Municipality, run: Run
) -> None:
    run(beverwijk, end=TODAY)
    permit = run(beverwijk, end=TODAY + timedelta(days=1), role=Role.PERMIT_OFFICER)
    run(beverwijk, end=TODAY + timedelta(days=2), role=Role.CARE_COORDINATOR)
    run(beverwijk, end=TODAY + timedelta(days=3), role=Role.SUPERVISOR)
    run(alkmaar, end=TODAY + timedelta(days=4))
    answer = signed_in(anna).get(f"{PAGE}?van=gemeente")
    rows = {row["end"]: row["url"] for row in answer.context["page"].rows}
    assert list(rows) == [TODAY, permit.end]
    assert rows[TODAY].startswith("/meldingen/")
    assert rows[permit.end] == ""
    assert Event.objects.latest("number").facts == {"rows": 2}


def test_a_coordinator_oversees_her_district_and_no_permits(
    signed_in: SignedIn, bram: AccountActor, beverwijk: Municipality, alkmaar: Municipality, run: Run
) -> None:
    case = run(beverwijk, end=TODAY)
    run(beverwijk, end=TODAY + timedelta(days=1), role=Role.PERMIT_OFFICER)
    run(alkmaar, end=TODAY + timedelta(days=2))
    assert days(signed_in(bram)) == []
    assert days(signed_in(bram), "van=gemeente") == [case.end]


@pytest.mark.parametrize("role", [role for role in Role if role not in OVERSEEN])
def test_nobody_else_oversees_anything(
    signed_in: SignedIn, hire: Hire, beverwijk: Municipality, run: Run, role: Role
) -> None:
    for bound in Role:
        run(beverwijk, end=TODAY, role=bound)
    somebody = hire("Iemand", role, beverwijk)
    answer = signed_in(somebody).get(f"{PAGE}?van=gemeente")
    if answer.status_code == 404:
        assert role in (Role.PARTNER, Role.FUNCTIONAL_ADMINISTRATOR)
        return
    assert {row["role"] for row in answer.context["page"].rows} <= {role.value}
    assert "gemeente of district" not in answer.content.decode()


def test_a_role_that_ended_leaves_nothing_to_see(
    signed_in: SignedIn, anna: AccountActor, beverwijk: Municipality, run: Run
) -> None:
    run(beverwijk, end=TODAY)
    RoleAssignment.objects.filter(account=anna.account).update(until_date=TODAY)
    assert signed_in(anna).get(PAGE).status_code == 404


@pytest.mark.parametrize("query", ["", "van=mij", "van=gemeente", "stand=week&regel=own", "stand=maand&van=gemeente"])
def test_the_page_costs_six_statements_and_pages_by_key(
    signed_in: SignedIn,
    anna: AccountActor,
    beverwijk: Municipality,
    run: Run,
    query: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(120):
        run(beverwijk, end=TODAY + timedelta(days=number % 3), account=anna.account if number % 2 else None)
    browser = signed_in(anna)
    first = browser.get(f"{PAGE}?{query}").context["page"]
    with django_assert_max_num_queries(8) as counted:
        browser.get(f"{PAGE}?{query}")
    control = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")
    assert len([query for query in counted.captured_queries if not query["sql"].startswith(control)]) <= 6
    if first.after:
        second = browser.get(f"{PAGE}?{query}", {"na": first.after} | dict(p.split("=") for p in query.split("&") if p))
        seen = {row["pk"] for row in (*first.rows, *second.context["page"].rows)}
        assert len(seen) == 120
