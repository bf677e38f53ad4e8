"""Pages of the portal: the list, one disclosure, and taking it along. Nobody sees here what was not shared with her."""

from typing import Any

from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_http_methods, require_safe

from regiotoezicht.access.middleware import ActorRequest, open_to_partners
from regiotoezicht.core import clock
from regiotoezicht.core.actions import EventType, record_alone
from regiotoezicht.core.forms import attempt
from regiotoezicht.core.refusals import Refused
from regiotoezicht.desk.portal.forms import TakeAlongForm
from regiotoezicht.desk.portal.sealing import new_passphrase, sealed_for_key, sealed_with_passphrase
from regiotoezicht.documents.pdf import html_to_pdfa
from regiotoezicht.sharing.disclosures import rules
from regiotoezicht.sharing.disclosures.queries import received
from regiotoezicht.sharing.models import Disclosure
from regiotoezicht.sharing.snapshots import refuse_broken_seal

MOST_ROWS = 500
GONE = 410
SALT = "regiotoezicht.portal.passphrase"
VALID_SECONDS = 900
PAPER = (
    ".mark{position:fixed;left:0;right:0;top:45%;text-align:center;transform:rotate(-25deg);color:#bbb;font-size:14pt}"
)


def _refuse_strangers(request: ActorRequest) -> None:
    """The portal is there for partners, and for lawyers to whose municipality another one disclosed."""
    if not request.actor.partners and not request.actor.reach(rules.RECEIVE):
        raise Http404


@open_to_partners
@require_safe
def portal(request: ActorRequest) -> HttpResponse:
    """What was shared with the organisation of the actor; what is over is named and no longer opened."""
    _refuse_strangers(request)
    today = clock.local_date(request.actor.at)
    found = received(request.actor, today).defer("snapshot").order_by("-shared_at")
    rows: list[Any] = list(found[:MOST_ROWS])
    for row in rows:
        row.shut = row.shut_because(request.actor)
    return render(request, "desk/portal/list.html", {"rows": rows})


@open_to_partners
@require_safe
def read(request: ActorRequest, pk: int) -> HttpResponse:
    """One disclosure with the mark of who reads it; each reading is on the log before the page is made."""
    shown = _received(request, pk)
    shut = shown.shut_because(request.actor)
    if shut:
        return render(request, "desk/portal/shut.html", {"disclosure": shown, "shut": shut}, status=GONE)
    refuse_broken_seal(unchanged=shown.is_unchanged())
    _note(rules.RECEIVED, shown, request)
    return render(request, "desk/portal/read.html", {"disclosure": shown, "mark": _mark(request, shown)})


@open_to_partners
@require_http_methods(["GET", "POST"])
def take_along(request: ActorRequest, pk: int) -> HttpResponse:
    """Take a disclosure along as an encrypted file: the passphrase is shown once and kept nowhere."""
    shown = _received(request, pk)
    shut = shown.shut_because(request.actor)
    if shut:
        return render(request, "desk/portal/shut.html", {"disclosure": shown, "shut": shut}, status=GONE)
    refuse_broken_seal(unchanged=shown.is_unchanged())
    passphrase = new_passphrase()
    form = TakeAlongForm(request.POST or None, initial={"signed": signing.dumps(passphrase, salt=SALT)})
    if request.method == "POST" and form.is_valid():
        sealed = attempt(form, lambda: _sealed(request, shown, form.cleaned_data))
        if sealed is not None:
            _note(rules.DOWNLOADED, shown, request)
            answer = HttpResponse(sealed, content_type="application/octet-stream")
            answer["Content-Disposition"] = f'attachment; filename="{shown.number}.pdf.age"'
            return answer
    if form.is_bound:  # a refusal: the page shows a new passphrase, and the form must carry that one
        form.data = {**form.data.dict(), "signed": signing.dumps(passphrase, salt=SALT)}  # type: ignore[attr-defined]  # a QueryDict
    context = {"form": form, "disclosure": shown, "passphrase": passphrase}
    return render(request, "desk/portal/take_along.html", context, status=422 if form.errors else 200)


def _received(request: ActorRequest, pk: int) -> Disclosure:
    return get_object_or_404(received(request.actor, clock.local_date(request.actor.at)), pk=pk)


def _note(event: EventType, disclosure: Disclosure, request: ActorRequest) -> None:
    """No log, no reading."""
    facts = {"number": disclosure.number}
    record_alone(event, disclosure, actor=request.actor, at=clock.now(), purpose=disclosure.purpose, **facts)


def _mark(request: ActorRequest, disclosure: Disclosure) -> dict[str, Any]:
    """Who reads it, when, and the number of the disclosure."""
    return {"name": request.actor.name, "at": clock.now(), "number": disclosure.number}


def _sealed(request: ActorRequest, disclosure: Disclosure, typed: dict[str, Any]) -> bytes:
    try:
        passphrase = signing.loads(typed["signed"], salt=SALT, max_age=VALID_SECONDS)
    except signing.BadSignature as error:
        raise Refused("old_passphrase", "Deze wachtzin geldt niet meer. Gebruik de nieuwe hierboven.") from error
    page = {"disclosure": disclosure, "mark": _mark(request, disclosure)}
    pdf = html_to_pdfa(render_to_string("desk/portal/print.html", page), PAPER)
    return sealed_for_key(pdf, typed["key"]) if typed["key"] else sealed_with_passphrase(pdf, passphrase)
