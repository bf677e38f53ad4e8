"""The file in which a region writes down the rate of statutory interest of a decree that came after the programme.

See docs/adr/0083-statutory-interest.md; what may stand in it is the business of `law.rates`.
"""

from pathlib import Path

from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.tables import keep, place_of, text_of
from regiotoezicht.law.rates import (
    LONGEST_TEXT,
    MALFORMED,
    RATES,
    Rate,
    Table,
    put_rates_in_use,
    rates_in_use,
    with_rates,
)
from regiotoezicht.law.refusals import NoAnswer

NAME = "wettelijke-rente.toml"
UNREADABLE = "Het bestand met percentages van de wettelijke rente is niet te lezen als tekst (UTF-8)."


def place() -> Path:
    """Where the file stands."""
    return place_of(NAME)


def load() -> None:
    """Put the rates of the programme in use, with those of the file if there is one.

    While a file cannot be read no rate is known: see `wrong_in_use`.
    """
    if not place().is_file():
        put_rates_in_use(Table(RATES))
        return
    try:
        put_rates_in_use(_read(place())[1])
    except Refused as refusal:
        put_rates_in_use(Table(RATES, doubt=refusal.sentence))


def wrong_in_use() -> str:
    """What is wrong with the file in the home folder, in Dutch; empty when nothing is."""
    return rates_in_use().doubt


def take_in(file: Path) -> tuple[Rate, ...]:
    """Check a file and make it that of the region, whole or not at all. It holds from the next start on.

    Raises Refused when it cannot be read, or cannot be right.
    """
    text, table = _read(file)
    keep(NAME, text)
    return table.rates


def _read(file: Path) -> tuple[str, Table]:
    text = text_of(file, longest=LONGEST_TEXT, refusal=Refused(MALFORMED, UNREADABLE))
    try:
        return text, with_rates(text)
    except NoAnswer as refusal:
        raise Refused(refusal.code, refusal.sentence) from refusal
