"""What is asked about emergencies: the record that is meant, where somebody may open at all, and who reviews."""

from datetime import date
from typing import Any

from django.db.models import Q

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import RoleAssignment
from regiotoezicht.access.roles import Role
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.rights import Actor
from regiotoezicht.emergency.models import Emergency
from regiotoezicht.emergency.openable import KINDS
from regiotoezicht.emergency.rules import EMERGENCY_OPEN, REVIEWERS
from regiotoezicht.organisation.mergers import Merged
from regiotoezicht.organisation.models import Participation, Record, Succession
from regiotoezicht.organisation.rules import in_force


def places_in_reach(actor: AccountActor) -> frozenset[int]:
    """The municipalities that today take part in a district in which hers, or she herself, takes part.

    Basis: toegang.md, row "Emergency": within the own district, where an agreement holds.
    """
    reach, today = actor.reach(EMERGENCY_OPEN), local_date(actor.at)
    mine = Participation.objects.filter(in_force(today))
    districts = set(mine.filter(municipality__in=reach.municipalities).values_list("district_id", flat=True))
    together = mine.filter(district__in=districts | reach.districts).values_list("municipality_id", flat=True)
    merged = Merged(Succession.objects.filter(date__lte=today).values_list("predecessor_id", "successor_id"))
    return frozenset().union(*(merged.own(place) for place in together))


def record_meant(actor: Actor, *, label: str, dossier: str, places: frozenset[int]) -> Any:
    """The newest record of this kind with this number in these places that can be opened, or None."""
    kind = KINDS.get(label)
    if kind is None:
        return None
    return kind.rows().filter(dossier=dossier, municipality__in=places).order_by("-pk").first()


def reviewer_of(subject: Record, *, besides: int, on: date) -> Role:
    """Whose work the review is: of the side that owns the record now, as long as somebody else than the one who opened
    it holds that role there; else the privacy officer's.
    """
    role = KINDS[subject._meta.label_lower].owner(subject)
    held = RoleAssignment.objects.filter(in_force(on), role=role, account__is_active=True).exclude(account=besides)
    if role is Role.COORDINATOR:
        return role if held.filter(district=subject.district_id).exists() else Role.PRIVACY_OFFICER
    merged = Merged(Succession.objects.filter(date__lte=on).values_list("predecessor_id", "successor_id"))
    places = set(held.exclude(municipality=None).values_list("municipality_id", flat=True))
    there = any(subject.municipality_id in merged.own(place) for place in places)
    return role if there else Role.PRIVACY_OFFICER


def reviews(actor: AccountActor, emergency: Emergency) -> bool:
    """Whether the review can be given by the actor: it is the work of a role of hers there, or she guards privacy."""
    roles = (Role(emergency.review_role), Role.PRIVACY_OFFICER)
    return any(role in actor.roles and actor.roles[role].covers(emergency) for role in roles)


def may_read_already(actor: Actor, subject: Any) -> bool:
    """Whether the actor needs no emergency to read this record."""
    return KINDS[subject._meta.label_lower].readable(actor).filter(pk=subject.pk).exists()


def waiting(actor: AccountActor) -> list[Emergency]:
    """The emergencies that wait for a review by the actor: those of her roles and not her own, and for a privacy
    officer those that nobody reviewed in time. The late ones first.
    """
    held = [role for role in REVIEWERS if role in actor.roles]
    if not held:
        return []
    mine = Q()
    for role in held:
        mine |= Q(review_role=role) & actor.roles[role].within()
    if Role.PRIVACY_OFFICER in held:
        mine |= Q(review_due__lt=local_date(actor.at)) & actor.roles[Role.PRIVACY_OFFICER].within()
    found = Emergency.objects.unreviewed().filter(mine).exclude(account_id=actor.account_id)
    return list(found.select_related("account", "municipality").order_by("review_due", "pk")[:20])
