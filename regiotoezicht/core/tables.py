"""The files in which a region writes down dated tables of law that came after the programme.

What may stand in one is the business of `law`; here it is read, and kept whole or not at all.
"""

import os
from pathlib import Path

from django.conf import settings

from regiotoezicht.core.refusals import Refused


def place_of(name: str) -> Path:
    """Where a table stands."""
    home: Path = settings.HOME
    return home / "tables" / name


def text_of(file: Path, *, longest: int, refusal: Refused) -> str:
    """The text of a file; of one that is far too large only what is needed to refuse it. Raises `refusal`."""
    try:
        with file.open("rb") as opened:
            return opened.read(longest * 4 + 1).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise refusal from error


def keep(name: str, text: str) -> None:
    """Make a text the table of the region, whole or not at all."""
    place = place_of(name)
    place.parent.mkdir(mode=0o700, exist_ok=True)
    beside = place.with_name(f".{name}")
    with beside.open("w", encoding="utf-8") as written:
        written.write(text)
        written.flush()
        os.fsync(written.fileno())
    beside.replace(place)
