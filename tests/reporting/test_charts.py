"""The shades of a map, and what a picture says to who does not see it."""

import re

import pytest

from regiotoezicht.reporting.charts import DARK, INKS, LIGHT, Drawn, Said, Theme, bars, map_of, shades
from regiotoezicht.reporting.report import Line
from regiotoezicht.reporting.vocabulary import Figure

LINES = [Line("De regio", 1100, 55, 1155), Line("Kennemerland", None, None, 40), Line("Zaanstreek", None, None, None)]


def brightness(shade: str) -> int:
    return sum(int(shade[at : at + 2], 16) for at in (1, 3, 5))


@pytest.mark.parametrize("count", [1, 2, 3, 4])
@pytest.mark.parametrize(("theme", "many_is_bright"), [(LIGHT, False), (DARK, True)], ids=["light", "dark"])
def test_many_stands_out_from_the_page(theme: Theme, count: int, *, many_is_bright: bool) -> None:
    found = shades(count, theme)
    assert len(set(found)) == count
    assert set(found) <= set(INKS)
    assert found == sorted(found, key=brightness, reverse=not many_is_bright)


def spoken(picture: str) -> list[str]:
    """What a screen reader says of the marks of a picture."""
    return [label for label in re.findall(r'aria-label="([^"]*)"', picture) if not label.startswith(("Title", "Subti"))]


def test_what_is_not_shown_is_not_read_out_as_nought() -> None:
    assert spoken(bars(Said("Controles", "Bezoeken ter plaatse."), Figure.CONTROLS, LINES, LIGHT)) == [
        "De regio, vergund: 1.100",
        "De regio, niet vergund: 55",
        "Kennemerland, samen: 40",
        "Zaanstreek, samen: niet getoond",
        "De regio: 1.155",
        "Kennemerland: 40",
        "Zaanstreek: niet getoond",
    ]


def test_a_map_reads_out_each_place_with_its_number() -> None:
    places = [Drawn(line, tile) for line, tile in zip(LINES, ((0, 0), (1, 0), (2, 0)), strict=True)]
    told = spoken(map_of(Figure.CONTROLS, Said("Controles", "Bezoeken ter plaatse."), places, DARK))
    assert set(told) == {"De regio: 1.155", "Kennemerland: 40", "Zaanstreek: niet getoond"}
