"""Permissions, events and guards of readiness and training. Pure."""

from datetime import date

from dateutil.relativedelta import relativedelta

from regiotoezicht.access.rights import Way, allow
from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import EventType
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Permission

READ = Permission("programme.read", "Het programma en de gereedheid van gemeenten inzien")
KEEP = Permission("programme.keep", "Gereedheid van een gemeente vastleggen")
CERTIFICATE_KEEP = Permission("programme.certificate_keep", "Opleidingen van eigen medewerkers vastleggen")
CERTIFICATE_READ = Permission("programme.certificate_read", "Opleidingen van medewerkers inzien")

ARRANGED = EventType("programme.arranged", "Vastgelegd voor de gereedheid: {item}, {date}")
WITHDRAWN = EventType("programme.withdrawn", "Ingetrokken voor de gereedheid: {item}")
CERTIFIED = EventType("programme.certified", "Opleiding vastgelegd: {course}, geldig tot {until}")
CERTIFICATE_WITHDRAWN = EventType("programme.certificate_withdrawn", "Opleiding ingetrokken: {course}")

EARLIEST = date(2000, 1, 1)
"""A day before it is a typing error: no certificate or decision of this task is that old."""
LONGEST_VALID = relativedelta(years=10)
REMINDED = relativedelta(months=3)
"""How long before its end a certificate asks for attention."""


def declare_rights() -> None:
    """Fill in who keeps and who reads the programme.

    Basis: toegang.md, row "Programme, readiness".
    """
    everybody: dict[Role, Way | tuple[Way, ...]] = {role: Way.OFFICE for role in Role if role is not Role.PARTNER}
    allow(READ, everybody)
    allow(KEEP, dict.fromkeys((Role.POLICY_OFFICER, Role.PROGRAMME_OWNER), Way.OFFICE))
    allow(CERTIFICATE_KEEP, {Role.POLICY_OFFICER: Way.OFFICE})
    allow(CERTIFICATE_READ, dict.fromkeys((Role.POLICY_OFFICER, Role.COORDINATOR), Way.OFFICE))


def refuse_day(day: date, today: date, *, field: str) -> None:
    """What is recorded has happened, in the time of this task.

    Basis: Awb 3:2 (careful preparation); ADR 0160.
    """
    if day > today:
        raise Refused("in_future", "Deze datum ligt in de toekomst; kies de dag waarop het gebeurde.", field=field)
    if day < EARLIEST:
        raise Refused("too_early", f"Deze datum ligt voor {EARLIEST:%d-%m-%Y}; kijk het jaar na.", field=field)


def refuse_validity(passed: date, until: date) -> None:
    """A certificate holds for some time after it was got, and not for ever.

    Basis: ADR 0160.
    """
    if until <= passed:
        raise Refused("empty_period", "De geldigheid eindigt niet na de dag van slagen.", field="until_date")
    if until > passed + LONGEST_VALID:
        raise Refused("too_long", "Een certificaat geldt ten hoogste tien jaar; kijk het jaar na.", field="until_date")


def asks_attention(until: date, on: date) -> bool:
    """Whether a certificate ended or ends within three months.

    Basis: ADR 0160.
    """
    return until <= on + REMINDED
