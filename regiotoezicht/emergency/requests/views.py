"""Pages of requests: asking, the list, and one with its decision."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regiotoezicht.access.doors import need
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core import clock
from regiotoezicht.core.actions import record, unit
from regiotoezicht.core.forms import attempt
from regiotoezicht.core.paging import page_by_key
from regiotoezicht.core.records import url_of
from regiotoezicht.core.refusals import Refused
from regiotoezicht.emergency.requests import actions, rules
from regiotoezicht.emergency.requests.actions import Asked
from regiotoezicht.emergency.requests.forms import AskForm, DecideForm
from regiotoezicht.emergency.requests.models import AccessRequest
from regiotoezicht.emergency.requests.rules import State
from regiotoezicht.organisation.readings import record_list

USUAL_DAYS = 7
SEEING = (rules.REQUEST_DECIDE, rules.REQUEST_READ, rules.REQUEST_MAKE)


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: ActorRequest) -> HttpResponse:
    """Ask to read one record. What the page says afterwards does not depend on whether there is such a record."""
    need(request.actor, rules.REQUEST_MAKE)
    last = clock.local_date(request.actor.at) + timedelta(days=USUAL_DAYS)
    form = AskForm(request.POST or None, initial={"token": uuid4(), "until_date": last})
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        asked = Asked(typed["kind"], typed["dossier"], typed["reason"], typed["until_date"])
        made = attempt(form, lambda: actions.ask(asked, actor=request.actor, token=typed["token"], at=clock.now()))
        if made is not None:
            return HttpResponseRedirect(reverse("emergency:request", args=[made.pk]))
    status = 422 if request.method == "POST" else 200
    return render(request, "emergency/requests/ask.html", {"form": form}, status=status)


@require_safe
def listed(request: ActorRequest) -> HttpResponse:
    """The requests that she made, decides on, or watches over; newest first."""
    actor = request.actor
    reach = next((reach for reach in map(actor.reach, SEEING) if reach), None)
    if reach is None:
        raise Http404
    rows = AccessRequest.objects.visible_to(actor).select_related("municipality", "account", "grant")
    with unit():
        page = page_by_key(rows, order="-asked_at", after=request.GET.get("na", ""), before=request.GET.get("voor", ""))
        record_list(rules.REQUESTS_READ, reach, actor=actor, at=actor.at, purpose=rules.PURPOSE, rows=len(page.rows))
    lines = [(row, _stand(request, row)) for row in page.rows]
    may_ask = bool(actor.reach(rules.REQUEST_MAKE))
    return render(request, "emergency/requests/list.html", {"page": page, "lines": lines, "may_ask": may_ask})


def _stand(request: ActorRequest, asked: AccessRequest) -> str:
    """Where it stands: for the one who asked what she is told, for the others what was decided."""
    actor = request.actor
    if asked.account_id == actor.account_id:
        return asked.told(actor.at, clock.local_date(actor.at))
    if asked.state == State.ALLOWED and not asked.is_open(actor.at):
        return "voorbij"
    return str(asked.get_state_display())


@require_http_methods(["GET", "HEAD", "POST"])
def detail(request: ActorRequest, pk: int) -> HttpResponse:
    """One request: what for, where it stands, and the decision for whoever it belongs to."""
    actor = request.actor
    rows = AccessRequest.objects.visible_to(actor).select_related(
        "municipality", "account__employee__employer", "decided_by", "grant"
    )
    asked = get_object_or_404(rows, pk=pk)
    own = asked.account_id == actor.account_id
    decides = not own and actions.decides(actor, asked)
    start = {"until_date": asked.until_date}
    form = DecideForm(request.POST or None, initial=start) if decides and asked.state == State.ASKED else None
    if request.method == "POST":
        if form is None:
            raise Http404
        if form.is_valid() and _decide(request, asked, form):
            return HttpResponseRedirect(reverse("emergency:request", args=[pk]))
    with unit():
        record(rules.REQUEST_SEEN, asked, actor=actor, at=actor.at, purpose=rules.PURPOSE)
    is_open = asked.is_open(actor.at)
    context = {
        "asked": asked,
        "form": form,
        "own": own,
        "stand": _stand(request, asked),
        "may_take_back": decides and is_open,
        "record_url": url_of(asked.label, asked.record_id) if is_open and (own or decides) else "",
    }
    return render(request, "emergency/requests/detail.html", context, status=422 if request.method == "POST" else 200)


def _decide(request: ActorRequest, asked: AccessRequest, form: DecideForm) -> bool:
    typed: dict[str, Any] = form.cleaned_data

    def write() -> AccessRequest:
        if typed["state"] == State.DENIED:
            return actions.deny(asked, actor=request.actor, answer=typed["answer"], at=clock.now())
        until = typed["until_date"] or asked.until_date
        return actions.allow(asked, actor=request.actor, until_date=until, at=clock.now())

    return attempt(form, write) is not None


@require_POST
def take_back(request: ActorRequest, pk: int) -> HttpResponse:
    """Close again what was opened on request."""
    asked = get_object_or_404(AccessRequest.objects.visible_to(request.actor), pk=pk)
    if asked.account_id == request.actor.account_id or not actions.decides(request.actor, asked):
        raise Http404
    try:
        actions.take_back(asked, actor=request.actor, at=clock.now())
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, "De inzage is ingetrokken.")
    return HttpResponseRedirect(reverse("emergency:request", args=[pk]))
