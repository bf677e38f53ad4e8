"""Figures as a reader sees them: numbers with Dutch thousands, hours, euros; and a word where nothing is shown."""

from regiotoezicht.core import money
from regiotoezicht.core.templatetags.dutch import hours, thousands
from regiotoezicht.reporting.vocabulary import EUROS, TERMS, Figure

HIDDEN = "niet getoond"
UNITS = {Figure.HOURS: "uren", **dict.fromkeys(EUROS, "euro"), **dict.fromkeys(TERMS, "aantal termijnen")}
SIZES = {Figure.HOURS: 60, **dict.fromkeys(EUROS, 100)}
"""In how many parts a unit is kept: hours in minutes, euros in cents."""


def said(figure: Figure, number: int | None) -> str:
    """A number of a figure in words; nothing for what is not shown."""
    if number is None:
        return ""
    if figure is Figure.HOURS:
        return hours(number)
    return money.euros(number) if figure in EUROS else thousands(number)


def in_units(figure: Figure, number: int) -> float:
    """A number as a chart measures it: minutes as hours, cents as euros."""
    return number / SIZES.get(figure, 1)


def unit_of(figure: Figure) -> str:
    """What the axis of a chart says."""
    return UNITS.get(figure, "aantal")
