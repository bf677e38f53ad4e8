"""Pages of one letter: where it stands, and each next step."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core import clock
from regiotoezicht.core.actions import record_alone
from regiotoezicht.core.forms import Form, attempt
from regiotoezicht.core.records import url_of
from regiotoezicht.core.rights import Permission
from regiotoezicht.letters import actions, opening, rules
from regiotoezicht.letters.forms import CheckForm, FinishForm, ReplaceForm, SendForm, WithdrawForm
from regiotoezicht.letters.models import Letter
from regiotoezicht.letters.owners import owner_of
from regiotoezicht.letters.signers import signers_of
from regiotoezicht.letters.steps import steps_of
from regiotoezicht.letters.templating.queries import letterhead_on


def letter_for(request: ActorRequest, pk: int, permission: Permission | None = None) -> Letter:
    """A letter that the actor may read, and do this with; not found in all other cases.

    `visible_to` asks the room of the record too, so the record is not looked up apart.
    """
    rows = Letter.objects.visible_to(request.actor)
    letter: Letter = get_object_or_404(
        rows.select_related("municipality", "docx", "pdf", "template", "composed_by", "checked_by", "signed_by"), pk=pk
    )
    if permission is not None and not request.actor.may(permission, letter):
        raise Http404
    return letter


@require_GET
def detail(request: ActorRequest, pk: int) -> HttpResponse:
    """Where a letter stands, its files, and what can be done with it. Looking is on the log."""
    letter = letter_for(request, pk)
    owner = owner_of(letter.label)
    record_alone(rules.SEEN, letter, actor=request.actor, at=clock.now(), purpose=owner.purpose if owner else "")
    may_write = letter.is_draft and opening.may_write(letter.label, letter.record_id, request.actor, [letter.kind])
    context = {
        "letter": letter,
        "steps": steps_of(letter),
        "owner_url": url_of(letter.label, letter.record_id),
        "may_check": letter.is_draft and letter.checked_at is None and _may_check(request, letter),
        "may_edit": may_write,
        "may_sign": letter.is_draft and not letter.needs_check and request.actor.may(rules.LETTER_FINISH, letter),
        "may_send": letter.is_finished and request.actor.may(rules.LETTER_SEND, letter),
    }
    return render(request, "letters/detail.html", context)


def _may_check(request: ActorRequest, letter: Letter) -> bool:
    writers = (letter.composed_by_id, letter.docx.stored_by_id if letter.docx else None)
    return request.actor.account_id not in writers and request.actor.may(rules.LETTER_CHECK, letter)


def check(request: ActorRequest, pk: int) -> HttpResponse:
    """Put down that a second person checked a draft."""
    letter = letter_for(request, pk, rules.LETTER_CHECK)
    form = CheckForm(_posted(request))

    def write() -> Letter:
        return actions.check(letter, actor=request.actor, at=clock.now())

    return _step(request, letter, form, write, "letters/check.html")


def replace(request: ActorRequest, pk: int) -> HttpResponse:
    """Send in the draft that was edited in Word."""
    letter = _writable(request, pk)
    form = ReplaceForm(_posted(request), request.FILES if request.method == "POST" else None)

    def write() -> Letter:
        upload = form.cleaned_data["file"]
        return actions.replace(letter, name=upload.name, content=upload.read(), actor=request.actor, at=clock.now())

    return _step(request, letter, form, write, "letters/replace.html")


def finish(request: ActorRequest, pk: int) -> HttpResponse:
    """Sign a draft; the PDF is made before anything is written."""
    letter = letter_for(request, pk, rules.LETTER_FINISH)
    form = FinishForm(_posted(request), signers=signers_of(letter, request.actor))

    def write() -> Letter:
        return actions.finish(letter, **form.chosen(), actor=request.actor, at=clock.now())

    return _step(request, letter, form, write, "letters/finish.html")


def send(request: ActorRequest, pk: int) -> HttpResponse:
    """Put down that a letter went out; the page shows what stands on the envelope, and nothing else does."""
    letter = letter_for(request, pk, rules.LETTER_SEND)
    files = request.FILES if request.method == "POST" else None
    form = SendForm(_posted(request), files, initial={"sent_date": clock.today()})

    def write() -> Letter:
        return actions.send(letter, **form.chosen(), actor=request.actor, at=clock.now())

    owner = owner_of(letter.label)
    context = {
        "envelope": owner.envelope(letter) if owner is not None else "",
        "letterhead": letterhead_on(letter.municipality_id, clock.today()),
    }
    return _step(request, letter, form, write, "letters/send.html", context)


def withdraw(request: ActorRequest, pk: int) -> HttpResponse:
    """Withdraw a draft."""
    letter = _writable(request, pk)
    form = WithdrawForm(_posted(request))

    def write() -> Letter:
        return actions.withdraw(letter, actor=request.actor, at=clock.now())

    return _step(request, letter, form, write, "letters/withdraw.html")


def _writable(request: ActorRequest, pk: int) -> Letter:
    """A letter that the actor may edit and withdraw; not found in all other cases."""
    letter = letter_for(request, pk, rules.LETTER_COMPOSE)
    if not opening.may_write(letter.label, letter.record_id, request.actor, [letter.kind]):
        raise Http404
    return letter


def _posted(request: ActorRequest) -> QueryDict | None:
    """What was sent in; None when the form is only asked for."""
    return request.POST if request.method == "POST" else None


def _step(
    request: ActorRequest,
    letter: Letter,
    form: Form,
    write: Callable[[], Letter],
    template: str,
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    """The form of one step: back to the letter when it is done, else the form with what was typed and why not."""
    posted = request.method == "POST"
    if posted and form.is_valid() and attempt(form, write) is not None:
        return HttpResponseRedirect(reverse("letters:detail", args=[letter.pk]))
    context: dict[str, Any] = {"letter": letter, "form": form} | (more or {})
    return render(request, template, context, status=422 if posted else 200)
