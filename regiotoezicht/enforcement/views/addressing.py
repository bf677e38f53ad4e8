"""Whom a case addresses."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.one_form import tried
from regiotoezicht.enforcement import actions, queries
from regiotoezicht.enforcement.forms import AddresseeForm
from regiotoezicht.enforcement.models import Case
from regiotoezicht.enforcement.views.steps import Page, Typed, addressee_for, case_for, run, start_of
from regiotoezicht.enforcement.vocabulary import AddresseeRole

LEAD = "Naam en adres blijven verzegeld in deze zaak: ze staan in geen lijst en zijn niet te zoeken."


def add_addressee(request: ActorRequest, pk: int) -> HttpResponse:
    """Add somebody; the first one is proposed from the permit register."""
    case, actor = case_for(request, pk), request.actor
    form = AddresseeForm(request.POST or None, initial=start_of(case, **_proposed(case)))

    def write(typed: Typed) -> object:
        return actions.add_addressee(
            case, token=typed["form"], seen=typed["version"], actor=actor, at=actor.at, **_said(typed)
        )

    page = Page("Geadresseerde toevoegen", "Voeg toe", "De geadresseerde is toegevoegd.", lead=LEAD)
    return run(request, case, form, page, write)


def _proposed(case: Case) -> dict[str, Any]:
    """The holder of the permit with the address of the business, as long as nobody is addressed."""
    if case.permit_id is None or queries.addressees_of(case):
        return {}
    holders = queries.holders_of(case)
    if not holders:
        return {}
    address = case.premises.address.replace(", ", "\n") if case.premises else ""
    return {"role": AddresseeRole.OPERATOR, "name": holders[0], "address": address}


def _said(typed: Typed) -> dict[str, Any]:
    return {
        "role": AddresseeRole(typed["role"]),
        "name": typed["name"],
        "address": typed["address"],
        "representative": typed["representative"],
    }


def addressee(request: ActorRequest, pk: int, addressee_pk: int) -> HttpResponse:
    """Correct an addressee."""
    found, actor = addressee_for(request, pk, addressee_pk), request.actor
    case = found.case
    start = {
        "role": found.role,
        "name": found.name,
        "address": found.address,
        "representative": found.representative or "",
    }
    form = AddresseeForm(request.POST or None, initial=start_of(case, **start))

    def write(typed: Typed) -> object:
        return actions.change_addressee(
            found, seen=typed["version"], form=typed["form"], actor=actor, at=actor.at, **_said(typed)
        )

    page = Page(
        f"{found.label.capitalize()} wijzigen",
        "Opslaan",
        "De gegevens zijn gewijzigd. Concepten met de oude gegevens zijn ingetrokken.",
        lead=LEAD,
    )
    return run(request, case, form, page, write)


@require_POST
def remove_addressee(request: ActorRequest, pk: int, addressee_pk: int) -> HttpResponse:
    """Take an addressee out."""
    found, actor = addressee_for(request, pk, addressee_pk), request.actor
    here = reverse("enforcement:detail", args=[pk])
    return tried(
        request,
        lambda: actions.remove_addressee(found, actor=actor, at=actor.at),
        "De geadresseerde is vervallen.",
        here,
    )
