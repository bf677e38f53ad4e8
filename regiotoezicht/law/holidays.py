"""Recognised holidays (*algemeen erkende feestdagen*) and equal days (*gelijkgestelde dagen*).

Basis: artikel 3 Algemene termijnenwet; Regulation (EEC, Euratom) 1182/71. Holidays are computed for any year.
Equal days are set by royal decree a few years ahead; they are dated data, and a caller may bring his own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType

from dateutil.easter import easter

from regiotoezicht.law.refusals import NoAnswer

ONE_DAY = timedelta(days=1)
SATURDAY, SUNDAY = 5, 6
FIRST_KINGS_DAY = 2014  # before that year the Queen's birthday was kept on 30 April


@dataclass(frozen=True)
class Decree:
    """Equal days of the years `from_year` up to, not including, `until_year`, with the source of the list.

    Basis: artikel 3, derde lid, Algemene termijnenwet.
    """

    from_year: int
    until_year: int
    days: frozenset[date]
    source: str

    def __post_init__(self) -> None:
        """Raise `NoAnswer` when the period is empty or a day lies outside it."""
        if self.from_year >= self.until_year:
            raise NoAnswer("empty_period", "Het besluit moet voor ten minste één jaar gelden.")
        for day in sorted(self.days):
            if not self.covers(day.year):
                sentence = f"De dag {day.isoformat()} valt buiten de jaren waarvoor het besluit geldt."
                raise NoAnswer("day_outside_period", sentence)

    def covers(self, year: int) -> bool:
        """Say whether the decree speaks about `year`.

        Basis: artikel 3, derde lid, Algemene termijnenwet.
        """
        return self.from_year <= year < self.until_year


DECREES = (
    Decree(
        2017,
        2020,
        frozenset(
            {
                date(2017, 4, 28),
                date(2017, 5, 26),
                date(2018, 5, 11),
                date(2018, 12, 24),
                date(2018, 12, 31),
                date(2019, 5, 31),
                date(2019, 12, 27),
            }
        ),
        "koninklijk besluit gelijkgestelde dagen 2017-2019",
    ),
    Decree(
        2023,
        2026,
        frozenset(
            {
                date(2023, 4, 28),
                date(2023, 5, 19),
                date(2024, 5, 10),
                date(2024, 12, 27),
                date(2025, 5, 30),
            }
        ),
        "koninklijk besluit gelijkgestelde dagen 2023-2025",
    ),
    Decree(
        2026,
        2029,
        frozenset(
            {
                date(2026, 1, 2),
                date(2026, 5, 15),
                date(2027, 5, 7),
                date(2028, 4, 28),
                date(2028, 5, 26),
            }
        ),
        "koninklijk besluit gelijkgestelde dagen 2026-2028",
    ),
)


def kings_day(year: int) -> date:
    """Return the day on which the birthday of the King is kept: 27 April, or the 26th when that is a Sunday.

    Before 2014 this was Queen's Day: 30 April, or the 29th when that is a Sunday.
    Basis: artikel 3, eerste lid, Algemene termijnenwet.
    """
    day = date(year, 4, 27) if year >= FIRST_KINGS_DAY else date(year, 4, 30)
    return day - ONE_DAY if day.weekday() == SUNDAY else day


@lru_cache(maxsize=512)
def holidays(year: int) -> Mapping[date, str]:
    """Return the official holidays of `year` with their Dutch names, without Good Friday and equal days.

    Easter Sunday and Whit Sunday are left out: they are Sundays already.
    Basis: artikel 3, eerste lid, Algemene termijnenwet.
    """
    easter_sunday = easter(year)
    return MappingProxyType(
        {
            date(year, 1, 1): "nieuwjaarsdag",
            easter_sunday + timedelta(days=1): "tweede paasdag",
            kings_day(year): "Koningsdag" if year >= FIRST_KINGS_DAY else "Koninginnedag",
            date(year, 5, 5): "Bevrijdingsdag",
            easter_sunday + timedelta(days=39): "Hemelvaartsdag",
            easter_sunday + timedelta(days=50): "tweede pinksterdag",
            date(year, 12, 25): "eerste kerstdag",
            date(year, 12, 26): "tweede kerstdag",
        }
    )


@lru_cache(maxsize=512)
def good_friday(year: int) -> date:
    """Return Good Friday, which the Atw puts on a par with a holiday.

    Basis: artikel 3, tweede lid, Algemene termijnenwet.
    """
    return easter(year) - timedelta(days=2)


@dataclass(frozen=True)
class Calendar:
    """Which days count, according to one statute.

    `decrees` holds the equal days; when two speak about one year, the later one in the tuple prevails.
    `knows_equal_days` is false for a statute that has none: then every year is known. `doubt` says in Dutch why the
    tables cannot be trusted; then no year is known.
    Basis: artikelen 1 en 3 Algemene termijnenwet; artikelen 2 en 3 Verordening 1182/71.
    """

    statute: str
    knows_equal_days: bool = True
    decrees: tuple[Decree, ...] = DECREES
    doubt: str = ""

    def without_equal_days(self) -> "Calendar":
        """Return the same calendar without any decree: weekends, holidays and Good Friday only.

        Basis: artikelen 1 en 3, eerste en tweede lid, Algemene termijnenwet.
        """
        return replace(self, decrees=())

    def with_decree(self, decree: Decree) -> "Calendar":
        """Return the same calendar, in which `decree` prevails for its years.

        Basis: artikel 3, derde lid, Algemene termijnenwet.
        """
        return replace(self, decrees=(*self.decrees, decree))

    def decree_of(self, year: int) -> Decree | None:
        """Return the decree that holds for `year`, or None when none is loaded.

        Basis: artikel 3, derde lid, Algemene termijnenwet.
        """
        return next((decree for decree in reversed(self.decrees) if decree.covers(year)), None)

    def is_known(self, year: int) -> bool:
        """Say whether all days of `year` that do not count are known.

        Basis: artikel 3, derde lid, Algemene termijnenwet.
        """
        return not self.knows_equal_days or (not self.doubt and self.decree_of(year) is not None)

    def why_not(self, day: date) -> str | None:
        """Return the Dutch predicate that says why `day` does not count, or None when it counts.

        A day that counts does so as far as is known: see `is_known`.
        Basis: artikelen 1 en 3 Algemene termijnenwet; artikel 3, vierde lid, Verordening 1182/71.
        """
        if day.weekday() in (SATURDAY, SUNDAY):
            return "valt in het weekend"
        name = holidays(day.year).get(day)
        if name is not None:
            return f"is een erkende feestdag: {name}"
        if self.knows_equal_days:
            if day == good_friday(day.year):
                return "is Goede Vrijdag, gelijkgesteld met een feestdag"
            decree = self.decree_of(day.year)
            if decree is not None and day in decree.days:
                return "is bij koninklijk besluit gelijkgesteld met een feestdag"
        return None

    def counts(self, day: date) -> bool:
        """Say whether `day` is no Saturday, Sunday, holiday or equal day, as far as is known.

        Basis: artikelen 1 en 3 Algemene termijnenwet; artikel 3, vierde lid, Verordening 1182/71.
        """
        return self.why_not(day) is None

    def require_known(self, day: date) -> None:
        """Raise `NoAnswer("year_unknown")` when no table of equal days is loaded for the year of `day`.

        Basis: artikel 3, derde lid, Algemene termijnenwet.
        """
        if not self.is_known(day.year):
            if self.doubt:
                raise NoAnswer("equal_days_malformed", self.doubt)
            raise NoAnswer(
                "year_unknown",
                f"Voor {day.year} is niet bekend welke dagen met een feestdag zijn gelijkgesteld (artikel 3, "
                "derde lid, Algemene termijnenwet); neem eerst het koninklijk besluit voor dat jaar op.",
            )

    def roll(self, day: date) -> date:
        """Return `day`, or the first later day that counts.

        Raises `NoAnswer("year_unknown")` when the answer depends on a year without a table of equal days, and
        `OverflowError` beyond the last date there is.
        Basis: artikel 1, eerste lid, Algemene termijnenwet; artikel 3, vierde lid, Verordening 1182/71.
        """
        self.require_known(day)
        while not self.counts(day):
            day += ONE_DAY
            self.require_known(day)
        return day

    def roll_as_far_as_known(self, day: date) -> date:
        """Return `day`, or the first later day that counts as far as is known. Never refuses a year.

        Basis: artikel 1, eerste lid, Algemene termijnenwet; only for checks on the way to an answer.
        """
        while not self.counts(day):
            day += ONE_DAY
        return day

    def last_counting_day(self, day: date) -> date:
        """Return `day`, or the last earlier day that counts, as far as is known. Never refuses.

        Basis: own working practice (no article): an internal date lies before the legal end.
        """
        while not self.counts(day) and day > date.min:
            day -= ONE_DAY
        return day


ATW = Calendar("Algemene termijnenwet")
REGULATION_1182_71 = Calendar("Verordening (EEG, Euratom) 1182/71", knows_equal_days=False, decrees=())
