"""Plans: the list, beginning one, what stands in it, changing and closing it."""

from dataclasses import dataclass
from typing import Any

from dateutil.relativedelta import relativedelta
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from regiotoezicht.access.doors import need
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.one_form import Page, tried
from regiotoezicht.programme import plan_queries, rules
from regiotoezicht.programme.actions import plans as actions
from regiotoezicht.programme.forms import PlanDatesForm, PlanForm, StarterForm
from regiotoezicht.programme.models import Plan
from regiotoezicht.programme.starters import MONTHS
from regiotoezicht.programme.views.pages import step
from regiotoezicht.programme.vocabulary import PlanKind

NEW = Page(
    "Plan beginnen",
    "U begint met een leeg plan en voegt zelf doelen, werksporen, producten en acties toe.",
    "Begin het plan",
    "Het plan is begonnen.",
)
CHANGE = Page("Plan wijzigen", "", "Leg de wijziging vast", "Het plan is gewijzigd.")


@dataclass(frozen=True)
class Line:
    """A plan on the list: how far it is, how many actions are open and how many late."""

    plan: Plan
    progress: int | None
    open: int
    late: int


def plans(request: ActorRequest) -> HttpResponse:
    """The plans, and for the owner of the programme a way to begin those of which none is open."""
    actor = request.actor
    need(actor, rules.READ)
    held = plan_queries.plans_for(actor)
    standings = plan_queries.standings_of(actor, held, on=local_date(actor.at))
    opened = {plan.kind for plan in held if plan.closed_at is None}
    may_plan = bool(actor.reach(rules.PLAN_KEEP))
    context = {
        "lines": [Line(plan, *standings[plan.pk]) for plan in held],
        "may_plan": may_plan,
        "lacking": [kind for kind in PlanKind if kind not in opened],
        "form": StarterForm(),
    }
    return render(request, "programme/plans.html", context)


def plan_for(request: ActorRequest, pk: int) -> Plan:
    """A plan that the actor sees; else not found."""
    need(request.actor, rules.READ)
    return get_object_or_404(Plan.objects.visible_to(request.actor), pk=pk)


def open_plan_for(request: ActorRequest, pk: int) -> Plan:
    """An open plan, for whoever keeps plans; else not found."""
    need(request.actor, rules.PLAN_KEEP)
    held = plan_for(request, pk)
    if held.closed_at is not None:
        raise Http404
    return held


def to_plan(pk: int) -> str:
    """The page of a plan."""
    return reverse("programme:plan", args=[pk])


@require_POST
def starter(request: ActorRequest, kind: str) -> HttpResponse:
    """Copy the starter of a kind into a plan of two years from the first of this month: one button."""
    actor = request.actor
    need(actor, rules.PLAN_KEEP)
    if kind not in PlanKind:
        raise Http404
    form = StarterForm(request.POST)
    if not form.is_valid():
        raise Http404
    token, start = form.cleaned_data["token"], local_date(actor.at).replace(day=1)
    made = Plan(
        kind=kind,
        title=PlanKind(kind).label,
        from_date=start,
        until_date=start + relativedelta(months=MONTHS, days=-1),
        token=token,
    )

    def copy() -> None:
        if not Plan.objects.visible_to(actor).filter(token=token).exists():  # of a double click the second finds it
            actions.make_plan(made, actor=actor, with_starter=True, at=actor.at)

    said = "Het voorbeeldplan is overgenomen. Pas het aan naar wat uw regio heeft afgesproken."
    return tried(request, copy, said, reverse("programme:plans"))


@require_http_methods(["GET", "POST"])
def new(request: ActorRequest) -> HttpResponse:
    """Begin an empty plan."""
    actor = request.actor
    need(actor, rules.PLAN_KEEP)
    form = PlanForm(request.POST or None)

    def write(typed: dict[str, object]) -> Plan:
        return actions.make_plan(Plan(**typed), actor=actor, with_starter=False, at=actor.at)

    return step(
        request,
        form,
        NEW,
        write,
        lambda typed: Plan.objects.visible_to(actor).filter(token=typed["token"]).first(),
        back=reverse("programme:plans"),
        to=lambda made: to_plan(made.pk),
    )


def plan(request: ActorRequest, pk: int) -> HttpResponse:
    """What stands in a plan: goals, indicators, and per workstream products and actions."""
    actor, held = request.actor, plan_for(request, pk)
    today = local_date(actor.at)
    outline = plan_queries.outline_of(actor, held, on=today)
    is_open = held.closed_at is None
    context = {
        "plan": held,
        "outline": outline,
        "may_plan": is_open and bool(actor.reach(rules.PLAN_KEEP)),
        "may_act": is_open and bool(actor.reach(rules.KEEP)),
        "own": {row.pk for row in plan_queries.own_actions(actor)},
    }
    return render(request, "programme/plan.html", context)


@require_http_methods(["GET", "POST"])
def change(request: ActorRequest, pk: int) -> HttpResponse:
    """Change the title and the days of a plan."""
    actor, held = request.actor, open_plan_for(request, pk)
    initial = {"title": held.title, "from_date": held.from_date, "until_date": held.until_date}

    def write(typed: dict[str, Any]) -> None:
        actions.change_plan(held, actions.PlanFacts(**typed), actor=actor, at=actor.at)

    return step(request, PlanDatesForm(request.POST or None, initial=initial), CHANGE, write, back=to_plan(pk))


@require_POST
def close(request: ActorRequest, pk: int) -> HttpResponse:
    """Close a plan; of a double click the second finds it done."""
    actor = request.actor
    need(actor, rules.PLAN_KEEP)
    held = plan_for(request, pk)

    def write() -> None:
        if held.closed_at is None:
            actions.close_plan(held, actor=actor, at=actor.at)

    return tried(request, write, "Het plan is afgesloten.", to_plan(pk))
