"""What belongs to a function in a place, and to no person."""

from django.db import models
from django.db.models import Q

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Level, Role
from regiotoezicht.core.classification import Classified
from regiotoezicht.core.rights import NOTHING, Actor
from regiotoezicht.organisation.models import District, Municipality
from regiotoezicht.programme.plan_rules import OWNERS, refuse_owner

Place = Municipality | District | None
"""Where a function is held; None for the region."""


def owned_by(actor: Actor) -> Q:
    """A condition: what belongs to a function that the actor holds, in a place where she holds it."""
    whose = NOTHING
    for role, reach in actor.roles.items() if isinstance(actor, AccountActor) else ():
        if role in OWNERS:
            whose |= Q(role=role) & (reach.within() | reach.within_district())
    return whose


def refuse_owner_at(role: Role, place: Place) -> None:
    """Refuse a function that owns nothing, or that is not held in such a place."""
    level = Level.REGION if place is None else Level.DISTRICT
    refuse_owner(role, Level.MUNICIPALITY if isinstance(place, Municipality) else level)


class Owned(models.Model):
    """Something that a function does. `municipality` or `district` say where the function is held; of a function of the
    region both are empty.
    """

    role = models.CharField("functie", max_length=30, choices=Role.choices)
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="gemeente"
    )
    district = models.ForeignKey(
        District, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="district"
    )

    privacy = Classified(plain="role municipality district")

    class Meta:
        abstract = True

    @property
    def owner(self) -> str:
        """The function and where it is held."""
        where = self.municipality or self.district
        return f"{Role(self.role).label}, {where.name if where else 'de regio'}"
