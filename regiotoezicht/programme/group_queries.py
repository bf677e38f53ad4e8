"""Reads of working groups and hearings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Max, Prefetch, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from regiotoezicht.access.roles import Role
from regiotoezicht.core.rights import Actor
from regiotoezicht.programme.models import (
    GroupAction,
    GroupDecision,
    GroupMeeting,
    GroupMember,
    Hearing,
    PlanAction,
    WorkingGroup,
)
from regiotoezicht.programme.vocabulary import PROGRESS_TONES, Progress


@dataclass(frozen=True)
class GroupOn:
    """A working group on a day: what it is asked, who sits in it, and when it last met."""

    name: str
    assignment: str
    members: Sequence[str]
    open_actions: int
    last_met: date | None


def working_groups_on(day: date) -> list[GroupOn]:
    """The working groups that were at work on a day, by name.

    For letters and reports that every employee may read: organisations and functions, no person. Members and the last
    meeting are those of that day, open actions those of now.
    """
    sat = Q(left_date__isnull=True) | Q(left_date__gt=day)
    members = GroupMember.objects.filter(sat, from_date__lte=day)
    found = WorkingGroup.objects.at_work(day).prefetch_related(Prefetch("members", members, to_attr="seated"))
    rows: Any = found.annotate(
        still_open=Count("actions", filter=Q(actions__done_at__isnull=True), distinct=True),
        last_met=Max("meetings__date", filter=Q(meetings__date__lte=day)),
    )
    return [
        GroupOn(row.name, row.assignment, [str(one) for one in row.seated], row.still_open, row.last_met)
        for row in rows
    ]


def groups_for(actor: Actor) -> QuerySet[WorkingGroup]:
    """The working groups, those at work on top, each with how many members and open actions it has."""
    rows = WorkingGroup.objects.visible_to(actor).annotate(
        seats=Count("members", filter=Q(members__left_date__isnull=True), distinct=True),
        still_open=Count("actions", filter=Q(actions__done_at__isnull=True), distinct=True),
    )
    return rows.order_by(F("ended_date").desc(nulls_first=True), "name")


def members_of(group: WorkingGroup) -> list[GroupMember]:
    """Who sits in a group, and who left."""
    return list(
        GroupMember.objects.filter(group=group).order_by(
            F("left_date").asc(nulls_first=True), "organisation", "function"
        )
    )


def meetings_of(group: WorkingGroup) -> list[GroupMeeting]:
    """The meetings of a group with what they decided, the latest first."""
    return list(GroupMeeting.objects.filter(group=group).prefetch_related("decisions"))


def meeting_of(group: WorkingGroup, pk: int) -> GroupMeeting | None:
    """A meeting of a group with what it decided."""
    return GroupMeeting.objects.filter(group=group, pk=pk).prefetch_related("decisions").first()


def actions_of(actor: Actor, group: WorkingGroup) -> list[GroupAction]:
    """The action list of a group: what is open on top, by the day it is due."""
    rows = GroupAction.objects.visible_to(actor).filter(group=group)
    return list(
        rows.select_related("municipality", "district", "plan_action").order_by(
            F("done_at").desc(nulls_first=True), "until_date", "pk"
        )
    )


@dataclass(frozen=True)
class OwnWork:
    """An open action of a plan or line of an action list that belongs to a function of the reader."""

    kind: str
    to: int
    title: str
    source: str
    role: str
    place: str
    until_date: date
    progress: str

    @property
    def owner(self) -> str:
        """The function and where it is held."""
        return f"{Role(self.role).label}, {self.place}"

    @property
    def stands(self) -> tuple[str, str]:
        """How it stands: the tone and the words; of a line of an action list only that it is open."""
        if not self.progress:
            return "info", "open"
        return PROGRESS_TONES[Progress(self.progress)], Progress(self.progress).label


def own_work(actor: Actor) -> list[OwnWork]:
    """The open work from plans and working groups of the functions that the actor holds, what is due first on top.

    One statement for both, for it stands on the page that is asked most.
    """
    place = Coalesce("municipality__name", "district__name", Value("de regio"))
    names = ("kind", "to", "title", "source", "role", "place", "until_date", "progress")
    plans = PlanAction.objects.visible_to(actor).open().owned_by(actor).order_by()
    lines = GroupAction.objects.visible_to(actor).open().owned_by(actor).order_by()
    rows = plans.annotate(
        kind=Value("plan"),
        to=F("pk"),
        source=F("product__workstream__goal__plan__title"),
        place=place,
        progress=F("state"),
    ).values_list(*names)
    more = lines.annotate(
        kind=Value("group"), to=F("group_id"), source=F("group__name"), place=place, progress=Value("")
    ).values_list(*names)
    return [OwnWork(*row) for row in rows.union(more, all=True).order_by("until_date", "kind", "to")[:100]]


def plan_actions_to_choose(actor: Actor) -> list[tuple[int, str]]:
    """The open actions of all plans, for a line that belongs to one of them."""
    rows = PlanAction.objects.visible_to(actor).open().order_by("product__workstream__goal__plan", "number")
    return [(pk, f"{number}. {title}") for pk, number, title in rows.values_list("pk", "number", "title")]


def made_with(group: WorkingGroup, token: UUID) -> object:
    """What an earlier form with this mark added to a group."""
    for model in (GroupMember, GroupMeeting, GroupAction):
        found: object = model._default_manager.filter(group=group, token=token).first()
        if found is not None:
            return found
    return GroupDecision.objects.filter(meeting__group=group, token=token).first()


def hearings_for(actor: Actor) -> list[Hearing]:
    """Which organisations were heard, the latest first."""
    return list(Hearing.objects.visible_to(actor)[:500])
