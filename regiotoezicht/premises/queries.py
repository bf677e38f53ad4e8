"""Reads of premises."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from regiotoezicht.core.rights import Actor
from regiotoezicht.premises.models import Party, Premises, PremisesQuerySet


@dataclass(frozen=True)
class Filter:
    """Which premises to list; empty means all."""

    municipality: int | None = None
    kind: str = ""


def listed(actor: Actor, chosen: Filter) -> QuerySet[Premises]:
    """The premises that an actor may see, each with its business and municipality."""
    premises = Premises.objects.visible_to(actor).select_related("business", "municipality")
    if chosen.municipality is not None:
        premises = premises.filter(municipality_id=chosen.municipality)
    if chosen.kind:
        premises = premises.filter(kind=chosen.kind)
    return premises


def premises_with_parties(actor: Actor) -> PremisesQuerySet:
    """The premises an actor may see, each with its municipality, its business and who answers for that."""
    parties = Prefetch("business__parties", queryset=Party.objects.order_by("role", "pk"))
    return Premises.objects.visible_to(actor).select_related("municipality", "business").prefetch_related(parties)
