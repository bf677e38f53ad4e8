"""Reads of this room that span models."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from regiotoezicht.core.rights import Actor, Reach
from regiotoezicht.organisation.models import Employee, Municipality, Participation
from regiotoezicht.organisation.queries import municipalities_on
from regiotoezicht.organisation.rules import in_force
from regiotoezicht.programme import rules
from regiotoezicht.programme.group_queries import GroupOn, working_groups_on
from regiotoezicht.programme.models import (
    Arranged,
    Certificate,
    Resolution,
    ResolutionStep,
    Subject,
)

__all__ = ["GroupOn", "working_groups_on"]


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


def open_subjects(actor: Actor) -> list[Subject]:
    """What is asked of the municipalities now."""
    return list(Subject.objects.visible_to(actor).open()[:50])


def resolutions_on(actor: Actor, subjects: Sequence[Subject]) -> dict[tuple[int, int], Resolution]:
    """How decisions on these subjects stand, by municipality and subject."""
    rows = Resolution.objects.visible_to(actor).filter(subject__in=subjects).select_related("subject")
    return {(row.municipality_id, row.subject_id): row for row in rows}


def taking_part(on: date) -> set[int]:
    """The municipalities that take part in a district on a day, by id."""
    return set(Participation.objects.filter(in_force(on)).values_list("municipality", flat=True))


def steps_of(actor: Actor, resolution: Resolution) -> Sequence[ResolutionStep]:
    """The steps of a decision, those that were taken back too, the latest first."""
    seen = Resolution.objects.visible_to(actor).filter(pk=resolution.pk)
    return list(ResolutionStep.objects.filter(resolution__in=seen).order_by("-pk")[:200])


def moved_with(actor: Actor, municipality: Municipality, token: UUID) -> Resolution | None:
    """The decision that an earlier form with this mark brought further."""
    return Resolution.objects.visible_to(actor).filter(municipality=municipality, steps__token=token).first()
