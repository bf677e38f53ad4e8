"""How long a term is: hours, days, weeks, calendar months and calendar years."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from dateutil.relativedelta import relativedelta

from regiotoezicht.law.sentences import in_words

DAYS_IN_WEEK = 7
MONTHS_IN_YEAR = 12


class Unit(Enum):
    """Unit of a length, with its Dutch singular and plural."""

    HOURS = ("uur", "uur")
    DAYS = ("dag", "dagen")
    WEEKS = ("week", "weken")
    MONTHS = ("maand", "maanden")
    YEARS = ("jaar", "jaar")


@dataclass(frozen=True)
class Length:
    """A number of hours, days, weeks, calendar months or calendar years; negative when counted backwards."""

    number: int
    unit: Unit

    def __add__(self, other: "Length") -> "Length":
        """Add a length of the same unit, so that one month and two months are three calendar months."""
        if other.unit is not self.unit:
            raise ValueError(f"cannot add {other.unit.name} to {self.unit.name}")
        return Length(self.number + other.number, self.unit)

    @property
    def words(self) -> str:
        """The length in Dutch, without its direction: "zes weken"."""
        number = abs(self.number)
        return f"{in_words(number)} {self.unit.value[0 if number == 1 else 1]}"

    def after(self, day: date) -> date:
        """Return the last day of a term of this length, `day` being day 0.

        A calendar month or year without that day ends on the last day of the month. Raises `OverflowError`
        beyond the dates there are.
        Basis: artikel 6:8 Awb (day after the trigger); common reading of terms in months and years.
        """
        if self.unit is Unit.DAYS:
            return day + timedelta(days=self.number)
        if self.unit is Unit.WEEKS:
            return day + timedelta(days=self.number * DAYS_IN_WEEK)
        months = self.number * (MONTHS_IN_YEAR if self.unit is Unit.YEARS else 1)
        try:
            return day + relativedelta(months=months)
        except ValueError as error:  # dateutil's word for a year beyond 9999
            raise OverflowError(str(error)) from error

    def is_longer_than_twelve_weeks(self) -> bool:
        """Say whether the length is beyond twelve weeks, ninety days or three months.

        Basis: artikel 4 Algemene termijnenwet.
        """
        limits = {Unit.HOURS: 0, Unit.DAYS: 90, Unit.WEEKS: 12, Unit.MONTHS: 3, Unit.YEARS: 0}
        return self.number > limits[self.unit]
