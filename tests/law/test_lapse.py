"""The lapse of a forfeited penalty: worked examples, and laws that hold for any days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiotoezicht.law.calculation import compute
from regiotoezicht.law.lapse import Postponed, lapse
from regiotoezicht.law.refusals import NoAnswer

FORFEITED = date(2026, 6, 16)
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
LENGTHS = st.integers(0, 400)


def end(*interrupted: str, postponed: tuple[tuple[str, str], ...] = (), forfeited: date = FORFEITED) -> str:
    periods = [Postponed(date.fromisoformat(first), date.fromisoformat(last)) for first, last in postponed]
    days = [date.fromisoformat(day) for day in interrupted]
    return lapse(forfeited, interrupted=days, postponed=periods).end.isoformat()


def test_worked_examples() -> None:
    assert end() == "2027-06-16"
    assert end(forfeited=date(2026, 5, 23)) == "2027-05-23"  # a Sunday stays
    assert end("2026-08-03") == "2027-08-03"
    assert end("2027-06-16") == "2028-06-16"  # on the last day itself
    assert end("2026-08-03", "2027-08-03", "2028-07-01") == "2029-07-01"
    assert end("2028-07-01", "2026-08-03", "2027-08-03") == "2029-07-01"  # laid down in another order


def test_postponement_lengthens_by_its_days_and_counts_twice_postponed_days_once() -> None:
    assert end(postponed=(("2026-09-01", "2026-09-30"),)) == "2027-07-16"
    assert end(postponed=(("2026-09-01", "2026-09-20"), ("2026-09-11", "2026-09-30"))) == "2027-07-16"
    # Of the days before an interruption none counts any more: the new term starts after it.
    assert end("2026-09-15", postponed=(("2026-09-01", "2026-09-30"),)) == "2027-09-30"
    # In the lengthened term it may still be interrupted.
    assert end("2027-07-16", postponed=(("2026-09-01", "2026-09-30"),)) == "2028-07-16"


@pytest.mark.parametrize(
    ("interrupted", "postponed", "code"),
    [
        (("2027-06-17",), (), "interrupted_after_lapse"),
        (("2026-06-15",), (), "interrupted_before_start"),
        (("2026-08-03", "2027-08-04"), (), "interrupted_after_lapse"),
        ((), (("2027-06-17", "2027-06-20"),), "postponed_after_lapse"),
        ((), (("2026-09-02", "2026-09-01"),), "postponed_backwards"),
    ],
)
def test_what_comes_too_late_or_too_early_is_refused(
    interrupted: tuple[str, ...], postponed: tuple[tuple[str, str], ...], code: str
) -> None:
    with pytest.raises(NoAnswer) as refusal:
        end(*interrupted, postponed=postponed)
    assert refusal.value.code == code
    assert refusal.value.sentence.endswith(".")


def test_the_answer_explains_itself() -> None:
    told = lapse(FORFEITED, interrupted=[date(2026, 8, 3)], postponed=[Postponed(date(2026, 9, 1), date(2026, 9, 1))])
    assert told.basis == "artikel 5:35 Awb"
    text = " ".join(told.steps)
    assert "gestuit op maandag 3 augustus 2026" in text
    assert "één dag langer (artikel 4:111 Awb)" in text
    assert "woensdag 4 augustus 2027" in text


@given(DAYS, st.none() | st.integers(0, 365))
def test_it_agrees_with_the_table_of_terms(forfeited: date, after: int | None) -> None:
    days = [] if after is None else [forfeited + timedelta(days=after)]
    options = {} if after is None else {"interrupted": days[0]}
    assert lapse(forfeited, interrupted=days).end == compute("awb-5:35", forfeited, options).end


@given(DAYS, st.lists(LENGTHS, max_size=4), st.lists(st.tuples(LENGTHS, LENGTHS), max_size=3))
def test_neither_interruption_nor_postponement_shortens(
    forfeited: date, gaps: list[int], offsets: list[tuple[int, int]]
) -> None:
    interrupted, day = [], forfeited
    for gap in gaps:
        day += timedelta(days=min(gap, 365))
        interrupted.append(day)
    postponed = [
        Postponed(forfeited + timedelta(days=first), forfeited + timedelta(days=first + length))
        for first, length in offsets
    ]
    try:
        longest = lapse(forfeited, interrupted=interrupted, postponed=postponed).end
    except NoAnswer as refusal:
        assert refusal.code == "postponed_after_lapse"
        return
    assert longest >= lapse(forfeited, interrupted=interrupted).end >= lapse(forfeited).end
    if interrupted:
        assert longest >= lapse(forfeited, interrupted=interrupted[:-1], postponed=[]).end
