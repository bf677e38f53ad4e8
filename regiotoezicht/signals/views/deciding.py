"""What the coordinator does with a signal. Each form rests on the version of the signal that it was shown with."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.forms import attempt
from regiotoezicht.signals import actions, queries
from regiotoezicht.signals.forms import CloseForm, DecideForm, MergeForm, PoliceForm
from regiotoezicht.signals.models import Signal
from regiotoezicht.signals.rules import SIGNAL_DECIDE
from regiotoezicht.signals.views.showing import show
from regiotoezicht.signals.vocabulary import Outcome, Priority, Route

Write = Callable[[Signal, dict[str, Any]], Signal]


def _signal(request: ActorRequest, pk: int) -> Signal:
    return get_object_or_404(Signal.objects.visible_to(request.actor), pk=pk)


def _done(request: ActorRequest, signal: Signal, name: str, form: forms.Form, write: Write, said: str) -> HttpResponse:
    """Run the write of a valid form and go to the signal; else show it with what was typed and what is wrong."""
    done = attempt(form, lambda: write(signal, form.cleaned_data)) if form.is_valid() else None
    if done is None:
        return show(request, signal.pk, tried={name: form})
    messages.success(request, said)
    return HttpResponseRedirect(reverse("signals:detail", args=[done.pk]))


@require_POST
def decide(request: ActorRequest, pk: int) -> HttpResponse:
    """Decide on route and priority."""
    signal, actor = _signal(request, pk), request.actor

    def write(signal: Signal, typed: dict[str, Any]) -> Signal:
        return actions.decide(
            signal,
            actor=actor,
            at=actor.at,
            route=Route(typed["route"]),
            priority=Priority(typed["priority"]),
            reason=typed["reason"],
            second_cause=typed.get("second_cause", ""),
            seen=typed["version"],
        )

    form = DecideForm(request.POST, signal=signal, prefix="besluit")
    return _done(request, signal, "decide_form", form, write, "De melding is beoordeeld.")


@require_POST
def tell_police(request: ActorRequest, pk: int) -> HttpResponse:
    """Note that the police were called."""
    signal, actor = _signal(request, pk), request.actor

    def write(signal: Signal, typed: dict[str, Any]) -> Signal:
        return actions.tell_police(signal, actor=actor, at=actor.at, told_at=typed["told_at"], seen=typed["version"])

    form = PoliceForm(request.POST, prefix="politie")
    return _done(request, signal, "police_form", form, write, "Vastgelegd dat de politie is gebeld.")


@require_http_methods(["GET", "POST"])
def merge(request: ActorRequest, pk: int) -> HttpResponse:
    """Choose the signal with which this one is merged, and merge it."""
    signal, actor = _signal(request, pk), request.actor
    if not actor.may(SIGNAL_DECIDE, signal):
        raise Http404
    candidates = queries.mergeable(signal, actor)
    if request.method == "POST":
        form = MergeForm(request.POST, candidates=candidates)
        main = attempt(form, lambda: _merge(request, signal, form)) if form.is_valid() else None
        if main is not None:
            messages.success(request, f"Melding {signal.dossier} is hiermee samengevoegd.")
            return HttpResponseRedirect(reverse("signals:detail", args=[main.pk]))
        status = 422
    else:
        form, status = MergeForm(candidates=candidates, initial={"version": signal.version}), 200
    return render(request, "signals/merge.html", {"signal": signal, "form": form}, status=status)


def _merge(request: ActorRequest, signal: Signal, form: MergeForm) -> Signal:
    typed = form.cleaned_data
    return actions.merge(signal, actor=request.actor, at=request.actor.at, into=typed["into"], seen=typed["version"])


@require_POST
def close(request: ActorRequest, pk: int) -> HttpResponse:
    """Close the signal."""
    signal, actor = _signal(request, pk), request.actor

    def write(signal: Signal, typed: dict[str, Any]) -> Signal:
        return actions.close(
            signal,
            actor=actor,
            at=actor.at,
            outcome=Outcome(typed["outcome"]),
            reason=typed["reason"],
            seen=typed["version"],
        )

    form = CloseForm(request.POST, prefix="afsluiten")
    return _done(request, signal, "close_form", form, write, "De melding is afgesloten.")
