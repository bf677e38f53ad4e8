"""Values of single cells: dates, ends, addresses, numbers and kinds."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiotoezicht.core.sheets.sheet import Cell
from regiotoezicht.permits.register.addresses import parse_addition, split_address, split_number, split_street
from regiotoezicht.permits.register.cells import (
    WrongCell,
    parse_hours,
    parse_kind,
    parse_kvk,
    parse_people,
    parse_phone,
    parse_postcode,
    parse_rooms,
)
from regiotoezicht.permits.register.dates import End, WrongDate, parse_date, parse_end

MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]


@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)))
def test_every_form_of_a_date_is_the_same_date(day: date) -> None:
    d, m, y, word = day.day, day.month, day.year, MONTHS[day.month - 1]
    forms: list[Cell] = [
        day,
        datetime(y, m, d, 12, 30),  # noqa: DTZ001 - a cell of a sheet has no zone
        float((day - date(1899, 12, 30)).days),
        f"{d}-{m}-{y}",
        f"{d:02}/{m:02}/{y}",
        f"{d}.{m}.{y}",
        day.isoformat(),
        f"{day.isoformat()}T00:00:00",
        f"{day.isoformat()} 00:00:00",
        f"{y}{m:02}{d:02}",
        f"{d} {word} {y}",
        f"{d} {word.upper()} {y}",
        f"{d} {word[:3]}. {y}",
        f"{d} {word} '{y % 100:02}",
        f"{d}-{m}-{y % 100:02}",
        f"d.d. {d} {word} {y}",
        f" {d}-{m}-{y}\n",
        f"{d}e {word} {y}",
        f"{d}-{word[:3]}-{y % 100:02}",
    ]
    assert {parse_date(form) for form in forms} == {day}


@pytest.mark.parametrize(
    "cell", ["31-06-2020", "29-2-2023", "30 februari 2022", "1-13-2022", "2022-02-30", date(1900, 1, 1)]
)
def test_a_date_that_no_calendar_has_is_told_from_what_is_no_date(cell: Cell) -> None:
    with pytest.raises(WrongDate) as wrong:
        parse_date(cell)
    assert wrong.value.is_impossible


@pytest.mark.parametrize(
    "cell",
    [
        "2025",
        2025,
        0,
        1e300,
        float("nan"),
        float("inf"),
        True,
        time(1),
        "zomer 2022",
        "juli 2022",
        "😀",
        12.0,
    ],
)
def test_what_is_no_date_is_refused(cell: Cell) -> None:
    with pytest.raises(WrongDate) as wrong:
        parse_date(cell)
    assert not wrong.value.is_impossible


@pytest.mark.parametrize(
    "cell",
    [
        "onbepaalde tijd",
        "Onbepaald",
        "onbep.",
        "ONBEP. TIJD",
        "voor onbepaalde tijd",
        "n.v.t.",
        "nvt",
        "geen einddatum",
        "-",
        "--",
        "–",
        "31-12-9999",
        date(9999, 12, 31),
        "doorlopend",
    ],
)
def test_an_open_end_has_many_spellings(cell: Cell) -> None:
    assert parse_end(cell) == End(is_open=True)


def test_an_empty_end_is_not_an_open_end() -> None:
    assert parse_end(None) == parse_end("  ") == End()


@pytest.mark.parametrize(
    ("cell", "number", "addition"),
    [
        (12.0, 12, ""),
        ("12a", 12, "a"),
        ("12 A", 12, "a"),
        ("12-a", 12, "a"),
        ("3 bis", 3, "bis"),
        ("44-46", 44, "-46"),
        ("44 – 46", 44, "-46"),
        ("44 t/m 46", 44, "-46"),
        ("12-2", 12, "-2"),
        ("7 II", 7, "II"),
        (None, None, ""),
        ("-", None, ""),
    ],
)
def test_a_house_number_and_what_is_behind_it(cell: Cell, number: int | None, addition: str) -> None:
    assert split_number(cell) == (number, addition)


@pytest.mark.parametrize("cell", ["ong.", "0", "123456", date(2022, 5, 3), "naast 4"])
def test_what_is_no_house_number_is_refused(cell: Cell) -> None:
    with pytest.raises(WrongCell):
        split_number(cell)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Fictiestraat 12", ("Fictiestraat", 12, "")),
        ("Plein 1945 12", ("Plein 1945", 12, "")),
        ("1e Proefstraat 3 bis", ("1e Proefstraat", 3, "bis")),
        ("Fictiestraat 44-46", ("Fictiestraat", 44, "-46")),
        ("Fictiekade", ("Fictiekade", None, "")),
        ("Fictiestraat 12a", ("Fictiestraat", 12, "a")),
    ],
)
def test_a_street_is_parted_from_its_number(text: str, parts: tuple[str, int | None, str]) -> None:
    assert split_street(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Fictiestraat 12a, 1949 ZZ Beverwijk",
        "Fictiestraat 12a 1949zz Beverwijk",
        "Fictiestraat 12 a - 1949 ZZ, Beverwijk",
        "Fictiestraat 12-a (1949 ZZ) Beverwijk",
    ],
)
def test_an_address_in_one_cell_is_taken_apart(text: str) -> None:
    found, is_wrong = split_address(text.replace("(", "").replace(")", ""))
    assert (found.line, found.postcode, found.place, is_wrong) == (
        "Fictiestraat 12a",
        "1949 ZZ",
        "Beverwijk",
        False,
    )


@pytest.mark.parametrize(
    "text",
    [
        "Fictiestraat 1, 1949 SS Beverwijk",
        "Fictiestraat 1, 1949 Z Beverwijk",
        "Fictiestraat 1, 194 Beverwijk",
    ],
)
def test_a_wrong_postcode_inside_an_address_is_left_out(text: str) -> None:
    found, is_wrong = split_address(text)
    assert (found.line, found.postcode, found.place, is_wrong) == ("Fictiestraat 1", "", "Beverwijk", True)


def test_an_addition_may_be_a_number_cell() -> None:
    assert (parse_addition(2.0), parse_addition("BIS"), parse_addition(None)) == ("2", "bis", "")


@pytest.mark.parametrize("cell", ["1949 ZZ", "1949ZZ", "1949 zz", "1949-ZZ", "NL-1949 ZZ", " 1949  ZZ "])
def test_a_postcode_has_one_normal_form(cell: str) -> None:
    assert parse_postcode(cell)[0] == "1949 ZZ"


@pytest.mark.parametrize("cell", ["00000101", "0000 0101", "KvK 00000101", "kvk-nr. 00000101", "0000.0101"])
def test_a_kvk_number_is_eight_digits_of_text(cell: str) -> None:
    assert parse_kvk(cell) == ("00000101", False)


def test_only_a_number_cell_of_seven_digits_gets_its_zero_back() -> None:
    assert parse_kvk(1234567.0) == ("01234567", True)
    for cell in ("1234567", 123.0, 123456789, "00000000", date(2022, 1, 1), "12345678a"):
        with pytest.raises(WrongCell):
            parse_kvk(cell)


@pytest.mark.parametrize(
    ("cell", "rooms"), [(8.0, 8), ("4", 4), ("4 kamers", 4), ("4,0", 4), (0, 0), ("-", None), (None, None)]
)
def test_rooms_are_a_whole_number(cell: Cell, rooms: int | None) -> None:
    assert parse_rooms(cell) == rooms


def test_managers_are_a_list_of_names() -> None:
    assert parse_people("J. de Proef; M. Fictief") == ("J. de Proef", "M. Fictief")
    assert parse_people("J. de Proef\nM. Fictief en B. Proefman") == (
        "J. de Proef",
        "M. Fictief",
        "B. Proefman",
    )
    assert parse_people("Proef, J. de") == ("J. de Proef",)
    assert parse_people("geen") == ()


def test_a_telephone_number_lost_to_excel_gets_its_zero_back() -> None:
    assert parse_phone(251000101.0) == "0251000101"


@pytest.mark.parametrize("cell", ["18:00-04:00", "11.00 - 23.00 uur", "24 uur", "ma t/m vr 10-22 uur, zondag gesloten"])
def test_hours_that_are_only_times_need_no_guard(cell: str) -> None:
    assert parse_hours(cell) == (cell, True)
    assert parse_hours(f"{cell} bij A. Testpersoon")[1] is False
    assert parse_hours(cell + " " * 3 + "- " * 40 + "Testpersoon")[1] is False


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("club", "club"),
        ("Privéhuis", "club"),
        ("privehuis", "club"),
        ("prive-huis", "club"),
        ("bordeel", "club"),
        ("raamprostitutie", "window"),
        ("Escortbedrijf", "escort"),
        ("massagesalon (erotisch)", "massage"),
        ("sauna", "other"),
        ("saunaclub", "club"),
        ("hotel", "hotel"),
        ("thuiswerk", "home"),
        ("B", "club"),
        ("window", "window"),
        ("sekstheater", "other"),
    ],
)
def test_kinds_have_many_words(text: str, code: str) -> None:
    assert parse_kind(text) == (code, True)


def test_an_unknown_kind_is_other_and_said_to_be_unknown() -> None:
    assert parse_kind("iets nieuws") == parse_kind("") == ("other", False)
