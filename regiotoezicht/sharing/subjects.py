"""What may be handed over: upper rooms declare it here, so that this room needs to know none of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Record
from regiotoezicht.sharing.models import HandOver
from regiotoezicht.sharing.snapshots import FileEntry


@dataclass(frozen=True)
class Material:
    """What is handed over: the record, its content as plain JSON values, and its files by hash."""

    record: Record
    content: Mapping[str, Any]
    files: Sequence[FileEntry] = ()


@dataclass(frozen=True)
class Section:
    """A part of a content as the page shows it: a heading and pairs of label and value."""

    title: str
    rows: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Subject:
    """A kind of record that may be handed over.

    `compose` answers the material of one record for an actor: it raises NotAllowed when she may not see it and
    Refused when it is not ready. `show` tells a content in sections. `decided` does what follows from the decision,
    in the same unit of work. `next_url` is where the lawyer goes on, unless an upper room says so with `go_on`.
    """

    label: str
    name: str
    compose: Callable[[Actor, int], Material] = field(compare=False)
    show: Callable[[Mapping[str, Any]], Sequence[Section]] = field(compare=False)
    decided: Callable[[HandOver, Actor, datetime], None] = field(compare=False)
    next_url: Callable[[Actor, HandOver], str] = field(compare=False, default=lambda actor, hand_over: "")


_SUBJECTS: dict[str, Subject] = {}


def declare(subject: Subject) -> None:
    """Declare a kind of record, from the `ready()` of its room. Raises ValueError when it was declared before."""
    if subject.label in _SUBJECTS:
        raise ValueError(f"the subject {subject.label} is declared twice")
    _SUBJECTS[subject.label] = subject


def subject_of(label: str) -> Subject | None:
    """The declared kind, or None: then nothing with this label is handed over."""
    return _SUBJECTS.get(label)


NextUrl = Callable[[Actor, HandOver], str]
_NEXT: dict[str, NextUrl] = {}


def go_on(label: str, next_url: NextUrl) -> None:
    """Say where the lawyer goes on after a hand-over of a kind that a room below declared, from `ready()`.

    `next_url` answers an empty text when there is nothing to go on with. Raises ValueError when it was said before.
    """
    if label in _NEXT:
        raise ValueError(f"where {label} goes on is said twice")
    _NEXT[label] = next_url


def next_url_of(subject: Subject, actor: Actor, hand_over: HandOver) -> str:
    """Where the actor goes on after a hand-over; empty when nowhere."""
    return _NEXT.get(subject.label, subject.next_url)(actor, hand_over)
