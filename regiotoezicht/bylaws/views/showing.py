"""One rule set: its articles, its ladder and its history; adopting and ending it."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from regiotoezicht.access.forms import EndForm
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.bylaws import actions, queries, rules
from regiotoezicht.bylaws.forms import AdoptForm
from regiotoezicht.bylaws.models import RuleSet
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.forms import attempt


def visible_set(request: ActorRequest, pk: int) -> RuleSet:
    """A set that the actor may read, with its municipality."""
    return get_object_or_404(RuleSet.objects.visible_to(request.actor).select_related("municipality"), pk=pk)


def kept_set(request: ActorRequest, pk: int) -> RuleSet:
    """A set that the actor keeps; not found for whoever only reads it."""
    found = visible_set(request, pk)
    if not request.actor.may(rules.RULES_KEEP, found):
        raise Http404
    return found


def draft_kept(request: ActorRequest, pk: int) -> RuleSet:
    """A set that the actor keeps; only a draft has a page to edit it. A post is left to the action to refuse."""
    found = kept_set(request, pk)
    if request.method == "GET" and not found.is_draft:
        raise Http404
    return found


def to_set(rule_set: RuleSet, anchor: str = "") -> HttpResponseRedirect:
    """The way back to the page of the set."""
    return HttpResponseRedirect(reverse("bylaws:detail", args=[rule_set.pk]) + anchor)


def detail(request: ActorRequest, pk: int) -> HttpResponse:
    """One set: what it demands, which measure follows, what came before and after, and what happened to it."""
    actor = request.actor
    found = queries.sets_beside(actor, pk)
    shown = next((one for one in found if one.pk == pk), None)
    if shown is None:
        raise Http404
    may_keep = actor.may(rules.RULES_KEEP, shown)
    return render(request, "bylaws/detail.html", _context(shown, found, may_keep, local_date(actor.at)))


def _context(shown: RuleSet, found: list[RuleSet], may_keep: bool, today: date) -> dict[str, Any]:
    others: list[Any] = list(found)
    for other in others:
        other.phase = _phase(other, today)
    return {
        "set": shown,
        "phase": _phase(shown, today),
        "corrects": next((one for one in others if one.pk == shown.corrects_id), None),
        "corrected_by": next((one for one in others if one.corrects_id == shown.pk and not one.is_draft), None),
        "articles": list(shown.articles.all()),
        "ladder": queries.ladder_of(shown),
        "others": others,
        "history": queries.history_of(shown),
        "may_keep": may_keep,
        "may_edit": may_keep and shown.is_draft,
        "may_end": may_keep and shown.status == rules.Status.ADOPTED and not shown.is_corrected,
        "may_correct": may_keep and not shown.is_draft and not shown.is_corrected,
    }


def _phase(one: RuleSet, today: date) -> str:
    return rules.phase_on(one.status, one.from_date, one.until_date, today, is_corrected=one.is_corrected)


@require_http_methods(["GET", "POST"])
def adopt(request: ActorRequest, pk: int) -> HttpResponse:
    """Adopt a draft by a decision."""
    actor, drafted = request.actor, kept_set(request, pk)
    form = AdoptForm(request.POST or None, initial={"follows": True})
    if request.method == "POST" and form.is_valid():
        if attempt(form, lambda: actions.adopt(drafted, actor=actor, at=actor.at, **form.cleaned_data)):
            messages.success(request, "De regels zijn vastgesteld en worden niet meer gewijzigd.")
            return to_set(drafted)
    elif not drafted.is_draft:
        raise Http404
    context = {"form": form, "set": drafted}
    return render(request, "bylaws/adopt.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def end(request: ActorRequest, pk: int) -> HttpResponse:
    """End an adopted set on a day."""
    actor, adopted = request.actor, kept_set(request, pk)
    form = EndForm(request.POST or None, initial={"until_date": local_date(actor.at)})
    if request.method == "POST" and form.is_valid():
        until = form.cleaned_data["until_date"]
        if attempt(form, lambda: actions.end(adopted, actor=actor, until_date=until, at=actor.at)):
            messages.success(request, f"De regels gelden tot {until:%d-%m-%Y}.")
            return to_set(adopted)
    elif adopted.status != rules.Status.ADOPTED or adopted.is_corrected:
        raise Http404
    return render(request, "bylaws/end.html", {"form": form, "set": adopted}, status=422 if form.errors else 200)
