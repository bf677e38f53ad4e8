"""The list of permits, the page of one, and permits by hand, in a browser."""

import io
import re
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.core import searchables
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.permits.actions import change_permit, end_permit
from regiotoezicht.permits.models import Permit
from regiotoezicht.permits.register.addresses import Address
from regiotoezicht.permits.register.dates import End
from regiotoezicht.permits.rules import EndReason, PermitStatus
from tests.conftest import NOW, TODAY, Hire
from tests.permits.cast import contents, entered
from tests.permits.conftest import SignedIn, statements

pytestmark = pytest.mark.usefixtures("_now")


@pytest.fixture
def club(beverwijk: Municipality, petra: AccountActor) -> Permit:
    return entered(beverwijk, petra)


@pytest.fixture
def typed(beverwijk: Municipality) -> dict[str, Any]:
    """A form as the permit officer sends it."""
    return {
        "token": str(uuid4()),
        "municipality": str(beverwijk.pk),
        "case_number": "Z/26/000777",
        "name": "Salon Proef",
        "kind": "massage",
        "holder": "Salon Proef B.V.",
        "kvk": "00000777",
        "managers": "J. de Proef\nK. Voorbeeld",
        "street": "Voorbeeldweg",
        "number": "7",
        "addition": "a",
        "postcode": "1949zx",
        "place": "Beverwijk",
        "granted_date": "2026-01-01",
        "expiry_date": "2030-12-31",
        "rooms": "3",
        "opening_hours": "10:00-22:00",
        "advert_phone": "0251-000777",
        "remarks": "bedrijfsplan herzien",
    }


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
    assert statements(made) <= 15


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


def test_a_permit_is_entered_by_hand(signed_in: SignedIn, petra: AccountActor, typed: dict[str, Any]) -> None:
    browser = signed_in(petra)
    assert browser.get("/vergunningen/nieuw/").status_code == 200
    answer = browser.post("/vergunningen/nieuw/", typed)
    permit = Permit.objects.get()
    assert answer["Location"] == f"/vergunningen/{permit.pk}/"
    assert (permit.own_business.kvk, permit.own_premises.address) == ("00000777", "Voorbeeldweg 7a, 1949 ZX Beverwijk")
    page = browser.get(answer["Location"]).content.decode()
    assert "J. de Proef, K. Voorbeeld" in page
    assert "31 december 2030" in page


def test_a_second_submit_of_the_same_form_leads_to_the_first_permit(
    signed_in: SignedIn, petra: AccountActor, typed: dict[str, Any]
) -> None:
    browser = signed_in(petra)
    places = {browser.post("/vergunningen/nieuw/", typed)["Location"] for _ in range(2)}
    assert (len(places), Permit.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": ""}, "Vul “Naam van het bedrijf” in"),
        ({"name": "Bel 06-12345678"}, "noteer alleen de naam"),
        ({"kind": "home"}, "Soort bedrijf"),
        ({"holder": ""}, "Vul “Exploitant” in"),
        ({"kvk": "123"}, "acht cijfers"),
        ({"managers": "J. de Proef 0612345678"}, "noteer alleen de naam"),
        ({"street": ""}, "Vul “Straat” in"),
        ({"number": "-3"}, "Huisnummer"),
        ({"postcode": "12 AB"}, "vier cijfers en twee letters"),
        ({"granted_date": "31-02-2026"}, "geen bestaande datum"),
        ({"expiry_date": "", "is_open_ended": ""}, "Vul de einddatum in"),
        ({"is_open_ended": "on"}, "Laat de einddatum leeg"),
        ({"expiry_date": "2020-01-01"}, "voor de datum van verlening"),
        ({"rooms": "veel"}, "heel getal"),
        ({"advert_phone": "Mirela 06-12345678"}, "geen telefoonnummer"),
        ({"remarks": "BSN 111222333"}, "burgerservicenummer"),
        ({"municipality": "999999"}, "Gemeente"),
        ({"token": "geen kenmerk"}, "UUID"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    signed_in: SignedIn, petra: AccountActor, typed: dict[str, Any], wrong: dict[str, Any], words: str
) -> None:
    answer = signed_in(petra).post("/vergunningen/nieuw/", typed | wrong)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert 'value="Z/26/000777"' in page
    assert not Permit.objects.exists()


def test_a_permit_of_who_works_alone_is_refused_and_kept_nowhere(
    signed_in: SignedIn, petra: AccountActor, typed: dict[str, Any]
) -> None:
    alone = {"holder": "A. Testpersoon", "managers": "", "rooms": "1"}
    answer = signed_in(petra).post("/vergunningen/nieuw/", typed | alone)
    assert answer.status_code == 422
    assert "de jurist kiest" in answer.content.decode()
    assert not Permit.objects.exists()


def test_the_same_case_number_is_said_beside_its_field(
    signed_in: SignedIn, petra: AccountActor, typed: dict[str, Any], club: Permit
) -> None:
    answer = signed_in(petra).post("/vergunningen/nieuw/", typed | {"case_number": club.case_number})
    assert "staat al in het register" in str(answer.context["form"].errors["case_number"])


def test_the_form_starts_from_premises(signed_in: SignedIn, petra: AccountActor, club: Permit) -> None:
    browser = signed_in(petra)
    page = browser.get(f"/vergunningen/nieuw/?pand={club.premises_id}").content.decode()
    assert 'value="Fictiestraat"' in page and 'value="00000101"' in page
    for wrong in ("onzin", "999999999", "9" * 30):
        assert browser.get(f"/vergunningen/nieuw/?pand={wrong}").status_code == 200


def change_form(permit: Permit, **more: str) -> dict[str, Any]:
    given = {
        "version": str(permit.version),
        "case_number": permit.case_number,
        "name": "Club Voorbeeld",
        "kind": "club",
        "holder": "Voorbeeld Exploitatie B.V.",
        "kvk": "00000101",
        "managers": "J. de Proef",
        "street": "Fictiestraat",
        "number": "12",
        "postcode": "1949 ZZ",
        "place": "Beverwijk",
        "granted_date": "2022-04-01",
        "expiry_date": "2027-03-31",
        "rooms": "8",
        "opening_hours": "18:00-04:00",
        "advert_phone": "0251-000101",
    }
    return given | more


def test_the_form_of_a_change_starts_with_what_stands_there_and_stores_what_is_typed(
    signed_in: SignedIn, petra: AccountActor, club: Permit
) -> None:
    browser = signed_in(petra)
    page = browser.get(f"/vergunningen/{club.pk}/wijzigen/").content.decode()
    assert 'value="Fictiestraat"' in page and 'value="2027-03-31"' in page and "J. de Proef" in page
    answer = browser.post(f"/vergunningen/{club.pk}/wijzigen/", change_form(club, rooms="10"))
    assert answer["Location"] == f"/vergunningen/{club.pk}/"
    club.refresh_from_db()
    assert (club.rooms, club.version) == (10, 2)


def test_the_second_of_two_who_change_sees_what_changed_and_may_choose_again(
    signed_in: SignedIn, petra: AccountActor, club: Permit
) -> None:
    form = change_form(club, rooms="10")
    change_permit(club, contents=contents(rooms=3), version=1, actor=petra, at=NOW)
    browser = signed_in(petra)
    answer = browser.post(f"/vergunningen/{club.pk}/wijzigen/", form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Iemand anders heeft deze vergunning zojuist gewijzigd" in page
    assert [(one.label, one.old, one.new) for one in answer.context["differences"]] == [("Kamers", "3", "10")]
    again = form | {"version": answer.context["form"]["version"].value()}
    assert browser.post(f"/vergunningen/{club.pk}/wijzigen/", again).status_code == 302
    club.refresh_from_db()
    assert club.rooms == 10


def test_a_permit_is_withdrawn_with_a_day_and_a_reason(signed_in: SignedIn, petra: AccountActor, club: Permit) -> None:
    browser = signed_in(petra)
    assert browser.get(f"/vergunningen/{club.pk}/beeindigen/").status_code == 200
    form = {"status": "withdrawn", "ended_date": "2026-03-01", "end_reason": "bibob", "end_note": "Besluit verzonden."}
    answer = browser.post(f"/vergunningen/{club.pk}/beeindigen/", form)
    page = browser.get(answer["Location"]).content.decode()
    assert "intrekking na Bibob-onderzoek" in page and "ingetrokken" in page
    assert "Intrekken of beëindigen" not in page
    again = browser.post(f"/vergunningen/{club.pk}/beeindigen/", form)
    assert again["Location"] == f"/vergunningen/{club.pk}/"
    assert Event.objects.filter(type="permits.ended").count() == 1


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"ended_date": "2027-01-01"}, "in de toekomst"),
        ({"ended_date": "2020-01-01"}, "voor de datum van verlening"),
        ({"end_reason": ""}, "Kies een antwoord bij “Reden”"),
        ({"status": "expired"}, "Kies bij"),
        ({"end_note": "Bel 06-12345678"}, "telefoonnummer"),
    ],
)
def test_a_wrong_end_is_said_and_the_permit_stays(
    signed_in: SignedIn, petra: AccountActor, club: Permit, wrong: dict[str, str], words: str
) -> None:
    form = {"status": "ended", "ended_date": "2026-03-01", "end_reason": "stopped", "end_note": "Gestopt."} | wrong
    answer = signed_in(petra).post(f"/vergunningen/{club.pk}/beeindigen/", form)
    assert (answer.status_code, words in answer.content.decode()) == (422, True)
    club.refresh_from_db()
    assert club.status == PermitStatus.IN_FORCE


def test_the_permit_officer_of_another_municipality_finds_nothing(
    signed_in: SignedIn, hire: Hire, haarlem: Municipality, club: Permit, typed: dict[str, Any]
) -> None:
    paul = hire("Paul", Role.PERMIT_OFFICER, haarlem)
    browser = signed_in(paul)
    assert browser.get("/vergunningen/").context["rows"] == []
    assert browser.get(f"/vergunningen/{club.pk}/wijzigen/").status_code == 404
    assert browser.post("/vergunningen/nieuw/", typed).status_code == 422
    assert Permit.objects.count() == 1


def test_an_expired_or_ended_permit_says_so(
    signed_in: SignedIn, petra: AccountActor, club: Permit, designate: Callable[..., object]
) -> None:
    end_permit(club, status=PermitStatus.ENDED, ended_date=TODAY, reason=EndReason.STOPPED.value, actor=petra, at=NOW)
    assert "beëindigd" in signed_in(petra).get("/vergunningen/").content.decode()
