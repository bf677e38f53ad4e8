"""The file of a register, read with an eye for its headings."""

from regiotoezicht.core.sheets import reading
from regiotoezicht.core.sheets.sheet import Sheet, SheetRow
from regiotoezicht.permits.register.columns import headings_in


def read(content: bytes, file_name: str) -> tuple[Sheet, ...]:
    """Return the sheets in a file. Raises Unreadable."""
    return reading.read(content, file_name, score=_score)


def _score(row: SheetRow) -> int:
    return headings_in(row).score
