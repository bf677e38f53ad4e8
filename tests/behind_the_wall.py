"""The role of the application in PostgreSQL, for tests: it owns no table and is no superuser, so that walls hold it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from regiotoezicht.core import walls

ROLE = "regiotoezicht_application"
MAKE_ROLE = (
    f"DO $$ BEGIN CREATE ROLE {ROLE} LOGIN NOSUPERUSER NOBYPASSRLS; "
    "EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
)


def make_role() -> None:
    """Make the role, once for the server, and let it in."""
    with connection.cursor() as cursor:
        cursor.execute(MAKE_ROLE)
    walls.let_in(ROLE)


def start_anew() -> None:
    """Close every connection of this process, so that the next one takes its role anew."""
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]  # only this engine has one


@contextmanager
def as_owner() -> Iterator[None]:
    """Work as the owner of the database for a while: what only somebody with all power over it can do."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        try:
            yield
        finally:
            cursor.execute(f"SET ROLE {ROLE}")


def take_role(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Receives `connection_created`: from now on this connection works as the role."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET ROLE {ROLE}")
