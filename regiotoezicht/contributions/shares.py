"""How a total is shared among parties, to the cent. Pure: no models, no clock.

All arithmetic is on whole numbers and exact fractions; rounding happens once, by largest remainder.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from math import lcm

from regiotoezicht.core.refusals import Refused

MINUTES_IN_HOUR = 60
NONE_PARTICIPATES = "no_participants"
NOTHING_TO_SHARE_BY = "all_weights_zero"


class Key(StrEnum):
    """By what the total is shared (*verdeelsleutel*)."""

    INHABITANTS = "inhabitants"
    EQUAL = "equal"
    WEIGHTS = "weights"
    MIXED = "mixed"


@dataclass(frozen=True)
class Party:
    """A municipality that may share in the costs; `inhabitants` and `weight` count only when the key asks for them."""

    code: str
    inhabitants: int = 0
    weight: Fraction = Fraction(0)
    cap_cents: int | None = None
    participates: bool = True


@dataclass(frozen=True)
class Plan:
    """A total in cents and how it is shared; `mix` says for `Key.MIXED` which part goes by which of the other keys."""

    total_cents: int
    key: Key
    parties: Sequence[Party]
    mix: Mapping[Key, Fraction] = field(default_factory=dict)
    redistribute: bool = False
    year: int | None = None


@dataclass(frozen=True)
class Share:
    """What one party pays, in cents; `uncapped_cents` is what it would pay had nobody a cap."""

    code: str
    cents: int
    uncapped_cents: int
    capped: bool


@dataclass(frozen=True)
class Division:
    """The shares in the order of the parties of the plan; covered and uncovered cents are together the total."""

    shares: tuple[Share, ...]
    covered_cents: int
    uncovered_cents: int


def cents_for(minutes: int, tariff_cents: int) -> int:
    """What minutes cost at a tariff an hour, in cents; half a cent is rounded up."""
    return (minutes * tariff_cents * 2 + MINUTES_IN_HOUR) // (MINUTES_IN_HOUR * 2)


def weights_of(plan: Plan) -> dict[str, int]:
    """By code what each participating party weighs by the key: whole numbers that only mean something together.

    Raises Refused when nobody participates, or when all that the key looks at is zero.
    """
    parties = [party for party in plan.parties if party.participates]
    if not parties:
        raise Refused(NONE_PARTICIPATES, "Er is geen enkele deelnemende partij om de kosten over te verdelen.")
    if plan.key is not Key.MIXED:
        return _whole(_by_one_key(plan.key, parties))
    blended = dict.fromkeys((party.code for party in parties), Fraction(0))
    for key, part in plan.mix.items():
        if part:
            weights = _by_one_key(key, parties)
            total = sum(weights.values())
            for code, weight in weights.items():
                blended[code] += part * weight / total
    return _whole(blended)


def _by_one_key(key: Key, parties: Sequence[Party]) -> dict[str, Fraction]:
    if key is Key.EQUAL:
        return {party.code: Fraction(1) for party in parties}
    if key is Key.INHABITANTS:
        what, weights = "inwoners", {party.code: Fraction(party.inhabitants) for party in parties}
    else:
        what, weights = "gewichten", {party.code: party.weight for party in parties}
    if not any(weights.values()):
        raise Refused(
            NOTHING_TO_SHARE_BY, f"De {what} van alle deelnemende partijen zijn nul; daar valt niet naar te verdelen."
        )
    return weights


def _whole(weights: Mapping[str, Fraction]) -> dict[str, int]:
    """The same proportions in whole numbers, with which the rest of the arithmetic is exact and quick."""
    common = lcm(*(weight.denominator for weight in weights.values()))
    return {code: weight.numerator * (common // weight.denominator) for code, weight in weights.items()}


def divide(plan: Plan) -> Division:
    """Share the total of a plan.

    Exact quotas are rounded once by largest remainder (equal remainders: the lowest code first) and then cut at the
    caps. With `redistribute`, what the caps leave goes by the same key to the parties under their cap, until nothing is
    left or nobody can take more; that too is exact until it is rounded once. Raises Refused as `weights_of` does.
    """
    weights = weights_of(plan)
    uncapped = rounded(plan.total_cents, weights)
    caps = {party.code: party.cap_cents for party in plan.parties if party.cap_cents is not None}
    if plan.redistribute:
        paid = _handed_on(plan.total_cents, weights, caps)
    else:
        paid = {code: min(cents, caps.get(code, cents)) for code, cents in uncapped.items()}
    shares = tuple(
        Share(
            party.code,
            paid.get(party.code, 0),
            uncapped.get(party.code, 0),
            party.cap_cents is not None and uncapped.get(party.code, 0) > party.cap_cents,
        )
        for party in plan.parties
    )
    covered = sum(paid.values())
    return Division(shares, covered, plan.total_cents - covered)


def rounded(total: int, weights: Mapping[str, int]) -> dict[str, int]:
    """Whole cents that add up to the total, shared by weights: by largest remainder, at equal ones the lowest code."""
    whole = sum(weights.values())
    quotas = {code: divmod(total * weight, whole) for code, weight in weights.items()}
    cents = {code: quota for code, (quota, _) in quotas.items()}
    left = total - sum(cents.values())
    for code in sorted(quotas, key=lambda code: (-quotas[code][1], code))[:left]:
        cents[code] += 1
    return cents


def _handed_on(total: int, weights: Mapping[str, int], caps: Mapping[str, int]) -> dict[str, int]:
    """What everybody pays when those under their cap take over what the caps of others leave.

    A party that reaches its cap stays there whatever more is shared, and whoever has the lowest cap for its weight
    reaches it first. So they are set apart in that order, for as long as what is left reaches the cap of the next, and
    the rest is shared among the others. The end is that of handing on what is left turn by turn.
    """
    paid = {code: 0 for code, weight in weights.items() if not weight}
    free = {code: weight for code, weight in weights.items() if weight}
    rest, whole = total, sum(free.values())
    for code in sorted(free.keys() & caps.keys(), key=lambda code: Fraction(caps[code], free[code])):
        if rest * free[code] < caps[code] * whole:
            break
        paid[code] = caps[code]
        rest, whole = rest - caps[code], whole - free.pop(code)
    return paid | rounded(rest, free) if free else paid
