"""The list of cases, and the list of amounts for the controller."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.actions import unit
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.export import download, spreadsheet
from regiotoezicht.core.money import NO_BREAK, euros
from regiotoezicht.core.paging import page_by_key
from regiotoezicht.core.rights import Reach
from regiotoezicht.enforcement import queries, rules
from regiotoezicht.enforcement.forms import FilterForm
from regiotoezicht.enforcement.vocabulary import PenaltyUnit, Status
from regiotoezicht.organisation.readings import record_list

MOST_ROWS = 10_000
HEADINGS = ("Dossier", "Gemeente", "Stand", "Geopend", "Gesloten", "Controle van", "Plaats", "Maatregel")
READ = (rules.CASE_READ, rules.CASE_READ_MANDATED, rules.CASE_READ_PERMIT)


def _reach(request: ActorRequest, *permissions: Any) -> Reach:
    """Where the actor holds one of the permissions; not found when nowhere."""
    for permission in permissions:
        if reach := request.actor.reach(permission):
            return reach
    raise Http404


def _key(request: ActorRequest, name: str) -> str:
    """The key of a page, if it starts with a moment: an edited URL shows the first page."""
    key = request.GET.get(name, "")
    try:
        moment = datetime.fromisoformat(key.partition("|")[0])
    except ValueError:
        return ""
    return key if timezone.is_aware(moment) else ""


def _order(request: ActorRequest) -> str:
    return "opened_at" if request.GET.get("sorteer") == "opened_at" else "-opened_at"


def _listed(request: ActorRequest, rows: queries.Rows, reach: Reach) -> tuple[Any, bool]:
    """One page of rows, or all of them for a spreadsheet; the reading and its event are one unit of work."""
    actor, order = request.actor, _order(request)
    export = request.GET.get("uitvoer") == "xlsx"
    with unit():
        found: Any
        if export:
            found = list(rows.order_by(order, "-pk" if order.startswith("-") else "pk")[:MOST_ROWS])
        else:
            found = page_by_key(rows, order=order, after=_key(request, "na"), before=_key(request, "voor"))
        event = rules.LIST_EXPORTED if export else rules.LIST_READ
        purpose = rules.purpose_of(actor.roles.keys())
        count = len(found) if export else len(found.rows)
        record_list(event, reach, actor=actor, at=actor.at, purpose=purpose, rows=count)
    return found, export


def cases(request: ActorRequest) -> HttpResponse:
    """The cases, newest first: to whom only the status is open, only that is shown."""
    actor = request.actor
    content = any(actor.reach(permission) for permission in READ)
    reach = _reach(request, *READ, rules.CASE_STATUS)
    filters = FilterForm(request.GET, reach, content=content)
    found, export = _listed(request, queries.listed(actor, filters.chosen), reach)
    shown = [queries.shown(row) for row in (found if export else found.rows)]
    if export:
        return download(spreadsheet("Handhavingszaken", HEADINGS, map(_line, shown)), "handhavingszaken.xlsx")
    context = {"page": found, "rows": shown, "filter": filters, "order": _order(request), "content": content}
    return render(request, "enforcement/list.html", context)


def _line(row: dict[str, Any]) -> tuple[object, ...]:
    return (
        row["dossier"],
        row["municipality"],
        row["status_label"],
        local_date(row["opened_at"]),
        local_date(row["closed_at"]) if row["closed_at"] else None,
        row["violated_on"],
        row["place"],
        row["measure"],
    )


def amounts(request: ActorRequest) -> HttpResponse:
    """Penalties and costs of coercion, for the controller: figures, no content and nobody addressed."""
    reach = _reach(request, rules.CASE_AMOUNTS)
    found, export = _listed(request, queries.amounts(request.actor), reach)
    shown = [_amount(row) for row in (found if export else found.rows)]
    if export:
        headings = (
            "Dossier",
            "Gemeente",
            "Stand",
            "Besluit van",
            "Dwangsom",
            "Telkens",
            "Maximum",
            "Verbeurd",
            "Betaald",
            "Open",
            "Kosten",
            "Kosten betaald",
            "Kosten open",
        )
        # In a cell of a spreadsheet a space is a space: whoever searches or splits it types one.
        lines = (
            tuple(one.replace(NO_BREAK, " ") if isinstance(one, str) else one for one in (*row.values(),)[1:])
            for row in shown
        )
        return download(spreadsheet("Dwangsommen en kosten", headings, lines), "dwangsommen-en-kosten.xlsx")
    return render(request, "enforcement/amounts.html", {"page": found, "rows": shown, "order": _order(request)})


def _amount(row: dict[str, Any]) -> dict[str, Any]:
    has_penalty, has_costs = row["taken__amount_cents"] is not None, row["costs_cents"] is not None
    costs, paid = row["costs_cents"] or 0, row["costs_paid_cents"] or 0
    return {
        "pk": row["pk"],
        "dossier": row["dossier"],
        "municipality": row["municipality__name"],
        "status": Status(row["status"]).label,
        "decided_on": row["taken__decided_on"],
        "amount": euros(row["taken__amount_cents"]) if has_penalty else "",
        "unit": PenaltyUnit(row["taken__unit"]).label if has_penalty else "",
        "maximum": euros(row["taken__maximum_cents"]) if has_penalty else "",
        "forfeited": euros(row["forfeited_cents"] or 0) if has_penalty else "",
        "paid": euros(row["collected_cents"] or 0) if has_penalty else "",
        "open": euros(row["open_cents"] or 0) if has_penalty else "",
        "costs": euros(costs) if has_costs else "",
        "costs_paid": euros(paid) if has_costs else "",
        "costs_open": euros(costs - paid) if has_costs else "",
    }
