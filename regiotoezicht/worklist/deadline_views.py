"""The page of the running terms: what ends when, and what follows when that is missed."""

from datetime import date
from itertools import groupby
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core import clock
from regiotoezicht.core.export import download, spreadsheet
from regiotoezicht.core.paging import turn_of
from regiotoezicht.law.rules import RULES
from regiotoezicht.law.watch import internal_date, missed
from regiotoezicht.worklist import deadlines
from regiotoezicht.worklist.forms import TermFilter
from regiotoezicht.worklist.models import RunningTerm
from regiotoezicht.worklist.rules import TERMS_OVERSEE, TERMS_READ
from regiotoezicht.worklist.views import all_rows, is_spreadsheet, note, order_of, reach_of

HEADINGS = (
    "Laatste dag",
    "Dossier",
    "Regel",
    "Grondslag",
    "Begint",
    "Geadresseerde",
    "Gemeente",
    "Intern klaar",
    "Wordt hij gemist",
)
NAMES = (
    "end",
    "dossier",
    "rule",
    "basis",
    "start",
    "addressee_label",
    "municipality__name",
    "internal",
    "missed",
)


def terms(request: ActorRequest) -> HttpResponse:
    """The terms that run: what ends when, for me, my team or my municipality, and why then."""
    reach, today, order = reach_of(request), clock.today(), order_of(request, "end")
    overseen = request.actor.reach(TERMS_OVERSEE)
    form = TermFilter(request.GET, reach, may_oversee=bool(overseen))
    chosen = form.chosen
    read_by = overseen if chosen.scope == deadlines.PLACE else reach
    if is_spreadsheet(request):
        found = all_rows(deadlines.running_terms(request.actor, chosen, on=today), order)
        note(request, TERMS_READ, read_by, len(found))
        show(request.actor, found, today)
        lines = ([row[name] for name in NAMES] for row in found)
        return download(spreadsheet("Termijnen", HEADINGS, lines), "termijnen.xlsx")
    turn = turn_of(RunningTerm, order=order, after=request.GET.get("na", ""), before=request.GET.get("voor", ""))
    page = deadlines.page_of_terms(request.actor, chosen, turn, on=today)
    note(request, TERMS_READ, read_by, len(page.rows))
    show(request.actor, page.rows, today)
    days = deadlines.days_from(today)
    groups = [
        (deadlines.GROUPS[code], list(rows)) for code, rows in groupby(page.rows, lambda row: days.group_of(row["end"]))
    ]
    return render(request, "worklist/terms.html", {"page": page, "groups": groups, "filter": form, "order": order})


def show(actor: AccountActor, rows: Any, today: date) -> None:
    """Add to rows of terms what the screen says of them: marks in words, our own date, and what follows."""
    roles, account_id = frozenset(role.value for role in actor.roles), actor.account_id
    for row in rows:
        rule, end = row["rule"], row["end"]
        internal = internal_date(rule, row["raw_end"], end)
        row["internal"] = internal
        row["internal_mark"] = "voorbij" if internal and internal < today <= end else ""
        row["mark"] = _mark(end, today, binds_us=internal is not None)
        row["missed"] = missed(rule)
        row["name"] = RULES[rule].name if rule in RULES else ""
        row["url"] = deadlines.link_of(row, roles, account_id)


def _mark(end: date, today: date, *, binds_us: bool) -> str:
    """What is said beside a day; the term of somebody else is not late but over."""
    if end < today:
        return "te laat" if binds_us else "verstreken"
    return "vandaag" if end == today else ""
