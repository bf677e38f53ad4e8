"""From one raw cell to one value: text, KvK number, postcode, rooms, kind, telephone. A wrong cell says why.

No reason repeats what stood in the cell.
"""

import math
import re
import unicodedata
from datetime import date, datetime, time, timedelta

from stdnum.nl import postcode as dutch_postcode

from regiotoezicht.core.sheets.sheet import Cell
from regiotoezicht.permits.register.dates import plain

LONGEST_TEXT = 2_000
# As Excel writes them, in English and in Dutch.
_ERRORS = frozenset(
    word
    for words in (
        "#N/A #REF! #VALUE! #DIV/0! #NAME? #NULL! #NUM!",
        "#N/B #VERW! #WAARDE! #DEEL/0! #NAAM? #LEEG!",
    )
    for word in words.split()
)
_SAYS_NOTHING = frozenset(["n/a", "nnb", "onbekend", "niet bekend", "geen", "?", "??", "x"])
_NUMBER_OR_MAIL = re.compile(r"@|(?:\d[\s.\-/]?){7,}")
_INITIALS = re.compile(r"^(?:[A-Z]\.\s?)+(?:van |de |der |den |ten |ter |te )*(?:van|de|der|den|ten|ter|te)?$")
_ROOMS = re.compile(r"^(\d{1,3})(?:[.,]0+)?(?: ?(?:werk)?(?:kamers?|ramen|raam|ruimten?|ruimtes|plekken))?$", re.ASCII)
_TELEPHONE = re.compile(r"^[0-9+(). /;,\-–]*$", re.ASCII)
_HOURS = re.compile(
    r"^(?:[\d\s:.,;\-–—/+&()]|uur|u\b|h\b|t/m|tot|van|en"
    r"|alle dagen|dagelijks|24/7|gesloten|dicht|open|op afspraak"
    r"|(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:en)?|weekend|feestdagen|door de week|werkdagen"
    r"|\b(?:ma|di|wo|do|vr|za|zo)\b)*$"
)


class WrongCell(ValueError):  # noqa: N818 - named after what is wrong
    """A cell that cannot be taken; ``reason`` is one Dutch sentence without the value."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def text_of(cell: Cell) -> str:
    """Return a cell as one line of text without control signs; errors of a spreadsheet count as empty.

    Text longer than LONGEST_TEXT comes back one sign longer than that: whoever checks the length refuses it.
    """
    if cell is None or isinstance(cell, bool):
        return ""
    if isinstance(cell, int | float):
        return _number_text(cell)
    if isinstance(cell, datetime | date | time | timedelta):
        return _moment_text(cell)
    if len(cell) > 4 * LONGEST_TEXT:
        return "…" * (LONGEST_TEXT + 1)
    normal = unicodedata.normalize("NFC", cell)
    visible = "".join(" " if unicodedata.category(sign) in {"Cc", "Zl", "Zp"} else sign for sign in normal)
    kept = "".join(sign for sign in visible if unicodedata.category(sign) not in {"Cf", "Cs", "Co", "Cn"})
    line = " ".join(kept.split())[: LONGEST_TEXT + 1]
    return "" if line in _ERRORS else line


def _number_text(number: float) -> str:
    if not math.isfinite(number):
        return ""
    return str(int(number)) if number == int(number) else repr(number)


def _moment_text(moment: date | time | timedelta) -> str:
    if isinstance(moment, timedelta):
        minutes = int(moment.total_seconds()) // 60
        return f"{minutes // 60:02}:{minutes % 60:02}"
    if isinstance(moment, time):
        return f"{moment.hour:02}:{moment.minute:02}"
    return f"{moment.day}-{moment.month}-{moment.year}"


def is_blank(cell: Cell) -> bool:
    """Tell whether a cell holds nothing: empty, dashes only, or "n.v.t."."""
    text = text_of(cell)
    return not text or text.casefold() in {"n.v.t.", "nvt", "n.v.t"} or not text.strip("-–—_. ")


def parse_words(cell: Cell, longest: int) -> str:
    """Return text of at most ``longest`` signs, "" when it says nothing. Raises WrongCell."""
    text = text_of(cell)
    if is_blank(cell) or text.casefold() in _SAYS_NOTHING:
        return ""
    if len(text) > longest:
        raise WrongCell(f"Deze tekst is langer dan {longest} tekens.")
    return text


def parse_name(cell: Cell, longest: int = 200) -> str:
    """Return the name of a business or a person.

    Raises WrongCell when a long number or mail address is in it.
    """
    text = parse_words(cell, longest)
    if _NUMBER_OR_MAIL.search(text):
        raise WrongCell("Hier staat een nummer of mailadres bij de naam; noteer alleen de naam.")
    return text


def parse_people(cell: Cell) -> tuple[str, ...]:
    """Return the names of managers, parted by lines, ; / & | a comma or "en". Raises WrongCell.

    "Proef, J. de" is one name: a part of initials belongs to the one before it.
    """
    text = text_of(re.sub(r"[\r\n]+", ";", cell[: LONGEST_TEXT * 2]) if isinstance(cell, str) else cell)
    if len(text) > LONGEST_TEXT:
        raise WrongCell(f"Deze tekst is langer dan {LONGEST_TEXT} tekens.")
    names: list[str] = []
    for part in re.split(r"\s*[;/&|]\s*|\s+en\s+", text):
        for piece in part.split(","):
            name = parse_name(piece)
            if name and names and _INITIALS.match(name):
                names[-1] = f"{name} {names[-1]}"
            elif name:
                names.append(name)
    return tuple(names)


def parse_kvk(cell: Cell) -> tuple[str, bool]:
    """Return the KvK number of 8 digits ("" when blank) and whether a zero was put back in front.

    Only a number cell of 7 digits gets its zero back: Excel drops it, and no real KvK number starts with two.
    Text is taken as it was typed. Raises WrongCell.
    """
    if is_blank(cell):
        return "", False
    digits = re.sub(r"[\s.\-]", "", re.sub(r"^kvk[\s.:\-]*(?:nr|nummer)?[\s.:]*", "", text_of(cell).casefold()))
    is_padded = isinstance(cell, int | float) and len(digits) == 7
    if is_padded:
        digits = "0" + digits
    if not re.fullmatch(r"[0-9]{8}", digits) or digits == "00000000":
        raise WrongCell("Een KvK-nummer heeft acht cijfers.")
    return digits, is_padded


def parse_postcode(cell: Cell) -> tuple[str, str]:
    """Return a postcode as "1949 ZZ" and the place written behind it (both "" when blank).

    Raises WrongCell.
    """
    if is_blank(cell):
        return "", ""
    found = re.match(r"^(?:NL-?)?\s*(\d{4})\s*-?\s*([A-Za-z]{2})\b[\s,]*(\D{0,80})$", text_of(cell), re.ASCII)
    if not found or not dutch_postcode.is_valid(found[1] + found[2]):
        raise WrongCell("Een postcode bestaat uit vier cijfers en twee letters, zoals 1234 AB.")
    return f"{found[1]} {found[2].upper()}", found[3].strip()


def parse_rooms(cell: Cell) -> int | None:
    """Return the number of rooms, 0 to 999, None when blank. Raises WrongCell."""
    if not isinstance(cell, bool) and is_blank(cell):
        return None
    found = _ROOMS.match(plain(text_of(cell)))
    if isinstance(cell, bool | date | time | timedelta) or not found:
        raise WrongCell("Het aantal kamers is geen heel getal van 0 tot en met 999.")
    return int(found[1])


def parse_phone(cell: Cell) -> str:
    """Return the telephone numbers of the business's adverts as written; Excel's lost zero is put back.

    Raises WrongCell when anything but digits and their signs is in it: a name with it would be a person's.
    """
    text = "" if is_blank(cell) else text_of(cell)
    if isinstance(cell, int | float) and len(text) == 9:
        text = "0" + text
    digits = sum(sign.isdigit() for sign in text)
    if text and (not _TELEPHONE.match(text) or not 7 <= digits <= 60):
        raise WrongCell("Hier staat geen telefoonnummer, of meer dan dat.")
    return text


def parse_hours(cell: Cell) -> tuple[str, bool]:
    """Return the opening hours as written, and whether they hold nothing but times and days.

    Raises WrongCell.
    """
    if isinstance(cell, date):
        raise WrongCell("Het rekenblad heeft van de openingstijden een datum gemaakt; noteer ze als tekst.")
    text = parse_words(cell, 200)
    return text, len(text) <= 80 and bool(_HOURS.match(plain(text)))


# Read from top to bottom: a dwelling weighs most, then what can be walked into, then the rest.
_KINDS: tuple[tuple[str, str], ...] = (
    (r"thuis|\bhome\b|eigen woning", "home"),
    (r"raam|ramen|\bwindow|vitrine", "window"),
    (r"club|bordeel|prive ?huis|\bbrothel|prostitutie ?bedrijf|seks ?(?:inrichting|bedrijf)", "club"),
    (r"escort", "escort"),
    (r"mass", "massage"),
    (r"hotel|motel", "hotel"),
    (r"sauna|se(?:ks|x) ?(?:bioscoop|theater|shop|winkel)|\bother|\banders|overig", "other"),
)  # fmt: skip
_LETTERS = {"b": "club", "w": "window", "e": "escort", "m": "massage", "t": "home", "h": "hotel"}


def parse_kind(text: str) -> tuple[str, bool]:
    """Return the code of a kind of business and whether it was recognised; what is not is ``other``."""
    words = " ".join(re.sub(r"[^a-z0-9]", " ", plain(text)).split())
    if words in _LETTERS:
        return _LETTERS[words], True
    for pattern, code in _KINDS:
        if re.search(pattern, words):
            return code, True
    return "other", False
