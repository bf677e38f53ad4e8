"""Stages, keys, caps and VAT of cost plans."""

from datetime import date
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiotoezicht.contributions import rules
from regiotoezicht.contributions.sentences import quota
from regiotoezicht.contributions.shares import Key, Party
from regiotoezicht.contributions.vat import general_rate, vat_on
from regiotoezicht.contributions.vocabulary import Stage, Vat
from regiotoezicht.core.refusals import Refused

DAY = date(2022, 1, 1)
ALLOWED = {
    (None, Stage.INDICATIVE),
    (None, Stage.DEFINITIVE),
    (Stage.INDICATIVE, Stage.INDICATIVE),
    (Stage.INDICATIVE, Stage.DEFINITIVE),
    (Stage.DEFINITIVE, Stage.DEFINITIVE),
    (Stage.DEFINITIVE, Stage.SETTLED),
}


@pytest.mark.parametrize(("before", "stage"), list(product((None, *Stage), Stage)))
def test_a_version_follows_with_the_same_stage_or_the_next(before: Stage | None, stage: Stage) -> None:
    if (before, stage) in ALLOWED:
        rules.refuse_stage(before, stage)
    else:
        with pytest.raises(Refused):
            rules.refuse_stage(before, stage)


def test_a_mix_is_a_hundred_per_cent_and_inhabitants_have_a_reference_date() -> None:
    rules.refuse_key(Key.MIXED, {Key.INHABITANTS: 8_000, Key.EQUAL: 2_000}, reference_date=DAY)
    rules.refuse_key(Key.EQUAL, {}, reference_date=None)
    for key, mix, day, code in (
        (Key.MIXED, {Key.INHABITANTS: 8_000, Key.EQUAL: 1_999}, DAY, "mix"),
        (Key.MIXED, {Key.INHABITANTS: 11_000, Key.EQUAL: -1_000}, DAY, "mix"),
        (Key.MIXED, {Key.INHABITANTS: 8_000, Key.EQUAL: 2_000}, None, "reference_date"),
        (Key.INHABITANTS, {}, None, "reference_date"),
    ):
        with pytest.raises(Refused) as refused:
            rules.refuse_key(key, mix, reference_date=day)
        assert refused.value.code == code


def test_a_promise_is_raised_by_its_index_and_never_exceeded() -> None:
    assert rules.cap_in(971_000, 0, 4) == 971_000
    assert rules.cap_in(971_000, 250, 1) == 995_275
    assert rules.cap_in(971_000, 250, 2) == 1_020_156  # 1,020,156.875 rounded down
    assert rules.cap_in(971_000, rules.HUNDRED, 77) < 2**63  # what a column holds


@given(st.integers(0, 10**12), st.integers(0, 10**12), st.integers(0, 10**12))
def test_a_promise_with_vat_leaves_room_for_the_vat(cap: int, costs: int, vat: int) -> None:
    left = rules.without_vat(cap, costs_cents=costs, vat_cents=vat)
    assert 0 <= left <= cap
    if costs:
        assert left + left * vat // costs <= cap


def test_vat_is_rounded_to_the_nearest_cent() -> None:
    assert vat_on(10_000, Vat.TAXED, DAY) == vat_on(10_000, Vat.COMPENSABLE, DAY) == 2_100
    assert vat_on(10_000, Vat.EXEMPT, DAY) == 0
    assert [vat_on(cents, Vat.TAXED, DAY) for cents in (2, 3, 50)] == [0, 1, 11]  # 0.42, 0.63, 10.5


def test_a_rate_of_before_the_table_is_not_guessed() -> None:
    assert general_rate(date(2012, 10, 1)) == 2_100
    with pytest.raises(Refused):
        general_rate(date(2012, 9, 30))


def test_what_nobody_pays_is_never_passed_over() -> None:
    rules.refuse_uncarried(0, carried=False, left_open=False)
    rules.refuse_uncarried(1, carried=True, left_open=False)
    rules.refuse_uncarried(1, carried=False, left_open=True)
    with pytest.raises(Refused):
        rules.refuse_uncarried(1, carried=False, left_open=False)


@pytest.mark.parametrize("year", [2021, 2100])
def test_a_plan_is_for_a_year_with_the_task(year: int) -> None:
    with pytest.raises(Refused):
        rules.refuse_year(year)


def test_what_the_key_gives_is_told_as_a_sum() -> None:
    whole = {Key.INHABITANTS: Fraction(1_564_695), Key.EQUAL: Fraction(32), Key.WEIGHTS: Fraction(5, 2)}
    of = Party("GM0375", 42_084, Fraction(1, 2))
    mix = {Key.INHABITANTS: Fraction(4, 5), Key.EQUAL: Fraction(1, 5), Key.WEIGHTS: Fraction(0)}
    told = {key: quota(100_00, key, mix, of, whole).replace("\u00a0", " ") for key in Key}
    assert told[Key.INHABITANTS] == "€ 100,00 × 42.084 ÷ 1.564.695, afgerond op centen"
    assert told[Key.EQUAL] == "€ 100,00 × 1 ÷ 32, afgerond op centen"
    assert told[Key.WEIGHTS] == "€ 100,00 × 0,5 ÷ 2,5, afgerond op centen"
    assert told[Key.MIXED] == "€ 100,00 × (80 % × 42.084 ÷ 1.564.695 + 20 % × 1 ÷ 32), afgerond op centen"
