"""An empty region: the first visitor makes the first functional administrator, once."""

import pytest
from django.test import Client

from regiotoezicht.access.models import Account, RoleAssignment
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.core.actions import unit
from regiotoezicht.core.references import next_number
from regiotoezicht.organisation.models import Municipality
from tests.conftest import Hire

PASSWORD = "vier-gewone-woorden-achter-elkaar"
FIRST = {"name": "Fenna", "email": "Fenna@Regio.example", "password": PASSWORD, "again": PASSWORD}


@pytest.mark.parametrize(
    "page", ["/", "/account/login/", "/overdracht/", "/meldingen/", "/onderdelen/", "/werkvoorraad/"]
)
def test_every_page_of_an_empty_region_leads_to_the_first_administrator(client: Client, db: None, page: str) -> None:
    answer = client.get(page, follow=True)
    assert answer.redirect_chain[-1] == ("/eerste-beheerder/", 302)
    assert "minstens 12 tekens" in answer.content.decode()


def test_she_makes_her_account_and_is_at_work_at_once(client: Client, db: None) -> None:
    answer = client.post("/eerste-beheerder/", FIRST, follow=True)
    assert answer.redirect_chain == [("/", 302)]
    account = Account.objects.get()
    assert (account.name, account.email, account.must_change_password) == ("Fenna", "fenna@regio.example", False)
    assert account.check_password(PASSWORD)
    assert RoleAssignment.objects.get().role == Role.FUNCTIONAL_ADMINISTRATOR
    assert "Fenna" in answer.content.decode()
    assert set(Event.objects.values_list("type", flat=True)) >= {"access.account_added", "access.role_given"}


def test_afterwards_the_page_does_not_exist_for_anybody(client: Client, hire: Hire, beverwijk: Municipality) -> None:
    hire("Anna", Role.LAWYER, beverwijk)
    assert client.get("/eerste-beheerder/").status_code == 404
    assert client.post("/eerste-beheerder/", FIRST).status_code == 404
    assert client.get("/").headers["Location"] == "/account/login/?next=/"
    assert Account.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": ""}, "Vul “Uw naam” in."),
        ({"email": "fenna"}, "naam@gemeente.nl"),
        ({"password": "kort", "again": "kort"}, "te kort"),
        ({"password": "fenna@regio.example", "again": "fenna@regio.example"}, "lijkt te veel op"),
        ({"again": "iets-anders-dan-eerst"}, "niet gelijk"),
        ({"password": ""}, "Vul “Wachtwoord” in."),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_is_kept(client: Client, db: None, wrong: dict[str, str], said: str) -> None:
    answer = client.post("/eerste-beheerder/", FIRST | wrong)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert said in html
    assert "email" in wrong or "Fenna@Regio.example" in html
    assert PASSWORD not in html
    assert not Account.objects.exists()


def test_whoever_is_second_at_the_same_moment_reads_that_there_is_one(client: Client, db: None) -> None:
    with unit():
        next_number("first administrator")  # somebody else is just ahead; her account is not there to see yet
    answer = client.post("/eerste-beheerder/", FIRST)
    assert answer.status_code == 422
    assert "Deze regio heeft al een beheerder. Meld u aan." in answer.content.decode()
    assert not Account.objects.exists()
