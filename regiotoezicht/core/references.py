"""Dossier numbers: the first record of a matter gets one, every record that follows carries it."""

from django.db import connection

from regiotoezicht.core.models import Series


def next_number(series: str) -> int:
    """The next number of a series, counting from 1, without gaps among committed units of work.

    One statement on both databases; the row stays locked until the unit ends, so ask for it late.
    """
    table = Series._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (name, last) VALUES (%s, 1) "  # noqa: S608 - a constant table name
            f"ON CONFLICT (name) DO UPDATE SET last = {table}.last + 1 RETURNING last",
            [series],
        )
        row: tuple[int] = cursor.fetchone()
    return row[0]


def dossier_number(prefix: str, year: int) -> str:
    """A new dossier number such as KEN-2026-00042. `prefix` is a district, never a person or a place."""
    return f"{prefix}-{year}-{next_number(f'{prefix}-{year}'):05d}"
