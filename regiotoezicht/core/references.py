"""Dossier numbers: the first record of a matter gets one, every record that follows carries it."""

from django.db import connection

from regiotoezicht.core.models import Series


def next_number(series: str, count: int = 1) -> int:
    """The next number of a series, counting from 1, without gaps among committed units of work.

    With `count` so many numbers are taken at once and the last of them is answered. One statement on both databases;
    the row stays locked until the unit ends, so ask for it late.
    """
    table = Series._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (name, last) VALUES (%s, %s) "  # noqa: S608 - a constant table name
            f"ON CONFLICT (name) DO UPDATE SET last = {table}.last + %s RETURNING last",
            [series, count, count],
        )
        row: tuple[int] = cursor.fetchone()
    return row[0]


def dossier_number(prefix: str, year: int) -> str:
    """A new dossier number such as KEN-2026-00042. `prefix` is a district, never a person or a place."""
    return dossier_numbers(prefix, year, 1)[0]


def dossier_numbers(prefix: str, year: int, count: int) -> list[str]:
    """So many new dossier numbers in a row, for what is written in bulk."""
    last = next_number(f"{prefix}-{year}", count)
    return [f"{prefix}-{year}-{number:05d}" for number in range(last - count + 1, last + 1)]
