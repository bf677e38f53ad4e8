"""How a text is read: look-alike letters, accents and invisible characters are undone, places are kept.

Someone who writes `0\u200b6` or a Cyrillic letter is read as if it were plain; every place in the plain text
can be traced to the raw input.
"""

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

Span = tuple[int, int]
"""Start and end (exclusive) in the plain text."""

_LOOK_ALIKES = str.maketrans(
    "аеорсухіјѕԁһԛԝӏАВЕКМНОРСТУХІЈЅԚԜαεικνορτυχγΑΒΕΖΗΙΚΜΝΟΡΤΥΧıłŁøØđĐħĸſ",
    "aeopcyxijsdhqwlABEKMHOPCTYXIJSQWaeiknoptuxyABEZHIKMNOPTYXilLoOdDhks",
)
_SIGNS = {
    **dict.fromkeys("‐‑‒–—―−﹣－⁃", "-"),
    **dict.fromkeys("‘’‚‛′`´ʼ", "'"),
    **dict.fromkeys("“”„‟″", '"'),
    **dict.fromkeys("·•∙․‧。｡", "."),
    **dict.fromkeys("⁄∕", "/"),
    **dict.fromkeys("\x85\u2028\u2029", "\n"),
    "\u2800": " ",
    "\u115f": "",
    "\u1160": "",
    "\u3164": "",
    "\uffa0": "",
    "ß": "ss",
    "æ": "ae",
    "Æ": "Ae",
    "œ": "oe",
    "Œ": "Oe",
}
_NOT_PLAIN = re.compile(r"[^\t-\r -~]|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,10});")
"""A character that is not plain, or one that is written as an HTML entity: `&#64;` is an at sign."""


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    """What one raw character or entity is read as: usually one plain character, sometimes none or a few."""
    if len(character) > 1:
        meant = html.unescape(character)
        return character if meant == character else "".join(one if " " <= one <= "~" else _plain(one) for one in meant)
    if character in _SIGNS:
        return _SIGNS[character]
    category = unicodedata.category(character)
    if category in {"Cf", "Cc", "Mn", "Me"}:
        return ""
    if category == "Zs":
        return " "
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    parts = unicodedata.normalize("NFKD", character)
    kept = "".join(part for part in parts if unicodedata.category(part) not in {"Mn", "Me", "Cf"})
    kept = "".join(_SIGNS.get(part, part) for part in kept).translate(_LOOK_ALIKES)
    return kept if len(kept.lower()) == len(kept) else character


class Reading:
    """A text as the rules read it: `text` keeps capitals, `lower` has none; both have the same places.

    `references` is filled by `guard.references` at first use: four rules ask for it.
    """

    __slots__ = ("_plain_places", "_raw_places", "_wide", "lower", "references", "text")

    def __init__(self, raw: str) -> None:
        pieces: list[str] = []
        self._plain_places = [0]
        self._raw_places = [0]
        self._wide: dict[int, int] = {}
        length = done = 0
        for found in _NOT_PLAIN.finditer(raw):
            place = found.start()
            pieces.append(raw[done:place])
            length += place - done
            done = found.end()
            plain = _plain(found.group())
            pieces.append(plain)
            if len(plain) != done - place:
                self._note(length, found.span(), plain)
            length += len(plain)
        pieces.append(raw[done:])
        self.text = "".join(pieces)
        self.lower = self.text.lower()
        self.references: Spans | None = None

    def _note(self, length: int, raw: Span, plain: str) -> None:
        """Remember that what stood at `raw` became `plain`, so later places shift."""
        place, end = raw
        if end - place > 1:
            self._wide[place] = end - place
        for offset in range(len(plain)):
            self._plain_places.append(length + offset)
            self._raw_places.append(place)
        self._plain_places.append(length + len(plain))
        self._raw_places.append(end)

    def raw_place(self, place: int) -> int:
        """Place in the raw input of the character at `place` in the plain text."""
        piece = bisect_right(self._plain_places, place) - 1
        return self._raw_places[piece] + place - self._plain_places[piece]

    def raw_span(self, span: Span) -> Span:
        """The same span in the raw input."""
        start, end = span
        last = self.raw_place(end - 1)
        return self.raw_place(start), last + self._wide.get(last, 1)


class Spans:
    """Spans that do not overlap each other, in order, quick to ask."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, spans: list[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def __iter__(self) -> Iterator[Span]:
        return zip(self._starts, self._ends, strict=True)

    def overlaps(self, span: Span) -> bool:
        """Whether any span shares a character with `span`."""
        piece = bisect_right(self._starts, span[1] - 1) - 1
        return piece >= 0 and self._ends[piece] > span[0]
