"""The example register of Beverwijk, as a program that imports it may count on."""

from datetime import date

from regiotoezicht.permits.register.dates import End
from tests.permits.register_builders import EXAMPLE, HEADINGS, judged, permit, workbook

REFUSED = ["123", "31-06-2020", "Mirela", "06-12345678", "zes", "111222333", "Haarlem", "2025"]


def test_the_example_gives_seven_permits_one_repetition_and_eight_refusals() -> None:
    reading = judged(EXAMPLE.read_bytes())
    assert [row.row for row in reading.rows] == [5, 6, 7, 8, 11, 14, 16]
    assert [(one.row, one.earlier_row) for one in reading.duplicates] == [(9, 5)]
    assert [(one.row, one.column, one.whole_row) for one in reading.rejected] == [
        (8, "KvK-nummer", False),
        (10, None, True),
        (11, "Opmerkingen", False),
        (12, None, True),
        (13, None, True),
        (15, None, True),
        (16, "Kamers", False),
        (16, "Opmerkingen", False),
    ]
    assert reading.held == ()
    assert reading.skipped == (17,)


def test_the_example_is_read_to_the_letter() -> None:
    rows = {row.row: row for row in judged(EXAMPLE.read_bytes()).rows}
    assert rows[6].granted_date == date(2022, 7, 1)
    assert (rows[6].address.line, rows[6].address.postcode) == ("Voorbeeldweg 3a", "1949 ZX")
    assert rows[6].address.place == "Beverwijk"
    assert rows[7].end == End(is_open=True)
    assert rows[16].granted_date == date(2025, 1, 1)
    assert rows[16].end == End(last_date=date(2029, 12, 31))
    assert rows[16].address.line == "Fictiestraat 44-46"
    assert rows[5].managers == ("J. de Proef", "M. Fictief")
    assert [row.kind for row in rows.values()] == [
        "club",
        "club",
        "escort",
        "massage",
        "window",
        "club",
        "club",
    ]


def test_no_reason_repeats_a_refused_value() -> None:
    reading = judged(EXAMPLE.read_bytes())
    said = " ".join(one.reason for one in (*reading.rejected, *reading.warnings, *reading.held))
    assert [value for value in REFUSED if value in said] == []
    assert all(one.reason.endswith(".") for one in (*reading.rejected, *reading.warnings))


def test_a_refused_remark_is_nowhere_in_the_reading() -> None:
    assert "Mirela" not in repr(judged(EXAMPLE.read_bytes()))


def test_the_second_row_with_the_same_case_number_and_other_contents_is_refused_by_row_number() -> None:
    reading = judged(workbook([HEADINGS, permit(), permit(Kamers=9)]))
    assert [row.row for row in reading.rows] == [2]
    assert [(one.row, one.whole_row) for one in reading.rejected] == [(3, True)]
    assert "rij 2" in reading.rejected[0].reason


def test_a_good_row_after_a_refused_one_with_the_same_case_number_is_taken() -> None:
    reading = judged(workbook([HEADINGS, permit(Verleend=None), permit()]))
    assert [row.row for row in reading.rows] == [3]


def test_without_a_case_number_name_and_address_tell_permits_apart() -> None:
    rows = [
        permit(Zaaknummer=None),
        permit(Zaaknummer=None, Naam_inrichting="CLUB  voorbeeld"),
        permit(Zaaknummer=None, Nr=14),
    ]
    reading = judged(workbook([HEADINGS, *rows]))
    assert [row.row for row in reading.rows] == [2, 4]
    assert [one.row for one in reading.rejected] == [3]


def test_a_row_without_case_number_like_an_earlier_permit_is_warned_of() -> None:
    reading = judged(workbook([HEADINGS, permit(), permit(Zaaknummer=None)]))
    assert [(one.row, one.column) for one in reading.warnings] == [(3, "Zaaknummer")]
