"""Compares what the product shows with what the oracle allows, for users, records, moments and routes at random."""

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Account
from regiotoezicht.core import walls

from . import reading, records, shown
from .asking import Asking, Rights
from .counting import Truth
from .deviations import DEVIATIONS, Deviation
from .facts import Kind, Record, User, World
from .oracle import verdict

DAYS = (0, 0, 0, 1, 9, 18, 25, 50)
"""The days after the moment of the region on which is asked; today most often."""


@dataclass(frozen=True)
class Wrong:
    """One disagreement. It names a kind, a route, roles and a number of a record, and nothing else."""

    what: str
    kind: Kind
    route: str
    roles: str
    record: str
    day: int

    def __str__(self) -> str:
        return f"{self.what}: {self.kind.value}, {self.route}, as {self.roles}, {self.record}, day {self.day:+d}"


@dataclass
class Tally:
    """How many checks were done on each route, and where product and oracle disagree."""

    checks: Counter[str] = field(default_factory=Counter)
    granted: Counter[str] = field(default_factory=Counter)
    leaks: list[Wrong] = field(default_factory=list)
    withheld: list[Wrong] = field(default_factory=list)
    deviations: Counter[Deviation] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        """All checks."""
        return sum(self.checks.values())

    def lines(self) -> Iterator[str]:
        """What is printed."""
        for route, number in sorted(self.checks.items()):
            yield f"  {route:<18} {number:>8} checks, {self.granted[route]:>7} of them lawfully shown"
        yield f"  oracle: {self.total} checks, leaks {len(self.leaks)}, withheld {len(self.withheld)}"
        for deviation, number in sorted(self.deviations.items(), key=lambda item: -item[1]):
            yield f"  {number} times {deviation}"
        for wrong, number in Counter(str(each) for each in (*self.leaks, *self.withheld)).most_common(60):
            yield f"  {wrong}" + (f" ({number} times)" if number > 1 else "")


@dataclass(frozen=True)
class Facts:
    """All that the oracle is told about the region."""

    world: World
    users: dict[int, User]
    records: dict[str, Record]
    at: datetime
    counted: dict[tuple[int, date], Truth] = field(default_factory=dict)
    """What is true of a year on a day, once somebody asked."""


def facts(at: datetime) -> Facts:
    """Read the facts of the region as it is."""
    return Facts(reading.world(), reading.users(Account.objects.all()), records.records(), at)


class Allowed:
    """What one person may see at one moment, remembered per record."""

    def __init__(self, facts: Facts, user: User, at: datetime) -> None:
        self.facts, self.user, self.at = facts, user, at
        self._known: dict[tuple[str, Rights], tuple[bool, Deviation | None]] = {}

    def of(self, record: Record, enough: Rights) -> tuple[bool, Deviation | None]:
        """Whether the table gives her one of these rights, and the deviation by which the product may do otherwise."""
        known = self._known.get((record.key, enough))
        if known is None:
            known = self._known[(record.key, enough)] = self._judge(record, enough)
        return known

    def _judge(self, record: Record, enough: Rights) -> tuple[bool, Deviation | None]:
        by_table = bool(verdict(self.facts.world, self.user, record, self.at).rights & enough)
        asking = Asking(self.facts.world, self.user, record, self.at)
        if not asking.valid_account() or not asking.roles():
            return by_table, None
        for deviation in DEVIATIONS:
            says_otherwise = deviation.more != by_table and deviation.rights & enough
            if record.kind in deviation.kinds and says_otherwise and deviation.applies(asking):
                return by_table, deviation
        return by_table, None


def compare(facts: Facts, accounts: Iterable[Account], *, checks: int, chance: random.Random) -> Tally:
    """Do so many checks, spread over these people, over moments and over the routes."""
    tally, people = Tally(), list(accounts)
    ways = shown.routes()
    each = max(1, checks // len(people))
    while tally.total < checks:
        for account in people:
            days = chance.choice(DAYS)
            at = facts.at + timedelta(days=days)
            _compare_one(facts, account, at, ways, each, chance, tally)
            if tally.total >= checks:
                break
    return tally


def _compare_one(
    facts: Facts,
    account: Account,
    at: datetime,
    ways: list[shown.Route],
    checks: int,
    chance: random.Random,
    tally: Tally,
) -> None:
    actor = AccountActor(account, at)
    allowed = Allowed(facts, facts.users[account.pk], at)
    by_label, user = _by_label(facts.records), facts.users[account.pk]
    chosen = chance.sample(ways, k=min(len(ways), max(6, checks // 60)))
    found: dict[int, frozenset[str]] = {}
    with walls.standing(actor):
        for number, route in enumerate(chosen):
            found[number] = route.keys(actor)
    near = _near(facts, actor)
    for number, route in enumerate(chosen):
        visible = found[number]
        picked = _pick(route, visible, by_label, near, checks // len(chosen) + 1, chance)
        opened = [
            each.record for each in (*user.break_glass, *user.let_in) if each.record.startswith(f"{route.label}:")
        ]
        for key in (*picked, *(opened if route.label else ())):
            _check(facts.records[key], route, key in visible, allowed, tally, roles_of(actor), (at - facts.at).days)


def _by_label(found: dict[str, Record]) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = {}
    for key in found:
        grouped.setdefault(key.partition(":")[0], []).append(key)
    return grouped


def _near(facts: Facts, actor: AccountActor) -> frozenset[str]:
    """The records of the places where she works: of those most is to be found, and most can be wrong."""
    places = {str(pk) for pk in actor.municipalities}
    districts = {str(pk) for pk in actor.districts}
    return frozenset(
        key
        for key, record in facts.records.items()
        if record.district in districts or any(row.municipality in places for row in record.responsible)
    )


def _pick(
    route: shown.Route,
    visible: frozenset[str],
    by_label: dict[str, list[str]],
    near: frozenset[str],
    size: int,
    chance: random.Random,
) -> list[str]:
    """Records to check on a route: of what it shows, of what is near her, and of everything."""
    every = (
        by_label.get(route.label, [])
        if route.label
        else sorted(visible & {key for keys in by_label.values() for key in keys})
    )
    known = set(every)
    close = [key for key in every if key in near]
    seen = sorted(visible & known)
    third = size // 3 + 1
    picked = chance.sample(seen, k=min(third, len(seen))) + chance.sample(close, k=min(third, len(close)))
    return picked + chance.sample(every, k=min(third, len(every)))


def roles_of(actor: AccountActor) -> str:
    """The roles of somebody at that moment, for what is printed."""
    return "+".join(sorted(role.value for role in actor.roles)) or "nobody any more"


def _check(
    record: Record, route: shown.Route, is_shown: bool, allowed: Allowed, tally: Tally, roles: str, day: int
) -> None:
    may, deviation = allowed.of(record, route.asks)
    tally.checks[route.name] += 1
    tally.granted[route.name] += is_shown and may
    if is_shown == may or (may and not route.whole):
        return
    if deviation is not None:
        tally.deviations[deviation] += 1
    elif is_shown:
        tally.leaks.append(Wrong("LEAK", record.kind, route.name, roles, record.key, day))
    else:
        tally.withheld.append(Wrong("withheld", record.kind, route.name, roles, record.key, day))
