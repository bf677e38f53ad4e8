"""The pages of business premises. A dwelling has no page here."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.actions import unit
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.export import download, spreadsheet
from regiotoezicht.core.forms import attempt
from regiotoezicht.core.paging import page_by_id
from regiotoezicht.core.text_search import matching
from regiotoezicht.organisation.queries import municipalities_on
from regiotoezicht.organisation.readings import record_list
from regiotoezicht.premises import actions, queries, rules
from regiotoezicht.premises.forms import FilterForm, PremisesForm
from regiotoezicht.premises.ledger import facts_of, place_of
from regiotoezicht.premises.models import Business, Premises
from regiotoezicht.premises.rules import PartyRole
from regiotoezicht.premises.searching import SearchForm, found

MOST_ROWS = 10_000
HINT = "Naam van het bedrijf, straat of postcode."
ORDERS = ("street", "-street", "place", "-place")
HEADINGS = ("Gemeente", "Adres", "Postcode", "Plaats", "Soort", "Bedrijf", "KvK-nummer", "BAG-nummer")


def premises_list(request: ActorRequest) -> HttpResponse:
    """The business premises within reach, by street unless asked otherwise."""
    actor = request.actor
    reach = actor.reach(rules.PREMISES_READ)
    if not reach:
        raise Http404
    filters = FilterForm(request.GET, reach.municipalities)
    asked = request.GET.get("sorteer", "")
    order = asked if asked in ORDERS else "street"
    search = SearchForm(request.POST if request.method == "POST" else None, hint=HINT)
    rows, words = queries.listed(actor, filters.chosen), search.words
    if "xlsx" in (request.GET.get("uitvoer"), request.POST.get("uitvoer")):
        with unit():
            listed = list(matching(rows, words).order_by(order, "pk")[:MOST_ROWS])
            record_list(rules.PREMISES_EXPORTED, reach, actor=actor, at=actor.at, rows=len(listed))
        return download(spreadsheet("Bedrijfspanden", HEADINGS, _lines(listed)), "bedrijfspanden.xlsx")
    after, before, more = request.GET.get("na", ""), request.GET.get("voor", ""), False
    if words:
        page, more = found(rows, words, order=order)
    else:
        page = page_by_id(rows, order=order, after=after, before=before)
    context: dict[str, Any] = {
        "page": page,
        "more": more,
        "search": search,
        "filter": filters,
        "order": order,
        "is_filtered": bool(words) or any(request.GET.get(name) for name in filters.fields),
        "shows_municipality": len(reach.municipalities) > 1,
        "may_keep": bool(actor.reach(rules.PREMISES_KEEP)),
    }
    return render(request, "premises/list.html", context, status=422 if search.errors else 200)


def _lines(listed: list[Premises]) -> Iterator[list[object]]:
    for premises in listed:
        business = premises.business
        yield [
            premises.municipality.name,
            premises.line,
            premises.postcode,
            premises.place,
            premises.get_kind_display(),
            business.name if business else "",
            business.kvk if business else "",
            premises.bag_id,
        ]


def detail(request: ActorRequest, pk: int) -> HttpResponse:
    """Business premises with the business that is there; upper rooms add what they know of the place."""
    actor = request.actor
    premises = get_object_or_404(queries.premises_with_parties(actor), pk=pk)
    context: dict[str, Any] = {
        "premises": premises,
        "parties": _parties(premises.business) if premises.business else [],
        "may_keep": actor.may(rules.PREMISES_KEEP, premises),
    }
    return render(request, "premises/detail.html", context)


def _parties(business: Business) -> list[tuple[str, list[str]]]:
    """Who answers for a business, by role."""
    facts = facts_of(business)
    return [(str(role.label).capitalize(), [party.name for party in facts.in_role(role)]) for role in PartyRole]


def new(request: ActorRequest) -> HttpResponse:
    """Record business premises by hand."""
    actor = request.actor
    reach = actor.reach(rules.PREMISES_KEEP)
    if not reach:
        raise Http404
    places = municipalities_on(local_date(actor.at), reach)
    form = PremisesForm(request.POST or None, places=places)
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: actions.add_premises(
                form.cleaned_data["municipality"],
                place=form.place_facts,
                business=form.business_facts,
                actor=actor,
                at=actor.at,
            ),
        )
        if made is not None:
            messages.success(request, "Het bedrijfspand is vastgelegd.")
            return HttpResponseRedirect(reverse("premises:detail", args=[made.pk]))
    status = 422 if request.method == "POST" else 200
    return render(request, "premises/new.html", {"form": form}, status=status)


def change(request: ActorRequest, pk: int) -> HttpResponse:
    """Change the address, the kind or the owner; the business follows the permit."""
    actor = request.actor
    premises = get_object_or_404(queries.premises_with_parties(actor).select_related("municipality__district"), pk=pk)
    if not actor.may(rules.PREMISES_KEEP, premises):
        raise Http404
    known = facts_of(premises.business) if premises.business else None
    form = PremisesForm(request.POST or None, initial=_initial(premises), known=known)
    if request.method == "POST" and form.is_valid():
        changed = attempt(
            form,
            lambda: actions.change_premises(
                premises,
                place=form.place_facts,
                business=form.business_facts,
                actor=actor,
                at=actor.at,
            ),
        )
        if changed is not None:
            messages.success(request, "Het bedrijfspand is gewijzigd.")
            return HttpResponseRedirect(reverse("premises:detail", args=[changed.pk]))
    status = 422 if request.method == "POST" else 200
    return render(request, "premises/change.html", {"form": form, "premises": premises}, status=status)


def _initial(premises: Premises) -> dict[str, Any]:
    """What is known, to start the form with."""
    initial: dict[str, Any] = dict(vars(place_of(premises)))
    if premises.business is not None:
        owners = facts_of(premises.business).in_role(PartyRole.OWNER)
        initial["owner"] = owners[0].name if owners else ""
    return initial
