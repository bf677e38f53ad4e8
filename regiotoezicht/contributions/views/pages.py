"""What the pages of this room share."""

from functools import partial

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from regiotoezicht.access.doors import need
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.contributions import rules
from regiotoezicht.contributions.models import Version
from regiotoezicht.core import one_form
from regiotoezicht.core.one_form import Page
from regiotoezicht.core.refusals import Refused

step = partial(one_form.step, template="contributions/step.html")


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


def address_of(version: Version) -> str:
    """Where the page of a version is."""
    return reverse("contributions:version", args=[version.pk])


def to_version(version: Version) -> HttpResponseRedirect:
    """Back to the page of a version."""
    return HttpResponseRedirect(address_of(version))


def not_yet(request: ActorRequest, page: Page, refusal: Refused, back: str) -> HttpResponse:
    """Why the form of a page is not there now, in its place."""
    context = {"page": page, "refusal": refusal.sentence, "back": back}
    return render(request, "contributions/not_yet.html", context)
