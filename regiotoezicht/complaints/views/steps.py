"""What the pages of all steps share: finding the complaint, running the form, showing what is wrong."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.complaints import queries, rules
from regiotoezicht.complaints.models import Complaint
from regiotoezicht.core.actions import record_alone
from regiotoezicht.core.forms import attempt
from regiotoezicht.enforcement.forms import StepForm
from regiotoezicht.enforcement.proceedings.views.steps import Page

Typed = dict[str, Any]


def complaint_for(request: ActorRequest, pk: int) -> Complaint:
    """The complaint, for whoever handles it; else not found, for whom it is about too."""
    found = queries.complaint_for(request.actor, pk)
    if found is None or not request.actor.may(rules.COMPLAINT_WORK, found):
        raise Http404
    return found


def log_seen(request: ActorRequest, complaint: Complaint) -> None:
    """Put the reading of a complaint on the log."""
    record_alone(rules.SEEN, complaint, actor=request.actor, at=request.actor.at, purpose=rules.PURPOSE)


def start_of(complaint: Complaint, **more: Any) -> Typed:
    """What a form starts with."""
    return {"version": complaint.version, **more}


def was_taken_in(request: ActorRequest, complaint: Complaint) -> bool:
    """Whether this form was taken in before."""
    return complaint.form is not None and str(complaint.form) == request.POST.get("form")


def run(
    request: ActorRequest, complaint: Complaint, form: StepForm, page: Page, write: Callable[[Typed], object]
) -> HttpResponse:
    """Run the write of a valid form and go back; else show the step with what is wrong.

    A form that was taken in before goes back and does nothing.
    """
    here = reverse("complaints:detail", args=[complaint.pk])
    status = 200
    if request.method == "POST":
        if was_taken_in(request, complaint):
            return HttpResponseRedirect(here)
        if form.is_valid() and attempt(form, lambda: write(form.cleaned_data) or True) is not None:
            messages.success(request, page.said)
            return HttpResponseRedirect(here)
        form.renew(queries.version_of(complaint))
        status = 422
    log_seen(request, complaint)
    context = {"complaint": complaint, "form": form, "page": page, "back": here}
    return render(request, "complaints/step.html", context, status=status)
