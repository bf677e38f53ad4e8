"""Registering a signal."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.forms import attempt_once
from regiotoezicht.premises.models import Premises
from regiotoezicht.signals.actions import register
from regiotoezicht.signals.forms import RegisterForm
from regiotoezicht.signals.models import Signal
from regiotoezicht.signals.rules import SIGNAL_REGISTER
from regiotoezicht.signals.vocabulary import Category, Channel, PlaceKind, Source


def new(request: ActorRequest) -> HttpResponse:
    """Register a signal. The search button looks up business premises and keeps what was typed."""
    actor = request.actor
    places = actor.reach(SIGNAL_REGISTER)
    if not places:
        raise Http404
    visible = Premises.objects.visible_to(actor)
    if request.method != "POST":
        start: dict[str, Any] = {"received_at": actor.at}
        if request.GET.get("pand", "").isdecimal():
            start |= {"premises": request.GET["pand"], "place_kind": PlaceKind.PREMISES}
        form = RegisterForm(initial=start, places=places, visible_premises=visible)
        return render(request, "signals/new.html", {"form": form})
    form = RegisterForm(request.POST, places=places, visible_premises=visible, searched=request.POST.get("search", ""))
    if "zoeken" in request.POST:
        form.errors.clear()  # only a search: nothing is judged yet
        return render(request, "signals/new.html", {"form": form, "searched": True})
    if form.is_valid():
        signal = attempt_once(
            form, lambda: _register(request, form.cleaned_data), lambda: _registered_before(request, form)
        )
        if signal is not None:
            messages.success(request, f"De melding is vastgelegd onder nummer {signal.dossier}.")
            return HttpResponseRedirect(reverse("signals:detail", args=[signal.pk]))
    return render(request, "signals/new.html", {"form": form}, status=422)


def _registered_before(request: ActorRequest, form: RegisterForm) -> Signal | None:
    return Signal.objects.visible_to(request.actor).filter(token=form.cleaned_data["token"]).first()


def _register(request: ActorRequest, typed: dict[str, Any]) -> Signal:
    return register(
        typed["municipality"],
        actor=request.actor,
        at=request.actor.at,
        token=typed["token"],
        source=Source(typed["source"]),
        channel=Channel(typed["channel"]),
        categories=[Category(code) for code in typed["categories"]],
        received_at=typed["received_at"],
        place_kind=PlaceKind(typed["place_kind"]),
        premises=typed["premises"],
        address=typed["address"],
        public_place=typed["public_place"],
        text=typed["text"],
        occurred_date=typed["occurred_date"],
        occurred_time=typed["occurred_time"],
        police_told_at=typed["police_told_at"],
    )
