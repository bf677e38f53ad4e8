"""Pages of hand-overs: the list, offering, and deciding."""

from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core import clock
from regiotoezicht.core.actions import record, unit
from regiotoezicht.core.export import download, spreadsheet
from regiotoezicht.core.forms import attempt
from regiotoezicht.core.paging import page_by_key
from regiotoezicht.core.records import url_of
from regiotoezicht.core.rights import holds_any
from regiotoezicht.sharing import actions, rules
from regiotoezicht.sharing.forms import DecideForm, FilterForm, OfferForm
from regiotoezicht.sharing.models import HandOver
from regiotoezicht.sharing.rules import Status
from regiotoezicht.sharing.subjects import Subject, subject_of

LONGEST_EXPORT = 10_000


def hand_overs(request: ActorRequest) -> HttpResponse:
    """The hand-overs whose status the actor may see, newest first."""
    if not holds_any(request.actor, (rules.HAND_OVER_READ, rules.HAND_OVER_STATUS)):
        raise Http404
    rows = HandOver.objects.visible_to(request.actor).select_related("municipality")
    form = FilterForm(request.GET)
    if form.is_valid() and form.cleaned_data["stand"]:
        rows = rows.filter(status=form.cleaned_data["stand"])
    if request.GET.get("uitvoer") == "xlsx":
        return download(_as_spreadsheet(list(rows[:LONGEST_EXPORT])), "overdrachten.xlsx")
    page = page_by_key(rows, order="-offered_at", after=request.GET.get("na", ""), before=request.GET.get("voor", ""))
    return render(request, "sharing/list.html", {"page": page, "form": form, "filter": _filter(form)})


def _filter(form: FilterForm) -> str:
    return form.cleaned_data["stand"] if form.is_valid() else ""


def _as_spreadsheet(rows: list[HandOver]) -> bytes:
    return spreadsheet(
        "Overdrachten",
        ("Dossier", "Gemeente", "Aanbieding", "Stand", "Aangeboden op", "Besloten op"),
        (
            (
                row.dossier,
                row.municipality.name,
                row.version,
                row.get_status_display(),
                clock.local_date(row.offered_at),
                clock.local_date(row.decided_at) if row.decided_at else None,
            )
            for row in rows
        ),
    )


def offer(request: ActorRequest, label: str, record_id: int) -> HttpResponse:
    """What will be offered, and the button that offers it."""
    subject = subject_of(label)
    if subject is None:
        raise Http404
    material = subject.compose(request.actor, record_id)
    if not request.actor.may(rules.HAND_OVER_OFFER, material.record):
        raise Http404
    form = OfferForm(request.POST or None, initial={"token": uuid4()})
    if request.method == "POST" and form.is_valid():
        token: UUID = form.cleaned_data["token"]

        def write() -> HandOver:
            content, files = material.content, material.files
            return actions.offer(
                material.record, content=content, files=files, token=token, actor=request.actor, at=clock.now()
            )

        # Asked again after a refusal: the same form may have been sent twice at the same moment.
        made = _offered(request, token) or attempt(form, write) or _offered(request, token)
        if made is not None:
            return HttpResponseRedirect(reverse("sharing:detail", args=[made.pk]))
    context = {
        "form": form,
        "subject": subject,
        "record": material.record,
        "sections": subject.show(material.content),
        "files": material.files,
    }
    return render(request, "sharing/offer.html", context, status=_status(request, form.errors))


def _offered(request: ActorRequest, token: UUID) -> HandOver | None:
    """What was made of a form that was sent before."""
    return HandOver.objects.visible_to(request.actor).filter(token=token).first()


def detail(request: ActorRequest, pk: int) -> HttpResponse:
    """One hand-over: its status, its content for whoever may read it, and the decision for whoever decides."""
    hand_over = get_object_or_404(
        HandOver.objects.visible_to(request.actor).select_related("municipality", "offered_by", "decided_by"), pk=pk
    )
    subject = subject_of(hand_over.label)
    may_decide = hand_over.is_open and request.actor.may(rules.HAND_OVER_DECIDE, hand_over)
    form = DecideForm(request.POST or None) if may_decide else None
    if request.method == "POST":
        if form is None and not request.actor.may(rules.HAND_OVER_DECIDE, hand_over):
            raise Http404
        form = form or DecideForm(request.POST)
        if form.is_valid() and attempt(form, lambda: _decide(request, hand_over, form)) is not None:
            return HttpResponseRedirect(_after(request, subject, hand_over.pk))
    context = {"hand_over": hand_over, "subject": subject, "form": form}
    return render(
        request,
        "sharing/detail.html",
        context | _content(request, subject, hand_over.pk),
        status=_status(request, form.errors if form else {}),
    )


def _decide(request: ActorRequest, hand_over: HandOver, form: DecideForm) -> HandOver:
    reason: str = form.cleaned_data["reason"]
    decision, at = Status(form.cleaned_data["decision"]), clock.now()
    if decision == Status.ACCEPTED:
        return actions.accept(hand_over, actor=request.actor, at=at)
    if decision == Status.RETURNED:
        return actions.return_with_reason(hand_over, reason=reason, actor=request.actor, at=at)
    return actions.decide_not_to_act(hand_over, reason=reason, actor=request.actor, at=at)


def _after(request: ActorRequest, subject: Subject | None, pk: int) -> str:
    """Where to go on after a decision: to what it started, else back to the page."""
    hand_over = get_object_or_404(HandOver.objects.visible_to(request.actor), pk=pk)
    next_url = subject.next_url(request.actor, hand_over) if subject else ""
    return next_url or reverse("sharing:detail", args=[pk])


def _content(request: ActorRequest, subject: Subject | None, pk: int) -> dict[str, object]:
    """The content for whoever may read it, with the reading on the log; nothing for the rest."""
    readable = HandOver.objects.readable_by(request.actor).filter(pk=pk).first()
    if readable is None or subject is None:
        return {"may_read": False}
    with unit():
        record(rules.SEEN, readable, actor=request.actor, at=clock.now(), purpose="overdracht")
    return {
        "may_read": True,
        "sections": subject.show(readable.content),
        "files": readable.files,
        "reason": readable.reason,
        "is_unchanged": readable.is_unchanged(),
        "next_url": subject.next_url(request.actor, readable),
        "record_url": url_of(readable.label, readable.record_id),
    }


def _status(request: HttpRequest, errors: object) -> int:
    return 422 if request.method == "POST" and errors else 200
