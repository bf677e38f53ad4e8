"""Reads of premises that other rooms ask for."""

from django.db.models import Prefetch

from regiotoezicht.core.rights import Actor
from regiotoezicht.premises.models import Party, Premises, PremisesQuerySet


def premises_with_parties(actor: Actor) -> PremisesQuerySet:
    """The premises an actor may see, each with its municipality, its business and who answers for that."""
    parties = Prefetch("business__parties", queryset=Party.objects.order_by("role", "pk"))
    return Premises.objects.visible_to(actor).select_related("municipality", "business").prefetch_related(parties)
