"""Addresses in one cell or in many: street, house number, addition, postcode, place."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta

from stdnum.nl import postcode as dutch_postcode

from regiotoezicht.core.sheets.sheet import Cell
from regiotoezicht.permits.register.cells import WrongCell, is_blank, text_of
from regiotoezicht.permits.register.dates import plain

_TAIL = (
    r"(?P<number>[1-9]\d{0,4})\s*"
    r"(?P<addition>(?:[-–/]?\s?(?:bis|hs|huis|rd|zw|[ivx]{1,4}|[a-z]{1,2})(?:[- ]?\d{1,3})?\b"
    r"|[-–/]\s?\d{1,4}[a-z]?)?"
    r"(?:\s*(?:[-–+&]|t/m|tm|en)\s*\d{1,5}\s?[a-z]?)?)"
)
_STREET_AND_NUMBER = re.compile(rf"^(?P<street>.*?[^\W\d].*?)\s+{_TAIL}$", re.IGNORECASE)
_NUMBER = re.compile(rf"^{_TAIL}$", re.IGNORECASE)
_POSTCODE = re.compile(r"\b([1-9]\d{3}\s?[A-Za-z]{2})\b(?!\w)", re.ASCII)
_ADDITION = re.compile(r"^[\w /\-–.+&]{1,12}$")


@dataclass(frozen=True)
class Address:
    """A place of business; ``addition`` as written behind the number, a range as "-46"."""

    street: str = ""
    number: int | None = None
    addition: str = ""
    postcode: str = ""
    place: str = ""

    @property
    def line(self) -> str:
        """Street, number and addition as on an envelope."""
        glue = "" if re.match(r"^(?:[A-Za-z]$|[-–/])", self.addition) else " "
        number = "" if self.number is None else f" {self.number}"
        return f"{self.street}{number}{glue if self.addition else ''}{self.addition}".strip()


def split_address(text: str) -> tuple[Address, bool]:
    """Return the parts of an address written in one cell, such as "Fictiestraat 12a, 1949 ZZ Beverwijk".

    The second value tells that something stands there as a postcode that is none; it is then left out.
    """
    found = _POSTCODE.search(text)
    if found:
        front, place = text[: found.start()], text[found.end() :]
        is_wrong = not dutch_postcode.is_valid(found[1])
        postcode = "" if is_wrong else f"{found[1][:4]} {found[1][-2:].upper()}"
    else:
        front, _, place = text.partition(",")
        postcode, is_wrong = "", False
    place = place.strip(" ,-–()")
    if re.search(r"\d", place):
        place, is_wrong = re.sub(r"^\S*\d\S*\s*(?:[A-Za-z]{1,2}\b)?|\d", "", place).strip(), True
    street, number, addition = split_street(front.strip(" ,-–"))
    return Address(street, number, addition, postcode, place), is_wrong


def split_street(text: str) -> tuple[str, int | None, str]:
    """Return street, house number and addition; the number is None when the text does not end in one."""
    found = _STREET_AND_NUMBER.match(text)
    if found:
        return found["street"].rstrip(" ,"), int(found["number"]), _tidy(found["addition"])
    return text, None, ""


def split_number(cell: Cell) -> tuple[int | None, str]:
    """Return house number and addition from a cell such as 12, "12a", "3 bis" or "44-46".

    Raises WrongCell.
    """
    if isinstance(cell, date | time | timedelta):
        raise WrongCell("Het rekenblad heeft van het huisnummer een datum of tijd gemaakt; noteer het als tekst.")
    if is_blank(cell):
        return None, ""
    found = _NUMBER.match(text_of(cell)[:40])
    if not found:
        raise WrongCell("Dit is geen huisnummer.")
    return int(found["number"]), _tidy(found["addition"])


def parse_addition(cell: Cell) -> str:
    """Return what is written behind a house number. Raises WrongCell."""
    text = "" if is_blank(cell) else text_of(cell)
    if text and (isinstance(cell, date | time | timedelta) or not _ADDITION.match(text)):
        raise WrongCell("Dit is geen toevoeging bij een huisnummer.")
    return _tidy(text)


def _tidy(addition: str) -> str:
    """Write an addition one way: a hyphen stays only before a digit, where it parts two numbers."""
    text = " ".join(addition.replace("–", "-").split())
    text = re.sub(r"^-\s*(?=[^\d\s])", "", text)
    text = re.sub(r"\s*(?:-|t/m|\btm\b)\s*(?=\d)", "-", text)
    return text.lower() if re.fullmatch(r"[A-Z]|BIS|HS", text) else text


def same_place(name: str) -> str:
    """Return a place name for comparing: no capitals, accents, province in brackets, "gemeente" or signs."""
    text = re.sub(r"\(.*?\)", " ", plain(name))
    text = re.sub(r"^(?:gemeente|gem\.?)\s+|\s+n\.?\s?h\.?$", "", text.strip())
    return re.sub(r"[^a-z0-9]", "", text)


def official_place(written: str, known: Iterable[str]) -> str:
    """Return a place as a known name writes it, else with capitals as Dutch names have them."""
    for name in known:
        if same_place(name) == same_place(written):
            return re.sub(r"\s*\(.*?\)", "", name)
    if written != written.upper() and written != written.lower():
        return written
    small = {"aan", "de", "den", "en", "het", "in", "op", "ter", "van", "zee"}
    words = [word if word in small - {"zee"} else word.capitalize() for word in written.lower().split()]
    joined = " ".join(words)
    return re.sub(r"^Ij", "IJ", joined[:1].upper() + joined[1:])
