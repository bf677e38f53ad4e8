"""E-invoices of payment requests with their checks, and the invoice details of municipalities."""

import csv
import io
import zipfile
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from regiotoezicht.access.doors import need
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.contributions import billing_queries, letters, queries, rules
from regiotoezicht.contributions.actions.invoicing import set_invoice_details
from regiotoezicht.contributions.forms.invoicing import InvoiceDetailsForm
from regiotoezicht.contributions.invoices import checking
from regiotoezicht.contributions.invoices.document import Drawing
from regiotoezicht.contributions.invoices.rules import DETAILS_KEEP, Said
from regiotoezicht.contributions.models import PaymentRequest
from regiotoezicht.contributions.views.billing import request_for
from regiotoezicht.contributions.views.pages import step, version_for
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.export import download
from regiotoezicht.core.one_form import Page
from regiotoezicht.core.refusals import Refused

DETAILS = Page(
    "Factuurgegevens",
    "Zonder deze gegevens kan een e-factuur niet worden gemaakt of niet aankomen. Wat u niet weet, laat u leeg.",
    "Leg de gegevens vast",
    "De factuurgegevens zijn vastgelegd.",
)


def e_invoice(request: ActorRequest, pk: int) -> HttpResponse:
    """The e-invoice of a payment request: what was checked and what could not be, or what it still lacks."""
    asked = request_for(request, pk)
    context: dict[str, Any] = {
        "asked": asked,
        "not_checked": checking.NOT_CHECKED,
        "may_keep": bool(request.actor.reach(DETAILS_KEEP)),
    }
    try:
        drawing = Drawing(asked.billing)
        context["amounts"] = drawing.amounts(asked)
        context["made"] = _made(drawing, asked)
    except Refused as refusal:
        context["refusal"] = refusal.sentence
    return render(request, "contributions/e_invoice.html", context)


def e_invoice_xml(request: ActorRequest, pk: int) -> HttpResponse:
    """The e-invoice as a file; one that did not pass its checks is not handed out."""
    asked = request_for(request, pk)
    try:
        made = _made(Drawing(asked.billing), asked)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    else:
        if made.is_passed:
            return download(made.xml, letters.name_of("e-factuur", asked, "xml"), "application/xml")
        messages.error(request, "Deze e-factuur doorstaat de controle niet en is niet bruikbaar.")
    return HttpResponseRedirect(reverse("contributions:e-invoice", args=[pk]))


def _made(drawing: Drawing, asked: PaymentRequest) -> checking.Made:
    """An invoice, made and checked. Loading the rules takes most of the time, so the others of this billing go along
    and are there when they are asked for.
    """
    fields = [drawing.fields(asked)]
    if not checking.is_made(fields[0]):
        for other in asked.billing.requests.exclude(pk=asked.pk).select_related("municipality"):
            try:
                fields.append(drawing.fields(other))
            except Refused:  # it lacks something, which its own page says
                continue
    return checking.make(fields)[0]


def e_invoices(request: ActorRequest, pk: int) -> HttpResponse:
    """All e-invoices of a version in one archive, with a list of what was checked."""
    need(request.actor, rules.PLAN_READ)
    billing = billing_queries.billing_of(version_for(request, pk))
    if billing is None:
        raise Http404
    rows = list(PaymentRequest.objects.visible_to(request.actor).filter(billing=billing).select_related("municipality"))
    drawing, fields, lacking = Drawing(billing), {}, {}
    for row in rows:
        try:
            fields[row] = drawing.fields(row)
        except Refused as refusal:
            lacking[row] = refusal.sentence
    try:
        if not fields:
            why = next(iter(lacking.values()), "Er zijn geen betaalverzoeken.")
            more = f" Dat geldt voor {len(lacking)} van de {len(rows)} e-facturen." if len(lacking) > 1 else ""
            raise Refused("no_invoices", why + more)
        made = dict(zip(fields, checking.make(list(fields.values())), strict=True))
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return HttpResponseRedirect(reverse("contributions:letters", args=[pk]))
    passed = sum(one.is_passed for one in made.values())
    name = f"e-facturen-{billing.version.plan.year}-versie-{billing.version.number}"
    fewer = f"-{passed}-van-{len(rows)}" if passed < len(rows) else ""
    return download(_archive(made, lacking), f"{name}{fewer}.zip", "application/zip")


def _archive(made: Mapping[PaymentRequest, checking.Made], lacking: Mapping[PaymentRequest, str]) -> bytes:
    """The invoices that passed, and a list of what was found of every one, of what was not made, and not checked."""
    buffer, told = io.BytesIO(), io.StringIO()
    writer = csv.writer(told, delimiter=";", lineterminator="\r\n")
    writer.writerow(("Nummer", "Gemeente", "Controle", "Uitgave", "Uitslag", "Bezwaren"))
    for row, why in lacking.items():
        writer.writerow((row.number, row.municipality.name, "", "", "niet gemaakt", why))
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for row, one in made.items():
            if one.is_passed:
                archive.writestr(letters.name_of("e-factuur", row, "xml"), one.xml)
            for check in one.checks:
                objections = "; ".join(f"{found.rule}: {found.said}" for found in check.found)
                outcome = "doorstaan" if check.is_passed else "niet doorstaan"
                writer.writerow((row.number, row.municipality.name, check.name, check.edition, outcome, objections))
        for sentence in checking.NOT_CHECKED:
            writer.writerow(("", "", "niet gecontroleerd", "", "", sentence))
        archive.writestr("controle.csv", told.getvalue().encode("utf-8-sig"))
    return buffer.getvalue()


def details(request: ActorRequest) -> HttpResponse:
    """The invoice details of the municipalities for which the actor keeps them, and what they lack."""
    need(request.actor, DETAILS_KEEP)
    rows = queries.invoice_details_of(request.actor, local_date(request.actor.at))
    return render(request, "contributions/invoice_details.html", {"rows": rows})


@require_http_methods(["GET", "POST"])
def details_of(request: ActorRequest, code: str) -> HttpResponse:
    """Lay down the invoice details of a municipality."""
    actor = request.actor
    need(actor, DETAILS_KEEP)
    rows = queries.invoice_details_of(actor, local_date(actor.at))
    found = next((row for row in rows if row.municipality.code == code), None)
    if found is None:
        raise Http404
    form = InvoiceDetailsForm(request.POST or None, initial=vars(found.said))

    def write(typed: dict[str, Any]) -> object:
        return set_invoice_details(found.municipality, Said(**typed), actor=actor, at=actor.at)

    page = Page(f"Factuurgegevens van {found.municipality.name}", DETAILS.lead, DETAILS.button, DETAILS.said)
    return step(request, form, page, write, back=reverse("contributions:invoice-details"))
