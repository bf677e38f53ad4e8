"""The pages of online checks: the list, asking, and answering."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from regiotoezicht.access.doors import need
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.bylaws.switch.queries import is_open
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.forms import attempt, attempt_once
from regiotoezicht.core.paging import page_by_key
from regiotoezicht.core.rights import Actor
from regiotoezicht.inspections.online import queries, rules
from regiotoezicht.inspections.online.actions import answer_check, open_check
from regiotoezicht.inspections.online.forms import AnswerForm, CheckForm
from regiotoezicht.inspections.online.models import OnlineCheck
from regiotoezicht.inspections.online.vocabulary import (
    Answer,
    CheckCause,
    CheckGround,
    FollowUp,
    Platform,
    Question,
    Source,
)
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.organisation.readings import record_list
from regiotoezicht.permits.models import Permit
from regiotoezicht.signals.models import Signal


def checks(request: ActorRequest) -> HttpResponse:
    """The online checks that the actor may see, last first."""
    actor = request.actor
    reach = need(actor, rules.ONLINE_READ)
    found = OnlineCheck.objects.visible_to(actor).select_related("municipality")
    page = page_by_key(found, order="-id", after=request.GET.get("na", ""), before=request.GET.get("voor", ""))
    record_list(rules.CHECKS_LISTED, reach, actor=actor, at=actor.at, rows=len(page.rows))
    return render(request, "inspections/online/list.html", {"page": page})


def new(request: ActorRequest) -> HttpResponse:
    """Ask, about a permit or a signal that the address names by its number."""
    actor = request.actor
    need(actor, rules.ONLINE_CHECK)
    permit, signal = _about(request)
    about = signal or permit
    if about is None:
        if request.GET:  # what was named is not there, or not for her
            raise Http404
        return render(request, "inspections/online/new.html", {"form": None})  # the page says where a check begins
    place = about.municipality
    if not actor.may(rules.ONLINE_CHECK, place):
        raise Http404
    if permit is None and not is_open(place, local_date(actor.at)):  # said before anybody fills in a form
        return render(request, "inspections/online/new.html", {"form": None, "is_closed": True})
    sent = request.POST if request.method == "POST" else None
    form = CheckForm(sent, has_permit=permit is not None, has_signal=signal is not None)
    if form.is_bound and form.is_valid():
        made = _made(actor, place, permit, signal, form)
        if made is not None:
            messages.success(request, "Vastgelegd. Kijk nu, kort en onder eigen naam, en leg daarna het antwoord vast.")
            return HttpResponseRedirect(reverse("inspections:online_check", args=[made.pk]))
    context = {"form": form, "permit": permit, "signal": signal, "place": place}
    return render(request, "inspections/online/new.html", context, status=422 if form.is_bound else 200)


def _about(request: ActorRequest) -> tuple[Permit | None, Signal | None]:
    signal = queries.signal_meant(request.actor, request.GET.get("melding", ""))
    if signal is not None:
        return queries.permit_at(request.actor, signal), signal
    return queries.permit_meant(request.actor, request.GET.get("vergunning", "")), None


def _made(
    actor: Actor, place: Municipality, permit: Permit | None, signal: Signal | None, form: CheckForm
) -> OnlineCheck | None:
    """What was put on record; of a form that was sent twice the first."""
    typed = form.cleaned_data
    asked = Question(typed["question"])
    given: dict[str, Any] = {
        "token": typed["token"],
        "cause": CheckCause(typed["cause"]),
        "ground": CheckGround(typed["ground"]),
        "question": asked,
        "platform": Platform(typed["platform"]),
        "sources": [Source(code) for code in typed["sources"]],
        "signal": signal,
        "permit": None if asked is Question.BUSINESS_OFFERED and signal is not None else permit,
    }
    before = OnlineCheck.objects.visible_to(actor).filter(token=typed["token"])
    return attempt_once(form, lambda: open_check(place, actor=actor, at=actor.at, **given), before.first)


def check(request: ActorRequest, pk: int) -> HttpResponse:
    """One check, with the form of its answer as long as it has none."""
    actor = request.actor
    seen = OnlineCheck.objects.visible_to(actor).select_related(
        "municipality", "permit__business", "signal", "opened_by"
    )
    found = get_object_or_404(seen, pk=pk)
    may_answer = found.answered_at is None and actor.may(rules.ONLINE_CHECK, found)
    form = AnswerForm(request.POST if request.method == "POST" else None) if may_answer else None
    status = 200
    if request.method == "POST":
        if form is None:
            raise Http404
        if form.is_valid() and attempt(form, lambda: _answered(actor, found, form.cleaned_data)) is not None:
            messages.success(request, "Het antwoord is vastgelegd.")
            return HttpResponseRedirect(reverse("inspections:online_check", args=[pk]))
        status = 422
    return render(request, "inspections/online/detail.html", {"check": found, "form": form}, status=status)


def _answered(actor: Actor, found: OnlineCheck, typed: dict[str, Any]) -> OnlineCheck:
    return answer_check(
        found, actor=actor, at=actor.at, answer=Answer(typed["answer"]), follow_up=FollowUp(typed["follow_up"])
    )
