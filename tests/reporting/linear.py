"""What somebody can work out from a table: the lowest and the highest value that a hidden cell can have, exactly.

An independent check of `protection`: it knows nothing of its rules. Every shown number, every total that is the sum of
its parts, and everything that the reader knows from elsewhere is an equation over cells that are never below zero.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

Equation = tuple[Mapping[int, int], int]


class Knowledge:
    """All that somebody knows about a number of cells."""

    def __init__(self, cells: int, equations: Sequence[Equation]) -> None:
        """Find one way in which it can all be true. Fails when there is none."""
        self.cells = cells
        self.rows: list[list[Fraction]] = []
        self.basis: list[int] = []
        width = cells + len(equations)
        for number, (factors, value) in enumerate(equations):
            row = [Fraction(0)] * (width + 1)
            for place, factor in factors.items():
                row[place] = Fraction(factor)
            row[cells + number], row[-1] = Fraction(1), Fraction(value)
            self.rows.append(row)
            self.basis.append(cells + number)
        _improve(self.rows, self.basis, [Fraction(0)] * cells + [Fraction(-1)] * len(equations), width)
        left = sum(self.rows[at][-1] for at, place in enumerate(self.basis) if place >= cells)
        assert left == 0, "the table contradicts itself"
        for at in range(len(self.rows)):  # what has no part of its own left says nothing more
            own = next((place for place in range(cells) if self.rows[at][place] != 0), None)
            if self.basis[at] >= cells and own is not None:
                _turn(self.rows, self.basis, at, own)

    def bounds(self, cell: int) -> tuple[Fraction, Fraction | None]:
        """The lowest and the highest value of a cell; None for no limit."""
        lowest = self._highest({cell: -1})
        return -(lowest if lowest is not None else Fraction(0)), self._highest({cell: 1})

    def _highest(self, goal: Mapping[int, int]) -> Fraction | None:
        rows, basis = [list(row) for row in self.rows], list(self.basis)
        wanted = [Fraction(goal.get(place, 0)) for place in range(len(rows[0]) - 1 if rows else self.cells)]
        if not _improve(rows, basis, wanted, self.cells):
            return None
        return sum((wanted[place] * rows[at][-1] for at, place in enumerate(basis)), Fraction(0))


def _improve(rows: list[list[Fraction]], basis: list[int], goal: list[Fraction], width: int) -> bool:
    """Raise a sum as far as it goes, by the simplex method with the rule of Bland, so that it always ends. Answers
    whether there is a highest.
    """
    while True:
        enters = next(
            (
                place
                for place in range(width)
                if place not in basis
                and goal[place] > sum(goal[base] * rows[at][place] for at, base in enumerate(basis))
            ),
            None,
        )
        if enters is None:
            return True
        leaving = [(row[-1] / row[enters], basis[at], at) for at, row in enumerate(rows) if row[enters] > 0]
        if not leaving:
            return False
        _turn(rows, basis, min(leaving)[2], enters)


def _turn(rows: list[list[Fraction]], basis: list[int], at: int, place: int) -> None:
    pivot = rows[at][place]
    rows[at] = [value / pivot for value in rows[at]]
    for other, row in enumerate(rows):
        if other != at and row[place] != 0:
            factor = row[place]
            rows[other] = [value - factor * own for value, own in zip(row, rows[at], strict=True)]
    basis[at] = place
