"""Periods and names."""

from datetime import date

import pytest

from regiotoezicht.core.refusals import Refused
from regiotoezicht.council import rules
from regiotoezicht.council.rules import Period

TODAY = date(2026, 3, 24)


def test_a_period_is_a_year_or_a_half_of_it() -> None:
    whole, first, second = (rules.period_of(code, TODAY) for code in ("2026", "2026-1", "2026-2"))
    assert (whole.first, whole.last) == (date(2026, 1, 1), date(2026, 12, 31))
    assert (first.first, first.last) == (date(2026, 1, 1), date(2026, 6, 30))
    assert (second.first, second.last) == (date(2026, 7, 1), date(2026, 12, 31))
    assert [one.code for one in (whole, first, second)] == ["2026", "2026-1", "2026-2"]
    assert first.label == "de eerste helft van 2026" and whole.label == "2026"
    assert rules.period_of("2022", TODAY) == Period(2022) and rules.period_of("2027-2", TODAY) == Period(2027, 2)


@pytest.mark.parametrize("name", ["", "A. de Vries", "Zoë Ünlü-'t Hart", "Łukasz O’Brien"])
def test_a_name_may_stand_in_its_place(name: str) -> None:
    rules.refuse_no_name(name, field="mayor")


@pytest.mark.parametrize("name", ["{{ x }}", "A. Vries 06", "<b>A</b>", "-", "a@b.nl", "A\nB"])
def test_what_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(Refused, match="alleen een naam") as refusal:
        rules.refuse_no_name(name, field="mayor")
    assert refusal.value.field == "mayor"
