"""The tables of equal days in use: those of the programme, and those that a region laid down beside it.

A royal decree names the equal days of a few years. The next one becomes known while the programme runs, so a region
can write it down itself; see docs/adr/0080-equal-days-in-a-file.md. This room reads no file: it takes the text.
Basis: artikel 3, derde lid, Algemene termijnenwet.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from regiotoezicht.law.holidays import ATW, Calendar, Decree
from regiotoezicht.law.refusals import NoAnswer
from regiotoezicht.law.sentences import long_day

LONGEST_TEXT = 64_000  # characters; a decree names some five days
KEYS = ("van", "tot", "dagen", "bron")
MALFORMED = "equal_days_malformed"

_in_use: list[Calendar] = [ATW]


def statutory() -> Calendar:
    """The calendar of the Algemene termijnenwet with the tables in use: what every term counts with.

    Basis: artikelen 1 en 3 Algemene termijnenwet.
    """
    return _in_use[0]


def put_in_use(calendar: Calendar) -> None:
    """Let every term count with this calendar from now on; done once, when the programme starts.

    Basis: artikel 3, derde lid, Algemene termijnenwet.
    """
    _in_use[:] = [calendar]


def with_decrees(text: str) -> Calendar:
    """The calendar of the programme, in which the decrees of this text prevail for their years.

    Basis: artikel 3, derde lid, Algemene termijnenwet.
    """
    calendar = ATW
    for decree in read_decrees(text):
        calendar = calendar.with_decree(decree)
    return calendar


def without_answer(sentence: str) -> Calendar:
    """A calendar that moves no term and says why: better no date than one of a table that could not be read.

    Basis: own working practice (no article), see docs/adr/0080-equal-days-in-a-file.md.
    """
    return replace(ATW, doubt=sentence)


def read_decrees(text: str) -> tuple[Decree, ...]:
    """Read decrees written as TOML, each a table `[[besluit]]` with van, tot (not included), dagen and bron.

    Raises `NoAnswer` that names what is wrong: no TOML, an unknown or missing name, a day outside the years, on a
    weekend or on a holiday, a day named twice, two decrees about one year.
    Basis: artikel 3, derde lid, Algemene termijnenwet.
    """
    if len(text) > LONGEST_TEXT:
        raise NoAnswer(MALFORMED, "Het bestand met gelijkgestelde dagen is veel groter dan zo'n lijst kan zijn.")
    try:
        read = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise NoAnswer(MALFORMED, f"Het bestand met gelijkgestelde dagen is niet te lezen: {error}.") from None
    tables = read.pop("besluit", None)
    if read:
        raise NoAnswer(MALFORMED, f"Het bestand kent alleen [[besluit]], niet “{next(iter(read))}”.")
    if not isinstance(tables, list) or not tables or not all(isinstance(table, dict) for table in tables):
        raise NoAnswer(MALFORMED, "Het bestand noemt geen besluit; begin er een met [[besluit]].")
    decrees = tuple(_decree(table, number) for number, table in enumerate(tables, start=1))
    _refuse_overlap(decrees)
    return decrees


def _decree(table: Mapping[str, Any], number: int) -> Decree:
    where = f"Besluit {number} in het bestand met gelijkgestelde dagen"
    for key in table:
        if key not in KEYS:
            raise NoAnswer(MALFORMED, f"{where} noemt “{key}”; mogelijk zijn: {', '.join(KEYS)}.")
    for key in KEYS:
        if key not in table:
            raise NoAnswer(MALFORMED, f"{where} noemt geen “{key}”.")
    from_year, until_year, days, source = (table[key] for key in KEYS)
    if not _is_year(from_year) or not _is_year(until_year):
        raise NoAnswer(MALFORMED, f"{where}: van en tot zijn jaren, zoals 2029 en 2032.")
    if not isinstance(source, str) or not source.strip():
        raise NoAnswer(MALFORMED, f"{where}: noem bij bron het besluit, zoals “Stb. 2028, 123”.")
    if not isinstance(days, list) or not all(_is_day(day) for day in days):
        raise NoAnswer(MALFORMED, f"{where}: dagen is een lijst van datums zoals 2029-05-11, zonder aanhalingstekens.")
    for day in days:
        reason = "staat er twee keer" if days.count(day) > 1 else ATW.without_equal_days().why_not(day)
        if reason is not None:
            raise NoAnswer(MALFORMED, f"{where}: {long_day(day)} {reason} en kan geen gelijkgestelde dag zijn.")
    try:
        return Decree(from_year, until_year, frozenset(days), source.strip())
    except NoAnswer as refusal:
        raise NoAnswer(MALFORMED, f"{where}: {refusal.sentence}") from None


def _is_year(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and date.min.year <= value <= date.max.year


def _is_day(value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _refuse_overlap(decrees: tuple[Decree, ...]) -> None:
    ordered = sorted(decrees, key=lambda decree: decree.from_year)
    for earlier, later in pairwise(ordered):
        if later.from_year < earlier.until_year:
            raise NoAnswer(MALFORMED, f"Twee besluiten in het bestand gaan over {later.from_year}.")
