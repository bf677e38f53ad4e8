"""Every route is in the table, and answers each role as the table says."""

import uuid
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.organisation.models import Municipality
from tests.architecture import house
from tests.architecture.house import Route
from tests.architecture.record_table import RECORDS
from tests.architecture.route_table import EVERYBODY, OPEN, PAGES
from tests.conftest import Hire

UNKNOWN = {
    "IntConverter": 987_654_321,
    "UUIDConverter": uuid.UUID("00000000-0000-4000-8000-000000000000"),
    "StringConverter": "onbekend",
    "SlugConverter": "onbekend",
    "PathConverter": "onbekend",
}
NOT_FOUND = 404
FOUND = 200
NOT_THIS_WAY = 405
# Between them they hold the rights of all rooms; the others are refused before a record is looked for.
MIGHTY = (Role.LAWYER, Role.COORDINATOR, Role.SUPERVISOR, Role.PERMIT_OFFICER, Role.FUNCTIONAL_ADMINISTRATOR)
ONLY_BY_FORM = frozenset({NOT_FOUND, NOT_THIS_WAY})


def address(route: Route) -> str:
    """The address of a route, for a record that does not exist when it asks for one."""
    return reverse(route.name, kwargs={name: UNKNOWN[converter] for name, converter in route.arguments})


@pytest.fixture
def everyone(hire: Hire, beverwijk: Municipality, designate: Callable[..., object]) -> dict[Role, AccountActor]:
    """One account per role, all employed in Beverwijk."""
    people = {role: hire(f"Iemand-{role.value}", role, beverwijk) for role in Role}
    designate(people[Role.SUPERVISOR], beverwijk)
    return people


def named_roles(line: str) -> set[str]:
    """The roles that a line of the table names; `everybody -partner` is all but that one."""
    words = line.split()
    without = {word[1:] for word in words if word.startswith("-")}
    named = set(Role.values) if EVERYBODY in words else {word for word in words if not word.startswith("-")}
    unknown = (named | without) - set(Role.values)
    assert not unknown, f"route_table.py names roles that do not exist: {unknown}"
    return named - without


def test_every_route_stands_once_in_the_table_and_in_order() -> None:
    tabled = [*OPEN, *PAGES, *RECORDS]
    known = {route.name for route in house.routes()}
    missing, gone = sorted(known - set(tabled)), sorted(set(tabled) - known)
    assert not missing, (
        "Say in tests/architecture/ who may open these; one without arguments goes into PAGES of route_table.py with "
        f"its roles, one of a record into record_table.py with the test of its access: {missing}"
    )
    assert not gone, f"These routes do not exist (any more): {gone}"
    assert len(tabled) == len(set(tabled)), "A route stands in the table twice"
    for table in (OPEN, PAGES, RECORDS):
        assert list(table) == sorted(table), f"Sort the table; it should read {sorted(table)}"


def test_the_table_fits_the_routes() -> None:
    kinds = {route.name: bool(route.arguments) for route in house.routes()}
    wrong = [name for name in PAGES if kinds[name]] + [name for name in RECORDS if not kinds[name]]
    assert not wrong, f"A route without arguments belongs in PAGES, one of a record in RECORDS: {wrong}"
    absent = sorted({test for test in RECORDS.values() if not (house.ROOT / test).exists()})
    assert not absent, f"RECORDS names tests that do not exist: {absent}"


def test_only_what_is_listed_opens_without_signing_in(anna: AccountActor) -> None:
    browser, wrong = Client(), []
    for route in house.routes():
        if route.name in OPEN:
            continue
        answer = browser.get(address(route))
        if answer.status_code != 302 or not answer["Location"].startswith(reverse("account_login")):
            wrong.append(f"{route.name}: {answer.status_code}")
    assert not wrong, "Without signing in these do not lead to the sign-in page:\n" + "\n".join(wrong)


def test_each_page_opens_for_its_roles_and_for_nobody_else(
    everyone: dict[Role, AccountActor], signed_in: Callable[[AccountActor], Client]
) -> None:
    pages = [route for route in house.routes() if route.name in PAGES]
    answers: dict[str, dict[str, int]] = {route.name: {} for route in pages}
    for role, actor in everyone.items():
        browser = signed_in(actor)
        for route in pages:
            answers[route.name][role.value] = browser.get(address(route)).status_code
    wrong = []
    for name, by_role in answers.items():
        named = named_roles(PAGES[name])
        found = {role for role, code in by_role.items() if code == FOUND}
        odd = {role: code for role, code in by_role.items() if code not in (FOUND, NOT_FOUND)}
        if found != named or odd:
            wrong.append(f'"{name}": "{" ".join(sorted(found))}",  {odd or ""}')
    assert not wrong, (
        "Who gets these pages is not what route_table.py says. If docs/explanation/toegang.md gives the roles this "
        "right, change the table; else change the page. The pages answer:\n" + "\n".join(wrong)
    )


@pytest.mark.once
def test_an_unknown_record_is_not_found_whoever_asks(
    everyone: dict[Role, AccountActor], signed_in: Callable[[AccountActor], Client]
) -> None:
    records = [route for route in house.routes() if route.name in RECORDS]
    wrong = []
    for role in MIGHTY:
        browser = signed_in(everyone[role])
        for route in records:
            asked = browser.get(address(route)).status_code
            sent = browser.post(address(route)).status_code if role in MIGHTY[:2] else NOT_FOUND
            if asked not in ONLY_BY_FORM or sent not in ONLY_BY_FORM or (asked, sent) == (NOT_THIS_WAY, NOT_THIS_WAY):
                wrong.append(f"{route.name} for {role.value}: get {asked}, post {sent}")
    assert not wrong, "Unknown and forbidden look the same: both answer 404.\n" + "\n".join(wrong)


def test_a_number_that_no_database_holds_is_not_found(
    everyone: dict[Role, AccountActor], signed_in: Callable[[AccountActor], Client]
) -> None:
    wrong = []
    numbered = [route for route in house.routes() if "IntConverter" in dict(route.arguments).values()]
    for role in MIGHTY[:2]:
        browser = signed_in(everyone[role])
        for route in numbered:
            code = browser.get(address(route).replace("987654321", "9" * 30)).status_code
            if code not in ONLY_BY_FORM:
                wrong.append(f"{route.name} for {role.value}: {code}")
    assert not wrong, "A number too large for the database is not found either:\n" + "\n".join(wrong)
