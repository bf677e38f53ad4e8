"""The list of signals, the numbers, and the routing table."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.actions import unit
from regiotoezicht.core.export import download, spreadsheet
from regiotoezicht.core.paging import page_by_key
from regiotoezicht.core.rights import Reach
from regiotoezicht.organisation.readings import record_list
from regiotoezicht.signals import queries, rules
from regiotoezicht.signals.forms import FilterForm
from regiotoezicht.signals.routing import ROWS

MOST_ROWS = 10_000
HEADINGS = ("Dossier", "Gemeente", "Stand", "Ontvangen", "Onderwerpen", "Plaats", "Bron", "Prioriteit", "Route")
COLUMNS = ("dossier", "municipality", "status_label", "received", "categories", "place", "source", "priority", "route")
READ = (rules.SIGNAL_STATUS, rules.SIGNAL_READ_OPEN, rules.SIGNAL_READ_PLANNED, rules.SIGNAL_READ_CLOSED)


def _reach(request: ActorRequest) -> Reach:
    """Where the actor sees signals. A supervisor has no list: she comes from the visit she is assigned to."""
    for permission in READ:
        if reach := request.actor.reach(permission):
            return reach
    raise Http404


def signals(request: ActorRequest) -> HttpResponse:
    """The signals, newest first: to whom only the status is open, only that is shown."""
    actor, reach = request.actor, _reach(request)
    filters = FilterForm(request.GET, reach.municipalities)
    rows = queries.listed(actor, filters.chosen)
    order = "received_at" if request.GET.get("sorteer") == "received_at" else "-received_at"
    export = request.GET.get("uitvoer") == "xlsx"
    with unit():
        found: Any
        if export:
            found = list(rows.order_by(order, "-pk" if order.startswith("-") else "pk")[:MOST_ROWS])
        else:
            found = page_by_key(rows, order=order, after=_key(request, "na"), before=_key(request, "voor"))
        shown = [queries.shown(row) for row in (found if export else found.rows)]
        event = rules.LIST_EXPORTED if export else rules.LIST_READ
        purpose = rules.purpose_of(actor.roles.keys())
        record_list(event, reach, actor=actor, at=actor.at, purpose=purpose, rows=len(shown))
    if export:
        for row in shown:
            row["received"] = timezone.localtime(row["received_at"])
        lines = ([row[name] for name in COLUMNS] for row in shown)
        return download(spreadsheet("Meldingen", HEADINGS, lines), "meldingen.xlsx")
    may_register = bool(actor.reach(rules.SIGNAL_REGISTER))
    context = {"page": found, "rows": shown, "filter": filters, "order": order, "may_register": may_register}
    return render(request, "signals/list.html", context)


def _key(request: ActorRequest, name: str) -> str:
    """The key of a page, if it starts with a moment: an edited URL shows the first page."""
    key = request.GET.get(name, "")
    try:
        moment = datetime.fromisoformat(key.partition("|")[0])
    except ValueError:
        return ""
    return key if timezone.is_aware(moment) else ""


def counts(request: ActorRequest) -> HttpResponse:
    """How many signals there are, for whoever may know no more than that."""
    actor = request.actor
    reach = actor.reach(rules.SIGNAL_COUNT)
    if not reach:
        raise Http404
    with unit():
        counted = queries.counts_for(actor)
        purpose = rules.purpose_of(actor.roles.keys())
        record_list(rules.COUNTS_READ, reach, actor=actor, at=actor.at, purpose=purpose)
    return render(request, "signals/counts.html", {"counted": counted})


def routing_table(request: ActorRequest) -> HttpResponse:
    """The table by which a route is proposed, for everybody who works with signals."""
    _reach(request)
    return render(request, "signals/routing.html", {"table": ROWS})
