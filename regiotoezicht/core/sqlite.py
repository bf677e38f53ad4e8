"""What the embedded database needs and PostgreSQL has: the hash of the event chain."""

import hashlib
from typing import Any

from django.db.backends.signals import connection_created

_LEAF = 64


def linked(previous: str, leaf: str) -> str:
    """The digest of a link in the event chain: SHA-256 over the previous digest and the leaf, both hexadecimal."""
    return hashlib.sha256((previous + leaf).encode()).hexdigest()


def folded(digest: str, leaves: str) -> str:
    """The digest after a row of leaves, written one behind the other without a space."""
    for start in range(0, len(leaves), _LEAF):
        digest = linked(digest, leaves[start : start + _LEAF])
    return digest


def _add_functions(connection: Any, **_: object) -> None:
    if connection.vendor == "sqlite":
        connection.connection.create_function("folded", 2, folded, deterministic=True)


def register() -> None:
    """Give every new connection to SQLite the function `folded`.

    Django's own notice of a new connection is the only place to do that; rules never travel by such notices.
    """
    connection_created.connect(_add_functions, dispatch_uid="core.sqlite")
