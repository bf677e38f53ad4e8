"""What is asked of the permit register. A sealed permit is in no list, export or search: it has its own page only."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Prefetch, QuerySet

from regiotoezicht.core.rights import Actor
from regiotoezicht.permits.models import Permit
from regiotoezicht.permits.rules import PermitStatus
from regiotoezicht.premises.models import Party, Premises


@dataclass(frozen=True)
class Filter:
    """Which permits to list; empty means all. `ends_within` is a number of days from today."""

    municipality: int | None = None
    kind: str = ""
    status: str = ""
    ends_within: int | None = None


def listed(actor: Actor, chosen: Filter, *, on: date) -> QuerySet[Permit]:
    """The permits of the register that an actor may see, with their premises and municipality."""
    permits = Permit.objects.open().visible_to(actor).select_related("premises", "municipality")
    if chosen.municipality is not None:
        permits = permits.filter(municipality_id=chosen.municipality)
    if chosen.kind:
        permits = permits.filter(kind=chosen.kind)
    if chosen.status:
        permits = permits.with_status(chosen.status, on)
    if chosen.ends_within is not None:
        last = on + timedelta(days=chosen.ends_within)
        permits = permits.filter(status=PermitStatus.IN_FORCE, expiry_date__gte=on, expiry_date__lte=last)
    return permits


def with_parties(permits: QuerySet[Permit]) -> QuerySet[Permit]:
    """The same permits with their business and who answers for it."""
    parties = Prefetch("business__parties", queryset=Party.objects.order_by("role", "pk"))
    return permits.select_related("premises", "business", "municipality__district").prefetch_related(parties)


def at_premises(premises: Premises, actor: Actor) -> list[Permit]:
    """The permits for business premises that an actor may see, the one granted last first."""
    found = Permit.objects.open().visible_to(actor).filter(premises=premises)
    return list(found.order_by("-granted_date", "-pk")[:50])
