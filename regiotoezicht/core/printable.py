"""Which signs our papers can show, and text made fit for them. Pure; see ADR 0051.

A letter goes through LibreOffice and a report through WeasyPrint, with the fonts that `scripts/prepare` installs:
Liberation and DejaVu. What those do not hold is printed as an empty box, which PDF/A forbids as well.
"""

import unicodedata

_LETTERS = (
    (0x20, 0x7E),
    (0xA0, 0x24F),  # Latin: every European language, Turkish, Vietnamese with the last Latin range
    (0x2B0, 0x2E9),
    (0x300, 0x34F),
    (0x370, 0x525),  # Greek and Cyrillic
    (0x1E00, 0x1EFB),
    (0x1F00, 0x1FFF),
    (0x2010, 0x205E),
    (0x20A0, 0x20B5),
)
_SIGNS = frozenset("\n\t\r₺₽℅ℓ№™Ω℮⅛⅜⅝⅞ⁿ←↑→↓↔↕∂∆∏∑−∕∙√∞∩∫≈≠≡≤≥■□▪▫▲►▼◄◊○●◘◙◦♠♣♥♦♪♫")
_BULLETS = dict.fromkeys((0xF0A7, 0xF0B7), "•")  # how Word pastes its own
_SPACES = dict.fromkeys((*range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")
_LINE_ENDS = dict.fromkeys((0x0B, 0x0C, 0x85, 0x2028, 0x2029), "\n")
_UNSEEN = dict.fromkeys(
    (0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF, *range(0xFE00, 0xFE10)), ""
)
_TIDIED = {**_BULLETS, **_SPACES, **_LINE_ENDS, **_UNSEEN}


def tidy(text: str) -> str:
    """The text in Unicode form NFC, without signs that nobody sees and that come along with copying and pasting."""
    return unicodedata.normalize("NFC", text.translate(_TIDIED))


def unprintable(text: str) -> str:
    """The sentence about the first sign that no paper of ours can show, such as an emoji; empty when there is none."""
    for sign in tidy(text):
        if not _is_printable(sign):
            shown = sign if sign.isprintable() else f"U+{ord(sign):04X}"
            return f"Het teken «{shown}» kan niet worden afgedrukt. Haal het weg of schrijf het in woorden."
    return ""


def _is_printable(sign: str) -> bool:
    return sign in _SIGNS or any(first <= ord(sign) <= last for first, last in _LETTERS)
