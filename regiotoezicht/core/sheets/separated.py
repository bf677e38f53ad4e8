"""Reading .csv: which code page, which separator, and at which line of the file each row starts."""

import csv
import io
import re
from collections.abc import Callable
from itertools import islice

from regiotoezicht.core.sheets.sheet import (
    MAX_COLUMNS,
    MAX_ROWS,
    Sheet,
    SheetRow,
    Unreadable,
    too_large,
)

Score = Callable[[SheetRow], int]
"""How much a row looks like the headings that a room knows; 0 for a row of anything else."""

SEPARATORS = (";", ",", "\t", "|")
# The old code pages of Dutch offices: Windows, the command line and export programs of DOS, and old Macs.
_CODE_PAGES = ("cp1252", "cp850", "mac_roman")
_ACCENTED = frozenset("éëïöüèêàáâäçôóòîíûúùñ")
_TYPOGRAPHY = frozenset("–—‘’“”„…€•·°²½§´")
_SAMPLE = 20_000
_END = "\x1fEND\x1f"
_QUOTED_FORMULA = re.compile(r'^="(.*)"$', re.DOTALL)


def decode(content: bytes) -> str | None:
    """Return the text of a .csv, None when the bytes are no text.

    Byte order marks first, then UTF-16 by its zeros, then UTF-8, then the code page in which the accents fall
    inside words. (charset-normalizer took cp850 for cp1252 in every file tried, so it is not asked.)
    """
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return _text_or_none(content, name)
    if b"\x00" in content:
        even, odd = content[0::2].count(0), content[1::2].count(0)
        return _text_or_none(content, "utf-16-le" if odd > even else "utf-16-be")
    text = _text_or_none(content, "utf-8")
    if text is not None:
        return text
    candidates = [found for page in _CODE_PAGES if (found := _text_or_none(content, page)) is not None]
    return max(candidates, key=_accents_in_place, default=None)


def _text_or_none(content: bytes, code_page: str) -> str | None:
    try:
        text = content.decode(code_page)
    except UnicodeDecodeError:
        return None
    strange = len(re.findall(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", text))
    return None if "\x00" in text or strange > len(text) // 200 else text


def _accents_in_place(text: str) -> int:
    """Score a decoding: accented letters within words count for it, signs Dutch lacks against it."""
    score = 0
    for found in islice(re.finditer(r"[^\x00-\x7f]", text), _SAMPLE):
        sign = found[0]
        before = text[found.start() - 1 : found.start()] or " "
        after = text[found.end() : found.end() + 1] or " "
        if (sign in _ACCENTED and (before.isalpha() or after.islower())) or (
            sign.casefold() in _ACCENTED and not before.islower() and after.isalpha()
        ):
            score += 2
        elif sign == "’" or (sign in _TYPOGRAPHY and not (before.isalpha() and after.isalpha())):
            score += 1
        else:
            score -= 2
    return score


def read(text: str, score: Score) -> Sheet:
    """Return the one sheet in a .csv. Raises Unreadable for an open quote or a file that is far too large."""
    separator = _told_separator(text) or max(SEPARATORS, key=lambda candidate: _fitness(text, candidate, score))
    return Sheet("", tuple(_rows(text, separator)))


def _told_separator(text: str) -> str | None:
    """Return the separator named on a first line such as ``sep=;``, which Excel writes and hides."""
    found = re.match(r'"?sep=([;,\t|])"?\s*$', text.split("\n", 1)[0].strip(" \r"), re.IGNORECASE)
    return found[1] if found else None


def _fitness(text: str, separator: str, score: Score) -> tuple[int, int]:
    """Tell how well a separator fits: recognised headings count first, then rows of more than one cell."""
    lines = text[:100_000].splitlines()[:100]
    rows = [SheetRow(number, tuple(cells)) for number, cells in enumerate(csv.reader(lines, delimiter=separator))]
    best = max((score(row) for row in rows), default=0)
    return best, sum(len(row.cells) - 1 for row in rows)


def _rows(text: str, separator: str) -> list[SheetRow]:
    # The mark on a line of its own is swallowed by a quote that was never closed: rows would vanish unseen.
    source = io.StringIO(text.rstrip("\r\n") + f"\n{_END}\n", newline="")
    reader = csv.reader(source, delimiter=separator)
    rows: list[SheetRow] = []
    start, last = 1, [""]
    try:
        for cells in reader:
            rows.append(SheetRow(start, tuple(_QUOTED_FORMULA.sub(r"\1", cell) for cell in cells)))
            last, start = cells, reader.line_num + 1
            if len(rows) > MAX_ROWS + 1 or len(cells) > MAX_COLUMNS:
                raise too_large()
    except csv.Error as error:
        raise Unreadable(
            "broken", "Een cel in dit bestand is te lang; misschien ontbreekt een aanhalingsteken."
        ) from error
    if last != [_END]:
        raise Unreadable("broken", "In dit bestand wordt een aanhalingsteken niet gesloten; sla het opnieuw op.")
    has_told_separator = bool(_told_separator(text))
    return rows[1:-1] if has_told_separator else rows[:-1]
