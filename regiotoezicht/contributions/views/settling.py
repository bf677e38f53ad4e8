"""Settling a line of costs after the year."""

from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.contributions.actions.settling import Spent, settle_line
from regiotoezicht.contributions.forms.settling import SpentForm
from regiotoezicht.contributions.models import CostLine, Version
from regiotoezicht.contributions.settling import booked_by, booked_on
from regiotoezicht.contributions.views.pages import step
from regiotoezicht.core.one_form import Page

SETTLE = Page(
    "Werkelijke kosten",
    "Bevestig wat deze regel werkelijk kostte. Het geplande bedrag blijft ernaast staan.",
    "Bevestig",
    "De werkelijke kosten zijn vastgelegd.",
)


def settle(request: ActorRequest, version: Version, line: CostLine) -> HttpResponse:
    """Confirm what a planned line really cost."""
    actor = request.actor
    booked = None
    if line.supplied_by_id is not None:
        booked = booked_on(version.lines.all(), booked_by(actor, version.plan.year)).get(line.pk, 0)
    minutes = line.minutes if line.confirmed else booked or 0
    initial = {
        "cents": line.cents,
        "hours": (Decimal(minutes) / 60).quantize(Decimal("0.01")).normalize() if minutes else 0,
        "reason": line.difference_reason,
    }
    form = SpentForm(request.POST or None, line=line, initial=initial)

    def write(typed: dict[str, Any]) -> object:
        spent = Spent(typed.get("cents") or 0, form.minutes, typed["reason"])
        return settle_line(version, line, spent, actor=actor, at=actor.at)

    more = {"line": line, "booked": booked}
    return step(request, form, SETTLE, write, back=reverse("contributions:version", args=[version.pk]), more=more)
