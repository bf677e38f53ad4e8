"""Requests about an order: to collect, and to lift it. Pure."""

from datetime import date

from regiotoezicht.core.refusals import Refused
from regiotoezicht.enforcement.collection.vocabulary import RequestKind


def refuse_request(kind: str, received_on: date, *, today: date, not_before: date | None) -> None:
    """A request is of a day that was, and of after what it is about.

    Basis: Awb 5:34, 5:37(2).
    """
    if kind not in RequestKind:
        raise Refused("request", "Kies wat er wordt gevraagd.", field="kind")
    if received_on > today:
        raise Refused("received_in_future", "De datum van ontvangst ligt in de toekomst.", field="received_on")
    if not_before is None:
        about = "Er is nog geen dwangsom verbeurd" if kind == RequestKind.COLLECT else "De last is nog niet verzonden"
        raise Refused("nothing_to_ask", f"{about}; daar kan dit verzoek niet over gaan.", field="kind")
    if received_on < not_before:
        raise Refused(
            "received_too_early", f"Het verzoek kan niet van voor {not_before:%d-%m-%Y} zijn.", field="received_on"
        )


def refuse_lifting(opens_on: date, on: date) -> None:
    """An order is lifted on this ground when it was in force for a year without a forfeiture.

    Counted from the day of sending or from the last forfeiture, whichever is later; that the year starts again after a
    forfeiture is a reading that a jurist must confirm.
    Basis: Awb 5:34(2).
    """
    if on < opens_on:
        raise Refused(
            "lift_too_early",
            f"De last kan op deze grond pas vanaf {opens_on:%d-%m-%Y} worden opgeheven: een jaar van kracht zonder "
            "verbeurte (artikel 5:34, tweede lid, Awb).",
            field="outcome",
        )
