"""The list of permits, the page of one, and permits by hand, in a browser."""

import io
import re
from datetime import date
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.audit.models import Event
from regiotoezicht.core import searchables
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.permits.models import Permit
from regiotoezicht.permits.register.addresses import Address
from regiotoezicht.permits.register.dates import End
from tests.permits.cast import entered
from tests.permits.conftest import SignedIn, statements

pytestmark = pytest.mark.usefixtures("_now")


def without_token(page: bytes) -> str:
    """A page without what differs at every look."""
    return re.sub(r"[A-Za-z0-9]{64}", "", page.decode())


@pytest.mark.parametrize("name", ["petra", "anna", "bram", "sara"])
def test_whom_the_table_names_reads_the_list_and_the_permit(
    signed_in: SignedIn, club: Permit, name: str, request: pytest.FixtureRequest
) -> None:
    browser = signed_in(request.getfixturevalue(name))
    assert "Club Voorbeeld" in browser.get("/vergunningen/").content.decode()
    page = browser.get(f"/vergunningen/{club.pk}/").content.decode()
    assert "Voorbeeld Exploitatie B.V." in page and club.dossier in page
    assert ("Wijzigen" in page) is (name == "petra")


@pytest.mark.parametrize("name", ["vera", "chris"])
def test_nobody_else_learns_that_a_permit_exists(
    signed_in: SignedIn, club: Permit, name: str, request: pytest.FixtureRequest
) -> None:
    browser = signed_in(request.getfixturevalue(name))
    assert "Club Voorbeeld" not in browser.get("/vergunningen/").content.decode()
    unknown = without_token(browser.get("/vergunningen/999999/").content)
    for place in ("", "wijzigen/", "beeindigen/"):
        answer = browser.get(f"/vergunningen/{club.pk}/{place}")
        assert (answer.status_code, without_token(answer.content)) == (404, unknown)


@pytest.mark.parametrize("name", ["anna", "bram", "sara", "vera", "chris"])
def test_only_the_permit_officer_writes(
    signed_in: SignedIn, club: Permit, name: str, request: pytest.FixtureRequest, typed: dict[str, Any]
) -> None:
    browser = signed_in(request.getfixturevalue(name))
    for place in ("nieuw/", f"{club.pk}/wijzigen/", f"{club.pk}/beeindigen/"):
        assert browser.get(f"/vergunningen/{place}").status_code == 404
        assert browser.post(f"/vergunningen/{place}", typed).status_code == 404
    assert Permit.objects.count() == 1


def test_the_list_filters_searches_and_keeps_its_state_in_the_url(
    signed_in: SignedIn, petra: AccountActor, beverwijk: Municipality, club: Permit
) -> None:
    soon = entered(
        beverwijk,
        petra,
        case_number="Z/26/2",
        name="Raam 1",
        kind="window",
        address=Address("Fictiekade", 1, "", "1949 ZT", "Beverwijk"),
        end=End(last_date=date(2026, 5, 1)),
    )
    entered(
        beverwijk,
        petra,
        case_number="Z/26/3",
        name="Escort Nergens",
        kind="escort",
        address=Address("Proefplein", 1, "", "", ""),
        end=End(is_open=True),
    )
    entered(
        beverwijk,
        petra,
        case_number="Z/19/1",
        name="Oud Paradijs",
        granted_date=date(2019, 1, 1),
        end=End(last_date=date(2023, 12, 31)),
    )
    browser = signed_in(petra)

    def names(query: str) -> list[str]:
        return [permit.name for permit, _ in browser.get(f"/vergunningen/?{query}").context["rows"]]

    def searched(words: str, query: str = "") -> list[str]:
        return [permit.name for permit, _ in browser.post(f"/vergunningen/{query}", {"zoek": words}).context["rows"]]

    assert names("") == ["Club Voorbeeld", "Escort Nergens", "Oud Paradijs", "Raam 1"]
    assert names("sorteer=-name")[0] == "Raam 1"
    assert names("sorteer=expiry_date") == ["Oud Paradijs", "Raam 1", "Club Voorbeeld"]
    assert names("soort=window") == names("eindigt=90") == ["Raam 1"]
    for words in ("fictiekade", "z/26/2", "1949zt", soon.dossier):
        assert searched(words) == ["Raam 1"]
    assert searched("raam", "?soort=club") == []
    assert names("stand=expired") == ["Oud Paradijs"]
    assert names("stand=withdrawn") == []
    assert len(names("soort=onzin&stand=onzin&gemeente=onzin&eindigt=onzin&sorteer=onzin&na=onzin&voor=9|9")) == 4
    assert "Geen vergunningen gevonden" in browser.post("/vergunningen/", {"zoek": "onvindbaar"}).content.decode()
    assert len(searched("")) == 4


def test_a_search_for_a_person_is_refused_and_no_search_stands_in_an_address(
    signed_in: SignedIn, petra: AccountActor, beverwijk: Municipality
) -> None:
    many(beverwijk, petra, 101)
    browser = signed_in(petra)
    answer = browser.post("/vergunningen/", {"zoek": "bel 06-12345678"})
    assert (answer.status_code, "niet op een persoon zoeken" in answer.content.decode()) == (422, True)
    page = browser.post("/vergunningen/", {"zoek": "club"}).content.decode()
    assert "Er is meer gevonden" in page and "zoek=" not in page
    sheet = browser.post("/vergunningen/?soort=club", {"zoek": "fictiekade 7", "uitvoer": "xlsx"})
    rows = list(openpyxl.load_workbook(io.BytesIO(sheet.content)).active.iter_rows(values_only=True))  # type: ignore[union-attr]  # an export has one sheet
    assert [row[3] for row in rows[1:]] == ["Club 007", *(f"Club {n:03d}" for n in range(70, 80))]


def test_an_empty_register_says_what_to_do(signed_in: SignedIn, petra: AccountActor, anna: AccountActor) -> None:
    assert "Register inlezen" in signed_in(petra).get("/vergunningen/").content.decode()
    assert "vult het register" in signed_in(anna).get("/vergunningen/").content.decode()


def many(beverwijk: Municipality, petra: AccountActor, number: int) -> None:
    for n in range(1, number + 1):
        entered(beverwijk, petra, case_number=f"Z/26/{n}", name=f"Club {n:03d}", address=Address("Fictiekade", n))


def test_the_list_pages_by_key_and_no_name_stands_in_the_url(
    signed_in: SignedIn, petra: AccountActor, beverwijk: Municipality
) -> None:
    many(beverwijk, petra, 101)
    browser = signed_in(petra)
    first = browser.get("/vergunningen/").context["page"]
    assert first.after.isdecimal()
    second = browser.get(f"/vergunningen/?na={first.after}").context["page"]
    assert ([row.name for row in second.rows], second.after) == (["Club 101"], "")
    back = browser.get(f"/vergunningen/?voor={second.before}").context["page"]
    assert [row.name for row in back.rows] == [row.name for row in first.rows]


@pytest.mark.parametrize("number", [2, 12])
def test_the_pages_keep_to_their_budget_however_many_permits_there_are(
    signed_in: SignedIn, petra: AccountActor, beverwijk: Municipality, number: int, typed: dict[str, Any]
) -> None:
    many(beverwijk, petra, number)
    browser = signed_in(petra)
    browser.get("/vergunningen/")
    last = Permit.objects.latest("pk")
    with CaptureQueriesContext(connection) as listed:
        browser.get("/vergunningen/?soort=club")
    with CaptureQueriesContext(connection) as shown:
        browser.get(f"/vergunningen/{last.pk}/")
    with CaptureQueriesContext(connection) as exported:
        browser.get("/vergunningen/?uitvoer=xlsx")
    with CaptureQueriesContext(connection) as made:
        assert browser.post("/vergunningen/nieuw/", typed).status_code == 302
    assert statements(listed) <= 6
    assert statements(shown) <= 8
    assert statements(exported) <= 8
    assert statements(made) <= 17  # two of them: another clerk waits until this is written, and its traces


def test_the_export_holds_what_the_list_shows_and_is_on_the_log(
    signed_in: SignedIn, bram: AccountActor, club: Permit
) -> None:
    answer = signed_in(bram).get("/vergunningen/?uitvoer=xlsx&soort=club")
    rows = list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))  # type: ignore[union-attr]  # an export has one sheet
    assert len(rows) == 2
    assert rows[1][:7] == (
        club.dossier,
        "Beverwijk",
        "Z/26/000001",
        "Club Voorbeeld",
        "seksclub of privéhuis",
        "Voorbeeld Exploitatie B.V.",
        "00000101",
    )
    event = Event.objects.latest("number")
    assert (event.type, event.facts, event.account_id) == ("permits.exported", {"rows": 1}, bram.account_id)


def test_permits_are_found_by_the_search_of_the_house(petra: AccountActor, chris: AccountActor, club: Permit) -> None:
    titles = [hit.title for found in searchables.search(petra, "voorbeeld fictiestraat") for hit in found.hits]
    assert titles == ["Fictiestraat 12, 1949 ZZ Beverwijk", "Club Voorbeeld"]
    assert searchables.search(chris, "voorbeeld") == []
