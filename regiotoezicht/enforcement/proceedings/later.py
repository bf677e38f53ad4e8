"""Telling in time that a decision on a request comes later. Pure."""

from datetime import date

from regiotoezicht.core.refusals import Refused
from regiotoezicht.enforcement.proceedings.handling import SHORTEST_REASON
from regiotoezicht.enforcement.proceedings.vocabulary import RequestKind, RequestStatus

LONGEST_WEEKS = 8
"""How much later is still reasonable: as long again as the term itself [K: to be confirmed by a lawyer]."""


def refuse_request_extension(
    kind: str,
    status: str,
    *,
    weeks: int,
    reason: str,
    is_extended: bool,
    term_end: date | None,
    today: date,
) -> None:
    """A decision on a request comes later when that is told once, within the term, with a new reasonable term.

    Basis: Awb 4:14(1) and (3).
    """
    if kind != RequestKind.REQUEST or status != RequestStatus.RECEIVED:
        raise Refused(
            "no_request", "Alleen op een verzoek om handhaving waarop nog niet is beslist, kunt u later beslissen."
        )
    if is_extended:
        raise Refused("extended_before", "Er is al een nieuwe termijn meegedeeld (artikel 4:14 Awb).")
    refuse_told_late(term_end, told=today)
    if not 1 <= weeks <= LONGEST_WEEKS:
        raise Refused(
            "weeks",
            f"Een redelijke nieuwe termijn is hier 1 tot {LONGEST_WEEKS} weken (artikel 4:14 Awb).",
            field="weeks",
        )
    if len(reason.strip()) < SHORTEST_REASON:
        raise Refused("no_reason", "Leg uit waarom u later beslist (artikel 4:14 Awb).", field="reason")


def refuse_told_late(term_end: date | None, *, told: date) -> None:
    """The new term is told before the old one is over.

    Basis: Awb 4:14(1).
    """
    if term_end is None or told > term_end:
        until = f" op {term_end:%d-%m-%Y}" if term_end else ""
        raise Refused(
            "term_over",
            f"De beslistermijn liep af{until}; een nieuwe termijn deelt u mee voor het einde (artikel 4:14 Awb).",
        )
