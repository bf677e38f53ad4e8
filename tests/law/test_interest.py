"""Statutory interest: worked examples, laws that hold for any debt, and the table of rates."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiotoezicht.law.interest import Added, Paid, Period, Settled, owed
from regiotoezicht.law.rates import RATES, Rate, Table, put_rates_in_use, rate_on, read_rates, with_rates
from regiotoezicht.law.refusals import NoAnswer

PAY_UNTIL = date(2015, 12, 31)
NEXT = '[[percentage]]\nvan = 2025-01-01\ntot = 2026-01-01\nprocent = 5\nbron = "Stb. 2024, 1 (fictief)"\n'
DAYS = st.dates(date(2016, 1, 1), date(2024, 12, 31))
CENTS = st.integers(1, 10_000_000)
PAYMENTS = st.lists(
    st.builds(Paid, st.dates(date(2015, 6, 1), date(2024, 12, 31)), st.integers(1, 400_000)), max_size=5
)


@pytest.fixture(autouse=True)
def _table() -> Iterator[None]:
    yield
    put_rates_in_use(Table(RATES))


def test_a_whole_year_brings_the_rate_itself_and_then_interest_runs_over_it() -> None:
    year = owed(100_000, pay_until=PAY_UNTIL, on=date(2017, 1, 1))
    assert (year.principal_cents, year.interest_cents) == (100_000, 2_000)
    two = owed(100_000, pay_until=PAY_UNTIL, on=date(2018, 1, 1))
    assert two.interest_cents == 4_040
    assert [one.cents for one in two.pieces if isinstance(one, Added)] == [2_000, 2_040]


def test_each_rate_runs_over_its_own_days() -> None:
    found = owed(365_000, pay_until=date(2022, 12, 31), on=date(2024, 1, 1))
    periods = [one for one in found.pieces if isinstance(one, Period)]
    assert [(one.rate.percent, (one.until - one.first).days, one.cents) for one in periods] == [
        (Decimal(4), 181, 7_240),
        (Decimal(6), 184, 11_040),
    ]
    assert found.interest_cents == 18_280


def test_a_payment_settles_the_interest_first_and_then_the_principal() -> None:
    paid = [Paid(date(2017, 1, 1), 52_000)]
    found = owed(100_000, pay_until=PAY_UNTIL, on=date(2018, 1, 1), paid=paid)
    (settled,) = [one for one in found.pieces if isinstance(one, Settled)]
    assert (settled.interest_cents, settled.principal_cents, settled.left_cents) == (2_000, 50_000, 0)
    assert (found.principal_cents, found.interest_cents, found.ran_cents) == (50_000, 1_000, 3_000)


def test_what_is_paid_in_time_brings_no_interest() -> None:
    found = owed(100_000, pay_until=PAY_UNTIL, on=date(2017, 1, 1), paid=[Paid(PAY_UNTIL, 100_000)])
    assert (found.principal_cents, found.interest_cents, found.ran_cents) == (0, 0, 0)
    assert owed(100_000, pay_until=PAY_UNTIL, on=PAY_UNTIL).pieces == ()


def test_below_twenty_euro_is_said_to_be_too_little() -> None:
    assert owed(99_900, pay_until=PAY_UNTIL, on=date(2017, 1, 1)).is_too_little
    assert not owed(100_000, pay_until=PAY_UNTIL, on=date(2017, 1, 1)).is_too_little


def test_a_debt_of_a_leap_day_has_its_year_on_the_last_of_february() -> None:
    found = owed(100_000, pay_until=date(2016, 2, 28), on=date(2017, 2, 28))
    assert found.interest_cents == 2_000


@given(CENTS, DAYS, DAYS, PAYMENTS)
def test_no_cent_is_lost_and_time_never_makes_the_interest_less(
    cents: int, one: date, other: date, paid: list[Paid]
) -> None:
    early, late = sorted((one, other))
    before = owed(cents, pay_until=PAY_UNTIL, on=early, paid=paid)
    after = owed(cents, pay_until=PAY_UNTIL, on=late, paid=paid)
    assert before.ran_cents <= after.ran_cents
    settled = [one for one in after.pieces if isinstance(one, Settled)]
    received = sum(one.cents for one in paid if one.on <= late)
    assert received == sum(one.interest_cents + one.principal_cents + one.left_cents for one in settled)
    assert cents == after.principal_cents + sum(one.principal_cents for one in settled)
    assert after.ran_cents == after.interest_cents + sum(one.interest_cents for one in settled)


@given(CENTS, CENTS, DAYS)
def test_a_higher_debt_never_brings_less_interest(cents: int, more: int, on: date) -> None:
    less = owed(cents, pay_until=PAY_UNTIL, on=on).interest_cents
    assert less <= owed(cents + more, pay_until=PAY_UNTIL, on=on).interest_cents


@given(CENTS, DAYS, st.integers(1, 400_000))
def test_a_payment_never_makes_more_due(cents: int, on: date, part: int) -> None:
    without = owed(cents, pay_until=PAY_UNTIL, on=date(2024, 12, 31))
    found = owed(cents, pay_until=PAY_UNTIL, on=date(2024, 12, 31), paid=[Paid(on, part)])
    assert found.principal_cents + found.interest_cents <= without.principal_cents + without.interest_cents


def test_the_table_has_no_gap_and_is_not_guessed_beyond_its_last_decree() -> None:
    for earlier, later in pairwise(RATES):
        assert earlier.until == later.first
    assert rate_on(date(2024, 12, 31)).source == "Stb. 2023, 484"
    with pytest.raises(NoAnswer) as refusal:
        owed(100_000, pay_until=date(2024, 12, 30), on=date(2025, 1, 3))
    assert refusal.value.code == "rate_unknown"
    assert "1 januari 2025" in refusal.value.sentence


def test_the_next_decree_is_read_from_a_text() -> None:
    put_rates_in_use(with_rates(NEXT))
    assert rate_on(date(2025, 6, 1)) == Rate(date(2025, 1, 1), date(2026, 1, 1), Decimal(5), "Stb. 2024, 1 (fictief)")
    assert owed(100_000, pay_until=date(2024, 12, 31), on=date(2026, 1, 1)).interest_cents == 5_000
    put_rates_in_use(Table(RATES, doubt="Het bestand klopt niet."))
    with pytest.raises(NoAnswer, match="klopt niet"):
        rate_on(date(2020, 1, 1))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "noemt geen percentage"),
        ("x =", "niet te lezen"),
        ("[[besluit]]\nvan = 1\n", "kent alleen"),
        ("percentage = 4\n", "noemt geen percentage"),
        (NEXT.replace("procent = 5\n", ""), "noem precies"),
        (NEXT + 'extra = "x"\n', "noem precies"),
        (NEXT.replace("2026-01-01", "2025-01-01"), "van ligt voor tot"),
        (NEXT.replace("2026-01-01", '"2026-01-01"'), "van ligt voor tot"),
        (NEXT.replace("= 5", "= 70"), "procent is een getal"),
        (NEXT.replace("= 5", "= true"), "procent is een getal"),
        (NEXT.replace("= 5", '= "5"'), "procent is een getal"),
        (NEXT.replace("Stb. 2024, 1 (fictief)", " "), "noem bij bron"),
        (NEXT + NEXT, "gaan over 1 januari 2025"),
        ("#" * 70_000, "veel groter"),
    ],
)
def test_a_text_that_cannot_be_right_is_refused(text: str, words: str) -> None:
    with pytest.raises(NoAnswer, match=words):
        read_rates(text)


def test_a_text_may_not_speak_about_days_that_the_programme_knows() -> None:
    with pytest.raises(NoAnswer, match="gaan over"):
        with_rates(NEXT.replace("2025-01-01", "2024-07-01"))
    assert read_rates(NEXT.replace("= 5", "= 4.5"))[0].percent == Decimal("4.5")
