"""Which row of a sheet holds the headings, and which column holds what; a clerk may overrule each choice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from regiotoezicht.core.sheets.sheet import Cell, Sheet, SheetRow, Unreadable
from regiotoezicht.permits.register.headings import LABELS, Field, compact, recognise

_SEARCHED_ROWS = 100
_LEAST_SCORE = 4


@dataclass(frozen=True)
class Column:
    """One column: ``index`` from 0, heading as written, what it is taken for and whether that is sure."""

    index: int
    heading: str
    field: Field | None
    is_sure: bool


@dataclass(frozen=True)
class Columns:
    """The columns under one row of headings; ``heading_row`` is its number on the sheet.

    No field occurs twice.
    """

    heading_row: int
    columns: tuple[Column, ...]

    def of(self, field: Field) -> Column | None:
        """Return the column that holds a field, None when the sheet lacks it."""
        return next((column for column in self.columns if column.field is field), None)

    @property
    def score(self) -> int:
        """How much a row looks like headings: 2 for a sure field, 1 for an unsure one."""
        return sum(2 if column.is_sure else 1 for column in self.columns if column.field)

    @property
    def unsure(self) -> tuple[Column, ...]:
        """Columns to put before the clerk: guessed ones, and headed ones that nothing is read from."""
        return tuple(column for column in self.columns if column.heading and not column.is_sure)

    @property
    def ignored(self) -> tuple[Column, ...]:
        """Columns with a heading from which nothing is read."""
        return tuple(column for column in self.columns if column.heading and column.field is None)

    @property
    def missing(self) -> tuple[str, ...]:
        """Dutch labels of what no row can do without and no column holds."""
        wanted = [field for field in (Field.NAME, Field.GRANTED) if self.of(field) is None]
        if self.of(Field.ADDRESS) is None and self.of(Field.STREET) is None:
            wanted.insert(1, Field.ADDRESS)
        return tuple(LABELS[field] for field in wanted)


@dataclass(frozen=True)
class Table:
    """The sheet to read with its columns; ``other_sheets`` also have headings and are not read."""

    sheet: Sheet
    columns: Columns
    other_sheets: tuple[str, ...] = ()


def find_table(sheets: Sequence[Sheet]) -> Table:
    """Return the sheet that looks most like a register; a hidden sheet only when no visible one has headings.

    Raises Unreadable("no_headings") when no sheet has a row of headings.
    """
    found = [(sheet, columns) for sheet in sheets if (columns := find_headings(sheet)) is not None]
    candidates = [pair for pair in found if not pair[0].is_hidden] or found
    if not candidates:
        raise Unreadable(
            "no_headings",
            "In dit bestand is geen rij met kolomkoppen gevonden, zoals Naam, Adres en Verleend.",
        )
    sheet, columns = max(candidates, key=lambda pair: pair[1].score)
    return Table(sheet, columns, tuple(other.name for other, _ in candidates if other is not sheet))


def find_headings(sheet: Sheet) -> Columns | None:
    """Return the columns under the row that looks most like headings (the first of equals), or None."""
    best: tuple[int, int] | None = None
    for position, row in enumerate(sheet.rows[:_SEARCHED_ROWS]):
        columns = headings_in(row)
        fields = sum(1 for column in columns.columns if column.field)
        if fields >= 2 and columns.score >= _LEAST_SCORE and (best is None or columns.score > best[0]):
            best = (columns.score, position)
    return None if best is None else _headings_at(sheet, best[1])


def headings_at(sheet: Sheet, row_number: int) -> Columns:
    """Return the columns when the clerk points at the row of headings.

    Raises Unreadable for a row that is not there.
    """
    for position, row in enumerate(sheet.rows):
        if row.number == row_number:
            return _headings_at(sheet, position)
    raise Unreadable("no_such_row", "Die rij komt in het blad niet voor.")


def _headings_at(sheet: Sheet, position: int) -> Columns:
    """Read headings in full; what a merged cell left empty is taken from the row above when that is sure."""
    row = sheet.rows[position]
    cells = list(row.cells)
    if position > 0:
        above = sheet.rows[position - 1]
        cells.extend([None] * (len(above.cells) - len(cells)))
        for index, upper in enumerate(above.cells):
            if _heading(cells[index]) == "" and recognise(_heading(upper), guess=False)[1]:
                cells[index] = upper
    return headings_in(SheetRow(row.number, tuple(cells)), guess=True)


def headings_in(row: SheetRow, *, guess: bool = False) -> Columns:
    """Return the columns as one row would head them.

    Of two columns for one field the surer has it, then the first.
    """
    columns = []
    for index, cell in enumerate(row.cells):
        heading = _heading(cell)
        field, is_sure = recognise(heading, guess=guess)
        columns.append(Column(index, heading, field, is_sure))
    return Columns(row.number, _without_doubles(_settle(columns)))


def _settle(columns: list[Column]) -> list[Column]:
    """A number after the words of an address decides what they mean: "Adres" beside "Nr" is the street."""
    has_street = any(column.field is Field.STREET for column in columns)
    has_name = any(column.field is Field.NAME and column.is_sure for column in columns)
    settled = []
    for column in columns:
        word = compact(column.heading)
        if word == "naam" and not has_name:
            settled.append(replace(column, field=Field.NAME, is_sure=True))
        elif word == "locatie" and has_street:
            settled.append(replace(column, field=None, is_sure=False))
        else:
            settled.append(column)
    return settled


def _without_doubles(columns: list[Column]) -> tuple[Column, ...]:
    owner: dict[Field, Column] = {}
    for column in columns:
        if column.field and (column.field not in owner or (column.is_sure and not owner[column.field].is_sure)):
            owner[column.field] = column
    return tuple(
        column if column.field is None or owner[column.field] is column else replace(column, field=None, is_sure=False)
        for column in columns
    )


def choose(columns: Columns, picks: Mapping[int, Field | None]) -> Columns:
    """Return the columns with the clerk's picks (column index to field, None: do not read) over our own.

    A pick takes its field away from the column we had it in. Raises Unreadable when one field is picked
    twice.
    """
    picked = [field for field in picks.values() if field is not None]
    if len(picked) != len(set(picked)):
        raise Unreadable("picked_twice", "Twee kolommen zijn voor hetzelfde gekozen; kies er één.")
    chosen = []
    for column in columns.columns:
        if column.index in picks:
            chosen.append(replace(column, field=picks[column.index], is_sure=True))
        elif column.field in picked:
            chosen.append(replace(column, field=None, is_sure=False))
        else:
            chosen.append(column)
    return Columns(columns.heading_row, tuple(chosen))


def _heading(cell: Cell) -> str:
    return cell.strip() if isinstance(cell, str) else ""
