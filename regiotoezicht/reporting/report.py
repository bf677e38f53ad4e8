"""The yearly report: exact numbers protected, laid out per figure for the region, its districts and its municipalities.

What leaves this file is what may be seen: the same protected table for everybody, and exact numbers for one own
municipality.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from regiotoezicht.core.walls import Standing
from regiotoezicht.organisation.models import District, Municipality
from regiotoezicht.reporting.protection import STEP, Pattern, Shown, added, pattern_of, rounded, weighed
from regiotoezicht.reporting.queries import Counted, Counts, Parts, Period, counts_in, places_in
from regiotoezicht.reporting.vocabulary import PARTS, PENALTIES, Figure

LIKE = {Figure.HOURS: Figure.CONTROLS}
"""Hours are shown where the controls are: few hours would tell of few controls."""
PUBLIC = frozenset({Figure.MONEY})
UNITS = {Figure.HOURS: 60}
"""In how many parts a unit is counted, where figures are rounded: hours are kept in minutes."""
HUNDRED_EUROS = 10_000
"""To what the penalties are rounded down for others, in cents: a sum to the cent would be known again in another paper.
"""
ALL = Pattern[int, int]({}, {}, Shown.PARTS)


@dataclass(frozen=True)
class Line:
    """One line of a table; None for a number that is not shown."""

    name: str
    one: int | None
    other: int | None
    total: int | None
    code: str = ""
    within: str = ""

    @property
    def is_hidden(self) -> bool:
        """Whether nothing of it is shown."""
        return self.total is None

    @property
    def values(self) -> tuple[int | None, int | None, int | None]:
        """The two parts and their total."""
        return self.one, self.other, self.total


@dataclass(frozen=True)
class Sheet:
    """One figure of a period: the region, each district and each municipality."""

    figure: Figure
    whole: Line
    districts: Sequence[Line]
    towns: Sequence[Line]

    @property
    def parts(self) -> tuple[str, str] | None:
        """The names of the two parts."""
        return PARTS.get(self.figure)

    @property
    def hides(self) -> bool:
        """Whether something is not shown."""
        return any(None in line.values for line in (self.whole, *self.districts, *self.towns))


@dataclass(frozen=True)
class Report:
    """All figures of a period."""

    period: Period
    sheets: Mapping[Figure, Sheet]
    places: Sequence[Municipality]
    _counts: Counts = field(repr=False)

    def exactly(self, place: Municipality) -> list[tuple[Figure, Line]]:
        """The exact lines of a municipality, for whoever may read them: the caller has asked."""
        return [(figure, _line(self._counts[figure][place.pk], Shown.PARTS, 1, place)) for figure in Figure]

    def protected(self, place: Municipality) -> list[tuple[Figure, Line]]:
        """The lines of a municipality as everybody sees them."""
        return [
            (figure, next(line for line in sheet.towns if line.code == place.code))
            for figure, sheet in self.sheets.items()
        ]


def report_of(period: Period, *, inside: Standing, at: datetime) -> Report:
    """Count a period and protect it. `inside` is where the reader stands in the database, `at` when she reads."""
    places, merged = places_in(period)
    counted = counts_in(period, places, merged, inside=inside, at=at)
    counts = counted.numbers
    groups: dict[int, list[Municipality]] = {}
    for place in places:
        groups.setdefault(place.district_id, []).append(place)
    patterns = {figure: _pattern(counted, figure, groups, period) for figure in Figure}
    sheets = {figure: _sheet(figure, counts[figure], groups, patterns[figure], period) for figure in Figure}
    return Report(period, sheets, places, counts)


def _pattern(
    counted: Counted, figure: Figure, groups: Mapping[int, Sequence[Municipality]], period: Period
) -> Pattern[int, int]:
    if figure in PUBLIC:
        return ALL
    numbers = {district: [place.pk for place in places] for district, places in groups.items()}
    table = counted.numbers[LIKE.get(figure, figure)]
    if figure in PENALTIES:
        # Of a year that still runs nothing is shown: two days beside each other would tell one payment.
        largest = counted.largest[figure] if period.is_over else 0
        table = {place: weighed(amounts, largest) for place, amounts in table.items()}
    return pattern_of(table, numbers)


def _step(figure: Figure, period: Period) -> int:
    """To what a figure is rounded down for others."""
    if figure in PENALTIES:
        return HUNDRED_EUROS
    return 1 if period.is_over or figure in PUBLIC else STEP * UNITS.get(figure, 1)


def _sheet(
    figure: Figure,
    counts: Mapping[int, Parts],
    groups: Mapping[int, Sequence[Municipality]],
    pattern: Pattern[int, int],
    period: Period,
) -> Sheet:
    step = _step(figure, period)
    sums = {district: added(counts[place.pk] for place in places) for district, places in groups.items()}
    named = sorted((places[0].district for places in groups.values()), key=lambda district: district.name)
    return Sheet(
        figure,
        _line(added(sums.values()), pattern.whole, step, None),
        [_line(sums[one.pk], pattern.groups.get(one.pk, Shown.PARTS), step, one) for one in named],
        [
            _line(counts[place.pk], pattern.lines.get(place.pk, Shown.PARTS), step, place)
            for district in named
            for place in groups[district.pk]
        ],
    )


def _line(parts: Parts, shown: Shown, step: int, place: Municipality | District | None) -> Line:
    one, other = (rounded(part, step) if shown is Shown.PARTS else None for part in parts)
    total = rounded(sum(parts), step) if shown >= Shown.TOTAL else None
    if place is None:
        return Line("De regio", one, other, total)
    within = place.district.name if isinstance(place, Municipality) else ""
    return Line(place.name, one, other, total, place.code, within)
