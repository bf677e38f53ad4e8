"""Writes the events of a unit of work, as its last two statements before the commit.

The head of the chain is locked only for these two, so the chain is not the bottleneck. The new head is computed by the
database itself while it takes the lock; that saves a third statement. PostgreSQL takes a single event in one statement,
and most units have one.
"""

import functools
from typing import Any

from django.db import connection, transaction

from regiotoezicht.audit.chain import leaf_of
from regiotoezicht.audit.models import ChainHead, Event
from regiotoezicht.core.actions import Pending
from regiotoezicht.core.sqlite import linked

_HEAD = ChainHead._meta.db_table
# PostgreSQL nests a call per leaf: 256 of them take 2 ms, and 1,000 are beyond its stack.
_MOST_NESTED = 256
_CONTENT = [field for field in Event._meta.concrete_fields if field.name not in ("number", "digest")]
_COLUMNS = ", ".join(("number", "digest", *(str(field.column) for field in _CONTENT)))
_INSERT = f"INSERT INTO {Event._meta.db_table} ({_COLUMNS}) VALUES (%s, %s{', %s' * len(_CONTENT)})"  # noqa: S608 - names of our own columns
_LINK = "encode(sha256(convert_to({previous} || %s, 'UTF8')), 'hex')"


def write(pending: list[Pending]) -> None:
    """Number, link and store the events of one unit of work, in the order in which they were recorded."""
    events = [_event(item) for item in pending]
    if len(events) == 1 and connection.vendor == "postgresql":
        _write_one(events[0])
        return
    with transaction.atomic(savepoint=False):
        _write(events)


def _write(events: list[Event]) -> None:
    leaves = [leaf_of(event) for event in events]
    folds = connection.vendor == "sqlite" or len(leaves) <= _MOST_NESTED
    last, digest = _take_head(leaves if folds else [], len(leaves))
    for number, (event, leaf) in enumerate(zip(events, leaves, strict=True), start=last - len(leaves) + 1):
        event.number = number
        event.digest = digest = linked(digest, leaf)
    if len(events) == 1:  # most units have one, and making the same statement anew took longer than running it
        _insert(events[0])
    else:
        Event.objects.bulk_create(events, batch_size=500)
    if not folds:
        ChainHead.objects.filter(pk=1).update(digest=digest)


def _insert(event: Event) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, [event.number, event.digest, *_content_of(event)])


def _content_of(event: Event) -> list[Any]:
    return [field.get_db_prep_save(getattr(event, field.attname), connection) for field in _CONTENT]


def _write_one(event: Event) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_statement_of_one(), [leaf_of(event), *_content_of(event)])
        if cursor.rowcount != 1:
            raise RuntimeError("the chain of events has no head")


@functools.cache
def _statement_of_one() -> str:
    """Count, link and store one event; the casts tell PostgreSQL what an empty value would be."""
    values = ", ".join(f"CAST(%s AS {field.db_type(connection)})" for field in _CONTENT)
    return (
        f"WITH head AS (UPDATE {_HEAD} SET events = events + 1, previous = digest, "  # noqa: S608 - constants only
        f"digest = {_LINK.format(previous='digest')} WHERE id = 1 RETURNING events, digest) "
        f"INSERT INTO {Event._meta.db_table} ({_COLUMNS}) SELECT events, digest, {values} FROM head"
    )


def _take_head(leaves: list[str], count: int) -> tuple[int, str]:
    """Lock the head, count the events and fold their leaves in; answers the last number and the digest before."""
    fold, values = _fold(leaves)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {_HEAD} SET events = events + %s, previous = digest, digest = {fold} "  # noqa: S608 - constants only
            "WHERE id = 1 RETURNING events, previous",
            [count, *values],
        )
        row: tuple[int, str] = cursor.fetchone()
    return row


def _fold(leaves: list[str]) -> tuple[str, list[str]]:
    """The new digest as the database computes it, and the values that go into it."""
    if connection.vendor == "sqlite":
        return "folded(digest, %s)", ["".join(leaves)]
    digest = "digest"
    for _ in leaves:
        digest = _LINK.format(previous=digest)
    return digest, leaves


def _event(item: Pending) -> Event:
    return Event(
        at=item.at,
        type=item.event.code,
        account_id=item.account_id,
        label=item.label,
        record_id=item.record_id,
        dossier=item.dossier,
        municipality_id=item.municipality_id,
        district_id=item.district_id,
        purpose=item.purpose,
        facts=item.facts,
    )
