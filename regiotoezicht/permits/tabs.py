"""What an import does or did, under a few heads, and the pages of each: lists that are in memory already."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from regiotoezicht.core.paging import Page
from regiotoezicht.permits.contents import told_date, told_end
from regiotoezicht.permits.plan import Line
from regiotoezicht.permits.preview import Preview
from regiotoezicht.permits.rules import Outcome
from regiotoezicht.premises.rules import KIND_CHOICES

SIZE = 50


@dataclass(frozen=True)
class Tab:
    """One head with its rows; `what` says which table shows them."""

    code: str
    label: str
    what: str
    rows: Sequence[Any]

    @property
    def count(self) -> int:
        """How many rows there are under it."""
        return len(self.rows)


def of_preview(preview: Preview) -> list[Tab]:
    """The heads of a preview."""
    by_outcome = {outcome: [line for line in preview.lines if line.outcome is outcome] for outcome in Outcome}
    same: list[dict[str, Any]] = [_told(line) for line in by_outcome[Outcome.UNCHANGED]]
    same += [{"row": double.row, "earlier": double.earlier_row} for double in preview.reading.duplicates]
    held = {remark.row for remark in preview.reading.held}
    rejected = [{"remark": remark, "is_held": remark.row in held} for remark in preview.rejected]
    return [
        Tab("nieuw", "Nieuw", "permits", [_told(line) for line in by_outcome[Outcome.CREATED]]),
        Tab("gewijzigd", "Gewijzigd", "changes", [_told(line) for line in by_outcome[Outcome.UPDATED]]),
        Tab("gelijk", "Ongewijzigd", "same", sorted(same, key=lambda row: row["row"])),
        Tab("niet", "Niet overgenomen", "rejected", rejected),
        Tab("letop", "Let op", "warnings", [{"remark": remark} for remark in preview.warnings]),
    ]


def _told(line: Line) -> dict[str, Any]:
    """A row in words, with what changes."""
    wanted = line.wanted
    address = wanted.address
    return {
        "row": line.row,
        "case_number": wanted.case_number,
        "name": wanted.name,
        "kind": dict(KIND_CHOICES).get(wanted.kind, wanted.kind),
        "holder": wanted.holder,
        "address": f"{address.line}, {address.postcode} {address.place}".strip(" ,"),
        "granted": told_date(wanted.granted_date),
        "end": told_end(wanted.end),
        "rooms": wanted.rooms,
        "differences": line.differences,
    }


def tab_of(tabs: Sequence[Tab], code: str) -> Tab:
    """The head that was asked for, else the first that has rows."""
    first = next((tab for tab in tabs if tab.rows), tabs[0])
    return next((tab for tab in tabs if tab.code == code), first)


def page_of(rows: Sequence[Any], after: str, before: str) -> Page[Any]:
    """A page of rows in memory; the keys are places in the list. A place that makes no sense is the first page."""
    start = _place(after)
    if before and not after:
        start = max(0, _place(before) - SIZE)
    start = start if start < len(rows) else 0
    end = start + SIZE
    return Page(rows[start:end], after=str(end) if end < len(rows) else "", before=str(start) if start > 0 else "")


def _place(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 7 else 0
