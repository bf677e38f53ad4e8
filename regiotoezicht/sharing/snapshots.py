"""Sealed snapshots: one text for one content, so that its hash proves it unchanged."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from regiotoezicht.core.refusals import Refused


@dataclass(frozen=True)
class FileEntry:
    """A file that belongs to a snapshot: what it is and the SHA-256 of its content."""

    name: str
    sha256: str


def canonical(content: Mapping[str, Any], files: Iterable[FileEntry]) -> str:
    """The one text of a snapshot: JSON with sorted keys, no spaces, UTF-8. Raises TypeError for what JSON lacks."""
    listed = sorted(({"name": file.name, "sha256": file.sha256} for file in files), key=lambda row: row["name"])
    return json.dumps(
        {"content": content, "files": listed},
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
        allow_nan=False,
    )


def digest(text: str) -> str:
    """The SHA-256 of a canonical text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def refuse_broken_seal(*, unchanged: bool) -> None:
    """What no longer fits the hash it was sealed with is not taken over and not read by a receiver.

    Basis: AVG 5(1)(f) (integrity).
    """
    if not unchanged:
        raise Refused("seal_broken", "De inhoud past niet meer bij haar hash. Neem contact op met de beheerder.")
