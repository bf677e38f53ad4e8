"""Permission, periods and guards of the papers for council and college. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from regiotoezicht.access.rights import Way, allow
from regiotoezicht.access.roles import Role
from regiotoezicht.contributions.rules import YEARS
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Permission

WRITE = Permission("council.write", "Stukken voor de gemeenteraad en het college maken")

HALVES = {1: "de eerste helft van", 2: "de tweede helft van"}
_CODE = re.compile(r"(\d{4})(?:-([12]))?", re.ASCII)
_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[ .,'’-])*")
MOST_ATTACHMENTS, LONGEST_ATTACHMENT = 20, 200


def declare_rights() -> None:
    """Fill in who writes to council and college of a municipality.

    Basis: toegang.md, row "Programme, readiness".
    """
    allow(WRITE, dict.fromkeys((Role.POLICY_OFFICER, Role.PROGRAMME_OWNER), Way.OFFICE))


@dataclass(frozen=True)
class Period:
    """A year, or one of its halves."""

    year: int
    half: int | None = None

    @property
    def code(self) -> str:
        """As in an address: `2026` or `2026-1`."""
        return f"{self.year}-{self.half}" if self.half else str(self.year)

    @property
    def label(self) -> str:
        """As in a sentence: `2026` or `de eerste helft van 2026`."""
        return f"{HALVES[self.half]} {self.year}" if self.half else str(self.year)

    @property
    def first(self) -> date:
        """The first day."""
        return date(self.year, 7 if self.half == 2 else 1, 1)

    @property
    def last(self) -> date:
        """The last day."""
        return date(self.year, 6, 30) if self.half == 1 else date(self.year, 12, 31)


def years_on(today: date) -> list[int]:
    """The years about which can be written on a day, the latest first: since the task came, and the next one.

    Basis: law notes (the task since 2022).
    """
    return list(range(today.year + 1, YEARS[0] - 1, -1))


def period_of(code: str, today: date) -> Period:
    """The period with a code. Raises Refused for what is none, or lies too far.

    Basis: law notes (the task since 2022).
    """
    found = _CODE.fullmatch(code)
    years = years_on(today)
    if found is None or int(found[1]) not in years:
        raise Refused("no_period", f"Kies een jaar of een half jaar van {years[-1]} tot en met {years[0]}.")
    return Period(int(found[1]), int(found[2]) if found[2] else None)


def refuse_no_name(name: str, *, field: str) -> None:
    """Whoever signs is named, and nothing else stands in that place.

    Basis: Awb 10:10 (who signs); AVG 5(1)(c).
    """
    if name and not _NAME.fullmatch(name):
        raise Refused("no_name", "Schrijf hier alleen een naam, zonder cijfers of andere tekens.", field=field)


def refuse_day(day: date, *, field: str) -> None:
    """A paper is dated in the time of this task.

    Basis: law notes (the task since 2022); ADR 0170.
    """
    if day.year not in YEARS:
        raise Refused("other_time", f"Kies een dag van {YEARS[0]} tot en met {YEARS[-1]}.", field=field)


def refuse_attachments(names: Sequence[str], *, field: str) -> None:
    """A list of attachments that a reader can follow.

    Basis: ADR 0170.
    """
    if len(names) > MOST_ATTACHMENTS:
        raise Refused("too_many", f"Noem ten hoogste {MOST_ATTACHMENTS} bijlagen, één op elke regel.", field=field)
    if any(len(name) > LONGEST_ATTACHMENT for name in names):
        sentence = f"De naam van een bijlage heeft ten hoogste {LONGEST_ATTACHMENT} tekens."
        raise Refused("too_long", sentence, field=field)
