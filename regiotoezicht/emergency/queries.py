"""What is asked about emergencies: the record that is meant, and where somebody may open at all."""

from typing import Any

from django.db.models import Q

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.rights import Actor
from regiotoezicht.emergency.models import Emergency
from regiotoezicht.emergency.openable import KINDS
from regiotoezicht.emergency.rules import EMERGENCY_OPEN, EMERGENCY_REVIEW
from regiotoezicht.organisation.models import Participation
from regiotoezicht.organisation.rules import in_force


def places_in_reach(actor: AccountActor) -> frozenset[int]:
    """The municipalities that today take part in a district in which hers, or she herself, takes part.

    Basis: toegang.md, row "Emergency": within the own district, where an agreement holds.
    """
    reach, today = actor.reach(EMERGENCY_OPEN), local_date(actor.at)
    mine = Participation.objects.filter(in_force(today))
    districts = set(mine.filter(municipality__in=reach.municipalities).values_list("district_id", flat=True))
    together = mine.filter(district__in=districts | reach.districts)
    return frozenset(together.values_list("municipality_id", flat=True))


def record_meant(actor: Actor, *, label: str, dossier: str, places: frozenset[int]) -> Any:
    """The newest record of this kind with this number in these places that can be opened, or None."""
    kind = KINDS.get(label)
    if kind is None:
        return None
    return kind.rows().filter(dossier=dossier, municipality__in=places).order_by("-pk").first()


def may_read_already(actor: Actor, subject: Any) -> bool:
    """Whether the actor needs no emergency to read this record."""
    return KINDS[subject._meta.label_lower].readable(actor).filter(pk=subject.pk).exists()


def waiting(actor: AccountActor) -> list[Emergency]:
    """The emergencies that wait for a review by the actor: those of her roles and not her own; late ones first."""
    reach = actor.reach(EMERGENCY_REVIEW)
    if not reach:
        return []
    mine = Q(review_role__in=[role.value for role in actor.roles])
    found = Emergency.objects.unreviewed().filter(mine, reach.within()).exclude(account_id=actor.account_id)
    return list(found.select_related("account", "municipality").order_by("review_due", "pk")[:20])
