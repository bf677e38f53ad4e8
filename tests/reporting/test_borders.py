"""Reading borders: what CBS and PDOK hand out is taken, and everything else is refused with place and reason."""

import json
from typing import Any

import pytest

from regiotoezicht.core.refusals import Refused
from regiotoezicht.reporting.borders.coordinates import Grid, grid_of, to_wgs84
from regiotoezicht.reporting.borders.reading import MAX_BYTES, Reading, in_degrees, read
from regiotoezicht.reporting.borders.simplifying import simplified

KNOWN = ("GM0375", "GM0392", "GM0361")
WIDE = 0.02


def square(west: float, south: float, size: float = WIDE) -> list[list[list[float]]]:
    return [[[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]]]


def feature(code: object, coordinates: Any, kind: str = "Polygon", name: str = "statcode") -> dict[str, Any]:
    return {"type": "Feature", "properties": {name: code}, "geometry": {"type": kind, "coordinates": coordinates}}


def file(*features: Any, **more: Any) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": list(features)} | more).encode()


def reading(*features: Any, **more: Any) -> Reading:
    return read(file(*features, **more), KNOWN)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("statcode", "GM0375"),
        ("GM_CODE", "GM0375"),
        ("Gemeentecode", "0375"),
        ("code", 375),
        ("identificatie", "gm0375"),
    ],
)
def test_the_code_is_found_in_every_usual_spelling(name: str, code: object) -> None:
    found = reading(feature(code, square(4.6, 52.4), name=name))
    assert (list(found.areas), found.remarks, found.grid) == (["GM0375"], [], Grid.WGS84)


def test_coordinates_in_rd_are_recognised_and_turned() -> None:
    assert to_wgs84((155_000, 463_000)) == pytest.approx((5.38720621, 52.15517440))
    assert to_wgs84((120_700.723, 487_525.501)) == pytest.approx((4.88352559, 52.37453253), abs=1e-5)
    found = reading(feature("GM0375", square(104_000, 500_000, 2_000)))
    assert found.grid is Grid.RD
    [[[first, *_]]] = in_degrees(found)["GM0375"]
    assert first == pytest.approx((4.63, 52.48), abs=0.03)
    named = {"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::28992"}}}
    assert not reading(feature("GM0375", square(104_000, 500_000, 2_000)), **named).remarks


def test_water_and_other_regions_are_passed_over() -> None:
    sea = feature("GM0375", square(4.5, 52.4))
    sea["properties"]["H2O"] = "JA"
    found = reading(feature("GM0375", square(4.6, 52.4)), sea, feature("GM0014", square(6.5, 53.2)))
    assert (list(found.areas), found.water, found.elsewhere, found.remarks) == (["GM0375"], 1, 1, [])


@pytest.mark.parametrize(
    ("wrong", "place", "reason"),
    [
        (feature("GM0375", [4.6, 52.4], "Point"), "onderdeel 2, GM0375", "een punt"),
        (feature("GM0375", [], "MultiPolygon"), "onderdeel 2, GM0375", "geen punten"),
        (feature("GM0375", [[[4.6, 52.4], [4.7, 52.4], [4.7, 52.5], [4.6, 52.5]]]), "onderdeel 2, GM0375", "gesloten"),
        (feature("GM0375", [[["x", 52.4]] * 4]), "onderdeel 2, GM0375", "paar getallen"),
        (feature("GM0375", [[[float("nan"), 52.4]] * 4]), "onderdeel 2, GM0375", "paar getallen"),
        (feature("GM0375", [[[10**400, 52.4]] * 4]), "onderdeel 2, GM0375", "paar getallen"),
        (feature("GM0375", "POLYGON"), "onderdeel 2, GM0375", "geen punten"),
        (feature("GM0392", square(4.6, 52.3)), "onderdeel 2, GM0392", "al eerder"),
        (feature("GM0375", square(52.4, 4.6)), "GM0375", "verwisseld"),
        (feature("GM0375", square(530_000, 6_900_000, 2_000)), "GM0375", "ander stelsel"),
        (feature("GM0375", square(104_000, 500_000, 2_000)), "GM0375", "en de andere zijn in"),
        (feature("<script>alert(1)</script>", square(4.6, 52.4)), "onderdeel 2", "geen gemeentecode"),
        (feature(True, square(4.6, 52.4)), "onderdeel 2", "geen gemeentecode"),
        ({"type": "Feature", "properties": None, "geometry": None}, "onderdeel 2", "geen gemeentecode"),
        ({"type": "Feature", "properties": {"code": "GM0375"}, "geometry": None}, "onderdeel 2, GM0375", "leeg"),
        ("GM0375", "onderdeel 2", "geen Feature"),
    ],
    ids=str,
)
def test_what_is_wrong_is_told_with_its_place_and_reason(wrong: Any, place: str, reason: str) -> None:
    right = [feature("GM0392", square(4.6, 52.3)), wrong, feature("GM0361", square(4.7, 52.6))]
    [remark] = reading(*right).remarks
    assert remark.place == place
    assert reason in remark.reason
    assert "<" not in remark.reason


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"naam;code", "no_json"),
        (b"\xff\xfe\x00", "no_json"),
        (b"[" * 100_000, "no_json"),
        (b"[]", "no_collection"),
        (b'{"type": "Topology"}', "no_collection"),
        (b'{"type": "FeatureCollection", "features": []}', "no_features"),
        (b'{"type": "FeatureCollection", "features": {}}', "no_features"),
        (file(feature("GM0014", square(6.5, 53.2))), "no_municipality"),
        (file(*[{}] * 5_001), "too_many"),
        (b" " * 10 + b"{" + b" " * MAX_BYTES, "too_large"),
    ],
    ids=lambda one: one[:20] if isinstance(one, bytes) else one,
)
def test_a_file_that_is_no_file_of_borders_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        read(content, KNOWN)
    assert refusal.value.code == code


def test_another_grid_than_the_two_is_refused() -> None:
    named = {"crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}}
    assert "ander stelsel" in reading(feature("GM0375", square(4.6, 52.4)), **named).remarks[0].reason
    assert grid_of((0, 0, 1, 1)) is Grid.OTHER


def zigzag(west: float, south: float) -> list[list[float]]:
    """The line between two neighbours, with far more points than a map shows."""
    return [[west + (0.0001 if at % 2 else 0.0), south + at * 0.0001] for at in range(200)]


def test_neighbours_keep_one_line_between_them() -> None:
    line = zigzag(4.62, 52.4)
    left = [[*line, [4.6, 52.42], [4.6, 52.4], line[0]]]
    right = [[*line, [4.64, 52.42], [4.64, 52.4], line[0]]]
    found = reading(feature("GM0375", left), feature("GM0392", right))
    small = simplified(in_degrees(found))
    points = {code: {tuple(point) for point in shape["coordinates"][0][0]} for code, shape in small.items()}
    assert all(len(one) < 12 for one in points.values())
    assert len(points["GM0375"] & points["GM0392"]) >= 2


def test_a_crossing_border_is_mended_and_one_without_area_refused() -> None:
    bow = [[[4.6, 52.4], [4.7, 52.5], [4.7, 52.4], [4.6, 52.5], [4.6, 52.4]]]
    assert simplified(reading(feature("GM0375", bow)).areas)["GM0375"]["coordinates"]
    flat = [[[4.6, 52.4], [4.7, 52.4], [4.6, 52.4], [4.6, 52.4]]]
    with pytest.raises(Refused, match="omsluit geen gebied"):
        simplified(reading(feature("GM0375", flat)).areas)


def test_too_many_points_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("regiotoezicht.reporting.borders.reading.MAX_POINTS", 8)
    with pytest.raises(Refused, match="miljoen punten"):
        reading(feature("GM0375", square(4.6, 52.4)), feature("GM0392", square(4.6, 52.3)))
