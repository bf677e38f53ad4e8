"""Letters and payment requests of a version, payments and reminders."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from regiotoezicht.access.doors import need
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.contributions import billing_queries, billing_rules, ledger, letters, queries, rules
from regiotoezicht.contributions.actions import billing as actions
from regiotoezicht.contributions.forms.billing import BillForm, PaymentForm
from regiotoezicht.contributions.models import Billing, PaymentRequest
from regiotoezicht.contributions.views.pages import not_yet, step, version_for
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.export import XLSX, download
from regiotoezicht.core.one_form import Page, tried
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.documents.pdf import docx_to_pdfa
from regiotoezicht.documents.recognition import DOCX, PDF

TYPES = {one.extension: one.content_type for one in (DOCX, PDF)}
BILL = Page(
    "Brieven maken",
    "Elke gemeente krijgt een brief over haar bijdrage en een betaalverzoek. Was voor dit jaar al iets gevraagd, dan "
    "wordt alleen het verschil gevraagd of terugbetaald.",
    "Maak de brieven",
    "De brieven zijn gemaakt.",
)
PAY = Page("Betaling vastleggen", "", "Leg de betaling vast", "De betaling is vastgelegd.")


@require_http_methods(["GET", "POST"])
def bill(request: ActorRequest, pk: int) -> HttpResponse:
    """Make the letters of an adopted version; when they were made, show them."""
    actor = request.actor
    need(actor, rules.PLAN_READ)
    version = version_for(request, pk)
    if version.is_draft:
        raise Http404
    made = billing_queries.billing_of(version)
    if made is not None:
        return _letters(request, made)
    need(actor, billing_rules.BILL)
    back = reverse("contributions:version", args=[pk])
    try:
        billing_rules.refuse_followed(is_followed=billing_queries.is_followed(version))
    except Refused as refusal:
        return not_yet(request, BILL, refusal, back)
    today = local_date(actor.at)
    form = BillForm(request.POST or None, initial={"sent_date": today, "due_date": today + billing_rules.TERM})

    def write(typed: dict[str, Any]) -> object:
        return actions.bill(version, actions.Letters(**typed), actor=actor, at=actor.at)

    return step(request, form, BILL, write, back=back, to=lambda _: reverse("contributions:letters", args=[pk]))


def _letters(request: ActorRequest, made: Billing) -> HttpResponse:
    rows = billing_queries.lines_of(PaymentRequest.objects.visible_to(request.actor).filter(billing=made))
    context = {
        "version": made.version,
        "billing": made,
        "rows": rows,
        "today": local_date(request.actor.at),
        "sums": [
            {
                "what": what,
                "asked": sum(abs(one.cents) for one in part),
                "open": sum(abs(one.open_cents) for one in part),
            }
            for what, part in (
                ("Gevraagd", [row for row in rows if row.cents > 0]),
                ("Terug te betalen", [row for row in rows if row.cents < 0]),
            )
            if part
        ],
        "may_remind": bool(request.actor.reach(billing_rules.BILL)),
    }
    return render(request, "contributions/letters.html", context)


def archive(request: ActorRequest, pk: int, ending: str) -> HttpResponse:
    """All letters of a version: an archive of Word files, or one PDF/A to print."""
    actor = request.actor
    need(actor, rules.PLAN_READ)
    made = billing_queries.billing_of(version_for(request, pk))
    if made is None or ending not in ("zip", "pdf"):
        raise Http404
    write, kind = (letters.one_pdf, "application/pdf") if ending == "pdf" else (letters.all_of, "application/zip")
    rows = list(PaymentRequest.objects.visible_to(actor).filter(billing=made).select_related("municipality"))
    held = queries.promises_held(made.version.plan.year, [row.municipality for row in rows])
    try:
        content = write(letters.Writing(made, actor), rows, held)
    except Refused as refusal:
        return _refused(request, refusal, pk)
    return download(content, f"brieven-{made.version.plan.year}-versie-{made.version.number}.{ending}", kind)


def _refused(request: ActorRequest, refusal: Refused, pk: int) -> HttpResponse:
    if isinstance(refusal, NotAllowed):
        raise refusal
    messages.error(request, refusal.sentence)
    return HttpResponseRedirect(reverse("contributions:letters", args=[pk]))


def letter(request: ActorRequest, pk: int, paper: str, ending: str) -> HttpResponse:
    """One letter as a Word file to edit, or as PDF/A."""
    asked = request_for(request, pk)
    if paper not in set(letters.Paper):
        raise Http404
    held = queries.promises_held(asked.billing.version.plan.year, [asked.municipality])

    def write(writing: letters.Writing) -> bytes:
        return writing.paper(letters.Paper(paper), asked, held.get(asked.municipality_id, ()))

    return _handed_out(request, asked, paper, ending, write)


def reminder(request: ActorRequest, pk: int, number: int, ending: str) -> HttpResponse:
    """A reminder as a Word file, or as PDF/A."""
    asked = request_for(request, pk)
    held = get_object_or_404(asked.reminders.select_related("request__municipality"), pk=number)
    return _handed_out(request, asked, "herinnering", ending, lambda writing: writing.reminder(held))


def _handed_out(
    request: ActorRequest, asked: PaymentRequest, paper: str, ending: str, write: Callable[[letters.Writing], bytes]
) -> HttpResponse:
    """A letter as a file; when it cannot be written, why."""
    if ending not in TYPES:
        raise Http404
    try:
        content = write(letters.Writing(asked.billing, request.actor))
        if ending == "pdf":
            content = docx_to_pdfa(content)
    except Refused as refusal:
        return _refused(request, refusal, asked.billing.version_id)
    return download(content, letters.name_of(paper, asked, ending), TYPES[ending])


def request_for(request: ActorRequest, pk: int) -> PaymentRequest:
    """A payment request that the actor sees; else not found."""
    found = PaymentRequest.objects.visible_to(request.actor).select_related(
        "municipality", "billing__version__plan__collector", "billing__version__plan__district"
    )
    return get_object_or_404(found, pk=pk)


def payment_request(request: ActorRequest, pk: int) -> HttpResponse:
    """One payment request with its letters, payments and reminders."""
    asked = request_for(request, pk)
    payments = list(asked.payments.all())
    paid = sum(one.cents for one in payments if one.withdrawn_at is None)
    reminders = list(asked.reminders.all())
    due = reminders[-1].due_date if reminders else asked.billing.due_date
    left = asked.cents - paid
    context = {
        "asked": asked,
        "payments": payments,
        "reminders": reminders,
        "paid": paid,
        "open": left,
        "due": due,
        "is_late": left > 0 and due < local_date(request.actor.at),
        "may_record": request.actor.may(billing_rules.PAYMENT_RECORD, asked),
        "may_remind": request.actor.may(billing_rules.BILL, asked),
    }
    return render(request, "contributions/payment_request.html", context)


@require_http_methods(["GET", "POST"])
def pay(request: ActorRequest, pk: int) -> HttpResponse:
    """Record a payment. A form that was sent twice records one."""
    actor, asked = request.actor, request_for(request, pk)
    if not actor.may(billing_rules.PAYMENT_RECORD, asked):
        raise Http404
    left, here = billing_queries.open_of(asked), reverse("contributions:payment-request", args=[pk])
    form = PaymentForm(request.POST or None, initial={"cents": abs(left), "paid_date": local_date(actor.at)})

    def write(typed: dict[str, Any]) -> object:
        return actions.record_payment(asked, **typed, actor=actor, at=actor.at)

    def before(typed: dict[str, Any]) -> object:
        return asked.payments.filter(token=typed["token"]).first()

    return step(request, form, PAY, write, before, back=here, more={"asked": asked, "open": left})


@require_POST
def withdraw_payment(request: ActorRequest, pk: int, payment: int) -> HttpResponse:
    """Take back a payment that was recorded by mistake."""
    actor, asked = request.actor, request_for(request, pk)
    held = get_object_or_404(asked.payments, pk=payment)
    if held.withdrawn_at is None:  # of a double click the second finds it done
        actions.withdraw_payment(asked, held, actor=actor, at=actor.at)
        messages.success(request, "De betaling is ingetrokken.")
    return HttpResponseRedirect(reverse("contributions:payment-request", args=[pk]))


@require_POST
def remind(request: ActorRequest, pk: int) -> HttpResponse:
    """Make a reminder of what is open."""
    actor, asked = request.actor, request_for(request, pk)
    here = reverse("contributions:payment-request", args=[pk])
    return tried(request, lambda: actions.remind(asked, actor=actor, at=actor.at), "De herinnering is gemaakt.", here)


def export_ledger(request: ActorRequest, pk: int, ending: str) -> HttpResponse:
    """The payment requests of a version for the ledger, split over the fields of the national accounts."""
    actor = request.actor
    need(actor, rules.PLAN_READ)
    made = billing_queries.billing_of(version_for(request, pk))
    if made is None or ending not in ("xlsx", "csv"):
        raise Http404
    rows = list(PaymentRequest.objects.visible_to(actor).filter(billing=made).select_related("municipality"))
    name = f"grootboek-{made.version.plan.year}-versie-{made.version.number}"
    if ending == "csv":
        return download(ledger.as_csv(made, rows), f"{name}.csv", "text/csv; charset=utf-8")
    return download(ledger.as_workbook(made, rows), f"{name}.xlsx", XLSX)
