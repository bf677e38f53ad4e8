"""The content of a report of findings in canonical form, and its hash. Pure.

Canonical: JSON with sorted keys, no spaces, UTF-8, text in Unicode form NFC, whole numbers only. Anybody can compute
the hash again with standard tools from the file that is handed over.
"""

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from typing import Any

FORM = "regiotoezicht/rapport-van-bevindingen/1"

Content = dict[str, Any]


def canonical(content: Mapping[str, Any]) -> bytes:
    """The one way in which this content is written as bytes. Raises ValueError for what is no text, whole number,
    yes or no, list or mapping: a fraction has more than one spelling.

    Basis: ADR 0031 (canonical content of a report); RFC 8785 in spirit.
    """
    return json.dumps(
        _plain(content), sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    ).encode()


def sha256_of(content: Mapping[str, Any]) -> str:
    """The SHA-256 of the canonical content, in hexadecimal.

    Basis: ADR 0031 (canonical content of a report).
    """
    return hashlib.sha256(canonical(content)).hexdigest()


def sha256_of_supplement(report_sha256: str, number: int, text: str) -> str:
    """The SHA-256 of a supplement, bound to the report it belongs to and its place.

    Basis: law notes C1 (corrections by supplement); ADR 0031.
    """
    return sha256_of({"form": f"{FORM}/aanvulling", "number": number, "report": report_sha256, "text": text})


def commitment_to(address: str, salt: str) -> str:
    """What stands in the report for the address of a dwelling: the SHA-256 of the salt, a line end and the address.

    Without the salt it tells nothing, and two of them cannot be compared.
    Basis: ADR 0031 (canonical content of a report); ADR 0005.
    """
    return hashlib.sha256(f"{normal(salt)}\n{normal(address)}".encode()).hexdigest()


def normal(text: str) -> str:
    """Text in Unicode form NFC with plain line ends, without space around it.

    Basis: ADR 0031 (canonical content of a report).
    """
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return normal(value)
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, Mapping):
        return {normal(str(key)): _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    raise ValueError(f"{type(value).__name__} has no canonical form")
