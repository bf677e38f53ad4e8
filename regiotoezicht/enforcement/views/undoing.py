"""Undoing a payment that was laid down wrongly."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.enforcement import actions
from regiotoezicht.enforcement.collection import queries
from regiotoezicht.enforcement.collection.forms import UndoForm
from regiotoezicht.enforcement.remedies import facts
from regiotoezicht.enforcement.views.steps import Page, Typed, case_for, run, start_of

LEAD = (
    "Alleen als een betaling hier ten onrechte is vastgelegd. De betaling blijft te zien, met een tegenboeking en uw "
    "reden. Was de zaak daardoor gesloten, dan gaat zij weer open."
)


def _page(back: str) -> Page:
    return Page(
        "Betaling ongedaan maken", "Boek de betaling terug", "De betaling is ongedaan gemaakt.", LEAD, back=back
    )


def undo_payment(request: ActorRequest, pk: int, number: int) -> HttpResponse:
    """Undo a payment on a forfeited amount."""
    case = case_for(request, pk)
    amount = next((one for one in queries.amounts_of(case) if one.number == number), None)
    if amount is None:
        raise Http404
    amount.case = case
    found = {one.pk: one for one in queries.payments_that_count(amount)}
    choices = [(one.pk, one.paid_on, one.cents) for one in found.values()]
    form = UndoForm(request.POST or None, payments=choices, initial=start_of(case))

    def write(typed: Typed) -> object:
        return actions.undo_payment(amount, payment=found[typed["payment"]], **_of(request, typed))

    return run(request, case, form, _page(reverse("enforcement:amount", args=[case.pk, number])), write)


def undo_cost_payment(request: ActorRequest, pk: int) -> HttpResponse:
    """Undo a payment of costs."""
    case = case_for(request, pk)
    found = {one.pk: one for one in facts.payments_of(case) if getattr(one, "undone", None) is None}
    choices = [(one.pk, one.paid_on, one.amount_cents) for one in found.values()]
    form = UndoForm(request.POST or None, payments=choices, initial=start_of(case))

    def write(typed: Typed) -> object:
        return actions.undo_cost_payment(case, payment=found[typed["payment"]], **_of(request, typed))

    return run(request, case, form, _page(reverse("enforcement:execution", args=[case.pk])), write)


def _of(request: ActorRequest, typed: Typed) -> dict[str, Any]:
    return {
        "reason": typed["reason"],
        "token": typed["form"],
        "seen": typed["version"],
        "actor": request.actor,
        "at": request.actor.at,
    }
