"""Options of a rule: what may be set, read strictly into typed values.

A value that cannot be read is wrong usage; a value that can be read and cannot be true is refused.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from regiotoezicht.law.lengths import Length, Unit
from regiotoezicht.law.refusals import NoAnswer, WrongUsage

OptionValue = bool | int | str | date
Kind = TypeVar("Kind", bool, int, str, date)

LARGEST_NUMBER = 999_999  # more than all days of the calendar together would be no term
DAY_FORM = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
NUMBER_FORM = re.compile(r"[+-]?\d{1,4000}", re.ASCII)


def read_day(text: str) -> date:
    """Read a date written as 2026-03-24; raises `WrongUsage` for anything else.

    Basis: ISO 8601 (no article).
    """
    if DAY_FORM.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass  # the form is right and the day does not exist: the same answer as for a wrong form
    raise WrongUsage(f"Dit is geen bestaande datum: {text!r}. Schrijf een datum als 2026-03-24.")


@dataclass(frozen=True)
class YesNo:
    """A choice between yes and no; "yes" may set another length or add to it, "no" may set one too."""

    key: str
    label: str
    sets: Length | None = None
    adds: Length | None = None
    no_sets: Length | None = None
    is_required: bool = False

    def read(self, value: OptionValue) -> bool:
        """Return True for yes; raises `WrongUsage` for anything but yes, no or a bool."""
        if isinstance(value, bool):
            return value
        if value not in ("yes", "no"):
            raise WrongUsage(f"De optie {self.key} is yes of no, niet {value!r}.")
        return value == "yes"


@dataclass(frozen=True)
class Choice:
    """A choice out of a few words."""

    key: str
    label: str
    choices: tuple[str, ...]
    is_required: bool = False

    def read(self, value: OptionValue) -> str:
        """Return the word; raises `WrongUsage` for any other."""
        if not isinstance(value, str) or value not in self.choices:
            raise WrongUsage(f"De optie {self.key} is {' of '.join(self.choices)}, niet {value!r}.")
        return value


@dataclass(frozen=True)
class Number:
    """A whole number of days or weeks. With `sets` it is the length itself, with `adds` it lengthens it."""

    key: str
    label: str
    minimum: int = 0
    sets: Unit | None = None
    adds: Unit | None = None
    is_required: bool = False

    def read(self, value: OptionValue) -> int:
        """Return the number; raises `WrongUsage` for no whole number, `NoAnswer` outside what is possible."""
        if isinstance(value, str) and NUMBER_FORM.fullmatch(value):
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int):
            raise WrongUsage(f"De optie {self.key} is een geheel getal, niet {value!r}.")
        if value < self.minimum:
            raise NoAnswer("number_too_small", f"De optie {self.key} is ten minste {self.minimum}.")
        if value > LARGEST_NUMBER:
            raise NoAnswer("number_too_large", f"De optie {self.key} is ten hoogste {LARGEST_NUMBER}.")
        return value


@dataclass(frozen=True)
class Day:
    """A date."""

    key: str
    label: str
    is_required: bool = False

    def read(self, value: OptionValue) -> date:
        """Return the date; raises `WrongUsage` for anything else."""
        if isinstance(value, str):
            return read_day(value)
        if not isinstance(value, date) or isinstance(value, datetime):
            raise WrongUsage(f"De optie {self.key} is een datum als 2026-03-24, niet {value!r}.")
        return value


Option = YesNo | Choice | Number | Day


@dataclass(frozen=True)
class Settings:
    """The options of one question, read and typed."""

    values: Mapping[str, OptionValue]

    def is_yes(self, key: str) -> bool:
        """Return whether a yes-or-no option was set to yes."""
        return self.values.get(key) is True

    def word(self, key: str) -> str | None:
        """Return the word of a choice, or None when it was not set."""
        return _typed(self.values.get(key), str)

    def number(self, key: str) -> int | None:
        """Return a number, or None when it was not set."""
        return _typed(self.values.get(key), int)

    def day(self, key: str) -> date | None:
        """Return a date, or None when it was not set."""
        return _typed(self.values.get(key), date)


def _typed(value: OptionValue | None, kind: type[Kind]) -> Kind | None:
    return value if isinstance(value, kind) else None


def read_options(options: Iterable[Option], given: Mapping[str, OptionValue]) -> Settings:
    """Read what was given against what a rule knows.

    Raises `WrongUsage` for an unknown, unreadable or missing option, `NoAnswer` for an impossible number.
    Basis: the table of rules; see `rules.RULES` for the article of each option.
    """
    known = {option.key: option for option in options}
    for key in given:
        if key not in known:
            possible = ", ".join(known) or "geen"
            raise WrongUsage(f"Deze regel kent de optie {key!r} niet; mogelijk zijn: {possible}.")
    for option in known.values():
        if option.is_required and option.key not in given:
            raise WrongUsage(f"Deze regel vraagt de optie {option.key}: {option.label}.")
    return Settings({key: known[key].read(value) for key, value in given.items()})


def parse_settings(pairs: Iterable[str]) -> dict[str, OptionValue]:
    """Read options written as KEY=VALUE, each at most once; raises `WrongUsage` otherwise.

    Basis: the public command line (no article).
    """
    settings: dict[str, OptionValue] = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals or not key or not value:
            raise WrongUsage(f"Schrijf een optie als SLEUTEL=WAARDE, niet {pair!r}.")
        if key in settings:
            raise WrongUsage(f"De optie {key} is twee keer gegeven.")
        settings[key] = value
    return settings
