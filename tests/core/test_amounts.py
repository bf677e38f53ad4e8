"""Amounts as a clerk types them."""

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from regiotoezicht.core.amounts import EuroField
from regiotoezicht.core.money import euros


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("2.500", 250_000),
        ("2500,5", 250_050),
        ("€ 2.500,-", 250_000),
        ("0,01", 1),
        ("1.000.000,00", 100_000_000),
        ("5,--", 500),
    ],
)
def test_an_amount_is_read_as_a_clerk_types_it(typed: str, cents: int) -> None:
    assert EuroField(label="Bedrag").clean(typed) == cents


def test_less_than_nothing_is_refused_by_its_own_reason() -> None:
    with pytest.raises(forms.ValidationError, match="kan niet lager zijn dan nul"):
        EuroField(label="Bedrag").clean("-5")


@pytest.mark.parametrize("typed", ["-5,00", "12,50-", "100 -"])
def test_a_minus_behind_the_amount_is_a_minus_too(typed: str) -> None:
    with pytest.raises(forms.ValidationError, match="kan niet lager zijn dan nul"):
        EuroField(label="Bedrag").clean(typed)


@pytest.mark.parametrize("typed", ["21.474.836,48", "999.999.999.999.999.999", "9" * 5_000])
def test_more_than_a_column_holds_is_refused(typed: str) -> None:
    field = EuroField(label="Bedrag")
    with pytest.raises(forms.ValidationError, match=r"te groot: ten hoogste €.*21\.474\.836,47"):
        field.clean(typed)
    assert field.clean("21.474.836,47") == 2**31 - 1
    assert EuroField(label="Bedrag", most_cents=10**13).clean("100.000.000.000") == 10**13


@pytest.mark.parametrize("typed", ["veel", "2,500.00", "2.50", "1e3"])
def test_what_is_no_amount_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(forms.ValidationError, match=r"Schrijf het als 2\.500"):
        EuroField(label="Bedrag").clean(typed)


def test_cents_are_shown_as_they_are_typed() -> None:
    field = EuroField(label="Bedrag", required=False)
    assert (field.prepare_value(250_050), field.prepare_value(250_000), field.clean("")) == ("2.500,50", "2.500", None)


@given(st.integers(min_value=0, max_value=999_999_999))
def test_what_is_shown_is_read_back(cents: int) -> None:
    field = EuroField(label="Bedrag")
    assert field.clean(field.prepare_value(cents)) == cents


@pytest.mark.parametrize(
    ("cents", "said"),
    [
        (971_000, "€\u00a09.710,00"),
        (5, "€\u00a00,05"),
        (-123_456, "-€\u00a01.234,56"),
        (100_000_000, "€\u00a01.000.000,00"),
    ],
)
def test_an_amount_stays_on_one_line(cents: int, said: str) -> None:
    assert euros(cents) == said and not set(said) & set(" \t\n")
