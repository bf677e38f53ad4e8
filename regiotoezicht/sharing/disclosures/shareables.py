"""What may be disclosed: upper rooms declare the fields of their own records here, so that this room knows none.

A field answers plain text for one record: never a person, never the address of a home; and nothing when it is empty.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Record
from regiotoezicht.sharing.agreements.vocabulary import Category


@dataclass(frozen=True)
class ShareableField:
    """One field: its code, its Dutch name, the kind of data that it is, and how it is read from a record."""

    code: str
    label: str
    category: Category
    read: Callable[[Any], str] = field(compare=False)


@dataclass(frozen=True)
class Shareable:
    """A kind of record of which fields may be disclosed. `find` raises NotAllowed for who may not read it."""

    label: str
    name: str
    find: Callable[[Actor, int], Record] = field(compare=False)
    fields: Sequence[ShareableField] = field(compare=False)

    def filled(self, record: Record) -> list[tuple[ShareableField, str]]:
        """The fields that say something about this record, with what they say."""
        return [(one, text) for one in self.fields if (text := one.read(record).strip())]


_SHAREABLES: dict[str, Shareable] = {}


def declare(shareable: Shareable) -> None:
    """Declare a kind of record, from the `ready()` of its room. Raises ValueError when it was declared before."""
    if shareable.label in _SHAREABLES:
        raise ValueError(f"the fields of {shareable.label} are declared twice")
    _SHAREABLES[shareable.label] = shareable


def shareable_of(label: str) -> Shareable | None:
    """The declared kind, or None: then nothing of it is disclosed."""
    return _SHAREABLES.get(label)
