"""Photos: opened with care, turned upright, and written anew, so that nothing hidden travels along."""

import io
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

from regiotoezicht.core.refusals import Refused
from regiotoezicht.documents.limits import PHOTO_PIXELS

FORMATS = ("JPEG", "PNG", "WEBP")
QUALITY = 88


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
            if getattr(picture, "is_animated", False):
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
