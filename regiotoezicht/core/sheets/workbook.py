"""Reading .xlsx with calamine, after the package has been looked through without unpacking it whole.

calamine lays a sheet out as a full rectangle: two cells in opposite corners of the sheet would take the
memory of 17 billion. So the extent of the filled cells is measured in the XML before calamine sees the file.
Links to other files are not followed and formulas not calculated: calamine reads stored values only.
"""

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from regiotoezicht.core.sheets.sheet import (
    MAX_COLUMNS,
    MAX_ROWS,
    Cell,
    Sheet,
    SheetRow,
    Unreadable,
    too_large,
)

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

MAX_ENTRIES = 1_000
MAX_UNPACKED = 100 * 1024 * 1024
MAX_RATIO = 200
_RATIO_MATTERS_FROM = 5 * 1024 * 1024

_TAG = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?(row|c)(?=[\s/>])([^>]{0,1000})(>?)")
_TARGET = re.compile(rb"""\starget\s*=\s*["']([^"']*)["']""")
_RELATIONS = "xl/_rels/workbook.xml.rels"
_REFERENCE = re.compile(rb"""(?:^|\s)r\s*=\s*["']\$?([A-Za-z]*)\$?(\d*)["']""")


def read(content: bytes) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook.

    Raises Unreadable for what is no .xlsx, is damaged or would blow up.
    """
    _look_through(content)
    return _sheets(content)


def _look_through(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = package.infolist()
            _refuse_bomb(entries, len(content))
            _refuse_other_package(package, {entry.filename for entry in entries})
            for entry in entries:
                # Reading to the end checks length and CRC, so a size that lies in the directory comes out
                # here.
                part = package.read(entry)
                if entry.filename.casefold().endswith(".xml"):
                    _refuse_extent(part)
                elif entry.filename == _RELATIONS and not _names_xml_parts_only(part):
                    raise _broken()
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        raise _broken() from error


def _refuse_bomb(entries: list[zipfile.ZipInfo], packed: int) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    is_steep = unpacked > _RATIO_MATTERS_FROM and unpacked > MAX_RATIO * packed
    if len(entries) > MAX_ENTRIES or unpacked > MAX_UNPACKED or is_steep:
        raise Unreadable("bomb", "Dit bestand wordt uitgepakt te groot en is daarom niet geopend.")
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise Unreadable("encrypted", "Dit bestand is met een wachtwoord beveiligd; sla het zonder wachtwoord op.")


def _refuse_other_package(package: zipfile.ZipFile, names: set[str]) -> None:
    if "mimetype" in names and package.read("mimetype").startswith(b"application/vnd.oasis"):
        raise Unreadable("wrong_type", "Dit is een OpenDocument-bestand; sla het op als .xlsx of .csv.")
    if any(name.endswith("vbaProject.bin") for name in names):
        raise Unreadable("macros", "Deze werkmap bevat macro's; sla hem op als .xlsx zonder macro's.")
    if "xl/workbook.bin" in names:
        raise Unreadable("wrong_type", "Dit is een binaire werkmap (.xlsb); sla hem op als .xlsx of .csv.")
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        raise Unreadable("no_workbook", "Dit is een zip-bestand en geen Excel-werkmap (.xlsx).")


def _names_xml_parts_only(relations: bytes) -> bool:
    """Tell whether no sheet hides under a name that is not looked through."""
    return all(target.endswith(b".xml") for target in _TARGET.findall(relations.lower()))


def _refuse_extent(xml: bytes) -> None:
    """Refuse a sheet whose filled cells reach past the limits, counting as calamine does."""
    if b"\x00" in xml[:200]:
        raise _broken()
    row = column = -1
    for tag in _TAG.finditer(xml):
        name, attributes, closing = tag.groups()
        if not closing or attributes.count(b'"') % 2 or attributes.count(b"'") % 2:
            raise _broken()
        reference = _REFERENCE.search(attributes)
        if name == b"row":
            row = int(reference[2]) - 1 if reference and reference[2] else row + 1
            column = -1
            continue
        if reference and reference[1] and reference[2]:
            column, cell_row = _column_number(reference[1]), int(reference[2]) - 1
        else:
            column, cell_row = column + 1, row
        is_filled = not attributes.endswith(b"/")
        if is_filled and (cell_row >= MAX_ROWS or column >= MAX_COLUMNS):
            raise too_large()


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper()[:8]:
        number = number * 26 + letter - 64
    return number - 1


def _sheets(content: bytes) -> tuple[Sheet, ...]:
    # Loaded here: only an import needs it, and a web worker that imports nothing stays small.
    import python_calamine

    try:
        book = python_calamine.load_workbook(io.BytesIO(content))
        sheets = []
        for meta in book.sheets_metadata:
            if meta.typ == python_calamine.SheetTypeEnum.WorkSheet:
                is_hidden = meta.visible != python_calamine.SheetVisibleEnum.Visible
                sheets.append(_sheet(book.get_sheet_by_name(meta.name), is_hidden=is_hidden))
        return tuple(sheets)
    except python_calamine.PasswordError as error:
        raise Unreadable("encrypted", "Deze werkmap is met een wachtwoord beveiligd.") from error
    except (Unreadable, KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:
        raise _broken() from error


def _sheet(sheet: "CalamineSheet", *, is_hidden: bool) -> Sheet:
    rows: list[list[Cell]] = [list(row) for row in sheet.to_python(skip_empty_area=False)]
    if len(rows) > MAX_ROWS or any(len(row) > MAX_COLUMNS for row in rows[:1]):
        raise too_large()
    numbered = tuple(SheetRow(number, tuple(cells)) for number, cells in enumerate(rows, start=1))
    return Sheet(sheet.name, numbered, is_hidden)


def _broken() -> Unreadable:
    return Unreadable("broken", "Deze werkmap is beschadigd en kan niet worden gelezen; sla hem opnieuw op.")
