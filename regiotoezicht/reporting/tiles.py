"""A map of tiles of our own making: one tile per municipality, roughly where it lies. Dated, for municipalities merge.

A municipality without a tile still stands below the map and in every table.
"""

from collections.abc import Mapping
from datetime import date

Place = tuple[int, int]
"""Column from the coast, and row from the north."""

_FROM_2022: Mapping[str, Place] = {
    "GM0448": (1, 0),  # Texel
    "GM0400": (1, 1),  # Den Helder
    "GM0441": (1, 2),  # Schagen
    "GM1911": (2, 2),  # Hollands Kroon
    "GM0432": (3, 2),  # Opmeer
    "GM0420": (4, 2),  # Medemblik
    "GM0532": (5, 2),  # Stede Broec
    "GM0388": (6, 2),  # Enkhuizen
    "GM0373": (0, 3),  # Bergen (NH.)
    "GM0361": (1, 3),  # Alkmaar
    "GM1980": (2, 3),  # Dijk en Waard
    "GM1598": (3, 3),  # Koggenland
    "GM0405": (4, 3),  # Hoorn
    "GM0498": (5, 3),  # Drechterland
    "GM0383": (0, 4),  # Castricum
    "GM0399": (1, 4),  # Heiloo
    "GM0396": (0, 5),  # Heemskerk
    "GM0450": (1, 5),  # Uitgeest
    "GM0880": (2, 5),  # Wormerland
    "GM0439": (3, 5),  # Purmerend
    "GM0385": (4, 5),  # Edam-Volendam
    "GM0375": (0, 6),  # Beverwijk
    "GM0479": (1, 6),  # Zaanstad
    "GM0431": (2, 6),  # Oostzaan
    "GM0415": (3, 6),  # Landsmeer
    "GM0852": (4, 6),  # Waterland
    "GM0453": (0, 7),  # Velsen
    "GM0377": (0, 8),  # Bloemendaal
    "GM0392": (1, 8),  # Haarlem
    "GM0473": (0, 9),  # Zandvoort
    "GM0397": (1, 9),  # Heemstede
    "GM0394": (2, 9),  # Haarlemmermeer
}
_SHORT: Mapping[str, str] = {
    "GM0400": "DHe",  # Den Helder
    "GM1911": "HoK",  # Hollands Kroon
    "GM0532": "StB",  # Stede Broec
    "GM1980": "DeW",  # Dijk en Waard
    "GM0405": "Hrn",  # Hoorn
    "GM0396": "Hmk",  # Heemskerk
    "GM0385": "EdV",  # Edam-Volendam
    "GM0375": "Bvw",  # Beverwijk
    "GM0392": "Hlm",  # Haarlem
    "GM0397": "Hst",  # Heemstede
    "GM0394": "HmM",  # Haarlemmermeer
}
"""Where the first three letters would be those of a neighbour, or say little."""
GRIDS: tuple[tuple[date, Mapping[str, Place]], ...] = ((date(2022, 1, 1), _FROM_2022),)
"""From which day each grid holds, the earliest first. A merger adds a grid; what was, stays as it was."""


def grid_on(day: date) -> Mapping[str, Place]:
    """The tiles of a day by CBS code; of a day before the first grid that first one.

    Basis: ADR 0172.
    """
    return next((grid for start, grid in reversed(GRIDS) if start <= day), GRIDS[0][1])


def short_name(code: str, name: str) -> str:
    """Three letters for a tile on a small screen; the table beside the map says whose they are.

    Basis: ADR 0172.
    """
    return _SHORT.get(code, name[:3])
