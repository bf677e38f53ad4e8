"""Which figures may be shown outside the municipality: no small number, and none that follows from the rest. Pure.

A table has lines (municipalities), groups of lines (districts) and a whole (the region). Each line counts two parts and
their total. A cell below ten is hidden, and then as much more as it takes. Everybody sees the same table, also whoever
knows her own line, or all lines of her own group, from elsewhere. Why this suffices: ADR 0171.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Generic, TypeVar

LEAST = 10
"""The smallest number that is shown. Basis: law notes A8 (k of ten at least)."""
STEP = 5
"""To what the figures of a running year are rounded down, so that the difference of two days tells no small number."""

Line = TypeVar("Line", bound=Hashable)
Group = TypeVar("Group", bound=Hashable)
Row = TypeVar("Row", bound=Hashable)
Parts = tuple[int, int]


class Shown(IntEnum):
    """How much of a line is shown."""

    NOTHING = 0
    TOTAL = 1
    PARTS = 2


@dataclass(frozen=True)
class Pattern(Generic[Line, Group]):
    """What is shown of each line, of each group and of the whole."""

    lines: Mapping[Line, Shown]
    groups: Mapping[Group, Shown]
    whole: Shown


def pattern_of(counts: Mapping[Line, Parts], groups: Mapping[Group, Sequence[Line]]) -> Pattern[Line, Group]:
    """What may be shown of a table, given its exact numbers; each line is in one group.

    Basis: law notes A8; ADR 0171 (cells below ten hidden, totals too where they would give them away).
    """
    lines = {line: _by_itself(counts[line]) for line in counts}
    sums = {group: added(counts[line] for line in within) for group, within in groups.items()}
    states: dict[Group, Shown] = {}
    for group, within in groups.items():
        states[group] = _cover(counts, lines, within, _by_itself(sums[group]))
    whole = _by_itself(added(sums.values()))
    for level in (Shown.TOTAL, Shown.PARTS):
        whole = _cover_groups(_Region(counts, groups, lines, states, sums), whole, level)
    return Pattern(lines, states, whole)


def is_safe(values: Sequence[int]) -> bool:
    """Whether a shown total may stand over these hidden cells: whoever takes her own off what is left keeps ten at
    least. With one cell below ten among them there are then always three or more.

    Basis: ADR 0171.
    """
    return sum(values) - max(values, default=0) >= LEAST


def rounded(number: int, step: int = STEP) -> int:
    """A figure of a year that still runs, rounded down.

    Basis: ADR 0171 (two days beside each other tell no small number).
    """
    return number - number % step


def weighed(amounts: Parts, largest: int) -> Parts:
    """How many times the largest amount of a single case goes into each sum of money; a pattern over these counts hides
    what one case stands for.

    Ten times the largest are ten cases at least, and none of them is more than a tenth of the sum.
    Basis: law notes A8; ADR 0171 (no amount that one case dominates).
    """
    one, other = amounts
    return (one // largest, other // largest) if largest else (0, 0)


def _by_itself(parts: Parts) -> Shown:
    if min(parts) >= LEAST:
        return Shown.PARTS
    return Shown.TOTAL if sum(parts) >= LEAST else Shown.NOTHING


def added(rows: Iterable[Parts]) -> Parts:
    """The sum of both parts.

    Basis: arithmetic (no article).
    """
    listed = list(rows)
    return sum(one for one, _ in listed), sum(other for _, other in listed)


def _cover(counts: Mapping[Line, Parts], lines: dict[Line, Shown], within: Sequence[Line], own: Shown) -> Shown:
    """Hide lines of a group until its own total gives none of them away, else the total. Answers what it shows."""
    state = own
    for level in (Shown.TOTAL, Shown.PARTS):
        while state >= level:
            hidden = [counts[line] for line in within if lines[line] < level]
            if not hidden or _is_safe_at(level, hidden):
                break
            rest = [line for line in within if lines[line] >= level]
            if rest:
                lines[min(rest, key=_smallest(counts))] = Shown(level - 1)
            else:
                state = Shown(level - 1)
    return state


def _is_safe_at(level: Shown, hidden: Sequence[Parts]) -> bool:
    """Whether totals, or else both parts, may stand over these hidden rows."""
    if level is Shown.TOTAL:
        return is_safe([sum(parts) for parts in hidden])
    return is_safe([one for one, _ in hidden]) and is_safe([other for _, other in hidden])


def _smallest(counts: Mapping[Row, Parts]) -> Callable[[Row], tuple[int, str]]:
    """The order in which rows are given up: the smallest first, so that least is lost; of equals always the same."""
    return lambda row: (sum(counts[row]), str(row))


@dataclass(frozen=True)
class _Region(Generic[Line, Group]):
    counts: Mapping[Line, Parts]
    groups: Mapping[Group, Sequence[Line]]
    lines: Mapping[Line, Shown]
    states: dict[Group, Shown]
    sums: Mapping[Group, Parts]

    def left_out(self, level: Shown) -> dict[Group, Parts]:
        """What is hidden in each group at this level; a group with nothing hidden inside follows from its lines."""
        found = {}
        for group, within in self.groups.items():
            inside = [line for line in within if self.lines[line] < level]
            if inside:
                found[group] = added(self.counts[line] for line in inside)
        return found


def _cover_groups(region: _Region[Line, Group], whole: Shown, level: Shown) -> Shown:
    """Hide groups until the whole gives none of them away, else the whole. Answers what the whole shows."""
    left_out = region.left_out(level)
    while whole >= level:
        hidden = [group for group in left_out if region.states[group] < level]
        if not hidden or _is_safe_at(level, [left_out[group] for group in hidden]):
            return whole
        rest = [group for group in left_out if region.states[group] >= level]
        if not rest:
            return Shown(level - 1)
        region.states[min(rest, key=_smallest(region.sums))] = Shown(level - 1)
    return whole
