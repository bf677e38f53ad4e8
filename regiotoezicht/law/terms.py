"""The values of this room: what a rule says and what an answer holds."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from regiotoezicht.law.lengths import Length
from regiotoezicht.law.options import Option


class Mover(Enum):
    """The statute that moves the last day of a term, if any."""

    ATW = "atw"
    REGULATION_1182_71 = "1182/71"
    NONE = "none"


class Suspension(Enum):
    """What suspends a term between two dates."""

    NONE = "none"
    COMPLETION = "completion"
    BUREAU = "bureau"


class Ending(Enum):
    """How the end follows from the length."""

    PLAIN = "plain"
    NEXT_DAY_OPENS = "next day opens"
    SAME_DAY_OPENS = "same day opens"
    PENALTY_DAYS = "penalty days"
    TWO_WORKING_DAYS = "two working days"
    HOURS_EARLIER = "hours, earlier reading"
    HOURS_LATER = "hours, later reading"
    OWN_TERM = "own term"


@dataclass(frozen=True)
class Rule:
    """One row of the table of terms.

    `trigger` is the Dutch noun phrase of day 0 ("de verzending"); `stays` says in Dutch why the last day does
    not move, for a rule whose `mover` is NONE. `is_ours` is true for a term that binds the authority itself.
    """

    code: str
    name: str
    basis: str
    trigger: str
    length: Length
    mover: Mover = Mover.ATW
    stays: str = ""
    ending: Ending = Ending.PLAIN
    options: tuple[Option, ...] = ()
    suspension: Suspension = Suspension.NONE
    is_ours: bool = False

    @property
    def takes_moment(self) -> bool:
        """Whether the trigger is a moment instead of a day."""
        return self.ending in (Ending.HOURS_EARLIER, Ending.HOURS_LATER)

    @property
    def names_first_day(self) -> bool:
        """Whether the answer always has a `first_day`."""
        return self.ending in (Ending.NEXT_DAY_OPENS, Ending.SAME_DAY_OPENS, Ending.PENALTY_DAYS)

    @property
    def names_warning(self) -> bool:
        """Whether the answer can have a `warning`."""
        return self.ending in (Ending.PENALTY_DAYS, Ending.OWN_TERM)


@dataclass(frozen=True)
class Term:
    """The answer: base date in, raw end and end out, with the reasons as Dutch sentences.

    `start`, `raw_end` and `end` are days, or for a rule in hours moments (datetime): naive ones are local
    time in Amsterdam, an aware start gives aware ends. `first_day` and `warning` belong to the rules that
    name them. `internal_date`: the last working day up to the raw end, of a moved term that binds us.
    """

    rule: Rule
    start: date
    raw_end: date
    end: date
    steps: tuple[str, ...]
    first_day: date | None = None
    warning: str | None = None
    internal_date: date | None = None

    @property
    def basis(self) -> str:
        """The article the term rests on."""
        return self.rule.basis

    @property
    def rolled(self) -> bool:
        """Whether the end differs from the raw end."""
        return self.end != self.raw_end
