"""Files of a dossier: rooms say which documents a dossier has, the dossier page puts them in one file.

A source answers only what the actor may read; the page adds nothing and checks nothing in its place.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from regiotoezicht.core.rights import Actor


@dataclass(frozen=True)
class DossierFile:
    """One document: what it is in Dutch, the name it gets, the day it is of, and how to read its bytes."""

    title: str
    name: str
    on_date: date
    read: Callable[[], bytes]


Source = Callable[[Actor, str], Iterable[DossierFile]]

_SOURCES: list[Source] = []


def declare(source: Source) -> None:
    """Add a source of documents, from the `ready()` of its room: `source(actor, dossier_number)`."""
    _SOURCES.append(source)


def files_of(actor: Actor, dossier: str) -> list[DossierFile]:
    """The documents of a dossier that the actor may read, oldest first."""
    found = [file for source in _SOURCES for file in source(actor, dossier)]
    return sorted(found, key=lambda file: (file.on_date, file.title))
