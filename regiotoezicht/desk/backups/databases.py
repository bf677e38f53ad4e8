"""The database part of a backup: SQLite by its online backup, PostgreSQL by pg_dump and pg_restore."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from django.db import connection, connections
from django.db.migrations.loader import MigrationLoader

from regiotoezicht.core import walls
from regiotoezicht.core.refusals import Refused

_SAME = ("--no-owner", "--no-privileges")
_EMPTY = "DROP SCHEMA public CASCADE; CREATE SCHEMA public;\n"


def dump(path: Path) -> None:
    """Write one consistent snapshot of the database to a file, while others go on working."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(path)) as copy:
            connection.connection.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
        return
    _run([_program("pg_dump"), "--format=custom", "--enable-row-security", *_SAME, "--file", str(path), *_database()])


def refuse_unreadable(path: Path) -> None:
    """Refuse a snapshot that is no sound database of the kind at hand."""
    if connection.vendor == "sqlite":
        try:
            with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as copy:
                sound = copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        except sqlite3.DatabaseError:
            sound = False
        if not sound:
            raise Refused("database_damaged", "De database in deze reservekopie is beschadigd.")
        return
    _run([_program("pg_restore"), "--list", str(path)])


def load(path: Path, scratch: Path) -> None:
    """Replace the whole content of the database by a snapshot: all of it, or nothing changes."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with closing(sqlite3.connect(path)) as copy:
            copy.backup(connection.connection)
        return
    script = scratch / "load.sql"
    _run([_program("pg_restore"), *_SAME, "--file", str(scratch / "body.sql"), str(path)])
    with script.open("wb") as whole:
        whole.write(_EMPTY.encode())
        with (scratch / "body.sql").open("rb") as body:
            shutil.copyfileobj(body, whole)
    connections.close_all()
    _close_pool()
    stop = ("--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1")
    _run([_program("psql"), *stop, "--file", str(script), *_database()])
    walls.after_migration()


def _close_pool() -> None:
    """Let go of pooled connections: they would wait for the tables that are replaced."""
    close_pool = getattr(connection, "close_pool", None)
    if close_pool is not None:
        close_pool()


def applied_migrations() -> list[str]:
    """The migrations that the database has had, as `app.name`."""
    return sorted(f"{app}.{name}" for app, name in MigrationLoader(connection).applied_migrations)


def unknown_migrations(names: Sequence[str]) -> list[str]:
    """Which of these migrations this version of the programme does not have."""
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    return sorted(set(names) - known)


def _program(name: str) -> str:
    """The newest PostgreSQL program of this name: a newer one reads an older server, not the other way round."""
    versions = Path("/usr/lib/postgresql").glob(f"*/bin/{name}")
    newest = sorted(versions, key=lambda path: float(path.parent.parent.name))
    found = str(newest[-1]) if newest else shutil.which(name)
    if found is None:
        raise Refused("no_program", f"Het programma {name} van PostgreSQL ontbreekt op deze machine.")
    return found


def _database() -> list[str]:
    settings = connection.settings_dict
    named = (("--host", "HOST"), ("--port", "PORT"), ("--username", "USER"), ("--dbname", "NAME"))
    return [f"{option}={settings[key]}" for option, key in named if settings.get(key)]


def _run(command: list[str]) -> None:
    """Run a PostgreSQL program, which comes in every municipality.

    The password goes by environment: a command line is seen by all on the machine.
    """
    password = str(connection.settings_dict.get("PASSWORD") or "")
    environment = os.environ | {"PGOPTIONS": walls.EVERYWHERE_OPTIONS} | ({"PGPASSWORD": password} if password else {})
    done = subprocess.run(command, capture_output=True, env=environment, check=False)  # noqa: S603 - own words only
    if done.returncode:
        program = Path(command[0]).name
        raise Refused("database_program", f"Het programma {program} van PostgreSQL is mislukt; er is niets veranderd.")
