"""Figures of the region per year: for everybody what was released, for readers adding and releasing."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.care import actions, queries, rules
from regiotoezicht.care.figures import LABELS, LEAST
from regiotoezicht.care.models import CareContact
from regiotoezicht.care.signin import vault_of
from regiotoezicht.care.vault import Vault
from regiotoezicht.care.views.doors import log_read, vault_for
from regiotoezicht.core.clock import local_date


@never_cache
@require_safe
def figures(request: ActorRequest) -> HttpResponse:
    """What was released, per year of the region and never under ten; what a reader can add or release."""
    released = [
        (one, [(label, one.figures.get(name)) for name, label in LABELS.items()])
        for one in queries.figures_of(request.actor)
    ]
    context: dict[str, Any] = {"released": released, "least": LEAST}
    if request.actor.reach(rules.CARE_WORK) and vault_of(request) is not None:
        today = local_date(request.actor.at)
        context["open_years"] = queries.open_years(request.actor, today)
    return render(request, "care/figures.html", context)


def _reader(request: ActorRequest, municipality: int | None = None) -> tuple[CareContact, Vault]:
    vault = vault_for(request)
    desks = queries.desks_of(request.actor)
    contact = next((one for one in desks if municipality in (None, one.municipality_id)), None)
    if vault is None or contact is None:
        raise Http404
    return contact, vault


@require_POST
def add(request: ActorRequest, year: int, municipality: int) -> HttpResponse:
    """Add the figures of a municipality to the sum of the region."""
    contact, vault = _reader(request, municipality)
    log_read(request, contact)
    actions.add_figures(contact, year=year, vault=vault, actor=request.actor, at=request.actor.at)
    messages.success(request, "De cijfers zijn opgeteld. Niemand ziet het aandeel van uw gemeente.")
    return HttpResponseRedirect(reverse("care:figures"))


@require_POST
def release(request: ActorRequest, year: int) -> HttpResponse:
    """Release the figures of a year for everybody in the region."""
    contact, vault = _reader(request)
    actions.release_figures(contact, year=year, vault=vault, actor=request.actor, at=request.actor.at)
    messages.success(request, "De cijfers van de regio zijn vrijgegeven.")
    return HttpResponseRedirect(reverse("care:figures"))
