"""Numbers of inhabitants: what is there, and taking in a file of CBS after a look at what it will do."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from regiotoezicht.access.doors import need
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.contributions import queries
from regiotoezicht.contributions.forms import LoadForm
from regiotoezicht.contributions.statline import Reading, Remark, read_numbers
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.forms import attempt
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.sheets import reading
from regiotoezicht.core.sheets.sheet import Unreadable
from regiotoezicht.organisation import counting, rules
from regiotoezicht.organisation.models import InhabitantsLoad

_SALT = "contributions.inhabitants"
_HOURS = 4
MOST_SHOWN = 200


@dataclass(frozen=True)
class Line:
    """A number in a file, and the one that is there now."""

    name: str
    on: date
    count: int
    before: int | None

    @property
    def is_new(self) -> bool:
        """Whether there is no number of that day yet."""
        return self.before is None


def numbers(request: ActorRequest) -> HttpResponse:
    """The numbers by reference date, with their source, and what was corrected."""
    need(request.actor, rules.INHABITANTS_KEEP)
    by_date = queries.numbers_by_date()
    chosen = request.GET.get("peildatum", "")
    shown = next((one for one in by_date if one[0].isoformat() == chosen), by_date[0] if by_date else None)
    context = {"dates": [day for day, _ in by_date], "shown": shown, "replaced": queries.replaced_numbers()}
    return render(request, "contributions/inhabitants.html", context)


@require_http_methods(["GET", "POST"])
def load(request: ActorRequest) -> HttpResponse:
    """Read a file and show what it will do. Nothing is stored yet; of a file with mistakes nothing can be taken in."""
    need(request.actor, rules.INHABITANTS_KEEP)
    form = LoadForm(request.POST or None, request.FILES or None)
    found: Reading | None = None
    if request.method == "POST" and form.is_valid():
        found = attempt(form, lambda: _read(form.cleaned_data["file"], local_date(request.actor.at)))
        if found is not None and not found.remarks:
            return _preview(request, found, form.cleaned_data)
    remarks = found.remarks if found else []
    context = {"form": form, "remarks": remarks[:MOST_SHOWN], "count": len(remarks)}
    return render(request, "contributions/load.html", context, status=422 if form.errors or remarks else 200)


def _read(upload: Any, today: date) -> Reading:
    try:
        found = read_numbers(reading.read(upload.read(), upload.name), queries.places())
    except Unreadable as unreadable:
        raise Refused(unreadable.code, unreadable.sentence, field="file") from unreadable
    found.remarks += [
        Remark(one.row, None, f"{one.on:%d-%m-%Y} moet nog komen; een prognose telt niet als inwonertal.")
        for one in found.numbers
        if one.on > today
    ]
    if not found.numbers and not found.remarks:
        raise Refused("no_numbers", "In dit bestand staat geen gemeente van de regio.", field="file")
    return found


def _preview(request: ActorRequest, found: Reading, typed: dict[str, Any]) -> HttpResponse:
    known, places = queries.known_numbers(), queries.places()
    names = {place.code: place.name for place in places}
    lines = [Line(names[one.code], one.on, one.inhabitants, known.get((one.code, one.on))) for one in found.numbers]
    kept = {
        "token": str(typed["token"]),
        "source": typed["source"],
        "numbers": [[one.code, one.on.isoformat(), one.inhabitants] for one in found.numbers],
    }
    changed = [line for line in lines if line.before is not None and line.before != line.count]
    context = {
        "new": [line for line in lines if line.is_new],
        "changed": changed,
        "same": sum(line.before == line.count for line in lines),
        "passed_over": found.passed_over,
        "missing": [(day, found.missing(places, day)) for day in found.dates()],
        "signed": signing.dumps(kept, salt=_SALT, compress=True),
        "source": typed["source"],
        "token": typed["token"],
    }
    return render(request, "contributions/load_preview.html", context)


@require_POST
def take_in(request: ActorRequest, token: UUID) -> HttpResponse:
    """Take in what the preview with this mark showed; sent twice it is taken in once."""
    actor = request.actor
    need(actor, rules.INHABITANTS_KEEP)
    here = HttpResponseRedirect(reverse("contributions:inhabitants"))
    try:
        kept = signing.loads(request.POST.get("signed", ""), salt=_SALT, max_age=_HOURS * 3600)
    except signing.BadSignature:
        kept = {}
    if kept.get("token") != str(token):
        messages.error(request, "Dit overzicht is verlopen of veranderd. Lees het bestand opnieuw in.")
        return HttpResponseRedirect(reverse("contributions:inhabitants-load"))
    if queries.load_with(token) is not None:
        return here
    ids = queries.codes_to_ids()
    counted = [counting.Counted(ids[code], date.fromisoformat(day), count) for code, day, count in kept["numbers"]]
    try:
        counting.take_in(InhabitantsLoad(source=kept["source"], token=token), counted, actor=actor, at=actor.at)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return here
    messages.success(request, "De inwonertallen zijn ingelezen.")
    return here
