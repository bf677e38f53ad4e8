"""Permissions, events, reasons and guards of emergencies. Pure."""

from datetime import datetime, timedelta

from django.db.models import TextChoices

from regiotoezicht.access.rights import Way, allow
from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import EventType
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Permission

EMERGENCY_OPEN = Permission("emergency.open", "In nood een stuk openen waar men geen recht op heeft")
EMERGENCY_REVIEW = Permission("emergency.review", "Noodtoegang achteraf toetsen")
EMERGENCY_READ = Permission("emergency.read", "De lijst van noodtoegang zien, zover men haar toetst of erover waakt")
EMERGENCY_READ_OWN = Permission("emergency.read_own", "De eigen noodtoegang terugzien, zolang men er werkt")
EMERGENCY_READ_ALL = Permission("emergency.read_all", "Zien wie in de gemeente met noodtoegang wat opende")

OPENED = EventType("emergency.opened", "Noodtoegang geopend: {category}, {hours} uur")
MISSED = EventType("emergency.missed", "Noodtoegang gevraagd tot een stuk dat niet open kan: {kind}")
CLOSED = EventType("emergency.closed", "Noodtoegang eerder beëindigd")
REVIEWED = EventType("emergency.reviewed", "Noodtoegang getoetst: {outcome}")
SEEN = EventType("emergency.seen", "Noodtoegang ingezien", reading=True)
LIST_READ = EventType("emergency.list_read", "Lijst van noodtoegang ingezien: {rows} regels", reading=True)

TASK_REVIEW = "emergency.review"
PURPOSE = "toetsing_noodtoegang"
MOST_HOURS = 4
WORKING_DAYS_TO_REVIEW = 1
SHORTEST_REASON = 20
LONGEST_REASON = 1_000

OPENERS = (Role.SUPERVISOR, Role.COORDINATOR, Role.LAWYER, Role.PERMIT_OFFICER)
"""The roles that work on records. Administrators and partners are not among them, nor is anybody of the care."""
REVIEWERS = (Role.LAWYER, Role.COORDINATOR, Role.PRIVACY_OFFICER)
"""Whose work a review can be; the privacy officer's when there is nobody else, or when it is late."""


class Category(TextChoices):
    """Why it could not wait."""

    SAFETY = "safety", "gevaar voor iemand, of voor een collega op pad"
    POLICE = "police", "politie of hulpdienst vraagt er nu om"
    TERM = "term", "een termijn of zitting van vandaag, en wie het dossier heeft is onbereikbaar"
    CLOSING = "closing", "een sluiting of maatregel die nu wordt uitgevoerd"


class Outcome(TextChoices):
    """What the second person found."""

    RIGHTFUL = "rightful", "terecht"
    WRONGFUL = "wrongful", "niet terecht"


def declare_rights() -> None:
    """Fill in who opens in an emergency, who reviews it and who reads that it happened.

    Basis: toegang.md, row "Emergency".
    """
    allow(EMERGENCY_OPEN, dict.fromkeys(OPENERS, Way.OFFICE))
    watchers = (Role.PRIVACY_OFFICER, Role.DATA_PROTECTION_OFFICER)
    allow(EMERGENCY_REVIEW, dict.fromkeys(REVIEWERS, Way.OFFICE))
    allow(EMERGENCY_READ, dict.fromkeys((Role.LAWYER, Role.COORDINATOR, *watchers), Way.OFFICE))
    allow(EMERGENCY_READ_OWN, {role: Way.OFFICE for role in Role if role is not Role.PARTNER})
    allow(EMERGENCY_READ_ALL, dict.fromkeys((Role.LAWYER, *watchers), Way.OFFICE))


def refuse_hours(hours: int) -> None:
    """Emergency access lasts one to four hours. Raises Refused("hours").

    Basis: toegang.md, row "Emergency"; BIO 5.18 (no longer than needed).
    """
    if not 1 <= hours <= MOST_HOURS:
        raise Refused("hours", f"Noodtoegang duurt ten minste 1 en ten hoogste {MOST_HOURS} uur.", field="hours")


def refuse_reason(category: str, reason: str) -> None:
    """Whoever breaks the glass says why, in a category and in words. Raises Refused("reason_needed").

    Basis: AVG 5(2); BIO 5.15.
    """
    if category not in Category.values:
        raise Refused("reason_needed", "Kies waarom het niet kan wachten.", field="category")
    if len(reason.strip()) < SHORTEST_REASON:
        raise Refused(
            "reason_needed",
            f"Schrijf op wat er aan de hand is, in ten minste {SHORTEST_REASON} tekens.",
            field="reason",
        )


def refuse_own_review(*, own: bool) -> None:
    """Nobody reviews what she opened herself. Raises Refused("own_emergency").

    Basis: BIO 5.3 (separation of duties); toegang.md, row "Emergency".
    """
    if own:
        raise Refused("own_emergency", "Dit hebt u zelf geopend; een ander toetst het.")


def refuse_other_reviewer(*, hers: bool) -> None:
    """Who reviews is of the side whose work the record was, or the privacy officer. Raises Refused("not_hers").

    Basis: toegang.md, row "Emergency"; AVG 24.
    """
    if not hers:
        raise Refused("not_hers", "Deze noodtoegang toetst iemand anders.")


def refuse_review(*, outcome: str, measure: str) -> None:
    """A review has an outcome; what was not rightful also has a measure. Raises Refused("measure_needed").

    Basis: AVG 24 and 33 (what was not rightful may be a breach that must be reported).
    """
    if outcome not in Outcome.values:
        raise Refused("outcome_needed", "Kies of de noodtoegang terecht was.", field="outcome")
    if outcome == Outcome.WRONGFUL and not measure.strip():
        raise Refused("measure_needed", "Schrijf op welke maatregel u neemt.", field="measure")


def refuse_closing(*, until: datetime, at: datetime) -> None:
    """What is over cannot be ended any more. Raises Refused("over").

    Basis: toegang.md, row "Emergency".
    """
    if until <= at:
        raise Refused("over", "Deze noodtoegang is al voorbij.")


def end_of(at: datetime, hours: int) -> datetime:
    """The moment from which the record is closed again.

    Basis: toegang.md, row "Emergency": at most four hours.
    """
    return at + timedelta(hours=hours)
