"""Lists as a spreadsheet: the rows that the screen shows, and no more."""

import csv
import datetime
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from django.http import HttpResponse

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


Page = tuple[str, Sequence[str], Iterable[Sequence[object]]]
"""A sheet: its name, its headings and its rows."""


def spreadsheet(title: str, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """An .xlsx of one sheet. Text is written as text: a cell that looks like a formula is not one."""
    return workbook([(title, headings, rows)])


def workbook(pages: Iterable[Page]) -> bytes:
    """An .xlsx of several sheets."""
    import xlsxwriter  # slow to load, and most workers never export

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    bold = book.add_format({"bold": True})
    formats = Formats(book.add_format({"num_format": "dd-mm-yyyy"}), book.add_format({"num_format": "#,##0.00"}))
    for title, headings, rows in pages:
        sheet = book.add_worksheet(title[:31])
        sheet.freeze_panes(1, 0)
        for column, heading in enumerate(headings):
            sheet.write_string(0, column, heading, bold)
            sheet.set_column(column, column, max(12, min(40, len(heading) + 6)))
        for line, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                _write(sheet, line, column, value, formats)
    book.close()
    return buffer.getvalue()


class Formats(NamedTuple):
    """How a sheet shows a day and an amount of money."""

    day: object
    amount: object


def _write(sheet: Any, line: int, column: int, value: object, formats: Formats) -> None:
    if isinstance(value, datetime.datetime):
        sheet.write_string(line, column, f"{value:%d-%m-%Y %H:%M}")
    elif isinstance(value, datetime.date):
        sheet.write_datetime(line, column, datetime.datetime(value.year, value.month, value.day), formats.day)  # noqa: DTZ001 - a calendar day has no zone
    elif isinstance(value, Decimal):
        sheet.write_number(line, column, value, formats.amount)
    elif isinstance(value, int):
        sheet.write_number(line, column, value)
    else:
        sheet.write_string(line, column, "" if value is None else str(value))


def separated(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """A .csv as Dutch programs read it: semicolons, decimal commas, and a mark of its encoding. Text that looks like a
    formula is not one.
    """
    said = io.StringIO()
    writer = csv.writer(said, delimiter=";", lineterminator="\r\n")
    writer.writerow(headings)
    for row in rows:
        writer.writerow([_dutch(value) for value in row])
    return said.getvalue().encode("utf-8-sig")


def _dutch(value: object) -> str:
    if isinstance(value, Decimal):
        return f"{value:.2f}".replace(".", ",")
    if isinstance(value, datetime.date):
        return f"{value:%d-%m-%Y}"
    text = "" if value is None else str(value)
    return f"'{text}" if isinstance(value, str) and text[:1] in "=+-@\t\r" and text else text


def download(content: bytes, name: str, content_type: str = XLSX) -> HttpResponse:
    """An answer that the browser saves as a file."""
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
