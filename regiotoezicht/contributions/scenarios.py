"""What-if: the same division with something otherwise, beside how it is. Stores nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from regiotoezicht.contributions.dividing import Ground, Outcome
from regiotoezicht.contributions.rules import HUNDRED, refuse_key
from regiotoezicht.contributions.shares import Key


@dataclass(frozen=True)
class Change:
    """What would be otherwise. `growth` is in hundredths of a per cent; None leaves as it is."""

    absent: frozenset[int] = frozenset()
    key: Key | None = None
    mix: Mapping[Key, int] | None = None
    reference_date: date | None = None
    growth: int = 0
    redistribute: bool | None = None


@dataclass(frozen=True)
class Beside:
    """One municipality: what it pays now and what it would pay, in cents."""

    code: str
    name: str
    now_cents: int
    then_cents: int
    capped: bool
    participates: bool

    @property
    def difference(self) -> int:
        """What it would pay more, in cents; below zero when less."""
        return self.then_cents - self.now_cents


def changed(ground: Ground, change: Change) -> Ground:
    """The ground of a division with something otherwise. Growth is rounded to whole cents, half a cent up.

    Raises Refused for a key that does not add up.
    """
    key = change.key or ground.key
    reference_date = change.reference_date or ground.reference_date
    mix = dict(ground.mix)
    if change.key is not None:
        parts = change.mix or {}
        refuse_key(change.key, parts, reference_date=reference_date)
        mix = {one: Fraction(part, HUNDRED) for one, part in parts.items()}
    return replace(
        ground,
        key=key,
        mix=mix,
        reference_date=reference_date,
        absent=ground.absent | change.absent,
        redistribute=ground.redistribute if change.redistribute is None else change.redistribute,
        total_cents=_grown(ground.total_cents, change.growth),
        vat_cents=_grown(ground.vat_cents, change.growth),
    )


def _grown(cents: int, growth: int) -> int:
    return (cents * (HUNDRED + growth) * 2 + HUNDRED) // (2 * HUNDRED)


def side_by_side(now: Mapping[str, int], then: Outcome) -> Sequence[Beside]:
    """Every municipality with what it pays now (cents by code) and then, in the order of the outcome."""
    return [
        Beside(
            code=row.municipality.code,
            name=row.municipality.name,
            now_cents=now.get(row.municipality.code, 0),
            then_cents=row.cents,
            capped=row.is_capped,
            participates=row.participates,
        )
        for row in then.rows
    ]
