"""The pages of designations, mandates and participation: what holds, who gives and ends, and what is refused."""

import io
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.organisation.models import Designation, Employee, Mandate, Municipality, Participation
from tests.conftest import NOW, Hire

SignedIn = Callable[[AccountActor], Client]
CONTROL = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK")


def statements(counted: CaptureQueriesContext) -> int:
    return len([query for query in counted.captured_queries if not query["sql"].startswith(CONTROL)])


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def dina(hire: Hire, beverwijk: Municipality) -> AccountActor:
    """The official whom Beverwijk named to keep its designations and mandates."""
    return hire("Dina", Role.DESIGNATING_OFFICIAL, beverwijk)


@pytest.fixture
def hugo(hire: Hire, haarlem: Municipality) -> AccountActor:
    """The functional administrator of the region."""
    return hire("Hugo", Role.FUNCTIONAL_ADMINISTRATOR, haarlem)


def employee_of(actor: AccountActor) -> Employee:
    assert actor.account.employee is not None
    return actor.account.employee


@pytest.fixture
def designation(beverwijk: Municipality, tom: AccountActor) -> dict[str, Any]:
    """A designation as the official sends it: Tom, from June on, for another scope than the one he has."""
    return {
        "municipality": str(beverwijk.pk),
        "employee": str(employee_of(tom).pk),
        "body": "college",
        "reference": "2026/77",
        "scope": "de Alcoholwet",
        "restrictions": "",
        "from_date": "2026-06-01",
        "until_date": "2027-06-01",
    }


@pytest.fixture
def mandate(beverwijk: Municipality, anna: AccountActor) -> dict[str, Any]:
    """A mandate as the official sends it."""
    return {
        "municipality": str(beverwijk.pk),
        "employee": str(employee_of(anna).pk),
        "body": "mayor",
        "reference": "Mandaat 2026",
        "measures": ["warning", "order_penalty"],
        "consent": "",
        "from_date": "2026-03-24",
        "until_date": "",
    }


def test_the_official_lays_down_a_designation_and_ends_it(
    signed_in: SignedIn, dina: AccountActor, designation: dict[str, Any]
) -> None:
    browser = signed_in(dina)
    assert "Tom (toezichthouder, Beverwijk)" in browser.get("/aanwijzingen/nieuw/").content.decode()
    with CaptureQueriesContext(connection) as counted:
        answer = browser.post("/aanwijzingen/nieuw/", designation)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/aanwijzingen/")
    assert statements(counted) <= 15
    given = Designation.objects.get(reference="2026/77")
    assert (given.body, given.from_date, given.until_date) == ("college", date(2026, 6, 1), date(2027, 6, 1))
    html = browser.get("/aanwijzingen/?stand=later").content.decode()
    assert "de Alcoholwet" in html
    end = f"/aanwijzingen/{given.pk}/beeindigen/"
    assert "de Alcoholwet" in browser.get(end).content.decode()
    late = browser.post(end, {"until_date": "2028-01-01"})
    assert (late.status_code, "een nieuw besluit nodig" in late.content.decode()) == (422, True)
    assert browser.post(end, {"until_date": "2026-07-01"}).status_code == 302
    given.refresh_from_db()
    assert given.until_date == date(2026, 7, 1)


def test_the_official_lays_down_a_mandate_and_ends_it(
    signed_in: SignedIn, dina: AccountActor, mandate: dict[str, Any]
) -> None:
    browser = signed_in(dina)
    assert browser.get("/mandaten/nieuw/").status_code == 200
    assert browser.post("/mandaten/nieuw/", mandate).headers["Location"] == "/mandaten/"
    given = Mandate.objects.get()
    assert given.measures == "order_penalty warning"
    html = browser.get("/mandaten/").content.decode()
    assert "last onder dwangsom, waarschuwing" in html
    assert browser.get(f"/mandaten/{given.pk}/beeindigen/").status_code == 200
    assert browser.post(f"/mandaten/{given.pk}/beeindigen/", {"until_date": "2026-04-01"}).status_code == 302
    given.refresh_from_db()
    assert given.until_date == date(2026, 4, 1)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"employee": ""}, "Kies een antwoord bij “Medewerker”."),
        ({"employee": "999999"}, "een van de antwoorden uit de lijst"),
        ({"reference": ""}, "Vul “Kenmerk van het besluit” in."),
        ({"from_date": "31-02-2026"}, "geen bestaande datum"),
        ({"until_date": "2026-06-01"}, "niet na de begindatum"),
        ({"restrictions": "Bel 06-00000088."}, "telefoonnummer"),
        ({"scope": "hoofdstuk 3 van de APV", "body": "mayor"}, "staat dezelfde aanwijzing"),
    ],
)
def test_a_designation_that_does_not_fit_is_refused_and_what_was_typed_is_kept(
    signed_in: SignedIn, dina: AccountActor, designation: dict[str, Any], wrong: dict[str, str], said: str
) -> None:
    answer = signed_in(dina).post("/aanwijzingen/nieuw/", designation | wrong)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert said in html
    assert "reference" in wrong or 'value="2026/77"' in html
    assert Designation.objects.count() == 1


def test_a_mandate_for_somebody_of_another_employer_needs_consent(
    signed_in: SignedIn, dina: AccountActor, mandate: dict[str, Any], bram: AccountActor
) -> None:
    browser, other = signed_in(dina), mandate | {"employee": str(employee_of(bram).pk)}
    answer = browser.post("/mandaten/nieuw/", other)
    assert (answer.status_code, "artikel 10:4 Awb" in answer.content.decode()) == (422, True)
    assert browser.post("/mandaten/nieuw/", other | {"consent": "Brief 2026/3"}).status_code == 302
    assert "instemming: Brief 2026/3" in browser.get("/mandaten/").content.decode()


def test_nobody_lays_down_or_ends_her_own_power(
    signed_in: SignedIn, dina: AccountActor, designation: dict[str, Any], beverwijk: Municipality
) -> None:
    browser, own = signed_in(dina), employee_of(dina)
    answer = browser.post("/aanwijzingen/nieuw/", designation | {"employee": str(own.pk)})
    assert (answer.status_code, "uw eigen aanwijzing" in answer.content.decode()) == (422, True)
    held = Designation.objects.create(
        employee=own, municipality=beverwijk, body="mayor", reference="1", from_date=date(2022, 1, 1)
    )
    assert f"/aanwijzingen/{held.pk}/beeindigen/" not in browser.get("/aanwijzingen/").content.decode()
    answer = browser.post(f"/aanwijzingen/{held.pk}/beeindigen/", {"until_date": "2026-04-01"})
    assert (answer.status_code, "uw eigen aanwijzing" in answer.content.decode()) == (422, True)


def test_the_second_of_two_who_end_reads_that_it_changed(
    signed_in: SignedIn, dina: AccountActor, tom: AccountActor
) -> None:
    held = Designation.objects.get()
    browser = signed_in(dina)
    assert browser.post(f"/aanwijzingen/{held.pk}/beeindigen/", {"until_date": "2026-05-01"}).status_code == 302
    answer = browser.post(f"/aanwijzingen/{held.pk}/beeindigen/", {"until_date": "2026-06-01"})
    assert (answer.status_code, "eindigt al per 01-05-2026" in answer.content.decode()) == (422, True)


@pytest.mark.parametrize("name", ["anna", "petra", "vera", "bram", "sara", "hugo"])
def test_every_employee_of_the_district_reads_and_only_the_official_writes(
    signed_in: SignedIn,
    name: str,
    request: pytest.FixtureRequest,
    tom: AccountActor,
    designation: dict[str, Any],
    mandate: dict[str, Any],
) -> None:
    browser = signed_in(request.getfixturevalue(name))
    held = Designation.objects.get(employee=employee_of(tom))
    html = browser.get("/aanwijzingen/").content.decode()
    assert "Tom" in html
    assert "Beëindigen" not in html
    assert browser.get("/mandaten/").status_code == 200
    for path, sent in (("aanwijzingen", designation), ("mandaten", mandate)):
        assert browser.get(f"/{path}/nieuw/").status_code == 404
        assert browser.post(f"/{path}/nieuw/", sent).status_code == 404
    assert browser.get(f"/aanwijzingen/{held.pk}/beeindigen/").status_code == 404
    assert browser.post(f"/aanwijzingen/{held.pk}/beeindigen/", {"until_date": "2026-04-01"}).status_code == 404
    held.refresh_from_db()
    assert held.until_date is None


def test_another_district_sees_nothing_and_another_official_ends_nothing(
    signed_in: SignedIn,
    hire: Hire,
    chris: AccountActor,
    haarlem: Municipality,
    beverwijk: Municipality,
    tom: AccountActor,
    designation: dict[str, Any],
) -> None:
    assert "Tom" not in signed_in(chris).get("/aanwijzingen/?stand=alle").content.decode()
    held = Designation.objects.get()
    bart = signed_in(hire("Bart", Role.DESIGNATING_OFFICIAL, haarlem))
    html = bart.get("/aanwijzingen/?gemeente=").content.decode()
    assert "Tom" in html
    assert "Beëindigen" not in html
    assert bart.post(f"/aanwijzingen/{held.pk}/beeindigen/", {"until_date": "2026-04-01"}).status_code == 404
    answer = bart.post("/aanwijzingen/nieuw/", designation)
    assert (answer.status_code, Designation.objects.count()) == (422, 1)


def test_the_list_shows_what_holds_now_and_what_ends_soon(
    signed_in: SignedIn,
    dina: AccountActor,
    tom: AccountActor,
    sara: AccountActor,
    designate: Callable[..., Designation],
    beverwijk: Municipality,
    haarlem: Municipality,
) -> None:
    designate(sara, haarlem, until_date=date(2026, 4, 30))
    designate(tom, haarlem, from_date=date(2020, 1, 1), until_date=date(2021, 1, 1))
    designate(tom, haarlem, from_date=date(2026, 9, 1))
    browser = signed_in(dina)

    def rows(query: str) -> list[tuple[str, str]]:
        page = browser.get(f"/aanwijzingen/?{query}").context["page"]
        return sorted((row.employee.name, row.municipality.name) for row in page.rows)

    assert rows("") == [("Sara", "Beverwijk"), ("Tom", "Beverwijk")]
    assert rows("gemeente=") == [("Sara", "Beverwijk"), ("Sara", "Haarlem"), ("Tom", "Beverwijk")]
    assert rows("gemeente=&stand=eindigt") == [("Sara", "Haarlem")]
    assert rows("gemeente=&stand=later") == rows("gemeente=&stand=voorbij") == [("Tom", "Haarlem")]
    assert len(rows("gemeente=&stand=alle")) == 5
    assert rows(f"gemeente={haarlem.pk}") == [("Sara", "Haarlem")]
    assert rows(f"medewerker={employee_of(tom).pk}") == [("Tom", "Beverwijk")]
    assert len(rows("stand=onzin&gemeente=onzin&medewerker=onzin&na=onzin|x&sorteer=onzin")) == 3
    assert "eindigt binnenkort" in browser.get("/aanwijzingen/?gemeente=").content.decode()
    sheet = load_workbook(io.BytesIO(browser.get("/aanwijzingen/?gemeente=&uitvoer=xlsx&stand=eindigt").content)).active
    assert sheet is not None
    assert [cell.value for cell in sheet[2]][:3] == ["Sara", "Haarlem", "Haarlem"]


def test_the_official_sees_at_home_what_ends_soon_and_who_left(
    signed_in: SignedIn,
    dina: AccountActor,
    anna: AccountActor,
    tom: AccountActor,
    sara: AccountActor,
    designate: Callable[..., Designation],
    beverwijk: Municipality,
    haarlem: Municipality,
) -> None:
    browser = signed_in(dina)
    assert "Er eindigt niets binnen acht weken." in browser.get("/").content.decode()
    designate(sara, haarlem, until_date=date(2026, 4, 30))
    Mandate.objects.create(
        employee=employee_of(anna),
        municipality=beverwijk,
        body="mayor",
        reference="1",
        from_date=date(2022, 1, 1),
        until_date=date(2026, 4, 30),
    )
    Employee.objects.filter(pk=employee_of(tom).pk).update(is_active=False)
    html = browser.get("/").content.decode()
    assert "Anna</a>, mandaat tot" in html
    assert "Tom</a>, aanwijzing" in html
    assert "Deze medewerker is uit dienst" in html
    assert "Sara" not in html, "that one is of Haarlem"
    assert "Aanwijzingen en mandaten</h2>" not in signed_in(anna).get("/").content.decode()


def test_the_administrator_keeps_participation(
    signed_in: SignedIn, hugo: AccountActor, beverwijk: Municipality, kennemerland: Any
) -> None:
    browser = signed_in(hugo)
    held = Participation.objects.get(municipality=beverwijk)
    assert "Beverwijk" in browser.get("/deelname/").content.decode()
    new = {
        "municipality": str(beverwijk.pk),
        "district": str(kennemerland.pk),
        "reference": "Overeenkomst 2027",
        "arrangement": "processor",
        "from_date": "2027-01-01",
        "until_date": "",
    }
    refused = browser.post("/deelname/nieuw/", new)
    assert (refused.status_code, "Overeenkomst 2027" in refused.content.decode()) == (422, True)
    assert browser.get(f"/deelname/{held.pk}/beeindigen/").status_code == 200
    assert browser.post(f"/deelname/{held.pk}/beeindigen/", {"until_date": ""}).status_code == 422
    assert browser.post(f"/deelname/{held.pk}/beeindigen/", {"until_date": "2027-01-01"}).status_code == 302
    assert browser.post("/deelname/nieuw/", new).status_code == 302
    assert "Overeenkomst 2027" in browser.get("/deelname/?stand=later").content.decode()
    assert "Beverwijk" in browser.get("/deelname/?stand=onzin").content.decode()


@pytest.mark.parametrize("name", ["anna", "bram", "vera", "dina"])
def test_nobody_else_finds_participation(
    signed_in: SignedIn, name: str, request: pytest.FixtureRequest, beverwijk: Municipality
) -> None:
    browser = signed_in(request.getfixturevalue(name))
    held = Participation.objects.get(municipality=beverwijk)
    for path in ("", "nieuw/", f"{held.pk}/beeindigen/"):
        assert browser.get(f"/deelname/{path}").status_code == 404
    assert browser.post(f"/deelname/{held.pk}/beeindigen/", {"until_date": "2026-04-01"}).status_code == 404


@pytest.mark.parametrize("count", [2, 30])
def test_the_lists_keep_to_their_budget_however_many_there_are(
    signed_in: SignedIn, dina: AccountActor, hugo: AccountActor, beverwijk: Municipality, count: int
) -> None:
    for number in range(count):
        employee = Employee.objects.create(name=f"Naam {number}", function="toezicht", employer=beverwijk)
        since = {"employee": employee, "municipality": beverwijk, "body": "mayor", "from_date": date(2022, 1, 1)}
        Designation.objects.create(**since)
        Mandate.objects.create(**since)
    for actor, path in ((dina, "/aanwijzingen/"), (dina, "/mandaten/"), (hugo, "/aanwijzingen/"), (hugo, "/deelname/")):
        browser = signed_in(actor)
        with CaptureQueriesContext(connection) as counted:
            browser.get(path)
        assert statements(counted) <= 6, path
