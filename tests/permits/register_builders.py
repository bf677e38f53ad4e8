"""Builds registers for the tests, and a stand-in for the guard of free text."""

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl

from regiotoezicht.permits.register.columns import find_table
from regiotoezicht.permits.register.files import read
from regiotoezicht.permits.register.rows import Reading, judge

EXAMPLE = Path(__file__).parent / "permit-register-example.xlsx"
HEADINGS = [
    "Zaaknummer",
    "Naam inrichting",
    "Soort",
    "Exploitant",
    "KvK-nummer",
    "Beheerder(s)",
    "Straat",
    "Nr",
]
HEADINGS += ["Toev.", "Postcode", "Plaats", "Verleend", "Geldig t/m", "Kamers", "Openingstijden"]
HEADINGS += ["Telefoon advertentie", "Opmerkingen"]
PERMIT: dict[str, Any] = {
    "Zaaknummer": "Z/22/000101",
    "Naam inrichting": "Club Voorbeeld",
    "Soort": "club",
    "Exploitant": "Voorbeeld Exploitatie B.V.",
    "KvK-nummer": "00000101",
    "Beheerder(s)": "J. de Proef",
    "Straat": "Fictiestraat",
    "Nr": 12,
    "Toev.": None,
    "Postcode": "1949 ZZ",
    "Plaats": "Beverwijk",
    "Verleend": "1-4-2022",
    "Geldig t/m": "31-3-2027",
    "Kamers": 8,
    "Openingstijden": "18:00-04:00",
    "Telefoon advertentie": "0251-000101",
    "Opmerkingen": None,
}


def blocks(text: str) -> bool:
    """Block what looks like a number of a person or speaks of one at work."""
    return bool(re.search(r"BSN|werkt nu|\d{8}", text))


def permit(**changes: Any) -> list[Any]:
    """Return the cells of one good permit under HEADINGS; names of columns with _ for other signs."""
    by_field = {re.sub(r"\W", "_", heading): heading for heading in HEADINGS}
    values = PERMIT | {by_field[name]: value for name, value in changes.items()}
    return [values[heading] for heading in HEADINGS]


def workbook(*sheets: Sequence[Sequence[Any]], hidden: Sequence[int] = ()) -> bytes:
    """Return an .xlsx with these sheets of rows."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Blad{number + 1}")
        if number in hidden:
            sheet.sheet_state = "hidden"
        for row in rows:
            sheet.append(list(row))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def separated(rows: Sequence[Sequence[Any]], separator: str = ";") -> str:
    """Return a .csv of these rows."""
    target = io.StringIO()
    csv.writer(target, delimiter=separator).writerows(rows)
    return target.getvalue()


def judged(content: bytes) -> Reading:
    """Return a file judged for Beverwijk."""
    table = find_table(read(content, "register"))
    return judge(table.sheet, table.columns, "Beverwijk", ["Haarlem", "Velsen", "Bergen (NH.)"], blocks)


def of_permit(**changes: Any) -> Reading:
    """Return a register with one permit judged."""
    return judged(workbook([HEADINGS, permit(**changes)]))
