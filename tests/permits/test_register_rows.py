"""What is refused, held back and warned of, cell by cell."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from regiotoezicht.core.sheets.sheet import Sheet, SheetRow
from regiotoezicht.permits.register.columns import headings_in
from regiotoezicht.permits.register.dates import End
from regiotoezicht.permits.register.headings import Field
from regiotoezicht.permits.register.rows import judge
from tests.permits.register_builders import HEADINGS, blocks, judged, of_permit, permit, workbook


@pytest.mark.parametrize(
    "changes",
    [
        {"Naam_inrichting": None},
        {"Naam_inrichting": "-"},
        {"Naam_inrichting": "onbekend"},
        {"Straat": None},
        {"Straat": "17"},
        {"Verleend": None},
        {"Verleend": "n.v.t."},
        {"Verleend": "31-06-2020"},
        {"Verleend": "30 februari 2022"},
        {"Verleend": "2025"},
        {"Verleend": 2025},
        {"Verleend": "volgt"},
        {"Plaats": "Haarlem"},
        {"Plaats": "HAARLEM (NH)"},
        {"Plaats": "gemeente Velsen"},
        {"Plaats": "Bergen"},
        {"Naam_inrichting": "Club A, bel 06-00000088"},
        {"Naam_inrichting": "x" * 5000},
    ],
)
def test_a_row_is_refused_as_a_whole(changes: dict[str, Any]) -> None:
    reading = of_permit(**changes)
    assert reading.rows == ()
    assert [(one.row, one.column, one.whole_row) for one in reading.rejected] == [(2, None, True)]


@pytest.mark.parametrize(
    ("column", "changes"),
    [
        ("KvK-nummer", {"KvK_nummer": "123"}),
        ("KvK-nummer", {"KvK_nummer": 123}),
        ("KvK-nummer", {"KvK_nummer": "aangevraagd"}),
        ("Postcode", {"Postcode": "1949"}),
        ("Postcode", {"Postcode": "0949 ZZ"}),
        ("Kamers", {"Kamers": "zes"}),
        ("Kamers", {"Kamers": 4.5}),
        ("Kamers", {"Kamers": -1}),
        ("Kamers", {"Kamers": 1000}),
        ("Kamers", {"Kamers": True}),
        ("Geldig t/m", {"Geldig_t_m": "2027"}),
        ("Geldig t/m", {"Geldig_t_m": "31-6-2027"}),
        ("Geldig t/m", {"Geldig_t_m": "1-4-2021"}),
        ("Opmerkingen", {"Opmerkingen": "BSN van iemand"}),
        ("Opmerkingen", {"Opmerkingen": "x" * 9000}),
        ("Nr", {"Nr": "ong."}),
        ("Telefoon advertentie", {"Telefoon_advertentie": "06-00000088 (Naam)"}),
        ("Openingstijden", {"Openingstijden": "BSN op de deur"}),
        ("Plaats", {"Plaats": "Beverwijk 2"}),
        ("Beheerder(s)", {"Beheerder_s_": "J. de Proef 06-00000088"}),
        ("Exploitant", {"Exploitant": "proef@voorbeeld.invalid"}),
    ],
)
def test_a_cell_is_refused_and_its_row_taken(column: str, changes: dict[str, Any]) -> None:
    reading = of_permit(**changes)
    assert len(reading.rows) == 1
    assert [(one.row, one.column, one.whole_row) for one in reading.rejected] == [(2, column, False)]


def test_a_refused_end_date_does_not_become_an_open_end() -> None:
    assert of_permit(Geldig_t_m="ooit").rows[0].end == End()
    assert of_permit(Geldig_t_m=None).rows[0].end == End()


@pytest.mark.parametrize(
    "changes", [{"Plaats": "Wijk aan Zee"}, {"Soort": "iets nieuws"}, {"Nr": None}, {"KvK_nummer": 1234567}]
)
def test_what_is_doubtful_is_taken_with_a_warning(changes: dict[str, Any]) -> None:
    reading = of_permit(**changes)
    assert (len(reading.rows), len(reading.warnings), reading.rejected) == (1, 1, ())


@pytest.mark.parametrize(
    "changes",
    [
        {"Soort": "zelfstandig"},
        {"Soort": "Thuiswerker"},
        {"Soort": "eenpersoonsbedrijf"},
        {"Soort": "ZZP"},
        {"Soort": "solo escort"},
        {"Soort": "home"},
        {"Soort": "thuisprostitutie", "Kamers": 3},
        {"Exploitant": "A. Testpersoon", "Kamers": 1, "Beheerder_s_": None},
        {"Exploitant": "A. Testpersoon", "Kamers": 1, "Beheerder_s_": "mw. A. Testpersoon"},
        {"Exploitant": "A. Testpersoon (eenmanszaak)", "Kamers": None, "Beheerder_s_": None},
        {"Exploitant": None, "Naam_inrichting": "A. Testpersoon", "Kamers": 1, "Beheerder_s_": None},
    ],
)
def test_the_permit_of_one_who_works_alone_is_held_for_the_lawyer(changes: dict[str, Any]) -> None:
    reading = of_permit(**changes)
    assert (reading.rows, reading.rejected, reading.warnings) == ((), (), ())
    assert [(one.row, one.column, one.whole_row) for one in reading.held] == [(2, None, True)]
    assert "Testpersoon" not in repr(reading)


@pytest.mark.parametrize(
    "changes",
    [
        {"Exploitant": "A. Testpersoon", "Kamers": 4, "Beheerder_s_": "A. Testpersoon"},
        {"Exploitant": "A. Testpersoon", "Kamers": 1, "Beheerder_s_": "B. Proefman"},
        {"Exploitant": "Testa V.O.F.", "Kamers": 1, "Beheerder_s_": None},
        {"Exploitant": "Nergens Holding BV", "Kamers": None, "Beheerder_s_": None},
    ],
)
def test_a_business_of_more_than_one_is_not_held(changes: dict[str, Any]) -> None:
    assert (len(of_permit(**changes).rows), of_permit(**changes).held) == (1, ())


def test_another_row_of_a_held_permit_is_held_too() -> None:
    reading = judged(workbook([HEADINGS, permit(Soort="zzp"), permit()]))
    assert ([one.row for one in reading.held], reading.rows) == ([2, 3], ())


@given(st.permutations(range(len(HEADINGS))))
@settings(max_examples=40)
def test_the_order_of_columns_makes_no_difference(order: list[int]) -> None:
    rows = [
        HEADINGS,
        permit(),
        permit(Zaaknummer="Z/2", KvK_nummer="9", Kamers="zes"),
        permit(Zaaknummer="Z/3", Plaats=None),
    ]

    def reading_of(indexes: list[int]) -> object:
        sheet = Sheet("", tuple(SheetRow(n, tuple(row[i] for i in indexes)) for n, row in enumerate(rows, 1)))
        return judge(sheet, headings_in(sheet.rows[0]), "Beverwijk", ["Haarlem"], blocks)

    assert reading_of(order) == reading_of(list(range(len(HEADINGS))))


ANY_CELL = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.sampled_from(["29-2-2023", "29-2-2024", "😀", "1949 ZZ", "12a", "x" * 10_000_000, "=1+1", "\x00"]),
)


@given(st.dictionaries(st.sampled_from(list(Field)), ANY_CELL, min_size=1))
@settings(max_examples=200)
def test_no_content_of_cells_makes_judging_fail(cells: dict[Field, Any]) -> None:
    row = dict(zip(HEADINGS, permit(), strict=True))
    headings: dict[Field, str] = dict(
        zip([field for field in Field if field is not Field.ADDRESS], HEADINGS, strict=True)
    )
    row |= {headings.get(field, "Adres"): value for field, value in cells.items()}
    sheet = Sheet("", (SheetRow(1, tuple(row)), SheetRow(2, tuple(row.values()))))
    reading = judge(sheet, headings_in(sheet.rows[0]), "Beverwijk", ["Haarlem"], blocks)
    whole = [one for one in reading.rejected if one.whole_row]
    assert len(reading.rows) + len(whole) + len(reading.held) + len(reading.skipped) == 1
