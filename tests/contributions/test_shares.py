"""Sharing of costs: worked examples, and its laws as properties."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiotoezicht.contributions.shares import Division, Key, Party, Plan, divide
from regiotoezicht.core.refusals import Refused
from tests.contributions.plans import plans, with_party


def cents(plan: Plan) -> dict[str, int]:
    return {share.code: share.cents for share in divide(plan).shares}


def by_inhabitants(total: int, *numbers: int, **rest: bool) -> Plan:
    return Plan(total, Key.INHABITANTS, [Party(f"GM{n:04d}", number) for n, number in enumerate(numbers)], **rest)  # type: ignore[arg-type]  # any field of a plan


def test_equal_remainders_go_to_the_lowest_code_in_whatever_order() -> None:
    plan = by_inhabitants(100, 1, 1, 1)
    assert cents(plan) == {"GM0000": 34, "GM0001": 33, "GM0002": 33}
    assert cents(replace(plan, parties=plan.parties[::-1])) == cents(plan)


def test_the_largest_remainder_gets_the_cent() -> None:
    assert list(cents(by_inhabitants(10, 70, 15, 15)).values()) == [7, 2, 1]
    assert list(cents(by_inhabitants(10, 74, 13, 13)).values()) == [8, 1, 1]


def test_a_cap_leaves_its_rest_uncovered_and_in_sight() -> None:
    plan = with_party(by_inhabitants(1000, 60, 30, 10), "GM0000", cap_cents=450)
    division = divide(plan)
    assert [share.cents for share in division.shares] == [450, 300, 100]
    assert [share.uncapped_cents for share in division.shares] == [600, 300, 100]
    assert [share.capped for share in division.shares] == [True, False, False]
    assert (division.covered_cents, division.uncovered_cents) == (850, 150)


def test_a_party_exactly_at_its_cap_is_not_cut() -> None:
    plan = with_party(by_inhabitants(1000, 60, 40), "GM0000", cap_cents=600)
    assert not divide(plan).shares[0].capped


def test_what_caps_leave_goes_round_until_the_others_are_full() -> None:
    plan = replace(
        with_party(with_party(by_inhabitants(1000, 60, 30, 10), "GM0000", cap_cents=450), "GM0001", cap_cents=400),
        redistribute=True,
    )
    # 150 is left: 112,5 and 37,5; the second is full at 400, and the third takes 150.
    assert list(cents(plan).values()) == [450, 400, 150]
    full = with_party(plan, "GM0002", cap_cents=120)
    assert list(cents(full).values()) == [450, 400, 120]
    assert divide(full).uncovered_cents == 30


def test_what_is_left_goes_by_the_blended_key() -> None:
    parties = [Party("A", 60, cap_cents=300), Party("B", 30), Party("C", 10)]
    plan = Plan(1000, Key.MIXED, parties, {Key.INHABITANTS: Fraction(1, 2), Key.EQUAL: Fraction(1, 2)}, True)
    # Parts: B 0,15 + 1/6 and C 0,05 + 1/6; what A leaves goes in that proportion.
    b, c = Fraction(15, 100) + Fraction(1, 6), Fraction(5, 100) + Fraction(1, 6)
    assert cents(plan) == {"A": 300, "B": round(700 * b / (b + c)), "C": round(700 * c / (b + c))}


def test_who_does_not_take_part_pays_and_counts_for_nothing() -> None:
    plan = with_party(by_inhabitants(1000, 60, 30, 10), "GM0000", participates=False)
    assert cents(plan) == {"GM0000": 0, "GM0001": 750, "GM0002": 250}


def test_nobody_without_weight_pays_for_the_caps_of_others() -> None:
    plan = replace(with_party(by_inhabitants(100, 5, 0), "GM0000", cap_cents=40), redistribute=True)
    assert cents(plan) == {"GM0000": 40, "GM0001": 0}
    assert divide(plan).uncovered_cents == 60


@pytest.mark.parametrize(
    ("plan", "code"),
    [
        (Plan(100, Key.EQUAL, []), "no_participants"),
        (Plan(100, Key.EQUAL, [Party("A", participates=False)]), "no_participants"),
        (Plan(100, Key.INHABITANTS, [Party("A")]), "all_weights_zero"),
        (Plan(100, Key.WEIGHTS, [Party("A"), Party("B", 3)]), "all_weights_zero"),
        (Plan(0, Key.MIXED, [Party("A")], {Key.INHABITANTS: Fraction(1)}), "all_weights_zero"),
    ],
)
def test_what_cannot_be_shared_is_refused(plan: Plan, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        divide(plan)
    assert refusal.value.code == code


@given(plans())
def test_covered_and_uncovered_are_the_total(plan: Plan) -> None:
    division = divide(plan)
    assert division.covered_cents + division.uncovered_cents == plan.total_cents
    assert division.covered_cents == sum(share.cents for share in division.shares)
    assert sum(share.uncapped_cents for share in division.shares) == plan.total_cents


@given(plans())
def test_nobody_pays_more_than_her_cap_and_absentees_nothing(plan: Plan) -> None:
    for party, share in zip(plan.parties, divide(plan).shares, strict=True):
        assert 0 <= share.cents <= (party.cap_cents if party.cap_cents is not None else plan.total_cents)
        assert party.participates or share.cents == share.uncapped_cents == 0


@given(plans(), st.data())
def test_the_order_of_the_parties_changes_nothing(plan: Plan, data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(plan.parties))
    assert cents(replace(plan, parties=shuffled)) == cents(plan)


@given(plans(), st.integers(1, 500))
def test_more_inhabitants_never_pay_less(plan: Plan, more: int) -> None:
    first = plan.parties[0]
    bigger = with_party(plan, first.code, inhabitants=first.inhabitants + more)
    assert cents(bigger)[first.code] >= cents(plan)[first.code]


@given(plans(), st.integers(2, 50))
def test_a_region_that_grows_evenly_pays_the_same(plan: Plan, times: int) -> None:
    grown = [replace(party, inhabitants=party.inhabitants * times) for party in plan.parties]
    assert divide(replace(plan, parties=grown)) == divide(plan)


@given(plans(redistribute=True))
def test_something_stays_open_only_when_everybody_is_full(plan: Plan) -> None:
    division = divide(plan)
    full = all(
        party.cap_cents is not None and share.cents == party.cap_cents
        for party, share in zip(plan.parties, division.shares, strict=True)
        if party.participates
    )
    assert full or not division.uncovered_cents


@given(plans(redistribute=True))
def test_what_caps_leave_lowers_nobody(plan: Plan) -> None:
    without: Division = divide(replace(plan, redistribute=False))
    for more, less in zip(divide(plan).shares, without.shares, strict=True):
        assert more.cents >= less.cents - 1  # rounded once, on other fractions


@given(plans(redistribute=True))
def test_the_end_is_that_of_handing_on_turn_by_turn(plan: Plan) -> None:
    """A second way to the same answer: hand on what is left in turns, as one would say it, with exact fractions."""
    taking_part = [party for party in plan.parties if party.participates]
    part = _parts(plan, taking_part)
    paid = dict.fromkeys((party.code for party in taking_part), Fraction(0))
    left, under = Fraction(plan.total_cents), taking_part
    while left and under:
        whole = sum(part[party.code] for party in under)
        for party in under:
            paid[party.code] += left * part[party.code] / whole
        left = Fraction(0)
        for party in under:
            if party.cap_cents is not None and paid[party.code] > party.cap_cents:
                left += paid[party.code] - party.cap_cents
                paid[party.code] = Fraction(party.cap_cents)
        under = [party for party in under if party.cap_cents is None or paid[party.code] < party.cap_cents]
    for code, exact in paid.items():
        assert abs(cents(plan)[code] - exact) < 1


def _parts(plan: Plan, parties: list[Party]) -> dict[str, Fraction]:
    people = sum(party.inhabitants for party in parties)
    weight = sum((party.weight for party in parties), Fraction(0))
    mix = plan.mix or {plan.key: Fraction(1)}
    return {
        party.code: mix.get(Key.INHABITANTS, Fraction(0)) * party.inhabitants / people
        + mix.get(Key.EQUAL, Fraction(0)) / len(parties)
        + mix.get(Key.WEIGHTS, Fraction(0)) * party.weight / weight
        for party in parties
    }
