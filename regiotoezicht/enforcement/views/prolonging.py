"""Prolonging a closure."""

from typing import Any

from django.http import Http404, HttpResponse

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.bylaws.vocabulary import MeasureKind
from regiotoezicht.core.clock import local_date
from regiotoezicht.enforcement import actions, queries
from regiotoezicht.enforcement.models import Remedy
from regiotoezicht.enforcement.remedies import facts
from regiotoezicht.enforcement.remedies.forms import ProlongForm
from regiotoezicht.enforcement.rules import CASE_DECIDE
from regiotoezicht.enforcement.views.steps import Page, Typed, case_for, remedy_address, run, start_of
from regiotoezicht.organisation.rules import Body


def prolong(request: ActorRequest, pk: int) -> HttpResponse:
    """Decide that a closure lasts longer."""
    case, actor = case_for(request, pk, CASE_DECIDE), request.actor
    remedy: Remedy | None = getattr(getattr(case, "taken", None), "remedy", None)
    if case.measure != MeasureKind.CLOSURE or remedy is None or remedy.until_date is None:
        raise Http404
    today = local_date(actor.at)
    start: dict[str, Any] = {
        "decided_on": today,
        "remedy_address": remedy_address(case, today),
    }
    second = facts.second_of_closure(case)
    form = ProlongForm(
        request.POST or None,
        mandates=queries.mandates_for(case, today),
        second=second.body if second else "",
        initial=start_of(case, **start),
    )

    def write(typed: Typed) -> object:
        mandate = typed.get("co_mandate")
        basis = second.basis if second else ""
        return actions.prolong(
            case,
            until_date=typed["until_date"],
            reasons=typed["reasons"],
            owner_reasons=typed["owner_reasons"],
            balance=typed["balance"],
            hearing=typed["hearing"],
            signer=typed["mandate"].employee,
            decided_on=typed["decided_on"],
            remedy_address=typed["remedy_address"],
            co_body=actions.CoBody(Body(mandate.body), basis, mandate.employee) if mandate else None,
            seen=typed["version"],
            form=typed["form"],
            actor=actor,
            at=actor.at,
        )

    page = Page(
        "Sluiting verlengen",
        "Neem het besluit",
        "De verlenging is vastgesteld. Zij werkt pas als zij is verzonden.",
        lead=f"De sluiting duurt nu tot en met {remedy.until_date:%d-%m-%Y}. Verlengen kan alleen zolang zij duurt, "
        "met een eigen motivering, en nooit langer dan de ladder of een jaar toestaat.",
        template="enforcement/by_mandate.html",
        more={"nobody": not form.has_signers},
    )
    return run(request, case, form, page, write)
