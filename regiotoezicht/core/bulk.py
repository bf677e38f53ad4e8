"""Writes of many rows in one statement that still say of each row what happened to it."""

from collections.abc import Collection
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection, models
from django.db.models import Q
from django.db.models.sql import UpdateQuery


def unchanged(records: Collection[models.Model], *fields: str) -> Q:
    """A condition: these rows, each as long as these fields still say what they said when it was read."""
    same = Q(pk__in=())
    for record in records:
        same |= Q(pk=record.pk, **{field: getattr(record, field) for field in fields})
    return same


def update_answering(rows: models.QuerySet[Any], *fields: str, **changes: Any) -> list[tuple[Any, ...]]:
    """Update rows and answer these fields, as the database holds them, of each row that changed.

    Both databases do it in one statement, so no row can come or go between the update and the answer; Django's own
    `update` answers a number only.
    """
    query: Any = rows.query.chain(UpdateQuery)
    query.add_update_values(changes)
    columns = ", ".join(connection.ops.quote_name(rows.model._meta.get_field(name).column) for name in fields)
    try:
        statement, values = query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:  # a condition that no row can meet asks nothing
        return []
    with connection.cursor() as cursor:
        cursor.execute(f"{statement} RETURNING {columns}", values)
        return list(cursor.fetchall())
