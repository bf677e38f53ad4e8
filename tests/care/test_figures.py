"""Figures of care: per year and region, never under ten, never of one municipality."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.care import actions, sealing
from regiotoezicht.care.actions.figures import read_total
from regiotoezicht.care.content import Content
from regiotoezicht.care.figures import LABELS, added, counted, protected
from regiotoezicht.care.models import FiguresTotal, ReleasedFigures
from regiotoezicht.care.rules import refuse_release
from regiotoezicht.care.vocabulary import Status
from regiotoezicht.core.refusals import Refused
from regiotoezicht.organisation.models import Municipality
from tests.care.conftest import Ward, reading_in, sign_in
from tests.conftest import NOW, Hire

DAY = datetime(2025, 5, 1, 12, tzinfo=UTC)


def content(**more: Any) -> Content:
    given: dict[str, Any] = {"status": Status.WAITING, "consent_at": DAY, "due_at": NOW}
    return Content("", **given | more)


def test_counting_is_by_the_year_of_the_consent_and_leaves_out_who_withdrew() -> None:
    late, in_time = NOW + timedelta(minutes=1), NOW
    sums = counted(
        [
            content(contact_at=in_time, status=Status.ACCEPTED, help=("legal", "shelter"), aftercare={"1": "done"}),
            content(contact_at=late, status=Status.CLOSED, help=("legal",), aftercare={"1": "missed"}),
            content(status=Status.WITHDRAWN),
            content(consent_at=datetime(2024, 12, 31, 22, tzinfo=UTC)),
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
        "filled": 1,
    }


@pytest.mark.parametrize(("number", "shown"), [(0, None), (9, None), (10, 10), (14, 10), (15, 15), (104, 100)])
def test_what_is_shown_is_never_under_ten_and_rounded_down(number: int, shown: int | None) -> None:
    assert set(protected(dict.fromkeys(LABELS, number)).values()) == {shown}


def test_sums_are_added_by_name() -> None:
    assert added({"referrals": 6}, {"referrals": 5, "in_time": 1})["referrals"] == 11


def test_who_is_missing_is_not_made_up_for_by_who_stopped() -> None:
    refuse_release({1, 2, 3}, {1, 2})
    for shares, places in (({1, 4}, {1, 2}), (set(), set()), ({1}, {1, 2, 3})):
        with pytest.raises(Refused):
            refuse_release(shares, places)


def _as_if_the_third_had_one(third: Ward, total: FiguresTotal) -> None:
    """The sum as it is when the third municipality had a referral too: the same seal, opened by its reader."""
    vault = third.vault(third.zoe)
    key = sealing.unwrap(vault.private, bytes.fromhex(total.wraps[str(third.zoe.account.pk)]), total.place)
    assert key is not None
    sums = read_total(vault, total) | {"filled": 3}
    total.sealed = sealing.encrypt(key, json.dumps(sums).encode(), total.place)
    total.save()


def test_a_year_is_added_by_each_municipality_and_released_without_the_sum(
    ward: Ward, hire: Hire, haarlem: Municipality
) -> None:
    there = reading_in(hire, haarlem, "Noor")
    third, noor = reading_in(hire, Municipality.objects.get(code="GM0453"), "Vera"), there.zoe
    with_no_wrap = hire("Mo", Role.CARE_COORDINATOR, haarlem)
    there.designate(with_no_wrap)
    sign_in(with_no_wrap)
    for _ in range(6):
        ward.made(consent_at=DAY)
        there.made(consent_at=DAY)
    zoe = sign_in(ward.zoe)
    assert "Tel Beverwijk op over 2025" in zoe.get("/zorg/cijfers/").content.decode()
    assert zoe.post(f"/zorg/cijfers/2025/{haarlem.pk}/optellen/").status_code == 404
    assert zoe.post(f"/zorg/cijfers/2026/{ward.town.pk}/optellen/").status_code == 409
    assert zoe.post(f"/zorg/cijfers/2025/{ward.town.pk}/optellen/").status_code == 302
    assert zoe.post(f"/zorg/cijfers/2025/{ward.town.pk}/optellen/").status_code == 409
    with pytest.raises(Refused, match="van 1 van de 3 gemeenten"):
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
    assert str(with_no_wrap.account.pk) not in FiguresTotal.objects.get().wraps, "her colleague did not share the key"
    vera = sign_in(third.zoe)
    assert vera.post(f"/zorg/cijfers/2025/{third.town.pk}/optellen/").status_code == 302
    early = other.post("/zorg/cijfers/2025/vrijgeven/")
    assert early.status_code == 409 and "ten minste drie gemeenten" in early.content.decode()
    _as_if_the_third_had_one(third, FiguresTotal.objects.get())
    assert other.post("/zorg/cijfers/2025/vrijgeven/").status_code == 302
    assert not FiguresTotal.objects.exists()
    assert ReleasedFigures.objects.get().figures["referrals"] == 10
    assert set(ReleasedFigures.objects.get().figures.values()) == {10, None}
    shown = sign_in(hire("Beate", Role.POLICY_OFFICER, ward.town)).get("/zorg/cijfers/").content.decode()
    assert "10 of meer" in shown and "minder dan 10" in shown and "Tel Beverwijk" not in shown
