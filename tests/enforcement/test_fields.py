"""An amount as a clerk types it."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from regiotoezicht.enforcement.fields import EuroField

FIELD = EuroField(label="Dwangsom")


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("2500", 250_000),
        ("2.500", 250_000),
        ("2500,50", 250_050),
        ("2.500,5", 250_050),
        ("€ 2.500,-", 250_000),
        ("€2.500", 250_000),
        ("1.000.000", 100_000_000),
        (" 0 ", 0),
    ],
)
def test_an_amount_is_read_the_dutch_way(text: str, cents: int) -> None:
    assert FIELD.clean(text) == cents


@pytest.mark.parametrize("text", ["veel", "2,500.00", "25.00", "1.2.3", "-100", "2500,505", "12345678", "2 500", "1e3"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="geen bedrag"):
        FIELD.clean(text)


@given(st.integers(min_value=0, max_value=999_999_999))
def test_what_is_shown_is_read_back(cents: int) -> None:
    assert FIELD.clean(FIELD.prepare_value(cents)) == cents
