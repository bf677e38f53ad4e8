"""Questions about the organisation that other rooms ask."""

import functools
from datetime import date

from django.db.models import Q, QuerySet

from regiotoezicht.core.rights import Reach
from regiotoezicht.organisation.models import District, Employee, Mandate, Municipality
from regiotoezicht.organisation.rules import in_force


def mandates_of(employee: Employee, municipality: Municipality, measure: str, on: date) -> list[Mandate]:
    """The mandates by which the employee may sign this measure for that municipality on that day (Awb 10:1)."""
    found = Mandate.objects.filter(in_force(on), employee=employee, municipality=municipality)
    return [mandate for mandate in found if mandate.covers(measure)]


def municipalities_on(day: date, reach: Reach) -> QuerySet[Municipality]:
    """The municipalities that exist on a day within a reach, by name; a district counts for its municipalities."""
    exists = Q(valid_until__isnull=True) | Q(valid_until__gt=day)
    where = Q() if reach.region else Q(pk__in=reach.municipalities) | Q(district__in=reach.districts)
    return Municipality.objects.filter(exists, where, valid_from__lte=day).select_related("district").order_by("name")


def districts() -> QuerySet[District]:
    """All districts of the region, by name."""
    return District.objects.order_by("name")


def employees_near(municipalities: QuerySet[Municipality]) -> QuerySet[Employee]:
    """Those in service in the districts of these municipalities: who can be designated or mandated there."""
    found = Employee.objects.filter(is_active=True, employer__district__in=municipalities.values("district"))
    return found.select_related("employer").order_by("name", "pk")


@functools.lru_cache(maxsize=512)
def names_on(day: date, reach: Reach) -> tuple[tuple[int, str], ...]:
    """The ids and names of the municipalities of `municipalities_on`, remembered for that day."""
    return tuple(municipalities_on(day, reach).values_list("pk", "name"))


@functools.lru_cache(maxsize=512)
def names_of(municipality_ids: frozenset[int]) -> tuple[tuple[int, str], ...]:
    """The ids and names of these municipalities, by name: for the choices of a filter.

    Remembered, because every list asks it and a municipality does not change its name: it is succeeded by another.
    """
    return tuple(Municipality.objects.filter(pk__in=municipality_ids).order_by("name").values_list("pk", "name"))
