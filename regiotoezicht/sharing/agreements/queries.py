"""Questions about agreements that pages ask."""

from django.db.models import QuerySet

from regiotoezicht.organisation.models import District, Municipality, Partner


def possible_parties() -> tuple[QuerySet[Municipality], QuerySet[District], QuerySet[Partner]]:
    """Who may be party to a new agreement: municipalities that exist, districts, and partners in use."""
    towns = Municipality.objects.filter(valid_until__isnull=True)
    return towns, District.objects.all(), Partner.objects.filter(is_active=True)
