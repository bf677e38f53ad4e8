"""The drawing of a timeline: where each action lies between the first and the last day of its plan. Pure.

One coordinate system for all rows, in units of the drawing, so that every row lines up with the heads above it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

WIDTH = 320
"""About as many units as the column has pixels, so that the letters above it can be read."""
SMALLEST = 3
"""Units: an action of one day is still to be seen."""
MONTHS_OF_A_QUARTER = 3
MOST_QUARTERS = 10
LABEL = 58
"""Units: what a label needs."""


@dataclass(frozen=True)
class Mark:
    """A line in the drawing, with the words above it; empty when the lines stand too close for words."""

    x: int
    label: str


@dataclass(frozen=True)
class Bar:
    """An action in the drawing, and how much of it is done."""

    x: int
    width: int
    done: int


@dataclass(frozen=True)
class Scale:
    """A period, drawn from left to right."""

    first: date
    last: date

    def x_of(self, day: date) -> int:
        """Where a day begins; days outside the period lie on its edge."""
        span = (self.last - self.first).days + 1
        return min(max((day - self.first).days, 0), span) * WIDTH // span

    def bar(self, start: date, end: date, percent: int) -> Bar:
        """A period within, up to and with its last day."""
        x = min(self.x_of(start), WIDTH - SMALLEST)
        width = max(self.x_of(end + timedelta(days=1)) - x, SMALLEST)
        return Bar(x, width, width * percent // 100)

    def marks(self) -> list[Mark]:
        """The quarters of the period, or its years when there are too many."""
        quarters = list(self._starts(MONTHS_OF_A_QUARTER))
        if len(quarters) > MOST_QUARTERS:
            return list(self._labelled((day, str(day.year)) for day in self._starts(12)))
        return list(self._labelled((day, f"{(day.month - 1) // 3 + 1}e kw {day.year}") for day in quarters))

    def _labelled(self, days: Iterable[tuple[date, str]]) -> Iterator[Mark]:
        """A mark for each day, with its label where there is room for it."""
        free = 0
        for day, label in days:
            x = self.x_of(day)
            fits = free <= x <= WIDTH - LABEL
            free = x + LABEL if fits else free
            yield Mark(x, label if fits else "")

    def _starts(self, months: int) -> Iterator[date]:
        day = date(self.first.year, (self.first.month - 1) // months * months + 1, 1)
        while day <= self.last:
            if day >= self.first:
                yield day
            day += relativedelta(months=months)

    def today(self, on: date) -> int | None:
        """Where today lies, when it lies within."""
        return self.x_of(on) if self.first <= on <= self.last else None
