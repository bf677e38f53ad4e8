"""Reads of this room that span models."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from regiotoezicht.core.clock import local_date
from regiotoezicht.core.rights import Actor, Reach
from regiotoezicht.organisation.models import Employee, Municipality, Participation
from regiotoezicht.organisation.queries import municipalities_on
from regiotoezicht.organisation.rules import in_force
from regiotoezicht.programme import plan_rules, rules
from regiotoezicht.programme.group_queries import GroupOn, working_groups_on
from regiotoezicht.programme.models import (
    Arranged,
    Certificate,
    Plan,
    PlanAction,
    Resolution,
    ResolutionStep,
    Subject,
)
from regiotoezicht.programme.vocabulary import OPEN_PROGRESS, PlanKind, Progress

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


@dataclass(frozen=True)
class OpenAction:
    """An action of a plan in which on a day something was still to be done."""

    number: int
    title: str
    workstream: str
    product: str
    owner: str
    until_date: date
    state: Progress
    percent: int
    is_late: bool


def open_actions(plan_kind: PlanKind, day: date) -> list[OpenAction]:
    """The open actions of the plan of this kind that ran on a day, as they stood at its end; what is due first on top.

    For letters and reports that every employee may read: no person is named. Empty when no such plan ran.
    """
    plan = plan_on(plan_kind, day)
    if plan is None:
        return []
    rows = PlanAction.objects.filter(product__workstream__goal__plan=plan)
    rows = rows.select_related("product__workstream", "municipality", "district").prefetch_related("steps")
    found = []
    for row in rows:
        then = [step for step in row.steps.all() if local_date(step.recorded_at) <= day]
        state, percent = (Progress(then[-1].state), then[-1].percent) if then else (Progress.PLANNED, 0)
        if state in OPEN_PROGRESS:
            late = plan_rules.is_late(state, row.until_date, day)
            product = row.product
            found.append(
                OpenAction(
                    number=row.number,
                    title=row.title,
                    workstream=product.workstream.title,
                    product=product.title,
                    owner=row.owner,
                    until_date=row.until_date,
                    state=state,
                    percent=percent,
                    is_late=late,
                )
            )
    return found


def plan_on(kind: PlanKind, day: date) -> Plan | None:
    """The plan of a kind that had begun on a day and was not closed yet at its end."""
    begun = Plan.objects.filter(kind=kind, from_date__lte=day).order_by("-from_date", "-pk")
    return next((one for one in begun if one.closed_at is None or local_date(one.closed_at) > day), None)
