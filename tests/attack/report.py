"""The yearly report in the attack: what everybody is shown of every place, beside what is true there.

Each shown number is the true one, or rounded as the report says; no number of another municipality is small, none
follows from what is shown for whoever knows her own, and only its own policy officer reads a municipality exactly.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl
from django.urls import reverse

from regiotoezicht.organisation.models import Municipality

from .asking import Right, Rights
from .counting import COUNTS, PENALTIES, Truth, count, districts
from .facts import Kind, Record
from .programme import at
from .shown import CONTENT

if TYPE_CHECKING:
    from .browsing import Visit

PROTECTED: Rights = CONTENT | {Right.PROTECTED}
LEAST, FIVE, SIXTY, HUNDRED_EUROS = 10, 5, 60, 10_000
HIDDEN = "niet getoond"
COLUMNS = {"Vergund": 0, "Gehaald": 0, "Niet vergund": 1, "Niet gehaald": 1, "Samen": 2}
DRAWN = ("Controles", "Bevindingen", "Maatregelen")
"""What the picture of one municipality shows."""
FIGURES = {"Controles": "controles", "Maatregelen": "maatregelen", "Overige termijnen": "overige-termijnen"}
"""Some sheets by the figure in the address of their map."""
_SMALL = re.compile(r'>(\d)</text>|aria-label="[^"]*: (\d)"')
_SPOKEN = re.compile(r'aria-label="(?!Title|Subtitle)([^":]+): ([^"]+)"')
"""What a picture says of each of its marks to who does not see it: of what, and how many."""
_ROW = re.compile(r'data-label="Gebied">.*?/gemeente/(GM\d+)/.*?data-label="Samen"[^>]*>(.*?)</td>', re.S)


@dataclass(frozen=True)
class Cell:
    """Where a number stands: the sheet, the kind of area, its name, and the column (0, 1 for the parts, 2 for both)."""

    figure: str
    area: str
    name: str
    column: int


Numbers = dict[Cell, int | None]
"""What is shown; None for what is not. Hours in minutes, money in cents."""


def look(person: "Visit") -> None:
    """Open the report of the last whole year and of this one, with all that can be saved of it."""
    day = person.allowed.at.date()
    for year in (day.year - 1, day.year):
        _region(person, year, day)


def _region(person: "Visit", year: int, day: date) -> None:
    record = Record("report", Kind.FIGURES)
    asked, last = {"jaar": year}, min(date(year, 12, 31), day)
    answer = person.client.get(reverse("reporting:save", args=["xlsx"]), asked)
    may, deviation = person.allowed.of(record, PROTECTED)
    is_shown = answer.status_code == 200
    person.count("report", shown=is_shown, may=may)
    if is_shown != may and deviation is None:
        person.wrong("LEAK" if is_shown else "withheld", Kind.FIGURES, "report", f"report {year}")
    if not is_shown:
        return
    if (year, day) not in person.facts.counted:
        person.facts.counted[year, day] = count(year, day)
    shown, true = from_sheets(answer.content), person.facts.counted[year, day]
    groups = dict(districts(last))
    wrong = [*untrue(shown, true, groups), *unsafe(shown, true, groups)]
    saved = from_list(person.client.get(reverse("reporting:save", args=["csv"]), asked).content)
    wrong += [f"list and workbook differ at {cell}" for cell in shown if saved.get(cell) != shown[cell]]
    wrong += list(_maps(person, asked, shown))
    person.count("report", shown=bool(wrong), may=not wrong)
    for what in wrong:
        person.wrong("LEAK", Kind.FIGURES, f"report {year}", what)
    for place in person.chance.sample([one for places in groups.values() for one in places], k=2):
        _municipality(person, place, year, shown, true)


def _maps(person: "Visit", asked: dict[str, Any], shown: Numbers) -> Iterator[str]:
    """The page of the map says what the sheet says, and its picture holds no small number."""
    sheet, figure = person.chance.choice(sorted(FIGURES.items()))
    page = person.client.get(reverse("reporting:map", args=[figure]), asked).content.decode()
    codes = dict(Municipality.objects.values_list("code", "name"))
    for code, cell in _ROW.findall(page):
        said = re.sub(r"<[^>]+>|\s|\.", "", cell)
        value = shown[Cell(sheet, "gemeente", codes[code], 2)]
        if said != (str(value) if value is not None else "–niet getoond".replace(" ", "")):
            yield f"the page of the map says {said} of {code}"
    narrow = {"smal": 1} if person.chance.random() < 0.5 else {}
    drawn = person.client.get(reverse("reporting:map-picture", args=[figure]), asked | narrow).content.decode()
    yield from (f"a small number in the map of {sheet}" for found in _SMALL.findall(drawn) if "".join(found) != "0")
    spoken = told(person.client.get(reverse("reporting:picture", args=[figure]), asked).content)
    for (area, name), line in _lines(shown, sheet).items():
        if area != "gemeente" and spoken != spoken | _as_told(sheet, name, line):
            yield f"the bars of {sheet} say {spoken} where the sheet says {line} of {name}"


def _municipality(person: "Visit", place: Municipality, year: int, shown: Numbers, true: Truth) -> None:
    """The pages of one municipality: exact for its own policy officer, for others as in the report of the region."""
    record = Record(f"figures:{place.pk}", Kind.FIGURES, responsible=at(place.pk))
    may, deviation = person.allowed.of(record, CONTENT)
    asked = {"jaar": year}
    saved = from_list(
        person.client.get(reverse("reporting:municipality-save", args=[place.code, "csv"]), asked).content
    )
    book = person.client.get(reverse("reporting:municipality-save", args=[place.code, "xlsx"]), asked).content
    page = person.client.get(reverse("reporting:municipality", args=[place.code]), asked).content.decode()
    exactly = {
        cell: sum(parts) if cell.column == 2 else parts[cell.column]
        for cell in saved
        if cell.figure in (*COUNTS, *PENALTIES)
        for parts in [true.of(cell.figure, [place.pk])]
    }
    is_exact = "Dit zijn de precieze cijfers" in page or any(saved[cell] != shown[cell] for cell in saved)
    person.count("report", shown=is_exact, may=may)
    if is_exact and not may and deviation is None:
        person.wrong("LEAK", Kind.FIGURES, f"exact figures {year}", place.code)
    elif may and deviation is None and any(saved[cell] != exactly[cell] for cell in exactly):
        person.wrong("withheld", Kind.FIGURES, f"exact figures {year}", place.code)
    in_book = {(row[0], COLUMNS[row[1]]): _kept(row[0], row[2]) for row in _rows(book)}
    spoken = told(person.client.get(reverse("reporting:municipality-picture", args=[place.code]), asked).content)
    lines = {figure: _lines(saved, figure)["gemeente", place.name] for figure in DRAWN}
    expected = {part: said for figure, line in lines.items() for part, said in _as_told(figure, figure, line).items()}
    if in_book != {(cell.figure, cell.column): value for cell, value in saved.items()} or spoken != expected:
        person.wrong("LEAK", Kind.FIGURES, f"what is saved of a municipality {year}", place.code)


def told(picture: bytes) -> dict[str, str]:
    """What the bars of a picture say of each line, without the points of thousands."""
    return {what: number.replace(".", "") for what, number in _SPOKEN.findall(picture.decode())}


def _lines(shown: Numbers, figure: str) -> dict[tuple[str, str], dict[int, int | None]]:
    """The lines of a figure by kind and name of the area: by column what is shown."""
    lines: dict[tuple[str, str], dict[int, int | None]] = {}
    for cell, value in shown.items():
        if cell.figure == figure:
            lines.setdefault((cell.area, cell.name), {})[cell.column] = value
    return lines


def _as_told(figure: str, name: str, line: dict[int, int | None]) -> dict[str, str]:
    """A line as a picture says it: in its two parts where both are shown, else in one bar."""
    total = HIDDEN if line[2] is None else str(line[2])
    parts = ("gehaald", "niet gehaald") if "termijnen" in figure else ("vergund", "niet vergund")
    if line.get(0) is None or line.get(1) is None:
        return {name: total, f"{name}, samen": total}
    return {name: total} | {f"{name}, {part}": str(line[column]) for column, part in enumerate(parts)}


def from_sheets(book: bytes) -> Numbers:
    """The numbers of the workbook of the region."""
    found: Numbers = {}
    for sheet in openpyxl.load_workbook(io.BytesIO(book), read_only=True):
        if sheet.title != "Toelichting":
            for row in sheet.iter_rows(min_row=2, values_only=True):
                values = row[4:] if len(row) > 5 else (None, None, row[4])
                for column, value in enumerate(values):
                    if len(row) > 5 or column == 2:
                        cell = Cell(sheet.title, str(row[0]), str(row[1]), column)
                        found[cell] = _kept(sheet.title, value)
    return found


def from_list(content: bytes) -> Numbers:
    """The numbers of the long list, of the region or of one municipality."""
    found: Numbers = {}
    for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"):
        cell = Cell(row["Wat"], row["Soort gebied"], row["Gebied"], COLUMNS[row["Deel"]])
        found[cell] = _kept(row["Wat"], row["Waarde"])
    return found


def _rows(book: bytes) -> list[tuple[Any, ...]]:
    [sheet] = openpyxl.load_workbook(io.BytesIO(book), read_only=True)
    return list(sheet.iter_rows(min_row=2, values_only=True))


def _number(value: Any) -> float | str:
    return value if value == HIDDEN else float(str(value).replace(",", "."))


def _kept(figure: str, value: Any) -> int | None:
    number = _number(value)
    if isinstance(number, str):
        return None
    return round(number * (SIXTY if figure == "Uren" else 100 if figure not in COUNTS else 1))


def untrue(shown: Numbers, true: Truth, groups: dict[str, list[Municipality]]) -> Iterator[str]:
    """The shown numbers that are not the true ones, as the report rounds them; and those that are small."""
    for cell, value in shown.items():
        if value is None or cell.figure not in (*COUNTS, *PENALTIES):
            continue
        parts = true.of(cell.figure, places_of(cell, groups))
        exact = sum(parts) if cell.column == 2 else parts[cell.column]
        step = 1 if true.over else FIVE * (SIXTY if cell.figure == "Uren" else 1)
        step = HUNDRED_EUROS if cell.figure in PENALTIES else step
        if value != exact - exact % step:
            yield f"{cell} is {value}"
        if cell.figure in PENALTIES:
            behind = true.behind(cell.figure, places_of(cell, groups))
            if not true.over or len(behind) < LEAST or max(behind) * LEAST > sum(behind):
                yield f"{cell} tells of a case"
        elif cell.figure != "Uren" and exact < LEAST:
            yield f"{cell} is small"


def unsafe(shown: Numbers, true: Truth, groups: dict[str, list[Municipality]]) -> Iterator[str]:
    """The totals from which a small number follows for who knows her own: what is left over the hidden, without the
    largest of them.
    """
    for figure in (*COUNTS, *PENALTIES):
        if figure == "Uren":
            continue  # hours are shown where the controls are
        for column in (0, 1, 2):
            for district, places in groups.items():
                if shown[Cell(figure, "district", district, column)] is None:
                    continue
                hidden = [one for one in places if shown[Cell(figure, "gemeente", one.name, column)] is None]
                if hidden and not _enough(true, figure, column, [[one.pk] for one in hidden]):
                    yield f"a hidden number follows in {district}, {figure}"
            if shown[Cell(figure, "regio", "De regio", column)] is not None:
                left = [_left(shown, figure, column, name, places) for name, places in groups.items()]
                if any(left) and not _enough(true, figure, column, [one for one in left if one]):
                    yield f"a hidden number follows in the region, {figure}"


def _left(shown: Numbers, figure: str, column: int, district: str, places: list[Municipality]) -> list[int]:
    """What is hidden of a district whose total is."""
    if shown[Cell(figure, "district", district, column)] is not None:
        return []
    return [one.pk for one in places if shown[Cell(figure, "gemeente", one.name, column)] is None]


def _enough(true: Truth, figure: str, column: int, hidden: list[list[int]]) -> bool:
    def of(places: list[int]) -> int:
        parts = true.of(figure, places)
        return sum(parts) if column == 2 else parts[column]

    numbers = [of(places) for places in hidden]
    left = sum(numbers) - max(numbers)
    if figure in PENALTIES:
        return left >= LEAST * max(true.behind(figure, [pk for places in hidden for pk in places]), default=1)
    return left >= LEAST


def places_of(cell: Cell, groups: dict[str, list[Municipality]]) -> list[int]:
    """The municipalities over which a number is counted."""
    every = [one for places in groups.values() for one in places]
    if cell.area == "district":
        every = groups[cell.name]
    return [one.pk for one in every if cell.area != "gemeente" or one.name == cell.name]
