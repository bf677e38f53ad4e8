"""Rules of the organisation: periods, designations and mandates. Pure."""

from datetime import date

from django.db.models import Q, TextChoices

from regiotoezicht.core.actions import EventType
from regiotoezicht.core.rights import Permission


class Body(TextChoices):
    """The bodies of a municipality that decide (*bestuursorgaan*)."""

    MAYOR = "mayor", "burgemeester"
    COLLEGE = "college", "college van burgemeester en wethouders"


EMPLOYEE_KEEP = Permission("organisation.employee_keep", "Medewerkers vastleggen en wijzigen")
DESIGNATION_KEEP = Permission("organisation.designation_keep", "Aanwijzingen als toezichthouder vastleggen")
DESIGNATION_READ = Permission("organisation.designation_read", "Aanwijzingen en mandaten inzien")
MANDATE_KEEP = Permission("organisation.mandate_keep", "Mandaten vastleggen")
PARTICIPATION_KEEP = Permission("organisation.participation_keep", "Deelname van een gemeente vastleggen")

EMPLOYEE_ADDED = EventType("organisation.employee_added", "Medewerker toegevoegd")
EMPLOYEE_CHANGED = EventType("organisation.employee_changed", "Medewerker gewijzigd")
DESIGNATION_GIVEN = EventType("organisation.designation_given", "Aanwijzing vastgelegd tot {until}")
DESIGNATION_ENDED = EventType("organisation.designation_ended", "Aanwijzing beëindigd per {until}")
MANDATE_GIVEN = EventType("organisation.mandate_given", "Mandaat vastgelegd")
MANDATE_ENDED = EventType("organisation.mandate_ended", "Mandaat beëindigd per {until}")
PARTICIPATION_SET = EventType("organisation.participation_set", "Deelname vastgelegd vanaf {from_date}")


def in_force(on: date, prefix: str = "") -> Q:
    """A condition on half-open periods `from_date/until_date`: in force on that day.

    Basis: ADR 0003 (periods are half-open; an empty end means until further notice).
    """
    return Q(**{f"{prefix}from_date__lte": on}) & (
        Q(**{f"{prefix}until_date__isnull": True}) | Q(**{f"{prefix}until_date__gt": on})
    )


def is_in_force(from_date: date, until_date: date | None, on: date) -> bool:
    """Whether a half-open period holds on a day.

    Basis: ADR 0003.
    """
    return from_date <= on and (until_date is None or on < until_date)
