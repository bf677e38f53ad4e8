"""Numbers of inhabitants as CBS and others send them."""

from datetime import date
from pathlib import Path

import pytest

from regiotoezicht.contributions.statline import Place, Reading, period_of, read_numbers
from regiotoezicht.core.sheets.reading import read
from regiotoezicht.core.sheets.sheet import Sheet, SheetRow, Unreadable

EXAMPLE = Path(__file__).parent / "inhabitants-statline-example.csv"
PLACES = (
    Place("GM0375", "Beverwijk", date(1936, 5, 1)),
    Place("GM0373", "Bergen (NH.)", date(1815, 1, 1)),
    Place("GM0398", "Heerhugowaard", date(1815, 1, 1), date(2022, 1, 1)),
    Place("GM1980", "Dijk en Waard", date(2022, 1, 1)),
)
DAY, EARLIER = date(2022, 1, 1), date(2021, 1, 1)


def reading(text: str) -> Reading:
    return read_numbers(read(text.encode(), "cbs.csv"), PLACES)


def numbers(text: str) -> dict[tuple[str, date], int]:
    found = reading(text)
    assert not found.remarks, found.remarks
    return {(number.code, number.on): number.inhabitants for number in found.numbers}


def remarks(text: str) -> list[tuple[int, str]]:
    return [(remark.row, remark.reason) for remark in reading(text).remarks]


def test_the_example_of_cbs_with_totals_and_a_municipality_that_is_gone() -> None:
    found = read_numbers(read(EXAMPLE.read_bytes(), EXAMPLE.name), PLACES)
    assert {number.code: number.inhabitants for number in found.numbers} == {
        "GM0375": 42084,
        "GM0373": 29723,
        "GM1980": 87695,
    }
    assert (found.remarks, found.dates()) == ([], [DAY])
    assert found.passed_over == 34
    assert found.missing(PLACES, DAY) == []


@pytest.mark.parametrize(
    "text",
    [
        "Regio's;2021;2022\nNederland;17475415;17590672\nBeverwijk;41863;42084\n",
        "Regio,2021 1 januari,2022 1 januari\nGM0375,41.863,42 084\n",
        '"RegioS";"Perioden";"Bevolking_1"\n"GM0375";"2021JJ00";"41863"\n"GM0375";"2022JJ00";"42084"\n',
        "ID;RegioS;Perioden;Bevolking\n1;NL01  ;2021MM01;17475415\n2;GM0375;2021MM01;41863\n3;GM0375;2022MM01;42084\n",
        "Perioden;Nederland;Beverwijk\n2021;17475415;41863\n2022;17590672;42084\n",
        "Jaar;Gemeente;Inwoners\n2021;Beverwijk (gemeente);41863\n2022;beverwijk;42084\n",
        "Regio's;2021;2022*\nBeverwijk;41863;42084\n",
        "Jaar;Nummer;Gemeente;Inwoners\n2021;375;Beverwijk;41863\n2022;375;Beverwijk;42084\n",
    ],
)
def test_years_stand_in_columns_or_rows_and_municipalities_go_by_name_or_code(text: str) -> None:
    assert numbers(text) == {("GM0375", EARLIER): 41863, ("GM0375", DAY): 42084}


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2022", DAY),
        (2022, DAY),
        (2022.0, DAY),
        ("2022 1 januari", DAY),
        ("1 januari 2022", DAY),
        ("2022 april*", date(2022, 4, 1)),
        ("2022-01-01", DAY),
        ("01-01-2022", DAY),
        (DAY, DAY),
        ("2022MM13", None),
        ("1234567", None),
        ("2022 zomer", None),
        ("42084", None),
        ("", None),
        (None, None),
    ],
)
def test_a_period_is_told_by_its_form(cell: str | float | date | None, day: date | None) -> None:
    assert period_of(cell) == day


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("GM0375;-5", "geen geheel getal"),
        ("GM0375;42084,5", "geen geheel getal"),
        ("GM0375;veel", "geen geheel getal"),
        ("GM0375;999.999.999.999.999.999.999", "hoger dan dat van heel Nederland"),
        ("Wijk 00 Centrum;4000", "wijk of buurt"),
        ("Meerestein (buurt);400", "wijk of buurt"),
        ("GM0375;", "geen inwonertal voor Beverwijk"),
        ("GM0375;.", "geen inwonertal voor Beverwijk"),
        ("GM0398;58000", "Heerhugowaard bestond niet op 01-01-2022"),
        ("WK037501;4000", "wijk of buurt"),
        ("BU03750101;400", "wijk of buurt"),
    ],
)
def test_what_is_wrong_is_said_with_its_row(line: str, reason: str) -> None:
    found = remarks(f"Regio;2022\nGM0373;29723\n{line}\n")
    assert [row for row, _ in found] == [3]
    assert reason in found[0][1]


def test_a_municipality_stands_there_once_for_each_date() -> None:
    assert remarks("Regio;2022\nGM0375;42084\nBeverwijk;42084\n") == [
        (3, "Beverwijk staat al in rij 2 met dezelfde peildatum.")
    ]


def test_who_is_missing_is_named() -> None:
    found = reading("Regio;2022\nGM0375;42084\nBergn;29723\n")
    assert [place.name for place in found.missing(PLACES, DAY)] == ["Bergen (NH.)", "Dijk en Waard"]
    assert found.passed_over == 1


@pytest.mark.parametrize("text", ["a;b\n1;2\n", "Regio;2022\nGroningen;200000\n", "Beverwijk;42084\n"])
def test_a_file_without_periods_or_municipalities_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        reading(text)


SEVERAL = "meer getallen naast elkaar"


@pytest.mark.parametrize(
    ("text", "row", "reason"),
    [
        ("Regio;Perioden;Bevolking;Mannen\nGM0373;2022;29723;14000\n", 2, SEVERAL),
        ("Perioden;2022;\nRegio;Mannen;Totaal\nGM0375;21000;42084\n", 3, SEVERAL),
        ("Regio;Perioden;Bevolking\nGM0375;2021;41863\n;2022;42084\n", 3, "staat geen gemeente"),
        ("Regio;Perioden;Bevolking\nGM0375;2021;41863\nGM0373;voorjaar;29723\n", 3, "geen peildatum"),
    ],
)
def test_no_number_is_taken_for_another_nor_passed_over(text: str, row: int, reason: str) -> None:
    [found] = remarks(text)
    assert found[0] == row
    assert reason in found[1]


def test_a_number_with_a_fraction_in_a_workbook_is_no_thousands() -> None:
    rows = (SheetRow(1, ("Regio", 2022.0)), SheetRow(2, ("Beverwijk", 42.084)), SheetRow(3, ("Bergen (NH.)", 29723.0)))
    found = read_numbers([Sheet("Bevolking", rows)], PLACES)
    assert [(remark.row, "geen geheel getal" in remark.reason) for remark in found.remarks] == [(2, True)]
    assert [number.inhabitants for number in found.numbers] == [29723]


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("Bevolking aan het einde van de periode (aantal)", "other_day"),
        ("BevolkingAanHetEindeVanDePeriode_8", "other_day"),
        ("Bevolking op 31 december", "other_day"),
        ("Bevolking (x 1 000)", "thousands"),
    ],
)
def test_figures_that_mean_something_else_are_refused(heading: str, code: str) -> None:
    with pytest.raises(Unreadable) as unreadable:
        reading(f"Perioden;2022\nRegio;{heading}\nGM0375;42084\n")
    assert unreadable.value.code == code
