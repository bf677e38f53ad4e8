"""Two sets of one municipality side by side."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.bylaws import comparing, queries
from regiotoezicht.bylaws.models import RuleSet


def _beside(request: ActorRequest, pk: int) -> tuple[RuleSet, list[RuleSet]]:
    """A set that the actor may read, and the others of its municipality."""
    found = queries.sets_beside(request.actor, pk)
    shown = next((one for one in found if one.pk == pk), None)
    if shown is None:
        raise Http404
    return shown, [one for one in found if one.pk != pk]


def choose(request: ActorRequest, pk: int) -> HttpResponse:
    """Which other set to lay beside this one."""
    shown, others = _beside(request, pk)
    return render(request, "bylaws/compare.html", {"set": shown, "others": others})


def compare(request: ActorRequest, pk: int, other: int) -> HttpResponse:
    """What differs between two sets; with `alles=ja` also what is the same."""
    shown, others = _beside(request, pk)
    beside = next((one for one in others if one.pk == other), None)
    if beside is None:
        raise Http404
    lines = comparing.lines_of(queries.said_by(shown), queries.said_by(beside))
    differing = comparing.differing(lines)
    everything = request.GET.get("alles") == "ja"
    context = {
        "set": shown,
        "beside": beside,
        "others": others,
        "lines": lines if everything else differing,
        "everything": everything,
        "same": len(lines) - len(differing),
        "differing": len(differing),
    }
    return render(request, "bylaws/compare.html", context)
