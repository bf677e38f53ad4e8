"""The list of rounds and the page of one."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.inspections import rules
from regiotoezicht.inspections.models import Round, Visit


def rounds(request: ActorRequest) -> HttpResponse:
    """The rounds, newest first."""
    if not request.actor.reach(rules.ROUND_LIST):
        raise Http404
    found = Round.objects.visible_to(request.actor).order_by("-date", "-pk")[:100]
    return render(request, "inspections/rounds/list.html", {"rounds": found})


def detail(request: ActorRequest, pk: int) -> HttpResponse:
    """One round."""
    tour = get_object_or_404(Round.objects.visible_to(request.actor), pk=pk)
    return render(request, "inspections/rounds/detail.html", {"round": tour})


def of_visit(request: ActorRequest, pk: int) -> HttpResponse:
    """From a visit to its round, for tasks: those belong to a dossier, and a round has none."""
    tour = get_object_or_404(Round.objects.visible_to(request.actor), visits__pk=pk)
    return HttpResponseRedirect(reverse("inspections:round", args=[tour.pk]))


def visits(request: ActorRequest) -> HttpResponse:
    """The visits, newest first."""
    if not request.actor.reach(rules.VISIT_READ):
        raise Http404
    found = Visit.objects.visible_to(request.actor).order_by("-pk")[:100]
    return render(request, "inspections/rounds/visits.html", {"visits": found})
