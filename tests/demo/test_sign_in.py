"""The accounts to choose from on the sign-in page of the demo: by role, and in demo mode only."""

from typing import Any

import pytest
from django.test import Client

from regiotoezicht.access.roles import Role
from regiotoezicht.demo.people import EVERYBODY, PEOPLE
from regiotoezicht.demo.views import accounts_to_choose
from regiotoezicht.organisation.models import Municipality
from tests.conftest import Hire


def groups() -> list[tuple[str, Any]]:
    return list(accounts_to_choose(None, None)[1]["groups"])


def test_everybody_stands_once_under_her_role_with_where_she_works() -> None:
    assert sorted(person.mailbox for _, people in groups() for person in people) == sorted(
        person.mailbox for person in EVERYBODY
    )
    assert all(person.role.label == role for role, people in groups() for person in people)
    places = {person.name: person.place for person in PEOPLE}
    assert (places["Anna Testpersoon"], places["Sara Fictief"], places["Hugo Beheer"]) == (
        "Beverwijk",
        "Kennemerland",
        "de regio",
    )


@pytest.mark.parametrize("demo", [True, False])
def test_one_press_signs_in_in_demo_mode_only(
    client: Client, hire: Hire, beverwijk: Municipality, settings: Any, demo: bool
) -> None:
    settings.DEMO = demo
    account = hire("Anna", Role.LAWYER, beverwijk).account
    account.email = "jurist1.beverwijk@demo.example"
    account.save()
    answer = client.post("/demo/aanmelden/", {"mailbox": "jurist1.beverwijk"})
    assert answer.status_code == (302 if demo else 404)
    assert ("_auth_user_id" in client.session) == demo
    assert client.post("/demo/aanmelden/", {"mailbox": "niemand"}).status_code == 404


def test_without_demo_mode_the_sign_in_page_offers_no_account(
    client: Client, hire: Hire, beverwijk: Municipality
) -> None:
    hire("Anna", Role.LAWYER, beverwijk)
    assert "kies een rol" not in client.get("/account/login/").content.decode()
