"""The parts of the attack. Whoever adds one puts it in `PARTS`; the programme prints its lines and counts its leaks."""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from regiotoezicht.access.models import Account

from . import browsing, care, cast, comparing, dwellings, wall

CHECKS, PEOPLE, BROWSERS, PAGES = 100_000, 160, 90, 15
DWELLINGS = CANARIES = 200


@dataclass(frozen=True)
class Outcome:
    """What a part did: what it prints, and how many leaks it found (what is withheld without a reason counts too)."""

    lines: tuple[str, ...]
    leaks: int


@dataclass(frozen=True)
class Part:
    """One part: its name, whether the embedded database has it, and what it does on the region at a moment.

    What it wrote is undone, unless it `commits`: a backup holds only that. Such a part comes last.
    """

    name: str
    run: Callable[[datetime], Outcome]
    on_sqlite: bool = True
    commits: bool = False


def oracle(
    at: datetime, *, checks: int = CHECKS, people: int = PEOPLE, browsers: int = BROWSERS, pages: int = PAGES
) -> Outcome:
    """Compare product and oracle, in bulk and through the pages."""
    chance = random.Random(1)
    cast.hire(people, chance, at=at)
    cast.disturb(chance, at=at)
    facts = comparing.facts(at)
    active = list(Account.objects.filter(is_active=True).select_related("employee").order_by("pk"))
    tally = comparing.compare(facts, active, checks=checks, chance=chance)
    browsing.browse(facts, chance.sample(active, k=min(browsers, len(active))), pages=pages, chance=chance, tally=tally)
    return Outcome(tuple(tally.lines()), len(tally.leaks) + len(tally.withheld))


def planted_dwellings(at: datetime) -> Outcome:
    """Plant dwellings and look for their addresses everywhere."""
    found = dwellings.look_everywhere(DWELLINGS, at=at, chance=random.Random(2))
    return Outcome(tuple(found.lines()), len(found.leaks) + (found.lawful == 0))


def canaries_in_care(at: datetime) -> Outcome:
    """Plant referrals to care and look for their codes everywhere."""
    found = care.look_everywhere(CANARIES, at=at)
    return Outcome(tuple(found.lines()), len(found.leaks) + (found.read == 0))


def row_level_security(_: datetime) -> Outcome:
    """Try the walls in the database."""
    tried = wall.try_walls()
    return Outcome(tuple(tried.lines()), len(tried.leaks))


PARTS: list[Part] = [
    Part("orakel", oracle),
    Part("geplante woningen", planted_dwellings),
    Part("muren in de database", row_level_security, on_sqlite=False),
    Part("kanaries in de zorg", canaries_in_care, commits=True),
]


def here() -> Iterable[Part]:
    """The parts that this database has."""
    return [part for part in PARTS if part.on_sqlite or connection.vendor == "postgresql"]
