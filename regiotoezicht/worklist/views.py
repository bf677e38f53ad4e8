"""The pages of the worklist: what there is to do, and which terms run."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core import clock
from regiotoezicht.core.actions import EventType, unit
from regiotoezicht.core.export import download, spreadsheet
from regiotoezicht.core.paging import page_by_key, turn_of
from regiotoezicht.core.rights import Reach
from regiotoezicht.organisation.readings import record_list
from regiotoezicht.worklist import queries
from regiotoezicht.worklist.forms import TaskFilter, TermFilter
from regiotoezicht.worklist.kinds import sentence_of, url_of
from regiotoezicht.worklist.models import NO_DATE, Task
from regiotoezicht.worklist.rules import LIST_READ, TASK_READ, TERMS_READ

MOST_ROWS = 10_000


def _reach(request: ActorRequest) -> Reach:
    reach = request.actor.reach(TASK_READ)
    if not reach:
        raise Http404
    return reach


def _order(request: ActorRequest, field: str) -> str:
    return f"-{field}" if request.GET.get("sorteer") == f"-{field}" else field


def _is_spreadsheet(request: ActorRequest) -> bool:
    return request.GET.get("uitvoer") == "xlsx"


def _all(rows: queries.Rows, order: str) -> list[dict[str, Any]]:
    """The rows of a spreadsheet."""
    return list(rows.order_by(order, "-pk" if order.startswith("-") else "pk")[:MOST_ROWS])


def _note(request: ActorRequest, event: EventType, reach: Reach, rows: int) -> None:
    """Commit the event of a reading before anything is answered, so nobody sees a list that is not on the log.

    The rows are read before that, not inside: a list need not hold up everybody who writes.
    """
    actor = request.actor
    with unit():
        record_list(event, reach, actor=actor, at=actor.at, purpose="werkvoorraad", rows=rows)


def worklist(request: ActorRequest) -> HttpResponse:
    """What waits for me and for my roles, by the day it is due."""
    reach, today, order = _reach(request), clock.today(), _order(request, "sort_date")
    form = TaskFilter(request.GET, reach)
    if _is_spreadsheet(request):
        rows = _all(queries.open_tasks(request.actor, form.chosen, on=today), order)
        _note(request, LIST_READ, reach, len(rows))
        lines = ([row["due_date"], row["dossier"], sentence_of(row["kind"]), row["municipality__name"]] for row in rows)
        return download(
            spreadsheet("Werkvoorraad", ("Uiterlijk", "Dossier", "Werk", "Gemeente"), lines), "werkvoorraad.xlsx"
        )
    turn = turn_of(Task, order=order, after=request.GET.get("na", ""), before=request.GET.get("voor", ""))
    page = queries.page_of_tasks(request.actor, form.chosen, turn, on=today)
    _note(request, LIST_READ, reach, len(page.rows))
    show(page.rows, today)
    return render(request, "worklist/worklist.html", {"page": page, "filter": form, "order": order})


def show(rows: Sequence[dict[str, Any]], today: date) -> None:
    """Add to rows of tasks what the screen says of them: the day as text, late or today, the work, and its page."""
    for row in rows:
        due = row["sort_date"]
        row["due"] = "" if due == NO_DATE else f"{due:%d-%m-%Y}"
        row["mark"] = "te laat" if due < today else "vandaag" if due == today else ""
        row["title"] = sentence_of(row["kind"])
        row["url"] = url_of(row["kind"], row["record_id"])


def terms(request: ActorRequest) -> HttpResponse:
    """The terms that run: what ends when, and why then."""
    reach, today, order = _reach(request), clock.today(), _order(request, "end")
    form = TermFilter(request.GET, reach)
    rows = queries.running_terms(request.actor, on=today, state=form.value("stand"), municipality=form.municipality)
    if _is_spreadsheet(request):
        found = _all(rows, order)
        _note(request, TERMS_READ, reach, len(found))
        headings = ("Laatste dag", "Dossier", "Regel", "Grondslag", "Begint", "Geadresseerde", "Gemeente")
        names = ("end", "dossier", "rule", "basis", "start", "addressee_label", "municipality__name")
        return download(
            spreadsheet("Termijnen", headings, ([row[name] for name in names] for row in found)), "termijnen.xlsx"
        )
    page = page_by_key(rows, order=order, after=request.GET.get("na", ""), before=request.GET.get("voor", ""))
    _note(request, TERMS_READ, reach, len(page.rows))
    for row in page.rows:
        row["mark"] = "te laat" if row["end"] < today else "vandaag" if row["end"] == today else ""
        row["url"] = _page_of(row["route"], row["record_id"])
    return render(request, "worklist/terms.html", {"page": page, "filter": form, "order": order})


def _page_of(route: str, record_id: int) -> str:
    try:
        return reverse(route, args=[record_id]) if route else ""
    except NoReverseMatch:
        return ""
