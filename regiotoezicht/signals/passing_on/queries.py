"""Which municipalities do not take part."""

from datetime import date

from django.db.models import Q, QuerySet

from regiotoezicht.core.rights import Reach
from regiotoezicht.organisation.models import Municipality, Participation
from regiotoezicht.organisation.rules import in_force


def not_taking_part(reach: Reach, on: date) -> QuerySet[Municipality]:
    """The municipalities of the districts within reach that exist on a day and take no part in it, by name."""
    exists = Q(valid_until__isnull=True) | Q(valid_until__gt=on)
    joined = Participation.objects.filter(in_force(on)).values("municipality")
    found = Municipality.objects.filter(exists, reach.within_district(), valid_from__lte=on).exclude(pk__in=joined)
    return found.select_related("district").order_by("name")
