"""One row under its headings while it is judged: its cells by field, and what is said of them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from regiotoezicht.core.sheets.sheet import Cell, SheetRow
from regiotoezicht.permits.register.cells import WrongCell, is_blank
from regiotoezicht.permits.register.columns import Columns
from regiotoezicht.permits.register.headings import Field

Value = TypeVar("Value")


@dataclass(frozen=True)
class Remark:
    """What is said of a row or a cell; ``column`` is the heading as written, None for the whole row."""

    row: int
    column: str | None
    whole_row: bool
    reason: str


@dataclass
class Line:
    """A row being judged; ``faults`` are about the whole row, ``refused`` and ``warned`` about cells."""

    row: SheetRow
    columns: Columns
    faults: list[str] = field(default_factory=list)
    refused: dict[Field, str] = field(default_factory=dict)
    warned: dict[Field, str] = field(default_factory=dict)

    def cell(self, wanted: Field) -> Cell:
        """Return the raw cell of a field, None when the sheet lacks the column."""
        column = self.columns.of(wanted)
        return None if column is None else self.row.cell(column.index)

    def is_filled(self, wanted: Field) -> bool:
        """Tell whether the cell of a field holds something."""
        return not is_blank(self.cell(wanted))

    def take(self, wanted: Field, parse: Callable[[Cell], Value], otherwise: Value) -> Value:
        """Return the parsed cell; a wrong one is refused and ``otherwise`` taken in its place."""
        try:
            return parse(self.cell(wanted))
        except WrongCell as wrong:
            self.refused[wanted] = wrong.reason
            return otherwise

    def first_column(self, *wanted: Field) -> Field:
        """Return the first of these fields that has a column, else the first."""
        return next((one for one in wanted if self.columns.of(one)), wanted[0])

    def remarks(self, said: dict[Field, str]) -> list[Remark]:
        """Return what was said of cells as remarks, in the order of the fields (not of the columns)."""
        remarks = []
        for one in Field:
            column = self.columns.of(one)
            if one in said:
                heading = column.heading if column else None
                remarks.append(Remark(self.row.number, heading, False, said[one]))
        return remarks

    def whole(self, reason: str) -> Remark:
        """Return a remark on the row as a whole."""
        return Remark(self.row.number, None, True, reason)
