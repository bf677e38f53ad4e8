"""A visit: its page, its sections, and the steps that end or resume it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.bylaws.glance import glance_on
from regiotoezicht.core.actions import record, unit
from regiotoezicht.core.forms import attempt
from regiotoezicht.core.refusals import CHANGED_MEANWHILE
from regiotoezicht.inspections import queries, rules
from regiotoezicht.inspections.actions import reports, visits
from regiotoezicht.inspections.differences import differences, left_empty
from regiotoezicht.inspections.forms.visits import BreakOffForm, RefusedForm
from regiotoezicht.inspections.models import Visit, VisitDwelling
from regiotoezicht.inspections.notes import day_of
from regiotoezicht.inspections.overview import closed_because, overview_of
from regiotoezicht.inspections.sections import (
    PART_OF,
    SECTIONS,
    SLUGS,
    next_of,
    previous_of,
    stored_form,
    was_saved,
)
from regiotoezicht.inspections.views.additions import addition_page
from regiotoezicht.inspections.vocabulary import BreakOff, Part, SpokenRole, VisitStatus

WITH_ALL = ("round", "municipality__district", "district", "premises__business", "permit", "signal", "entry", "report")


def own_visit(request: ActorRequest, pk: int) -> Visit:
    """A visit that the actor does herself; anything else does not exist for her."""
    return get_object_or_404(
        Visit.objects.visible_to(request.actor).assigned_to(request.actor).select_related(*WITH_ALL), pk=pk
    )


def visit(request: ActorRequest, pk: int) -> HttpResponse:
    """The page of a visit: its sections for who does it, place and status for who may know that."""
    return show_visit(request, pk)


def show_visit(request: ActorRequest, pk: int, *, tried: dict[str, Any] | None = None) -> HttpResponse:
    """The page of a visit; `tried` holds a form that was refused, with what was typed."""
    found: Any = get_object_or_404(
        Visit.objects.visible_to(request.actor).marked_for(request.actor).select_related(*WITH_ALL), pk=pk
    )
    crew = queries.crew_of(found)
    context: dict[str, Any] = {"visit": found, "crew": crew, "report": getattr(found, "report", None)}
    if not found.mine:
        with unit():
            record(rules.VISIT_SEEN, found, actor=request.actor, at=request.actor.at, purpose="toezicht op bezoeken")
        context["opened"] = bool(request.actor.opened_for(found))
        return render(request, "inspections/visits/status.html", context)
    overview = overview_of(found)
    context |= {
        "overview": overview,
        "local": glance_on(found.municipality, day_of(found), found.kind),
        "first_part": next((one for one in overview.sections if one.missing), overview.sections[0]),
        "is_ready": request.actor.account_id in overview.ready,
        "waiting_for": [one.employee.name for one in crew if one.employee.account.pk not in overview.ready],
        "refused_form": RefusedForm(home=found.is_home, prefix="geweigerd"),
        "break_off_form": BreakOffForm(prefix="afbreken"),
        **(tried or {}),
    }
    return render(request, "inspections/visits/detail.html", context, status=422 if tried else 200)


@require_http_methods(["GET", "POST"])
def section(request: ActorRequest, pk: int, name: str) -> HttpResponse:
    """One section of a visit, as a page of its own: filled in and saved by itself."""
    part = PART_OF.get(name)
    if part is None:
        raise Http404
    own = (
        Visit.objects.visible_to(request.actor).assigned_to(request.actor).with_revision(part).select_related(*WITH_ALL)
    )
    found = get_object_or_404(own, pk=pk)
    if part not in SECTIONS:
        return addition_page(request, found, part)
    if found.status == VisitStatus.PLANNED and part is not Part.ARRIVAL:
        return HttpResponseRedirect(reverse("inspections:section", args=[pk, SLUGS[Part.ARRIVAL]]))
    form = stored_form(part, found, request.actor.at, request.POST if request.method == "POST" else None)
    conflict: list[Any] = []
    if request.method == "POST" and form.is_valid():
        # Asked again after a refusal: the same form may have been sent twice at the same moment.
        if was_saved(found, part, form) or _save(request, found, part, form) or was_saved(found, part, form):
            return _onward(request, found, part)
        conflict = _renewed(found, part, form)
    context = section_context(request, found, part) | {"form": form, "conflict": conflict}
    return render(request, f"inspections/visits/{part.value}.html", context, status=422 if form.errors else 200)


def section_context(request: ActorRequest, found: Visit, part: Part) -> dict[str, Any]:
    """What the page of every section shows besides its form."""
    following, before = next_of(part), previous_of(part)
    context: dict[str, Any] = {
        "visit": found,
        "part": part,
        "slug": SLUGS[part],
        "place": list(Part).index(part) + 1,
        "places": len(Part),
        "following": (SLUGS[following], following.label) if following else None,
        "before": (SLUGS[before], before.label) if before else None,
        "closed": "" if found.status == VisitStatus.PLANNED else closed_because(found, part),
    }
    if part is Part.ARRIVAL and found.is_dwelling:
        context["dwelling"] = _dwelling(request, found)
    if part is Part.POWERS:
        context["cautions"] = list(found.cautions.all())
    return context


def _dwelling(request: ActorRequest, found: Visit) -> VisitDwelling | None:
    """The address of the dwelling, for who may read it now; each look is on the log before it is shown."""
    with unit():
        dwelling = VisitDwelling.objects.visible_to(request.actor).filter(visit=found).first()
        if dwelling is not None:
            record(rules.DWELLING_SEEN, found, actor=request.actor, at=request.actor.at, purpose="controle ter plaatse")
    return dwelling


def _save(request: ActorRequest, found: Visit, part: Part, form: Any) -> object | None:
    return attempt(form, lambda: SECTIONS[part].save(found, form, request.actor, request.actor.at) or found)


def _renewed(found: Visit, part: Part, form: Any) -> list[Any]:
    """After a refusal because a colleague saved first: what differs, and the form resting on the state of now.

    What she left empty is taken over from the colleague; saving the rest again is her choice, with both before her.
    """
    if not form.has_error("__all__", CHANGED_MEANWHILE):
        return []
    form.data = form.data.copy()
    form.data["seen"] = str(form.revision)
    for name, value in left_empty(form).items():
        form.data[name] = form.cleaned_data[name] = value
    return differences(form)


def _onward(request: ActorRequest, found: Visit, part: Part) -> HttpResponse:
    """To the next section, or to the page of the visit after the last one."""
    messages.success(request, f"{part.label} opgeslagen.")
    following = next_of(part)
    stopped = found.status != VisitStatus.UNDER_WAY
    if following is None or stopped or "terug" in request.POST:
        return HttpResponseRedirect(reverse("inspections:visit", args=[found.pk]))
    return HttpResponseRedirect(reverse("inspections:section", args=[found.pk, SLUGS[following]]))


@require_POST
def arrive(request: ActorRequest, pk: int) -> HttpResponse:
    """Start the visit."""
    found = own_visit(request, pk)
    if found.arrived_at is None:
        visits.arrive(found, actor=request.actor, at=request.actor.at)
    return HttpResponseRedirect(reverse("inspections:section", args=[pk, SLUGS[Part.ARRIVAL]]))


@require_POST
def nobody_home(request: ActorRequest, pk: int) -> HttpResponse:
    """Note that nobody opened."""
    visits.note_nobody_home(own_visit(request, pk), actor=request.actor, at=request.actor.at)
    return _to_visit(request, pk, "Vastgelegd dat niemand aanwezig was.")


@require_POST
def reopen(request: ActorRequest, pk: int) -> HttpResponse:
    """Go on where nobody was home before."""
    visits.reopen(own_visit(request, pk), actor=request.actor, at=request.actor.at)
    return _to_visit(request, pk, "Het bezoek is heropend.")


@require_POST
def give_up(request: ActorRequest, pk: int) -> HttpResponse:
    """Do not go back where nobody was home."""
    visits.give_up(own_visit(request, pk), actor=request.actor, at=request.actor.at)
    messages.success(request, "Het bezoek is afgesloten; het team gaat niet terug.")
    return HttpResponseRedirect(reverse("worklist:worklist"))


@require_POST
def refuse_entry(request: ActorRequest, pk: int) -> HttpResponse:
    """Note that entry was refused."""
    found = own_visit(request, pk)
    form = RefusedForm(request.POST, home=found.is_home, prefix="geweigerd")
    if form.is_valid():
        by, told = SpokenRole(form.cleaned_data["by"]), bool(form.cleaned_data.get("duty_told"))
        at, actor = request.actor.at, request.actor
        if attempt(form, lambda: visits.note_refused_entry(found, by=by, duty_told=told, actor=actor, at=at)):
            return _to_visit(request, pk, "Vastgelegd dat de toegang is geweigerd.")
    return show_visit(request, pk, tried={"refused_form": form})


@require_POST
def break_off(request: ActorRequest, pk: int) -> HttpResponse:
    """Break the control off."""
    found = own_visit(request, pk)
    form = BreakOffForm(request.POST, prefix="afbreken")
    if form.is_valid():
        reason, at = BreakOff(form.cleaned_data["reason"]), request.actor.at
        if attempt(form, lambda: visits.break_off(found, reason=reason, actor=request.actor, at=at)):
            return _to_visit(request, pk, "De controle is afgebroken.")
    return show_visit(request, pk, tried={"break_off_form": form})


@require_POST
def withdraw_consent(request: ActorRequest, pk: int) -> HttpResponse:
    """Note that consent was withdrawn: one press."""
    visits.withdraw_consent(own_visit(request, pk), actor=request.actor, at=request.actor.at)
    return _to_visit(request, pk, "Toestemming ingetrokken: verlaat de woning. De controle is afgebroken.")


@require_POST
def help_asked(request: ActorRequest, pk: int) -> HttpResponse:
    """Stop the control because somebody asked for help."""
    found = own_visit(request, pk)
    if not found.is_stopped_for_help:
        visits.note_help_asked(found, actor=request.actor, at=request.actor.at)
    return HttpResponseRedirect(reverse("inspections:visit", args=[pk]))


@require_POST
def say_ready(request: ActorRequest, pk: int) -> HttpResponse:
    """Say that the report may be made."""
    report = reports.say_ready(own_visit(request, pk), actor=request.actor, at=request.actor.at)
    if report is None:
        return _to_visit(request, pk, "U bent klaar. Het rapport wordt opgesteld als ook uw collega klaar is.")
    messages.success(request, f"Rapport {report.number} is opgesteld. Lees het en onderteken het.")
    return HttpResponseRedirect(reverse("inspections:report", args=[report.pk]))


def _to_visit(request: ActorRequest, pk: int, said: str) -> HttpResponse:
    messages.success(request, said)
    return HttpResponseRedirect(reverse("inspections:visit", args=[pk]))
