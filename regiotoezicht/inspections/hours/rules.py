"""Permissions, events and guards of hours. Pure."""

from datetime import date, timedelta

from regiotoezicht.access.rights import Way, allow
from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import EventType
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Permission

HOURS_BOOK = Permission("inspections.hours_book", "Eigen uren boeken")
HOURS_SUMS = Permission("inspections.hours_sums", "Uren per gemeente inzien, niet per persoon")

BOOKED = EventType("inspections.hours_booked", "Uren geboekt: {minutes} minuten ({sector})")
BOOKING_WITHDRAWN = EventType("inspections.hours_withdrawn", "Geboekte uren ingetrokken: {minutes} minuten")

PRESETS = (60, 120, 180, 240)
"""What one tap books, in minutes."""
MOST_A_DAY = 24 * 60
MOST_AT_ONCE = 16 * 60
CASE_WINDOW = timedelta(weeks=13)
"""How long after a visit its dossier is offered to book hours on: reports, measures and objections take such a time."""
MOST_CASES = 10
"""How many of them stand on the page; the others are reached by their number."""
WINDOW = timedelta(days=31)
"""How long back hours can be booked: a month, so that a quarter can be closed."""


def declare_rights() -> None:
    """Fill in who books and who sees sums.

    Basis: toegang.md, row "Hours".
    """
    allow(HOURS_BOOK, dict.fromkeys((Role.SUPERVISOR, Role.COORDINATOR), Way.OFFICE))
    watching = (Role.COORDINATOR, Role.CONTROLLER, Role.REGION_CONTROLLER, Role.POLICY_OFFICER)
    allow(HOURS_SUMS, dict.fromkeys(watching, Way.OFFICE))


def is_bookable(day: date, today: date) -> bool:
    """Whether hours of a day can be booked today.

    Basis: ADR 0152.
    """
    return today - WINDOW <= day <= today


def refuse_minutes(minutes: int, booked_that_day: int) -> None:
    """A booking is some minutes, and a day has no more than it has.

    Basis: ADR 0152.
    """
    if not 0 < minutes <= MOST_AT_ONCE:
        raise Refused("minutes", "Boek meer dan nul en hoogstens zestien uur tegelijk.", field="hours")
    if booked_that_day + minutes > MOST_A_DAY:
        raise Refused("full_day", "Voor die dag zijn dan meer dan 24 uur geboekt.", field="hours")


def refuse_day(day: date, today: date) -> None:
    """Hours are booked after the work, and within a month.

    Basis: ADR 0152.
    """
    if day > today:
        raise Refused("future", "Die dag moet nog komen; boek uren nadat er is gewerkt.", field="date")
    if not is_bookable(day, today):
        raise Refused("too_late", "Uren boekt u binnen een maand. Vraag anders de coördinator.", field="date")
