"""Judging a register row by row: what is taken, what is refused and why, what the lawyer looks at first.

A refused value is never repeated: not in a reason, not in a result.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from regiotoezicht.core.sheets.sheet import Cell, Sheet, SheetRow
from regiotoezicht.permits.register.cells import is_blank, text_of
from regiotoezicht.permits.register.columns import Columns
from regiotoezicht.permits.register.dates import WrongDate, parse_date, plain
from regiotoezicht.permits.register.headings import Field, compact
from regiotoezicht.permits.register.lines import Line, Remark
from regiotoezicht.permits.register.parsing import Places, Row, kind_as_written, parse_row, permit_key
from regiotoezicht.permits.rules import works_alone

_NO_PERMIT = re.compile(
    r"^(?:(?:sub|eind)?totaal|aantal|som|bron|legenda|peildatum|opgemaakt|let op|toelichting)\b|^\*"
)
_FOR_THE_LAWYER = "Deze vergunning lijkt van iemand die alleen werkt; de jurist kiest eerst wat ermee mag."


@dataclass(frozen=True)
class Duplicate:
    """A row that says the same as an earlier one of the file."""

    row: int
    earlier_row: int


@dataclass(frozen=True)
class Reading:
    """A register judged.

    ``rows`` are to be taken; ``rejected`` cells and rows are not; ``held`` rows wait for the lawyer and
    nothing of them is here; ``duplicates`` count as unchanged; ``skipped`` are rows that are no permits
    (totals, headings again).
    """

    rows: tuple[Row, ...]
    rejected: tuple[Remark, ...]
    warnings: tuple[Remark, ...]
    held: tuple[Remark, ...]
    duplicates: tuple[Duplicate, ...]
    skipped: tuple[int, ...]


@dataclass
class _Desk:
    """What has been decided so far, and the rows by which later rows are compared."""

    rows: list[Row] = field(default_factory=list)
    rejected: list[Remark] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)
    held: list[Remark] = field(default_factory=list)
    duplicates: list[Duplicate] = field(default_factory=list)
    skipped: list[int] = field(default_factory=list)
    taken: dict[str, Row] = field(default_factory=dict)
    taken_addresses: dict[str, int] = field(default_factory=dict)
    held_keys: dict[str, int] = field(default_factory=dict)


def judge(
    sheet: Sheet,
    columns: Columns,
    municipality_name: str,
    other_municipality_names: Sequence[str],
    is_text_blocked: Callable[[str], bool],
) -> Reading:
    """Return what the register says, row by row below the headings; never raises for what a cell holds.

    ``is_text_blocked`` tells whether a free text holds personal data; it sees remarks, and opening hours in
    words.
    """
    desk = _Desk()
    places = Places(municipality_name, other_municipality_names)
    for column in sorted(columns.ignored, key=lambda ignored: ignored.heading):
        reason = "Deze kolom is niet herkend en niet overgenomen."
        desk.warnings.append(Remark(columns.heading_row, column.heading, False, reason))
    for row in sheet.rows:
        if row.number <= columns.heading_row or all(is_blank(cell) for cell in row.cells):
            continue
        if _is_no_permit(row, columns):
            desk.skipped.append(row.number)
            continue
        line = Line(row, columns)
        _place(desk, line, parse_row(line, places, is_text_blocked))
    return Reading(
        rows=tuple(desk.rows),
        rejected=tuple(desk.rejected),
        warnings=tuple(desk.warnings),
        held=tuple(desk.held),
        duplicates=tuple(desk.duplicates),
        skipped=tuple(desk.skipped),
    )


def _place(desk: _Desk, line: Line, row: Row | None) -> None:
    """Put a parsed row where it belongs: refused, held, said before, in conflict, or taken."""
    if row is None:
        desk.rejected.append(line.whole(f"Deze rij is niet overgenomen: {'; '.join(line.faults)}."))
        return
    reason = _reason_to_hold(desk, line, row)
    if reason:
        desk.held.append(line.whole(reason))
        desk.held_keys.setdefault(row.key, row.row)
        return
    earlier = desk.taken.get(row.key)
    if earlier is not None and earlier != row:
        reason = f"Deze rij is niet overgenomen: rij {earlier.row} gaat over dezelfde vergunning, maar is anders."
        desk.rejected.append(line.whole(reason))
        return
    if earlier is not None:
        desk.duplicates.append(Duplicate(row.row, earlier.row))
    else:
        _warn_of_same_address(desk, line, row)
        desk.rows.append(row)
        desk.taken[row.key] = row
    desk.rejected.extend(line.remarks(line.refused))
    desk.warnings.extend(line.remarks(line.warned))


def _reason_to_hold(desk: _Desk, line: Line, row: Row) -> str:
    if works_alone(
        kind=kind_as_written(line) or row.kind,
        holder=row.holder,
        managers=row.managers,
        rooms=row.rooms,
        name=row.name,
    ):
        return _FOR_THE_LAWYER
    if row.key in desk.held_keys:
        return f"Deze rij hoort bij rij {desk.held_keys[row.key]}, die op de keuze van de jurist wacht."
    return ""


def _warn_of_same_address(desk: _Desk, line: Line, row: Row) -> None:
    """Warn when a permit without a case number has the name and address of another row."""
    address_key = permit_key("", row.name, row.address)
    earlier = desk.taken_addresses.get(address_key)
    if earlier is not None and not row.case_number:
        where = line.first_column(Field.CASE_NUMBER, Field.NAME)
        line.warned[where] = f"Rij {earlier} heeft dezelfde naam en hetzelfde adres, met een zaaknummer."
    desk.taken_addresses.setdefault(address_key, row.row)


def _is_no_permit(row: SheetRow, columns: Columns) -> bool:
    """Tell whether a filled row is a total, a note below the table, or the headings once more."""
    texts = [text for cell in row.cells if (text := text_of(cell))]
    headed = {compact(column.heading) for column in columns.columns if column.heading}
    if len(texts) >= 2 and all(compact(text) in headed for text in texts):
        return True
    mapped = {column.field: row.cell(column.index) for column in columns.columns if column.field}
    if _has_words(mapped.get(Field.ADDRESS)) or _has_words(mapped.get(Field.STREET)):
        return False
    if _is_date(mapped.get(Field.GRANTED)):
        return False
    if any(_NO_PERMIT.match(plain(text)) for text in texts):
        return True
    named = [Field.CASE_NUMBER, Field.NAME, Field.HOLDER]
    return not any(re.search(r"[^\W_]", text_of(mapped.get(one))) for one in named) and not any(
        _has_words(cell) for cell in row.cells
    )


def _has_words(cell: Cell) -> bool:
    return bool(re.search(r"[^\W\d_]", text_of(cell)))


def _is_date(cell: Cell) -> bool:
    try:
        return parse_date(cell) is not None
    except WrongDate:
        return False
