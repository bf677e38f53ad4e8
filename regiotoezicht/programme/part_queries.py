"""Reads of the parts of a plan: goals, workstreams and products."""

from uuid import UUID

from django.db import models

from regiotoezicht.programme.actions.plans.making import PARTS, PLAN_OF
from regiotoezicht.programme.models import Goal, Plan, Product
from regiotoezicht.programme.vocabulary import Part

_ABOVE = {Part.WORKSTREAM: Part.GOAL, Part.PRODUCT: Part.WORKSTREAM}


def _rows(plan: Plan, part: Part) -> "models.QuerySet[models.Model]":
    return PARTS[part][0]._default_manager.filter(**{PLAN_OF[part]: plan})


def choices_above(plan: Plan, part: Part) -> list[tuple[int, str]]:
    """Under what a part of this kind may stand in a plan, for a form; of a goal nothing, it stands under the plan."""
    return list(_rows(plan, _ABOVE[part]).values_list("pk", "title")) if part in _ABOVE else []


def above(plan: Plan, part: Part, pk: int) -> models.Model:
    """What a part comes to stand under, by a number that its form offered."""
    return _rows(plan, _ABOVE[part]).get(pk=pk)


def goal_of(plan: Plan, pk: int) -> Goal:
    """A goal of a plan, by a number that a form offered."""
    return Goal.objects.get(pk=pk, plan=plan)


def part_of(plan: Plan, part: Part, pk: int) -> tuple[str, int] | None:
    """The title of a part and the number of what it stands under; None when there is no such part in the plan."""
    return _rows(plan, part).filter(pk=pk).values_list("title", f"{PARTS[part][1]}_id").first()


def made_with(plan: Plan, part: Part, token: UUID) -> models.Model | None:
    """What an earlier form with this mark made."""
    return _rows(plan, part).filter(token=token).first()


def product_of(plan: Plan, pk: int) -> Product:
    """A product of a plan, by a number that a form offered."""
    return Product.objects.select_related("workstream__goal").get(pk=pk, workstream__goal__plan=plan)
