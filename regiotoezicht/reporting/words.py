"""Figures as a reader sees them: numbers with Dutch thousands, hours, euros; and a word where nothing is shown."""

from regiotoezicht.core import money
from regiotoezicht.core.templatetags.dutch import hours, thousands
from regiotoezicht.reporting.vocabulary import Figure

HIDDEN = "niet getoond"
UNITS = {Figure.HOURS: "uren", Figure.MONEY: "euro", Figure.TERMS: "aantal termijnen"}
_SIZES = {Figure.HOURS: 60, Figure.MONEY: 100}


def said(figure: Figure, number: int | None) -> str:
    """A number of a figure in words; nothing for what is not shown."""
    if number is None:
        return ""
    if figure is Figure.HOURS:
        return hours(number)
    return money.euros(number) if figure is Figure.MONEY else thousands(number)


def in_units(figure: Figure, number: int) -> float:
    """A number as a chart measures it: minutes as hours, cents as euros."""
    return number / _SIZES.get(figure, 1)


def unit_of(figure: Figure) -> str:
    """What the axis of a chart says."""
    return UNITS.get(figure, "aantal")
