"""Finding the row of headings, and what each column holds."""

import pytest

from regiotoezicht.core.sheets.sheet import Cell, Sheet, SheetRow, Unreadable
from regiotoezicht.permits.register.columns import choose, find_headings, find_table, headings_at
from regiotoezicht.permits.register.files import read
from regiotoezicht.permits.register.headings import Field, recognise
from tests.permits.register_builders import HEADINGS, judged, permit, separated, workbook


def sheet_of(*rows: list[Cell]) -> Sheet:
    return Sheet("", tuple(SheetRow(number, tuple(cells)) for number, cells in enumerate(rows, start=1)))


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("KvK-nummer", Field.KVK),
        ("KVK nr.", Field.KVK),
        ("Handelsregisternummer", Field.KVK),
        ("Zaaknr", Field.CASE_NUMBER),
        ("Naam van het bedrijf", Field.NAME),
        ("Handelsnaam", Field.NAME),
        ("Vergunninghouder", Field.HOLDER),
        ("BEHEERDER(S)", Field.MANAGERS),
        ("Huisnr.", Field.NUMBER),
        ("Huisletter", Field.ADDITION),
        ("Pc", Field.POSTCODE),
        ("Woonplaats", Field.PLACE),
        ("Datum verleend", Field.GRANTED),
        ("Verleend d.d.", Field.GRANTED),
        ("Geldig t/m", Field.VALID_THROUGH),
        ("Geldig tot en met", Field.VALID_THROUGH),
        ("Einddatum", Field.VALID_THROUGH),
        ("Aantal kamers", Field.ROOMS),
        ("Openings-\ntijden", Field.OPENING_HOURS),
        ("Opm.", Field.REMARKS),
        ("Adres", Field.ADDRESS),
    ],
)
def test_a_usual_heading_is_known_for_sure(heading: str, field: Field) -> None:
    assert recognise(heading) == (field, True)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Naam exploitatie-onderneming", Field.HOLDER),
        ("Datum", Field.GRANTED),
        ("Telefoon", Field.ADVERT_PHONE),
        ("Zaaknumer", Field.CASE_NUMBER),
        ("Postkode inrichting", Field.POSTCODE),
        ("Opmrkingen", Field.REMARKS),
        ("Ingangsdatum vergunning", Field.GRANTED),
    ],
)
def test_an_unusual_heading_is_guessed_and_left_to_the_clerk(heading: str, field: Field) -> None:
    assert recognise(heading) == (field, False)


@pytest.mark.parametrize(
    "heading",
    [
        "BSN",
        "Geboortedatum exploitant",
        "Namen werkneemsters",
        "Nationaliteit",
        "Woonadres beheerder",
        "E-mailadres",
        "Telefoon exploitant",
        "Datum aanvraag",
        "Ingetrokken op",
        "Adres exploitant",
        "",
        "x" * 100,
    ],
)
def test_a_column_about_persons_or_something_else_is_not_read(heading: str) -> None:
    assert recognise(heading) == (None, False)


def test_headings_are_found_below_titles_and_above_a_total() -> None:
    content = workbook([["Gemeente Beverwijk"], ["peildatum", "1-1-2026"], [], HEADINGS, permit(), [], ["Totaal", 1]])
    reading = judged(content)
    assert ([row.row for row in reading.rows], reading.skipped, reading.rejected) == ([5], (7,), ())


def test_headings_repeated_on_a_next_page_are_passed_over() -> None:
    reading = judged(workbook([HEADINGS, permit(), HEADINGS, permit(Zaaknummer="Z/2")]))
    assert ([row.row for row in reading.rows], reading.skipped) == ([2, 4], (3,))


def test_a_business_named_totaal_is_no_total() -> None:
    assert len(judged(workbook([HEADINGS, permit(Naam_inrichting="Totaal Ontspannen")])).rows) == 1


def test_a_heading_over_two_merged_rows_is_taken_from_the_upper_one() -> None:
    columns = find_headings(
        sheet_of(
            ["Naam inrichting", "Adres", None, None],
            [None, "Straat", "Nr", "Verleend"],
            ["Club", "Weg", 1, "x"],
        )
    )
    assert columns is not None
    assert [column.field for column in columns.columns] == [
        Field.NAME,
        Field.STREET,
        Field.NUMBER,
        Field.GRANTED,
    ]
    assert columns.heading_row == 2


def test_of_two_columns_with_one_heading_the_first_is_read_and_the_second_reported() -> None:
    rows = [
        ["Naam", "Adres", "Verleend", "Opmerkingen", "Opmerkingen"],
        ["Club", "Fictiestraat 1", "1-1-2022", "een", "twee"],
    ]
    reading = judged(workbook(rows))
    assert reading.rows[0].remarks == "een"
    assert (1, "Opmerkingen") in [(one.row, one.column) for one in reading.warnings]


def test_an_address_beside_a_number_column_is_a_street() -> None:
    rows: list[list[Cell]] = [
        ["Naam", "Adres", "Nr", "Verleend"],
        ["Club", "Plein 1945", 3, "1-1-2022"],
        ["Club", "Fictiestraat 5", 5, "1-1-2022"],
    ]
    assert [row.address.line for row in judged(workbook(rows)).rows] == ["Plein 1945 3", "Fictiestraat 5"]


def test_a_clerk_picks_columns_over_our_guess() -> None:
    table = find_table(read(workbook([["Naam", "Naam zaak", "Adres", "Datum"], ["A", "B", "Weg 1", "1-1-2022"]]), ""))
    assert [column.index for column in table.columns.unsure] == [0, 3]
    chosen = choose(table.columns, {0: Field.NAME, 3: None})
    assert [column.field for column in chosen.columns] == [Field.NAME, None, Field.ADDRESS, None]
    assert chosen.missing == ("Datum van verlening",)
    with pytest.raises(Unreadable):
        choose(table.columns, {0: Field.NAME, 1: Field.NAME})


def test_a_clerk_points_at_the_row_of_headings() -> None:
    sheet = sheet_of(["een", "twee"], ["drie", "vier"])
    assert [column.heading for column in headings_at(sheet, 2).columns] == ["drie", "vier"]
    with pytest.raises(Unreadable):
        headings_at(sheet, 9)


def test_the_sheet_with_headings_is_chosen_and_a_hidden_one_left_alone() -> None:
    content = workbook([HEADINGS, permit()], [["Toelichting"]], [HEADINGS[:5], ["x"]], hidden=[0])
    table = find_table(read(content, ""))
    assert (table.sheet.name, table.other_sheets) == ("Blad3", ())


def test_a_second_sheet_with_headings_is_named() -> None:
    assert find_table(read(workbook([HEADINGS, permit()], [HEADINGS, permit()]), "")).other_sheets == ("Blad2",)


def test_a_file_without_headings_is_refused() -> None:
    with pytest.raises(Unreadable) as refused:
        find_table(read(separated([["een", "twee"], ["drie", "vier"]]).encode(), ""))
    assert refused.value.code == "no_headings"
