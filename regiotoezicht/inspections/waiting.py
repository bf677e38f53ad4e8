"""Places not to visit without consultation: the room above that knows says until when, and never why."""

from collections.abc import Callable, Collection
from datetime import date

from regiotoezicht.core.refusals import Refused

WaitingUntil = Callable[[Collection[int], date], date | None]
_SOURCES: list[WaitingUntil] = []


def place_waiting(source: WaitingUntil) -> None:
    """Say until when one of these business premises waits on a day; called by the room above that knows."""
    _SOURCES[:] = [source]


def refuse_waiting(premises: Collection[int], *, on: date) -> None:
    """No visit is planned where police or prosecution asked to wait.

    Basis: toegang.md, row "Signal of trafficking" ("do not visit without consultation" until a date, no reason); law
    notes, Further rules ("Hold").
    """
    for source in _SOURCES:
        if premises and (until := source(premises, on)):
            raise Refused(
                "visit_waits",
                f"Een van deze panden wordt tot en met {until:%d-%m-%Y} niet bezocht zonder overleg met de gemeente. "
                "Laat dat bezoek weg, of kies een latere dag.",
                field="date",
            )
