"""Internal dates, and what follows when a term is missed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiotoezicht.law.calculation import compute
from regiotoezicht.law.decrees import statutory
from regiotoezicht.law.options import OptionValue
from regiotoezicht.law.rules import RULES
from regiotoezicht.law.watch import WATCHES, internal_date, missed

REQUIRED: dict[str, dict[str, OptionValue]] = {"own": {"days": 10}, "awb-5:45": {"over_340": True}}
WATCHED = sorted(code for code, watch in WATCHES.items() if watch.margin is not None)


def internal(code: str, start: date, **options: OptionValue) -> date | None:
    term = compute(code, start, {**REQUIRED.get(code, {}), **options})
    return internal_date(code, term.raw_end, term.end)


def test_every_rule_says_what_follows_when_it_is_missed() -> None:
    assert set(WATCHES) == set(RULES)
    for code in RULES:
        assert "artikel" in missed(code)
        assert missed(code).endswith(").")
    assert missed("afgeschaft") == ""


def test_every_term_that_binds_us_has_an_internal_date() -> None:
    ours = {code for code, rule in RULES.items() if rule.is_ours}
    assert ours <= set(WATCHED)


@pytest.mark.parametrize(
    ("code", "start", "expected"),
    [
        ("avg-12", date(2026, 1, 31), date(2026, 2, 27)),  # raw Saturday 28 February
        ("awbi-11", date(2026, 4, 24), date(2026, 4, 28)),  # raw Tuesday, the day itself counts
        ("awb-4:13", date(2026, 10, 30), date(2026, 12, 24)),  # raw Christmas
        ("awb-7:10", date(2026, 5, 6), date(2026, 6, 15)),  # does not move: two working days before Wednesday
        ("awb-5:35", date(2026, 6, 16), date(2027, 5, 19)),  # twenty working days
        ("awb-6:7", date(2026, 3, 24), None),  # the term of somebody else
    ],
)
def test_the_internal_date_lies_before_the_legal_one(code: str, start: date, expected: date | None) -> None:
    assert internal(code, start) == expected


@given(st.sampled_from(WATCHED), st.dates(date(2023, 1, 1), date(2028, 6, 1)))
def test_an_internal_date_is_a_working_day_and_never_after_the_legal_date(code: str, start: date) -> None:
    term = compute(code, start, REQUIRED.get(code, {}))
    found = internal_date(code, term.raw_end, term.end)
    assert found is not None
    assert found < term.end
    assert statutory().counts(found) or code == "avg-12"


def test_an_internal_date_needs_no_table_of_equal_days() -> None:
    assert internal("awb-5:35", date(2034, 6, 16)) is not None
