"""The pages of accounts and roles: who finds them, what they do, and what they refuse."""

import io
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Account, RoleAssignment
from regiotoezicht.access.roles import Role
from regiotoezicht.organisation.models import District, Employee, Municipality, Partner
from tests.access.conftest import SignedIn
from tests.conftest import NOW, Hire

CONTROL = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK")


def statements(counted: CaptureQueriesContext) -> int:
    return len([query for query in counted.captured_queries if not query["sql"].startswith(CONTROL)])


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def typed(beverwijk: Municipality) -> dict[str, Any]:
    """A new employee as the administrator sends her."""
    return {
        "employer": str(beverwijk.pk),
        "name": "Julia Proef",
        "function": "Jurist",
        "card_number": "",
        "email": "Julia@beverwijk.example",
    }


def shown_password(html: str) -> str:
    found = re.search(r"<code[^>]*>([a-z2-9-]{19})</code>", html)
    assert found, "no temporary password on the page"
    return found[1]


def test_a_new_employee_gets_an_account_with_a_password_that_is_shown_once_and_must_be_changed(
    signed_in: SignedIn, hugo: AccountActor, typed: dict[str, Any]
) -> None:
    browser = signed_in(hugo)
    assert browser.get("/toegang/nieuw/").status_code == 200
    with CaptureQueriesContext(connection) as counted:
        answer = browser.post("/toegang/nieuw/", typed)
    assert statements(counted) <= 15
    assert answer.headers["Cache-Control"] == "no-store, private"
    password = shown_password(answer.content.decode())
    account = Account.objects.get(email="julia@beverwijk.example")
    assert account.employee is not None
    assert (account.employee.name, account.employee.employer.name) == ("Julia Proef", "Beverwijk")
    assert password not in browser.get(f"/toegang/{account.pk}/").content.decode()
    newcomer = Client()
    newcomer.post("/account/login/", {"login": account.email, "password": password})
    assert newcomer.get("/toegang/mijn/").headers["Location"] == "/account/password/change/"


def test_a_second_submit_makes_nobody_twice(signed_in: SignedIn, hugo: AccountActor, typed: dict[str, Any]) -> None:
    browser = signed_in(hugo)
    browser.post("/toegang/nieuw/", typed)
    answer = browser.post("/toegang/nieuw/", typed, follow=True)
    assert "Dit account is al gemaakt." in answer.content.decode()
    assert Employee.objects.filter(name="Julia Proef").count() == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": ""}, "Vul “Naam” in."),
        ({"email": "julia"}, "naam@gemeente.nl"),
        ({"email": "hugo@voorbeeld.example"}, "Er is al een account met dit e-mailadres."),
        ({"employer": ""}, "Kies een antwoord bij “Werkgever”."),
        ({"employer": "999999"}, "een van de antwoorden uit de lijst"),
        ({"function": "x" * 81}, "80"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    signed_in: SignedIn, hugo: AccountActor, typed: dict[str, Any], wrong: dict[str, str], said: str
) -> None:
    answer = signed_in(hugo).post("/toegang/nieuw/", typed | wrong)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert said in html
    assert ("Julia Proef" in html) or "name" in wrong
    assert not Employee.objects.filter(name="Julia Proef").exists()


def test_an_employee_without_an_account_gets_one(
    signed_in: SignedIn, hugo: AccountActor, beverwijk: Municipality
) -> None:
    employee = Employee.objects.create(name="Kees", function="Toezichthouder", employer=beverwijk)
    browser = signed_in(hugo)
    assert "Kees" in browser.get("/toegang/zonder-account/").content.decode()
    wrong = browser.post(f"/toegang/zonder-account/{employee.pk}/", {"email": "kees"})
    assert (wrong.status_code, 'value="kees"' in wrong.content.decode()) == (422, True)
    answer = browser.post(f"/toegang/zonder-account/{employee.pk}/", {"email": "kees@beverwijk.example"})
    assert shown_password(answer.content.decode())
    assert "Iedereen in dienst heeft een account" in browser.get("/toegang/zonder-account/").content.decode()
    assert browser.get(f"/toegang/zonder-account/{employee.pk}/").status_code == 404


def test_a_role_is_given_where_it_holds_and_ended(
    signed_in: SignedIn, hugo: AccountActor, petra: AccountActor, beverwijk: Municipality
) -> None:
    browser, pk = signed_in(hugo), petra.account_id
    role = {"role": "lawyer", "place": f"g{beverwijk.pk}", "from_date": "2026-04-01", "until_date": ""}
    assert browser.get(f"/toegang/{pk}/rollen/nieuw/").status_code == 200
    assert browser.post(f"/toegang/{pk}/rollen/nieuw/", role).headers["Location"] == f"/toegang/{pk}/"
    given = RoleAssignment.objects.get(account=pk, role=Role.LAWYER)
    assert (given.municipality, given.from_date) == (beverwijk, date(2026, 4, 1))
    html = browser.get(f"/toegang/{pk}/").content.decode()
    assert "gaat nog in" in html
    end = f"/toegang/{pk}/rollen/{given.pk}/beeindigen/"
    assert browser.get(end).status_code == 200
    early = browser.post(end, {"until_date": "2026-03-01"})
    assert (early.status_code, "ligt voor de begindatum" in early.content.decode()) == (422, True)
    assert browser.post(end, {"until_date": "2026-05-01"}).status_code == 302
    given.refresh_from_db()
    assert given.until_date == date(2026, 5, 1)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"role": "supervisor"}, "geldt per district"),
        ({"role": "functional_administrator"}, "geldt per regio"),
        ({"role": "partner"}, "een van de antwoorden uit de lijst"),
        ({"place": ""}, "Kies een antwoord bij “Waar”."),
        ({"place": "g999999"}, "een van de antwoorden uit de lijst"),
        ({"from_date": "morgen"}, "geen bestaande datum"),
        ({"until_date": "2026-01-01"}, "niet na de begindatum"),
        ({"role": "permit_officer"}, "heeft deze rol daar al"),
    ],
)
def test_a_role_that_does_not_fit_is_refused_and_what_was_chosen_is_kept(
    signed_in: SignedIn,
    hugo: AccountActor,
    petra: AccountActor,
    beverwijk: Municipality,
    wrong: dict[str, str],
    said: str,
) -> None:
    role = {"role": "lawyer", "place": f"g{beverwijk.pk}", "from_date": "2026-04-01", "until_date": ""} | wrong
    answer = signed_in(hugo).post(f"/toegang/{petra.account_id}/rollen/nieuw/", role)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert said in html
    assert "place" in wrong or f'<option value="g{beverwijk.pk}" selected>' in html
    assert RoleAssignment.objects.filter(account=petra.account_id).count() == 1


def test_supervisors_get_their_role_in_a_district_and_administrators_in_the_region(
    signed_in: SignedIn, hugo: AccountActor, petra: AccountActor, kennemerland: District
) -> None:
    browser, url = signed_in(hugo), f"/toegang/{petra.account_id}/rollen/nieuw/"
    day = {"from_date": "2026-04-01", "until_date": "2027-04-01"}
    assert browser.post(url, day | {"role": "supervisor", "place": f"d{kennemerland.pk}"}).status_code == 302
    assert browser.post(url, day | {"role": "functional_administrator", "place": "regio"}).status_code == 302
    assert RoleAssignment.objects.filter(account=petra.account_id).count() == 3


def test_a_password_is_reset_and_the_one_who_was_signed_in_is_out(
    signed_in: SignedIn, hugo: AccountActor, petra: AccountActor
) -> None:
    her_browser = signed_in(petra)
    assert her_browser.get("/toegang/mijn/").status_code == 200
    answer = signed_in(hugo).post(f"/toegang/{petra.account_id}/wachtwoord/")
    petra.account.refresh_from_db()
    assert petra.account.check_password(shown_password(answer.content.decode()))
    assert petra.account.must_change_password
    assert her_browser.get("/toegang/mijn/").headers["Location"].startswith("/account/login/")


def test_an_account_is_closed_and_opened_and_an_employee_let_go_and_taken_back(
    signed_in: SignedIn, hugo: AccountActor, petra: AccountActor
) -> None:
    browser, url = signed_in(hugo), f"/toegang/{petra.account_id}"

    def after(path: str, state: str) -> tuple[bool, bool]:
        assert browser.post(f"{url}/{path}/", {"stand": state}).headers["Location"] == f"{url}/"
        account = Account.objects.select_related("employee").get(pk=petra.account_id)
        assert account.employee is not None
        return account.is_active, account.employee.is_active

    assert after("stand", "gesloten") == (False, True)
    assert "gesloten" in browser.get(f"{url}/").content.decode()
    assert after("stand", "open") == (True, True)
    assert after("dienst", "uit-dienst") == (False, False)
    html = browser.get(f"{url}/").content.decode()
    assert "Weer in dienst" in html
    assert "Account openen" not in html
    assert after("dienst", "in-dienst") == (False, True)


def test_name_address_and_function_are_changed(signed_in: SignedIn, hugo: AccountActor, petra: AccountActor) -> None:
    browser, url = signed_in(hugo), f"/toegang/{petra.account_id}/wijzigen/"
    assert 'value="Petra"' in browser.get(url).content.decode()
    given = {"name": "Petra Proef", "email": "petra@beverwijk.example", "function": "Adviseur", "card_number": "12"}
    taken = browser.post(url, given | {"email": "hugo@voorbeeld.example"})
    assert (taken.status_code, "Petra Proef" in taken.content.decode()) == (422, True)
    assert browser.post(url, given).status_code == 302
    account = Account.objects.select_related("employee").get(pk=petra.account_id)
    assert account.employee is not None
    assert (account.name, account.employee.name, account.employee.card_number) == ("Petra Proef", "Petra Proef", "12")


def test_nobody_keeps_her_own_account(signed_in: SignedIn, hugo: AccountActor) -> None:
    browser, own = signed_in(hugo), f"/toegang/{hugo.account_id}"
    held = RoleAssignment.objects.get(account=hugo.account_id)
    html = browser.get(f"{own}/").content.decode()
    assert "vraag dit aan een andere functioneel beheerder" in html
    assert "Rol geven" not in html
    for path in ("wijzigen/", "rollen/nieuw/", f"rollen/{held.pk}/beeindigen/"):
        assert browser.get(f"{own}/{path}").status_code == 404
    assert browser.post(f"{own}/wachtwoord/").status_code == 409
    assert browser.post(f"{own}/stand/", {"stand": "gesloten"}).status_code == 409
    assert browser.post(f"{own}/dienst/", {"stand": "uit-dienst"}).status_code == 409
    hugo.account.refresh_from_db()
    assert hugo.account.is_active
    assert hugo.account.check_password("een-lang-wachtwoord")


KEEPING = ("wijzigen/", "rollen/nieuw/")
POSTED = ("wachtwoord/", "stand/", "dienst/")


@pytest.mark.parametrize("name", ["anna", "petra", "bram", "sara", "chris"])
def test_whoever_does_not_keep_or_inspect_accounts_finds_nothing(
    signed_in: SignedIn, name: str, request: pytest.FixtureRequest, hugo: AccountActor, tom: AccountActor
) -> None:
    browser = signed_in(request.getfixturevalue(name))
    for path in ("", "nieuw/", "zonder-account/", f"{tom.account_id}/"):
        assert browser.get(f"/toegang/{path}").status_code == 404, path
    for path in KEEPING:
        assert browser.get(f"/toegang/{tom.account_id}/{path}").status_code == 404, path
    for path in POSTED:
        assert browser.post(f"/toegang/{tom.account_id}/{path}").status_code == 404, path
    tom.account.refresh_from_db()
    assert tom.account.is_active
    assert not tom.account.must_change_password


def test_the_privacy_officer_reads_the_accounts_of_her_own_municipality_and_changes_none(
    signed_in: SignedIn, vera: AccountActor, petra: AccountActor, chris: AccountActor, hugo: AccountActor
) -> None:
    browser = signed_in(vera)
    html = browser.get("/toegang/").content.decode()
    assert "Petra" in html
    assert "Chris" not in html
    assert "Nieuwe medewerker" not in html
    html = browser.get(f"/toegang/{petra.account_id}/").content.decode()
    assert "vergunningverlener" in html
    assert "Rol geven" not in html
    assert browser.get(f"/toegang/{chris.account_id}/").status_code == 404
    for path in KEEPING:
        assert browser.get(f"/toegang/{petra.account_id}/{path}").status_code == 404
    for path in POSTED:
        assert browser.post(f"/toegang/{petra.account_id}/{path}").status_code == 404
    assert browser.get("/toegang/nieuw/").status_code == 404


def test_everybody_reads_her_own_account(signed_in: SignedIn, sara: AccountActor) -> None:
    html = signed_in(sara).get("/toegang/mijn/").content.decode()
    assert "toezichthouder" in html
    assert "Kennemerland" in html


def test_the_list_is_filtered_and_exported(
    signed_in: SignedIn, hugo: AccountActor, petra: AccountActor, chris: AccountActor, beverwijk: Municipality
) -> None:
    browser = signed_in(hugo)

    def names(query: str) -> set[str]:
        return {row.name for row in browser.get(f"/toegang/?{query}").context["page"].rows}

    assert names("") == {"Hugo", "Petra", "Chris"}
    assert names("rol=lawyer") == {"Chris"}
    assert names(f"werkgever={beverwijk.pk}") == {"Petra"}
    assert names("stand=gesloten") == set()
    assert names("stand=nooit") == {"Petra", "Chris"}
    assert names("stand=onzin&rol=onzin&werkgever=onzin&na=onzin") == {"Hugo", "Petra", "Chris"}
    sheet = load_workbook(io.BytesIO(browser.get("/toegang/?uitvoer=xlsx&rol=lawyer").content)).active
    assert sheet is not None
    assert [cell.value for cell in sheet[2]][5:7] == ["jurist handhaving", "Alkmaar"]


def test_the_list_is_paged_and_its_url_holds_numbers_only(
    signed_in: SignedIn, hugo: AccountActor, beverwijk: Municipality
) -> None:
    for number in range(130):
        Account.objects.create(name=f"Naam {number:03d}", email=f"naam{number}@beverwijk.example", password="!")
    browser = signed_in(hugo)
    first = browser.get("/toegang/").context["page"]
    assert (len(first.rows), first.before, first.after.isdecimal()) == (100, "", True)
    second = browser.get(f"/toegang/?na={first.after}").context["page"]
    assert (len(second.rows), second.after) == (31, "")
    assert {row.pk for row in first.rows}.isdisjoint(row.pk for row in second.rows)
    back = browser.get(f"/toegang/?voor={second.before}").context["page"]
    assert [row.pk for row in back.rows] == [row.pk for row in first.rows]


@pytest.mark.parametrize("count", [2, 40])
def test_the_pages_keep_to_their_budget_however_many_accounts_there_are(
    signed_in: SignedIn, hugo: AccountActor, hire: Hire, beverwijk: Municipality, count: int
) -> None:
    people = [hire(f"Naam{number}", Role.LAWYER, beverwijk) for number in range(count)]
    browser = signed_in(hugo)
    browser.get("/toegang/")
    for path, most in (("", 6), (f"{people[0].account_id}/", 8), ("zonder-account/", 6), ("mijn/", 7)):
        with CaptureQueriesContext(connection) as counted:
            browser.get(f"/toegang/{path}")
        assert statements(counted) <= most, path


LISTS_OF_RECORDS = ("/meldingen/", "/overdracht/", "/werkvoorraad/", "/werkvoorraad/termijnen/")


@pytest.mark.parametrize("path", LISTS_OF_RECORDS)
def test_the_functional_administrator_sees_no_records(signed_in: SignedIn, hugo: AccountActor, path: str) -> None:
    assert signed_in(hugo).get(path).status_code == 404


def test_the_administrator_adds_a_partner_and_an_account_that_comes_in_the_portal_only(
    signed_in: SignedIn, hugo: AccountActor
) -> None:
    browser = signed_in(hugo)
    kept = {"name": "Politie, basisteam", "kind": "police"}
    assert browser.post("/toegang/ketenpartners/", kept).status_code == 302
    assert "met deze naam" in browser.post("/toegang/ketenpartners/", kept).content.decode()
    partner = Partner.objects.get()
    address = f"/toegang/ketenpartners/{partner.pk}/account/"
    password = shown_password(browser.post(address, {"name": "Pol", "email": "pol@politie.example"}).content.decode())
    account = Account.objects.get(partner=partner)
    assert [role.role for role in account.roles.all()] == [Role.PARTNER]
    assert browser.post(address, {"name": "Pol", "email": "pol@politie.example"}).status_code == 422
    assert browser.get(f"/toegang/{account.pk}/").status_code == 200
    newcomer = Client()
    newcomer.post("/account/login/", {"login": account.email, "password": password})
    assert newcomer.get("/").headers["Location"] == "/account/password/change/"


def test_a_partner_goes_out_of_use_and_back_by_the_administrator_only(
    signed_in: SignedIn, hugo: AccountActor, anna: AccountActor
) -> None:
    partner = Partner.objects.create(name="Politie, basisteam", kind="police")
    address = f"/toegang/ketenpartners/{partner.pk}/gebruik/"
    assert signed_in(anna).post(address, {"stand": "uit-gebruik"}).status_code == 404
    browser = signed_in(hugo)
    page = browser.post(address, {"stand": "uit-gebruik"}, follow=True).content.decode()
    assert "niet meer in gebruik" in page and "Weer in gebruik nemen" in page
    partner.refresh_from_db()
    assert not partner.is_active
    assert "weer in gebruik" in browser.post(address, {"stand": "in-gebruik"}, follow=True).content.decode()
    partner.refresh_from_db()
    assert partner.is_active
    assert browser.get(address).status_code == 405
