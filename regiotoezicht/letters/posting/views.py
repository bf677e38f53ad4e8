"""Pages about how letters go out: the sendings of one letter, the letters that wait, and outages of channels."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from regiotoezicht.access.doors import need
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core import clock
from regiotoezicht.core.actions import record_alone
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.forms import Form, attempt
from regiotoezicht.core.paging import page_by_key
from regiotoezicht.letters import rules as letter_rules
from regiotoezicht.letters.forms import SendForm
from regiotoezicht.letters.kinds import name_of
from regiotoezicht.letters.models import ChannelOutage, Letter
from regiotoezicht.letters.owners import owner_of
from regiotoezicht.letters.posting import actions, queries, rules
from regiotoezicht.letters.posting.forms import (
    OutageEndForm,
    OutageForm,
    ProofForm,
    ReturnForm,
    StageFilter,
    StatementForm,
    TakeBackForm,
)
from regiotoezicht.letters.posting.rules import ReturnReason
from regiotoezicht.letters.views import letter_for
from regiotoezicht.letters.vocabulary import Method
from regiotoezicht.organisation.queries import municipalities_on


@require_GET
def sendings(request: ActorRequest, pk: int) -> HttpResponse:
    """How a letter went out, with proof and return."""
    letter = letter_for(request, pk)
    owner = owner_of(letter.label)
    purpose = owner.purpose if owner else ""
    record_alone(letter_rules.SEEN, letter, actor=request.actor, at=clock.now(), purpose=purpose)
    found = queries.sendings_of(letter)
    last = found[-1] if found else None
    may_send = request.actor.may(letter_rules.LETTER_SEND, letter)
    context = {
        "letter": letter,
        "sendings": found,
        "notes": queries.outage_notes(letter, found),
        "may_prove": may_send and last is not None,
        "may_return": may_send and last is not None and last.returned_date is None,
        "may_send_again": may_send and last is not None and last.awaits_another,
        "may_state": may_send,
    }
    return render(request, "letters/posting/sendings.html", context)


def prove(request: ActorRequest, pk: int) -> HttpResponse:
    """Add the proof of the last sending."""
    letter = letter_for(request, pk, letter_rules.LETTER_SEND)
    form = ProofForm(request.POST or None, request.FILES or None)

    def write() -> object:
        upload = form.cleaned_data["receipt"]
        return actions.prove(
            letter,
            track_number=form.cleaned_data["track_number"],
            receipt_name=upload.name if upload else "",
            receipt=upload.read() if upload else b"",
            actor=request.actor,
            at=clock.now(),
        )

    return _step(request, letter, form, write, "Bewijs toevoegen", "Voeg toe")


def returned(request: ActorRequest, pk: int) -> HttpResponse:
    """Put down that a letter came back."""
    letter = letter_for(request, pk, letter_rules.LETTER_SEND)
    form = ReturnForm(request.POST or None, initial={"returned_date": clock.today()})

    def write() -> object:
        typed = form.cleaned_data
        return actions.put_down_return(
            letter,
            returned_date=typed["returned_date"],
            reason=ReturnReason(typed["reason"]),
            counts=typed["counts"],
            note=typed["return_note"],
            actor=request.actor,
            at=clock.now(),
        )

    return _step(request, letter, form, write, "Retour vastleggen", "Leg vast")


def again(request: ActorRequest, pk: int) -> HttpResponse:
    """Send a letter again that came back."""
    letter = letter_for(request, pk, letter_rules.LETTER_SEND)
    form = SendForm(request.POST or None, request.FILES or None, initial={"sent_date": clock.today()})

    def write() -> object:
        return actions.send_again(letter, **form.chosen(), actor=request.actor, at=clock.now())

    return _step(request, letter, form, write, "Opnieuw verzenden", "Leg vast")


def state(request: ActorRequest, pk: int) -> HttpResponse:
    """Put down what the addressee said of being reachable electronically."""
    letter = letter_for(request, pk, letter_rules.LETTER_SEND)
    form = StatementForm(request.POST or None, initial={"from_date": clock.today(), "kinds": [letter.kind]})

    def write() -> object:
        typed = form.cleaned_data
        return actions.state_reachable(
            letter,
            channel=Method(typed["channel"]),
            kinds=typed["kinds"],
            from_date=typed["from_date"],
            actor=request.actor,
            at=clock.now(),
        )

    posted = request.method == "POST"
    if posted and form.is_valid() and attempt(form, write) is not None:
        return HttpResponseRedirect(reverse("letters:state", args=[letter.pk]))
    statements: list[Any] = queries.statements_of(letter)
    for statement in statements:
        statement.named = ", ".join(name_of(code) for code in statement.kinds.split())
    context = {"letter": letter, "form": form, "statements": statements}
    return render(request, "letters/posting/state.html", context, status=422 if posted else 200)


def take_back(request: ActorRequest, pk: int) -> HttpResponse:
    """Put down that the addressee took a statement back."""
    letter = letter_for(request, pk, letter_rules.LETTER_SEND)
    asked = request.GET.get("opgave", "")
    initial = {"until_date": clock.today(), "statement": asked if asked.isdecimal() else ""}
    form = TakeBackForm(request.POST or None, initial=initial)

    def write() -> object:
        typed = form.cleaned_data
        actions.take_back_statement(letter, **typed, actor=request.actor, at=clock.now())
        return True

    return _step(request, letter, form, write, "Opgave intrekken", "Trek in")


@require_GET
def waiting(request: ActorRequest) -> HttpResponse:
    """The letters that wait to be checked, signed, sent or sent again, those that wait longest first."""
    need(request.actor, letter_rules.LETTER_CHECK)
    chosen, today = StageFilter(request.GET), local_date(request.actor.at)
    rows = queries.waiting(request.actor, chosen.value("stand"))
    page: Any = page_by_key(
        rows, order="composed_at", after=request.GET.get("na", ""), before=request.GET.get("voor", "")
    )
    labels = dict(queries.STAGES)
    for row in page.rows:
        row.stage, row.since = labels[queries.stage_of(row)], queries.since(row)
        row.due = actions.internal_date(local_date(row.since))
        row.is_late = row.due < today
    return render(request, "letters/posting/waiting.html", {"page": page, "filter": chosen})


@require_GET
def outages(request: ActorRequest) -> HttpResponse:
    """The outages of electronic channels."""
    need(request.actor, rules.OUTAGE_READ)
    rows = ChannelOutage.objects.visible_to(request.actor).select_related("municipality")
    page = page_by_key(rows, order="-from_at", after=request.GET.get("na", ""), before=request.GET.get("voor", ""))
    may_keep = bool(request.actor.reach(rules.OUTAGE_KEEP))
    return render(request, "letters/posting/outages.html", {"page": page, "may_keep": may_keep})


@require_http_methods(["GET", "POST"])
def outage_new(request: ActorRequest) -> HttpResponse:
    """Put down an outage."""
    actor = request.actor
    places = municipalities_on(local_date(actor.at), need(actor, rules.OUTAGE_KEEP))
    form = OutageForm(request.POST or None, municipalities=places)

    def write() -> object:
        typed = form.cleaned_data
        return actions.put_down_outage(
            typed["municipality"],
            channel=Method(typed["channel"]),
            from_at=typed["from_at"],
            until_at=typed["until_at"],
            actor=actor,
            at=clock.now(),
        )

    return _outage_step(request, form, write, "Storing vastleggen")


@require_http_methods(["GET", "POST"])
def outage_end(request: ActorRequest, pk: int) -> HttpResponse:
    """Put down that a channel works again."""
    rows = ChannelOutage.objects.visible_to(request.actor).filter(
        request.actor.reach(rules.OUTAGE_KEEP).within(), until_at=None
    )
    outage = get_object_or_404(rows.select_related("municipality"), pk=pk)
    form = OutageEndForm(request.POST or None)

    def write() -> object:
        until = form.cleaned_data["until_at"]
        return actions.end_outage(outage, until_at=until, actor=request.actor, at=clock.now())

    return _outage_step(request, form, write, "Storing voorbij")


def _step(
    request: ActorRequest, letter: Letter, form: Form, write: Callable[[], object], title: str, button: str
) -> HttpResponse:
    """The form of one step: back to the sendings when it is done, else the form with what was typed and why not."""
    posted = request.method == "POST"
    if posted and form.is_valid() and attempt(form, write) is not None:
        return HttpResponseRedirect(reverse("letters:sendings", args=[letter.pk]))
    context = {"letter": letter, "form": form, "title": title, "button": button}
    return render(request, "letters/posting/step.html", context, status=422 if posted else 200)


def _outage_step(request: ActorRequest, form: Form, write: Callable[[], object], title: str) -> HttpResponse:
    posted = request.method == "POST"
    if posted and form.is_valid() and attempt(form, write) is not None:
        messages.success(request, "De storing is vastgelegd.")
        return HttpResponseRedirect(reverse("letters:outages"))
    return render(request, "letters/posting/outage.html", {"form": form, "title": title}, status=422 if posted else 200)
