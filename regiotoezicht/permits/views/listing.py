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
from regiotoezicht.core.paging import page_by_id
from regiotoezicht.organisation.readings import record_list
from regiotoezicht.permits import queries, rules
from regiotoezicht.permits.contents import contents_of, told_end
from regiotoezicht.permits.forms import FilterForm
from regiotoezicht.permits.models import Permit

MOST_ROWS = 10_000
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
    rows = queries.listed(actor, filters.chosen, on=today)
    if order.endswith("expiry_date"):
        rows = rows.filter(expiry_date__isnull=False)
    if request.GET.get("uitvoer") == "xlsx":
        return _export(request, rows.order_by(order, "pk"), today)
    page = page_by_id(rows, order=order, after=request.GET.get("na", ""), before=request.GET.get("voor", ""))
    context: dict[str, Any] = {
        "page": page,
        "rows": [(permit, permit.status_on(today)) for permit in page.rows],
        "filter": filters,
        "order": order,
        "is_filtered": any(request.GET.get(name) for name in filters.fields),
        "shows_municipality": len(reach.municipalities) > 1,
        "may_keep": bool(actor.reach(rules.PERMIT_KEEP)),
        "may_import": bool(actor.reach(rules.PERMIT_IMPORT)),
        "may_see_imports": bool(actor.reach(rules.PERMIT_IMPORT) or actor.reach(rules.SEALED_KEEP)),
    }
    return render(request, "permits/list.html", context)


def _export(request: ActorRequest, rows: QuerySet[Permit], today: date) -> HttpResponse:
    """The list as a spreadsheet: what leaves the screen as a file is on the log."""
    actor = request.actor
    with unit():
        found = list(queries.with_parties(rows)[:MOST_ROWS])
        reach = actor.reach(rules.PERMIT_READ)
        record_list(rules.REGISTER_EXPORTED, reach, actor=actor, at=actor.at, rows=len(found))
    return download(spreadsheet("Vergunningen", HEADINGS, _lines(found, today)), "vergunningen.xlsx")


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
