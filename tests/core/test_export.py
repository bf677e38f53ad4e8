"""Files for other programs: what looks like a formula is text, and numbers are written the Dutch way."""

from datetime import date
from decimal import Decimal

import pytest

from regiotoezicht.core.export import separated


def line(*values: object) -> str:
    return separated(["a"], [values]).decode("utf-8-sig").split("\r\n")[1]


def test_numbers_days_and_nothing_are_written_the_dutch_way() -> None:
    assert line(Decimal("-9710.5"), date(2026, 3, 24), None, -3) == "-9710,50;24-03-2026;;-3"


@pytest.mark.parametrize("text", ["=1+1", "+31", "-cmd", "@SUM(A1)", "\t=1", "\r=1"])
def test_text_that_looks_like_a_formula_is_no_formula(text: str) -> None:
    assert line(text).lstrip('"').startswith("'")
