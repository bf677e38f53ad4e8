"""The list of complaints, one complaint, taking one in, and finding one back by its code."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from regiotoezicht.access.doors import need
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.complaints import actions, path, queries, rules
from regiotoezicht.complaints.forms import CodeForm, ComplaintForm, ConfirmForm
from regiotoezicht.complaints.models import Complaint
from regiotoezicht.complaints.views.steps import Typed, complaint_for, log_seen, run, start_of, was_taken_in
from regiotoezicht.complaints.vocabulary import About
from regiotoezicht.core.actions import record_alone
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.forms import attempt
from regiotoezicht.core.refusals import Refused
from regiotoezicht.documents.queries import papers_of
from regiotoezicht.documents.rules import Channel
from regiotoezicht.enforcement.proceedings.views.steps import Page
from regiotoezicht.letters.queries import lines_of
from regiotoezicht.organisation.models import Employee, Municipality
from regiotoezicht.organisation.queries import employees_near, municipalities_on


@require_safe
def listed(request: ActorRequest) -> HttpResponse:
    """The complaints that run, those that end first on top; or those that ended."""
    need(request.actor, rules.COMPLAINT_READ)
    ended = request.GET.get("stand") == "afgerond"
    context = {
        "complaints": list(queries.listed(request.actor, ended=ended)),
        "ended": ended,
        "today": local_date(request.actor.at),
    }
    return render(request, "complaints/list.html", context)


@require_safe
def detail(request: ActorRequest, pk: int) -> HttpResponse:
    """One complaint: where it stands, what may come next, its terms and letters."""
    complaint = complaint_for(request, pk)
    log_seen(request, complaint)
    today = local_date(request.actor.at)
    concerned = queries.concerned_rows(complaint)
    is_copied = not complaint.asks_copy or all(one.copy_date for one in concerned)
    context = {
        "complaint": complaint,
        "concerned": concerned,
        "stops": path.stops_of(complaint),
        "nexts": [(one, f"complaints:{one.step}") for one in path.nexts_of(complaint, today, is_copied=is_copied)],
        "terms": path.terms_of(complaint, today),
        "letters": lines_of(complaint, {0: complaint.label} | {one.pk: str(one.employee) for one in concerned}),
        "papers": papers_of(complaint),
    }
    return render(request, "complaints/detail.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def receive(request: ActorRequest) -> HttpResponse:
    """Put down a complaint; for an anonymous one the answer shows its code, once."""
    actor = request.actor
    places = municipalities_on(local_date(actor.at), need(actor, rules.COMPLAINT_WORK))
    employees = list(employees_near(places))
    start = {"received_date": local_date(actor.at), "who": "named", "about": About.SUPERVISOR}
    form = ComplaintForm(request.POST or None, initial=start, places=places, employees=employees)
    status = 200
    if request.method == "POST":
        known = _taken_in_before(request)
        if known:
            return HttpResponseRedirect(known)
        chosen = {one.pk: one for one in employees}
        made = None
        if form.is_valid():
            made = attempt(form, lambda: _receive(request, form.cleaned_data, chosen))
        if made is not None:
            return _received(request, *made)
        status = 422
    return render(request, "complaints/receive.html", {"form": form}, status=status)


def _receive(request: ActorRequest, typed: Typed, employees: dict[int, Employee]) -> tuple[Complaint, str]:
    actor = request.actor
    place: Municipality = typed["municipality"]
    case = queries.case_by_number(actor, typed["dossier"].strip()) if typed["dossier"].strip() else None
    if typed["dossier"].strip() and case is None:
        raise Refused("no_case", "Deze zaak vindt u niet. Kijk het nummer na.", field="dossier")
    return actions.receive(
        place,
        is_anonymous=typed["who"] == "anonymous",
        name=typed["name"],
        address=typed["address"],
        about=About(typed["about"]),
        concerned=[employees[pk] for pk in typed["concerned"]],
        received_date=typed["received_date"],
        channel=Channel(typed["channel"]),
        occurred_date=typed["occurred_date"],
        what=typed["what"],
        case=case,
        token=typed["form"],
        actor=actor,
        at=actor.at,
    )


def _taken_in_before(request: ActorRequest) -> str:
    """Where a form leads that was taken in before; the code is not shown again."""
    try:
        token = UUID(request.POST.get("form", ""))
    except ValueError:
        return ""
    known = Complaint.objects.visible_to(request.actor).filter(token=token).first()
    return reverse("complaints:detail", args=[known.pk]) if known is not None else ""


def _received(request: ActorRequest, complaint: Complaint, code: str) -> HttpResponse:
    """The code of an anonymous complaint; else its page, or the list for whom it is about."""
    is_hers = queries.complaint_for(request.actor, complaint.pk) is None
    if code:
        context = {"complaint": complaint, "code": code, "is_hers": is_hers}
        return render(request, "complaints/code.html", context)
    if is_hers:
        messages.success(request, "De klacht is vastgelegd. U bent erin genoemd: een collega behandelt haar (9:7 Awb).")
        return HttpResponseRedirect(reverse("complaints:list"))
    messages.success(request, "De klacht is vastgelegd. De ontvangstbevestiging ligt klaar.")
    return HttpResponseRedirect(reverse("complaints:detail", args=[complaint.pk]))


@never_cache
@require_http_methods(["GET", "POST"])
def find(request: ActorRequest) -> HttpResponse:
    """Find an anonymous complaint back by its code; the code travels in the body and is kept nowhere."""
    actor = request.actor
    need(actor, rules.COMPLAINT_READ)
    form = CodeForm(request.POST or None)
    status = 200
    if request.method == "POST":
        if form.is_valid():
            found = queries.by_code(actor, form.cleaned_data["code"])
            if found is not None:
                record_alone(rules.FOUND_BY_CODE, found, actor=actor, at=actor.at, purpose=rules.PURPOSE)
                return HttpResponseRedirect(reverse("complaints:detail", args=[found.pk]))
            form.add_error("code", "Bij deze code vindt u geen klacht. Lees de code teken voor teken terug.")
        status = 422
    return render(request, "complaints/find.html", {"form": form}, status=status)


@never_cache
@require_http_methods(["GET", "POST"])
def renew_code(request: ActorRequest, pk: int) -> HttpResponse:
    """Another code for an anonymous complaint; the first finds nothing any more."""
    complaint, actor = complaint_for(request, pk), request.actor
    if not complaint.is_anonymous:
        raise Http404
    form = ConfirmForm(request.POST or None, initial=start_of(complaint))
    if request.method == "POST" and not was_taken_in(request, complaint) and form.is_valid():
        typed = form.cleaned_data
        code = attempt(
            form,
            lambda: actions.renew_code(complaint, seen=typed["version"], form=typed["form"], actor=actor, at=actor.at),
        )
        if code is not None:
            return render(request, "complaints/code.html", {"complaint": complaint, "code": code})
    page = Page(
        "Nieuwe code geven",
        "Maak een nieuwe code",
        "",
        lead="Alleen als de klager aan de lijn is en de code niet noteerde. Wie de oude code heeft, vindt niets meer.",
    )
    # What was valid was written above, so this shows the question, or what was wrong.
    return run(request, complaint, form, page, lambda typed: None)
