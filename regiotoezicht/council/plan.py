"""The plan of the region: who works it out, and what is still to be done as far as it touches one municipality."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.programme.group_queries import working_groups_on
from regiotoezicht.programme.models import Plan, PlanAction
from regiotoezicht.programme.vocabulary import PlanKind

LONGEST = 400
"""Signs of workstreams in one sentence; the rest is "andere werksporen"."""


@dataclass(frozen=True)
class PlanOpen:
    """The plan that is open, and how many actions are not ready in each of its workstreams."""

    plan: Plan
    left: Counter[str]

    @property
    def sentence(self) -> str:
        """Where something is still to be done; empty when nothing is."""
        if not self.left:
            return ""
        said = ""
        for number, (stream, count) in enumerate(self.left.items()):
            one = f"{', ' if number else ''}{stream} ({count})"
            if len(said) + len(one) > LONGEST:
                said += " en andere werksporen"
                break
            said += one
        return f"{self.plan.title}, acties die nog niet gereed zijn per werkspoor: {said}."


def working_groups(day: date) -> list[str]:
    """The working groups that are at work on a day, with what each is asked."""
    return [f"{one.name}: {one.assignment.rstrip('.')}." for one in working_groups_on(day)]


def plan_open(actor: Actor, municipality: Municipality) -> PlanOpen | None:
    """The implementation plan that is open, with the actions of the region, of the district and of the municipality."""
    plan = Plan.objects.visible_to(actor).open().filter(kind=PlanKind.IMPLEMENTATION).first()
    if plan is None:
        return None
    here = (Q(municipality=None) | Q(municipality=municipality)) & (
        Q(district=None) | Q(district=municipality.district_id)
    )
    rows = PlanAction.objects.visible_to(actor).open().filter(here, product__workstream__goal__plan=plan)
    titles = rows.order_by("product__workstream").values_list("product__workstream__title", flat=True)
    return PlanOpen(plan, Counter(titles))
