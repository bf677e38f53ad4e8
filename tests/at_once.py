"""Two people at once, for real: a database of the test's own, a thread and a connection for each, everything committed.

A test with the marker `at_once` gets that database wherever a fixture asks for `db`. `together` makes the overlap
certain instead of likely: on PostgreSQL everybody has read before anybody writes, and has written before anybody
commits; on SQLite, where a unit of work has the database to itself, everybody has read before the first begins. Where
the code lets one wait for the other they cannot meet, and go on after `PATIENCE`.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
import pytest
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from regiotoezicht.core.refusals import Refused

PATIENCE = 0.4
"""Seconds to wait for the others at a meeting point. Right code never needs them all to come."""
STUCK = 60
WRITES = ("INSERT", "UPDATE", "DELETE")


class _Meeting:
    """A point where people wait for each other; whoever waits too long goes on alone.

    No `threading.Barrier`: that asks the clock how long it waited, and the clock of a test may stand still.
    """

    def __init__(self, people: int) -> None:
        self._missing = people
        self._lock = threading.Lock()
        self._complete = threading.Event()

    def wait(self) -> None:
        """Wait for the others."""
        with self._lock:
            self._missing -= 1
            if self._missing <= 0:
                self._complete.set()
        self._complete.wait(PATIENCE)


@dataclass
class _Once:
    """A meeting that one person goes to a single time."""

    meeting: _Meeting
    gone: bool = False

    def go(self) -> None:
        """Wait for the others, the first time."""
        if not self.gone:
            self.gone = True
            self.meeting.wait()


def together(*people: Callable[[], Any]) -> list[Any]:
    """Let each do something at the same moment; answers what each got, or the Refused that she met, in their order.

    Whatever else goes wrong in one of them is raised here. Each reads in her own function, on her own connection.
    """
    answers: list[Any] = [None] * len(people)
    failures: list[BaseException] = []
    points = [_Meeting(len(people)) for _ in range(3)]

    def act(place: int) -> None:
        try:
            with _meeting_at(connections["default"], points):
                answers[place] = people[place]()
        except Refused as refusal:
            answers[place] = refusal
        except BaseException as failure:  # noqa: BLE001 - raised below, in the thread of the test
            failures.append(failure)
        finally:
            connections["default"].close()

    threads = [threading.Thread(target=act, args=[place], daemon=True) for place in range(len(people))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(STUCK)
        assert not thread.is_alive(), "they wait for each other for ever"
    if failures:
        raise failures[0]
    return answers


def refused(answers: list[Any]) -> list[str]:
    """The codes of those who were refused."""
    return [answer.code for answer in answers if isinstance(answer, Refused)]


@contextmanager
def _meeting_at(own: BaseDatabaseWrapper, points: list[_Meeting]) -> Iterator[None]:
    """Meet before the first unit of work (SQLite), or before its first write and before its commit (PostgreSQL)."""
    begin, write, commit = (_Once(point) for point in points)
    if own.vendor == "sqlite":
        start = own._start_transaction_under_autocommit  # type: ignore[attr-defined]  # the stubs leave it out

        def start_after_the_others_read() -> None:
            begin.go()
            start()

        own._start_transaction_under_autocommit = start_after_the_others_read  # type: ignore[attr-defined]  # as above
        yield
        return

    def write_after_the_others_read(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if own.in_atomic_block and sql.startswith(WRITES):
            write.go()
        return execute(sql, *rest)

    finish = own._commit  # type: ignore[attr-defined]  # the stubs leave it out

    def commit_after_the_others_wrote() -> None:
        if write.gone:
            commit.go()
        finish()

    own._commit = commit_after_the_others_wrote  # type: ignore[attr-defined]  # as above
    with own.execute_wrapper(write_after_the_others_read):
        yield


@pytest.fixture
def own_database(django_db_setup: None, django_db_blocker: Any, tmp_path: Path) -> Iterator[None]:
    """A copy of the migrated database: a file or a database of its own, gone after the test."""
    with django_db_blocker.unblock():
        original = connections["default"]
        copy = _copied_file if original.vendor == "sqlite" else _copied_database
        with copy(original, tmp_path) as name:
            settings = connections.settings["default"]
            connections.settings["default"] = {**settings, "NAME": name}
            connections["default"] = connections.create_connection("default")
            try:
                yield
            finally:
                _close_all(connections["default"])
                connections["default"] = original
                connections.settings["default"] = settings


def _close_all(own: BaseDatabaseWrapper) -> None:
    own.close()
    if own.vendor == "postgresql":
        own.close_pool()  # type: ignore[attr-defined]  # only this engine has one


@contextmanager
def _copied_file(original: BaseDatabaseWrapper, folder: Path) -> Iterator[str]:
    name = str(folder / "own.sqlite3")
    with original.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [name])
    yield name


@contextmanager
def _copied_database(original: BaseDatabaseWrapper, folder: Path) -> Iterator[str]:
    _close_all(original)  # a database is only copied when nobody is in it
    given = original.settings_dict
    name = f"{given['NAME']}_own"
    url = f"postgresql://{quote(given['USER'])}:{quote(given['PASSWORD'])}@{given['HOST']}:{given['PORT']}/postgres"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{given["NAME"]}"')
    try:
        yield name
    finally:
        with psycopg.connect(url, autocommit=True) as server:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
