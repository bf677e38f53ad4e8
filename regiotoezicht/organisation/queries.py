"""Questions about the organisation that other rooms ask."""

from datetime import date

from regiotoezicht.organisation.models import Designation, District, Employee, Mandate, Municipality
from regiotoezicht.organisation.rules import in_force


def is_designated(employee: Employee, municipality: Municipality, on: date) -> bool:
    """Whether the employee is a supervisor in that municipality on that day (Awb 5:11)."""
    return Designation.objects.valid(municipality_id=municipality.pk, on=on).filter(employee=employee).exists()


def mandates_of(employee: Employee, municipality: Municipality, measure: str, on: date) -> list[Mandate]:
    """The mandates by which the employee may sign this measure for that municipality on that day (Awb 10:1)."""
    found = Mandate.objects.filter(in_force(on), employee=employee, municipality=municipality)
    return [mandate for mandate in found if mandate.covers(measure)]


def municipalities_of(district: District, on: date) -> list[Municipality]:
    """The municipalities for which the district acts on that day, by name."""
    return list(
        Municipality.objects.filter(in_force(on, "participations__"), participations__district=district)
        .distinct()
        .order_by("name")
    )
