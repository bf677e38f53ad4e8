"""Borders: what is drawn now, reading a file, looking at it, and taking it into use or away."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regiotoezicht.access.doors import need
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.forms import attempt, attempt_once
from regiotoezicht.core.one_form import tried
from regiotoezicht.core.rights import Reach
from regiotoezicht.organisation.queries import municipalities_on
from regiotoezicht.reporting import charts, rules
from regiotoezicht.reporting.borders import actions, queries
from regiotoezicht.reporting.borders.forms import BordersForm
from regiotoezicht.reporting.borders.reading import Reading, in_degrees, read
from regiotoezicht.reporting.borders.simplifying import simplified
from regiotoezicht.reporting.models import BorderSet


@require_http_methods(["GET", "POST"])
def page(request: ActorRequest) -> HttpResponse:
    """Which borders are drawn, and a form for others. Of a file with mistakes nothing is kept."""
    actor = request.actor
    need(actor, rules.BORDERS_KEEP)
    form = BordersForm(request.POST or None, request.FILES or None)
    found: Reading | None = None
    if request.method == "POST" and form.is_valid():
        places = {place.code: place.pk for place in municipalities_on(local_date(actor.at), Reach(region=True))}
        found = attempt(form, lambda: read(form.cleaned_data["file"].read(), places))
        if found is not None and not found.remarks:
            kept = _keep(request, form, found, places)
            if kept is not None:
                return HttpResponseRedirect(reverse("reporting:borders-preview", args=[kept.pk]))
    sets = BorderSet.objects.visible_to(actor)
    context = {
        "form": form,
        "remarks": found.remarks if found else [],
        "used": sets.in_use().first(),
        "draft": sets.drafts().first(),
    }
    is_wrong = bool(form.errors or context["remarks"])
    return render(request, "reporting/borders.html", context, status=422 if is_wrong else 200)


def _keep(request: ActorRequest, form: BordersForm, found: Reading, places: dict[str, int]) -> BorderSet | None:
    actor, typed = request.actor, form.cleaned_data

    def write() -> BorderSet:
        shapes = simplified(in_degrees(found))
        areas = actions.Areas({places[code]: shape for code, shape in shapes.items()})
        made = BorderSet(source=typed["source"], token=typed["token"], passed_over=found.elsewhere + found.water)
        return actions.keep_draft(made, areas, actor=actor, at=actor.at)

    return attempt_once(form, write, lambda: queries.set_with(actor, typed["token"]))


def _set(request: ActorRequest, pk: int) -> BorderSet:
    need(request.actor, rules.BORDERS_KEEP)
    return get_object_or_404(BorderSet.objects.visible_to(request.actor), pk=pk)


@require_safe
def preview(request: ActorRequest, pk: int) -> HttpResponse:
    """How the borders of a file look, and which municipalities are missing."""
    borders = _set(request, pk)
    places = list(municipalities_on(local_date(request.actor.at), Reach(region=True)))
    there = queries.borders_of(borders)
    context = {
        "borders": borders,
        "picture": f"{reverse('reporting:borders-picture', args=[pk])}?kleur=district",
        "places": [place for place in places if place.code in there],
        "missing": [place for place in places if place.code not in there],
    }
    return render(request, "reporting/borders_preview.html", context)


@require_safe
def picture(request: ActorRequest, pk: int) -> HttpResponse:
    """The borders of a file as a picture, without figures."""
    there = queries.borders_of(_set(request, pk))
    places = municipalities_on(local_date(request.actor.at), Reach(region=True))
    drawn = [(place.name, place.district.name, there[place.code]) for place in places if place.code in there]
    theme = charts.DARK if request.GET.get("thema") == "donker" else charts.LIGHT
    return HttpResponse(charts.outline(drawn, theme), content_type="image/svg+xml")


@require_POST
def take_in(request: ActorRequest, pk: int) -> HttpResponse:
    """Draw these borders from now on; of a double click the second finds it done."""
    borders, here = _set(request, pk), reverse("reporting:borders")
    if borders.used_at is not None:
        return HttpResponseRedirect(here)
    used = "De kaart gebruikt nu deze grenzen."
    return tried(request, lambda: actions.take_in(borders, actor=request.actor, at=request.actor.at), used, here)


@require_POST
def remove(request: ActorRequest, pk: int) -> HttpResponse:
    """Throw borders away; of a double click the second finds nothing any more."""
    borders, here = _set(request, pk), reverse("reporting:borders")
    gone = "De grenzen zijn verwijderd."
    return tried(request, lambda: actions.remove(borders, actor=request.actor, at=request.actor.at), gone, here)
