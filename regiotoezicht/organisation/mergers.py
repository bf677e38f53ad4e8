"""Municipalities that went into others (*herindeling*): whose records are whose, on one day. Pure."""

from collections.abc import Iterable


class Merged:
    """The mergers up to a day, as pairs of a predecessor and the municipality it went into.

    Basis: Wet algemene regels herindeling 44; toegang.md: from that day on the successor is the own municipality.
    """

    def __init__(self, pairs: Iterable[tuple[int, int]]) -> None:
        self._before: dict[int, set[int]] = {}
        for predecessor, successor in pairs:
            self._before.setdefault(successor, set()).add(predecessor)
        self._gone = frozenset().union(*self._before.values())

    def own(self, municipality_id: int | None) -> frozenset[int]:
        """What a place in this municipality reaches: itself and all that went into it; nothing once it is gone."""
        if municipality_id is None or municipality_id in self._gone:
            return frozenset()
        found, waiting = set[int](), [municipality_id]
        while waiting:
            place = waiting.pop()
            if place not in found:
                found.add(place)
                waiting += self._before.get(place, ())
        return frozenset(found)
