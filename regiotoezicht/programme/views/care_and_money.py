"""What the plan against trafficking has beside its actions: contact officers, contracts for care, and the budget."""

from itertools import groupby
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.one_form import Page, tried
from regiotoezicht.programme import plan_queries, queries, rules
from regiotoezicht.programme.actions import plans as actions
from regiotoezicht.programme.forms import ContractForm, CostsForm
from regiotoezicht.programme.models import Plan
from regiotoezicht.programme.readiness import contact_officers_in
from regiotoezicht.programme.views.pages import step
from regiotoezicht.programme.views.plans import open_plan_for, plan_for
from regiotoezicht.programme.vocabulary import PlanKind

CONTRACT = Page("Zorgcontract vastleggen", "", "Leg het contract vast", "Het contract is vastgelegd.")
COSTS = Page("Begrotingsregel toevoegen", "", "Leg de regel vast", "De begrotingsregel is vastgelegd.")
CHANGE = Page("Begrotingsregel wijzigen", "", "Leg de regel vast", "De begrotingsregel is gewijzigd.")


def _trafficking(plan: Plan) -> Plan:
    """A plan against trafficking; else not found."""
    if plan.kind != PlanKind.TRAFFICKING:
        raise Http404
    return plan


def _here(pk: int) -> str:
    return reverse("programme:care-and-money", args=[pk])


def care_and_money(request: ActorRequest, pk: int) -> HttpResponse:
    """Where there is a contact officer, which contracts for care run, and what it costs."""
    actor, plan = request.actor, _trafficking(plan_for(request, pk))
    today = local_date(actor.at)
    towns = list(queries.municipalities(today))
    there = contact_officers_in([one.pk for one in towns], today)
    contracts = [(one, *one.state_on(today)) for one in plan_queries.contracts_of(plan)[:200]]
    lines = list(plan_queries.budget_of(plan))
    context = {
        "plan": plan,
        "lacking": [one for one in towns if one.pk not in there],
        "towns": len(towns),
        "contracts": contracts,
        "years": [_year(year, list(rows)) for year, rows in groupby(lines, lambda row: row.year)],
        "may_plan": plan.closed_at is None and bool(actor.reach(rules.PLAN_KEEP)),
    }
    return render(request, "programme/care_and_money.html", context)


def _year(year: int, rows: list[Any]) -> dict[str, Any]:
    return {
        "year": str(year),
        "rows": rows,
        "cents": sum(row.cents for row in rows),
        "spent": sum(row.spent_cents for row in rows),
    }


@require_http_methods(["GET", "POST"])
def contract_new(request: ActorRequest, pk: int) -> HttpResponse:
    """Record a contract for care. A form that was sent twice records one."""
    actor, plan = request.actor, _trafficking(open_plan_for(request, pk))

    def write(typed: dict[str, Any]) -> object:
        contract = actions.Contract(**{name: value for name, value in typed.items() if name != "token"})
        return actions.add_contract(plan, contract, token=typed["token"], actor=actor, at=actor.at)

    def before(typed: dict[str, Any]) -> object:
        return plan_queries.contracts_of(plan).filter(token=typed["token"]).first()

    return step(request, ContractForm(request.POST or None), CONTRACT, write, before, back=_here(pk))


@require_POST
def contract_withdraw(request: ActorRequest, pk: int, contract: int) -> HttpResponse:
    """Take back a contract; of a double click the second finds it done."""
    actor, plan = request.actor, _trafficking(open_plan_for(request, pk))
    held = get_object_or_404(plan_queries.contracts_of(plan), pk=contract)

    def write() -> None:
        if held.withdrawn_at is None:
            actions.withdraw_contract(plan, contract, actor=actor, at=actor.at)

    return tried(request, write, "Het contract is ingetrokken.", _here(pk))


def _costs(typed: dict[str, Any]) -> actions.Costs:
    names = ("year", "title", "paid_by", "cents")
    return actions.Costs(**{name: typed[name] for name in names}, spent_cents=typed["spent_cents"] or 0)


@require_http_methods(["GET", "POST"])
def costs_new(request: ActorRequest, pk: int) -> HttpResponse:
    """Add a line to the budget. A form that was sent twice adds one."""
    actor, plan = request.actor, _trafficking(open_plan_for(request, pk))
    form = CostsForm(request.POST or None, initial={"year": plan.from_date.year})
    return step(
        request,
        form,
        COSTS,
        lambda typed: actions.add_costs(plan, _costs(typed), token=typed["token"], actor=actor, at=actor.at),
        lambda typed: plan_queries.budget_of(plan).filter(token=typed["token"]).first(),
        back=_here(pk),
    )


@require_http_methods(["GET", "POST"])
def costs_change(request: ActorRequest, pk: int, line: int) -> HttpResponse:
    """Change a line of the budget."""
    actor, plan = request.actor, _trafficking(open_plan_for(request, pk))
    held = get_object_or_404(plan_queries.budget_of(plan), pk=line)
    names = ("year", "title", "paid_by", "cents", "spent_cents")
    form = CostsForm(request.POST or None, initial={name: getattr(held, name) for name in names})
    return step(
        request,
        form,
        CHANGE,
        lambda typed: actions.change_costs(plan, line, _costs(typed), actor=actor, at=actor.at),
        back=_here(pk),
        more={
            "remove": reverse("programme:costs-remove", args=[pk, line]),
            "remove_lead": "De regel verdwijnt uit de begroting.",
        },
    )


@require_POST
def costs_remove(request: ActorRequest, pk: int, line: int) -> HttpResponse:
    """Take a line out of the budget; of a double click the second finds it gone."""
    actor, plan = request.actor, _trafficking(open_plan_for(request, pk))

    def write() -> None:
        if plan_queries.budget_of(plan).filter(pk=line).exists():
            actions.remove_costs(plan, line, actor=actor, at=actor.at)

    return tried(request, write, "De begrotingsregel is weggehaald.", _here(pk))
