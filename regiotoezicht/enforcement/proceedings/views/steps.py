"""What the pages of all steps of this subject share: finding the record, running the form, showing what is wrong."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.actions import record_alone
from regiotoezicht.core.forms import attempt
from regiotoezicht.enforcement import rules as case_rules
from regiotoezicht.enforcement.forms import StepForm
from regiotoezicht.enforcement.models import Case, CourtProceeding, Objection, ThirdPartyRequest
from regiotoezicht.enforcement.proceedings import queries, rules

Typed = dict[str, Any]
Subject = Case | Objection | CourtProceeding | ThirdPartyRequest
PAGES: dict[type[Subject], str] = {
    Case: "enforcement:proceedings",
    Objection: "enforcement:objection",
    CourtProceeding: "enforcement:court",
    ThirdPartyRequest: "enforcement:request",
}


@dataclass(frozen=True)
class Page:
    """What a step is called, what it says first, its button, what is said when it was done, and where it goes back."""

    title: str
    button: str
    said: str
    lead: str = ""
    uploads: bool = False
    back: str = ""


def objection_for(request: ActorRequest, pk: int) -> Objection:
    """The objection, for whoever handles it; else not found, for the involved too."""
    found = queries.objection_for(request.actor, pk)
    if found is None or not request.actor.may(rules.OBJECTION_WORK, found):
        raise Http404
    return found


def court_for(request: ActorRequest, pk: int) -> CourtProceeding:
    """The court proceeding, for whoever works on it; else not found."""
    found = CourtProceeding.objects.visible_to(request.actor).select_related(
        "case__municipality", "municipality", "objection__letter", "papers_term", "next_term", "appeal"
    )
    proceeding = found.filter(pk=pk).first()
    if proceeding is None or not request.actor.may(rules.COURT_WORK, proceeding):
        raise Http404
    return proceeding


def request_for(request: ActorRequest, pk: int) -> ThirdPartyRequest:
    """The request of a third party, for whoever works on it; else not found."""
    found = ThirdPartyRequest.objects.visible_to(request.actor).select_related(
        "case__municipality", "municipality", "decision_term", "objection_term", "mandate__employee"
    )
    asked = found.filter(pk=pk).first()
    if asked is None or not request.actor.may(rules.REQUEST_WORK, asked):
        raise Http404
    return asked


def log_seen(request: ActorRequest, subject: Subject) -> None:
    """Put the reading of an objection, or of the case of another record, on the log."""
    purpose = case_rules.purpose_of(request.actor.roles.keys())
    if isinstance(subject, Objection):
        record_alone(rules.OBJECTION_SEEN, subject, actor=request.actor, at=request.actor.at, purpose=purpose)
        return
    case = subject if isinstance(subject, Case) else subject.case
    record_alone(case_rules.CASE_SEEN, case, actor=request.actor, at=request.actor.at, purpose=purpose)


def start_of(subject: Subject, **more: Any) -> Typed:
    """What a form starts with."""
    return {"version": subject.version, **more}


def uploaded(request: ActorRequest) -> Any:
    """The files that were sent in."""
    return request.FILES if request.method == "POST" else None


def file_in(typed: Typed, *, name: str = "name") -> dict[str, Any]:
    """Name and content of the file of a form, as an action takes them."""
    upload = typed.get("file")
    return {name: upload.name if upload else "", "content": upload.read() if upload else b""}


def run(
    request: ActorRequest, subject: Subject, form: StepForm, page: Page, write: Callable[[Typed], object]
) -> HttpResponse:
    """Run the write of a valid form and go back; else show the step with what is wrong.

    A form that was taken in before goes back and does nothing.
    """
    here = page.back or reverse(PAGES[type(subject)], args=[subject.pk])
    status = 200
    if request.method == "POST":
        if subject.form is not None and str(subject.form) == request.POST.get("form"):
            return HttpResponseRedirect(here)
        if form.is_valid() and attempt(form, lambda: write(form.cleaned_data) or True) is not None:
            messages.success(request, page.said)
            return HttpResponseRedirect(here)
        form.renew(queries.version_of(subject))
        status = 422
    log_seen(request, subject)
    context = {"subject": subject, "form": form, "page": page, "back": here}
    return render(request, "enforcement/proceedings/step.html", context, status=status)
