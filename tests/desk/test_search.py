"""Searching: what is found and by whom, and what is never found or left behind."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.audit.models import Event
from regiotoezicht.core import searchables
from regiotoezicht.desk.searching.forms import NOT_ABOUT_PERSONS
from regiotoezicht.desk.searching.queries import as_number
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.permits.models import Permit
from regiotoezicht.premises.models import Business, Premises
from regiotoezicht.signals.vocabulary import Category, PlaceKind
from tests.desk.conftest import CONTROL, Register, SignedIn

pytestmark = pytest.mark.usefixtures("now")


def found(browser: Client, words: str) -> str:
    answer = browser.post("/zoeken/", {"zoek": words})
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def salon(beverwijk: Municipality) -> Permit:
    """A salon in Beverwijk with a permit."""
    business = Business.objects.create(municipality=beverwijk, district=beverwijk.district, name="Salon Proef")
    premises = Premises(
        municipality=beverwijk,
        district=beverwijk.district,
        business=business,
        kind="massage",
        street="Voorbeeldweg",
        number=12,
        postcode="1940 ZZ",
        place="Beverwijk",
    )
    premises.set_search_text()
    premises.save()
    permit = Permit(
        dossier="KEN-2026-00900",
        municipality=beverwijk,
        district=beverwijk.district,
        business=business,
        premises=premises,
        name="Salon Proef",
        key="salon proef",
        kind="massage",
        granted_date=date(2025, 4, 20),
    )
    permit.set_search_text()
    permit.save()
    return permit


@pytest.mark.parametrize(
    "typed, number",
    [
        ("KEN-2026-00042", "KEN-2026-00042"),
        ("ken-2026-42", "KEN-2026-00042"),
        ("ken-2026-0004", "KEN-2026-0004"),
        ("KEN-2026-", "KEN-2026-"),
        ("ken-20", "KEN-20"),
        ("KEN-", "KEN-"),
        ("Voorbeeldweg 12", ""),
        ("ken", ""),
    ],
)
def test_a_dossier_number_may_be_typed_short(typed: str, number: str) -> None:
    assert as_number(typed) == number


@pytest.mark.usefixtures("salon")
def test_premises_and_permits_are_found_by_address_and_name(signed_in: SignedIn, anna: AccountActor) -> None:
    browser = signed_in(anna)
    for words in ("voorbeeldweg 12", "1940ZZ", "Salon Proef", "beverwijk voorbeeldweg"):
        page = found(browser, words)
        for each in searchables.searchables()[:2]:
            assert each.label in page, words
        assert "Voorbeeldweg 12" in page, page.partition("<main")[2]
    assert "Niets gevonden" in found(browser, "voorbeeldweg 13")


@pytest.mark.usefixtures("salon")
def test_nobody_finds_what_she_may_not_see(
    signed_in: SignedIn, chris: AccountActor, vera: AccountActor, sara: AccountActor
) -> None:
    assert "Niets gevonden" in found(signed_in(chris), "voorbeeldweg 12")
    assert "Niets gevonden" in found(signed_in(vera), "voorbeeldweg 12")
    assert "Voorbeeldweg 12" in found(signed_in(sara), "voorbeeldweg 12")


def test_a_home_is_never_found(
    signed_in: SignedIn, anna: AccountActor, bram: AccountActor, registered: Register
) -> None:
    registered(place_kind=PlaceKind.DWELLING, address="Fictiestraat 77, Beverwijk", categories=[Category.HOME])
    for actor in (anna, bram):
        for words in ("Fictiestraat 77", "fictiestraat"):
            page = found(signed_in(actor), words)
            assert "Niets gevonden" in page, page.partition("<main")[2]
            assert "/meldingen/" not in page.partition("<main")[2]


def test_a_dossier_is_found_by_the_beginning_of_its_number(
    signed_in: SignedIn, anna: AccountActor, chris: AccountActor, registered: Register
) -> None:
    first, second = registered(), registered()
    page = found(signed_in(anna), "ken-2026")
    assert f'href="/dossiers/{first.dossier}/"' in page
    assert f'href="/dossiers/{second.dossier}/"' in page
    assert "melding, nieuw, Beverwijk" in page
    assert "Niets gevonden" in found(signed_in(chris), "ken-2026")


def test_a_whole_number_leads_straight_to_the_dossier(
    signed_in: SignedIn, anna: AccountActor, chris: AccountActor, registered: Register
) -> None:
    signal = registered()
    short = f"ken-2026-{int(signal.dossier[-5:])}"
    answer = signed_in(anna).post("/zoeken/", {"zoek": short})
    assert (answer.status_code, answer["Location"]) == (302, f"/dossiers/{signal.dossier}/")
    assert "Niets gevonden" in found(signed_in(chris), short)


@pytest.mark.parametrize(
    "words", ["mevrouw Jansen", "Maria", "06-12345678", "111222333", "jan@voorbeeld.example", "NL91ABNA0417164300"]
)
def test_a_search_for_a_person_is_refused_and_leaves_nothing_behind(
    signed_in: SignedIn, anna: AccountActor, words: str
) -> None:
    answer = signed_in(anna).post("/zoeken/", {"zoek": words})
    assert answer.status_code == 422
    assert NOT_ABOUT_PERSONS in answer.content.decode()
    assert not Event.objects.filter(type="desk.searched").exists()


@pytest.mark.parametrize("words", ["", "x", "x" * 81, "a\x00b", '"*()', "' OR 1=1", "%%%", "ÅÄÖ ǅ", "\\\\"])
def test_odd_words_break_nothing(signed_in: SignedIn, anna: AccountActor, words: str) -> None:
    assert signed_in(anna).post("/zoeken/", {"zoek": words}).status_code in (200, 422)


def test_the_words_stand_in_no_address_and_on_no_log(signed_in: SignedIn, anna: AccountActor, salon: Permit) -> None:
    browser = signed_in(anna)
    page = found(browser, "voorbeeldweg")
    assert "voorbeeldweg" not in " ".join(part.split('"')[0] for part in page.split('href="')[1:])
    events = Event.objects.filter(type="desk.searched")
    assert [(event.purpose, set(event.facts)) for event in events] == [("zoeken", {"found"})]
    assert "Niets gevonden" not in browser.get("/zoeken/?zoek=voorbeeldweg").content.decode()
    assert salon.name not in browser.get("/zoeken/?zoek=voorbeeldweg").content.decode()


def test_whoever_sees_no_records_has_no_search(signed_in: SignedIn, finn: AccountActor, pol: AccountActor) -> None:
    for stranger in (finn, pol):
        browser = signed_in(stranger)
        assert browser.get("/zoeken/").status_code == 404
        assert browser.post("/zoeken/", {"zoek": "voorbeeldweg"}).status_code == 404
    assert Client().get("/zoeken/").status_code == 302


@pytest.mark.parametrize("rows", [1, 30])
def test_a_search_costs_one_statement_for_each_kind(
    signed_in: SignedIn,
    anna: AccountActor,
    salon: Permit,
    registered: Register,
    rows: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(rows):
        registered()
    browser = signed_in(anna)
    found(browser, "ken-2026")
    with django_assert_max_num_queries(20) as counted:
        found(browser, "ken-2026")
    asked: list[Any] = [query for query in counted.captured_queries if not query["sql"].startswith(CONTROL)]
    assert len(asked) <= 3 + 1 + len(searchables.searchables()) + 2
