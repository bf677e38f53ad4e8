"""Figures of care: per year and region, never under ten, never of one municipality."""

from datetime import date, timedelta
from typing import Any

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.care import actions
from regiotoezicht.care.content import Content
from regiotoezicht.care.figures import LABELS, added, counted, protected
from regiotoezicht.care.models import FiguresTotal, ReleasedFigures
from regiotoezicht.care.vocabulary import Status
from regiotoezicht.core.refusals import Refused
from regiotoezicht.organisation.models import Municipality
from tests.care.conftest import Ward, sign_in
from tests.conftest import NOW, Hire

DAY = date(2025, 5, 1)


def content(**more: Any) -> Content:
    given: dict[str, Any] = {"status": Status.WAITING, "consent_on": DAY, "due_at": NOW}
    return Content("", **given | more)


def test_counting_is_by_the_year_of_the_consent_and_leaves_out_who_withdrew() -> None:
    late, in_time = NOW + timedelta(minutes=1), NOW
    sums = counted(
        [
            content(contact_at=in_time, status=Status.ACCEPTED, help=("legal", "shelter"), aftercare={"1": "done"}),
            content(contact_at=late, status=Status.CLOSED, help=("legal",), aftercare={"1": "missed"}),
            content(status=Status.WITHDRAWN),
            content(consent_on=date(2024, 12, 31)),
        ],
        2025,
    )
    assert {name: number for name, number in sums.items() if number} == {
        "referrals": 2,
        "in_time": 1,
        "accepted": 2,
        "aftercare_1": 1,
        "help_legal": 2,
        "help_shelter": 1,
    }


@pytest.mark.parametrize(("number", "shown"), [(0, None), (9, None), (10, 10), (14, 10), (15, 15), (104, 100)])
def test_what_is_shown_is_never_under_ten_and_rounded_down(number: int, shown: int | None) -> None:
    assert set(protected(dict.fromkeys(LABELS, number)).values()) == {shown}


def test_sums_are_added_by_name() -> None:
    assert added({"referrals": 6}, {"referrals": 5, "in_time": 1})["referrals"] == 11


def test_a_year_is_added_by_each_municipality_and_released_without_the_sum(
    ward: Ward, hire: Hire, haarlem: Municipality
) -> None:
    official, noor = hire("Bart", Role.DESIGNATING_OFFICIAL, haarlem), hire("Noor", Role.CARE_COORDINATOR, haarlem)
    there = Ward(haarlem, official, noor, noor)
    there.designate(noor)
    sign_in(noor)
    actions.make_key(there.contacts[noor.account.pk], actor=AccountActor(noor.account, NOW), at=NOW)
    for _ in range(6):
        ward.made(consent_on=DAY)
        there.made(consent_on=DAY)
    zoe = sign_in(ward.zoe)
    assert "Tel Beverwijk op over 2025" in zoe.get("/zorg/cijfers/").content.decode()
    assert zoe.post(f"/zorg/cijfers/2025/{haarlem.pk}/optellen/").status_code == 404
    assert zoe.post(f"/zorg/cijfers/2026/{ward.town.pk}/optellen/").status_code == 409
    assert zoe.post(f"/zorg/cijfers/2025/{ward.town.pk}/optellen/").status_code == 302
    assert zoe.post(f"/zorg/cijfers/2025/{ward.town.pk}/optellen/").status_code == 409
    with pytest.raises(Refused, match="van 1 van de 2 gemeenten"):
        actions.release_figures(
            ward.contacts[ward.zoe.account.pk],
            year=2025,
            vault=ward.vault(ward.zoe),
            actor=AccountActor(ward.zoe.account, NOW),
            at=NOW,
        )
    assert b"referrals" not in bytes(FiguresTotal.objects.get().sealed)
    other = sign_in(noor)
    assert other.post(f"/zorg/cijfers/2025/{haarlem.pk}/optellen/").status_code == 302
    assert other.post("/zorg/cijfers/2025/vrijgeven/").status_code == 302
    assert not FiguresTotal.objects.exists()
    assert ReleasedFigures.objects.get().figures["referrals"] == 10
    assert set(ReleasedFigures.objects.get().figures.values()) == {10, None}
    shown = sign_in(hire("Beate", Role.POLICY_OFFICER, ward.town)).get("/zorg/cijfers/").content.decode()
    assert "10 of meer" in shown and "minder dan 10" in shown and "Tel Beverwijk" not in shown
