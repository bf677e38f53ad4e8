"""What the pages of this room share."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from regiotoezicht.access.doors import need
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.contributions import rules
from regiotoezicht.contributions.models import Version
from regiotoezicht.core.forms import attempt
from regiotoezicht.core.refusals import Refused


@dataclass(frozen=True)
class Page:
    """The words of a page with one form."""

    title: str
    lead: str
    button: str
    said: str
    kind: str = "primary"


def version_for(request: ActorRequest, pk: int) -> Version:
    """A version that the actor sees; else not found."""
    found = Version.objects.visible_to(request.actor).select_related("plan__district", "billing", "vat_agreement")
    return get_object_or_404(found, pk=pk)


def draft_for(request: ActorRequest, pk: int) -> Version:
    """A draft, for whoever keeps plans; else not found.

    Raises Refused when it was adopted meanwhile: whoever still had its page open reads what happened.
    """
    need(request.actor, rules.PLAN_KEEP)
    version = version_for(request, pk)
    rules.refuse_adopted(is_draft=version.is_draft)
    return version


def to_version(version: Version) -> HttpResponseRedirect:
    """Back to the page of a version."""
    return HttpResponseRedirect(reverse("contributions:version", args=[version.pk]))


def not_yet(request: ActorRequest, page: Page, refusal: Refused, back: str) -> HttpResponse:
    """Why the form of a page is not there now, in its place."""
    context = {"page": page, "refusal": refusal.sentence, "back": back}
    return render(request, "contributions/not_yet.html", context)


def step(
    request: ActorRequest,
    form: BaseForm,
    page: Page,
    write: Callable[[dict[str, Any]], object],
    *,
    back: str,
    to: str = "",
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    """A page with one form: run the write of a valid one and go on, else show what is wrong."""
    if request.method == "POST" and form.is_valid():
        done = attempt(form, lambda: write(form.cleaned_data) or True)
        if done is not None:
            messages.success(request, page.said)
            return HttpResponseRedirect(to or back)
    context = {"form": form, "page": page, "back": back, **(more or {})}
    return render(request, "contributions/step.html", context, status=422 if form.errors else 200)
