"""How long it takes to share costs among the whole country, beside the floor: plain whole-number arithmetic."""

import time
from collections.abc import Callable

from regiotoezicht.contributions.shares import Key, Party, Plan, divide

COUNTRY = 342
TOTAL = 36_102_060


def country(*, redistribute: bool) -> Plan:
    """As many municipalities as the country has; every third has a cap that cuts."""
    numbers = [5_000 + (number * 7919) % 90_000 for number in range(COUNTRY)]
    whole = sum(numbers)
    parties = [
        Party(f"GM{number:04d}", people, cap_cents=None if number % 3 else TOTAL * people // whole * 9 // 10)
        for number, people in enumerate(numbers)
    ]
    return Plan(TOTAL, Key.INHABITANTS, parties, redistribute=redistribute)


def _seconds(work: Callable[[], object], times: int) -> float:
    begun = time.perf_counter()
    for _ in range(times):
        work()
    return (time.perf_counter() - begun) / times


def measure_shares(times: int = 100) -> tuple[float, float, float]:
    """Milliseconds for a plan of 342 parties: cut at caps, what caps leave shared again, and the floor."""
    cut, again = country(redistribute=False), country(redistribute=True)

    def floor() -> list[int]:
        whole = sum(party.inhabitants for party in cut.parties)
        return [cut.total_cents * party.inhabitants // whole for party in cut.parties]

    found = (_seconds(work, times) for work in (lambda: divide(cut), lambda: divide(again), floor))
    first, second, third = (seconds * 1000 for seconds in found)
    return first, second, third


def report_shares() -> str:
    """The line of `make bench`."""
    cut, again, floor = measure_shares()
    return (
        f"kosten over {COUNTRY} gemeenten verdeeld in {cut:.2f} ms, met herverdeling {again:.2f} ms; "
        f"vloer, gehele getallen, {floor:.3f} ms ({cut / floor:.0f} keer)"
    )


if __name__ == "__main__":
    print(report_shares())
