"""What the pages of all steps share: finding the case, running the form, and showing what is wrong."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.actions import record_alone
from regiotoezicht.core.forms import attempt
from regiotoezicht.core.rights import Permission
from regiotoezicht.enforcement import queries, rules
from regiotoezicht.enforcement.forms import StepForm
from regiotoezicht.enforcement.models import Addressee, Case
from regiotoezicht.letters.templating.queries import addresses_on

Typed = dict[str, Any]


@dataclass(frozen=True)
class Page:
    """What a step is called, what it says first, its button, what is said when it was done, and where it leads."""

    title: str
    button: str
    said: str
    lead: str = ""
    template: str = "enforcement/step.html"
    more: Typed = field(default_factory=dict)
    back: str = ""


def case_for(request: ActorRequest, pk: int, permission: Permission = rules.CASE_WORK) -> Case:
    """The case, for whoever may read it and holds the permission on it; else not found."""
    case = queries.shown_case(request.actor, pk)
    if case is None or not case.readable or not request.actor.may(permission, case):  # type: ignore[attr-defined]  # annotated by the query
        raise Http404
    return case


def addressee_for(request: ActorRequest, pk: int, addressee_pk: int) -> Addressee:
    """An addressee of a case, for whoever works on it; else not found."""
    case = case_for(request, pk)
    for addressee in queries.addressees_of(case):
        if addressee.pk == addressee_pk:
            addressee.case = case
            return addressee
    raise Http404


def start_of(case: Case, **more: Any) -> Typed:
    """What a form starts with."""
    return {"version": case.version, **more}


def remedy_address(case: Case, today: date) -> str:
    """Where a notice of objection goes, until somebody types another address; empty when it was not laid down."""
    return addresses_on(case.municipality, today).objection


def view_address(case: Case, today: date) -> str:
    """Where a written view goes, until somebody types another address; empty when it was not laid down."""
    return addresses_on(case.municipality, today).view


def run(
    request: ActorRequest, case: Case, form: StepForm, page: Page, write: Callable[[Typed], object]
) -> HttpResponse:
    """Run the write of a valid form and go back to the case; else show the step with what is wrong.

    A form that was taken in before leads to the case and does nothing.
    """
    here = page.back or reverse("enforcement:detail", args=[case.pk])
    status = 200
    if request.method == "POST":
        if _is_taken_in(request, case.form):
            return HttpResponseRedirect(here)
        if form.is_valid() and attempt(form, lambda: write(form.cleaned_data) or True) is not None:
            messages.success(request, page.said)
            return HttpResponseRedirect(here)
        if _is_taken_in(request, queries.form_of(case.pk)):  # sent twice at the same moment
            return HttpResponseRedirect(here)
        form.renew(queries.version_of(case.pk))
        status = 422
    purpose = rules.purpose_of(request.actor.roles.keys())
    record_alone(rules.CASE_SEEN, case, actor=request.actor, at=request.actor.at, purpose=purpose)
    return render(request, page.template, {"case": case, "form": form, "page": page, **page.more}, status=status)


def _is_taken_in(request: ActorRequest, last: UUID | None) -> bool:
    """Whether the form that was sent is the one that changed the case last."""
    return last is not None and str(last) == request.POST.get("form")
