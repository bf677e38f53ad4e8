"""Where else in the region the places of a round are known, for its planner."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from regiotoezicht.access.models import RoleAssignment
from regiotoezicht.access.roles import Role
from regiotoezicht.inspections.models import Hit, Visit
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.organisation.rules import in_force


@dataclass(frozen=True)
class Known:
    """A municipality elsewhere that knows the place of a visit, and whom to phone there."""

    municipality: Municipality
    contacts: list[str]


def known_elsewhere(visits: Collection[Visit], on: date) -> dict[int, list[Known]]:
    """By id of a visit where else its place is known, with the coordinators of that district on a day."""
    hits = list(Hit.objects.filter(matching__visit__in=visits).select_related("matching", "municipality__district"))
    if not hits:
        return {}
    roles = RoleAssignment.objects.filter(
        in_force(on), role=Role.COORDINATOR, district__in={hit.municipality.district_id for hit in hits}
    )
    contacts: dict[int, list[str]] = defaultdict(list)
    for role in (
        roles.filter(account__is_active=True, account__employee__is_active=True)
        .select_related("account")
        .order_by("account__name")
    ):
        contacts[role.district_id or 0].append(role.account.name)
    found: dict[int, list[Known]] = defaultdict(list)
    for hit in hits:
        found[hit.matching.visit_id].append(Known(hit.municipality, contacts[hit.municipality.district_id]))
    return dict(found)
