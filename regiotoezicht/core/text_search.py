"""Text search by index on both databases: trigrams in PostgreSQL, the trigram tokenizer of FTS5 in SQLite.

A room that offers search gives its model a column `search_text` and puts `TextIndex` in a migration. The rows found
still pass through the room's own `visible_to`: an index never widens what an actor sees.
"""

from typing import Any, TypeVar

from django.db import connections, models
from django.db.migrations.operations.base import Operation

M = TypeVar("M", bound=models.Model)

COLUMN = "search_text"
SHORTEST = 3


def folded(*parts: str) -> str:
    """The text to index: lower case, single spaces."""
    return " ".join(" ".join(parts).lower().split())


def matching(rows: models.QuerySet[M], text: str) -> models.QuerySet[M]:
    """The rows whose search text holds every word of `text`.

    A word of fewer than three letters, such as a house number, must start a word of the row; without a longer word
    beside it, which the index finds, it must start the row.
    """
    words = folded(text).replace("\x00", "").split()[:8]
    has_long = any(len(word) >= SHORTEST for word in words)
    for word in words:
        if len(word) < SHORTEST:
            starts = models.Q(**{f"{COLUMN}__startswith": word})
            rows = rows.filter(starts | models.Q(**{f"{COLUMN}__contains": f" {word}"}) if has_long else starts)
        elif connections[rows.db].vendor == "sqlite":
            table = rows.model._meta.db_table
            quoted = '"' + word.replace('"', '""') + '"'
            rows = rows.extra(  # noqa: S610 - the table's name comes from the model; the word travels as a parameter
                where=[f"{table}.id IN (SELECT rowid FROM {table}_text WHERE {table}_text MATCH %s)"],
                params=[quoted],
            )
        else:
            rows = rows.filter(**{f"{COLUMN}__contains": word})
    return rows


class TextIndex(Operation):
    """A migration operation: index the column `search_text` of a table for `matching`."""

    reversible = True
    reduces_to_sql = True

    def __init__(self, table: str) -> None:
        self.table = table

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__qualname__, [self.table], {}

    def state_forwards(self, app_label: str, state: Any) -> None:
        """The state of the models does not change: the index is invisible to them."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for statement in self._statements(schema_editor.connection.vendor):
            schema_editor.execute(statement, params=None)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        if schema_editor.connection.vendor == "sqlite":
            for suffix in ("added", "removed", "changed"):
                schema_editor.execute(f"DROP TRIGGER IF EXISTS {self.table}_text_{suffix}")
            schema_editor.execute(f"DROP TABLE IF EXISTS {self.table}_text")
        else:
            schema_editor.execute(f"DROP INDEX IF EXISTS {self.table}_text")

    def describe(self) -> str:
        return f"Index the search text of {self.table}"

    def _statements(self, vendor: str) -> list[str]:
        table, column, index = self.table, COLUMN, f"{self.table}_text"
        if vendor != "sqlite":
            return [
                "CREATE EXTENSION IF NOT EXISTS pg_trgm",
                f"CREATE INDEX {index} ON {table} USING gin ({column} gin_trgm_ops)",
            ]
        gone = f"INSERT INTO {index}({index}, rowid, {column}) VALUES ('delete', old.id, old.{column});"
        new = f"INSERT INTO {index}(rowid, {column}) VALUES (new.id, new.{column});"
        return [
            f"CREATE VIRTUAL TABLE {index} USING fts5({column}, content='{table}', content_rowid='id', "
            "tokenize='trigram')",
            f"INSERT INTO {index}({index}) VALUES ('rebuild')",
            f"CREATE TRIGGER {index}_added AFTER INSERT ON {table} BEGIN {new} END",
            f"CREATE TRIGGER {index}_removed AFTER DELETE ON {table} BEGIN {gone} END",
            f"CREATE TRIGGER {index}_changed AFTER UPDATE OF {column} ON {table} BEGIN {gone} {new} END",
        ]


class WithoutTextIndex(TextIndex):
    """A migration operation: take the index away before the table is changed; `TextIndex` puts it back after.

    SQLite makes a table anew to change it, and the triggers that keep the index go with the old one, silently.
    """

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        super().database_backwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        super().database_forwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return f"Take away the index of the search text of {self.table}"
