"""What readiness asks of care: only that there is a number, which is for everybody who works in the region."""

from collections.abc import Collection

from regiotoezicht.care.models import OnCallNumber


def with_care(municipality_ids: Collection[int]) -> set[int]:
    """Those of these municipalities that have a number on which care can be reached."""
    found = OnCallNumber.objects.filter(municipality__in=municipality_ids)
    return set(found.values_list("municipality", flat=True))
