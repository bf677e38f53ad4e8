"""VAT on shared costs. Pure."""

from datetime import date

from regiotoezicht.contributions.vocabulary import Vat
from regiotoezicht.core.refusals import Refused

_GENERAL = ((date(2012, 10, 1), 2_100),)
"""From which day on the general rate holds, in hundredths of a per cent."""


def general_rate(on: date) -> int:
    """The general rate on a day, in hundredths of a per cent.

    Raises Refused for a day before the table.

    Basis: Wet OB 1968 9(1).
    """
    for since, rate in reversed(_GENERAL):
        if since <= on:
            return rate
    raise Refused("no_rate", "Van voor 1 oktober 2012 is het btw-tarief hier niet bekend.")


def vat_on(cents: int, treatment: Vat, on: date) -> int:
    """The VAT on costs in cents, rounded to the nearest cent, half a cent up.

    Of a line that is passed on for compensation it is charged too: the municipality gets it back itself.

    Basis: Wet OB 1968 9(1); Richtlijn 2006/112/EG 13 (what a public body does as such lies outside VAT);
    Uitvoeringsbesluit OB 5a [K] (rounding); Wet op het BTW-compensatiefonds 4.
    """
    if treatment in (Vat.EXEMPT, Vat.OUTSIDE):
        return 0
    return (cents * general_rate(on) * 2 + 10_000) // 20_000
