"""Which room answers for a file: upper rooms say, per kind of record, who may open its files."""

from collections.abc import Callable
from dataclasses import dataclass

from regiotoezicht.core.rights import Actor

MayRead = Callable[[Actor, int], bool]


@dataclass(frozen=True)
class Owner:
    """A kind of record that has files: who may open them, and the purpose that goes on the log."""

    label: str
    may_read: MayRead
    purpose: str


_OWNERS: dict[str, Owner] = {}


def declare(label: str, may_read: MayRead, *, purpose: str = "dossier") -> None:
    """Say who may open the files of records with this label; `may_read` gets the actor and the record's id.

    Called in `AppConfig.ready()`. Raises ValueError when the label was declared before.
    """
    if label in _OWNERS:
        raise ValueError(f"the owner of files of {label} is declared twice")
    _OWNERS[label] = Owner(label, may_read, purpose)


def owner_of(label: str) -> Owner | None:
    """The declared owner, or None: then nobody may open its files."""
    return _OWNERS.get(label)
