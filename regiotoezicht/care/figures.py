"""Figures of a year, for the whole region only: counted where they may be read, protected before others see them."""

from collections.abc import Iterable, Mapping

from regiotoezicht.care.content import Content
from regiotoezicht.care.vocabulary import AFTERCARE_MONTHS, Help, Moment, Status, aftercare_name

LEAST, STEP = 10, 5
TOTAL = "referrals"
FILLED = "filled"
"""How many municipalities had a referral at all: under the same seal as the sum, and never shown."""
LABELS: dict[str, str] = {
    TOTAL: "Verwijzingen",
    "in_time": "Eerste contact binnen de afgesproken tijd",
    "accepted": "Aanbod aangenomen",
    **{f"aftercare_{months}": f"{aftercare_name(months)} gedaan" for months in AFTERCARE_MONTHS},
    **{f"help_{one.value}": f"Hulp: {one.label}" for one in Help},
}


def counted(contents: Iterable[Content], year: int) -> dict[str, int]:
    """What happened with the referrals that began in a year; a withdrawn one says nothing and counts nowhere."""
    sums = dict.fromkeys(LABELS, 0)
    for one in contents:
        if one.status == Status.WITHDRAWN or one.consent_on is None or one.consent_on.year != year:
            continue
        sums[TOTAL] += 1
        sums["in_time"] += bool(one.contact_at and one.due_at and one.contact_at <= one.due_at)
        sums["accepted"] += one.has_accepted
        for months in AFTERCARE_MONTHS:
            sums[f"aftercare_{months}"] += one.aftercare.get(str(months)) == Moment.DONE
        for code in one.help:
            sums[f"help_{code}"] += 1
    return sums | {FILLED: int(sums[TOTAL] > 0)}


def added(one: Mapping[str, int], other: Mapping[str, int]) -> dict[str, int]:
    """Two sums together."""
    return {name: one.get(name, 0) + other.get(name, 0) for name in (*LABELS, FILLED)}


def protected(sums: Mapping[str, int]) -> dict[str, int | None]:
    """What may be shown to everybody: nothing under ten, and the rest rounded down to five, so that no difference of
    two figures tells a small number.

    Basis: law notes A8 and E (per year and region, k of ten at least).
    """
    return {name: number - number % STEP if (number := sums[name]) >= LEAST else None for name in LABELS}
