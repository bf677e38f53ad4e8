"""The page on which is recorded that a signal was passed on, with what was passed on before."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.forms import attempt_once
from regiotoezicht.signals import rules
from regiotoezicht.signals.passing_on import queries
from regiotoezicht.signals.passing_on.actions import pass_on
from regiotoezicht.signals.passing_on.forms import PassOnForm
from regiotoezicht.signals.passing_on.models import PassedOn
from regiotoezicht.signals.vocabulary import Source

MOST_ROWS = 200


def passed_on(request: ActorRequest) -> HttpResponse:
    """Which municipalities take no part, what was passed on about them, and for the coordinator the form."""
    actor = request.actor
    if not actor.reach(rules.PASSED_ON_READ):
        raise Http404
    reach = actor.reach(rules.SIGNAL_PASS_ON)
    absent = queries.not_taking_part(reach, local_date(actor.at))
    form = None
    status = 200
    if reach:
        form = PassOnForm(request.POST if request.method == "POST" else None, absent=absent)
        if form.is_bound and form.is_valid() and _made(request, form):
            messages.success(request, "Vastgelegd dat de melding is doorgegeven.")
            return HttpResponseRedirect(reverse("signals:passed_on"))
        status = 422 if form.is_bound else 200
    elif request.method == "POST":
        raise Http404
    context = {
        "form": form,
        "absent": list(absent) if reach else [],
        "rows": PassedOn.objects.visible_to(actor).select_related("municipality")[:MOST_ROWS],
        "most": MOST_ROWS,
    }
    return render(request, "signals/passed_on.html", context, status=status)


def _made(request: ActorRequest, form: PassOnForm) -> object:
    """What was recorded; of a form that was sent twice the first."""
    actor, typed = request.actor, form.cleaned_data
    given: dict[str, Any] = {**typed, "source": Source(typed["source"])}
    district = typed["municipality"].district
    before = PassedOn.objects.visible_to(actor).filter(token=typed["token"])
    return attempt_once(form, lambda: pass_on(district, actor=actor, at=actor.at, **given), before.first)
