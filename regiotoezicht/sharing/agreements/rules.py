"""Permissions, events and guards of agreements. Pure."""

from collections.abc import Collection
from datetime import date, timedelta

from regiotoezicht.access.rights import Way, allow
from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import EventType
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Permission

AGREEMENT_KEEP = Permission("sharing.agreement_keep", "Afspraken over delen vastleggen en beëindigen")
AGREEMENT_READ = Permission("sharing.agreement_read", "Afspraken over delen inzien")

CONCLUDED = EventType("sharing.agreement_concluded", "Afspraak vastgelegd: {kind}, vanaf {from_date}")
ENDED = EventType("sharing.agreement_ended", "Afspraak beëindigd per {until}")

WARNING = timedelta(weeks=8)
"""How long before its end an agreement warns: a new one takes a decision of each party."""


def declare_rights() -> None:
    """Fill in who keeps agreements and who reads them; they hold no record.

    Basis: toegang.md, row "Disclosure"; AVG 26(2) (the essence of an arrangement is made available) and 30.
    """
    allow(AGREEMENT_KEEP, {Role.PRIVACY_OFFICER: Way.OFFICE})
    watching = (Role.PRIVACY_OFFICER, Role.DATA_PROTECTION_OFFICER)
    sharing = (Role.LAWYER, Role.COORDINATOR, Role.POLICY_OFFICER)
    allow(AGREEMENT_READ, dict.fromkeys((*watching, *sharing), Way.OFFICE))


def ends_soon(until: date | None, on: date) -> bool:
    """Whether an agreement that holds ends within the time of warning.

    Basis: ADR 0120 (eight weeks: own choice).
    """
    return until is not None and on < until <= on + WARNING


def refuse_without_parties(*, municipalities: Collection[object], others: int) -> None:
    """An agreement has two sides: one or more municipalities, and a district, a partner or another municipality.

    Basis: AVG 26(1) and 28(3).
    """
    if not municipalities:
        raise Refused("no_municipality", "Kies ten minste één gemeente die partij is.", field="municipalities")
    if len(municipalities) + others < 2:
        raise Refused(
            "one_party", "Een afspraak heeft twee partijen: kies ook een district, een ketenpartner of een gemeente."
        )
