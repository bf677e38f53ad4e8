"""Photos: opened with care, turned upright, and written anew, so that nothing hidden travels along."""

import io
import json
import warnings
from dataclasses import asdict

from PIL import Image, ImageDraw, ImageOps, UnidentifiedImageError

from regiotoezicht.core.refusals import Refused
from regiotoezicht.documents.limits import PHOTO_PIXELS
from regiotoezicht.guard.faces import find_faces

FORMATS = ("JPEG", "PNG", "WEBP")
QUALITY = 88
COVER = (90, 96, 102)
"""One plain colour: nothing of what lay below can be reckoned back, as it can from a light blur."""


def clean(photo: bytes) -> bytes:
    """The photo as a JPEG of our own making: upright, without place, device, date or any other hidden data.

    Raises Refused for what is no photo, moves, or has more than 50 million pixels.
    Basis: AVG 5(1)(c): hidden data say where and when a person was.
    """
    Image.MAX_IMAGE_PIXELS = PHOTO_PIXELS
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(photo), formats=FORMATS)
            # A JPEG with a second picture behind the first (depth, brightness) is how many phones take a photo.
            if getattr(picture, "is_animated", False) and picture.format != "MPO":
                raise Refused("photo_moves", "Een bewegend beeld kan niet; maak een gewone foto.")
            upright = ImageOps.exif_transpose(picture)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Refused(
            "photo_pixels", "Deze foto heeft te veel beeldpunten (meer dan 50 miljoen). Verklein haar eerst."
        ) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise Refused("photo_broken", "Deze foto is beschadigd en kan niet worden geopend.") from error
    fresh = Image.new("RGB", upright.size, "white")
    rgba = upright.convert("RGBA") if upright.mode in ("P", "LA", "PA", "RGBA") else None
    fresh.paste(rgba if rgba is not None else upright.convert("RGB"), mask=rgba)
    buffer = io.BytesIO()
    fresh.save(buffer, "JPEG", quality=QUALITY, optimize=True)
    return buffer.getvalue()


def faces_in(photo: bytes) -> bytes:
    """Where the faces are in a photo of our own making, as JSON. Fails when the detector cannot work."""
    grey = Image.open(io.BytesIO(photo), formats=FORMATS).convert("L")
    return json.dumps([asdict(box) for box in find_faces(grey.tobytes(), *grey.size)]).encode()


def cover(told: bytes) -> bytes:
    """A photo with boxes painted over. `told` is a line of JSON with the boxes, in percents, and then the photo.

    Basis: AVG 5(1)(c) and 25: what may not be known is gone from the bytes, not hidden by a page.
    """
    line, _, photo = told.partition(b"\n")
    picture = Image.open(io.BytesIO(photo), formats=FORMATS).convert("RGB")
    wide, high = picture.size
    draw = ImageDraw.Draw(picture)
    for box in json.loads(line):
        left, top = box["left"] * wide // 100, box["top"] * high // 100
        right, bottom = -(-(box["left"] + box["width"]) * wide // 100), -(-(box["top"] + box["height"]) * high // 100)
        draw.rectangle((left, top, right, bottom), fill=COVER)
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=QUALITY, optimize=True)
    return buffer.getvalue()
