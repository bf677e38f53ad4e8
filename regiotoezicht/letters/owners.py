"""What letters belong to: upper rooms declare it here, so that this room needs to know none of them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from regiotoezicht.core.rights import Actor, Permission
from regiotoezicht.organisation.models import Record

if TYPE_CHECKING:
    from regiotoezicht.letters.models import Letter

Readable = Callable[[Actor, int], Record | None]
Sent = Callable[["Letter", Actor, datetime], None]
SentAgain = Callable[["Letter", date, Actor, datetime], None]
Returned = Callable[["Letter", date, Actor, datetime], None]


@dataclass(frozen=True)
class Owner:
    """A kind of record that has letters.

    `readable` answers the record when the actor may read its letters, else None. `compose_permission` is asked on the
    record besides the permission of this room; who holds `decide_permission` on it writes its decisions too. `sent`
    does what follows from sending, in the same unit of work.
    `visible` answers all records whose letters the actor may read, so that lists hold no others. `mandate` answers the
    mandate by which the decision in a letter was taken, by id: only its holder signs that letter then (Awb 10:10).
    `sent_again` does what follows when a letter that came back goes out again, with the day of before; its terms are
    started anew by this room. `returned` does what follows when a letter came back and does not count, with the day it
    came back, before this room stops the terms that still rest on it. `envelope` answers name and address as they stand
    on the envelope, for who may read them. `barred` answers the employees who may not sign a letter (Awb 10:3(3)).
    `purpose` goes on the log of readings.
    """

    label: str
    readable: Readable = field(compare=False)
    compose_permission: Permission = field(compare=False)
    sent: Sent = field(compare=False)
    visible: Callable[[Actor], QuerySet[Any]] = field(compare=False)
    decide_permission: Permission | None = field(compare=False, default=None)
    mandate: Callable[["Letter"], int | None] = field(compare=False, default=lambda letter: None)
    sent_again: SentAgain = field(compare=False, default=lambda letter, before, actor, at: None)
    returned: Returned = field(compare=False, default=lambda letter, on, actor, at: None)
    envelope: Callable[["Letter"], str] = field(compare=False, default=lambda letter: "")
    barred: Callable[["Letter"], frozenset[int]] = field(compare=False, default=lambda letter: frozenset())
    purpose: str = field(compare=False, default="handhaving")


_OWNERS: dict[str, Owner] = {}


def declare(owner: Owner) -> None:
    """Declare a kind of record, from the `ready()` of its room. Raises ValueError when it was declared before."""
    if owner.label in _OWNERS:
        raise ValueError(f"the owner of letters {owner.label} is declared twice")
    _OWNERS[owner.label] = owner


def owner_of(label: str) -> Owner | None:
    """The declared owner, or None: then nobody writes or reads letters of it."""
    return _OWNERS.get(label)


def declared() -> list[Owner]:
    """The kinds of record that have letters."""
    return [_OWNERS[label] for label in sorted(_OWNERS)]
