"""What must be on record before the switch opens. Pure."""

from collections.abc import Mapping
from datetime import date

from django.db.models import TextChoices

from regiotoezicht.access.rights import Way, allow
from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import EventType
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Permission

SWITCH_PREPARE = Permission("bylaws.switch_prepare", "Vastleggen waarop de schakelaar van de Wgts rust")
SWITCH_ADVISE = Permission("bylaws.switch_advise", "DPIA en advies over de schakelaar van de Wgts vastleggen")
SWITCH_OPEN = Permission("bylaws.switch_open", "De schakelaar van de Wgts openen en sluiten")

GROUND_RECORDED = EventType("bylaws.switch_ground", "Schakelaar Wgts: {ground} vastgelegd van {on}")
SWITCH_OPENED = EventType("bylaws.switch_opened", "Schakelaar Wgts geopend")
SWITCH_CLOSED = EventType("bylaws.switch_closed", "Schakelaar Wgts gesloten")


class Ground(TextChoices):
    """On what the switch rests; the label fits in a list of what is missing."""

    ACT = "act", "de wet in het Staatsblad"
    BYLAW = "bylaw", "de eigen verordening"
    DPIA = "dpia", "de DPIA"
    ADVICE = "advice", "het advies van de FG"


BY_LAWYER = frozenset({Ground.ACT, Ground.BYLAW})
"""The others are recorded by who protects the data: nobody approves her own assessment."""


def declare_rights() -> None:
    """Fill in who records what, and who opens.

    Basis: toegang.md, row "Wgts switch"; AVG 35 and 39 (DPIA, advice of the officer).
    """
    allow(SWITCH_PREPARE, {Role.LAWYER: Way.OFFICE})
    allow(SWITCH_ADVISE, {Role.PRIVACY_OFFICER: Way.OFFICE, Role.DATA_PROTECTION_OFFICER: Way.OFFICE})
    allow(SWITCH_OPEN, {Role.LAWYER: Way.OFFICE})


def missing(grounds: Mapping[str, date], on: date) -> list[Ground]:
    """What is not on record, or holds only after a day.

    Basis: law notes A2 (the act is not in force; treat as off), A5; AVG 35.
    """
    return [ground for ground in Ground if ground not in grounds or grounds[ground] > on]


def refuse_unfounded(grounds: Mapping[str, date], on: date) -> None:
    """The switch opens on all four. Raises Refused("switch_unfounded").

    Basis: law notes A2, A5; AVG 6(3), 9(2)(g) (a basis in law), 35 (DPIA), 39(1)(c) (advice).
    """
    lacking = missing(grounds, on)
    if lacking:
        raise Refused(
            "switch_unfounded",
            f"De schakelaar blijft dicht: {', '.join(ground.label for ground in lacking)} "
            f"{'is' if len(lacking) == 1 else 'zijn'} niet vastgelegd of nog niet van kracht.",
        )


def refuse_closed(*, is_open: bool) -> None:
    """What needs the act is not done while the switch is off. Raises Refused("switch_closed").

    Basis: law notes A2 (Wgts not in force), A5 (no basis to look for businesses without a permit online).
    """
    if not is_open:
        raise Refused(
            "switch_closed",
            "Dit mag nog niet: de Wet gemeentelijk toezicht seksbedrijven geldt hier niet. "
            "Controleer alleen bedrijven met een vergunning, of vraag de politie.",
        )
