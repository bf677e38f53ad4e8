"""A second opinion on every term in days: counted one day at a time, with nothing of the programme but its lists.

Slow and plain on purpose. It knows the table of terms by heart in its own words, so an error in the table shows too.
"""

import calendar as months
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from workalendar.europe import Netherlands

from regiotoezicht.law.calculation import compute
from regiotoezicht.law.holidays import DECREES
from regiotoezicht.law.moments import hours_after
from regiotoezicht.law.options import OptionValue
from regiotoezicht.law.rules import RULES

LIBRARY = Netherlands()
EQUAL = {day for decree in DECREES for day in decree.days}
STARTS = st.dates(date(2023, 1, 1), date(2028, 6, 1))
Options = dict[str, OptionValue]

# rule, options, days, whether a statute moves the last day
BY_HEART: list[tuple[str, Options, int, bool]] = [
    ("awb-6:7", {}, 42, True),
    ("awb-6:9", {}, 7, True),
    ("awb-7:10", {}, 42, True),
    ("awb-7:10", {"committee": True}, 84, True),
    ("awb-7:10", {"extended": True}, 84, True),
    ("awb-7:10", {"committee": True, "extended": True}, 126, False),
    ("awb-7:10", {"committee": True, "suspended_days": 20}, 104, True),
    ("awb-7:4-papers", {}, -10, False),
    ("awb-7:4-file", {}, -7, False),
    ("awb-8:42", {}, 28, True),
    ("awb-4:13", {}, 56, True),
    ("awb-4:13", {"weeks": 12}, 84, True),
    ("awb-4:13", {"weeks": 13}, 91, False),
    ("awb-4:13", {"extended_weeks": 4}, 84, True),
    ("awb-4:13", {"extended_weeks": 5}, 91, False),
    ("awb-4:13", {"source": "bylaw"}, 56, False),
    ("awb-4:13", {"source": "act", "suspended_days": 5}, 61, True),
    ("awb-4:15", {}, 56, True),
    ("awb-4:5", {}, 28, True),
    ("bibob-31", {}, 56, True),
    ("awb-4:87", {}, 42, True),
    ("awb-4:112", {}, 14, True),
    ("awb-5:30", {}, 91, False),
    ("awb-5:31a", {}, 28, True),
    ("awb-5:33", {}, 42, True),
    ("awb-5:37", {}, 28, True),
    ("awb-5:51", {}, 91, False),
    ("awb-9:8", {}, 28, True),
    ("awb-9:11", {}, 42, True),
    ("awb-9:11", {"extended": True}, 70, True),
    ("awb-9:11", {"committee": True}, 70, True),
    ("awb-9:11", {"committee": True, "extended": True}, 98, False),
    ("woo-4.4", {}, 28, True),
    ("woo-4.4", {"extended": True, "suspended_days": 9}, 51, True),
    ("awbi-6", {}, 3, False),
    ("own", {"days": 10}, 10, False),
    ("own", {"weeks": 3}, 21, False),
]


def counts(day: date) -> bool:
    return day not in EQUAL and LIBRARY.is_working_day(day)


def step(day: date, days: int) -> date:
    """As many days further, one at a time."""
    for _ in range(abs(days)):
        day += timedelta(days=1 if days > 0 else -1)
    return day


def moved(day: date, does: Callable[[date], bool] = counts) -> date:
    while not does(day):
        day = step(day, 1)
    return day


def month_later(day: date, count: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, months.monthrange(year, month + 1)[1]))


@pytest.mark.parametrize(("rule", "options", "days", "moves"), BY_HEART)
@settings(max_examples=40)
@given(start=STARTS)
def test_a_term_in_days_ends_where_one_counts_to(
    rule: str, options: Options, days: int, moves: bool, start: date
) -> None:
    found = compute(rule, start, options)
    raw = step(start, days)
    assert found.raw_end == raw
    assert found.end == (moved(raw) if moves else raw)


def test_no_term_in_days_was_left_out() -> None:
    apart = {"awb-4:17", "awb-5:27", "awb-5:34", "awb-5:35", "awb-5:45", "avg-12", "avg-33", "awbi-11"}
    assert {rule for rule, *_ in BY_HEART} | apart == set(RULES)


@given(STARTS)
def test_the_days_of_a_late_decision_are_fifteen_and_forty_two(start: date) -> None:
    found = compute("awb-4:17", start)
    assert found.first_day == step(start, 15)
    assert found.end == step(start, 15 + 41)
    assert (found.warning is None) == counts(step(start, 14))


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_terms_in_years_end_on_the_same_day_or_the_end_of_the_month(start: date) -> None:
    assert compute("awb-5:35", start).end == month_later(start, 12)
    assert compute("awb-5:45", start, {"over_340": True}).end == month_later(start, 60)
    assert compute("awb-5:45", start, {"over_340": False}).end == month_later(start, 36)
    found = compute("awb-5:34", start)
    assert found.first_day == month_later(start, 12)
    assert found.end == step(month_later(start, 12), -1)


@given(STARTS, st.booleans())
def test_a_request_of_a_data_subject_ends_by_the_holidays_of_the_union(start: date, extended: bool) -> None:
    fridays = {
        step(day, 0) for year in range(2023, 2030) for day, name in LIBRARY.holidays(year) if name == "Good Friday"
    }

    def union(day: date) -> bool:
        return LIBRARY.is_working_day(day) or day in fridays

    found = compute("avg-12", start, {"extended": extended})
    assert found.raw_end == month_later(start, 3 if extended else 1)
    assert found.end == moved(found.raw_end, union)


@given(STARTS)
def test_a_report_of_entry_ends_on_the_fourth_day_or_when_two_working_days_have_passed(start: date) -> None:
    end = step(start, 4)
    while sum(counts(step(start, n)) for n in range(1, (end - start).days + 1)) < 2:
        end = step(end, 1)
    assert compute("awbi-11", start).end == moved(end)


@given(STARTS, st.integers(0, 50), st.integers(0, 60), st.booleans())
def test_a_completion_suspends_the_days_between(start: date, invited: int, waited: int, came: bool) -> None:
    asked = step(start, invited)
    until = step(asked, waited)
    key = "completed" if came else "term_end"
    found = compute("awb-4:15", start, {"invited": asked, key: until})
    between = [day for day in (step(asked, n) for n in range(1, waited + 1)) if day < until]
    assert found.raw_end == step(start, 56 + len(between))
    assert found.end == moved(found.raw_end)


@given(STARTS, st.integers(0, 50), st.integers(0, 120), st.integers(0, 20))
def test_the_bureau_suspends_both_days_included_up_to_its_term(start: date, asked: int, took: int, extra: int) -> None:
    day = step(start, asked)
    options: Options = {"asked": day, "received": step(day, took), "bureau_suspended_days": extra}
    found = compute("bibob-31", start, options)
    assert found.raw_end == step(start, 56 + min(took + 1, 84 + extra))


@given(STARTS, st.integers(0, 365))
def test_an_interruption_starts_a_new_equal_year(start: date, days: int) -> None:
    interrupted = step(start, days)
    found = compute("awb-5:35", start, {"interrupted": min(interrupted, month_later(start, 12))})
    assert found.end == month_later(min(interrupted, month_later(start, 12)), 12)


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)),  # noqa: DTZ001 - made aware by the strategy
    st.integers(-12, 12),
    st.sampled_from([48, 72]),
)
def test_hours_never_differ_more_than_the_clock_does(moment: datetime, zone: int, hours: int) -> None:
    start = moment.replace(tzinfo=timezone(timedelta(hours=zone)))
    early, late = hours_after(start, hours, later=False), hours_after(start, hours, later=True)
    elapsed = start + timedelta(hours=hours)
    assert early <= elapsed <= late
    assert late - early in (timedelta(0), timedelta(hours=1), timedelta(hours=2))
