"""A sheet as it was sent: raw cells with the row numbers a clerk sees, and the refusal of a whole file."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

Cell = str | float | int | bool | date | datetime | time | timedelta | None

MAX_BYTES = 10 * 1024 * 1024
MAX_ROWS = 20_000
MAX_COLUMNS = 200


class Unreadable(Exception):  # noqa: N818 - named after what is wrong
    """A file or a choice of columns that cannot be used; ``sentence`` is Dutch and meant for the clerk."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(code)
        self.code = code
        self.sentence = sentence


@dataclass(frozen=True)
class SheetRow:
    """One row; ``number`` is the row of the sheet, or the line of the file at which it starts (from 1)."""

    number: int
    cells: tuple[Cell, ...]

    def cell(self, index: int) -> Cell:
        """Return the raw cell in column ``index`` (from 0), None past the end."""
        return self.cells[index] if index < len(self.cells) else None


@dataclass(frozen=True)
class Sheet:
    """A sheet with a name; a .csv is one sheet without a name."""

    name: str
    rows: tuple[SheetRow, ...]
    is_hidden: bool = False


def too_large() -> Unreadable:
    """Return the refusal of a sheet with more rows or columns than anybody reads."""
    return Unreadable(
        "too_many_cells",
        "Dit bestand heeft meer dan 20.000 rijen of 200 kolommen; stuur alleen de lijst zelf.",
    )
