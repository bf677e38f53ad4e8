"""Where else in the region the places of a round are known, for its planner."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from regiotoezicht.access.models import RoleAssignment
from regiotoezicht.access.roles import Role
from regiotoezicht.inspections.models import Hit, Visit
from regiotoezicht.organisation.models import Municipality, Participation
from regiotoezicht.organisation.rules import Arrangement, in_force
from regiotoezicht.sharing.agreements.arrangements import Matter, may_decide


def jointly_decided(on: date) -> dict[int, Municipality]:
    """The municipalities whose district decides together with them on a day, by id: who may ask, and who is found.

    Basis: AVG 26; toegang.md, "Verder geldt".
    """
    found = Participation.objects.filter(in_force(on)).select_related("municipality__district")
    return {
        one.municipality_id: one.municipality
        for one in found
        if may_decide(Matter.DECONFLICTION, Arrangement(one.arrangement))
    }


@dataclass(frozen=True)
class Known:
    """A municipality elsewhere that knows the place of a visit, and whom to phone there."""

    municipality: Municipality
    contacts: list[str]


def known_elsewhere(visits: Collection[Visit], on: date) -> dict[int, list[Known]]:
    """By id of a visit where else its place is known, with the coordinators of that district on a day.

    An answer lasts no longer than the arrangement by which it was given, on either side.
    """
    hits = list(
        Hit.objects.filter(matching__visit__in=visits).select_related("matching__visit", "municipality__district")
    )
    if not hits:
        return {}
    joint = jointly_decided(on)
    hits = [hit for hit in hits if {hit.municipality_id, hit.matching.visit.municipality_id} <= joint.keys()]
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
