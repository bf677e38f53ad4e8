"""Permissions, events and guards of business premises. Pure."""

import unicodedata

from django.db.models import TextChoices

from regiotoezicht.access.rights import Way, allow
from regiotoezicht.access.roles import Role
from regiotoezicht.bylaws.vocabulary import PremisesKind
from regiotoezicht.core.actions import EventType
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Permission

PREMISES_READ = Permission("premises.read", "Bedrijfspanden en bedrijven inzien")
PREMISES_KEEP = Permission("premises.keep", "Bedrijfspanden en bedrijven vastleggen en wijzigen")

BUSINESS_ADDED = EventType("premises.business_added", "Bedrijf vastgelegd")
BUSINESS_CHANGED = EventType("premises.business_changed", "Bedrijf gewijzigd")
BUSINESS_REMOVED = EventType("premises.business_removed", "Bedrijf verwijderd")
PREMISES_ADDED = EventType("premises.added", "Bedrijfspand vastgelegd")
PREMISES_CHANGED = EventType("premises.changed", "Bedrijfspand gewijzigd")
PREMISES_REMOVED = EventType("premises.removed", "Bedrijfspand verwijderd")
PREMISES_EXPORTED = EventType("premises.exported", "Bedrijfspanden opgeslagen: {rows} regels", reading=True)

BUSINESS_KINDS = tuple(kind for kind in PremisesKind if kind is not PremisesKind.HOME)
KIND_CHOICES = tuple((kind.value, kind.label) for kind in BUSINESS_KINDS)


class PartyRole(TextChoices):
    """What somebody is to a business."""

    HOLDER = "holder", "exploitant"
    MANAGER = "manager", "beheerder"
    OWNER = "owner", "eigenaar van het pand"


def declare_rights() -> None:
    """Fill in who holds the permissions of this room.

    Basis: toegang.md, row "Business premises, business, permit register".
    """
    allow(
        PREMISES_READ,
        {
            Role.PERMIT_OFFICER: Way.OFFICE,
            Role.LAWYER: Way.OFFICE,
            Role.COORDINATOR: Way.OFFICE,
            Role.SUPERVISOR: Way.DESIGNATED,
        },
    )
    allow(PREMISES_KEEP, {Role.PERMIT_OFFICER: Way.OFFICE})


def refuse_dwelling(kind: str) -> None:
    """A dwelling is never recorded as business premises. Raises Refused("dwelling").

    Basis: AVG art. 9; ABRvS 29-08-2018 ECLI:NL:RVS:2018:2856; law notes A8 "Dwelling suspected".
    """
    if kind == PremisesKind.HOME:
        raise Refused(
            "dwelling",
            "Een woning wordt geen bedrijfspand: het adres van een woning staat alleen in de eigen zaak.",
            field="kind",
        )


def sameness(text: str) -> str:
    """Text by which two spellings of one name or address are the same: no capitals, accents or signs.

    Basis: ADR 0045 (how a permit is recognised again).
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(sign if sign.isalnum() else " " for sign in decomposed if not unicodedata.combining(sign))
    return " ".join(letters.split()) or text.casefold()
