"""What a district may decide, as processor or as joint controller. Pure.

The arrangement stands on the participation of a municipality; no participation, no arrangement and nothing to decide.
"""

from django.db.models import TextChoices

from regiotoezicht.core.refusals import Refused
from regiotoezicht.organisation.rules import Arrangement


class Matter(TextChoices):
    """What only a controller decides; the label fits in `besluiten over …`."""

    DISCLOSURE = "disclosure", "verstrekken"
    RETENTION = "retention", "bewaren"
    PURPOSE = "purpose", "het doel"
    REQUESTS = "requests", "verzoeken van betrokkenen"
    PRIORITY = "priority", "gezamenlijke prioriteiten"
    DECONFLICTION = "deconfliction", "samen afstemmen wie waar komt"


TO_WHOM = {
    Matter.DISCLOSURE: "de jurist van de gemeente, die zelf kan verstrekken",
    Matter.RETENTION: "de privacy officer van de gemeente",
    Matter.PURPOSE: "de privacy officer van de gemeente",
    Matter.REQUESTS: "de privacy officer van de gemeente",
    Matter.PRIORITY: "de jurist van de gemeente, of volg het voorstel",
    Matter.DECONFLICTION: "de jurist van de gemeente",
}
"""Who does decide: a refusal names the way that exists."""


def refuse_as_processor(matter: Matter, arrangement: Arrangement | None) -> None:
    """A district that only carries out for a municipality decides nothing for it; together deciding takes an
    arrangement as joint controllers.

    Basis: AVG 26 and 28(3)(a), (10) (a processor that decides on purpose or means is a controller itself); law notes
    A3; toegang.md, "Verder geldt".
    """
    if arrangement is None:
        raise Refused(
            "no_participation",
            "Voor deze gemeente werkt het district vandaag niet: er is geen overeenkomst die geldt.",
        )
    if arrangement == Arrangement.PROCESSOR:
        raise Refused(
            "as_processor",
            f"Het district is voor deze gemeente verwerker (artikel 28 AVG) en besluit niet over {matter.label}. "
            f"Vraag {TO_WHOM[matter]}.",
        )


def may_decide(matter: Matter, arrangement: Arrangement | None) -> bool:
    """The same as a question, for a screen that shows a door or leaves it out.

    Basis: as `refuse_as_processor`.
    """
    try:
        refuse_as_processor(matter, arrangement)
    except Refused:
        return False
    return True
