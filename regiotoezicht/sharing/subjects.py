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
    Refused when it is not ready. `show` tells a content in sections. `offered` and `decided` do what follows from an
    offer and from the decision, in the same unit of work. `next_url` is where the lawyer goes on.
    """

    label: str
    name: str
    compose: Callable[[Actor, int], Material] = field(compare=False)
    show: Callable[[Mapping[str, Any]], Sequence[Section]] = field(compare=False)
    decided: Callable[[HandOver, Actor, datetime], None] = field(compare=False)
    offered: Callable[[HandOver, Actor, datetime], None] = field(
        compare=False, default=lambda hand_over, actor, at: None
    )
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
