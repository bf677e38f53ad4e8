"""Coordinates of the Netherlands: which of the two usual systems a file uses, and from the one to the other. Pure."""

from collections.abc import Sequence
from enum import Enum

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""West, south, east, north."""

_RD: Box = (-7_000, 289_000, 300_000, 629_000)
_WGS84: Box = (2.5, 50.5, 7.5, 54.0)
_ZERO_RD, _ZERO_WGS84 = (155_000, 463_000), (5.38720621, 52.15517440)
# Powers of the distance to Amersfoort east and north, in 100 km, with their factors in seconds of arc.
_NORTH = (
    (0, 1, 3235.65389),
    (2, 0, -32.58297),
    (0, 2, -0.24750),
    (2, 1, -0.84978),
    (0, 3, -0.06550),
    (2, 2, -0.01709),
    (1, 0, -0.00738),
    (4, 0, 0.00530),
    (2, 3, -0.00039),
    (4, 1, 0.00033),
    (1, 1, -0.00012),
)
_EAST = (
    (1, 0, 5260.52916),
    (1, 1, 105.94684),
    (1, 2, 2.45656),
    (3, 0, -0.81885),
    (1, 3, 0.05594),
    (3, 1, -0.05607),
    (0, 1, 0.01199),
    (3, 2, -0.00256),
    (1, 4, 0.00128),
    (0, 2, 0.00022),
    (2, 0, -0.00022),
    (5, 0, 0.00026),
)


class Grid(Enum):
    """The system of the coordinates of a file (*coördinatenstelsel*)."""

    RD = "RD (EPSG:28992)"
    WGS84 = "WGS 84 (lengte en breedte)"
    SWAPPED = "breedte en lengte verwisseld"
    OTHER = "een ander stelsel"


def grid_of(box: Box) -> Grid:
    """The system in which a box lies in the Netherlands.

    Basis: ADR 0172.
    """
    west, south, east, north = box
    if _lies_in(box, _WGS84):
        return Grid.WGS84
    if _lies_in((south, west, north, east), _WGS84):
        return Grid.SWAPPED
    return Grid.RD if _lies_in(box, _RD) else Grid.OTHER


def _lies_in(box: Box, where: Box) -> bool:
    return where[0] <= box[0] and where[1] <= box[1] and box[2] <= where[2] and box[3] <= where[3]


def to_wgs84(point: Sequence[float]) -> Point:
    """A point in RD as longitude and latitude, to a metre or so: far less than a line on the map is wide.

    Basis: Schreutelkamp and Strang van Hees, Benaderingsformules voor de transformatie tussen RD- en WGS84-coördinaten
    (Geodesia 2001, 2).
    """
    east, north = ((point[at] - _ZERO_RD[at]) / 100_000 for at in (0, 1))
    longitude, latitude = (
        sum(factor * east**first * north**second for first, second, factor in terms) / 3600 for terms in (_EAST, _NORTH)
    )
    return _ZERO_WGS84[0] + longitude, _ZERO_WGS84[1] + latitude
