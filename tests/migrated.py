"""The tables of the programme, made once in a run by `migrate` on an empty database, and copied from there.

Migrating takes half a minute of a processor. Each process of the tests has a database, and so has every site that they
start; what comes after the first begins with a copy, on which `migrate` then finds nothing to do.
"""

import fcntl
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from django.db import connection

ROOT = Path(__file__).parent.parent
NAME = "regiotoezicht_migrated"


def server() -> str:
    """The URL of the PostgreSQL server of the tests; empty on the embedded database."""
    given = os.environ.get("DATABASE_URL", "")
    return given if given.startswith("postgres") else ""


def copy_file(target: Path) -> None:
    """A database of the embedded kind with all tables, in a file that is not there yet."""
    with closing(sqlite3.connect(_migrated_file())) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)


def database() -> str:
    """The name of a database with all tables on the server of the tests, to make others after."""
    with _only_one(kept := _folder() / "on-the-server"):
        if not kept.exists():
            with psycopg.connect(server(), autocommit=True) as maker:
                maker.execute(f'CREATE DATABASE "{NAME}"')
            _migrate(urlsplit(server())._replace(path=f"/{NAME}").geturl())
            kept.touch()
    return NAME


def _migrated_file() -> Path:
    with _only_one(kept := _folder() / "migrated.sqlite3"):
        if not kept.exists():
            draft = kept.with_suffix(".draft")
            _migrate(f"sqlite:///{draft}")
            with closing(sqlite3.connect(draft)) as made:
                made.execute("PRAGMA journal_mode=DELETE")  # so that one file holds all
            draft.rename(kept)
    return kept


def _folder() -> Path:
    folder = Path(os.environ["TEST_HOME"], "migrated")
    folder.mkdir(exist_ok=True)
    return folder


@contextmanager
def _only_one(kept: Path) -> Iterator[None]:
    """Whoever comes while another makes it waits for that."""
    with kept.with_suffix(".lock").open("w") as queue:
        fcntl.flock(queue, fcntl.LOCK_EX)
        yield


def _migrate(url: str) -> None:
    own = {"DATABASE_URL": url, "REGIOTOEZICHT_HOME": str(_folder() / "home"), "REGIOTOEZICHT_DEMO": "false"}
    other = {"DJANGO_SETTINGS_MODULE", "DATABASE_OWNER_URL"}
    kept = {name: value for name, value in os.environ.items() if name not in other}
    subprocess.run([sys.executable, ROOT / "manage.py", "migrate", "--verbosity", "0"], env=kept | own, check=True)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> Iterator[None]:
    """Let the database of this process begin with all tables."""
    if connection.vendor == "postgresql":
        connection.settings_dict["TEST"]["TEMPLATE"] = database()
        yield
        return
    name = connection.creation._get_test_db_name()  # type: ignore[attr-defined]  # nothing public tells it
    # In the memory of this process, where it lasts as long as somebody is in it.
    with closing(sqlite3.connect(_migrated_file())) as source, closing(sqlite3.connect(name, uri=True)) as copy:
        source.backup(copy)
        yield
