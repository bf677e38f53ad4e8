"""Goals, workstreams and products of a plan; its indicators and what was measured."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.forms import attempt_once
from regiotoezicht.core.one_form import Page, tried
from regiotoezicht.programme import part_queries, plan_queries, rules
from regiotoezicht.programme.actions import plans as actions
from regiotoezicht.programme.forms import IndicatorForm, MeasureForm, PartForm
from regiotoezicht.programme.models import Goal, Indicator, Plan
from regiotoezicht.programme.views.pages import step
from regiotoezicht.programme.views.plans import open_plan_for, plan_for, to_plan
from regiotoezicht.programme.vocabulary import Direction, Part

MEASURE = Page("Meting vastleggen", "", "Leg de meting vast", "De meting is vastgelegd.")
NEW_INDICATOR = Page(
    "Indicator toevoegen", "Waaraan ziet u of het doel dichterbij komt?", "Voeg toe", "De indicator staat in het plan."
)
CHANGE_INDICATOR = Page("Indicator wijzigen", "", "Leg vast", "De indicator is gewijzigd.")


def _part(code: str) -> Part:
    if code not in Part:
        raise Http404
    return Part(code)


def _under(plan: Plan, part: Part, typed: dict[str, Any]) -> Any:
    return plan if part is Part.GOAL else part_queries.above(plan, part, int(typed["under"]))


@require_http_methods(["GET", "POST"])
def part_new(request: ActorRequest, pk: int, part: str) -> HttpResponse:
    """Add a goal, workstream or product. A form that was sent twice adds one."""
    actor, plan, what = request.actor, open_plan_for(request, pk), _part(part)
    form = PartForm(
        request.POST or None,
        part=what,
        under=part_queries.choices_above(plan, what),
        initial={"under": request.GET.get("onder", "")},
    )
    page = Page(f"{what.label.capitalize()} toevoegen", plan.title, "Voeg toe", f"Het {what.label} staat in het plan.")

    def write(typed: dict[str, Any]) -> object:
        given = {"title": typed["title"], "token": typed["token"], "actor": actor, "at": actor.at}
        return actions.add_part(plan, what, _under(plan, what, typed), **given)

    def before(typed: dict[str, Any]) -> object:
        return part_queries.made_with(plan, what, typed["token"])

    return step(request, form, page, write, before, back=to_plan(pk))


@require_http_methods(["GET", "POST"])
def part_change(request: ActorRequest, pk: int, part: str, part_pk: int) -> HttpResponse:
    """Change a goal, workstream or product, or bring it under another."""
    actor, plan, what = request.actor, open_plan_for(request, pk), _part(part)
    held = part_queries.part_of(plan, what, part_pk)
    if held is None:
        raise Http404
    title, under = held
    form = PartForm(
        request.POST or None,
        part=what,
        under=part_queries.choices_above(plan, what),
        initial={"title": title, "under": under},
    )
    page = Page(f"{what.label.capitalize()} wijzigen", plan.title, "Leg vast", f"Het {what.label} is gewijzigd.")

    def write(typed: dict[str, Any]) -> None:
        above = _under(plan, what, typed)
        actions.change_part(plan, what, part_pk, above, title=typed["title"], actor=actor, at=actor.at)

    remove = reverse("programme:part-remove", args=[pk, part, part_pk])
    return step(request, form, page, write, back=to_plan(pk), more={"remove": remove})


@require_POST
def part_remove(request: ActorRequest, pk: int, part: str, part_pk: int) -> HttpResponse:
    """Take away a part under which nothing stands; of a double click the second finds it gone."""
    actor, plan, what = request.actor, open_plan_for(request, pk), _part(part)

    def write() -> None:
        if part_queries.part_of(plan, what, part_pk) is not None:
            actions.remove_part(plan, what, part_pk, actor=actor, at=actor.at)

    return tried(request, write, f"Het {what.label} is weggehaald.", to_plan(pk))


def _aimed(plan: Plan, typed: dict[str, Any]) -> actions.Aimed:
    return actions.Aimed(
        goal=part_queries.goal_of(plan, int(typed["goal"])),
        name=typed["name"],
        unit=typed["unit"],
        direction=Direction(typed["direction"]),
        target=typed["target"],
        target_date=typed["target_date"],
    )


def _to_indicator(pk: int, indicator: int) -> str:
    return reverse("programme:indicator", args=[pk, indicator])


@require_http_methods(["GET", "POST"])
def indicator_new(request: ActorRequest, pk: int) -> HttpResponse:
    """Add an indicator to a goal. A form that was sent twice adds one."""
    actor, plan = request.actor, open_plan_for(request, pk)
    form = IndicatorForm(
        request.POST or None,
        goals=plan_queries.offered(plan, Goal),
        initial={"goal": request.GET.get("onder", ""), "target_date": plan.until_date},
    )
    return step(
        request,
        form,
        NEW_INDICATOR,
        lambda typed: actions.add_indicator(plan, _aimed(plan, typed), token=typed["token"], actor=actor, at=actor.at),
        lambda typed: Indicator.objects.visible_to(actor).filter(token=typed["token"]).first(),
        back=to_plan(pk),
    )


def _indicator(request: ActorRequest, plan: Plan, indicator: int) -> Indicator:
    held = (
        Indicator.objects.visible_to(request.actor)
        .filter(goal__plan=plan)
        .select_related("goal__plan")
        .prefetch_related("measurements")
    )
    return get_object_or_404(held, pk=indicator)


@require_http_methods(["GET", "POST"])
def indicator(request: ActorRequest, pk: int, indicator: int) -> HttpResponse:
    """What was measured of an indicator, and a form for the next measurement. Sent twice it is one."""
    actor, plan = request.actor, plan_for(request, pk)
    held = _indicator(request, plan, indicator)
    may_plan = plan.closed_at is None and bool(actor.reach(rules.PLAN_KEEP))
    if request.method == "POST" and not may_plan:
        raise Http404
    form = MeasureForm(request.POST or None, initial={"on": local_date(actor.at)}) if may_plan else None
    if form is not None and request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        made = attempt_once(
            form,
            lambda: actions.measure(held, **typed, actor=actor, at=actor.at),
            lambda: held.measurements.filter(token=typed["token"]).first(),
        )
        if made is not None:
            return tried(request, lambda: None, MEASURE.said, _to_indicator(pk, indicator))
    context = {"plan": plan, "held": held, "rows": list(held.measurements.all()), "form": form}
    return render(request, "programme/indicator.html", context, status=422 if form and form.errors else 200)


@require_http_methods(["GET", "POST"])
def indicator_change(request: ActorRequest, pk: int, indicator: int) -> HttpResponse:
    """Change what an indicator says."""
    actor, plan = request.actor, open_plan_for(request, pk)
    held = _indicator(request, plan, indicator)
    names = ("name", "unit", "direction", "target", "target_date")
    form = IndicatorForm(
        request.POST or None,
        goals=plan_queries.offered(plan, Goal),
        initial={name: getattr(held, name) for name in names} | {"goal": held.goal_id},
    )
    remove = reverse("programme:indicator-remove", args=[pk, indicator])
    return step(
        request,
        form,
        CHANGE_INDICATOR,
        lambda typed: actions.change_indicator(plan, held, _aimed(plan, typed), actor=actor, at=actor.at),
        back=_to_indicator(pk, indicator),
        more={"remove": remove},
    )


@require_POST
def indicator_remove(request: ActorRequest, pk: int, indicator: int) -> HttpResponse:
    """Take away an indicator of which nothing was measured; of a double click the second finds it gone."""
    actor, plan = request.actor, open_plan_for(request, pk)
    held = Indicator.objects.visible_to(actor).filter(goal__plan=plan, pk=indicator).first()

    def write() -> None:
        if held is not None:
            actions.remove_indicator(plan, held, actor=actor, at=actor.at)

    return tried(request, write, "De indicator is weggehaald.", to_plan(pk))


@require_POST
def measurement_withdraw(request: ActorRequest, pk: int, indicator: int, measurement: int) -> HttpResponse:
    """Take back a measurement; of a double click the second finds it done."""
    actor, plan = request.actor, open_plan_for(request, pk)
    held = _indicator(request, plan, indicator)
    row = get_object_or_404(held.measurements, pk=measurement)

    def write() -> None:
        if row.withdrawn_at is None:
            actions.withdraw_measurement(held, measurement, actor=actor, at=actor.at)

    return tried(request, write, "De meting is ingetrokken.", _to_indicator(pk, indicator))
