"""Pages of agreements."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from regiotoezicht.access.doors import need
from regiotoezicht.access.forms import EndForm
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.forms import attempt
from regiotoezicht.organisation.queries import municipalities_on
from regiotoezicht.sharing.agreements import actions, rules
from regiotoezicht.sharing.agreements.actions import Terms
from regiotoezicht.sharing.agreements.forms import AgreementForm
from regiotoezicht.sharing.agreements.models import Agreement
from regiotoezicht.sharing.agreements.queries import possible_parties
from regiotoezicht.sharing.agreements.vocabulary import Category, Kind, Purpose

MOST_ROWS = 1_000


def agreements(request: ActorRequest) -> HttpResponse:
    """The agreements of the municipalities of the actor; what ends soon and what is over is said."""
    actor = request.actor
    need(actor, rules.AGREEMENT_READ)
    today = local_date(actor.at)
    found = Agreement.objects.visible_to(actor).select_related("district", "partner")
    rows: list[Any] = list(found.prefetch_related("municipalities").order_by("-from_date", "pk")[:MOST_ROWS])
    keeps = actor.reach(rules.AGREEMENT_KEEP)
    for row in rows:
        row.is_over = row.until_date is not None and row.until_date <= today
        row.ends_soon = rules.ends_soon(row.until_date, today)
        row.may_end = not row.is_over and any(keeps.covers(one) for one in row.municipalities.all())
    rows.sort(key=lambda row: (row.is_over, not row.ends_soon))
    context = {"rows": rows, "may_keep": bool(keeps), "ending": [row for row in rows if row.ends_soon]}
    return render(request, "sharing/agreements/list.html", context)


@require_http_methods(["GET", "POST"])
def new(request: ActorRequest) -> HttpResponse:
    """Lay down an agreement."""
    actor, today = request.actor, local_date(request.actor.at)
    own = municipalities_on(today, need(actor, rules.AGREEMENT_KEEP))
    towns, districts, partners = possible_parties()
    form = AgreementForm(
        request.POST or None,
        own=own,
        municipalities=towns,
        districts=districts,
        partners=partners,
        initial={"from_date": today, "municipality": only[0] if len(only := list(own[:2])) == 1 else None},
    )
    if request.method == "POST" and form.is_valid():
        typed = dict(form.cleaned_data)
        municipality = typed.pop("municipality")
        typed |= {
            "kind": Kind(typed["kind"]),
            "purposes": [Purpose(code) for code in typed["purposes"]],
            "categories": [Category(code) for code in typed["categories"]],
            "municipalities": list(typed["municipalities"]),
        }
        if attempt(form, lambda: actions.conclude(municipality, Terms(**typed), actor=actor, at=actor.at)):
            messages.success(request, "De afspraak is vastgelegd.")
            return HttpResponseRedirect(reverse("sharing:agreements"))
    return render(request, "sharing/agreements/new.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def end(request: ActorRequest, pk: int) -> HttpResponse:
    """End an agreement."""
    actor = request.actor
    need(actor, rules.AGREEMENT_KEEP)
    row = get_object_or_404(Agreement.objects.visible_to(actor), pk=pk)
    party = next((one for one in row.municipalities.all() if actor.may(rules.AGREEMENT_KEEP, one)), None)
    if party is None:
        raise Http404
    form = EndForm(request.POST or None, initial={"until_date": max(local_date(actor.at), row.from_date)})
    if request.method == "POST" and form.is_valid():
        until = form.cleaned_data["until_date"]

        def write() -> bool:
            actions.end(party, row, actor=actor, until=until, at=actor.at)
            return True

        if attempt(form, write):
            messages.success(request, f"De afspraak eindigt per {until:%d-%m-%Y}.")
            return HttpResponseRedirect(reverse("sharing:agreements"))
    return render(
        request, "sharing/agreements/end.html", {"form": form, "row": row}, status=422 if form.errors else 200
    )
