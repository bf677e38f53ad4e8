"""Hearing whoever is addressed: the term for a view, how it ended, and when that is done. Pure."""

from datetime import date

from regiotoezicht.core.refusals import Refused
from regiotoezicht.enforcement.vocabulary import ViewWay, WaiverGround

SHORTEST_VIEW_DAYS = 1
LONGEST_VIEW_DAYS = 84
USUAL_VIEW_DAYS = 14
SHORTEST_WEIGHING = 10
WEIGHED_WAYS = frozenset({ViewWay.WRITTEN, ViewWay.ORAL})


def refuse_view_until(view_until: date, *, today: date, is_working_day: bool) -> None:
    """The last day for a view is an explicit working day, far enough away to meet and not too far.

    Basis: Awb 4:8 and 3:2; law notes C6 "Zienswijze" (an explicit end date on a working day).
    """
    days = (view_until - today).days
    if not SHORTEST_VIEW_DAYS <= days <= LONGEST_VIEW_DAYS:
        raise Refused(
            "view_until",
            f"De laatste dag voor een zienswijze ligt {SHORTEST_VIEW_DAYS} tot {LONGEST_VIEW_DAYS} dagen na vandaag "
            "(artikel 4:8 Awb).",
            field="view_until",
        )
    if not is_working_day:
        raise Refused(
            "view_until_rest",
            f"{view_until:%d-%m-%Y} is een zaterdag, zondag of feestdag. Kies een werkdag als laatste dag voor een "
            "zienswijze.",
            field="view_until",
        )


def is_settled(way: str, weighing: str) -> bool:
    """Whether the moment for a view has passed for one addressee, and what was said has been weighed.

    Basis: Awb 4:8, 4:9, 4:11; 3:46 (a view is answered in the reasons).
    """
    return bool(way) and (way not in WEIGHED_WAYS or bool(weighing.strip()))


def why_not_over(*, sent: bool, last_day: date | None, today: date) -> str:
    """Why the term for a view cannot be called over yet; empty when it can.

    Basis: Awb 4:8 (the opportunity must have been given).
    """
    if not sent or last_day is None:
        return "Het voornemen is nog niet verzonden; de termijn voor een zienswijze loopt nog niet (artikel 4:8 Awb)."
    if today <= last_day:
        return f"De termijn voor een zienswijze loopt tot en met {last_day:%d-%m-%Y} (artikel 4:8 Awb)."
    return ""


def refuse_view(
    way: str, *, ground: str, explanation: str, received_on: date | None, sent: bool, last_day: date | None, today: date
) -> None:
    """How the moment for a view ended is said completely, and is true on this day.

    Basis: Awb 4:8, 4:9 (in writing or orally, as the person chooses) and 4:11 (three grounds to skip it).
    """
    if way == ViewWay.TERM_OVER:
        if sentence := why_not_over(sent=sent, last_day=last_day, today=today):
            raise Refused("term_runs", sentence, field="way")
        return
    if way == ViewWay.WAIVED:
        if ground not in WaiverGround:
            raise Refused("no_ground", "Kies de grond van artikel 4:11 Awb.", field="ground")
        if len(explanation.strip()) < SHORTEST_WEIGHING:
            raise Refused("no_explanation", "Leg uit waarom deze grond geldt (artikel 3:46 Awb).", field="note")
        return
    if received_on is None:
        raise Refused("no_date", "Vul in op welke dag de zienswijze is gegeven.", field="received_date")
    if received_on > today:
        raise Refused("received_in_future", "De datum van ontvangst ligt in de toekomst.", field="received_date")
    if way == ViewWay.ORAL and len(explanation.strip()) < SHORTEST_WEIGHING:
        raise Refused("no_note", "Noteer kort wat mondeling is aangevoerd (artikel 4:9 Awb).", field="note")


def refuse_settled_before(way: str) -> None:
    """How the moment for a view ended is said once; a later paper is received in the dossier.

    Basis: Awb 4:8; ADR 0060 (history is not edited).
    """
    if way:
        raise Refused("settled_before", "De zienswijze van deze geadresseerde is al vastgelegd.")


def refuse_empty_weighing(weighing: str) -> None:
    """What was said is weighed in words.

    Basis: Awb 3:46 and 3:50.
    """
    if len(weighing.strip()) < SHORTEST_WEIGHING:
        raise Refused("no_weighing", "Schrijf op hoe u de zienswijze weegt (artikel 3:46 Awb).", field="weighing")
