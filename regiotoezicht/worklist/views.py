"""The page of the worklist: what there is to do. What lists of tasks and of terms share stands here too."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core import clock
from regiotoezicht.core.actions import EventType
from regiotoezicht.core.export import download, spreadsheet
from regiotoezicht.core.paging import turn_of
from regiotoezicht.core.rights import Reach
from regiotoezicht.organisation.readings import record_list
from regiotoezicht.worklist import queries
from regiotoezicht.worklist.forms import TaskFilter
from regiotoezicht.worklist.kinds import sentence_of, url_of
from regiotoezicht.worklist.models import NO_DATE, Task
from regiotoezicht.worklist.rules import LIST_READ, TASK_READ

MOST_ROWS = 10_000


def reach_of(request: ActorRequest) -> Reach:
    """Where the actor has a worklist; whoever has none finds no page."""
    reach = request.actor.reach(TASK_READ)
    if not reach:
        raise Http404
    return reach


def order_of(request: ActorRequest, field: str) -> str:
    """The order that the URL asks: by the field, rising or falling."""
    return f"-{field}" if request.GET.get("sorteer") == f"-{field}" else field


def is_spreadsheet(request: ActorRequest) -> bool:
    """Whether the list is asked as a spreadsheet."""
    return request.GET.get("uitvoer") == "xlsx"


def all_rows(rows: queries.Rows, order: str) -> list[dict[str, Any]]:
    """The rows of a spreadsheet."""
    return list(rows.order_by(order, "-pk" if order.startswith("-") else "pk")[:MOST_ROWS])


def note(request: ActorRequest, event: EventType, reach: Reach, rows: int) -> None:
    """Commit the event of a reading before anything is answered, so nobody sees a list that is not on the log.

    The rows are read before that, not inside: a list need not hold up everybody who writes.
    """
    actor = request.actor
    record_list(event, reach, actor=actor, at=actor.at, purpose="werkvoorraad", rows=rows)


def worklist(request: ActorRequest) -> HttpResponse:
    """What waits for me and for my roles, by the day it is due."""
    reach, today, order = reach_of(request), clock.today(), order_of(request, "sort_date")
    form = TaskFilter(request.GET, reach)
    if is_spreadsheet(request):
        rows = all_rows(queries.open_tasks(request.actor, form.chosen, on=today), order)
        note(request, LIST_READ, reach, len(rows))
        lines = ([row["due_date"], row["dossier"], sentence_of(row["kind"]), row["municipality__name"]] for row in rows)
        return download(
            spreadsheet("Werkvoorraad", ("Uiterlijk", "Dossier", "Werk", "Gemeente"), lines), "werkvoorraad.xlsx"
        )
    turn = turn_of(Task, order=order, after=request.GET.get("na", ""), before=request.GET.get("voor", ""))
    page = queries.page_of_tasks(request.actor, form.chosen, turn, on=today)
    note(request, LIST_READ, reach, len(page.rows))
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
