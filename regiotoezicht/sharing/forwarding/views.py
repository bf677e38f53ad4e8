"""Pages of forwarding: the list of both sides, offering, and one with its receipt and the answer."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regiotoezicht.access.doors import need
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.actions import record, unit
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.forms import attempt, attempt_once
from regiotoezicht.core.paging import page_by_key
from regiotoezicht.core.records import name_of, url_of
from regiotoezicht.core.rights import Reach
from regiotoezicht.organisation.queries import municipalities_on
from regiotoezicht.sharing.forwarding import actions, queries, rules
from regiotoezicht.sharing.forwarding.forms import AnswerForm, FilterForm, OfferForm
from regiotoezicht.sharing.forwarding.models import Forwarding
from regiotoezicht.sharing.forwarding.ports import forwardable_of
from regiotoezicht.sharing.forwarding.rules import Status


@require_safe
def forwardings(request: ActorRequest) -> HttpResponse:
    """The forwardings from and to where the actor works, newest first."""
    need(request.actor, rules.STATUS)
    rows = Forwarding.objects.visible_to(request.actor).select_related("municipality", "to")
    form = FilterForm(request.GET)
    if form.is_valid() and form.cleaned_data["stand"]:
        rows = rows.filter(status=form.cleaned_data["stand"])
    page = page_by_key(rows, order="-offered_at", after=request.GET.get("na", ""), before=request.GET.get("voor", ""))
    waiting = queries.waiting_for(request.actor)
    return render(request, "sharing/forwarding/list.html", {"page": page, "form": form, "waiting": waiting})


@require_http_methods(["GET", "POST"])
def new(request: ActorRequest, label: str, record_id: int) -> HttpResponse:
    """To which municipality a record is forwarded, and why."""
    actor = request.actor
    need(actor, rules.OFFER)
    kind = forwardable_of(label)
    if kind is None:
        raise Http404
    sent = Forwarding.objects.visible_to(actor).filter(label=label, record_id=record_id)
    places = municipalities_on(local_date(actor.at), Reach(region=True))
    form, status = OfferForm(request.POST or None, places=places), 200
    if request.method == "POST":
        if form.is_valid():
            made = sent.filter(token=form.cleaned_data["token"]).first() or attempt_once(
                form,
                lambda: actions.offer(
                    kind.find(actor, record_id),
                    to=form.cleaned_data["to"],
                    reason=form.cleaned_data["reason"],
                    token=form.cleaned_data["token"],
                    actor=actor,
                    at=actor.at,
                ),
                sent.filter(token=form.cleaned_data["token"]).first,
            )
            if made is not None:
                messages.success(request, f"Aangeboden aan {made.to.name}. Terugnemen kan tot het antwoord.")
                return HttpResponseRedirect(reverse("sharing:forwarding", args=[made.pk]))
        status = 422
    subject = kind.find(actor, record_id)
    context = {"form": form, "kind": kind, "record": subject, "back": url_of(label, record_id)}
    return render(request, "sharing/forwarding/new.html", context, status=status)


def _forwarding(request: ActorRequest, pk: int) -> Forwarding:
    found = Forwarding.objects.visible_to(request.actor)
    return get_object_or_404(found.select_related("municipality", "to", "offered_by", "decided_by"), pk=pk)


@require_http_methods(["GET", "POST"])
def detail(request: ActorRequest, pk: int) -> HttpResponse:
    """One forwarding: its receipt for both sides, and the answer for whoever gives it."""
    actor, forwarding = request.actor, _forwarding(request, pk)
    waiting = queries.to_answer(actor, pk)
    if request.method == "POST" and not actor.may(rules.ANSWER, forwarding.to):
        raise Http404
    form = AnswerForm(request.POST or None) if waiting or request.method == "POST" else None
    status = 200
    if form is not None and request.method == "POST":
        if forwarding.decided_by_id == actor.account_id and not forwarding.is_open:
            return HttpResponseRedirect(request.path)  # the same form, sent twice
        answered = attempt(form, lambda: _answered(request, pk, form.cleaned_data)) if form.is_valid() else None
        if answered is not None:
            return HttpResponseRedirect(_after(actor, answered))
        status, waiting = 422, queries.to_answer(actor, pk)
    is_sender = actor.reach(rules.STATUS).covers(forwarding)
    context: dict[str, Any] = {
        "forwarding": forwarding,
        "name": name_of(forwarding.label),
        "form": form,
        "may_recall": forwarding.is_open and actor.may(rules.OFFER, forwarding),
        "own": waiting is not None and waiting.offered_by_id == actor.account_id,
        "triage": _triage(request, waiting) if waiting else [],
        "sent_url": url_of(forwarding.label, forwarding.record_id) if is_sender else "",
        "new_url": url_of(forwarding.label, forwarding.new_record_id)
        if actor.reach(rules.STATUS).covers(forwarding.to)
        else "",
    }
    return render(request, "sharing/forwarding/detail.html", context, status=status)


def _answered(request: ActorRequest, pk: int, typed: dict[str, Any]) -> Forwarding:
    actor = request.actor
    forwarding = get_object_or_404(Forwarding.objects.visible_to(actor).defer(None).select_related("to"), pk=pk)
    if typed["decision"] == Status.ACCEPTED:
        done = actions.accept(forwarding.to, forwarding=forwarding, actor=actor, at=actor.at)
        messages.success(request, f"Overgenomen onder nummer {done.new_dossier}.")
    else:
        done = actions.send_back(forwarding.to, forwarding=forwarding, answer=typed["answer"], actor=actor, at=actor.at)
        messages.success(request, "Teruggestuurd: de gemeente die het aanbood, gaat ermee verder.")
    return done


def _after(actor: Any, forwarding: Forwarding) -> str:
    """To the new record for whoever accepted it, else back to the receipt."""
    new_url = url_of(forwarding.label, forwarding.new_record_id) if forwarding.status == Status.ACCEPTED else ""
    return new_url or reverse("sharing:forwarding", args=[forwarding.pk])


def _triage(request: ActorRequest, forwarding: Forwarding) -> list[tuple[str, str]]:
    """What who answers may see before she does, with the reading on the log of the municipality that offers it."""
    with unit():
        record(rules.SEEN, forwarding, actor=request.actor, at=request.actor.at, purpose="doorzending")
    return [(label, text) for label, text in forwarding.sealed["triage"]]


@require_POST
def recall(request: ActorRequest, pk: int) -> HttpResponse:
    """Take an offer back."""
    actor, forwarding = request.actor, _forwarding(request, pk)
    if not actor.may(rules.OFFER, forwarding):
        raise Http404
    actions.recall(forwarding, actor=actor, at=actor.at)
    messages.success(request, "Teruggenomen: het stuk blijft bij uw gemeente.")
    return HttpResponseRedirect(reverse("sharing:forwarding", args=[pk]))
