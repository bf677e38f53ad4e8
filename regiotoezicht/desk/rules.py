"""Permissions, events and purposes of the office. Pure.

The pages of the office show records of all rooms; who sees which record is said by the rooms themselves.
"""

from collections.abc import Collection

from django.db.models import TextChoices

from regiotoezicht.access.rights import Way, allow
from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import EventType
from regiotoezicht.core.rights import Permission

SEARCH = Permission("desk.search", "Zoeken in dossiers, bedrijfspanden en vergunningen")

HOME_READ = EventType("desk.home_read", "Startpagina bekeken", reading=True)
SEARCHED = EventType("desk.searched", "Gezocht: {found} gevonden", reading=True)
DOSSIER_READ = EventType("desk.dossier_read", "Dossier bekeken", reading=True)
DOSSIER_SAVED = EventType(
    "desk.dossier_saved", "Dossier als één bestand bewaard: {files} stukken, {records} onderdelen", reading=True
)

HOME_PURPOSE = "werkvoorraad"
SEARCH_PURPOSE = "zoeken"


class Purpose(TextChoices):
    """Why a dossier is saved as one file; it goes on the log."""

    HANDLING = "behandeling", "behandeling van de zaak"
    OBJECTION = "bezwaar_of_beroep", "bezwaar of beroep"
    ACCESS_REQUEST = "inzageverzoek", "verzoek om inzage van een betrokkene"
    ARCHIVE = "archief", "archivering"


PURPOSES: dict[Role, str] = {
    Role.COORDINATOR: "regie",
    Role.SUPERVISOR: "controle",
    Role.PERMIT_OFFICER: "vergunningverlening",
    Role.LAWYER: "handhaving",
    Role.SIGNER: "ondertekening",
    Role.PRIVACY_OFFICER: "rechtsbescherming",
}


def declare_rights() -> None:
    """Fill in who searches: every role that sees records. Search itself opens nothing that a list would not show.

    Basis: toegang.md: administrators, controllers and steering see no records at all.
    """
    allow(SEARCH, dict.fromkeys(PURPOSES, Way.OFFICE))


def purpose_of(roles: Collection[Role]) -> str:
    """The purpose for which these roles look at a dossier; that of the first role that has one.

    Basis: AVG 5(1)(b); toegang.md: every reading marked * carries a purpose.
    """
    return next((purpose for role, purpose in PURPOSES.items() if role in roles), "onbekend")
