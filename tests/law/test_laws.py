"""Laws of terms as properties, and a second opinion on the holidays."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workalendar.europe import Netherlands

from regiotoezicht.law.calculation import compute
from regiotoezicht.law.holidays import ATW, DECREES, REGULATION_1182_71, good_friday, holidays, kings_day
from regiotoezicht.law.options import OptionValue
from regiotoezicht.law.refusals import NoAnswer
from regiotoezicht.law.rules import RULES
from regiotoezicht.law.suspensions import bureau, completion
from regiotoezicht.law.terms import Mover, Term

DAYS_OF_KNOWN_YEARS = st.dates(date(2023, 1, 1), date(2028, 6, 1))
ANY_DAY = st.dates()
REQUIRED: dict[str, dict[str, OptionValue]] = {"own": {"days": 10}, "awb-5:45": {"over_340": True}}
IN_DAYS = sorted(code for code, rule in RULES.items() if not rule.takes_moment)
FORWARD = [code for code in IN_DAYS if RULES[code].length.number >= 0]
MOVING = [code for code in FORWARD if RULES[code].mover is not Mover.NONE]
SUSPENDABLE = ["awb-7:10", "awb-4:13", "woo-4.4"]


def term(code: str, start: date, **options: OptionValue) -> Term:
    return compute(code, start, {**REQUIRED.get(code, {}), **options})


@given(st.sampled_from(IN_DAYS), DAYS_OF_KNOWN_YEARS)
def test_an_end_is_never_before_its_raw_end(code: str, start: date) -> None:
    found = term(code, start)
    assert found.end >= found.raw_end
    assert found.rolled == (found.end != found.raw_end)


@given(st.sampled_from(FORWARD), DAYS_OF_KNOWN_YEARS)
def test_a_term_ends_after_its_trigger(code: str, start: date) -> None:
    assert term(code, start).end > start


@given(st.sampled_from(MOVING), DAYS_OF_KNOWN_YEARS)
def test_an_end_that_may_move_is_the_first_day_that_counts(code: str, start: date) -> None:
    found = term(code, start)
    calendar = REGULATION_1182_71 if RULES[code].mover is Mover.REGULATION_1182_71 else ATW
    assert calendar.counts(found.end)
    passed = [found.raw_end + timedelta(days=n) for n in range((found.end - found.raw_end).days)]
    if code != "awbi-11":  # that one is lengthened over days that count, to hold two of them
        assert not any(calendar.counts(day) for day in passed)


@given(DAYS_OF_KNOWN_YEARS)
def test_a_report_of_entry_has_two_working_days(start: date) -> None:
    end = term("awbi-11", start).end
    assert sum(ATW.counts(start + timedelta(days=n)) for n in range(1, (end - start).days + 1)) >= 2


@given(st.sampled_from(MOVING), DAYS_OF_KNOWN_YEARS)
def test_a_later_trigger_never_ends_earlier(code: str, start: date) -> None:
    assert term(code, start + timedelta(days=1)).end >= term(code, start).end


@given(st.sampled_from(SUSPENDABLE), DAYS_OF_KNOWN_YEARS, st.data())
def test_suspensions_add_up_in_any_order(code: str, start: date, data: st.DataObject) -> None:
    asked = start + timedelta(days=data.draw(st.integers(0, 20)))
    invited = start + timedelta(days=data.draw(st.integers(0, 20)))
    parts = [
        bureau(asked, asked + timedelta(days=data.draw(st.integers(0, 30)))).days,
        completion(invited, invited + timedelta(days=data.draw(st.integers(0, 30)))).days,
        data.draw(st.integers(0, 30)),
    ]
    expected = term(code, start).raw_end
    for days in data.draw(st.permutations(parts)):
        expected += timedelta(days=days)
    found = term(code, start, suspended_days=sum(data.draw(st.permutations(parts))))
    assert (found.raw_end, found.end) == (expected, ATW.roll(expected))


@given(st.sampled_from(IN_DAYS), ANY_DAY)
def test_any_day_there_is_gets_an_answer_or_a_refusal(code: str, start: date) -> None:
    try:
        found = term(code, start)
    except NoAnswer as refused:
        assert refused.code in {"year_unknown", "date_out_of_range"}
    else:
        assert found.steps and all(step.endswith(".") for step in found.steps)


@pytest.mark.parametrize("year", range(2000, 2101))
def test_holidays_agree_with_workalendar(year: int) -> None:
    """The library is right on the statutory days; it knows no equal days by decree, and no statute at all."""
    theirs = {day for day, _ in Netherlands().holidays(year) if day.weekday() != 6}
    ours = {day for day in {*holidays(year), good_friday(year)} if day.weekday() != 6}
    assert ours == theirs


def test_workalendar_does_not_know_the_equal_days() -> None:
    library = Netherlands()
    equal_days = {day for decree in DECREES for day in decree.days}
    assert equal_days
    assert all(library.is_working_day(day) and not ATW.counts(day) for day in equal_days)


def test_kings_day_moves_to_the_26th_on_a_sunday() -> None:
    assert kings_day(2025) == date(2025, 4, 26)
    assert kings_day(2026) == date(2026, 4, 27)


def test_the_union_counts_good_friday_and_equal_days_and_not_the_fifth_of_may() -> None:
    assert REGULATION_1182_71.counts(date(2026, 4, 3))
    assert REGULATION_1182_71.counts(date(2026, 5, 15))
    assert not REGULATION_1182_71.counts(date(2026, 5, 5))
    assert REGULATION_1182_71.is_known(2035)
