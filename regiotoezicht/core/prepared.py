"""A read whose statement is made once in the life of a process, and filled in for every request.

Building a statement of many joins out of querysets took five times as long as running it, on every page, for the same
words with another day and another account in them. PostgreSQL reads and plans such a statement once per connection too.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

Build = Callable[..., QuerySet[Any, Any]]


@dataclass(frozen=True)
class _Statement:
    """SQL with the value or the name of a parameter for each of its places, and how its columns become Python."""

    sql: str
    names: tuple[str, ...]
    places: tuple[tuple[str | None, Any], ...]
    converters: dict[int, tuple[Any, Any]]


class Prepared:
    """A read prepared once: `build` makes the queryset (of `values`) from parameters: days, numbers or texts.

    The queryset may depend on its parameters in no other way than by comparing with them: it is built once, with
    stand-ins. Raises ValueError at the first use when a parameter does not stand in the statement; values that are no
    parameter are left aside.
    """

    def __init__(self, build: Build, **kinds: type[date] | type[int] | type[str]) -> None:
        self._build = build
        self._kinds = kinds
        self._made: dict[str, _Statement] = {}

    def rows(self, **values: date | int | str) -> list[tuple[Any, ...]]:
        """The rows for these parameters; one statement."""
        return self._read(self._statement, values)

    def named_rows(self, **values: date | int | str) -> list[dict[str, Any]]:
        """The rows for these parameters by the names that `build` gave to `values`; one statement."""
        statement = self._statement
        return [dict(zip(statement.names, row, strict=True)) for row in self._read(statement, values)]

    @property
    def _statement(self) -> _Statement:
        return self._made.get(connection.vendor) or self._make()

    def _read(self, statement: _Statement, values: dict[str, Any]) -> list[tuple[Any, ...]]:
        if not statement.sql:
            return []
        filled = [given if name is None else _like(given, values[name]) for name, given in statement.places]
        with connection.cursor() as cursor:
            cursor.execute(statement.sql, filled)
            found: list[Any] = cursor.fetchall()
        if not statement.converters:
            return found
        return [_converted(row, statement.converters) for row in found]

    def _make(self) -> _Statement:
        stand_ins = {name: _stand_in(kind, number) for number, (name, kind) in enumerate(self._kinds.items(), start=1)}
        query = self._build(**stand_ins).query
        compiler = query.get_compiler(connection=connection)
        try:
            sql, given = compiler.as_sql()
        except EmptyResultSet:  # no row can ever fit, so there is nothing to ask
            return self._made.setdefault(connection.vendor, _Statement("", (), (), {}))
        names: dict[Any, str] = {}
        for name, value in stand_ins.items():
            names[value] = names[str(value)] = name
        places = tuple((names.get(value), value) for value in given)
        missing = set(stand_ins) - {name for name, _ in places}
        if missing:
            raise ValueError(f"the statement does not ask for {', '.join(sorted(missing))}")
        converters = compiler.get_converters([column for column, _, _ in compiler.select])
        columns = (*query.extra_select, *query.values_select, *query.annotation_select)
        self._made[connection.vendor] = statement = _Statement(sql, columns, places, converters)
        return statement


def _stand_in(kind: type[date] | type[int] | type[str], number: int) -> date | int | str:
    """A value that no rule compares with and no record holds."""
    if kind is date:
        return date(1, 1, number)
    return f"stand-in-{number}" if kind is str else -(10**15) - number


def _like(given: Any, value: Any) -> Any:
    """A value in the form in which the database was given the stand-in: text for a day on SQLite, a sized number."""
    if isinstance(given, str):
        return str(value)
    return type(given)(value) if isinstance(given, int) else value


def _converted(row: tuple[Any, ...], converters: dict[int, tuple[Any, Any]]) -> tuple[Any, ...]:
    values = list(row)
    for place, (functions, column) in converters.items():
        for function in functions:
            values[place] = function(values[place], column, connection)
    return tuple(values)
