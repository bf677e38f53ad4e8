"""The switch of the Wgts: off, until act, by-law, DPIA and advice are on record."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.bylaws.switch import actions, rules
from regiotoezicht.bylaws.switch.models import SwitchGround, SwitchPeriod
from regiotoezicht.bylaws.switch.queries import is_open
from regiotoezicht.bylaws.switch.rules import Ground
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.organisation.models import Municipality
from tests.conftest import NOW, TODAY, Hire

pytestmark = pytest.mark.usefixtures("now")
SignedIn = Callable[[AccountActor], Client]
DAY = date(2026, 3, 1)


@pytest.fixture
def founded(beverwijk: Municipality, anna: AccountActor, vera: AccountActor) -> Municipality:
    """Beverwijk with all four on record."""
    for ground in Ground:
        if ground in rules.BY_LAWYER:
            actions.record_law(beverwijk, ground=ground, on=DAY, reference="Stb. 2026, 1", actor=anna, at=NOW)
        else:
            actions.record_advice(beverwijk, ground=ground, on=DAY, reference="2026/12", actor=vera, at=NOW)
    return beverwijk


def test_it_is_off_and_says_what_is_missing(beverwijk: Municipality, anna: AccountActor, signed_in: SignedIn) -> None:
    page = signed_in(anna).get(f"/lokale-regels/schakelaar/{beverwijk.pk}/").content.decode()
    missing = "de wet in het Staatsblad, de eigen verordening, de DPIA en het advies van de FG"
    assert f"Er ontbreekt: {missing}." in page
    with pytest.raises(Refused, match="De schakelaar blijft dicht"):
        actions.open_switch(beverwijk, actor=anna, at=NOW)
    assert not is_open(beverwijk, TODAY)


@pytest.mark.parametrize("lacking", list(Ground))
def test_it_needs_all_four_from_the_day_on_which_each_holds(
    lacking: Ground, founded: Municipality, anna: AccountActor
) -> None:
    SwitchGround.objects.filter(ground=lacking).update(date=date(2026, 3, 25))
    with pytest.raises(Refused, match=lacking.label):
        actions.open_switch(founded, actor=anna, at=NOW)


def test_it_opens_for_one_municipality_and_closes_again(
    founded: Municipality, haarlem: Municipality, anna: AccountActor, signed_in: SignedIn
) -> None:
    client, page = signed_in(anna), f"/lokale-regels/schakelaar/{founded.pk}/"
    client.post(f"{page}stand/", {"stand": "open"})
    assert (is_open(founded, TODAY), is_open(haarlem, TODAY)) == (True, False)
    with pytest.raises(Refused, match="zojuist gewijzigd"):
        actions.open_switch(founded, actor=anna, at=NOW)
    client.post(f"{page}stand/", {"stand": "dicht"})
    assert not is_open(founded, TODAY)
    assert SwitchPeriod.objects.get().closed_at is not None


def test_it_is_shut_as_soon_as_what_it_rests_on_no_longer_holds(founded: Municipality, anna: AccountActor) -> None:
    actions.open_switch(founded, actor=anna, at=NOW)
    actions.record_law(founded, ground=Ground.ACT, on=date(2027, 1, 1), reference="Stb. 2026, 9", actor=anna, at=NOW)
    assert not is_open(founded, TODAY)
    assert is_open(founded, date(2027, 1, 1))


def test_each_records_her_own_part_and_nobody_approves_herself(
    beverwijk: Municipality, anna: AccountActor, vera: AccountActor, hire: Hire, signed_in: SignedIn
) -> None:
    with pytest.raises(NotAllowed):
        actions.record_advice(beverwijk, ground=Ground.DPIA, on=DAY, reference="x", actor=anna, at=NOW)
    with pytest.raises(NotAllowed):
        actions.record_law(beverwijk, ground=Ground.ACT, on=DAY, reference="x", actor=vera, at=NOW)
    with pytest.raises(NotAllowed):
        actions.open_switch(beverwijk, actor=vera, at=NOW)
    officer = hire("Frank", Role.DATA_PROTECTION_OFFICER, beverwijk)
    sent = {"ground": "advice", "date": str(TODAY), "reference": "2026/13"}
    page = f"/lokale-regels/schakelaar/{beverwijk.pk}/"
    assert signed_in(officer).post(page, sent).status_code == 302
    assert signed_in(anna).post(page, sent).status_code == 422
    assert SwitchGround.objects.get().ground == Ground.ADVICE


def test_a_reference_holds_no_person_and_what_was_typed_is_kept(
    beverwijk: Municipality, anna: AccountActor, signed_in: SignedIn
) -> None:
    sent = {"ground": "act", "date": "2026-02-30", "reference": "bel 06-12345678"}
    answer = signed_in(anna).post(f"/lokale-regels/schakelaar/{beverwijk.pk}/", sent)
    page = answer.content.decode()
    assert answer.status_code == 422 and "telefoonnummer" in page and "geen bestaande datum" in page
    assert not SwitchGround.objects.exists()


def test_another_municipality_is_not_found(alkmaar: Municipality, anna: AccountActor, signed_in: SignedIn) -> None:
    client = signed_in(anna)
    assert client.get(f"/lokale-regels/schakelaar/{alkmaar.pk}/").status_code == 404
    assert client.post(f"/lokale-regels/schakelaar/{alkmaar.pk}/stand/", {"stand": "open"}).status_code == 404
    assert "Alkmaar" not in client.get("/lokale-regels/schakelaar/").content.decode()
