"""What-if: a version beside the same version with something otherwise."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from regiotoezicht.access.doors import need
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.contributions import queries, rules
from regiotoezicht.contributions.dividing import Ground, ground_of, outcome_of
from regiotoezicht.contributions.forms import ScenarioForm
from regiotoezicht.contributions.models import Version
from regiotoezicht.contributions.scenarios import Change, changed, side_by_side
from regiotoezicht.contributions.shares import Key
from regiotoezicht.contributions.views.pages import version_for
from regiotoezicht.contributions.views.showing import in_words
from regiotoezicht.core.forms import attempt
from regiotoezicht.organisation.counting import reference_dates


def what_if(request: ActorRequest, pk: int) -> HttpResponse:
    """Who would pay more, who is held by a promise, and what would stay open. Nothing is stored."""
    actor = request.actor
    need(actor, rules.PLAN_READ)
    version = version_for(request, pk)
    municipalities = queries.municipalities_in(version.plan.year)
    form = ScenarioForm(request.GET or None, municipalities=municipalities, dates=reference_dates())
    context: dict[str, Any] = {"version": version, "form": form, "back": version.pk}
    if form.is_bound and form.is_valid():
        found = attempt(form, lambda: _beside(version, _change(form)))
        context |= found or {}
    return render(request, "contributions/what_if.html", context, status=422 if form.errors else 200)


def _change(form: ScenarioForm) -> Change:
    typed = form.cleaned_data
    return Change(
        absent=frozenset(one.pk for one in typed["absent"]),
        key=Key(typed["key"]) if typed["key"] else None,
        mix=form.mix,
        reference_date=typed["reference_date"],
        growth=typed["growth"] or 0,
        redistribute={"yes": True, "no": False}.get(typed["redistribute"]),
    )


def _beside(version: Version, change: Change) -> dict[str, Any]:
    ground: Ground = ground_of(version)
    if version.is_draft:
        now = outcome_of(ground)
        amounts = {share.code: share.cents for share in now.division.shares}
        total, open_now = ground.total_cents, now.division.uncovered_cents
    else:
        amounts = {row.municipality.code: row.cents for row in version.contributions.select_related("municipality")}
        total, open_now = version.total_cents, version.uncovered_cents
    then = outcome_of(changed(ground, change))
    rows = side_by_side(amounts, then)
    return {
        "rows": rows,
        "explanation": in_words(then),
        "total_now": total,
        "total_then": then.ground.total_cents,
        "covered_now": total - open_now,
        "covered_then": then.division.covered_cents,
        "open_now": open_now,
        "open_then": then.division.uncovered_cents,
        "more": sum(row.difference > 0 for row in rows),
        "held": sum(row.capped for row in rows),
        "lapsed": [one for one in ground.promises.values() if change.absent and not one.holds_without_others],
    }
