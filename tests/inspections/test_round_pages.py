"""The pages of rounds in a browser: who may, and what they show."""

import pytest
from django.test import Client

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.inspections.models import Round
from tests.inspections.conftest import SignedIn


def codes(browser: Client, tour: Round) -> list[int]:
    visit = tour.visits.get()
    paths = (f"/rondes/{tour.pk}/", f"/rondes/van-bezoek/{visit.pk}/", f"/rondes/bezoeken/{visit.pk}/")
    return [browser.get(path).status_code for path in paths]


def test_round_and_visit_open_for_whoever_plans_and_for_who_goes(
    signed_in: SignedIn, planned_round: Round, bram: AccountActor, sara: AccountActor, tom: AccountActor
) -> None:
    for reader in (bram, sara, tom):
        assert codes(signed_in(reader), planned_round) == [200, 302, 200]


def test_the_lawyer_of_the_municipality_opens_the_visit_but_not_the_round(
    signed_in: SignedIn, planned_round: Round, anna: AccountActor
) -> None:
    assert codes(signed_in(anna), planned_round) == [404, 404, 200]


@pytest.mark.parametrize("name", ["noor", "chris", "coen", "petra", "vera"])
def test_everybody_else_finds_nothing(
    signed_in: SignedIn, planned_round: Round, request: pytest.FixtureRequest, name: str
) -> None:
    stranger: AccountActor = request.getfixturevalue(name)
    assert codes(signed_in(stranger), planned_round) == [404, 404, 404]
