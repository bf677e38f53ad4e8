"""Places not to visit without consultation: the room above that knows says until when, and never why."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from regiotoezicht.core.refusals import Refused


@dataclass(frozen=True)
class Where:
    """Where a visit goes, by id: business premises, and the signals it is made on. A home is known by its signal only:
    its address is never looked up.
    """

    premises: Collection[int] = ()
    signals: Collection[int] = ()

    @classmethod
    def of(cls, premises: Collection[int | None], signals: Collection[int | None]) -> "Where":
        """The places of visits, without those that are not there."""
        return cls([pk for pk in premises if pk is not None], [pk for pk in signals if pk is not None])

    def __bool__(self) -> bool:
        return bool(self.premises or self.signals)


WaitingRows = Callable[[Where, date], QuerySet[Any]]
_SOURCES: list[WaitingRows] = []


def place_waiting(source: WaitingRows) -> None:
    """Find what waits at places on a day, as rows with the last day as `until`; called by each room that knows."""
    _SOURCES.append(source)


def waiting_rows(where: Where, on: date) -> list[QuerySet[Any]]:
    """What waits at these places on a day, as rows with `until` that no statement has asked for yet."""
    return [source(where, on) for source in _SOURCES if where]


def refuse_waiting(until: date | None) -> None:
    """No visit is planned where police or prosecution asked to wait until a day.

    Basis: toegang.md, row "Signal of trafficking" ("do not visit without consultation" until a date, no reason); law
    notes, Further rules ("Hold").
    """
    if until is not None:
        raise Refused(
            "visit_waits",
            f"Een van deze adressen wordt tot en met {until:%d-%m-%Y} niet bezocht zonder overleg met de gemeente. "
            "Laat dat bezoek weg, kies een latere dag, of leg het overleg vast als de pagina van het pand of de "
            "melding dat vraagt.",
            field="date",
        )
