"""Files as they come: types, code pages, separators, and those that are refused."""

import io
import zipfile
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiotoezicht.core.sheets.sheet import Unreadable
from regiotoezicht.permits.register.files import read
from tests.permits.register_builders import EXAMPLE, HEADINGS, judged, permit, separated, workbook

TABLE = [
    ["Naam", "Adres", "Plaats", "Verleend", "Opmerkingen"],
    ["Privéhuis Café", "Fictiestraat 1a", "Beverwijk", "1-7-2022", "één ruimte"],
]


def code_of(content: bytes, name: str = "register.xlsx") -> str:
    with pytest.raises(Unreadable) as refused:
        read(content, name)
    assert refused.value.sentence.endswith(".")
    return refused.value.code


def zipped(**parts: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return target.getvalue()


def with_sheet(xml: bytes, **more: bytes) -> bytes:
    """Return a workbook whose first sheet is this XML."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook([["x"]]))) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in source.namelist():
            made.writestr(name, xml if name == "xl/worksheets/sheet1.xml" else source.read(name))
        for name, content in more.items():
            made.writestr(name, content)
    return target.getvalue()


def sheet_xml(cells: str) -> bytes:
    return f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{cells}</sheetData></worksheet>'.encode()


@pytest.mark.parametrize(
    "page", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "cp850", "mac_roman"]
)
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_a_csv_is_read_in_its_own_code_page_and_separator(page: str, separator: str) -> None:
    row = judged(separated(TABLE, separator).encode(page)).rows[0]
    assert (row.name, row.remarks, row.address.line, row.row) == (
        "Privéhuis Café",
        "één ruimte",
        "Fictiestraat 1a",
        2,
    )


def test_a_windows_dash_is_not_taken_for_a_dos_letter() -> None:
    rows = [[*TABLE[0], "Openingstijden"], [*TABLE[1], "18:00–04:00"]]
    assert judged(separated(rows).encode("cp1252")).rows[0].opening_hours == "18:00–04:00"


def test_rows_of_a_csv_go_by_the_line_at_which_they_start() -> None:
    rows = [["Overzicht"], TABLE[0], ["Club Een", "Weg 1\nachterom", "", "1-1-2022", "a"], TABLE[1]]
    assert [row.row for row in judged(separated(rows).encode()).rows] == [3, 5]


def test_a_line_that_names_the_separator_counts_but_is_not_read() -> None:
    assert [row.row for row in judged(("sep=;\r\n" + separated(TABLE)).encode()).rows] == [3]


def test_a_number_kept_as_text_by_a_formula_is_read() -> None:
    rows = [["Naam", "Adres", "Verleend", "KvK"], ["Club", "Weg 1", "1-1-2022", '="00000101"']]
    assert judged("\n".join(";".join(row) for row in rows).encode()).rows[0].kvk == "00000101"


def test_a_quote_that_is_never_closed_is_refused_instead_of_swallowing_rows() -> None:
    assert code_of(b'Naam;Adres;Verleend\n"Club;Weg 1;1-1-2022\nSalon;Weg 2;1-1-2022\n') == "broken"


def test_the_type_is_told_by_content_and_not_by_name() -> None:
    assert read(EXAMPLE.read_bytes(), "register.csv")[0].name == "Vergunningen"
    assert len(read(separated(TABLE).encode(), "register.xlsx")[0].rows) == 2


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"x" * (10 * 1024 * 1024 + 1), "too_large"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 2000, "old_format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"%PDF-1.7 ...", "wrong_type"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "wrong_type"),
        (b"<html><table><tr><td>Naam", "wrong_type"),
        (bytes(range(256)) * 50, "wrong_type"),
        (b"\x7fELF" + b"\x00" * 99, "wrong_type"),
        (b"PK\x03\x04 half a package", "broken"),
        (zipped(**{"a.txt": b"x"}), "no_workbook"),
        (zipped(**{"[Content_Types].xml": b"", "word/document.xml": b""}), "no_workbook"),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "wrong_type"),
        (zipped(**{"[Content_Types].xml": b"", "xl/workbook.bin": b""}), "wrong_type"),
        (zipped(**{"[Content_Types].xml": b"", "xl/vbaProject.bin": b""}), "macros"),
        (zipped(**{"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}), "broken"),
        (zipped(**{f"xl/{n}.xml": b"" for n in range(1001)}), "bomb"),
        (zipped(**{"xl/a.xml": b"0" * 20_000_000}), "bomb"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_is_no_register_is_refused_with_a_reason(content: bytes, code: str) -> None:
    assert code_of(content) == code


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>1</v></c></row>',
        '<row r="1048576"><c><v>1</v></c></row>',
        "<row>" + "<c><v>1</v></c>" * 201 + "</row>",
        "<row><c><v>1</v></c></row>" * 20_001,
    ],
    ids=["corners", "wide", "no references", "counted columns", "counted rows"],
)
def test_a_sheet_that_would_fill_the_memory_is_refused_before_it_is_opened(cells: str) -> None:
    assert code_of(with_sheet(sheet_xml(cells))) == "too_many_cells"


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="1"><c s=">" r="XFD1048576"><v>1</v></c></row>',
        f'<row r="1"><c {"x" * 2000}="" r="XFD9"><v>1</v></c></row>',
    ],
)
def test_a_cell_that_hides_its_reference_is_refused(cells: str) -> None:
    assert code_of(with_sheet(sheet_xml(cells))) == "broken"


def test_a_size_that_lies_is_found_out() -> None:
    content = bytearray(workbook([HEADINGS, permit()]))
    entry = content.index(b"PK\x01\x02")
    content[entry + 24 : entry + 28] = (1).to_bytes(4, "little")
    assert code_of(bytes(content)) == "broken"


def test_empty_cells_far_away_do_not_matter() -> None:
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>'
    assert len(read(with_sheet(sheet_xml(cells)), "")[0].rows) == 1


def test_a_csv_of_too_many_rows_or_columns_is_refused() -> None:
    assert code_of(b"a;b\n" * 20_002) == "too_many_cells"
    assert code_of(b";".join([b"a"] * 201)) == "too_many_cells"


def test_formulas_errors_and_links_to_other_files_are_not_followed() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    rows: list[list[Any]] = [
        ["Naam", "Adres", "Verleend", "Opmerkingen"],
        ["Club", "Weg 1", "1-1-2022", "='[http://voorbeeld.invalid/a.xlsx]B'!A1"],
    ]
    for row in rows:
        sheet.append(row)
    target = io.BytesIO()
    book.save(target)
    assert judged(target.getvalue()).rows[0].remarks == ""
    assert judged(workbook([HEADINGS, permit(Opmerkingen="#N/B")])).rows[0].remarks == ""


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        read(content, "register")
    except Unreadable as refused:
        assert refused.sentence
