"""The page of a dossier, and saving it as one file."""

from django.http import Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core import dossier_files
from regiotoezicht.core.actions import EventType, record, unit
from regiotoezicht.core.paging import page_by_key
from regiotoezicht.desk import rules
from regiotoezicht.desk.dossiers import queries
from regiotoezicht.desk.dossiers.forms import SaveForm
from regiotoezicht.desk.dossiers.queries import Dossier
from regiotoezicht.desk.dossiers.saving import Saved
from regiotoezicht.organisation.queries import names_of

STEPS = 50


def _found(request: ActorRequest, number: str) -> Dossier:
    dossier = queries.dossier_of(request.actor, number)
    if dossier is None:
        raise Http404
    return dossier


def _note(request: ActorRequest, event: EventType, dossier: Dossier, purpose: str = "", **facts: int) -> None:
    actor = request.actor
    purpose = purpose or rules.purpose_of(actor.roles.keys())
    record(event, dossier.subject, actor=actor, at=actor.at, purpose=purpose, **facts)


@require_safe
def dossier(request: ActorRequest, number: str) -> HttpResponse:
    """Everything of one dossier that the actor may see, with its timeline. Unknown and not allowed look the same."""
    order = "number" if request.GET.get("sorteer") == "number" else "-number"
    with unit():
        found = _found(request, number)
        page = page_by_key(
            queries.timeline(request.actor, found),
            order=order,
            after=request.GET.get("na", ""),
            before=request.GET.get("voor", ""),
            size=STEPS,
        )
        _note(request, rules.DOSSIER_READ, found)
    context = {
        "dossier": found,
        "municipality": _name(found),
        "page": page,
        "steps": queries.steps(found, page.rows),
        "order": order,
    }
    return render(request, "desk/dossier.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def save(request: ActorRequest, number: str) -> HttpResponseBase:
    """What goes in the file and why it is made; then the file itself, made while it is sent."""
    found = _found(request, number)
    files = dossier_files.files_of(request.actor, number)
    form = SaveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _sent(request, found, files, form.cleaned_data["purpose"])
    with unit():
        _note(request, rules.DOSSIER_READ, found)
    context = {"dossier": found, "municipality": _name(found), "files": files, "form": form}
    return render(request, "desk/dossier_save.html", context, status=422 if request.method == "POST" else 200)


def _sent(
    request: ActorRequest, found: Dossier, files: list[dossier_files.DossierFile], purpose: str
) -> StreamingHttpResponse:
    actor = request.actor
    with unit():
        events = list(queries.timeline(actor, found).order_by("number"))
        _note(request, rules.DOSSIER_SAVED, found, purpose, files=len(files), records=len(found.seen))
    saved = Saved(
        dossier=found,
        municipality=_name(found),
        maker=actor.name,
        office=actor.office,
        purpose=rules.Purpose(purpose).label,
        at=actor.at,
        files=files,
        steps=queries.steps(found, events),
    )
    response = StreamingHttpResponse(saved.stream(), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{saved.name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _name(found: Dossier) -> str:
    return names_of(frozenset({found.municipality_id}))[0][1]
