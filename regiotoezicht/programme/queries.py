"""Reads of this room that span models."""

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet

from regiotoezicht.core.rights import Actor, Reach
from regiotoezicht.organisation.models import Employee, Municipality
from regiotoezicht.organisation.queries import municipalities_on
from regiotoezicht.programme import rules
from regiotoezicht.programme.models import Arranged, Certificate


def municipalities(on: date) -> QuerySet[Municipality]:
    """The municipalities of the region on a day: every employee reads how each stands."""
    return municipalities_on(on, Reach(region=True))


def history_of(actor: Actor, municipality: Municipality) -> Sequence[Arranged]:
    """What was recorded by hand and withdrawn since, the latest first."""
    rows = Arranged.objects.visible_to(actor).filter(municipality=municipality, withdrawn_at__isnull=False)
    return list(rows[:100])


def certificates_for(actor: Actor) -> list[Certificate]:
    """The certificates that the actor reads, what ends first on top."""
    rows = Certificate.objects.visible_to(actor).current().select_related("employee", "municipality")
    return list(rows[:1_000])


def own_employees(actor: Actor) -> QuerySet[Employee]:
    """Those in service of whom the actor records what they passed."""
    reach = actor.reach(rules.CERTIFICATE_KEEP)
    found = Employee.objects.filter(reach.within("employer"), is_active=True)
    return found.order_by("name", "pk")
