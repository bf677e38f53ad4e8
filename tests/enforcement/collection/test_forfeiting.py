"""What a breach forfeits, for any order of breaches: never within the term, never above the maximum."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiotoezicht.core.refusals import Refused
from regiotoezicht.enforcement.collection.forfeiting import Forfeited, Order, days_of, forfeit, left_of
from regiotoezicht.enforcement.vocabulary import PenaltyUnit

SENT, COMPLY, TODAY, VIOLATED = date(2026, 6, 1), date(2026, 6, 15), date(2026, 12, 31), date(2026, 5, 1)
ORDER = Order("exploitant (1)", PenaltyUnit.BREACH, 250_000, 600_000, SENT, COMPLY)
FIRST = date(2026, 6, 16)


def forfeits(
    first: date = FIRST, last: date | None = None, *, order: Order = ORDER, before: tuple[Forfeited, ...] = ()
) -> list[Forfeited]:
    return forfeit(order, before, first, last or first, today=TODAY, violated_on=VIOLATED)


def test_the_first_day_after_the_term_forfeits() -> None:
    assert forfeits() == [Forfeited(FIRST, 250_000)]


def test_the_last_amount_is_cut_to_what_the_maximum_leaves() -> None:
    before = (Forfeited(FIRST, 250_000), Forfeited(FIRST + timedelta(days=1), 250_000))
    assert forfeits(FIRST + timedelta(days=2), before=before) == [Forfeited(FIRST + timedelta(days=2), 100_000)]


FULL = (Forfeited(FIRST - timedelta(days=0), 600_000),)


@pytest.mark.parametrize(
    ("first", "order", "before", "code", "article"),
    [
        (TODAY + timedelta(days=1), ORDER, (), "breach_in_future", ""),
        (date(2026, 4, 30), ORDER, (), "before_violation", ""),
        (date(2026, 5, 31), ORDER, (), "before_sending", "3:41"),
        (COMPLY, ORDER, (), "within_term", "5:32a"),
        (FIRST, replace(ORDER, sent_on=None), (), "order_unsent", "3:41"),
        (FIRST, replace(ORDER, lifted_on=FIRST), (), "order_lifted", "5:34"),
        (FIRST + timedelta(days=9), ORDER, FULL, "maximum_reached", "5:32b"),
        (FIRST, ORDER, (Forfeited(FIRST, 1),), "same_day", "5:32b"),
        (
            FIRST + timedelta(days=6),
            replace(ORDER, unit=PenaltyUnit.WEEK),
            (Forfeited(FIRST, 1),),
            "same_week",
            "5:32b",
        ),
    ],
)
def test_a_breach_that_forfeits_nothing_is_refused_with_its_article(
    first: date, order: Order, before: tuple[Forfeited, ...], code: str, article: str
) -> None:
    with pytest.raises(Refused) as refusal:
        forfeits(first, order=order, before=before)
    assert refusal.value.code == code
    assert article in refusal.value.sentence


def test_an_order_against_repetition_forfeits_from_its_sending() -> None:
    assert forfeits(SENT, order=replace(ORDER, last_comply_day=None)) == [Forfeited(SENT, 250_000)]


def test_a_period_counts_days_or_weeks_but_no_breaches() -> None:
    last = FIRST + timedelta(days=15)
    by_day, by_week = replace(ORDER, unit=PenaltyUnit.DAY), replace(ORDER, unit=PenaltyUnit.WEEK)
    assert len(days_of(by_day, FIRST, last)) == 16
    assert days_of(by_week, FIRST, last) == [FIRST + timedelta(days=7 * number) for number in range(3)]
    assert forfeits(FIRST, last, order=by_day)[-1].cents == 100_000
    assert len(forfeits(FIRST, last, order=by_day)) == 3
    for order, until, code in (
        (ORDER, last, "no_period"),
        (by_day, FIRST - timedelta(days=1), "backwards"),
        (by_day, FIRST + timedelta(days=92), "period_long"),
    ):
        with pytest.raises(Refused) as refusal:
            days_of(order, FIRST, until)
        assert refusal.value.code == code


@given(
    st.lists(st.tuples(st.integers(-30, 120), st.integers(0, 40)), max_size=25),
    st.sampled_from(list(PenaltyUnit)),
    st.integers(1, 400_000),
    st.integers(1, 9),
)
def test_whatever_the_order_of_breaches_the_sum_never_passes_the_maximum(
    breaches: list[tuple[int, int]], unit: PenaltyUnit, amount: int, times: int
) -> None:
    maximum = amount if unit == PenaltyUnit.LUMP else amount * times - amount // 3
    order = replace(ORDER, unit=unit, amount_cents=amount, maximum_cents=maximum)
    before: list[Forfeited] = []
    for offset, length in breaches:
        first = FIRST + timedelta(days=offset)
        try:
            before += forfeit(order, before, first, first + timedelta(days=length), today=TODAY, violated_on=VIOLATED)
        except Refused:
            continue
    assert sum(one.cents for one in before) + left_of(order, before) == maximum
    assert all(0 < one.cents <= amount for one in before)
    assert all(COMPLY < one.on <= TODAY for one in before)
    assert len({one.on for one in before}) == len(before)
