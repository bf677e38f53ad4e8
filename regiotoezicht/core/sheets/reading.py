"""From the bytes of an upload to sheets: the type is told by content and nothing is executed."""

from regiotoezicht.core.sheets import separated, workbook
from regiotoezicht.core.sheets.sheet import MAX_BYTES, Sheet, SheetRow, Unreadable

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WRONG_TYPE = "Dit bestand is geen Excel-werkmap (.xlsx) en geen .csv-bestand."


def _no_headings(row: SheetRow) -> int:
    return 0


def read(content: bytes, file_name: str, *, score: separated.Score = _no_headings) -> tuple[Sheet, ...]:
    """Return the sheets in an .xlsx or .csv file, cells raw, rows under their real numbers.

    The name is only used to word a refusal better; it decides nothing. `score` tells how much a row looks like
    headings, which helps to find the separator of a .csv.
    Raises Unreadable for a file that is empty, too large, of another type, locked, damaged or dangerous.
    """
    if not content:
        raise Unreadable("empty", "Dit bestand is leeg (0 bytes).")
    if len(content) > MAX_BYTES:
        raise Unreadable("too_large", "Dit bestand is groter dan 10 MB.")
    if content.startswith(_OLE):
        raise _old_or_locked(content)
    if content.startswith(b"PK"):
        return workbook.read(content)
    if _is_markup_or_known_binary(content):
        raise Unreadable("wrong_type", _WRONG_TYPE)
    text = separated.decode(content)
    if text is None:
        hint = " De naam eindigt wel op .xlsx." if file_name.casefold().endswith(".xlsx") else ""
        raise Unreadable("wrong_type", _WRONG_TYPE + hint)
    return (separated.read(text, score),)


def _old_or_locked(content: bytes) -> Unreadable:
    if _ENCRYPTED in content:
        return Unreadable("encrypted", "Deze werkmap is met een wachtwoord beveiligd; sla hem zonder wachtwoord op.")
    return Unreadable(
        "old_format", "Dit is een oud Office-bestand (zoals .xls); sla het in Excel op als .xlsx of .csv."
    )


def _is_markup_or_known_binary(content: bytes) -> bool:
    start = content[:512].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return start.startswith((b"<", b"%pdf", b"{\\rtf", b"\x89png", b"gif8", b"\xff\xd8\xff", b"\x1f\x8b", b"\x7felf"))
