"""Which figures are shown outside the municipality: nothing small, and nothing that follows from the rest."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regiotoezicht.reporting.protection import LEAST, Pattern, Shown, is_safe, pattern_of, rounded, weighed
from tests.reporting.linear import Equation, Knowledge

Table = list[list[tuple[int, int]]]


def numbered(table: Table) -> tuple[dict[int, tuple[int, int]], dict[str, list[int]]]:
    counts: dict[int, tuple[int, int]] = {}
    groups: dict[str, list[int]] = {}
    for number, rows in enumerate(table):
        groups[f"D{number}"] = list(range(len(counts), len(counts) + len(rows)))
        counts.update(enumerate(rows, start=len(counts)))
    return counts, groups


def total(rows: list[tuple[int, int]]) -> tuple[int, int]:
    return sum(one for one, _ in rows), sum(other for _, other in rows)


def told(table: Table, shown: Pattern[int, str], open_lines: set[int]) -> list[Equation]:
    """What somebody knows of the other lines who sees the table, and these lines whole.

    Cell 2n and 2n + 1 are the parts of line n.
    """
    counts, groups = numbered(table)
    found: list[Equation] = []

    def tell(lines: list[int], state: Shown) -> None:
        closed = [line for line in lines if line not in open_lines]
        one, other = total([counts[line] for line in closed])
        if state >= Shown.TOTAL and closed:
            found.append(({2 * line + part: 1 for line in closed for part in (0, 1)}, one + other))
        if state is Shown.PARTS and closed:
            found.append(({2 * line: 1 for line in closed}, one))
            found.append(({2 * line + 1: 1 for line in closed}, other))

    for line in counts:
        tell([line], shown.lines[line])
    for group, lines in groups.items():
        tell(lines, shown.groups[group])
    tell(list(counts), shown.whole)
    return found


def assert_hidden_stays_hidden(table: Table) -> None:
    """Every hidden cell has room for ten values at least, whoever reads."""
    counts, groups = numbered(table)
    shown = pattern_of(counts, groups)
    public = {line for line, state in shown.lines.items() if state is Shown.PARTS}
    for known in [set(), *({line} for line in counts), *(set(lines) for lines in groups.values())]:
        knowledge = Knowledge(2 * len(counts), told(table, shown, public | known))
        for line in counts.keys() - public - known:
            for cell in (2 * line, 2 * line + 1):
                lowest, highest = knowledge.bounds(cell)
                assert highest is None or highest - lowest >= LEAST, (known, line, lowest, highest)


small = st.integers(0, 14)
rows = st.lists(st.tuples(small, small), min_size=1, max_size=4)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(rows, min_size=1, max_size=4).filter(lambda table: sum(map(len, table)) <= 10))
def test_no_hidden_cell_can_be_worked_out_not_even_by_who_knows_a_line_or_a_district(table: Table) -> None:
    assert_hidden_stays_hidden(table)


@pytest.mark.parametrize(
    "table",
    [
        [[(30, 30), (3, 4), (20, 20)]],
        [[(10, 0), (10, 0), (10, 0), (40, 40)]],
        [[(40, 40), (0, 0), (1, 0)], [(20, 20), (12, 12), (15, 15)], [(20, 20), (12, 12), (15, 15)]],
        [[(2, 0), (14, 14)], [(2, 0), (14, 14)], [(2, 0), (14, 14)]],
        [[(2, 0), (30, 30), (40, 40)], [(2, 1), (9, 9), (40, 40)], [(0, 0), (0, 0), (0, 0)]],
        [[(9, 9), (9, 9), (9, 9), (9, 9)]],
        [[(0, 0), (0, 0), (12, 12)]],
    ],
)
def test_awkward_tables_give_nothing_away(table: Table) -> None:
    assert_hidden_stays_hidden(table)


tables = st.lists(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=12), max_size=5)


@given(tables)
def test_no_shown_number_is_below_ten(table: Table) -> None:
    counts, groups = numbered(table)
    shown = pattern_of(counts, groups)
    lines = [([counts[line]], state) for line, state in shown.lines.items()]
    sums = [([counts[line] for line in groups[group]], state) for group, state in shown.groups.items()]
    for rows, state in [*lines, *sums, (list(counts.values()), shown.whole)]:
        assert state < Shown.TOTAL or sum(total(rows)) >= LEAST
        assert state < Shown.PARTS or min(total(rows)) >= LEAST


@given(tables)
def test_what_is_left_of_a_shown_total_is_never_small(table: Table) -> None:
    """Subtract all that is shown from a total: what is left is nothing at all, or ten and more over three places."""
    counts, groups = numbered(table)
    shown = pattern_of(counts, groups)
    for group, lines in groups.items():
        if shown.groups[group] >= Shown.TOTAL:
            hidden = [sum(counts[line]) for line in lines if shown.lines[line] < Shown.TOTAL]
            assert not hidden or is_safe(hidden)
    if shown.whole >= Shown.TOTAL:
        closed = [group for group in groups if shown.groups[group] < Shown.TOTAL]
        hidden = [sum(counts[line]) for group in closed for line in groups[group] if shown.lines[line] < Shown.TOTAL]
        assert not hidden or is_safe(hidden)


def test_one_small_cell_takes_others_with_it_and_the_total_stays() -> None:
    counts = {1: (3, 0), 2: (12, 12), 3: (15, 15), 4: (50, 50)}
    shown = pattern_of(counts, {"D": [1, 2, 3, 4]})
    assert shown.lines == {1: Shown.NOTHING, 2: Shown.NOTHING, 3: Shown.NOTHING, 4: Shown.PARTS}
    assert shown.groups == {"D": Shown.PARTS} or shown.groups == {"D": Shown.TOTAL}
    assert shown.whole == shown.groups["D"]


def test_where_nothing_is_small_all_is_shown() -> None:
    shown = pattern_of({1: (10, 10), 2: (11, 12)}, {"D": [1], "E": [2]})
    assert {*shown.lines.values(), *shown.groups.values(), shown.whole} == {Shown.PARTS}


def test_a_district_of_one_large_and_some_small_places_shows_no_total() -> None:
    """Whoever knows the large one would otherwise know that the others had four together."""
    shown = pattern_of({1: (40, 40), 2: (2, 0), 3: (1, 1)}, {"D": [1, 2, 3]})
    assert shown.groups == {"D": Shown.NOTHING}
    assert shown.whole is Shown.NOTHING


def test_an_empty_table_shows_nothing() -> None:
    assert pattern_of({}, {}) == Pattern({}, {}, Shown.NOTHING)


@given(st.integers(0, 10_000))
def test_a_running_year_is_rounded_down_to_five(number: int) -> None:
    assert rounded(number) % 5 == 0
    assert 0 <= number - rounded(number) < 5


sums = st.lists(st.integers(1, 5_000), max_size=30)
money = st.lists(st.lists(st.tuples(sums, sums), min_size=1, max_size=6), min_size=1, max_size=4)


@settings(max_examples=60, deadline=None)
@given(money)
def test_no_shown_amount_and_nothing_left_of_one_is_mostly_of_one_case(
    table: list[list[tuple[list[int], list[int]]]],
) -> None:
    """Each part is a list of what single cases stand for. Whatever is shown, and whatever is left of it for who knows
    her own line, holds ten cases at least, the largest of which is no more than a tenth.
    """
    cases: dict[int, tuple[list[int], list[int]]] = {}
    groups: dict[str, list[int]] = {}
    for number, rows in enumerate(table):
        groups[f"D{number}"] = list(range(len(cases), len(cases) + len(rows)))
        cases.update(enumerate(rows, start=len(cases)))
    largest = max((case for parts in cases.values() for part in parts for case in part), default=0)
    counts = {line: weighed((sum(one), sum(other)), largest) for line, (one, other) in cases.items()}
    shown = pattern_of(counts, groups)

    def assert_many(lines: list[int], state: Shown) -> None:
        together = [case for line in lines for part in cases[line] for case in part]
        if state >= Shown.TOTAL:
            assert len(together) >= LEAST and max(together) * LEAST <= sum(together)
        if state is Shown.PARTS:
            for part in (0, 1):
                of_part = [case for line in lines for case in cases[line][part]]
                assert len(of_part) >= LEAST and max(of_part) * LEAST <= sum(of_part)

    for line, state in shown.lines.items():
        assert_many([line], state)
    for group, lines in groups.items():
        assert_many(lines, shown.groups[group])
        hidden = [line for line in lines if shown.lines[line] is Shown.NOTHING]
        if shown.groups[group] >= Shown.TOTAL:
            for known in hidden:
                assert_many([line for line in hidden if line != known], Shown.TOTAL)
    assert_many(list(cases), shown.whole)


def test_where_no_case_has_money_nothing_weighs() -> None:
    assert weighed((0, 0), 0) == (0, 0)
    assert weighed((999, 1_000), 100) == (9, 10)
