"""Moving a signal from one status to another, for the other actions of this room."""

from collections.abc import Collection
from typing import Any

from django.db.models import F

from regiotoezicht.core.bulk import unchanged
from regiotoezicht.core.refusals import changed_meanwhile
from regiotoezicht.signals.models import Signal
from regiotoezicht.signals.rules import refuse_move
from regiotoezicht.signals.vocabulary import Status

WHAT = "deze melding"


def refuse_unless_free(signal: Signal, to: Status, *, seen: int | None) -> None:
    """Refuse when somebody changed the signal since version `seen`, or when its status does not allow the move.

    Asked first, so that nobody is told anything else about a signal that is out of her hands.
    """
    if seen is not None and seen != signal.version:
        raise changed_meanwhile(WHAT)
    refuse_move(signal.status, to)


def move_all(signals: Collection[Signal], to: Status, **fields: Any) -> list[str]:
    """Move signals and set fields, if nobody changed one since it was read; answers the status that each had."""
    old = [signal.status for signal in signals]
    moved: set[int] = set()
    for signal in signals:
        refuse_move(to if signal.pk in moved else signal.status, to)
        moved.add(signal.pk)
    change_all(signals, status=to, **fields)
    return old


def move(signal: Signal, to: Status, **fields: Any) -> str:
    """Move a signal and set fields, if nobody changed it since it was read; answers the status it had."""
    return move_all([signal], to, **fields)[0]


def change_all(signals: Collection[Signal], **fields: Any) -> None:
    """Set fields of signals, if nobody changed one since it was read. Raises Refused("changed_meanwhile")."""
    same = Signal.objects.filter(unchanged(signals, "status", "version"))
    if same.update(version=F("version") + 1, **fields) != len(signals):
        raise changed_meanwhile(WHAT)
    for signal in signals:
        signal.version += 1
        for name, value in fields.items():
            setattr(signal, name, value)


def change(signal: Signal, **fields: Any) -> None:
    """Set fields of a signal, if nobody changed it since it was read. Raises Refused("changed_meanwhile")."""
    change_all([signal], **fields)
