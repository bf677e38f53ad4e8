"""Dutch for dates, numbers and lists, as a lawyer writes them in a letter."""

from datetime import date, datetime

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
NUMBERS = (
    "nul",
    "één",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
    "twintig",
)


def in_words(number: int) -> str:
    """Write a number up to twenty as a word, a higher one in figures.

    Basis: common Dutch usage (no article).
    """
    return NUMBERS[number] if 0 <= number < len(NUMBERS) else str(number)


def short_day(day: date) -> str:
    """Write a date without its weekday: "5 mei 2026".

    Basis: common Dutch usage (no article).
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def long_day(day: date) -> str:
    """Write a date with its weekday: "dinsdag 5 mei 2026".

    Basis: common Dutch usage (no article).
    """
    return f"{WEEKDAYS[day.weekday()]} {short_day(day)}"


def long_moment(moment: datetime) -> str:
    """Write a local moment: "maandag 25 mei 2026 om 16.10 uur".

    Basis: common Dutch usage (no article).
    """
    seconds = f".{moment:%S}" if moment.second else ""
    return f"{long_day(moment)} om {moment:%H.%M}{seconds} uur"


def as_sentence(text: str) -> str:
    """Begin with a capital.

    Basis: common Dutch usage (no article).
    """
    return text[:1].upper() + text[1:]
