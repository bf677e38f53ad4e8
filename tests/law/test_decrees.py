"""The equal days of a next decree, written down by the region itself."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from regiotoezicht.law.answers import answer
from regiotoezicht.law.calculation import compute
from regiotoezicht.law.decrees import put_in_use, read_decrees, statutory, with_decrees, without_answer
from regiotoezicht.law.holidays import ATW
from regiotoezicht.law.refusals import NoAnswer
from regiotoezicht.worklist.rules import working_days_after
from tests.architecture import house

NEXT = """
[[besluit]]
van = 2029
tot = 2032
dagen = [2029-05-11, 2030-05-31]
bron = "Stb. 2028, 123 (fictief)"
"""


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    yield
    put_in_use(ATW)


def test_a_year_that_was_refused_is_answered_once_its_decree_is_there() -> None:
    with pytest.raises(NoAnswer):
        compute("awb-6:7", date(2029, 3, 29))
    put_in_use(with_decrees(NEXT))
    found = compute("awb-6:7", date(2029, 3, 29))  # 10 May 2029 is Ascension, the 11th equal to a holiday
    assert (found.raw_end, found.end) == (date(2029, 5, 10), date(2029, 5, 14))
    assert answer("awb-6:7", "2029-03-29")["end"] == "2029-05-14"
    assert working_days_after(date(2029, 5, 9), 1) == date(2029, 5, 14)
    assert compute("awb-6:7", date(2026, 3, 24)).end == date(2026, 5, 6)  # the years of the programme stay


def test_a_decree_of_the_region_prevails_for_its_years() -> None:
    corrected = NEXT.replace("2029-05-11, 2030-05-31", "2026-05-15").replace("2029", "2026").replace("2032", "2027")
    put_in_use(with_decrees(corrected))
    assert statutory().counts(date(2026, 1, 2))
    assert not statutory().counts(date(2026, 5, 15))


def test_a_table_that_could_not_be_read_gives_no_date_at_all() -> None:
    put_in_use(without_answer("Het bestand is stuk."))
    with pytest.raises(NoAnswer, match="stuk") as refusal:
        compute("awb-6:7", date(2026, 3, 24))
    assert refusal.value.code == "equal_days_malformed"
    assert compute("awb-5:35", date(2026, 6, 16)).end == date(2027, 6, 16)  # moves by no table
    assert compute("avg-12", date(2026, 4, 15)).end == date(2026, 5, 15)  # the Union has no equal days


def test_no_room_counts_with_the_tables_of_the_programme_alone() -> None:
    """`ATW` knows nothing of a decree that the region laid down; `statutory()` does."""
    loads_them = house.PACKAGE / "core" / "equal_days.py"
    wrong = [
        house.short(path)
        for path in house.python_files()
        if house.room_of(path) != "law" and path != loads_them and re.search(r"\bATW\b", path.read_text())
    ]
    assert not wrong, "Ask `law.decrees.statutory()` for the calendar:\n" + "\n".join(wrong)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("dit is geen toml", "niet te lezen"),
        ("", "noemt geen besluit"),
        ("besluit = 3", "noemt geen besluit"),
        ("besluit = [3]", "noemt geen besluit"),
        ("[[besluiten]]\nvan = 2029", "besluiten"),
        (NEXT + 'opmerking = "x"', "opmerking"),
        (NEXT.replace("tot = 2032\n", ""), "geen “tot”"),
        (NEXT.replace("bron = ", "bron = '' #"), "noem bij bron"),
        (NEXT.replace("van = 2029", 'van = "2029"'), "jaren"),
        (NEXT.replace("van = 2029", "van = true"), "jaren"),
        (NEXT.replace("tot = 2032", "tot = 20320"), "jaren"),
        (NEXT.replace("2029-05-11", '"2029-05-11"'), "lijst van datums"),
        (NEXT.replace("2029-05-11", "2029-05-11T10:00:00"), "lijst van datums"),
        (NEXT.replace("2029-05-11", "2029-02-30"), "niet te lezen"),
        (NEXT.replace("2029-05-11", "2029-05-12"), "valt in het weekend"),
        (NEXT.replace("2029-05-11", "2029-05-10"), "Hemelvaartsdag"),
        (NEXT.replace("2029-05-11", "2029-03-30"), "Goede Vrijdag"),
        (NEXT.replace("2029-05-11", "2030-05-31"), "twee keer"),
        (NEXT.replace("2029-05-11", "2032-05-07"), "buiten de jaren"),
        (NEXT.replace("tot = 2032", "tot = 2029"), "ten minste één jaar"),
        (NEXT + "[[besluit]]\nvan = 2031\ntot = 2033\ndagen = []\nbron = 'Stb.'", "over 2031"),
        ("#" * 70_000, "veel groter"),
    ],
)
def test_a_malformed_list_is_refused_with_what_is_wrong(text: str, words: str) -> None:
    with pytest.raises(NoAnswer, match=words) as refusal:
        read_decrees(text)
    assert refusal.value.code == "equal_days_malformed"
    assert refusal.value.sentence.endswith(".")
