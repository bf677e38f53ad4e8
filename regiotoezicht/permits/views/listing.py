"""The list of permits."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.actions import unit
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.export import download, spreadsheet
from regiotoezicht.core.paging import Page, page_by_id
from regiotoezicht.core.text_search import matching
from regiotoezicht.organisation.readings import record_list
from regiotoezicht.permits import queries, rules
from regiotoezicht.permits.contents import contents_of, told_end
from regiotoezicht.permits.forms import FilterForm
from regiotoezicht.permits.models import Permit
from regiotoezicht.premises.searching import SearchForm, found

MOST_ROWS = 10_000
HINT = "Naam van het bedrijf, zaaknummer, dossiernummer of adres."
ORDERS = ("name", "-name", "granted_date", "-granted_date", "expiry_date", "-expiry_date")
HEADINGS = (
    "Dossier",
    "Gemeente",
    "Zaaknummer",
    "Naam",
    "Soort",
    "Exploitant",
    "KvK-nummer",
    "Beheerders",
    "Adres",
    "Postcode",
    "Plaats",
    "Verleend",
    "Geldig t/m",
    "Stand",
    "Kamers",
    "Openingstijden",
    "Telefoon advertentie",
    "Opmerkingen",
)


def permits(request: ActorRequest) -> HttpResponse:
    """The permits of the register within reach, by name unless asked otherwise."""
    actor = request.actor
    reach = actor.reach(rules.PERMIT_READ)
    if not reach:
        raise Http404
    today = local_date(actor.at)
    filters = FilterForm(request.GET, reach.municipalities)
    asked = request.GET.get("sorteer", "")
    order = asked if asked in ORDERS else "name"
    search = SearchForm(request.POST if request.method == "POST" else None, hint=HINT)
    rows = queries.listed(actor, filters.chosen, on=today)
    if order.endswith("expiry_date"):
        rows = rows.filter(expiry_date__isnull=False)
    if "xlsx" in (request.GET.get("uitvoer"), request.POST.get("uitvoer")):
        return _export(request, matching(rows, search.words).order_by(order, "pk"), today)
    page, more = _page(request, rows, search.words, order)
    context: dict[str, Any] = {
        "page": page,
        "rows": [(permit, permit.status_on(today)) for permit in page.rows],
        "more": more,
        "search": search,
        "filter": filters,
        "order": order,
        "is_filtered": bool(search.words) or any(request.GET.get(name) for name in filters.fields),
        "shows_municipality": len(reach.municipalities) > 1,
        "may_keep": bool(actor.reach(rules.PERMIT_KEEP)),
        "may_import": bool(actor.reach(rules.PERMIT_IMPORT)),
        "may_see_imports": bool(actor.reach(rules.PERMIT_IMPORT) or actor.reach(rules.SEALED_KEEP)),
    }
    return render(request, "permits/list.html", context, status=422 if search.errors else 200)


def _page(request: ActorRequest, rows: QuerySet[Permit], words: str, order: str) -> tuple[Page[Permit], bool]:
    """A page of the list, or the first hits of a search."""
    if words:
        return found(rows, words, order=order)
    return page_by_id(rows, order=order, after=request.GET.get("na", ""), before=request.GET.get("voor", "")), False


def _export(request: ActorRequest, rows: QuerySet[Permit], today: date) -> HttpResponse:
    """The list as a spreadsheet: what leaves the screen as a file is on the log."""
    actor = request.actor
    with unit():
        listed = list(queries.with_parties(rows)[:MOST_ROWS])
        reach = actor.reach(rules.PERMIT_READ)
        record_list(rules.REGISTER_EXPORTED, reach, actor=actor, at=actor.at, rows=len(listed))
    return download(spreadsheet("Vergunningen", HEADINGS, _lines(listed, today)), "vergunningen.xlsx")


def _lines(permits: list[Permit], today: date) -> Iterator[list[object]]:
    for permit in permits:
        said = contents_of(permit)
        yield [
            permit.dossier,
            permit.municipality.name,
            said.case_number,
            said.name,
            permit.get_kind_display(),
            said.holder,
            said.kvk,
            "; ".join(said.managers),
            said.address.line,
            said.address.postcode,
            said.address.place,
            said.granted_date,
            said.end.last_date or told_end(said.end),
            permit.status_on(today).label,
            said.rooms,
            said.opening_hours,
            said.advert_phone,
            said.remarks,
        ]
