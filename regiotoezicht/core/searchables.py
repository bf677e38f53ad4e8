"""What can be searched: rooms add their searchable records, the search page asks them all.

Never dwellings, never persons: a searchable names business premises, permits and their like. What is found passes
through the room's own `visible_to`, so a search shows nothing that a list would not show.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from regiotoezicht.core import text_search
from regiotoezicht.core.rights import Actor


@dataclass(frozen=True)
class Hit:
    """One thing found, as the page shows it."""

    title: str
    url: str
    text: str = ""


@dataclass(frozen=True, order=True)
class Searchable:
    """A kind of record that can be searched. Its model has a column `search_text` with a `TextIndex`.

    `rows` answers what an actor may see (with `select_related` for what `show` needs), `show` one hit.
    """

    order: int
    code: str
    label: str = field(compare=False)
    rows: Callable[[Actor], "QuerySet[Any]"] = field(compare=False)
    show: Callable[[Any], Hit] = field(compare=False)


@dataclass(frozen=True)
class Found:
    """The hits of one kind; `more` when there are others that are not shown."""

    searchable: Searchable
    hits: list[Hit]
    more: bool


_SEARCHABLES: list[Searchable] = []


def declare(searchable: Searchable) -> None:
    """Add a searchable, from the `ready()` of its room. Raises ValueError when the code was declared before."""
    if any(other.code == searchable.code for other in _SEARCHABLES):
        raise ValueError(f"the searchable {searchable.code} is declared twice")
    _SEARCHABLES.append(searchable)
    _SEARCHABLES.sort()


def searchables() -> list[Searchable]:
    """All searchables, in the order of the page."""
    return list(_SEARCHABLES)


def search(actor: Actor, text: str, *, limit: int = 20) -> list[Found]:
    """What the actor may see that holds every word of `text`, per kind. One statement per kind."""
    found = []
    for searchable in _SEARCHABLES:
        rows = list(text_search.matching(searchable.rows(actor), text)[: limit + 1])
        if rows:
            found.append(Found(searchable, [searchable.show(row) for row in rows[:limit]], len(rows) > limit))
    return found
