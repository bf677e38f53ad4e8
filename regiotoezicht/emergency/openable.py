"""Which kinds of records can be opened in an emergency: every room declares its own when it starts.

What no room declares cannot be opened: care, Bibob and complaints are not here.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from regiotoezicht.access.roles import Role
from regiotoezicht.core.rights import Actor


@dataclass(frozen=True)
class Openable:
    """One kind of record.

    `rows` answers all that can be opened, `readable` what the actor may read already, `owner` whose work a record is
    now, the lawyer or the coordinator.
    """

    label: str
    name: str
    rows: Callable[[], "QuerySet[Any]"] = field(compare=False)
    readable: Callable[[Actor], "QuerySet[Any]"] = field(compare=False)
    owner: Callable[[Any], Role] = field(compare=False)


KINDS: dict[str, Openable] = {}


def declare(kind: Openable) -> None:
    """Declare a kind that can be opened. Raises ValueError when it was declared before."""
    if kind.label in KINDS:
        raise ValueError(f"{kind.label} is declared openable twice")
    KINDS[kind.label] = kind


def choices() -> list[tuple[str, str]]:
    """The kinds for a form, by name."""
    return sorted(((kind.label, kind.name) for kind in KINDS.values()), key=lambda one: one[1])
