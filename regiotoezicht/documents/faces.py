"""Faces in kept photos: looked for and painted over in a process of their own."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from regiotoezicht.core.refusals import Refused
from regiotoezicht.documents.apart import run_apart
from regiotoezicht.guard.faces import Box


def look_for_faces(photo: bytes) -> list[Box] | None:
    """Where the faces are in a photo; None when the detector could not look, so that the caller holds it back."""
    try:
        return [Box(**one) for one in json.loads(run_apart("faces", photo))]
    except (Refused, ValueError, TypeError):
        return None


def covered(photo: bytes, boxes: Sequence[Box]) -> bytes:
    """The photo with the boxes painted over. Raises Refused when it cannot be done."""
    return run_apart("cover", json.dumps([asdict(box) for box in boxes]).encode() + b"\n" + photo)
