"""The file in which a region writes down the equal days of a decree that came after the programme.

See docs/adr/0080-equal-days-in-a-file.md; what may stand in it is the business of `law.decrees`.
"""

from pathlib import Path

from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.tables import keep, place_of, text_of
from regiotoezicht.law.decrees import LONGEST_TEXT, put_in_use, read_decrees, statutory, with_decrees, without_answer
from regiotoezicht.law.holidays import ATW, Decree
from regiotoezicht.law.refusals import NoAnswer

NAME = "gelijkgestelde-dagen.toml"
UNREADABLE = "Het bestand met gelijkgestelde dagen is niet te lezen als tekst (UTF-8)."


def place() -> Path:
    """Where the file stands."""
    return place_of(NAME)


def load() -> None:
    """Put the tables of the programme in use, with those of the file if there is one.

    A file that cannot be read leaves no term that moves: see `wrong_in_use`.
    """
    if not place().is_file():
        put_in_use(ATW)
        return
    try:
        put_in_use(with_decrees(_text_of(place())))
    except Refused as refusal:
        put_in_use(without_answer(refusal.sentence))
    except NoAnswer as refusal:
        put_in_use(without_answer(refusal.sentence))


def wrong_in_use() -> str:
    """What is wrong with the file in the home folder, in Dutch; empty when nothing is."""
    return statutory().doubt


def take_in(file: Path) -> tuple[Decree, ...]:
    """Check a file and make it that of the region, whole or not at all. It holds from the next start on.

    Raises Refused when it cannot be read, or cannot be right.
    """
    text = _text_of(file)
    try:
        decrees = read_decrees(text)
    except NoAnswer as refusal:
        raise Refused(refusal.code, refusal.sentence) from refusal
    keep(NAME, text)
    return decrees


def _text_of(file: Path) -> str:
    return text_of(file, longest=LONGEST_TEXT, refusal=Refused("equal_days_malformed", UNREADABLE))
