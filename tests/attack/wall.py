"""Tries the walls in PostgreSQL with raw statements: every table behind them, as the role of the application."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.models import Model

from regiotoezicht.core import walls
from regiotoezicht.organisation.models import Municipality

DOCS = Path(__file__).parents[2] / "docs" / "reference" / "databases.md"
SCOPES = ("GM0375", "GM0361")
"""The municipalities as whose people the tables are read: one with most of the work, and one of another district."""
TABLES = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"


@dataclass(frozen=True)
class Scope:
    """Where somebody comes in: one municipality, no district."""

    municipalities: frozenset[int]
    districts: frozenset[int] = frozenset()
    partners: frozenset[int] = frozenset()
    care: frozenset[int] = frozenset()


@dataclass
class Tried:
    """What was tried, and where a wall let something through."""

    tables: int = 0
    statements: int = 0
    foreign: int = 0
    without_rows: list[str] = field(default_factory=list)
    leaks: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """What is printed."""
        yield (
            f"  walls: {self.tables} tables, {self.statements} statements, {self.foreign} of them at a row elsewhere, "
            f"leaks {len(self.leaks)}"
        )
        if self.without_rows:
            yield f"  no row elsewhere to try in: {' '.join(self.without_rows)}"
        yield from (f"  LEAK: {leak}" for leak in self.leaks[:60])


def of_registry() -> dict[str, type[Model]]:
    """The tables that the migrations of the product put behind a wall, by name."""
    found: dict[str, type[Model]] = {}
    for (app, _), migration in MigrationLoader(connection).disk_migrations.items():
        for operation in migration.operations:
            if isinstance(operation, walls.Walls):
                for name in operation.names:
                    model = apps.get_model(app, name)
                    found[model._meta.db_table] = model
    return found


def logs() -> frozenset[str]:
    """The tables to which anybody adds and in which nobody changes a row."""
    operations = [
        (app, operation)
        for (app, _), migration in MigrationLoader(connection).disk_migrations.items()
        for operation in migration.operations
        if isinstance(operation, walls.Walls)
    ]
    return frozenset(apps.get_model(app, name)._meta.db_table for app, one in operations for name in one.log)


def outside() -> frozenset[str]:
    """The tables that docs/reference/databases.md leaves outside the wall."""
    import re

    part = DOCS.read_text().split("## Tables outside the wall")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (`[^|]+`) \|", part, re.M)
    return frozenset(table for row in rows for table in re.findall(r"`(\w+)`", row))


def try_walls() -> Tried:
    """Try every table: without a scope, inside the scope of one municipality, and at the rows of others."""
    tried, registry = Tried(), of_registry()
    with connection.cursor() as cursor:
        _who_asks(cursor, tried)
        inside = {name for (name,) in _rows(cursor, TABLES)} - outside()
        for table in sorted(inside ^ registry.keys()):
            tried.leaks.append(f"{table} is behind a wall by one list and not by the other")
        for table in sorted(inside & registry.keys()):
            tried.tables += 1
            _try_table(cursor, registry[table], tried)
    walls.leave()
    return tried


def _who_asks(cursor: Any, tried: Tried) -> None:
    ((passes,),) = _rows(cursor, "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
    if passes:
        tried.leaks.append("the role of the application passes every wall")


def _rows(cursor: Any, statement: str, values: Any = ()) -> list[tuple[Any, ...]]:
    cursor.execute(statement, values)
    return list(cursor.fetchall())


def _try_table(cursor: Any, model: type[Model], tried: Tried) -> None:
    table, pk = model._meta.db_table, model._meta.pk.column
    walls.leave()
    everything = {key for (key,) in _rows(cursor, f"SELECT {pk} FROM {table}")}
    walls.stand(None)
    ((number,),) = _rows(cursor, f"SELECT count(*) FROM {table}")
    tried.statements += 1
    if number:
        tried.leaks.append(f"{table}: {number} rows without a scope")
    for code in SCOPES:
        place = Municipality.objects.get(code=code).pk
        walls.stand(Scope(frozenset({place})))
        seen = {key for (key,) in _rows(cursor, f"SELECT {pk} FROM {table}")}
        tried.statements += 1
        walls.leave()
        received = _received(model, place)
        elsewhere = _elsewhere(cursor, model, place) - received
        if received - seen:
            tried.leaks.append(f"{table}: {len(received - seen)} rows sent to {code} are not there")
        if seen & elsewhere:
            tried.leaks.append(f"{table}: {len(seen & elsewhere)} rows of others in the scope of {code}")
        if code == SCOPES[-1]:
            foreign = sorted(everything & elsewhere)[:1]
            if not foreign:
                tried.without_rows.append(table)
            for key in foreign:
                _try_row(cursor, model, key, place, tried)


def _received(model: type[Model], place: int) -> set[Any]:
    """The rows that were sent to this municipality: it reads them where they lie."""
    sent = {"sharing.disclosure": "receiving_municipality", "sharing.forwarding": "to"}.get(model._meta.label_lower)
    return set(model._default_manager.filter(**{sent: place}).values_list("pk", flat=True)) if sent else set()


def _elsewhere(cursor: Any, model: type[Model], place: int) -> set[Any]:
    """The rows that lie in another municipality, by the municipality of the row or of the record that it belongs to."""
    rows: Any = model._default_manager
    found: set[Any] = set()
    for path in _ways(model):
        found |= set(rows.filter(**{f"{path}__isnull": False}).exclude(**{path: place}).values_list("pk", flat=True))
    if {"label", "record_id"} <= {one.name for one in model._meta.concrete_fields} and not _ways(model):
        for label in set(rows.values_list("label", flat=True)):
            other = apps.get_model(label)
            for path in _ways(other)[:1]:
                owners: Any = other._default_manager
                theirs = owners.exclude(**{path: place}).values("pk")
                found |= set(rows.filter(label=label, record_id__in=theirs).values_list("pk", flat=True))
    return found


def _ways(model: type[Model], depth: int = 4) -> list[str]:
    """The shortest way over foreign keys to a municipality: the one of the row itself, or of what it belongs to."""
    waiting: list[tuple[str, type[Model]]] = [("", model)]
    for _ in range(depth):
        further: list[tuple[str, type[Model]]] = []
        for path, here in waiting:
            fields = {one.name: one for one in here._meta.concrete_fields}
            if "municipality" in fields:
                return [f"{path}municipality_id"]
            for name, one in fields.items():
                other: Any = one.related_model
                if other is not None and not one.null and other._meta.app_label != "access":
                    further.append((f"{path}{name}__", other))
        waiting = further
    return []


def _try_row(cursor: Any, model: type[Model], key: Any, place: int, tried: Tried) -> None:
    """Change, remove and copy a row of another municipality, from the scope of this one."""
    table, pk = model._meta.db_table, model._meta.pk.column
    columns = _columns(cursor, table)
    names = ", ".join(f'"{name}"' for name in columns)
    ((*values,),) = _rows(cursor, f"SELECT {names} FROM {table} WHERE {pk} = %s", [key])
    copy = [_another(value) if name == pk else value for name, value in zip(columns, values, strict=True)]
    marks = ", ".join(["%s"] * len(columns))
    attempts = [
        ("UPDATE", f"UPDATE {table} SET {pk} = {pk} WHERE {pk} = %s", [key]),
        ("DELETE", f"DELETE FROM {table} WHERE {pk} = %s", [key]),
    ]
    if table not in logs():
        attempts.append(("INSERT", f"INSERT INTO {table} ({names}) VALUES ({marks})", [_as_sent(one) for one in copy]))
    for what, statement, sent in attempts:
        tried.statements += 1
        tried.foreign += 1
        walls.stand(Scope(frozenset({place})))
        try:
            with transaction.atomic():
                cursor.execute(statement, sent)
                done = cursor.rowcount
                transaction.set_rollback(True)
        except DatabaseError as refused:
            done = 0 if _is_a_wall(refused) else -1
            if done:
                tried.leaks.append(f"{table}: {what} was refused, but not by a wall")
        walls.leave()
        if done > 0:
            tried.leaks.append(f"{table}: {what} of a row elsewhere was done")


def _is_a_wall(refused: DatabaseError) -> bool:
    text = str(refused)
    return "row-level security" in text or "permission denied" in text


def _columns(cursor: Any, table: str) -> list[str]:
    """The columns that somebody can write: none that the database makes itself."""
    found = _rows(
        cursor,
        "SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = %s "
        "AND is_generated = 'NEVER' ORDER BY ordinal_position",
        [table],
    )
    return [name for (name,) in found]


def _another(value: Any) -> Any:
    return value + 900_000_000 if isinstance(value, int) else value


def _as_sent(value: Any) -> Any:
    from psycopg.types.json import Jsonb

    return Jsonb(value) if isinstance(value, dict | list) else value
