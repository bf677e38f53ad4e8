"""Makes borders small enough to draw: simplified together, so that neighbours keep one line between them. Pure."""

import math
from collections.abc import Mapping
from typing import Any

from regiotoezicht.core.refusals import Refused
from regiotoezicht.reporting.borders.reading import Polygons

TOLERANCE = 0.0006
"""In degrees of latitude: some sixty metres, half a point of a line on the map."""
SMALLEST = 0.00002
"""In square degrees, some 0.15 km²: an islet or hole that is smaller is not drawn."""
DECIMALS = 4
_WIDTH = math.cos(math.radians(52.6))
"""How wide a degree of longitude is here against one of latitude."""

Geometry = dict[str, Any]


def simplified(areas: Mapping[str, Polygons]) -> dict[str, Geometry]:
    """The areas as GeoJSON on a flat map: degrees, those of longitude as wide as they are here.

    Raises Refused for an area that is no area.
    """
    import shapely  # needed only when somebody loads borders

    shapes = []
    for code, polygons in areas.items():
        flat = [[[(x * _WIDTH, y) for x, y in ring] for ring in polygon] for polygon in polygons]
        shape = shapely.make_valid(shapely.MultiPolygon([(rings[0], rings[1:]) for rings in flat]))
        kept = [part for part in _parts(shape) if part.area > 0]
        if not kept:
            raise Refused("no_area", f"De grens van {code} omsluit geen gebied.", field="file")
        shapes.append(shapely.MultiPolygon(kept))
    small = shapely.coverage_simplify(shapes, TOLERANCE)
    return {code: _geometry(shape) for code, shape in zip(areas, small, strict=True)}


def _parts(shape: Any) -> list[Any]:
    """The polygons in whatever `make_valid` made of it: a crossing border leaves lines and points beside them."""
    if shape.geom_type == "Polygon":
        return [shape]
    return [part for whole in getattr(shape, "geoms", ()) for part in _parts(whole)]


def _geometry(shape: Any) -> Geometry:
    import shapely

    parts = sorted(_parts(shape), key=lambda part: -part.area)
    drawn = [part for at, part in enumerate(parts) if at == 0 or part.area >= SMALLEST]
    polygons = []
    for part in drawn:
        turned = shapely.geometry.polygon.orient(part, sign=-1.0)
        holes = [ring for ring in turned.interiors if shapely.Polygon(ring).area >= SMALLEST]
        polygons.append([_ring(ring) for ring in (turned.exterior, *holes)])
    return {"type": "MultiPolygon", "coordinates": polygons}


def _ring(ring: Any) -> list[list[float]]:
    return [[round(x, DECIMALS), round(y, DECIMALS)] for x, y in ring.coords]
