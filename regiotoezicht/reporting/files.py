"""The report as files: a workbook with a sheet for each figure, and one long list for other programs."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from regiotoezicht.core.export import Page, separated, workbook
from regiotoezicht.reporting.charts import TOGETHER
from regiotoezicht.reporting.report import Line, Report, Sheet
from regiotoezicht.reporting.vocabulary import MEANS, PARTS, Figure
from regiotoezicht.reporting.words import HIDDEN, SIZES, unit_of

LONG = ("Jaar", "Tot en met", "Wat", "Soort gebied", "Gebied", "Code", "District", "Deel", "Waarde", "Eenheid")
AREAS = ("regio", "district", "gemeente")
Row = tuple[object, ...]
Figured = tuple[Figure, Line]


def value_of(figure: Figure, number: int | None) -> object:
    """A number as a spreadsheet keeps it: hours and euros with two decimals; what is not shown is a word."""
    if number is None:
        return HIDDEN
    size = SIZES.get(figure)
    return number if size is None else round(Decimal(number) / size, 2)


def as_workbook(report: Report) -> bytes:
    """The protected report: what it counts, and a sheet for each figure."""
    about = [(figure.label, MEANS[figure]) for figure in Figure]
    until = f"{report.period.last:%d-%m-%Y}"
    explained: Page = ("Toelichting", ("Wat", "Betekenis"), [("Periode", f"tot en met {until}"), *about])
    return workbook([explained, *(_page(sheet) for sheet in report.sheets.values())])


def _page(sheet: Sheet) -> Page:
    headings = ("Soort gebied", "Gebied", "Code", "District", *(sheet.parts or ()), TOGETHER)
    return sheet.figure.label, headings, [(area, *_cells(sheet.figure, line)) for area, line in _areas(sheet)]


def _areas(sheet: Sheet) -> list[tuple[str, Line]]:
    lines = ([sheet.whole], sheet.districts, sheet.towns)
    return [(area, line) for area, found in zip(AREAS, lines, strict=True) for line in found]


def _cells(figure: Figure, line: Line) -> Row:
    shown = [number for _, number in _parts(figure, line)]
    return (line.name, line.code, line.within, *(value_of(figure, number) for number in shown))


def _parts(figure: Figure, line: Line) -> list[tuple[str, int | None]]:
    parts = PARTS.get(figure)
    split = [] if parts is None else [(parts[0], line.one), (parts[1], line.other)]
    return [*split, (TOGETHER, line.total)]


def as_list(report: Report) -> bytes:
    """The protected report as one list: a row for each number."""
    rows = [
        row
        for sheet in report.sheets.values()
        for area, line in _areas(sheet)
        for row in _long(report, area, sheet.figure, line)
    ]
    return separated(LONG, rows)


def _long(report: Report, area: str, figure: Figure, line: Line) -> Iterable[Row]:
    for part, number in _parts(figure, line):
        where = (area, line.name, line.code, line.within)
        value = value_of(figure, number)
        yield (report.period.year, report.period.last, figure.label, *where, part, value, unit_of(figure))


def of_one_as_workbook(report: Report, name: str, figured: Sequence[Figured]) -> bytes:
    """The figures of one municipality, as its reader sees them."""
    headings = ("Wat", "Deel", "Waarde", "Eenheid")
    rows = [
        (figure.label, part, value_of(figure, number), unit_of(figure))
        for figure, line in figured
        for part, number in _parts(figure, line)
    ]
    return workbook([(f"{name} {report.period.year}", headings, rows)])


def of_one_as_list(report: Report, figured: Sequence[Figured]) -> bytes:
    """The same as one list."""
    return separated(LONG, [row for figure, line in figured for row in _long(report, AREAS[2], figure, line)])
