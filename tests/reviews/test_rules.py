"""Quarters, and when a review is late."""

from datetime import date

import pytest

from regiotoezicht.core.refusals import Refused
from regiotoezicht.reviews import rules


@pytest.mark.parametrize(
    ("day", "begins", "ends", "name"),
    [
        (date(2026, 1, 1), date(2026, 1, 1), date(2026, 4, 1), "1e kwartaal 2026"),
        (date(2028, 2, 29), date(2028, 1, 1), date(2028, 4, 1), "1e kwartaal 2028"),
        (date(2026, 6, 30), date(2026, 4, 1), date(2026, 7, 1), "2e kwartaal 2026"),
        (date(2026, 9, 30), date(2026, 7, 1), date(2026, 10, 1), "3e kwartaal 2026"),
        (date(2026, 12, 31), date(2026, 10, 1), date(2027, 1, 1), "4e kwartaal 2026"),
    ],
)
def test_the_quarter_of_a_day(day: date, begins: date, ends: date, name: str) -> None:
    quarter = rules.quarter_of(day)
    assert (quarter, rules.end_of(quarter), rules.name_of(quarter)) == (begins, ends, name)
    assert not rules.is_late(quarter, day)
    assert rules.is_late(quarter, ends)


@pytest.mark.parametrize(("open_lines", "words"), [(1, "staat nog 1 regel"), (3, "staan nog 3 regels")])
def test_what_is_open_keeps_a_review_from_being_signed(open_lines: int, words: str) -> None:
    with pytest.raises(Refused, match=words):
        rules.refuse_open_lines(open_lines)
    rules.refuse_open_lines(0)
