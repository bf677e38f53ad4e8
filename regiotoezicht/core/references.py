"""Dossier numbers: the first record of a matter gets one, every record that follows carries it."""

from collections.abc import Mapping

from django.db import connection

from regiotoezicht.core.models import Series


def next_numbers(counts: Mapping[str, int]) -> dict[str, int]:
    """Take so many numbers of each series at once; answers the last of each that was taken.

    Numbers count from 1, without gaps among committed units of work. One statement on both databases. The rows stay
    locked until the unit ends, in the order of `counts`: ask for them late, and for the same series in the same order.
    """
    table = Series._meta.db_table
    rows = ", ".join(["(%s, %s)"] * len(counts))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (name, last) VALUES {rows} "  # noqa: S608 - a constant table name
            f"ON CONFLICT (name) DO UPDATE SET last = {table}.last + excluded.last RETURNING name, last",
            [value for pair in counts.items() for value in pair],
        )
        return dict(cursor.fetchall())


def next_number(series: str, count: int = 1) -> int:
    """The next number of a series; with `count` so many are taken at once and the last of them is answered."""
    return next_numbers({series: count})[series]


def dossier_series(prefix: str, year: int) -> str:
    """The series of the dossier numbers of a district in a year. `prefix` is a district, never a person or a place."""
    return f"{prefix}-{year}"


def dossiers_up_to(last: int, series: str, count: int) -> list[str]:
    """So many dossier numbers in a row, of which `last` is the last; for whoever took them with other numbers."""
    return [f"{series}-{number:05d}" for number in range(last - count + 1, last + 1)]


def dossier_number(prefix: str, year: int) -> str:
    """A new dossier number such as KEN-2026-00042."""
    return dossier_numbers(prefix, year, 1)[0]


def dossier_numbers(prefix: str, year: int, count: int) -> list[str]:
    """So many new dossier numbers in a row, for what is written in bulk."""
    series = dossier_series(prefix, year)
    return dossiers_up_to(next_number(series, count), series, count)
