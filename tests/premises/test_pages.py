"""The pages of business premises."""

import io
from typing import Any
from uuid import uuid4

import openpyxl
import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.permits.models import Permit
from regiotoezicht.permits.register.addresses import Address
from regiotoezicht.premises.models import Party, Premises
from regiotoezicht.signals.actions import register
from regiotoezicht.signals.vocabulary import Category, Channel, PlaceKind, Source
from tests.conftest import NOW, Hire
from tests.permits.cast import entered
from tests.permits.conftest import SignedIn, statements


@pytest.fixture(autouse=True)
def _now() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def club(beverwijk: Municipality, petra: AccountActor) -> Premises:
    return entered(beverwijk, petra).own_premises


TYPED = {
    "kind": "massage",
    "street": "Voorbeeldweg",
    "number": "7",
    "addition": "a",
    "postcode": "1949zx",
    "place": "Beverwijk",
    "bag_id": "0375010000000001",
    "business": "Salon Proef",
    "kvk": "00000777",
    "owner": "Pandbeheer Fictief B.V.",
}


@pytest.mark.parametrize("name", ["petra", "anna", "bram", "sara"])
def test_whom_the_table_names_reads_premises(
    signed_in: SignedIn, club: Premises, name: str, request: pytest.FixtureRequest
) -> None:
    browser = signed_in(request.getfixturevalue(name))
    assert "Fictiestraat 12" in browser.get("/panden/").content.decode()
    page = browser.get(f"/panden/{club.pk}/").content.decode()
    assert "Voorbeeld Exploitatie B.V." in page and "Z/26/000001" in page
    assert (f"/panden/{club.pk}/wijzigen/" in page) is (name == "petra")


@pytest.mark.parametrize("name", ["vera", "chris"])
def test_nobody_else_finds_them(signed_in: SignedIn, club: Premises, name: str, request: pytest.FixtureRequest) -> None:
    browser = signed_in(request.getfixturevalue(name))
    assert "Fictiestraat" not in browser.get("/panden/").content.decode()
    assert browser.get(f"/panden/{club.pk}/").status_code == 404


@pytest.mark.parametrize("name", ["anna", "bram", "sara", "vera", "chris"])
def test_only_the_permit_officer_writes(
    signed_in: SignedIn, club: Premises, name: str, request: pytest.FixtureRequest
) -> None:
    browser = signed_in(request.getfixturevalue(name))
    for place in ("nieuw/", f"{club.pk}/wijzigen/"):
        assert browser.get(f"/panden/{place}").status_code == browser.post(f"/panden/{place}", TYPED).status_code == 404
    assert Premises.objects.count() == 1


def test_the_signals_there_are_shown_to_who_may_see_them(
    signed_in: SignedIn, club: Premises, bram: AccountActor, petra: AccountActor, beverwijk: Municipality
) -> None:
    signal = register(
        beverwijk,
        actor=bram,
        at=NOW,
        token=uuid4(),
        source=Source.PARTNER,
        channel=Channel.PHONE,
        categories=[Category.NUISANCE],
        received_at=NOW,
        place_kind=PlaceKind.PREMISES,
        premises=club,
    )
    assert signal.dossier in signed_in(bram).get(f"/panden/{club.pk}/").content.decode()
    page = signed_in(petra).get(f"/panden/{club.pk}/").content.decode()
    assert signal.dossier not in page and "Meldingen over dit bedrijfspand" not in page


def many(beverwijk: Municipality, petra: AccountActor, number: int) -> None:
    for n in range(1, number + 1):
        entered(beverwijk, petra, case_number=f"Z/26/{n}", name=f"Club {n:03d}", address=Address("Fictiekade", n))


def test_the_list_filters_sorts_pages_and_keeps_no_address_in_the_url(
    signed_in: SignedIn, petra: AccountActor, beverwijk: Municipality, club: Premises
) -> None:
    many(beverwijk, petra, 101)
    browser = signed_in(petra)

    def lines(query: str) -> list[str]:
        return [premises.line for premises in browser.get(f"/panden/?{query}").context["page"].rows]

    for words, hits in (("fictiestraat", ["Fictiestraat 12"]), ("1949zz", ["Fictiestraat 12"]), ("club 017", None)):
        page = browser.post("/panden/", {"zoek": words})
        assert [premises.line for premises in page.context["page"].rows] == (hits or ["Fictiekade 17"])
        assert "zoek=" not in page.content.decode()
    assert browser.post("/panden/", {"zoek": "bel 06-12345678"}).status_code == 422
    assert lines("soort=window") == []
    assert lines("sorteer=-street")[0] == "Fictiestraat 12"
    first = browser.get("/panden/").context["page"]
    assert first.after.isdecimal()
    assert lines(f"na={first.after}") == ["Fictiekade 101", "Fictiestraat 12"]
    assert len(lines("soort=onzin&sorteer=onzin&na=onzin&voor=x&gemeente=onzin")) == 100


@pytest.mark.parametrize("number", [2, 12])
def test_the_pages_keep_to_their_budget_however_many_premises_there_are(
    signed_in: SignedIn, bram: AccountActor, petra: AccountActor, beverwijk: Municipality, number: int
) -> None:
    many(beverwijk, petra, number)
    browser = signed_in(bram)
    browser.get("/panden/")
    with CaptureQueriesContext(connection) as listed:
        browser.get("/panden/")
    last = Premises.objects.latest("pk")
    with CaptureQueriesContext(connection) as shown:
        browser.get(f"/panden/{last.pk}/")
    assert statements(listed) <= 6
    assert statements(shown) <= 9  # one of them asks whether there is no visit without consultation
    keeper = signed_in(petra)
    with CaptureQueriesContext(connection) as made:
        assert keeper.post("/panden/nieuw/", TYPED | {"municipality": str(beverwijk.pk)}).status_code == 302
    assert statements(made) <= 15


def test_the_export_is_on_the_log(signed_in: SignedIn, anna: AccountActor, club: Premises) -> None:
    answer = signed_in(anna).get("/panden/?uitvoer=xlsx")
    rows = list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))  # type: ignore[union-attr]  # an export has one sheet
    assert rows[1][:4] == ("Beverwijk", "Fictiestraat 12", "1949 ZZ", "Beverwijk")
    assert Event.objects.latest("number").type == "premises.exported"


def test_premises_are_recorded_by_hand(signed_in: SignedIn, petra: AccountActor, beverwijk: Municipality) -> None:
    browser = signed_in(petra)
    answer = browser.post("/panden/nieuw/", TYPED | {"municipality": str(beverwijk.pk)})
    made = Premises.objects.get()
    assert answer["Location"] == f"/panden/{made.pk}/"
    page = browser.get(answer["Location"]).content.decode()
    assert "Voorbeeldweg 7a, 1949 ZX Beverwijk" in page and "Pandbeheer Fictief B.V." in page
    assert "geen vergunning in het register" in page
    again = browser.post("/panden/nieuw/", TYPED | {"municipality": str(beverwijk.pk)})
    assert "Dit adres staat al bij de bedrijfspanden" in str(again.context["form"].errors["street"])
    assert Premises.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"kind": "home"}, "Kies bij “Soort”"),
        ({"street": ""}, "Vul “Straat” in"),
        ({"postcode": "12"}, "vier cijfers en twee letters"),
        ({"bag_id": "1"}, "zestien cijfers"),
        ({"kvk": "1"}, "acht cijfers"),
        ({"business": ""}, "Vul de naam van het bedrijf in"),
        ({"municipality": "9"}, "Kies bij “Gemeente”"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    signed_in: SignedIn, petra: AccountActor, beverwijk: Municipality, wrong: dict[str, str], words: str
) -> None:
    answer = signed_in(petra).post("/panden/nieuw/", TYPED | {"municipality": str(beverwijk.pk)} | wrong)
    page = answer.content.decode()
    assert (answer.status_code, words in page, 'value="Pandbeheer' in page) == (422, True, True)
    assert not Premises.objects.exists()


def test_a_change_keeps_the_business_and_its_people(signed_in: SignedIn, petra: AccountActor, club: Premises) -> None:
    browser = signed_in(petra)
    form = {name: value for name, value in TYPED.items() if name not in {"business", "kvk"}} | {"kind": "club"}
    answer = browser.post(f"/panden/{club.pk}/wijzigen/", form)
    assert answer["Location"] == f"/panden/{club.pk}/"
    page = browser.get(answer["Location"]).content.decode()
    assert "Voorbeeldweg 7a" in page and "Pandbeheer Fictief B.V." in page and "J. de Proef" in page
    assert Party.objects.count() == 3
    assert Permit.objects.get().search_text.count("voorbeeldweg") == 1
    assert 'value="Pandbeheer Fictief B.V."' in browser.get(f"/panden/{club.pk}/wijzigen/").content.decode()


def test_the_permit_officer_of_another_municipality_finds_nothing(
    signed_in: SignedIn, hire: Hire, haarlem: Municipality, club: Premises
) -> None:
    browser = signed_in(hire("Paul", Role.PERMIT_OFFICER, haarlem))
    assert browser.get("/panden/").context["page"].rows == []
    assert browser.get(f"/panden/{club.pk}/wijzigen/").status_code == 404
