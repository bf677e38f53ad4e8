"""Permission, events and limits of reading the log. Pure."""

from django.db.models import TextChoices

from regiotoezicht.access.rights import Way, allow
from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import EventType
from regiotoezicht.core.rights import Permission

LOG_READ = Permission("privacy.log_read", "Zien wie wat heeft ingezien en gewijzigd in de eigen gemeente")

OVERVIEW_READ = EventType("privacy.overview_read", "Overzicht van het logboek bekeken", reading=True)
READINGS_READ = EventType("privacy.readings_read", "Inzage door anderen nagekeken: {rows} regels", reading=True)
EVENTS_READ = EventType("privacy.events_read", "Gebeurtenissen nagekeken: {rows} regels", reading=True)
LOG_EXPORTED = EventType("privacy.log_exported", "Regels van het logboek opgeslagen: {rows} regels", reading=True)

PURPOSE = "rechtsbescherming"
OWN_WORK = "werkvoorraad"
"""The purpose with which home pages and worklists are read."""
DAYS_OF_CHOICES = 90
DAYS_AT_HOME = 7
NIGHT_FROM, NIGHT_UNTIL = 23, 6
"""Hours of the clock in the Netherlands; rounds in the evening are ordinary work."""
MANY_A_DAY = 100


class Unusual(TextChoices):
    """What makes a reading worth a second look. It says nothing about whether it was right.

    Whether somebody looked at her own street cannot be seen: no home of anybody is known here.
    """

    NIGHT = "nacht", "tussen 23.00 en 6.00 uur"
    MANY = "veel", "meer dan 100 keer op één dag, door één persoon"
    ENDED = "na-afloop", "na afloop van een toewijzing of toegang op dat stuk"


def declare_rights() -> None:
    """Fill in who reads the log of a municipality: its privacy officer, and the data protection officer beside her.

    Basis: toegang.md, row "Events and readings"; AVG 38 and 39 (the data protection officer watches and advises).
    """
    allow(LOG_READ, {Role.PRIVACY_OFFICER: Way.OFFICE, Role.DATA_PROTECTION_OFFICER: Way.OFFICE})
