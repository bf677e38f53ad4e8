"""Cost plans for tests: of the region, and any that hypothesis can think of."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import strategies as st

from regiotoezicht.contributions.shares import Key, Party, Plan

PARTS = (Key.INHABITANTS, Key.EQUAL, Key.WEIGHTS)
_cents = st.integers(0, 10**6)


@st.composite
def mixes(draw: st.DrawFn) -> dict[Key, Fraction]:
    """Parts in tenths that add up to one."""
    first = draw(st.integers(0, 10))
    second = draw(st.integers(0, 10 - first))
    return dict(zip(PARTS, (Fraction(part, 10) for part in (first, second, 10 - first - second)), strict=True))


@st.composite
def parties(draw: st.DrawFn, number: int) -> Party:
    """A party with someone in it, so that every key has something to share by."""
    return Party(
        code=f"GM{number:04d}",
        inhabitants=draw(st.integers(1, 1000)),
        weight=Fraction(draw(st.integers(1, 200)), 10),
        cap_cents=draw(st.none() | _cents),
        participates=number == 0 or draw(st.booleans()),
    )


@st.composite
def plans(draw: st.DrawFn, *, redistribute: bool | None = None) -> Plan:
    """A plan of one to eight parties, of which the first always takes part."""
    key = draw(st.sampled_from(Key))
    return Plan(
        total_cents=draw(_cents),
        key=key,
        parties=[draw(parties(number)) for number in range(draw(st.integers(1, 8)))],
        mix=draw(mixes()) if key is Key.MIXED else {},
        redistribute=draw(st.booleans()) if redistribute is None else redistribute,
    )


def with_party(plan: Plan, code: str, **changes: object) -> Plan:
    """The same plan in which one party is different."""
    changed = [replace(party, **changes) if party.code == code else party for party in plan.parties]  # type: ignore[arg-type]  # any field of a party
    return replace(plan, parties=changed)
