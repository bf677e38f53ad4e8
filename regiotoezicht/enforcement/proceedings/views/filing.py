"""The process file of an objection or a court proceeding."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.actions import record_alone
from regiotoezicht.core.refusals import Refused
from regiotoezicht.enforcement.models import CourtProceeding, Objection
from regiotoezicht.enforcement.proceedings import actions, filing, rules
from regiotoezicht.enforcement.proceedings.forms import ItemForm
from regiotoezicht.enforcement.proceedings.views.steps import (
    Page,
    Typed,
    court_for,
    file_in,
    log_seen,
    objection_for,
    run,
    start_of,
    uploaded,
)
from regiotoezicht.enforcement.proceedings.vocabulary import Treatment

TYPES = {"pdf": "application/pdf", "zip": "application/zip"}


def file_of_objection(request: ActorRequest, pk: int) -> HttpResponse:
    """The process file for a hearing."""
    return _file(request, objection_for(request, pk))


def file_of_court(request: ActorRequest, pk: int) -> HttpResponse:
    """The process file for the court."""
    return _file(request, court_for(request, pk))


def item_of_objection(request: ActorRequest, pk: int, key: str) -> HttpResponse:
    """How one item goes into the file for a hearing."""
    return _item(request, objection_for(request, pk), key)


def item_of_court(request: ActorRequest, pk: int, key: str) -> HttpResponse:
    """How one item goes into the file for the court."""
    return _item(request, court_for(request, pk), key)


def _file(request: ActorRequest, subject: Objection | CourtProceeding) -> HttpResponse:
    actor = request.actor
    items = filing.items_of(subject, actor)
    error = ""
    if request.method == "POST":
        form = request.POST.get("vorm", "")
        if form not in TYPES:
            raise Http404
        made = filing.Made(f"Procesdossier {subject}", f"procesdossier-{subject.dossier}", actor.at, items)
        try:
            return _sent(request, subject, made, form)
        except Refused as refusal:
            error = refusal.sentence
    log_seen(request, subject)
    of_objection = isinstance(subject, Objection)
    context = {
        "subject": subject,
        "items": list(enumerate(items, start=1)),
        "route": "enforcement:objection_item" if of_objection else "enforcement:court_item",
        "back": reverse("enforcement:objection" if of_objection else "enforcement:court", args=[subject.pk]),
        "error": error,
    }
    return render(request, "enforcement/proceedings/file.html", context, status=422 if error else 200)


def _sent(request: ActorRequest, subject: Objection | CourtProceeding, made: filing.Made, form: str) -> HttpResponse:
    """The file as an answer; making it is on the log before it goes out."""
    make: dict[str, Callable[[], bytes]] = {"pdf": made.as_pdf, "zip": made.as_zip}
    content = make[form]()
    actor = request.actor
    record_alone(
        rules.FILE_MADE,
        subject,
        actor=actor,
        at=actor.at,
        purpose="procesdossier",
        form=form,
        items=len(made.going),
    )
    response = HttpResponse(content, content_type=TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="{made.name}.{form}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _item(request: ActorRequest, subject: Objection | CourtProceeding, key: str) -> HttpResponse:
    actor = request.actor
    item = next((one for one in filing.items_of(subject, actor) if one.key == key), None)
    if item is None:
        raise Http404
    start = start_of(subject, treatment=item.treatment.value, reason=item.reason)
    form = ItemForm(request.POST or None, uploaded(request), initial=start)

    def write(typed: Typed) -> object:
        return actions.set_item(
            subject,
            key=key,
            treatment=Treatment(typed["treatment"]),
            reason=typed["reason"],
            form=typed["form"],
            actor=actor,
            at=actor.at,
            **file_in(typed),
        )

    route = "enforcement:objection_file" if isinstance(subject, Objection) else "enforcement:court_file"
    page = Page(
        item.title,
        "Leg vast",
        "Vastgelegd.",
        lead="Hoe gaat dit stuk in het procesdossier?",
        uploads=True,
        back=reverse(route, args=[subject.pk]),
    )
    return run(request, subject, form, page, write)
