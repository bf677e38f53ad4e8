"""Dates as clerks and spreadsheets write them. Day before month, always: the registers are Dutch."""

import math
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from regiotoezicht.core.sheets.sheet import Cell

_FIRST_YEAR, _LAST_YEAR = 1950, 2100
_FOREVER_YEARS = (2999, 9999)
_EXCEL_DAY_ZERO = date(1899, 12, 30)
_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_OTHER_MONTHS = {"mrt": 3, "may": 5, "march": 3, "oct": 10, "october": 10}
_LEADING = re.compile(
    r"^(?:(?:per|vanaf|sinds|op|dd|d\.d\.?|t/m|tm|tot en met|tot|datum|ingaande"
    r"|(?:maan|dins|woens|donder|vrij|zater|zon)dag|ma|di|wo|do|vr|za|zo)\b[.,:]?\s*)+"
)
_TIME = re.compile(r"[t ]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:z|uur|[+-]\d{2}:?\d{2})?$")
_DAY_FIRST = re.compile(r"^(\d{1,2})\s*[-/. –]\s*(\d{1,2})\s*[-/. –]\s*('?\d{2}|\d{4})$")
_YEAR_FIRST = re.compile(r"^(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})$")
_IN_WORDS = re.compile(r"^(\d{1,2})(?:e|ste|de)?[ \-/.]*([a-z]{3,9})[ \-/.]*('?\d{2}|\d{4})$")
_IN_A_ROW = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
_SERIAL = re.compile(r"^\d{5}$")
_OPEN_END = frozenset(
    [
        "nvt",
        "na",
        "geeneinddatum",
        "geeneinde",
        "geen",
        "doorlopend",
        "open",
        "openeinde",
        "openeind",
        "permanent",
        "blijvend",
        "onbeperkt",
        "onbeperktgeldig",
        "totwederopzegging",
        "totnadereorde",
        "geenbeperking",
        "zondereinddatum",
        "eeuwig",
    ]
)


class WrongDate(ValueError):  # noqa: N818 - named after what is wrong
    """A cell that holds no date; ``is_impossible`` when it reads as one that no calendar has."""

    def __init__(self, *, is_impossible: bool) -> None:
        super().__init__("impossible" if is_impossible else "no date")
        self.is_impossible = is_impossible


@dataclass(frozen=True)
class End:
    """The end of a permit: the last day it holds, or open; neither when the register does not say."""

    last_date: date | None = None
    is_open: bool = False


def parse_date(cell: Cell) -> date | None:
    """Return the date in a cell, None for an empty one.

    Raises WrongDate outside 1950-2100 and for all else.
    """
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return _within_years(cell)
    if cell is None:
        return None
    if isinstance(cell, bool):
        raise WrongDate(is_impossible=False)
    if isinstance(cell, int | float):
        return _from_number(cell)
    if not isinstance(cell, str):
        raise WrongDate(is_impossible=False)
    text = plain(cell)
    if not text.strip("-–—_. ") or text in {"nvt", "n.v.t.", "n.v.t"}:
        return None
    return _from_text(text)


def parse_end(cell: Cell) -> End:
    """Return the end of a permit.

    Dashes, "n.v.t.", "onbepaalde tijd" and its spellings, and the years 2999 and 9999 are an open end.

    Raises WrongDate.
    """
    if isinstance(cell, str) and cell.strip():
        letters = re.sub(r"[^a-z0-9]", "", plain(cell))
        if not letters or letters in _OPEN_END or re.match(r"(?:voor)?onbep", letters):
            return End(is_open=True)
        if re.search(r"(?<!\d)(?:2999|9999)(?!\d)", cell[:40]):
            return End(is_open=True)
    if isinstance(cell, date) and cell.year in _FOREVER_YEARS:
        return End(is_open=True)
    return End(last_date=parse_date(cell))


def plain(text: str) -> str:
    """Return the first 80 signs in lower case, without accents and with single spaces."""
    decomposed = unicodedata.normalize("NFKD", text[:400])
    return " ".join("".join(s for s in decomposed if not unicodedata.combining(s)).casefold().split())[:80]


def _from_number(number: float) -> date:
    if not math.isfinite(number):
        raise WrongDate(is_impossible=False)
    if number == int(number) and _IN_A_ROW.match(str(int(number))):
        return _from_text(str(int(number)))
    if not 0 <= number < 100_000:
        raise WrongDate(is_impossible=False)
    try:
        return _within_years(_EXCEL_DAY_ZERO + timedelta(days=int(number)))
    except WrongDate:
        # A lone year such as 2025 would be a day in 1905: it is not an impossible date, it is none.
        raise WrongDate(is_impossible=False) from None


def _from_text(text: str) -> date:
    text = _TIME.sub("", _LEADING.sub("", text)).strip(" .,;").replace("’", "'").replace("‘", "'").replace("`", "'")
    text = re.sub(r"\s*\(.*\)$", "", text)
    if found := _DAY_FIRST.match(text):
        return _day(found[3], int(found[2]), int(found[1]))
    if found := _YEAR_FIRST.match(text) or _IN_A_ROW.match(text):
        return _day(found[1], int(found[2]), int(found[3]))
    if found := _IN_WORDS.match(text):
        month = _month(found[2])
        if month:
            return _day(found[3], month, int(found[1]))
    if _SERIAL.match(text) and text.isascii():
        return _from_number(int(text))
    raise WrongDate(is_impossible=False)


def _month(word: str) -> int | None:
    if word in _OTHER_MONTHS:
        return _OTHER_MONTHS[word]
    return next((number for number, name in enumerate(_MONTHS, start=1) if name.startswith(word)), None)


def _day(year: str, month: int, day: int) -> date:
    digits = year.lstrip("'")
    full = int(digits) if len(digits) == 4 else int(digits) + (2000 if int(digits) < 70 else 1900)
    try:
        return _within_years(date(full, month, day))
    except WrongDate:
        raise
    except ValueError as error:
        raise WrongDate(is_impossible=True) from error


def _within_years(found: date) -> date:
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise WrongDate(is_impossible=True)
    return found
