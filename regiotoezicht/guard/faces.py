"""Finds faces in a picture, so that a photo on which somebody may be recognised is held back.

Pure: pixels in, rectangles out; nothing is kept and nobody is recognised. OpenCV and its cascades come with the wheel
and are read when the first picture comes, by a process of its own (`documents.apart`), never by the web.
Basis: AVG 5(1)(c); law notes A8 (no photo leads to a person).
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

CASCADES = ("haarcascade_frontalface_alt2.xml", "haarcascade_frontalface_default.xml", "haarcascade_profileface.xml")
LONGEST_SIDE = 1_280
"""Pictures are looked at no larger than this, in pixels: a face across the room is still 40 pixels high."""
SMALLEST_FACE = 24
MARGIN = 0.25
"""How much of its size is added on every side of a face, for hair, ears and chin."""


@dataclass(frozen=True)
class Box:
    """A rectangle in whole percents of the width and height of a picture."""

    left: int
    top: int
    width: int
    height: int


def find_faces(grey: bytes, width: int, height: int) -> list[Box]:
    """The faces in a picture of one byte a pixel, upright, on either side, or lying on a side, with a margin around.

    `width` and `height` in pixels. Raises when the detector cannot work: the caller then holds the picture.
    Basis: AVG 5(1)(c); a wrong alarm costs a look, a face that is missed costs a person.
    """
    import cv2
    import numpy

    whole = numpy.frombuffer(grey, numpy.uint8).reshape(height, width)
    scale = min(1.0, LONGEST_SIDE / max(width, height))
    small = cv2.resize(whole, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else whole
    looked: Any = cv2.equalizeHist(small)
    high, wide = looked.shape
    found = [_in_percents(one, wide, high) for one in _seen(looked)]
    turned = _seen(cv2.rotate(looked, cv2.ROTATE_90_CLOCKWISE))
    found += [_in_percents((y, high - x - w, h, w), wide, high) for x, y, w, h in turned]
    turned = _seen(cv2.rotate(looked, cv2.ROTATE_90_COUNTERCLOCKWISE))
    found += [_in_percents((wide - y - h, x, h, w), wide, high) for x, y, w, h in turned]
    return _without_doubles(found)


def _seen(looked: Any) -> list[tuple[int, int, int, int]]:
    """What the cascades find in one position; a face from aside is looked for on both sides."""
    import cv2

    found: list[tuple[int, int, int, int]] = []
    wide = looked.shape[1]
    for name in CASCADES:
        found += [(int(x), int(y), int(w), int(h)) for x, y, w, h in _found_by(name, looked)]
    mirrored = _found_by(CASCADES[-1], cv2.flip(looked, 1))
    found += [(wide - int(x) - int(w), int(y), int(w), int(h)) for x, y, w, h in mirrored]
    return found


def _found_by(name: str, looked: Any) -> Any:
    smallest = (SMALLEST_FACE, SMALLEST_FACE)
    return _cascade(name).detectMultiScale(looked, scaleFactor=1.1, minNeighbors=5, minSize=smallest)


@cache
def _cascade(name: str) -> Any:
    import cv2

    cascade = cv2.CascadeClassifier(str(Path(cv2.__file__).parent / "data" / name))
    if cascade.empty():
        raise RuntimeError(f"the cascade {name} is not in the package of OpenCV")
    return cascade


def _in_percents(one: tuple[int, int, int, int], wide: int, high: int) -> Box:
    x, y, w, h = one
    left, top = max(0, int((x - w * MARGIN) * 100 // wide)), max(0, int((y - h * MARGIN) * 100 // high))
    right = min(100, -int(-(x + w * (1 + MARGIN)) * 100 // wide))
    bottom = min(100, -int(-(y + h * (1 + MARGIN)) * 100 // high))
    return Box(left, top, right - left, bottom - top)


def _without_doubles(found: list[Box]) -> list[Box]:
    """Each place once: what lies for more than half inside a larger one is the same face."""
    kept: list[Box] = []
    for one in sorted(found, key=lambda box: -box.width * box.height):
        if not any(_shared(one, other) * 2 > one.width * one.height for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda box: (box.top, box.left))


def _shared(one: Box, other: Box) -> int:
    wide = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
    high = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
    return max(0, wide) * max(0, high)
