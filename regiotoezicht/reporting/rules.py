"""Permissions, events and guards of figures and borders. Pure."""

from datetime import date

from regiotoezicht.access.rights import Way, allow
from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import EventType
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Permission

READ = Permission("reporting.read", "Beschermde cijfers van de regio inzien")
READ_OWN = Permission("reporting.read_own", "Cijfers van de eigen gemeente precies inzien")
BORDERS_KEEP = Permission("reporting.borders_keep", "Gemeentegrenzen voor de kaart inlezen en verwijderen")

BORDERS_READ = EventType("reporting.borders_read", "Gemeentegrenzen ingelezen ter controle: {municipalities} gemeenten")
BORDERS_USED = EventType("reporting.borders_used", "Gemeentegrenzen in gebruik genomen")
BORDERS_REMOVED = EventType("reporting.borders_removed", "Gemeentegrenzen verwijderd")

FIRST_YEAR = 2022
"""The year in which the task came back from the police. Basis: mission notes."""


def declare_rights() -> None:
    """Fill in who reads figures, and who keeps the borders of the map.

    Basis: toegang.md, rows "Figures" and "Borders".
    """
    allow(READ, {role: Way.OFFICE for role in Role if role is not Role.PARTNER})
    allow(READ_OWN, {Role.POLICY_OFFICER: Way.OFFICE})
    allow(BORDERS_KEEP, dict.fromkeys((Role.FUNCTIONAL_ADMINISTRATOR, Role.PROGRAMME_OWNER), Way.OFFICE))


def years_until(today: date) -> range:
    """The years of which there are figures, this one among them.

    Basis: mission notes (the municipalities have the task since 2022).
    """
    return range(FIRST_YEAR, max(today.year, FIRST_YEAR) + 1)


def refuse_other_draft(*, is_draft: bool) -> None:
    """Only borders that were just read and not yet used can be taken into use.

    Basis: ADR 0172.
    """
    if not is_draft:
        raise Refused("in_use", "Deze grenzen zijn al in gebruik.")
