"""The rate of the statutory interest (*wettelijke rente*), a dated table with the decree of each row.

A decree sets the rate anew on the first of January or July, so no row is taken to hold longer than was known: after
the last one the region writes down the next, as it does with equal days; see docs/adr/0083-statutory-interest.md.
Basis: artikelen 6:119 en 6:120, eerste lid, BW; artikel 4:98, eerste lid, Awb.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise
from typing import Any

from regiotoezicht.law.refusals import NoAnswer
from regiotoezicht.law.sentences import short_day

LONGEST_TEXT = 64_000  # characters
HIGHEST_PERCENT = 25  # far above any rate that ever was: more is a slip of the pen
KEYS = ("van", "tot", "procent", "bron")
MALFORMED = "rates_malformed"
FILE = "Het bestand met percentages van de wettelijke rente"


@dataclass(frozen=True)
class Rate:
    """The rate per year from a day up to, not including, another, with its source."""

    first: date
    until: date
    percent: Decimal
    source: str


RATES = (
    Rate(date(2015, 1, 1), date(2023, 1, 1), Decimal(2), "Stb. 2014, 491"),
    Rate(date(2023, 1, 1), date(2023, 7, 1), Decimal(4), "Stb. 2022, 520"),
    Rate(date(2023, 7, 1), date(2024, 1, 1), Decimal(6), "besluit van 29 juni 2023"),
    Rate(date(2024, 1, 1), date(2025, 1, 1), Decimal(7), "Stb. 2023, 484"),
)
"""What comes with the programme: the years of which the decree was seen. The rates after them are not guessed."""


@dataclass(frozen=True)
class Table:
    """The rates in use; `doubt` is what is wrong with the file of the region, and then no rate is known."""

    rates: tuple[Rate, ...]
    doubt: str = ""


_in_use: list[Table] = [Table(RATES)]


def rates_in_use() -> Table:
    """The table that interest is computed with.

    Basis: artikel 6:120, eerste lid, BW.
    """
    return _in_use[0]


def put_rates_in_use(table: Table) -> None:
    """Let interest be computed with this table from now on; done once, when the programme starts.

    Basis: artikel 6:120, eerste lid, BW.
    """
    _in_use[:] = [table]


def rate_on(day: date) -> Rate:
    """The rate on a day. Raises `NoAnswer` on a day that no row speaks about, and while the file is in doubt.

    Basis: artikel 6:120, eerste lid, BW.
    """
    table = rates_in_use()
    if table.doubt:
        raise NoAnswer(MALFORMED, table.doubt)
    for rate in table.rates:
        if rate.first <= day < rate.until:
            return rate
    raise NoAnswer(
        "rate_unknown",
        f"Het percentage van de wettelijke rente op {short_day(day)} staat nog niet in het programma. Vraag de "
        "functioneel beheerder om het besluit toe te voegen (artikel 6:120 BW).",
    )


def with_rates(text: str) -> Table:
    """The table of the programme with the rows of a text behind it; they may not speak about the same days.

    Basis: artikel 6:120, eerste lid, BW.
    """
    rates = tuple(sorted((*RATES, *read_rates(text)), key=lambda rate: rate.first))
    _refuse_overlap(rates)
    return Table(rates)


def read_rates(text: str) -> tuple[Rate, ...]:
    """Read rates written as TOML, each a table `[[percentage]]` with van, tot (not included), procent and bron.

    Raises `NoAnswer` that names what is wrong.
    Basis: artikel 6:120, eerste lid, BW.
    """
    if len(text) > LONGEST_TEXT:
        raise NoAnswer(MALFORMED, f"{FILE} is veel groter dan zo'n lijst kan zijn.")
    try:
        read = tomllib.loads(text, parse_float=Decimal)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise NoAnswer(MALFORMED, f"{FILE} is niet te lezen: {error}.") from None
    tables = read.pop("percentage", None)
    if read:
        raise NoAnswer(MALFORMED, f"{FILE} kent alleen [[percentage]], niet “{next(iter(read))}”.")
    if not isinstance(tables, list) or not tables or not all(isinstance(table, dict) for table in tables):
        raise NoAnswer(MALFORMED, f"{FILE} noemt geen percentage; begin er een met [[percentage]].")
    rates = tuple(_rate(table, number) for number, table in enumerate(tables, start=1))
    _refuse_overlap(rates)
    return rates


def _rate(table: Mapping[str, Any], number: int) -> Rate:
    where = f"{FILE}, nummer {number}"
    if sorted(table) != sorted(KEYS):
        raise NoAnswer(MALFORMED, f"{where}: noem precies {', '.join(KEYS)}.")
    first, until, percent, source = (table[key] for key in KEYS)
    if not _is_day(first) or not _is_day(until) or first >= until:
        raise NoAnswer(MALFORMED, f"{where}: van en tot zijn dagen zoals 2026-01-01, en van ligt voor tot.")
    if isinstance(percent, bool) or not isinstance(percent, int | Decimal) or not 0 <= percent <= HIGHEST_PERCENT:
        raise NoAnswer(MALFORMED, f"{where}: procent is een getal van 0 tot en met {HIGHEST_PERCENT}.")
    if not isinstance(source, str) or not source.strip():
        raise NoAnswer(MALFORMED, f"{where}: noem bij bron het besluit, zoals “Stb. 2023, 484”.")
    return Rate(first, until, Decimal(percent), source.strip())


def _is_day(value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _refuse_overlap(rates: Iterable[Rate]) -> None:
    for earlier, later in pairwise(sorted(rates, key=lambda rate: rate.first)):
        if later.first < earlier.until:
            raise NoAnswer(MALFORMED, f"Twee percentages van de wettelijke rente gaan over {short_day(later.first)}.")
