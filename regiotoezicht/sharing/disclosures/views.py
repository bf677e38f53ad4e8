"""Pages of disclosures: the register, making one, and one of them."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import capfirst
from django.views.decorators.http import require_http_methods

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core import clock
from regiotoezicht.core.actions import record_alone
from regiotoezicht.core.export import download, spreadsheet
from regiotoezicht.core.forms import attempt
from regiotoezicht.core.paging import page_by_key
from regiotoezicht.core.records import url_of
from regiotoezicht.core.rights import holds_any
from regiotoezicht.organisation.models import Record
from regiotoezicht.organisation.rules import PartnerKind
from regiotoezicht.sharing.disclosures import actions, queries, rules
from regiotoezicht.sharing.disclosures.actions import Asked
from regiotoezicht.sharing.disclosures.forms import DiscloseForm, FilterForm
from regiotoezicht.sharing.disclosures.grounds import WAYS
from regiotoezicht.sharing.disclosures.models import Disclosure, DisclosureQuerySet
from regiotoezicht.sharing.disclosures.rules import Status
from regiotoezicht.sharing.disclosures.shareables import Shareable, shareable_of

LONGEST_EXPORT = 10_000
USUAL_WEEKS = 4


def disclosures(request: ActorRequest) -> HttpResponse:
    """The register of disclosures that the actor may see, newest first."""
    if not holds_any(request.actor, (rules.MAKE, rules.READ, rules.STATUS, rules.APPROVE)):
        raise Http404
    rows: DisclosureQuerySet = Disclosure.objects.visible_to(request.actor).select_related(
        "municipality", "partner", "receiving_municipality"
    )
    form = FilterForm(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    if chosen.get("stand"):
        rows = rows.filter(status=chosen["stand"])
    if chosen.get("grondslag"):
        rows = rows.filter(ground=chosen["grondslag"])
    if request.GET.get("uitvoer") == "xlsx":
        return download(_as_spreadsheet(list(rows[:LONGEST_EXPORT])), "verstrekkingen.xlsx")
    page = page_by_key(rows, order="-made_at", after=request.GET.get("na", ""), before=request.GET.get("voor", ""))
    context = {"page": page, "form": form, "stand": chosen.get("stand", ""), "grondslag": chosen.get("grondslag", "")}
    return render(request, "sharing/disclosures/list.html", context)


def _as_spreadsheet(rows: list[Disclosure]) -> bytes:
    headings = ("Nummer", "Dossier", "Gemeente", "Ontvanger", "Grondslag", "Doel", "Stand", "Gemaakt op", "Tot en met")
    return spreadsheet(
        "Verstrekkingen",
        headings,
        (
            (
                row.number,
                row.dossier,
                row.municipality.name,
                row.receiver,
                row.ground_name,
                row.get_purpose_display(),
                row.get_status_display(),
                clock.local_date(row.made_at),
                row.until_date,
            )
            for row in rows
        ),
    )


@require_http_methods(["GET", "POST"])
def new(request: ActorRequest, label: str, record_id: int) -> HttpResponse:
    """What of one record may go where, and the form that shares it."""
    shareable = shareable_of(label)
    if shareable is None or not request.actor.reach(rules.MAKE):
        raise Http404
    subject = shareable.find(request.actor, record_id)
    if not request.actor.may(rules.MAKE, subject):
        raise Http404
    form = _form(request, shareable, subject)
    if request.method == "POST" and form.is_valid():
        token: UUID = form.cleaned_data["token"]
        asked = _asked(form)

        def write() -> Disclosure:
            return actions.disclose(subject, asked, token=token, actor=request.actor, at=clock.now())

        made = _made(request, token) or attempt(form, write) or _made(request, token)
        if made is not None:
            if made.status == Status.SHARED:
                messages.success(request, f"{made.number} is gedeeld met {made.receiver}.")
            else:
                messages.info(request, f"{made.number} wacht op een tweede persoon.")
            return HttpResponseRedirect(reverse("sharing:disclosure", args=[made.pk]))
    context = {
        "form": form,
        "record": subject,
        "shareable": shareable,
        "back": url_of(label, record_id),
        "ways": _ways(),
    }
    return render(request, "sharing/disclosures/new.html", context, status=422 if form.errors else 200)


def _form(request: ActorRequest, shareable: Shareable, subject: Record) -> DiscloseForm:
    today = clock.local_date(request.actor.at)
    partners, municipalities = queries.receivers(subject.municipality_id, today)
    return DiscloseForm(
        request.POST or None,
        partners=partners,
        municipalities=municipalities,
        filled=shareable.filled(subject),
        initial={"token": uuid4(), "until_date": today + timedelta(weeks=USUAL_WEEKS)},
    )


def _asked(form: DiscloseForm) -> Asked:
    typed: dict[str, Any] = form.cleaned_data
    return Asked(
        receiver=form.receivers[typed["receiver"]],
        ground=typed["ground"],
        purpose=typed["purpose"],
        fields=typed["fields_picked"],
        until_date=typed["until_date"],
        reference=typed["reference"],
    )


def _ways() -> list[tuple[str, str]]:
    """The lawful way to each kind of receiver, in words."""
    names = dict(PartnerKind.choices)
    return [(capfirst(str(names.get(kind, "andere gemeente"))), way) for kind, way in WAYS.items()]


def _made(request: ActorRequest, token: UUID) -> Disclosure | None:
    """What was made of a form that was sent before."""
    return Disclosure.objects.readable_by(request.actor).filter(token=token).first()


@require_http_methods(["GET", "POST"])
def detail(request: ActorRequest, pk: int) -> HttpResponse:
    """One disclosure: its status, for its readers the content and when it was read, and what may be done with it."""
    actor = request.actor
    rows = Disclosure.objects.visible_to(actor).select_related(
        "municipality", "partner", "receiving_municipality", "made_by", "approved_by", "recalled_by", "agreement"
    )
    shown = get_object_or_404(rows, pk=pk)
    readable = Disclosure.objects.readable_by(actor).filter(pk=pk).first()
    may_judge = shown.status == Status.PROPOSED and actor.may(rules.APPROVE, shown)
    may_recall = (
        readable is not None and actor.may(rules.MAKE, shown) and shown.status in (Status.PROPOSED, Status.SHARED)
    )
    refusal = None
    if request.method == "POST":
        form = FilterForm({})
        done = attempt(form, lambda: _do(request, shown))
        if done is not None:
            messages.success(request, f"{done.number} is nu: {done.get_status_display()}.")
            return HttpResponseRedirect(reverse("sharing:disclosure", args=[pk]))
        refusal = " ".join(map(str, form.non_field_errors()))
    if readable is not None:
        record_alone(rules.SEEN, readable, actor=actor, at=clock.now(), purpose="verstrekking")
    context = {
        "disclosure": shown,
        "readable": readable,
        "receipts": queries.receipts(shown) if readable else (),
        "may_judge": may_judge and shown.made_by_id != actor.account_id,
        "own_proposal": may_judge and shown.made_by_id == actor.account_id,
        "may_recall": may_recall,
        "record_url": url_of(shown.label, shown.record_id) if readable else "",
        "refusal": refusal,
    }
    return render(request, "sharing/disclosures/detail.html", context, status=422 if refusal else 200)


def _do(request: ActorRequest, disclosure: Disclosure) -> Disclosure:
    """What was pressed. Raises Http404 for what is no button here."""
    doings = {"goedkeuren": actions.approve, "afkeuren": actions.decline, "intrekken": actions.recall}
    pressed = doings.get(request.POST.get("doen", ""))
    if pressed is None:
        raise Http404
    return pressed(disclosure, actor=request.actor, at=clock.now())
