"""Writers to the embedded database queue for its one pen: nobody is refused, nobody is passed by for good."""

import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler

pytestmark = [pytest.mark.sqlite, pytest.mark.django_db]


@pytest.fixture
def databases(tmp_path: Path) -> Iterator[ConnectionHandler]:
    """Connections to one file, each thread its own. SQLite itself waits for nobody: `timeout` is nought."""
    handler = ConnectionHandler(
        {
            "default": {
                "ENGINE": "regiotoezicht.core.embedded",
                "NAME": str(tmp_path / "queue.sqlite3"),
                "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 0, "init_command": "PRAGMA journal_mode=WAL"},
            }
        }
    )
    with handler["default"].cursor() as cursor:
        cursor.execute("CREATE TABLE numbers (number INTEGER PRIMARY KEY)")
    yield handler
    handler["default"].close()


def _write_next(connection: BaseDatabaseWrapper) -> None:
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT COALESCE(MAX(number), 0) FROM numbers")
        cursor.execute("INSERT INTO numbers VALUES (%s)", [cursor.fetchone()[0] + 1])
    connection.commit()
    connection.set_autocommit(True)


def _count(connection: BaseDatabaseWrapper) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM numbers")
        found: int = cursor.fetchone()[0]
        return found


def test_four_writers_at_once_all_get_their_turn(databases: ConnectionHandler) -> None:
    failures: list[DatabaseError] = []

    def write() -> None:
        try:
            for _ in range(25):
                _write_next(databases["default"])
        except DatabaseError as failure:
            failures.append(failure)
        finally:
            databases["default"].close()

    writers = [threading.Thread(target=write) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert failures == []
    assert _count(databases["default"]) == 100


@pytest.mark.parametrize("ending", ["rollback", "close"])
def test_a_writer_that_gives_up_passes_its_turn(databases: ConnectionHandler, ending: str) -> None:
    first = databases.create_connection("default")
    first.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    with first.cursor() as cursor:
        cursor.execute("INSERT INTO numbers VALUES (7)")
    getattr(first, ending)()
    with closing(databases["default"]) as second:
        _write_next(second)
        assert _count(second) == 1
    first.close()


def test_a_unit_of_work_is_whole_or_nothing_on_this_engine(databases: ConnectionHandler) -> None:
    with closing(databases["default"]) as connection:
        connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO numbers VALUES (1)")
        connection.rollback()
        connection.set_autocommit(True)
        assert _count(connection) == 0


def test_the_embedded_database_of_this_region_uses_the_queue() -> None:
    assert transaction.get_connection().settings_dict["ENGINE"] == "regiotoezicht.core.embedded"
