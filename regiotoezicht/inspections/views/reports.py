"""Reports of findings: the list, reading one, signing, printing and supplementing it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import record, unit
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.export import download, spreadsheet
from regiotoezicht.core.forms import attempt
from regiotoezicht.core.paging import page_by_key
from regiotoezicht.core.refusals import Refused
from regiotoezicht.inspections import report_queries, rules
from regiotoezicht.inspections.actions import reports as actions
from regiotoezicht.inspections.forms.reports import FilterForm, SignForm, SupplementForm
from regiotoezicht.inspections.models import Report, Supplement
from regiotoezicht.inspections.printing import print_report
from regiotoezicht.organisation.readings import record_list
from regiotoezicht.sharing.disclosures.rules import MAKE as DISCLOSE
from regiotoezicht.sharing.rules import HAND_OVER_OFFER

MOST_ROWS = 10_000
HEADINGS = ("Nummer", "Dossier", "Gemeente", "Stand", "Opgesteld", "Ondertekend", "Overgenomen")
PURPOSES = {
    Role.SUPERVISOR: "eigen controle",
    Role.COORDINATOR: "overdracht aan de gemeente",
    Role.LAWYER: "handhaving",
    Role.PRIVACY_OFFICER: "toezicht op de verwerking",
}


def reports(request: ActorRequest) -> HttpResponse:
    """The reports of which the actor may know the status, newest first."""
    reach = request.actor.reach(rules.REPORT_LIST)
    if not reach:
        raise Http404
    form = FilterForm(request.GET)
    rows = form.narrow(report_queries.listed_reports(request.actor))
    order = "composed_at" if request.GET.get("sorteer") == "composed_at" else "-composed_at"
    export = request.GET.get("uitvoer") == "xlsx"
    with unit():
        if export:
            found: Any = list(rows.order_by(order, "-pk")[:MOST_ROWS])
        else:
            after, before = request.GET.get("na", ""), request.GET.get("voor", "")
            found = page_by_key(rows, order=order, after=after, before=before)
        number = len(found if export else found.rows)
        purpose = _purpose(request)
        record_list(rules.REPORTS_LISTED, reach, actor=request.actor, at=request.actor.at, purpose=purpose, rows=number)
    if export:
        return download(spreadsheet("Rapporten", HEADINGS, map(_as_row, found)), "rapporten.xlsx")
    return render(request, "inspections/reports/list.html", {"page": found, "filter": form, "order": order})


def _as_row(row: Report) -> tuple[Any, ...]:
    moments = (row.composed_at, row.signed_at, row.taken_over_at)
    days = (local_date(moment) if moment else None for moment in moments)
    return (row.number, row.dossier, row.municipality.name, _status_of(row), *days)


def _status_of(row: Report) -> str:
    return "overgenomen door de gemeente" if row.taken_over_at else row.get_status_display()


def report(request: ActorRequest, pk: int) -> HttpResponse:
    """A report: its content for who may read it, its status for who may know that."""
    return show_report(request, pk)


def show_report(request: ActorRequest, pk: int, *, tried: dict[str, Any] | None = None) -> HttpResponse:
    """The page of a report. Reading the content is an event; `tried` holds a form that was refused."""
    actor = request.actor
    with unit():
        found: Any = get_object_or_404(report_queries.reports_for(actor), pk=pk)
        if not found.readable:
            return render(request, "inspections/reports/status.html", {"report": found})
        record(rules.REPORT_SEEN, found, actor=actor, at=actor.at, purpose=_purpose(request))
    marks = report_queries.marks_of(found)
    signatures = [mark for mark in marks if mark.kind == "signature"]
    standing = [mark for mark in signatures if not mark.voided]
    is_signer = any(mark.account_id == actor.account_id for mark in standing)
    context: dict[str, Any] = {
        "report": found,
        "content": found.content,
        "signatures": standing,
        "voided": len(signatures) - len(standing),
        "supplements": [mark for mark in marks if mark.kind == "supplement"],
    }
    if found.is_signed:
        context["may_offer"] = found.taken_over_at is None and actor.reach(HAND_OVER_OFFER).covers(found)
        context["may_disclose"] = actor.reach(DISCLOSE).covers(found)
        context["supplement_form"] = SupplementForm() if is_signer else None
    elif not is_signer and found.visit.status == "report_ready" and actor.may(rules.REPORT_SIGN, found):
        context["sign_form"] = SignForm(initial={"sha256": found.sha256})
    context |= {"is_void": not found.is_signed and found.visit.status != "report_ready", **(tried or {})}
    return render(request, "inspections/reports/detail.html", context, status=422 if tried else 200)


def _purpose(request: ActorRequest) -> str:
    """The purpose for which this actor reads reports: that of the first of her roles that has one."""
    return next((purpose for role, purpose in PURPOSES.items() if role in request.actor.roles), "onbekend")


def _readable(request: ActorRequest, pk: int) -> Report:
    found = Report.objects.visible_to(request.actor)
    return get_object_or_404(found.select_related("visit__round", "visit__municipality", "visit__signal", "pdf"), pk=pk)


def photo(request: ActorRequest, pk: int, number: int) -> HttpResponse:
    """A photo by its number in the report: to the file, which checks and records who opens it."""
    listed = _readable(request, pk)
    wanted = [one["hash_bewaard"] for one in listed.content["fotos"] if one["nummer"] == number]
    photos = listed.visit.photos.filter(removed_at__isnull=True, file__kept_sha256__in=wanted)
    found = get_object_or_404(photos.order_by("pk")[:1])
    return HttpResponseRedirect(reverse("documents:file", args=[found.file_id]))


@require_POST
def sign(request: ActorRequest, pk: int) -> HttpResponse:
    """Sign the report; after the last signature its PDF is made, in a step of its own that undoes no signature."""
    found = _readable(request, pk)
    form = SignForm(request.POST)
    if not form.is_valid():
        return show_report(request, pk, tried={"refusals": ["Open het rapport opnieuw en onderteken daarna."]})
    seen = form.cleaned_data["sha256"]
    signed = attempt(form, lambda: actions.sign(found, seen=seen, actor=request.actor, at=request.actor.at))
    if signed is None:
        return show_report(request, pk, tried={"refusals": form.non_field_errors()})
    if not signed.is_signed:
        messages.success(request, "U heeft ondertekend. Het rapport wordt vergrendeld als ook uw collega ondertekent.")
    else:
        messages.success(request, "Het rapport is door iedereen ondertekend en vergrendeld.")
        try:
            print_report(signed, at=request.actor.at)
        except Refused:
            messages.warning(request, "De PDF kon nog niet worden gemaakt. Dat gebeurt alsnog zodra iemand haar opent.")
    return HttpResponseRedirect(reverse("inspections:report", args=[pk]))


@require_GET
def pdf(request: ActorRequest, pk: int) -> HttpResponse:
    """The PDF/A of a signed report, made now if it never was: to the file, which checks and records who opens it."""
    file = print_report(_readable(request, pk), at=request.actor.at)
    return HttpResponseRedirect(reverse("documents:file", args=[file.pk]))


@require_POST
def supplement(request: ActorRequest, pk: int) -> HttpResponse:
    """Add a supplement to a signed report."""
    found = _readable(request, pk)
    form = SupplementForm(request.POST)
    if form.is_valid():
        token, text = form.cleaned_data["token"], form.cleaned_data["text"]
        at, actor = request.actor.at, request.actor
        before = found.supplements.filter(token=token)  # asked again after a refusal: it may be of this very form

        def write() -> Supplement:
            return actions.supplement(found, token=token, text=text, actor=actor, at=at)

        added = None if before.exists() else attempt(form, write)
        if added or before.exists():
            messages.success(request, "De aanvulling is toegevoegd.")
            return HttpResponseRedirect(reverse("inspections:report", args=[pk]))
    return show_report(request, pk, tried={"supplement_form": form})
