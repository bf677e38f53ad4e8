"""The pages of online checks: the list, asking, and answering."""

from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from regiotoezicht.access.doors import need
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.forms import Form, attempt
from regiotoezicht.core.paging import page_by_key
from regiotoezicht.core.rights import Actor
from regiotoezicht.inspections.online import rules
from regiotoezicht.inspections.online.actions import answer_check, open_check
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


class CheckForm(Form):
    """Cause, ground and question, before anybody looks. Every field is a choice."""

    token = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    cause = forms.ChoiceField(label="Aanleiding", choices=CheckCause.choices, widget=forms.RadioSelect)
    ground = forms.ChoiceField(label="Grondslag", choices=CheckGround.choices, widget=forms.RadioSelect)
    question = forms.ChoiceField(label="Vraag", choices=Question.choices, widget=forms.RadioSelect)
    sources = forms.MultipleChoiceField(
        label="Waar keek u eerst?",
        choices=Source.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Een bron die minder ingrijpt gaat voor.",
    )
    platform = forms.ChoiceField(label="Waar gaat u kijken?", choices=Platform.choices, widget=forms.RadioSelect)

    def __init__(self, *args: Any, has_permit: bool, has_signal: bool, **kwargs: Any) -> None:
        """Offer what fits: a cause that is there, and a question about the permit or about having none."""
        super().__init__(*args, **kwargs)
        offered = {"question": (has_permit, has_signal), "cause": (True, has_signal)}
        only_without = {Question.BUSINESS_OFFERED.value, CheckCause.SIGNAL.value}
        for name, (usual, on_signal) in offered.items():
            field: Any = self.fields[name]
            field.choices = [
                (code, label) for code, label in field.choices if (on_signal if code in only_without else usual)
            ]


class AnswerForm(Form):
    """The result, also when nothing was found."""

    answer = forms.ChoiceField(label="Antwoord", choices=Answer.choices, widget=forms.RadioSelect)
    follow_up = forms.ChoiceField(label="Wat doet u ermee?", choices=FollowUp.choices, widget=forms.RadioSelect)


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
    if about is None:  # nothing was named: the page says where a check begins
        return render(request, "inspections/online/new.html", {"form": None})
    place = about.municipality
    if not actor.may(rules.ONLINE_CHECK, place):
        raise Http404
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
    """The permit and the signal of the address; of a signal about business premises the permit there, if any."""
    permits = Permit.objects.visible_to(request.actor).select_related("municipality", "business")
    given = {name: int(pk) for name in ("vergunning", "melding") if (pk := request.GET.get(name, "")).isdecimal()}
    if "melding" in given:
        signals = Signal.objects.visible_to(request.actor).workable_by(request.actor).select_related("municipality")
        signal = get_object_or_404(signals, pk=given["melding"])
        there = permits.filter(premises=signal.premises_id, ended_date__isnull=True) if signal.premises_id else None
        return (there.first() if there is not None else None), signal
    if "vergunning" in given:
        return get_object_or_404(permits, pk=given["vergunning"]), None
    return None, None


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
    try:
        return before.first() or attempt(form, lambda: open_check(place, actor=actor, at=actor.at, **given))
    except IntegrityError:  # the same form was sent twice at the same moment
        return before.first()


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
