"""Reads of plans."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import District, Municipality
from regiotoezicht.organisation.queries import districts, municipalities_on
from regiotoezicht.programme import plan_rules, rules
from regiotoezicht.programme.calendar import MOST_EVENTS
from regiotoezicht.programme.models import (
    ActionStep,
    BudgetLine,
    CareContract,
    Dependency,
    Goal,
    Measurement,
    Plan,
    PlanAction,
    Product,
    Workstream,
)
from regiotoezicht.programme.vocabulary import OPEN_PROGRESS, Progress

_WHERE = ("municipality", "district")
_PLAN = "product__workstream__goal__plan"


@dataclass(frozen=True)
class Wait:
    """That an action waits for another, and what is to be warned of; empty when their days fit."""

    needed: PlanAction
    warning: str


@dataclass
class Deed:
    """An action on a page: for what it waits, and whether it is late."""

    row: PlanAction
    is_late: bool
    waits: list[Wait] = field(default_factory=list)
    awaited: list[PlanAction] = field(default_factory=list)

    @property
    def warnings(self) -> list[str]:
        """What does not fit between it and what it waits for."""
        return [one.warning for one in self.waits if one.warning]


@dataclass(frozen=True)
class Outline:
    """A plan whole: its goals with what stands under them, and its actions by id."""

    plan: Plan
    goals: Sequence[Goal]
    deeds: dict[int, Deed]

    @property
    def progress(self) -> int | None:
        """How far the plan is."""
        return progress_of(deed.row for deed in self.deeds.values())

    @property
    def late(self) -> int:
        """How many actions should have been ready."""
        return sum(deed.is_late for deed in self.deeds.values())

    @property
    def clashing(self) -> int:
        """How many actions do not fit with what they wait for."""
        return sum(bool(deed.warnings) for deed in self.deeds.values())

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it yet."""
        return not self.goals


def progress_of(rows: Any) -> int | None:
    """How far these actions are together."""
    return plan_rules.progress_of([(Progress(row.state), row.percent) for row in rows])


def outline_of(actor: Actor, plan: Plan, *, on: date) -> Outline:
    """A plan with all that stands in it, as it is on a day."""
    seen = Plan.objects.visible_to(actor).filter(pk=plan.pk)
    measured = Measurement.objects.filter(withdrawn_at__isnull=True)
    streams = Workstream.objects.prefetch_related("products")
    goals = Goal.objects.filter(plan__in=seen).prefetch_related(
        Prefetch("indicators__measurements", measured), Prefetch("workstreams", streams)
    )
    rows = PlanAction.objects.visible_to(actor).filter(**{_PLAN: plan}).select_related(*_WHERE)
    deeds = {row.pk: Deed(row, row.is_late(on)) for row in rows}
    for action, needed in Dependency.objects.filter(action__in=list(deeds)).values_list("action", "needed"):
        if needed in deeds:
            _wait(deeds[action], deeds[needed])
    _put_under_products(outline := Outline(plan, list(goals), deeds))
    return outline


def _wait(deed: Deed, needed: Deed) -> None:
    first, other = deed.row, needed.row
    settled = other.state in (Progress.DONE, Progress.DROPPED) or first.state in (Progress.DONE, Progress.DROPPED)
    said = "" if settled else plan_rules.clash(first.from_date, first.until_date, other.number, other.until_date)
    deed.waits.append(Wait(other, said))
    needed.awaited.append(first)


def _put_under_products(outline: Outline) -> None:
    """Give each workstream its rows for the page (product, action), and how far it is."""
    by_product: dict[int, list[Deed]] = defaultdict(list)
    for deed in outline.deeds.values():
        by_product[deed.row.product_id].append(deed)
    for goal in outline.goals:
        for stream in goal.workstreams.all():
            shown: Any = stream
            products = [(product, by_product[product.pk]) for product in stream.products.all()]
            shown.shown = products
            shown.progress = progress_of(deed.row for deed in deeds_of(stream))


def deeds_of(stream: Workstream) -> list[Deed]:
    """The actions of a workstream of an outline."""
    shown: Any = stream
    return [deed for _, deeds in shown.shown for deed in deeds]


def plans_for(actor: Actor) -> list[Plan]:
    """All plans, the open ones on top."""
    return list(Plan.objects.visible_to(actor)[:50])


def standings_of(actor: Actor, plans: Sequence[Plan], *, on: date) -> dict[int, tuple[int | None, int, int]]:
    """Of each plan by id: how far it is, how many actions are open and how many of those are late."""
    rows = PlanAction.objects.visible_to(actor).filter(**{f"{_PLAN}__in": plans})
    by_plan: dict[int, list[PlanAction]] = defaultdict(list)
    for row in rows.select_related("product__workstream__goal"):
        by_plan[row.product.workstream.goal.plan_id].append(row)
    return {
        plan.pk: (
            progress_of(by_plan[plan.pk]),
            sum(Progress(row.state) in OPEN_PROGRESS for row in by_plan[plan.pk]),
            sum(row.is_late(on) for row in by_plan[plan.pk]),
        )
        for plan in plans
    }


def actions_for(actor: Actor) -> QuerySet[PlanAction]:
    """The actions that the actor reads, with all they hang under."""
    return PlanAction.objects.visible_to(actor).select_related("product__workstream__goal__plan", *_WHERE)


def deed_of(actor: Actor, held: PlanAction, *, on: date) -> Deed:
    """An action with what it waits for and what waits for it."""
    deed = Deed(held, held.is_late(on))
    seen = actions_for(actor)
    for other in seen.filter(awaited__action=held).order_by("number"):
        _wait(deed, Deed(other, is_late=False))
    deed.awaited = list(seen.filter(waits__needed=held).order_by("number"))
    return deed


def steps_of_action(actor: Actor, held: PlanAction) -> Sequence[ActionStep]:
    """The steps of an action, the latest first."""
    seen = PlanAction.objects.visible_to(actor).filter(pk=held.pk)
    return list(ActionStep.objects.filter(action__in=seen).order_by("-pk")[:200])


def moved_with(actor: Actor, token: UUID) -> PlanAction | None:
    """The action that an earlier form with this mark brought further."""
    return PlanAction.objects.visible_to(actor).filter(steps__token=token).first()


def offered(plan: Plan, model: type[Goal] | type[Workstream] | type[Product]) -> list[tuple[int, str]]:
    """What a form of a plan offers to choose from: its goals, workstreams or products."""
    way = {Goal: "plan", Workstream: "goal__plan", Product: "workstream__goal__plan"}[model]
    return list(model._default_manager.filter(**{way: plan}).values_list("pk", "title"))


def offered_actions(actor: Actor, held: PlanAction) -> list[tuple[int, str]]:
    """The other actions of the same plan, by number."""
    rows = PlanAction.objects.visible_to(actor).filter(**{_PLAN: held.product.workstream.goal.plan_id})
    pairs = rows.exclude(pk=held.pk).order_by("number").values_list("pk", "number", "title")
    return [(pk, f"{number}. {title}") for pk, number, title in pairs]


def places_for(actor: Actor, on: date) -> tuple[bool, list[District], list[Municipality]]:
    """Where the actor may give actions a function: everywhere, or in her own municipalities."""
    reach = actor.reach(rules.KEEP)
    towns = list(municipalities_on(on, reach))
    return (True, list(districts()), towns) if reach.region else (False, [], towns)


def own_actions(actor: Actor) -> list[PlanAction]:
    """The open actions of the functions that the actor holds, what is due first on top."""
    return list(actions_for(actor).open().owned_by(actor)[:100])  # type: ignore[attr-defined]  # a queryset of ours


def open_for_calendar(actor: Actor, plan: Plan | None = None) -> list[PlanAction]:
    """The open actions of one plan or of all, what is due first on top, for a calendar."""
    rows = PlanAction.objects.visible_to(actor).open()
    rows = rows.filter(**{_PLAN: plan}) if plan else rows
    return list(rows.only("pk", "title", "until_date", "recorded_at")[:MOST_EVENTS])


def contracts_of(plan: Plan) -> QuerySet[CareContract]:
    """The contracts for care of a plan, what ends last on top; for whoever may see the plan."""
    return CareContract.objects.filter(plan=plan)


def budget_of(plan: Plan) -> QuerySet[BudgetLine]:
    """The budget of a plan by year; for whoever may see the plan."""
    return BudgetLine.objects.filter(plan=plan)
