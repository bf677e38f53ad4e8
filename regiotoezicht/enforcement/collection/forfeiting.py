"""Which amount a breach forfeits, and why it may forfeit none. Pure; amounts in cents.

Each addressee owes by his own order: his own term to comply, his own maximum.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from regiotoezicht.core.money import euros
from regiotoezicht.core.refusals import Refused
from regiotoezicht.enforcement.vocabulary import PenaltyUnit

MOST_DAYS = 92
"""A period that is laid down at once; a longer one goes in parts, so that every part was looked at."""
A_WEEK = 7
MAXIMUM = "artikel 5:32b, derde lid, Awb"


@dataclass(frozen=True)
class Order:
    """The order to one addressee, as far as forfeiting goes; `last_comply_day` is None when it gives no term."""

    label: str
    unit: PenaltyUnit
    amount_cents: int
    maximum_cents: int
    sent_on: date | None
    last_comply_day: date | None
    lifted_on: date | None = None


@dataclass(frozen=True)
class Forfeited:
    """An amount that was forfeited on a day."""

    on: date
    cents: int


def left_of(order: Order, before: Sequence[Forfeited]) -> int:
    """What may still be forfeited by an order.

    Basis: Awb 5:32b(3) (the amount above which no penalty is forfeited).
    """
    return max(order.maximum_cents - sum(one.cents for one in before), 0)


def days_of(order: Order, first: date, last: date) -> list[date]:
    """The days on which a breach from `first` to `last` forfeits: one, or every day, or once in each week of the order.

    Weeks are counted from the end of the term to comply; a week forfeits on the first day of it that was seen.
    Raises Refused when the period runs backwards or is too long, or the order counts breaches and not time.
    Basis: Awb 5:32b(2) (a lump, per unit of time, or per breach); ADR 0060.
    """
    if last < first:
        raise Refused("backwards", "De laatste dag ligt voor de eerste dag.", field="last_on")
    if (last - first).days >= MOST_DAYS:
        raise Refused(
            "period_long",
            f"Leg ten hoogste {MOST_DAYS} dagen tegelijk vast; een langere periode gaat in delen.",
            field="last_on",
        )
    if order.unit not in (PenaltyUnit.DAY, PenaltyUnit.WEEK):
        if last != first:
            raise Refused(
                "no_period",
                f"Deze dwangsom geldt {order.unit.label}; leg elke overtreding op haar eigen dag vast "
                "(artikel 5:32b, tweede lid, Awb).",
                field="last_on",
            )
        return [first]
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    if order.unit == PenaltyUnit.DAY:
        return days
    return list({week_of(order, day): day for day in reversed(days)}.values())[::-1]


def week_of(order: Order, day: date) -> int:
    """The week of an order in which a day lies, counted from the end of its term to comply.

    Basis: ADR 0060.
    """
    start = order.last_comply_day or order.sent_on or day
    return ((day - start).days - 1) // A_WEEK


def refuse_day(order: Order, before: Sequence[Forfeited], day: date, *, today: date, violated_on: date) -> None:
    """A breach forfeits after the order was sent and its term ended, once a day or week, and up to the maximum.

    Basis: Awb 3:40 and 3:41 (an order works when it is sent), 5:32a(2) (nothing within the term), 5:32b(3), 5:33.
    """
    if day > today:
        raise Refused("breach_in_future", "De overtreding ligt in de toekomst.", field="first_on")
    if day < violated_on:
        raise Refused(
            "before_violation",
            f"De overtreding waar de last over gaat, is van {violated_on:%d-%m-%Y}; daarvoor is niets verbeurd.",
            field="first_on",
        )
    if order.sent_on is None:
        raise Refused(
            "order_unsent",
            f"De last is nog niet verzonden aan {order.label} en werkt dus nog niet (artikelen 3:40 en 3:41 Awb).",
            field="addressees",
        )
    if day < order.sent_on:
        raise Refused(
            "before_sending",
            f"De last is pas op {order.sent_on:%d-%m-%Y} verzonden aan {order.label} (artikel 3:41 Awb).",
            field="first_on",
        )
    if order.last_comply_day is not None and day <= order.last_comply_day:
        raise Refused(
            "within_term",
            f"De termijn om te herstellen van {order.label} liep tot en met {order.last_comply_day:%d-%m-%Y}; binnen "
            "die termijn wordt niets verbeurd (artikel 5:32a, tweede lid, Awb).",
            field="first_on",
        )
    if order.lifted_on is not None and day >= order.lifted_on:
        raise Refused(
            "order_lifted",
            f"De last aan {order.label} is op {order.lifted_on:%d-%m-%Y} opgeheven (artikel 5:34 Awb).",
            field="addressees",
        )
    _refuse_used_up(order, before, day)


def _refuse_used_up(order: Order, before: Sequence[Forfeited], day: date) -> None:
    """Nothing above the maximum, and once a day or week (Awb 5:32b)."""
    if not left_of(order, before):
        raise Refused(
            "maximum_reached",
            f"Het maximum van {euros(order.maximum_cents)} is verbeurd door {order.label}; daarboven wordt geen "
            f"dwangsom meer verbeurd ({MAXIMUM}).",
            field="addressees",
        )
    if any(one.on == day for one in before):
        raise Refused(
            "same_day",
            f"Voor {day:%d-%m-%Y} is door {order.label} al een dwangsom verbeurd; een tweede hercontrole op dezelfde "
            "dag verbeurt niets (artikel 5:32b, tweede lid, Awb).",
            field="first_on",
        )
    if order.unit == PenaltyUnit.WEEK and any(week_of(order, one.on) == week_of(order, day) for one in before):
        raise Refused(
            "same_week",
            f"Voor de week van {day:%d-%m-%Y} is door {order.label} al een dwangsom verbeurd (artikel 5:32b, tweede "
            "lid, Awb).",
            field="first_on",
        )


def forfeit(
    order: Order, before: Sequence[Forfeited], first: date, last: date, *, today: date, violated_on: date
) -> list[Forfeited]:
    """What a breach from `first` to `last` forfeits: in order of days, the last amount cut to what the maximum leaves.

    Nothing is forfeited any more after the maximum; a breach that begins there is refused.
    Basis: Awb 5:32b(2) and (3).
    """
    made: list[Forfeited] = []
    for day in days_of(order, first, last):
        known = [*before, *made]
        if made and not left_of(order, known):
            break
        refuse_day(order, known, day, today=today, violated_on=violated_on)
        made.append(Forfeited(day, min(order.amount_cents, left_of(order, known))))
    return made
