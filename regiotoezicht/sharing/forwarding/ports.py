"""What may be forwarded: upper rooms declare it here, so that this room knows none of them."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Municipality, Record
from regiotoezicht.sharing.agreements.vocabulary import Category


@dataclass(frozen=True)
class Load:
    """What goes along: all of it as plain JSON values, its kinds of data, and what who decides on it may see before."""

    content: Mapping[str, Any]
    categories: Collection[Category]
    triage: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Forwardable:
    """A kind of record that may be forwarded. Each function is part of the action of this room.

    `find` answers a record that the actor may forward, and raises NotAllowed for another. `offer` holds it back from
    other work and answers what goes along; it raises Refused where it may not go now. `release` gives it back to the
    work it was in. `arrive` makes the new record in the other municipality. `leave` takes the content away here, and
    ends what runs: codes and dates stay.
    """

    label: str
    name: str
    find: Callable[[Actor, int], Record] = field(compare=False)
    offer: Callable[[Any, Actor, datetime], Load] = field(compare=False)
    release: Callable[[int, Actor, datetime], None] = field(compare=False)
    arrive: Callable[[Municipality, Mapping[str, Any], Actor, datetime], Record] = field(compare=False)
    leave: Callable[[int, Actor, datetime], None] = field(compare=False)


_FORWARDABLES: dict[str, Forwardable] = {}


def declare(forwardable: Forwardable) -> None:
    """Declare a kind of record, from the `ready()` of its room. Raises ValueError when it was declared before."""
    if forwardable.label in _FORWARDABLES:
        raise ValueError(f"forwarding of {forwardable.label} is declared twice")
    _FORWARDABLES[forwardable.label] = forwardable


def forwardable_of(label: str) -> Forwardable | None:
    """The declared kind, or None: then nothing of it is forwarded."""
    return _FORWARDABLES.get(label)
