"""A decision that comes too late: the notice of default and the penalty that the authority owes. Pure. In cents."""

from datetime import date, timedelta

from regiotoezicht.core.refusals import Refused
from regiotoezicht.enforcement.proceedings.terms import term_of
from regiotoezicht.enforcement.proceedings.vocabulary import HearingWaiver

DAYS_A_STEP = 14
CENTS_A_DAY = (2_300, 3_500, 4_500)
MAXIMUM_CENTS = 144_200
NOT_DUE = frozenset({HearingWaiver.INADMISSIBLE, HearingWaiver.UNFOUNDED})


def refuse_default(received: date, *, term_end: date | None, today: date) -> None:
    """A notice of default counts when the term to decide is over.

    Basis: Awb 4:17(3); 6:12(2); 7:14 (this paragraph also holds for a decision on objection).
    """
    if received > today:
        raise Refused("received_in_future", "De datum van ontvangst ligt in de toekomst.", field="received_date")
    if term_end is None or received <= term_end:
        until = f" (tot en met {term_end:%d-%m-%Y})" if term_end else ""
        raise Refused(
            "term_runs",
            f"De beslistermijn is dan nog niet voorbij{until}; de ingebrekestelling komt te vroeg (artikel 4:17, derde "
            "lid, Awb).",
            field="received_date",
        )


def days_due(first_day: date, *, today: date, sent: date | None) -> int:
    """The days over which a penalty is due so far: from the first day on, until the decision was sent; at most 42.

    Basis: Awb 4:17(1) and (3). The day of sending itself is not counted [K: to be confirmed by a lawyer].
    """
    after = min(today + timedelta(days=1), sent) if sent is not None else today + timedelta(days=1)
    return max(0, min((after - first_day).days, DAYS_A_STEP * len(CENTS_A_DAY)))


def amount_cents(days: int) -> int:
    """The penalty for a number of days, in cents: three steps of 14 days, up to the maximum.

    Basis: Awb 4:17(2), amounts as the law notes give them [K: check the text in force].
    """
    left, total = days, 0
    for cents in CENTS_A_DAY:
        total += cents * min(left, DAYS_A_STEP)
        left = max(0, left - DAYS_A_STEP)
    return min(total, MAXIMUM_CENTS)


def is_due(waiver: str) -> bool:
    """Whether a penalty can be due: not when the objection is manifestly inadmissible or unfounded.

    Basis: Awb 4:17(6)(c).
    """
    return waiver not in NOT_DUE


def days_of(received: date) -> tuple[date, date]:
    """The first and the last day over which a penalty is due after a notice of default.

    Basis: Awb 4:17(1) and (3), computed by `law`.
    """
    term = term_of("awb-4:17", received)
    assert term.first_day is not None  # noqa: S101 - this rule names its first day
    return term.first_day, term.end
