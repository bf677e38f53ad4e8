"""How many terms are computed in a second, beside the floor of this machine: plain date arithmetic."""

import time
from collections.abc import Callable
from datetime import date, timedelta

from regiotoezicht.law.calculation import compute
from regiotoezicht.law.options import OptionValue

# Each with the days that the floor adds: the same answer without rules, holidays or reasons.
ASKED: tuple[tuple[str, dict[str, OptionValue], int], ...] = (
    ("awb-6:7", {}, 42),
    ("awb-7:10", {"committee": True, "suspended_days": 10}, 94),
    ("awb-4:13", {}, 56),
    ("awb-5:35", {}, 365),
    ("woo-4.4", {"extended": True}, 42),
    ("own", {"weeks": 2}, 14),
)
STARTS = tuple(date(2026, 1, 1) + timedelta(days=number) for number in range(365))


def _rate(work: Callable[[], int], seconds: float) -> float:
    """How often per second; `work` answers how many it did."""
    work()  # the holidays of the years are remembered after the first time
    begun, done = time.perf_counter(), 0
    while time.perf_counter() - begun < seconds:
        done += work()
    return done / (time.perf_counter() - begun)


def _terms() -> int:
    for code, options, _ in ASKED:
        for start in STARTS:
            compute(code, start, options)
    return len(ASKED) * len(STARTS)


def _dates() -> int:
    for _, _, days in ASKED:
        for start in STARTS:
            start + timedelta(days=days)
    return len(ASKED) * len(STARTS)


def measure_terms(seconds: float) -> tuple[float, float]:
    """Terms with their reasons per second, and bare dates per second."""
    return _rate(_terms, seconds), _rate(_dates, min(seconds, 2))


if __name__ == "__main__":
    terms, dates = measure_terms(3)
    print(f"termijnen met uitleg: {terms:,.0f} per s; vloer, kale datums: {dates:,.0f} per s ({terms / dates:.4f})")
