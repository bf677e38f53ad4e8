"""Reads a GeoJSON with borders of municipalities: every feature judged, with its place and reason. Nothing is stored.

What it takes is what CBS and PDOK hand out: a FeatureCollection of areas with the code of the municipality, in RD or
in longitude and latitude. Water, other regions and other properties are passed over.
"""

import json
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from regiotoezicht.core.refusals import Refused
from regiotoezicht.reporting.borders.coordinates import Box, Grid, grid_of, to_wgs84

MAX_BYTES = 20 * 1024 * 1024
MAX_FEATURES, MAX_POINTS = 5_000, 1_000_000
NAMES = ("statcode", "gm_code", "gemeentecode", "gemeente_code", "gmcode", "code", "identificatie", "id")
"""Under which property the code stands, in any case, the surest first."""
WATER = ("h2o", "water")
_CODE = re.compile(r"(?:GM)?\s*(\d{1,4})", re.IGNORECASE)
_RD_NAMES, _WGS84_NAMES = re.compile(r"28992"), re.compile(r"4326|CRS84|4258", re.IGNORECASE)
_COUNTED = 200
"""How many remarks are kept: whoever sends a wrong file need not read each."""

Ring = list[tuple[float, float]]
Polygons = list[list[Ring]]


@dataclass(frozen=True)
class Remark:
    """What is wrong with one feature, or with the file."""

    place: str
    reason: str


@dataclass
class Reading:
    """What a file holds: the areas by code, in the grid of the file, and what is wrong."""

    areas: dict[str, Polygons] = field(default_factory=dict)
    grid: Grid = Grid.OTHER
    remarks: list[Remark] = field(default_factory=list)
    elsewhere: int = 0
    water: int = 0
    points: int = 0

    def wrong(self, place: str, reason: str) -> None:
        """Note what is wrong."""
        if len(self.remarks) < _COUNTED:
            self.remarks.append(Remark(place, reason))


class _Wrong(Exception):  # noqa: N818 - named after what it says
    """Why a feature cannot be used, in Dutch."""


def read(content: bytes, codes: Iterable[str]) -> Reading:
    """The areas of these municipalities in a file.

    Raises Refused when the file as a whole cannot be read; what is wrong with features is in `remarks`.
    """
    document = _document(content)
    found, known = Reading(), frozenset(codes)
    for number, feature in enumerate(document["features"], start=1):
        code = None
        try:
            code = _code_of(feature, found)
            if code is None:
                continue
            if code not in known:
                found.elsewhere += 1
            elif code in found.areas:
                found.wrong(_place(number, code), "Deze gemeente staat al eerder in het bestand.")
            else:
                found.areas[code] = _polygons(feature.get("geometry"), found)
        except _Wrong as wrong:
            found.wrong(_place(number, code), str(wrong))
    if not found.areas and not found.remarks:
        raise Refused("no_municipality", "In dit bestand staat geen gemeente van de regio.", field="file")
    _settle_grid(found, _named_grid(document.get("crs")))
    return found


def _place(number: int, code: str | None) -> str:
    return f"onderdeel {number}" + (f", {code}" if code else "")


def _document(content: bytes) -> dict[str, Any]:
    if not content.strip():
        raise Refused("empty", "Dit bestand is leeg.", field="file")
    if len(content) > MAX_BYTES:
        raise Refused("too_large", "Dit bestand is groter dan 20 MB; neem gegeneraliseerde grenzen.", field="file")
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:  # UnicodeDecodeError and JSONDecodeError are ValueErrors
        raise Refused("no_json", "Dit is geen GeoJSON: het bestand kan niet worden gelezen.", field="file") from error
    if not isinstance(document, dict) or document.get("type") != "FeatureCollection":
        sentence = "Dit is geen GeoJSON met grenzen: het bestand moet een FeatureCollection zijn."
        raise Refused("no_collection", sentence, field="file")
    features = document.get("features")
    if not isinstance(features, list) or not features:
        raise Refused("no_features", "Dit bestand bevat geen enkele grens.", field="file")
    if len(features) > MAX_FEATURES:
        raise Refused("too_many", "Dit bestand bevat meer dan 5.000 onderdelen; stuur alleen gemeenten.", field="file")
    return document


def _named_grid(crs: object) -> Grid | None:
    """The grid that the file names, as older GeoJSON does; newer names none."""
    name = json.dumps(crs)[:300] if crs else ""
    if _RD_NAMES.search(name):
        return Grid.RD
    return Grid.WGS84 if _WGS84_NAMES.search(name) else (Grid.OTHER if name else None)


def _code_of(feature: Any, found: Reading) -> str | None:
    """The code of a municipality as `GM0375`; None for water, which is passed over."""
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        raise _Wrong("Dit onderdeel is geen Feature.")
    properties = feature.get("properties")
    named = {str(name).casefold(): value for name, value in properties.items()} if isinstance(properties, dict) else {}
    if any(str(named.get(name, "")).casefold() in ("ja", "true", "1") for name in WATER):
        found.water += 1
        return None
    for name in NAMES:
        value = named.get(name)
        match = _CODE.fullmatch(str(value).strip()) if isinstance(value, str | int) and value is not True else None
        if match:
            return f"GM{int(match[1]):04d}"
    raise _Wrong("Er staat geen gemeentecode bij, zoals statcode GM0375.")


def _polygons(geometry: Any, found: Reading) -> Polygons:
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in ("Polygon", "MultiPolygon"):
        raise _Wrong(f"Dit is geen vlak maar {_kind_name(kind)}; een grens is een Polygon of MultiPolygon.")
    listed = geometry.get("coordinates")
    polygons = [listed] if kind == "Polygon" else listed
    if not isinstance(polygons, list) or not polygons:
        raise _Wrong("De grens heeft geen punten.")
    return [[_ring(ring, found) for ring in _listed(polygon)] for polygon in polygons]


def _kind_name(kind: object) -> str:
    names = {"Point": "een punt", "MultiPoint": "punten", "LineString": "een lijn", "MultiLineString": "lijnen"}
    return names.get(str(kind), "iets anders" if kind else "leeg")


def _listed(value: Any) -> list[Any]:
    if not isinstance(value, list) or not value:
        raise _Wrong("De grens heeft geen punten.")
    return value


def _ring(ring: Any, found: Reading) -> Ring:
    points = [_point(point) for point in _listed(ring)]
    found.points += len(points)
    if found.points > MAX_POINTS:
        sentence = "Deze grenzen hebben meer dan een miljoen punten; neem gegeneraliseerde grenzen."
        raise Refused("too_fine", sentence, field="file")
    if len(points) < 4 or points[0] != points[-1]:
        raise _Wrong("De grens is niet gesloten: het laatste punt is niet het eerste.")
    return points


def _point(point: Any) -> tuple[float, float]:
    if not isinstance(point, list) or len(point) < 2 or not all(map(_is_number, point[:2])):
        raise _Wrong("Een punt van de grens is geen paar getallen.")
    return float(point[0]), float(point[1])


def _is_number(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return abs(value) < 1e9 and math.isfinite(value)


def _settle_grid(found: Reading, named: Grid | None) -> None:
    """Recognise the grid by where the areas lie, one by one, so that each that lies elsewhere is named."""
    grids = {code: grid_of(_box(polygons)) for code, polygons in found.areas.items()}
    if named is Grid.OTHER:
        found.wrong("het bestand", "De coördinaten zijn in een ander stelsel dan RD of lengte en breedte.")
    usable = [grid for grid in grids.values() if grid in (Grid.RD, Grid.WGS84)]
    found.grid = max(set(usable), key=usable.count) if usable else Grid.OTHER
    for code, grid in grids.items():
        if grid is Grid.SWAPPED:
            found.wrong(code, "Lengte en breedte zijn verwisseld: de lengte (ongeveer 5) hoort voorop.")
        elif grid is Grid.OTHER:
            found.wrong(code, "Deze grens ligt niet in Nederland, of de coördinaten zijn in een ander stelsel.")
        elif grid is not found.grid:
            found.wrong(code, f"Deze grens is in {grid.value}, en de andere zijn in {found.grid.value}.")


def _box(polygons: Polygons) -> Box:
    points = [point for polygon in polygons for ring in polygon for point in ring]
    east, north = [x for x, _ in points], [y for _, y in points]
    return min(east), min(north), max(east), max(north)


def in_degrees(found: Reading) -> Mapping[str, Polygons]:
    """The areas as longitude and latitude.

    Basis: ADR 0172.
    """
    if found.grid is not Grid.RD:
        return found.areas
    return {
        code: [[[to_wgs84(point) for point in ring] for ring in polygon] for polygon in polygons]
        for code, polygons in found.areas.items()
    }
