"""The board of decisions per municipality, and each of them."""

from collections import Counter
from dataclasses import dataclass
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
from regiotoezicht.core.one_form import tried
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.programme import actions, queries, rules, triangle_queries
from regiotoezicht.programme.actions import Step
from regiotoezicht.programme.forms import OwnStepForm, SubjectForm
from regiotoezicht.programme.models import Resolution, Subject
from regiotoezicht.programme.vocabulary import Organ, State


@dataclass(frozen=True)
class Line:
    """A municipality on the board: whether it takes part, and each subject with how it stands."""

    municipality: Municipality
    takes_part: bool
    cells: list[Resolution]


def board(request: ActorRequest) -> HttpResponse:
    """Where each decision stands in each municipality, and who takes no part."""
    actor = request.actor
    need(actor, rules.READ)
    today = local_date(actor.at)
    subjects = queries.open_subjects(actor)
    known, taking_part = queries.resolutions_on(actor, subjects), queries.taking_part(today)
    places: list[Any] = list(triangle_queries.with_triangle(queries.municipalities(today), today))
    lines = [
        Line(
            one,
            one.pk in taking_part,
            [known.get((one.pk, what.pk)) or Resolution(subject=what, municipality=one) for what in subjects],
        )
        for one in places
    ]
    columns = []
    for place, what in enumerate(subjects):
        counted = Counter(line.cells[place].state for line in lines)
        columns.append((what, [(state.label, counted[state]) for state in State if counted[state]]))
    shared = [what for what in subjects if what.organ == Organ.TRIANGLE]
    context = {
        "columns": columns,
        "shared": shared,
        "triangles": triangle_queries.rows_on_board(places, shared, known) if shared else [],
        "in_none": [one.name for one in places if one.triangle_id is None],
        "lines": lines,
        "absent": sum(not line.takes_part for line in lines),
        "may_plan": bool(actor.reach(rules.PLAN_KEEP)),
    }
    return render(request, "programme/decisions.html", context)


@require_http_methods(["GET", "POST"])
def decision(request: ActorRequest, pk: int, code: str) -> HttpResponse:
    """How one decision stands in one municipality, with its next step. A form that was sent twice is one step."""
    actor = request.actor
    need(actor, rules.READ)
    what = get_object_or_404(Subject.objects.visible_to(actor), pk=pk)
    today = local_date(actor.at)
    place = get_object_or_404(triangle_queries.with_triangle(queries.municipalities(today), today), code=code)
    held = Resolution.objects.visible_to(actor).filter(subject=what, municipality=place).first()
    held = held or Resolution(subject=what, municipality=place)
    state = State(held.state)
    may_keep = actor.may(rules.KEEP, place) and what.closed_at is None
    if request.method == "POST" and not may_keep:
        raise Http404
    form = OwnStepForm(request.POST or None, state=state) if may_keep and rules.TRANSITIONS[state] else None
    if request.method == "POST":
        form = form or OwnStepForm(request.POST, state=state)
        if form.is_valid() and _step(request, form, what, place):
            return HttpResponseRedirect(reverse("programme:decision", args=[pk, code]))
    steps = list(queries.steps_of(actor, held)) if held.pk else []
    context: dict[str, Any] = {"what": what, "place": place, "held": held, "form": form, "steps": steps}
    context["is_shared"] = what.organ == Organ.TRIANGLE
    context["last"] = next((one.pk for one in steps if one.withdrawn_at is None), None) if may_keep else None
    return render(request, "programme/decision.html", context, status=422 if form and form.errors else 200)


def _step(request: ActorRequest, form: OwnStepForm, what: Subject, place: Municipality) -> bool:
    """Record what was typed; whether it was."""
    actor, typed = request.actor, form.cleaned_data
    step = Step(State(typed["to"]), typed["on"], typed["reference"], State(typed["seen"]))
    made = attempt_once(
        form,
        lambda: actions.move(place, what, step, actor=actor, token=typed["token"], at=actor.at),
        lambda: queries.moved_with(actor, place, typed["token"]),
    )
    if made is None:
        return False
    messages.success(request, "De stap is vastgelegd.")
    return True


@require_POST
def undo(request: ActorRequest, pk: int, step: int) -> HttpResponse:
    """Take back the last step of a decision."""
    actor = request.actor
    held = get_object_or_404(Resolution.objects.visible_to(actor).select_related("municipality", "subject"), pk=pk)
    here = reverse("programme:decision", args=[held.subject_id, held.municipality.code])
    return tried(request, lambda: actions.undo(held, step, actor=actor, at=actor.at), "De stap is ingetrokken.", here)


@require_http_methods(["GET", "POST"])
def add_subject(request: ActorRequest) -> HttpResponse:
    """Add a subject to the board. A form that was sent twice adds one."""
    actor = request.actor
    need(actor, rules.PLAN_KEEP)
    form, here = SubjectForm(request.POST or None), reverse("programme:decisions")
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        made = attempt_once(
            form,
            lambda: actions.add_subject(Subject(**typed), actor=actor, at=actor.at),
            lambda: Subject.objects.visible_to(actor).filter(token=typed["token"]).first(),
        )
        if made is not None:
            messages.success(request, "Het onderwerp staat op het bord.")
            return HttpResponseRedirect(here)
    return render(request, "programme/subject.html", {"form": form, "back": here}, status=422 if form.errors else 200)


@require_POST
def close_subject(request: ActorRequest, pk: int) -> HttpResponse:
    """Take a subject off the board; of a double click the second finds it done."""
    actor = request.actor
    need(actor, rules.PLAN_KEEP)
    held = get_object_or_404(Subject.objects.visible_to(actor), pk=pk)
    if held.closed_at is None:
        actions.close_subject(held, actor=actor, at=actor.at)
        messages.success(request, "Het onderwerp is gesloten.")
    return HttpResponseRedirect(reverse("programme:decisions"))
