"""The pages of participation: for which municipalities a district acts, and since when."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from regiotoezicht.access.doors import need
from regiotoezicht.access.forms import EndForm
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.forms import attempt
from regiotoezicht.desk.powers import queries
from regiotoezicht.desk.powers.forms import STATES, ParticipationForm, StateFilter
from regiotoezicht.organisation import actions
from regiotoezicht.organisation.models import Participation
from regiotoezicht.organisation.queries import districts, municipalities_on
from regiotoezicht.organisation.rules import PARTICIPATION_KEEP, Arrangement

MOST_ROWS = 1_000
_LABELS = dict(STATES)


def participations(request: ActorRequest) -> HttpResponse:
    """Which municipality takes part in which district."""
    need(request.actor, PARTICIPATION_KEEP)
    today, chosen = local_date(request.actor.at), StateFilter(request.GET)
    rows: list[Any] = list(queries.participations(request.actor, on=today, state=chosen.state)[:MOST_ROWS])
    for row in rows:
        row.state = queries.state_of(row, today)
        row.label = _LABELS[row.state]
        row.may_end = row.state != queries.PAST
    return render(request, "desk/powers/participations.html", {"rows": rows, "filter": chosen})


@require_http_methods(["GET", "POST"])
def new_participation(request: ActorRequest) -> HttpResponse:
    """Lay down the agreement of a municipality with a district."""
    actor, today = request.actor, local_date(request.actor.at)
    places = municipalities_on(today, need(actor, PARTICIPATION_KEEP))
    form = ParticipationForm(
        request.POST or None, municipalities=places, districts=districts(), initial={"from_date": today}
    )
    if request.method == "POST" and form.is_valid():
        typed = dict(form.cleaned_data)
        municipality = typed.pop("municipality")
        typed["arrangement"] = Arrangement(typed["arrangement"])
        if attempt(form, lambda: actions.set_participation(municipality, actor=actor, at=actor.at, **typed)):
            messages.success(request, f"De deelname van {municipality.name} is vastgelegd.")
            return HttpResponseRedirect(reverse("desk:participations"))
    return render(request, "desk/powers/new_participation.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def end_participation(request: ActorRequest, pk: int) -> HttpResponse:
    """End the participation of a municipality."""
    actor = request.actor
    row = get_object_or_404(Participation.objects.visible_to(actor).select_related("municipality", "district"), pk=pk)
    form = EndForm(request.POST or None, initial={"until_date": max(local_date(actor.at), row.from_date)})
    if request.method == "POST" and form.is_valid():
        until = form.cleaned_data["until_date"]
        if attempt(form, lambda: _end(request, row, until)):
            messages.success(request, f"De deelname van {row.municipality.name} eindigt per {until:%d-%m-%Y}.")
            return HttpResponseRedirect(reverse("desk:participations"))
    context = {"form": form, "row": row}
    return render(request, "desk/powers/end_participation.html", context, status=422 if form.errors else 200)


def _end(request: ActorRequest, row: Participation, until: date) -> bool:
    actions.end_participation(row, actor=request.actor, until=until, at=request.actor.at)
    return True
