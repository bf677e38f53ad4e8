"""Rules of readiness and training, without a database."""

from datetime import date

import pytest

from regiotoezicht.core.refusals import Refused
from regiotoezicht.programme import rules
from regiotoezicht.programme.readiness import Point, Readiness
from regiotoezicht.programme.vocabulary import BY_HAND, WHY, Item
from tests.conftest import TODAY


@pytest.mark.parametrize(
    ("day", "code"),
    [(TODAY, ""), (date(2024, 2, 29), ""), (date(2026, 3, 25), "in_future"), (date(202, 3, 1), "too_early")],
)
def test_what_is_recorded_has_happened(day: date, code: str) -> None:
    if not code:
        rules.refuse_day(day, TODAY, field="on")
        return
    with pytest.raises(Refused) as refusal:
        rules.refuse_day(day, TODAY, field="on")
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("passed", "until", "code"),
    [
        (date(2024, 2, 29), date(2034, 2, 28), ""),
        (date(2024, 2, 29), date(2034, 3, 1), "too_long"),
        (TODAY, TODAY, "empty_period"),
    ],
)
def test_a_certificate_holds_for_a_while(passed: date, until: date, code: str) -> None:
    if not code:
        rules.refuse_validity(passed, until)
        return
    with pytest.raises(Refused) as refusal:
        rules.refuse_validity(passed, until)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("until", "on", "asks"),
    [
        (date(2026, 6, 24), TODAY, True),
        (date(2026, 6, 25), TODAY, False),
        (date(2026, 3, 1), TODAY, True),
        (date(2024, 5, 29), date(2024, 2, 29), True),
        (date(2024, 5, 30), date(2024, 2, 29), False),
    ],
)
def test_a_certificate_asks_attention_three_months_before_it_ends(until: date, on: date, *, asks: bool) -> None:
    assert rules.asks_attention(until, on) is asks


def test_the_state_names_what_is_lacking() -> None:
    from regiotoezicht.organisation.models import Municipality

    place = Municipality(name="Beverwijk")
    there = [Point(item, is_there=True, sentence="") for item in Item]
    assert Readiness(place, there).state == "gereed"
    lacks = [Point(item, is_there=item is not Item.WORKS_COUNCIL, sentence="") for item in Item]
    assert Readiness(place, lacks).state == "geblokkeerd: instemming van de ondernemingsraad"
    assert Readiness(place, lacks).refused == []
    assert set(WHY) == set(Item) > set(BY_HAND)
