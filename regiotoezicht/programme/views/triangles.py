"""Triangles: which there are and who sits in them, and how a decision stands in one of them."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from regiotoezicht.access.doors import need
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.forms import attempt_once
from regiotoezicht.core.one_form import Page, tried
from regiotoezicht.core.rights import Actor
from regiotoezicht.programme import queries, rules, triangle_queries
from regiotoezicht.programme.actions import triangles as actions
from regiotoezicht.programme.forms import SharedStepForm, TriangleForm
from regiotoezicht.programme.models import Subject, Triangle
from regiotoezicht.programme.views.pages import kept, step
from regiotoezicht.programme.vocabulary import Organ, State

NEW = Page("Driehoek toevoegen", "", "Voeg de driehoek toe", "De driehoek is toegevoegd.")
CHANGE = Page("Driehoek wijzigen", "", "Leg vast", "De driehoek is vastgelegd.")


def triangles(request: ActorRequest) -> HttpResponse:
    """The triangles with their municipalities, who sits in none, and who sat where before."""
    actor = request.actor
    need(actor, rules.READ)
    rows, in_none = triangle_queries.triangles_on(actor, local_date(actor.at))
    context = {
        "rows": rows,
        "in_none": in_none,
        "before": triangle_queries.seats_before(actor),
        "may_plan": bool(actor.reach(rules.PLAN_KEEP)),
    }
    return render(request, "programme/triangles.html", context)


def _seating(typed: dict[str, Any]) -> actions.Seating:
    return actions.Seating(list(typed["municipalities"]), typed["from_date"], typed["seen"])


@require_http_methods(["GET", "POST"])
def new(request: ActorRequest) -> HttpResponse:
    """Add a triangle with its municipalities. A form that was sent twice adds one."""
    actor = request.actor
    need(actor, rules.PLAN_KEEP)
    today = local_date(actor.at)
    form = TriangleForm(
        request.POST or None,
        places=triangle_queries.with_triangle(queries.municipalities(today), today),
        initial={"from_date": today, "seen": triangle_queries.seats_mark()},
    )

    def write(typed: dict[str, Any]) -> Triangle:
        made = Triangle(name=typed["name"], token=typed["token"])
        return actions.begin_triangle(made, _seating(typed), actor=actor, at=actor.at)

    def before(typed: dict[str, Any]) -> object:
        return Triangle.objects.visible_to(actor).filter(token=typed["token"]).first()

    return step(request, form, NEW, write, before, back=reverse("programme:triangles"))


@require_http_methods(["GET", "POST"])
def change(request: ActorRequest, pk: int) -> HttpResponse:
    """Change the name and the municipalities of a triangle. A form that was sent twice changes them once."""
    actor, held = request.actor, kept(request, Triangle.objects.visible_to(request.actor), pk)
    if held.until_date is not None:
        raise Http404
    today = local_date(actor.at)
    places = triangle_queries.with_triangle(queries.municipalities(today), today)
    now = set(triangle_queries.members_of(held, today).values_list("pk", flat=True))
    given = {"name": held.name, "municipalities": now, "from_date": today, "seen": triangle_queries.seats_mark()}
    form = TriangleForm(request.POST or None, places=places, own=held.pk, initial=given)

    def write(typed: dict[str, Any]) -> None:
        actions.change_triangle(held, _seating(typed), name=typed["name"], actor=actor, at=actor.at)

    def before(typed: dict[str, Any]) -> bool | None:
        """What is asked stands there already: sent twice, or nothing was changed."""
        return (held.name == typed["name"] and now == {one.pk for one in typed["municipalities"]}) or None

    ending = {
        "remove": reverse("programme:triangle-end", args=[pk]),
        "remove_title": "Beëindigen",
        "remove_button": "Beëindig deze driehoek",
        "remove_lead": "De gemeenten zitten daarna in geen driehoek. Wat is besloten, blijft bewaard.",
    }
    return step(request, form, CHANGE, write, before, back=reverse("programme:triangles"), more=ending)


@require_POST
def end(request: ActorRequest, pk: int) -> HttpResponse:
    """End a triangle; of a double click the second finds it done."""
    actor, held = request.actor, kept(request, Triangle.objects.visible_to(request.actor), pk)

    def write() -> None:
        if held.until_date is None:
            actions.end_triangle(held, actor=actor, at=actor.at)

    return tried(request, write, "De driehoek is beëindigd.", reverse("programme:triangles"))


@require_http_methods(["GET", "POST"])
def decision(request: ActorRequest, pk: int, triangle: int) -> HttpResponse:
    """How a decision stands in a triangle, with one form for the next step of all its municipalities."""
    actor = request.actor
    need(actor, rules.READ)
    today = local_date(actor.at)
    what = get_object_or_404(Subject.objects.visible_to(actor).filter(organ=Organ.TRIANGLE), pk=pk)
    held = get_object_or_404(Triangle.objects.visible_to(actor).standing(today), pk=triangle)
    rows = triangle_queries.stands_in(actor, what, triangle_queries.members_of(held, today))
    may_keep = bool(rows) and what.closed_at is None and actor.may(rules.KEEP, held)
    if request.method == "POST" and not may_keep:
        raise Http404
    stands = {row.municipality.pk: row.state for row in rows}
    form = SharedStepForm(request.POST or None, stands=stands) if may_keep else None
    if request.method == "POST" and form and form.is_valid() and _step(request, form, what, held):
        return HttpResponseRedirect(reverse("programme:triangle-decision", args=[pk, triangle]))
    context = {
        "what": what,
        "held": held,
        "rows": rows,
        "own": {row.municipality.pk for row in rows if _may_step(actor, what, row)},
        "form": form if form and (form.is_bound or form.offers) else None,
        "may_keep": may_keep,
        "is_alike": len({row.state for row in rows}) == 1,
    }
    return render(request, "programme/triangle_decision.html", context, status=422 if form and form.errors else 200)


def _may_step(actor: Actor, what: Subject, row: triangle_queries.Stand) -> bool:
    """Whether the actor can record a step for this municipality apart."""
    return bool(rules.TRANSITIONS[row.state]) and what.closed_at is None and actor.may(rules.KEEP, row.municipality)


def _step(request: ActorRequest, form: SharedStepForm, what: Subject, held: Triangle) -> bool:
    """Record what was typed for all; whether it was."""
    actor, typed = request.actor, form.cleaned_data
    shared = actions.SharedStep(State(typed["to"]), typed["on"], typed["reference"], typed["seen"])
    made = attempt_once(
        form,
        lambda: actions.move_together(held, what, shared, actor=actor, token=typed["token"], at=actor.at),
        lambda: triangle_queries.moved_together_with(actor, held, local_date(actor.at), typed["token"]),
    )
    if not made:
        return False
    messages.success(request, "De stap is voor de hele driehoek vastgelegd.")
    return True
