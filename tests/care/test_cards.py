"""Cards of the municipality that was chosen, and that keys and cards are for who was designated herself."""

import subprocess
from typing import Any

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import RoleAssignment
from regiotoezicht.access.roles import Role
from regiotoezicht.care import actions
from regiotoezicht.care.models import CareContact, OnCallNumber, Referral
from regiotoezicht.core.refusals import NotAllowed
from regiotoezicht.organisation.models import Municipality
from tests.behind_the_wall import as_owner
from tests.care.conftest import Ward, sign_in
from tests.conftest import NOW, Hire


def also_in(ward: Ward, town: Municipality, phone: str) -> None:
    """Let Zoë be a contact of another municipality too, as somebody of a regional care organisation is."""
    with as_owner():
        first = ward.contacts[ward.zoe.account.pk]
        CareContact.objects.create(municipality=town, account=first.account, kind=first.kind, from_date=first.from_date)
        RoleAssignment.objects.create(
            account=first.account, role=Role.CARE_COORDINATOR, municipality=town, from_date=first.from_date
        )
        if phone:
            OnCallNumber.objects.create(municipality=town, phone=phone)


def printed(pdf: bytes) -> str:
    return subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()


def test_a_card_has_the_name_and_the_number_of_the_municipality_that_was_chosen(
    ward: Ward, haarlem: Municipality
) -> None:
    also_in(ward, haarlem, "023 000 0001")
    browser = sign_in(ward.zoe)
    refused = browser.post("/zorg/kaarten/", {"cards": "4", "municipality": str(ward.town.pk)})
    assert refused.status_code == 422
    assert "heeft nog geen piketnummer" in refused.content.decode()
    answer = browser.post("/zorg/kaarten/", {"cards": "4", "municipality": str(haarlem.pk)})
    told = printed(answer.content)
    assert told.count("023 000 0001 · Haarlem") == 4 and "Beverwijk" not in told
    assert not Referral.objects.exists()
    assert browser.post("/zorg/kaarten/", {"cards": "400", "municipality": str(haarlem.pk)}).status_code == 422


def test_keys_and_cards_are_for_who_was_designated_herself(ward: Ward, hire: Hire, beverwijk: Municipality) -> None:
    other = hire("Iris", Role.CARE_COORDINATOR, beverwijk)  # the role, and no designation
    contact, vault = ward.contacts[ward.zoe.account.pk], ward.vault(ward.zoe)
    kim = ward.contacts[ward.kim.account.pk]
    for stranger in (other, ward.kim):  # and nobody by the designation of a colleague
        given: dict[str, Any] = {"actor": AccountActor(stranger.account, NOW), "at": NOW}
        writes: list[tuple[Any, dict[str, Any]]] = [
            (actions.make_key, {}),
            (actions.share_key, {"other": kim, "seen": "", "vault": vault}),
            (actions.replace_key, {"seen": 1, "vault": vault}),
            (actions.make_cards, {"cards": 1}),
        ]
        for write, more in writes:
            with pytest.raises(NotAllowed):
                write(contact, **given, **more)
