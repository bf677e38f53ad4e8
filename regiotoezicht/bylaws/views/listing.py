"""The list of rule sets."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from regiotoezicht.access.doors import need
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.bylaws import queries, rules
from regiotoezicht.bylaws.forms import RuleSetFilter
from regiotoezicht.bylaws.models import RuleSet
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.paging import page_by_key
from regiotoezicht.organisation.queries import names_on


def rule_sets(request: ActorRequest) -> HttpResponse:
    """The local rules of the municipalities that the actor may read, with the phase of each."""
    actor = request.actor
    reach, today = need(actor, rules.RULES_READ), local_date(actor.at)
    chosen = RuleSetFilter(request.GET, names_on(today, reach))
    visible = RuleSet.objects.visible_to(actor).select_related("municipality")
    rows: QuerySet[Any] = queries.sets_in_phase(visible, chosen.value("stand") or "", today)
    if chosen.value("gemeente"):
        rows = rows.filter(municipality=chosen.value("gemeente"))
    order = "from_date" if request.GET.get("sorteer") == "from_date" else "-from_date"
    page = page_by_key(rows, order=order, after=request.GET.get("na", ""), before=request.GET.get("voor", ""))
    for row in page.rows:
        row.phase = rules.phase_on(row.status, row.from_date, row.until_date, today, is_corrected=row.is_corrected)
    may_keep = bool(actor.reach(rules.RULES_KEEP))
    context = {"page": page, "filter": chosen, "order": order, "may_keep": may_keep}
    return render(request, "bylaws/list.html", context)
