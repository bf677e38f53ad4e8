"""Sealed snapshots: one text for one content, so that its hash proves it unchanged."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


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
