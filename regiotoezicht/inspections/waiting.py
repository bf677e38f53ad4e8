"""Places not to visit without consultation: the room above that knows says until when, and never why."""

from collections.abc import Callable, Collection
from datetime import date
from typing import Any

from django.db.models import QuerySet

from regiotoezicht.core.refusals import Refused

WaitingRows = Callable[[Collection[int], date], QuerySet[Any]]
_SOURCES: list[WaitingRows] = []


def place_waiting(source: WaitingRows) -> None:
    """Find what waits at business premises on a day, as rows with the last day as `until`; called by each room above
    that knows.
    """
    _SOURCES.append(source)


def waiting_rows(premises: Collection[int], on: date) -> list[QuerySet[Any]]:
    """What waits at these premises on a day, as rows with `until` that no statement has asked for yet."""
    return [source(premises, on) for source in _SOURCES if premises]


def refuse_waiting(until: date | None) -> None:
    """No visit is planned where police or prosecution asked to wait until a day.

    Basis: toegang.md, row "Signal of trafficking" ("do not visit without consultation" until a date, no reason); law
    notes, Further rules ("Hold").
    """
    if until is not None:
        raise Refused(
            "visit_waits",
            f"Een van deze panden wordt tot en met {until:%d-%m-%Y} niet bezocht zonder overleg met de gemeente. "
            "Laat dat bezoek weg, kies een latere dag, of leg het overleg vast als de pagina van het pand dat vraagt.",
            field="date",
        )
