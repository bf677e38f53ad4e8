"""Mending adopted rules by a correction, and throwing a draft away."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.bylaws import actions
from regiotoezicht.bylaws.forms import CorrectForm
from regiotoezicht.bylaws.models import RuleSet
from regiotoezicht.bylaws.views.showing import kept_set, to_set
from regiotoezicht.core.forms import attempt


@require_http_methods(["GET", "POST"])
def correct(request: ActorRequest, pk: int) -> HttpResponse:
    """Make a draft that mends a mistake in adopted rules."""
    actor, original = request.actor, kept_set(request, pk)
    if request.method == "GET" and (original.is_draft or original.is_corrected):
        raise Http404
    form = CorrectForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        earlier = RuleSet.objects.visible_to(actor).filter(token=typed["token"]).first()
        made = earlier or attempt(
            form,
            lambda: actions.draft_correction(
                original.municipality,
                original=original,
                reason=typed["reason"],
                token=typed["token"],
                actor=actor,
                at=actor.at,
            ),
        )
        if made is not None:
            messages.success(request, "De correctie staat klaar als concept. Verbeter haar en stel haar vast.")
            return to_set(made)
    return render(request, "bylaws/correct.html", {"form": form, "set": original}, status=422 if form.errors else 200)


@require_POST
def discard(request: ActorRequest, pk: int) -> HttpResponse:
    """Throw a draft away."""
    drafted = kept_set(request, pk)
    actions.discard(drafted, actor=request.actor, at=request.actor.at)
    messages.success(request, f"Het concept “{drafted.title}” is weggegooid.")
    return HttpResponseRedirect(reverse("bylaws:list"))
