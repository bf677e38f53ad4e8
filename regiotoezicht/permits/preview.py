"""A register that was sent, read, judged and compared with what stands there. Writes nothing."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from regiotoezicht.core.guarded import personal_text
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.sheets.sheet import Unreadable
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.permits.plan import Line, Register, count, plan
from regiotoezicht.permits.register.columns import Columns, Table, choose, find_table
from regiotoezicht.permits.register.files import read
from regiotoezicht.permits.register.headings import Field
from regiotoezicht.permits.register.lines import Remark
from regiotoezicht.permits.register.rows import Reading, judge
from regiotoezicht.permits.rules import Outcome

Picks = Mapping[int, Field | None]


@dataclass(frozen=True)
class Preview:
    """What taking in a register would do."""

    reading: Reading
    lines: list[Line]
    other_sheets: tuple[str, ...]
    columns: Columns
    last_import: tuple[int, str] | None = None

    @property
    def created(self) -> int:
        """Rows that are new permits."""
        return count(self.lines, Outcome.CREATED)

    @property
    def updated(self) -> int:
        """Rows that change a permit."""
        return count(self.lines, Outcome.UPDATED)

    @property
    def unchanged(self) -> int:
        """Rows that say what stands there, repeated rows of the file among them."""
        return count(self.lines, Outcome.UNCHANGED) + len(self.reading.duplicates)

    @property
    def mark(self) -> str:
        """What was compared with what, in one word: it differs as soon as another preview would be shown."""
        columns = [(column.index, column.field) for column in self.columns.columns if column.field]
        lines = [(line.row, line.outcome, line.permit and (line.permit.pk, line.permit.version)) for line in self.lines]
        told = repr((self.last_import, columns, [(row, str(out), seen) for row, out, seen in lines]))
        return hashlib.sha256(told.encode()).hexdigest()

    @property
    def rejected(self) -> list[Remark]:
        """Cells and rows that are not taken, held rows among them, by row."""
        return sorted((*self.reading.rejected, *self.reading.held), key=lambda remark: remark.row)

    @property
    def warnings(self) -> list[Remark]:
        """What to look at again, by row."""
        ended = [
            Remark(line.row, None, False, "Deze vergunning is hier al ingetrokken of beëindigd; dat blijft zo.")
            for line in self.lines
            if line.has_ended
        ]
        return sorted((*self.reading.warnings, *ended), key=lambda remark: remark.row)


def table_of(content: bytes, file_name: str) -> Table:
    """The table in a file, with the columns as recognised. Raises Refused for a file that cannot be used."""
    try:
        return find_table(read(content, file_name))
    except Unreadable as unreadable:
        raise Refused(unreadable.code, unreadable.sentence, field="file") from unreadable


def preview_of(register: Register, content: bytes, file_name: str, picks: Picks | None = None) -> Preview:
    """What taking in this file would do to a register, with the clerk's choice of columns.

    Raises Refused for a file that cannot be used, or a choice of columns without name, address or date of grant.
    """
    return preview_of_table(register, table_of(content, file_name), picks)


def chosen_columns(table: Table, picks: Picks | None) -> Columns:
    """The columns as recognised, with the clerk's choice over it. Raises Refused when one field is chosen twice."""
    try:
        return choose(table.columns, picks or {})
    except Unreadable as unreadable:
        raise Refused(unreadable.code, unreadable.sentence) from unreadable


def preview_of_table(register: Register, table: Table, picks: Picks | None = None) -> Preview:
    """What taking in a table that was read already would do. Raises Refused as `preview_of`."""
    columns = chosen_columns(table, picks)
    if columns.missing:
        raise Refused("columns_missing", f"Kies nog een kolom voor: {', '.join(columns.missing)}.")
    others = Municipality.objects.exclude(pk=register.municipality.pk).values_list("name", flat=True)
    reading = judge(
        table.sheet,
        columns,
        register.municipality.name,
        list(others),
        lambda text: bool(personal_text(text)),
    )
    return Preview(reading, plan(register, reading.rows), table.other_sheets, columns, register.last_import)
