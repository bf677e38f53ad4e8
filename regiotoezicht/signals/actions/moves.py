"""Moving a signal from one status to another, for the other actions of this room."""

from typing import Any

from django.db.models import F

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


def move(signal: Signal, to: Status, **fields: Any) -> str:
    """Move a signal and set fields, if nobody changed it since it was read; answers the status it had."""
    old = signal.status
    refuse_move(old, to)
    change(signal, status=to, **fields)
    return old


def change(signal: Signal, **fields: Any) -> None:
    """Set fields of a signal, if nobody changed it since it was read. Raises Refused("changed_meanwhile")."""
    same = Signal.objects.filter(pk=signal.pk, status=signal.status, version=signal.version)
    if not same.update(version=F("version") + 1, **fields):
        raise changed_meanwhile(WHAT)
    signal.version += 1
    for name, value in fields.items():
        setattr(signal, name, value)
