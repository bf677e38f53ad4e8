"""One visit."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.inspections.models import Visit


def visit(request: ActorRequest, pk: int) -> HttpResponse:
    """The page of a visit."""
    found = get_object_or_404(Visit.objects.visible_to(request.actor), pk=pk)
    return render(request, "inspections/visits/detail.html", {"visit": found})
