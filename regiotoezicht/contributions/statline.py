"""Numbers of inhabitants from a file of CBS (StatLine): years as columns or rows, names or codes, totals in between.

Pure: sheets in, numbers and remarks out. Larger areas (the country, provinces, totals) and municipalities elsewhere are
passed over; what is wrong is a remark with its row, and a file with remarks is not taken in.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from regiotoezicht.core.sheets.sheet import Cell, Sheet, SheetRow, Unreadable

_NAMES = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_MONTHS = {name: number for number, name in enumerate(_NAMES.split("|"), start=1)}
_PERIODS = (
    re.compile(r"(?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4}) ?(?:JJ00|MM(?P<month>\d\d))", re.IGNORECASE),
    re.compile(r"(?P<year>\d{4}) (?P<day>1 )?(?P<name>[a-z]+)", re.IGNORECASE),
    re.compile(r"(?P<day>1) (?P<name>[a-z]+) (?P<year>\d{4})", re.IGNORECASE),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-01"),
    re.compile(r"0?1-0?(?P<month>\d\d?)-(?P<year>\d{4})"),
)
_YEARS = range(1900, 2200)
_CODE = re.compile(r"(?P<kind>NL|LD|PV|CR|PO|AM|VR|RPA|GM|WK|BU)\d{2,8}", re.IGNORECASE)
_SMALLER = {"WK", "BU"}
_SMALLER_BY_NAME = re.compile(r"(?:wijk|buurt|stadsdeel)(?: \d\d.*)?|.*\((?:wijk|buurt|stadsdeel)\)", re.IGNORECASE)
_OTHER_DAY = re.compile(r"einde? ?van ?de ?periode|bevolking op 31 december", re.IGNORECASE)
_THOUSANDS = re.compile(r"(?:^|[( ])x 1[ .]?000\b", re.IGNORECASE)
_TOTAL = re.compile(r"\b(totaal|nederland|provincie|landsdeel)\b|\((PV|LD|CR|PO)\)|^bron\b", re.IGNORECASE)
_NO_FIGURE = {".", "-", "x", ""}
_COUNT = re.compile(r"\d{1,3}(?:[. \u00a0]\d{3})+|\d{1,9}")
_HEADINGS_WITHIN = 30
_MOST = 20_000_000
"""More than live in the whole country."""
_SEVERAL = "In deze rij staan meer getallen naast elkaar; stuur een bestand met alleen het aantal inwoners."


@dataclass(frozen=True)
class Place:
    """A municipality of the region, as a file may name it; it exists from a day up to, not including, another."""

    code: str
    name: str
    exists_from: date
    exists_until: date | None = None

    def existed(self, on: date) -> bool:
        """Whether it existed on a day."""
        return self.exists_from <= on and (self.exists_until is None or on < self.exists_until)


@dataclass(frozen=True)
class Number:
    """The inhabitants of a municipality on a reference date, and where in the file that stands."""

    code: str
    on: date
    inhabitants: int
    row: int


@dataclass(frozen=True)
class Remark:
    """What is wrong in a row; the reason is one Dutch sentence that never repeats the cell."""

    row: int
    column: str | None
    reason: str


@dataclass
class Reading:
    """What a file says. `passed_over` counts rows of larger areas and of municipalities outside the region."""

    numbers: list[Number] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    passed_over: int = 0

    def dates(self) -> list[date]:
        """The reference dates in the file."""
        return sorted({number.on for number in self.numbers})

    def missing(self, places: Sequence["Place"], on: date) -> list["Place"]:
        """The municipalities that existed on a reference date and have no number here: a name may be misspelt."""
        there = {number.code for number in self.numbers if number.on == on}
        return [place for place in places if place.existed(on) and place.code not in there]


def period_of(cell: Cell) -> date | None:
    """The first day of the period that a cell names ("2022", "2022 1 januari", "2022JJ00"); None for anything else."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = _text(cell).rstrip("*")  # CBS marks figures that are still provisional
    for pattern in _PERIODS:
        if found := pattern.fullmatch(text):
            parts = found.groupdict()
            name = (parts.get("name") or "januari").lower()
            month = int(parts.get("month") or _MONTHS.get(name, 0))
            year = int(parts["year"])
            return date(year, month, 1) if year in _YEARS and 1 <= month <= len(_MONTHS) else None
    return None


def read_numbers(sheets: Sequence[Sheet], places: Sequence[Place]) -> Reading:
    """The numbers in the first sheet that has any. Raises Unreadable when there is no sheet in which periods and
    municipalities can be told apart, and when the figures are of another day or in thousands.
    """
    known = _Known(places)
    for sheet in sheets:
        rows = [row for row in sheet.rows if any(_text(cell) for cell in row.cells)]
        for layout in (_periods_above, _periods_beside, _places_above):
            found = layout(rows, known)
            if found is not None:
                _refuse_other_figures(rows)
                return found
    codes = (_CODE.fullmatch(_text(cell)) for sheet in sheets for row in sheet.rows for cell in row.cells)
    if any(found and found["kind"].upper() in _SMALLER for found in codes):
        raise Unreadable(
            "smaller", "In dit bestand staan wijken of buurten en geen gemeenten; kies de cijfers per gemeente."
        )
    raise Unreadable(
        "no_numbers",
        "In dit bestand staan geen inwonertallen die wij herkennen: er is een kolom of rij nodig met gemeenten "
        "en een met jaren of peildata.",
    )


def _refuse_other_figures(rows: Sequence[SheetRow]) -> None:
    """Headings can say that the numbers mean something else than the inhabitants on the first day of the period."""
    headings = [_text(cell) for row in rows[:_HEADINGS_WITHIN] for cell in row.cells]
    if any(_OTHER_DAY.search(text) for text in headings):
        raise Unreadable(
            "other_day",
            "In dit bestand staat de bevolking aan het einde van de periode; kies in StatLine alleen de bevolking aan "
            "het begin van de periode.",
        )
    if any(_THOUSANDS.search(text) for text in headings):
        raise Unreadable(
            "thousands", "De cijfers in dit bestand zijn in duizendtallen; kies in StatLine de precieze aantallen."
        )


class _Known:
    """Which municipality a cell names."""

    def __init__(self, places: Sequence[Place]) -> None:
        self.by_code: Mapping[str, Place] = {place.code: place for place in places}
        self._by_name: dict[str, list[Place]] = {}
        for place in places:
            self._by_name.setdefault(_sameness(place.name), []).append(place)

    def find(self, cells: Sequence[Cell], on: date | None = None) -> Place | None:
        """The municipality in one of these cells, by its code or else by its name; of one name the one of that day."""
        texts = [_text(cell) for cell in cells]
        for text in texts:
            if text.upper() in self.by_code:
                return self.by_code[text.upper()]
        if any(_CODE.fullmatch(text) for text in texts):
            return None  # a code tells more than a name: a province may be called as a town
        named = [place for text in texts for place in self._by_name.get(_sameness(text), [])]
        return next((place for place in named if on is not None and place.existed(on)), named[0] if named else None)


def _text(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return " ".join(str(cell).split()) if cell is not None else ""


def _sameness(text: str) -> str:
    return re.sub(r"[^a-z]", "", text.casefold().replace("(gemeente)", ""))


def _periods_above(rows: Sequence[SheetRow], known: _Known) -> Reading | None:
    """Years as columns: a row of periods above, and in every row one municipality with its numbers."""
    for start, row in enumerate(rows[:_HEADINGS_WITHIN]):
        periods = {index: day for index, cell in enumerate(row.cells) if index and (day := period_of(cell))}
        if periods and not any(_names_area(cell, known) for cell in row.cells) and period_of(row.cell(0)) is None:
            first = min(periods)
            below = _from_first_area(rows[start + 1 :], first, known)
            if any(known.find(other.cells[:first]) for other in below):
                taking = _Taking(known)
                for other in below:
                    # A heading over merged cells stands above the first of them only: whose year the others are of
                    # is not told, nor which of them is the number of inhabitants.
                    beside = [at for at in range(first, len(other.cells)) if not _text(row.cell(at))]
                    if known.find(other.cells[:first]) and any(_is_count(other.cell(at)) for at in beside):
                        taking.wrong(other.number, None, _SEVERAL)
                        continue
                    cells = [(day, other.cell(at), _text(row.cell(at))) for at, day in periods.items()]
                    taking.rows([(other.number, other.cells[:first], cells)])
                return taking.reading
    return None


def _from_first_area(rows: Sequence[SheetRow], width: int, known: _Known) -> Sequence[SheetRow]:
    """Without the headings that stand between the periods and the first area."""
    for start, row in enumerate(rows):
        if any(_names_area(cell, known) for cell in row.cells[:width]):
            return rows[start:]
    return ()


def _periods_beside(rows: Sequence[SheetRow], known: _Known) -> Reading | None:
    """Years as rows: every row has a municipality, a period, and after it one number, in the last column."""
    if not any(known.find(row.cells) and any(map(period_of, row.cells)) for row in rows):
        return None
    taking = _Taking(known)
    for row in rows:
        last = max(index for index, cell in enumerate(row.cells) if _text(cell))
        areas = [index for index, cell in enumerate(row.cells) if _names_area(cell, known)]
        days = [(index, day) for index, cell in enumerate(row.cells) if index not in areas and (day := period_of(cell))]
        at, day = days[0] if days else (-1, None)
        others = [cell for index, cell in enumerate(row.cells) if index not in (at, last)]
        has_number = last != at and _is_count(row.cell(last))
        if day is None:
            if known.find(others) and has_number:
                taking.wrong(row.number, None, "In deze rij staat geen peildatum die wij herkennen.")
        elif not areas:
            if has_number and not any(_text(cell) for cell in others):
                taking.wrong(row.number, None, "In deze rij staat geen gemeente; vul haar in elke rij in.")
        elif known.find(others) and sum(map(_is_count, row.cells[max(at, areas[0]) + 1 :])) > 1:
            taking.wrong(row.number, None, _SEVERAL)
        else:
            taking.rows([(row.number, others, [(day, row.cell(last) if last != at else None, "")])])
    return taking.reading


def _places_above(rows: Sequence[SheetRow], known: _Known) -> Reading | None:
    """Municipalities as columns: a row of their names above, and in every row one period with its numbers."""
    for start, row in enumerate(rows[:_HEADINGS_WITHIN]):
        named = [index for index, cell in enumerate(row.cells) if index and known.find([cell])]
        if not named:
            continue
        below = [other for other in rows[start + 1 :] if period_of(other.cell(0))]
        if below:
            return _Taking(known).rows(
                (other.number, [row.cell(at)], [(period_of(other.cell(0)), other.cell(at), _text(row.cell(at)))])
                for other in below
                for at in range(1, len(row.cells))
                if _text(row.cell(at))
            )
    return None


def _is_count(cell: Cell) -> bool:
    return not isinstance(cell, bool) and bool(_COUNT.fullmatch(_text(cell)))


def _names_area(cell: Cell, known: _Known) -> bool:
    text = _text(cell)
    return bool(known.find([cell]) or _CODE.fullmatch(text) or _TOTAL.search(text))


Line = tuple[int, Sequence[Cell], Sequence[tuple[date | None, Cell, str]]]


class _Taking:
    """Takes lines in one by one: what is a number of a municipality, what is passed over, and what is wrong."""

    def __init__(self, known: _Known) -> None:
        self._known = known
        self.reading = Reading()
        self._seen: dict[tuple[str, date], int] = {}

    def rows(self, lines: Iterator[Line] | Sequence[Line]) -> Reading:
        """The reading of all lines."""
        for number, area, cells in lines:
            for day, cell, column in cells:
                if day is not None:
                    self._take(number, area, day, cell, column or None)
        return self.reading

    def _take(self, row: int, area: Sequence[Cell], day: date, cell: Cell, column: str | None) -> None:
        place = self._known.find(area, day)
        if place is None:
            self._pass_over(row, area)
            return
        text = _text(cell)
        if not place.existed(day):
            if text not in _NO_FIGURE:
                self.wrong(row, column, f"{place.name} bestond niet op {day:%d-%m-%Y}.")
            else:
                self.reading.passed_over += 1
        elif text in _NO_FIGURE:
            self.wrong(row, column, f"Er staat geen inwonertal voor {place.name}.")
        elif not _is_count(cell) or (isinstance(cell, float) and not cell.is_integer()):
            self.wrong(row, column, f"Het inwonertal van {place.name} is geen geheel getal van nul of meer.")
        elif int(re.sub(r"\D", "", text)) > _MOST:
            self.wrong(row, column, f"Het inwonertal van {place.name} is hoger dan dat van heel Nederland.")
        elif (place.code, day) in self._seen:
            first = self._seen[place.code, day]
            self.wrong(row, column, f"{place.name} staat al in rij {first} met dezelfde peildatum.")
        else:
            self._seen[place.code, day] = row
            count = int(re.sub(r"\D", "", text))
            self.reading.numbers.append(Number(place.code, day, count, row))

    def _pass_over(self, row: int, area: Sequence[Cell]) -> None:
        texts = [text for cell in area if (text := _text(cell))]
        kinds = {found["kind"].upper() for text in texts if (found := _CODE.fullmatch(text))}
        if kinds & _SMALLER or (not kinds and any(_SMALLER_BY_NAME.fullmatch(text) for text in texts)):
            self.wrong(
                row, None, "Dit is een wijk of buurt; stuur een bestand met alleen gemeenten en grotere gebieden."
            )
        else:
            self.reading.passed_over += 1

    def wrong(self, row: int, column: str | None, reason: str) -> None:
        """Remark what is wrong in a row."""
        self.reading.remarks.append(Remark(row, column, reason))
