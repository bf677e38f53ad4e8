"""Promises: the list, laying one down, ending one."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from regiotoezicht.access.doors import need
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.contributions import actions, queries, rules
from regiotoezicht.contributions.forms import EndPromiseForm, PromiseForm
from regiotoezicht.contributions.models import Promise
from regiotoezicht.contributions.views.pages import step
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.one_form import Page

NEW = Page(
    "Toezegging vastleggen",
    "Een toezegging begrenst wat een gemeente betaalt. Wat daardoor openblijft, blijft zichtbaar als niet gedekt.",
    "Leg de toezegging vast",
    "De toezegging is vastgelegd.",
)
END = Page("Toezegging beëindigen", "", "Beëindig de toezegging", "De toezegging is beëindigd.", "danger")


def promises(request: ActorRequest) -> HttpResponse:
    """The promises; those to the own municipality for its policy officers."""
    actor = request.actor
    need(actor, rules.SHARE_READ)
    year = local_date(actor.at).year
    rows: list[Any] = list(queries.promises_for(actor))
    for row in rows:
        row.now_cents = None
        is_over = row.until_year is not None and row.until_year < year
        if row.withdrawn_at is None and not is_over and row.from_year <= year:
            row.times = year - row.from_year
            row.now_cents = rules.cap_in(row.cents, row.index, year - row.from_year)
    context = {"rows": rows, "year": year, "may_keep": bool(actor.reach(rules.PLAN_KEEP))}
    return render(request, "contributions/promises.html", context)


@require_http_methods(["GET", "POST"])
def new(request: ActorRequest) -> HttpResponse:
    """Lay down a promise. A form that was sent twice lays down one."""
    actor = request.actor
    need(actor, rules.PLAN_KEEP)
    year = local_date(actor.at).year
    form = PromiseForm(
        request.POST or None, municipalities=queries.municipalities_in(year), initial={"from_year": year}
    )

    def write(typed: dict[str, Any]) -> object:
        said = {name: given for name, given in typed.items() if name not in ("token", "municipality")}
        terms = actions.Terms(**said | {"index": said["index"] or 0})
        return actions.make_promise(typed["municipality"], terms, actor=actor, token=typed["token"], at=actor.at)

    def before(typed: dict[str, Any]) -> object:
        return Promise.objects.visible_to(actor).filter(token=typed["token"]).first()

    return step(request, form, NEW, write, before, back=reverse("contributions:promises"))


@require_http_methods(["GET", "POST"])
def end(request: ActorRequest, pk: int) -> HttpResponse:
    """End a promise after a year, or withdraw a mistake."""
    actor = request.actor
    need(actor, rules.PLAN_KEEP)
    held = get_object_or_404(Promise.objects.visible_to(actor).select_related("municipality"), pk=pk)
    here = reverse("contributions:promises")
    if held.withdrawn_at is not None:  # of a double click the second finds it done
        return HttpResponseRedirect(here)
    form = EndPromiseForm(request.POST or None, initial={"last_year": max(local_date(actor.at).year, held.from_year)})

    def write(typed: dict[str, Any]) -> object:
        if held.until_year is not None and typed["last_year"] == held.until_year:  # it ends there already
            return held
        return actions.end_promise(held, actor=actor, last_year=typed["last_year"], at=actor.at)

    return step(request, form, END, write, back=here, more={"promise": held})
