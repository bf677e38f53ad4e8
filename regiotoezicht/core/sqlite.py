"""What the embedded database needs and PostgreSQL has: the hash function of the event chain."""

import hashlib
from typing import Any

from django.db.backends.signals import connection_created


def linked(previous: str, leaf: str) -> str:
    """The digest of a link in the event chain: SHA-256 over the previous digest and the leaf, both hexadecimal."""
    return hashlib.sha256((previous + leaf).encode()).hexdigest()


def _add_functions(connection: Any, **_: object) -> None:
    if connection.vendor == "sqlite":
        connection.connection.create_function("linked", 2, linked, deterministic=True)


def register() -> None:
    """Give every new connection to SQLite the function `linked`.

    Django's own notice of a new connection is the only place to do that; rules never travel by such notices.
    """
    connection_created.connect(_add_functions, dispatch_uid="core.sqlite")
