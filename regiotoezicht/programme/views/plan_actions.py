"""Actions of a plan: adding, how one stands, changing it, and what it waits for."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from regiotoezicht.access.doors import need
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.access.roles import Role
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.forms import attempt_once
from regiotoezicht.core.one_form import Page, tried
from regiotoezicht.organisation.models import District, Municipality
from regiotoezicht.programme import part_queries, plan_queries, rules
from regiotoezicht.programme.actions import plans as actions
from regiotoezicht.programme.forms import ActionForm, NeedsForm, ProgressForm
from regiotoezicht.programme.forms.plans import REGION
from regiotoezicht.programme.models import Plan, PlanAction, Product
from regiotoezicht.programme.views.pages import step
from regiotoezicht.programme.views.plans import plan_for, to_plan
from regiotoezicht.programme.vocabulary import Progress

NEW = Page(
    "Actie toevoegen", "Een actie hoort bij een product en bij een functie.", "Voeg toe", "De actie staat in het plan."
)
CHANGE = Page("Actie wijzigen", "", "Leg vast", "De actie is gewijzigd.")
NEEDS = Page(
    "Wachten op een andere actie",
    "Kies de actie die eerst gereed moet zijn. Passen de datums niet, dan ziet u een waarschuwing.",
    "Leg vast",
    "De actie wacht nu op de andere.",
)
MOVED = "De voortgang is vastgelegd."


def _planned(plan: Plan, typed: dict[str, Any]) -> actions.Planned:
    return actions.Planned(
        product=part_queries.product_of(plan, int(typed["product"])),
        title=typed["title"],
        role=Role(typed["role"]),
        place=typed["place"],
        from_date=typed["from_date"],
        until_date=typed["until_date"],
    )


def _form(request: ActorRequest, plan: Plan, initial: dict[str, Any]) -> ActionForm:
    return ActionForm(
        request.POST or None,
        products=plan_queries.offered(plan, Product),
        places=plan_queries.places_for(request.actor, local_date(request.actor.at)),
        initial=initial,
    )


@require_http_methods(["GET", "POST"])
def new(request: ActorRequest, pk: int) -> HttpResponse:
    """Add an action. A form that was sent twice adds one."""
    actor = request.actor
    need(actor, rules.KEEP)
    plan = plan_for(request, pk)
    if plan.closed_at is not None:
        raise Http404
    today = min(max(local_date(actor.at), plan.from_date), plan.until_date)
    form = _form(request, plan, {"product": request.GET.get("onder", ""), "from_date": today})

    def write(typed: dict[str, Any]) -> PlanAction:
        columns: dict[str, Any] = _planned(plan, typed).columns
        return actions.add_action(PlanAction(token=typed["token"], **columns), actor=actor, at=actor.at)

    return step(
        request,
        form,
        NEW,
        write,
        lambda typed: PlanAction.objects.visible_to(actor).filter(token=typed["token"]).first(),
        back=to_plan(pk),
    )


def action_for(request: ActorRequest, pk: int) -> PlanAction:
    """An action that the actor sees; else not found."""
    need(request.actor, rules.READ)
    return get_object_or_404(plan_queries.actions_for(request.actor), pk=pk)


def _kept(request: ActorRequest, pk: int) -> PlanAction:
    """An action of an open plan, for whoever keeps it; else not found."""
    held = action_for(request, pk)
    if not _may_keep(request, held):
        raise Http404
    return held


def _may_keep(request: ActorRequest, held: PlanAction) -> bool:
    return held.product.workstream.goal.plan.closed_at is None and request.actor.may(rules.KEEP, held)


def _to_action(pk: int) -> str:
    return reverse("programme:action", args=[pk])


@require_http_methods(["GET", "POST"])
def action(request: ActorRequest, pk: int) -> HttpResponse:
    """How an action stands, with the form for its next step. A form that was sent twice is one step."""
    actor, held = request.actor, action_for(request, pk)
    may_keep = _may_keep(request, held)
    if request.method == "POST" and not may_keep:
        raise Http404
    form = ProgressForm(request.POST or None, state=Progress(held.state)) if may_keep else None
    if form is not None and request.method == "POST" and form.is_valid() and _moved(request, form, held):
        return tried(request, lambda: None, MOVED, _to_action(pk))
    context = {
        "held": held,
        "plan": held.product.workstream.goal.plan,
        "deed": plan_queries.deed_of(actor, held, on=local_date(actor.at)),
        "steps": plan_queries.steps_of_action(actor, held),
        "form": form,
    }
    return render(request, "programme/action.html", context, status=422 if form and form.errors else 200)


def _moved(request: ActorRequest, form: ProgressForm, held: PlanAction) -> bool:
    """Record what was typed; whether it was."""
    actor, typed = request.actor, form.cleaned_data
    stride = actions.Stride(Progress(typed["to"]), Progress(typed["seen"]), typed["percent"], typed["remark"])
    made = attempt_once(
        form,
        lambda: actions.move_action(held, stride, actor=actor, token=typed["token"], at=actor.at),
        lambda: plan_queries.moved_with(actor, typed["token"]),
    )
    return made is not None


@require_http_methods(["GET", "POST"])
def change(request: ActorRequest, pk: int) -> HttpResponse:
    """Change what an action says."""
    actor, held = request.actor, _kept(request, pk)
    plan = held.product.workstream.goal.plan
    place = held.municipality or held.district
    code = REGION
    if isinstance(place, Municipality | District):
        code = f"{'g' if isinstance(place, Municipality) else 'd'}{place.pk}"
    names = ("title", "role", "from_date", "until_date")
    initial = {name: getattr(held, name) for name in names} | {"product": held.product_id, "place": code}

    def write(typed: dict[str, Any]) -> None:
        actions.change_action(held, _planned(plan, typed), actor=actor, at=actor.at)

    return step(request, _form(request, plan, initial), CHANGE, write, back=_to_action(pk))


@require_http_methods(["GET", "POST"])
def needs(request: ActorRequest, pk: int) -> HttpResponse:
    """Let an action wait for another of its plan."""
    actor, held = request.actor, _kept(request, pk)

    def write(typed: dict[str, Any]) -> None:
        needed = plan_queries.actions_for(actor).get(pk=typed["needs"])
        actions.add_need(held, needed, actor=actor, at=actor.at)

    form = NeedsForm(request.POST or None, actions=plan_queries.offered_actions(actor, held))
    return step(request, form, NEEDS, write, back=_to_action(pk))


@require_POST
def needs_remove(request: ActorRequest, pk: int, needed: int) -> HttpResponse:
    """Let an action no longer wait for another; of a double click the second finds it done."""
    actor, held = request.actor, _kept(request, pk)
    other = get_object_or_404(plan_queries.actions_for(actor), pk=needed)

    def write() -> None:
        if held.waits.filter(needed=other).exists():
            actions.remove_need(held, other, actor=actor, at=actor.at)

    return tried(request, write, "De actie wacht daar niet meer op.", _to_action(pk))
