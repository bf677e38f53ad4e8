"""Where the content of files lies: encrypted, under random names, outside the database.

A file is on disk, whole and flushed, before its row is committed: a killed server leaves at most a file without a row,
which is harmless and swept away later. Never a row without its file.
"""

import hashlib
import hmac
import os
import secrets
import tempfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from regiotoezicht.core.refusals import Refused

_VERSION = b"\x01"


def _key() -> bytes:
    return hmac.new(settings.SEALING_KEY.encode(), b"files 1", hashlib.sha256).digest()


def _path(place: str) -> Path:
    folder: Path = settings.FILES
    return folder / place[:2] / place


def digest_of(content: bytes) -> str:
    """SHA-256 of content, hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def keep(content: bytes) -> str:
    """Encrypt content and put it on disk under a random name, which is the answer."""
    place, nonce = secrets.token_hex(16), os.urandom(12)
    path = _path(place)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".")
    with os.fdopen(handle, "wb") as file:
        file.write(_VERSION + nonce + AESGCM(_key()).encrypt(nonce, content, place.encode()))
        file.flush()
        os.fsync(file.fileno())
    Path(draft).replace(path)
    _flush_folder(path.parent)
    return place


def _flush_folder(folder: Path) -> None:
    """Make the new name in a folder survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def fetch(place: str, *, digest: str) -> bytes:
    """Read and decrypt content. Raises Refused when it is missing or not what was kept."""
    try:
        sealed = _path(place).read_bytes()
        content = AESGCM(_key()).decrypt(sealed[1:13], sealed[13:], place.encode())
    except (OSError, InvalidTag, ValueError) as error:
        raise Refused(
            "file_lost", "Dit bestand kan niet worden gelezen. Vraag de beheerder om een reservekopie."
        ) from error
    if digest_of(content) != digest:
        raise Refused(
            "file_changed", "Dit bestand is niet meer wat is bewaard. Vraag de beheerder om een reservekopie."
        )
    return content


def destroy(place: str) -> None:
    """Remove content for good. Call it after the row went: a crash then leaves a file without a row, for the sweep."""
    path = _path(place)
    path.unlink(missing_ok=True)
    if path.parent.exists():
        _flush_folder(path.parent)


MOST_SWEPT = 25
"""How many files without a row a crash or two may leave, however few there are in all."""


def sweep(kept: Iterable[str], *, before: datetime) -> int:
    """Remove files without a row that were written before a moment; answers how many. `kept` are all known places.

    Raises Refused, and removes nothing, when they are more than 25 and more than a tenth of the known: then it is
    likelier that the rows of another database were asked than that so many files are left over.
    """
    known = set(kept)
    folder: Path = settings.FILES
    found = folder.glob("??/*") if folder.exists() else ()  # drafts that a crash left behind begin with a dot; too
    orphans = [path for path in found if path.name not in known and _is_older(path, before)]
    if len(orphans) > max(MOST_SWEPT, len(known) // 10):
        raise Refused(
            "too_many_orphans",
            f"Bij {len(orphans)} bestanden is geen stuk gevonden. Dat is te veel om te wissen: kijk of DATABASE_URL en "
            "REGIOTOEZICHT_HOME bij elkaar horen.",
        )
    for path in orphans:
        path.unlink(missing_ok=True)
    return len(orphans)


def _is_older(path: Path, moment: datetime) -> bool:
    try:
        return path.stat().st_mtime < moment.timestamp()
    except FileNotFoundError:  # another sweep took it away just now
        return False
