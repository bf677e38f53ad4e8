"""Changing a round: one small page for each change, on the version of the round that it was shown with."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.db import models
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.forms import attempt
from regiotoezicht.core.refusals import Refused
from regiotoezicht.inspections import actions, queries, rules
from regiotoezicht.inspections.forms.rounds import CancelForm, JoinForm, MoveForm, ReplaceForm, VersionForm
from regiotoezicht.inspections.models import Round, Visit
from regiotoezicht.inspections.vocabulary import CancelReason, ReplaceReason

Typed = dict[str, Any]


def _round(request: ActorRequest, pk: int) -> Round:
    """A round that the actor may change; every other one does not exist for her."""
    tour = get_object_or_404(Round.objects.visible_to(request.actor).select_related("district"), pk=pk)
    if not request.actor.may(rules.ROUND_PLAN, tour):
        raise Http404
    return tour


def _change(
    request: ActorRequest,
    tour: Round,
    form: forms.Form,
    write: Callable[[Typed], models.Model],
    said: str,
    **context: Any,
) -> HttpResponse:
    """Show the form of a change; when it was sent, make the change and go to the round."""
    status = 200
    if form.is_bound:
        if form.is_valid() and attempt(form, lambda: write(form.cleaned_data)) is not None:
            messages.success(request, said)
            return HttpResponseRedirect(reverse("inspections:round", args=[tour.pk]))
        status = 422
        # Sending it again is a choice that rests on the round as it is now.
        form.data = form.data.copy()  # type: ignore[attr-defined]  # a QueryDict, as every view gives
        form.data["version"] = str(queries.version_of(tour))  # type: ignore[index]  # as above
    return render(request, "inspections/rounds/change.html", {"round": tour, "form": form, **context}, status=status)


def _sent(request: ActorRequest) -> Any:
    return request.POST if request.method == "POST" else None


def move(request: ActorRequest, pk: int) -> HttpResponse:
    """Move a round to another moment."""
    tour, actor = _round(request, pk), request.actor
    now = {"version": tour.version, "date": tour.date, "start_time": tour.start_time, "minutes": tour.minutes}

    def write(typed: Typed) -> models.Model:
        return actions.move(
            tour,
            actor=actor,
            at=actor.at,
            date=typed["date"],
            start_time=typed["start_time"],
            minutes=typed["minutes"],
            seen=typed["version"],
        )

    return _change(
        request, tour, MoveForm(_sent(request), initial=now), write, "De ronde is verplaatst.",
        title="Ronde verplaatsen", button="Verplaatsen",
        lead="Iedereen in de ronde moet dan vrij zijn, en aangewezen in elke gemeente van de ronde.",
    )  # fmt: skip


def cancel(request: ActorRequest, pk: int) -> HttpResponse:
    """Cancel a round."""
    tour, actor = _round(request, pk), request.actor

    def write(typed: Typed) -> models.Model:
        reason = CancelReason(typed["reason"])
        return actions.cancel(tour, actor=actor, at=actor.at, reason=reason, seen=typed["version"])

    return _change(
        request, tour, CancelForm(_sent(request), initial={"version": tour.version}), write, "De ronde is geannuleerd.",
        title="Ronde annuleren", button="Ronde annuleren", kind="danger",
        lead="Alle bezoeken vervallen. De meldingen komen terug op de lijst om opnieuw in te plannen.",
    )  # fmt: skip


def replace(request: ActorRequest, pk: int) -> HttpResponse:
    """Replace a supervisor."""
    tour, actor = _round(request, pk), request.actor

    def write(typed: Typed) -> models.Model:
        return actions.replace_member(
            tour,
            actor=actor,
            at=actor.at,
            leaving=typed["leaving"],
            coming=typed["coming"],
            reason=ReplaceReason(typed["reason"]),
            seen=typed["version"],
        )

    start = {"version": tour.version, "leaving": request.GET.get("wie", "")}
    return _change(
        request, tour, ReplaceForm(_sent(request), initial=start, tour=tour), write, "De toezichthouder is vervangen.",
        title="Toezichthouder vervangen", button="Vervangen",
        lead="Voor de vervanger gelden dezelfde regels: aangewezen in elke gemeente van de ronde, en dan vrij.",
    )  # fmt: skip


def join(request: ActorRequest, pk: int) -> HttpResponse:
    """Put one more supervisor in a round."""
    tour, actor = _round(request, pk), request.actor

    def write(typed: Typed) -> models.Model:
        return actions.add_member(tour, actor=actor, at=actor.at, coming=typed["coming"], seen=typed["version"])

    form = JoinForm(_sent(request), initial={"version": tour.version}, tour=tour)
    return _change(
        request, tour, form, write, "De toezichthouder is toegevoegd.",
        title="Toezichthouder toevoegen", button="Toevoegen",
    )  # fmt: skip


def drop(request: ActorRequest, pk: int, visit_pk: int) -> HttpResponse:
    """Drop a visit from a round."""
    tour, actor = _round(request, pk), request.actor
    visits = Visit.objects.visible_to(actor).select_related("signal", "municipality", "premises__business")
    visit = get_object_or_404(visits, round=tour, pk=visit_pk)

    def write(typed: Typed) -> models.Model:
        return actions.drop_visit(tour, actor=actor, at=actor.at, visit=visit, seen=typed["version"])

    return _change(
        request, tour, VersionForm(_sent(request), initial={"version": tour.version}), write,
        "Het bezoek is vervallen.", title="Bezoek laten vervallen", button="Laten vervallen", kind="danger",
        visit=visit,
    )  # fmt: skip


@require_POST
def sooner(request: ActorRequest, pk: int, visit_pk: int) -> HttpResponse:
    """Put a visit one place earlier in the round."""
    tour = _round(request, pk)
    form = VersionForm(request.POST)
    order = [visit.pk for visit in queries.planned_visits(tour)]
    if visit_pk not in order:
        raise Http404
    place = order.index(visit_pk)
    order.insert(max(place - 1, 0), order.pop(place))
    if not form.is_valid() or not attempt(form, lambda: _reorder(request, tour, order, form)):
        messages.error(request, " ".join(map(str, form.non_field_errors())) or "De volgorde is niet gewijzigd.")
    return HttpResponseRedirect(reverse("inspections:round", args=[tour.pk]))


@require_POST
def match(request: ActorRequest, pk: int) -> HttpResponse:
    """Ask anew who else in the region knows the places of a round."""
    tour, actor = _round(request, pk), request.actor
    try:
        actions.match(tour, actor=actor, at=actor.at)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, "Er is opnieuw gevraagd wie in de regio deze bedrijven nog meer kent.")
    return HttpResponseRedirect(reverse("inspections:round", args=[tour.pk]))


def _reorder(request: ActorRequest, tour: Round, order: list[int], form: VersionForm) -> Round:
    actor = request.actor
    return actions.reorder(tour, actor=actor, at=actor.at, order=order, seen=form.cleaned_data["version"])
