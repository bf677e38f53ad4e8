"""The face check on drawn pictures: no person ever sat for them."""

import pytest
from PIL import Image

from regiotoezicht.guard.faces import Box, find_faces
from tests.drawn import drawn_face, drawn_room


def found(picture: Image.Image) -> list[Box]:
    grey = picture.convert("L")
    return find_faces(grey.tobytes(), *grey.size)


@pytest.mark.parametrize(
    "picture",
    [
        drawn_face(),
        drawn_face(high=120),
        drawn_face((2400, 1800), (900, 500), 300),
        drawn_face((640, 480), (300, 90), 90),
    ],
    ids=["near", "far", "large", "small"],
)
def test_a_drawn_face_is_found(picture: Image.Image) -> None:
    assert len(found(picture)) == 1


@pytest.mark.parametrize("angle", [90, 270])
def test_a_face_on_its_side_is_found(angle: int) -> None:
    assert found(drawn_face().rotate(angle, expand=True))


def test_the_box_lies_around_the_face_with_a_margin_and_inside_the_picture() -> None:
    [box] = found(drawn_face((800, 600), (300, 150), 260))
    assert (box.left * 8, box.top * 6) < (330, 190)
    assert (box.left + box.width) * 8 > 460
    assert box.left + box.width <= 100
    assert box.top + box.height <= 100


@pytest.mark.parametrize("picture", [drawn_room(), Image.new("RGB", (1, 1)), Image.new("RGB", (3000, 20), "white")])
def test_where_nobody_is_nothing_is_found(picture: Image.Image) -> None:
    assert found(picture) == []
