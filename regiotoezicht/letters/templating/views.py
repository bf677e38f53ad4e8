"""Pages of templates: the list per kind, one kind with its fields, one version, and the letterhead."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from regiotoezicht.access.doors import need
from regiotoezicht.access.forms import EndForm
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.forms import attempt
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Permission
from regiotoezicht.documents.pdf import docx_to_pdfa
from regiotoezicht.documents.recognition import DOCX, PDF, safe_name
from regiotoezicht.letters import kinds
from regiotoezicht.letters.models import Letterhead, Template
from regiotoezicht.letters.templating import actions, queries, rules
from regiotoezicht.letters.templating.examples import lines_of
from regiotoezicht.letters.templating.forms import AdoptForm, LetterheadForm, PlaceFilter, TemplateForm, TryForm
from regiotoezicht.letters.templating.inspection import meaning_of, tried_out
from regiotoezicht.organisation.queries import municipalities_on, names_on


def _place(request: ActorRequest) -> PlaceFilter:
    """The municipality whose templates are shown; not found for who reads none."""
    reach = need(request.actor, rules.TEMPLATE_READ)
    chosen = PlaceFilter(request.GET, names_on(local_date(request.actor.at), reach))
    if chosen.place is None:
        raise Http404
    return chosen


def _kinds() -> list[kinds.LetterKind]:
    """The kinds that may have an own template: letters to somebody. A notice for everybody is the same everywhere."""
    return [kind for kind in kinds.kinds() if kind.may_be_own]


def _kind(code: str) -> kinds.LetterKind:
    found = next((kind for kind in _kinds() if kind.code == code), None)
    if found is None:
        raise Http404
    return found


def _template(request: ActorRequest, pk: int, permission: Permission | None = None) -> Template:
    """A template that the actor may see, and do this with; not found in all other cases."""
    rows = Template.objects.visible_to(request.actor).select_related("municipality", "file", "made_by")
    found: Template = get_object_or_404(rows, pk=pk)
    if permission is not None and not request.actor.may(permission, found):
        raise Http404
    return found


def _to(template: Template) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("letters:template", args=[template.pk]))


@require_GET
def overview(request: ActorRequest) -> HttpResponse:
    """Per kind of letter: which template is used today, and whether a draft waits."""
    chosen, today = _place(request), local_date(request.actor.at)
    assert chosen.place is not None  # noqa: S101 - `_place` saw to it
    found: dict[str, list[Template]] = {}
    for template in queries.versions_of(request.actor, chosen.place[0]):
        found.setdefault(template.kind, []).append(template)
    lines = [
        {
            "kind": kind,
            "used": next((one for one in found.get(kind.code, ()) if one.phase(today) == "in gebruik"), None),
            "coming": next(
                (one for one in found.get(kind.code, ()) if one.phase(today) == "nog niet in gebruik"), None
            ),
            "drafts": sum(one.is_draft for one in found.get(kind.code, ())),
        }
        for kind in _kinds()
    ]
    context = {
        "lines": lines,
        "filter": chosen,
        "place": chosen.place,
        "letterhead": Letterhead.objects.visible_to(request.actor)
        .filter(municipality=chosen.place[0], from_date__lte=today)
        .first(),
        "may_keep": bool(request.actor.reach(rules.LETTERHEAD_KEEP)),
    }
    return render(request, "letters/templates/list.html", context)


@require_GET
def of_kind(request: ActorRequest, kind: str) -> HttpResponse:
    """One kind of letter: its versions, and the fields that a template of it may use."""
    chosen, today, found = _place(request), local_date(request.actor.at), _kind(kind)
    assert chosen.place is not None  # noqa: S101 - `_place` saw to it
    versions: list[Any] = queries.versions_of(request.actor, chosen.place[0], kind)
    for version in versions:
        version.shown_phase = version.phase(today)
    fields = [(line, meaning_of(line.kind) if line.kind else "vult het programma in") for line in lines_of(found)]
    context = {
        "kind": found,
        "versions": versions,
        "fields": fields,
        "filter": chosen,
        "place": chosen.place,
        "used": next((one for one in versions if one.shown_phase == "in gebruik"), None),
        "may_keep": chosen.place[0] in request.actor.reach(rules.TEMPLATE_KEEP).municipalities,
    }
    return render(request, "letters/templates/kind.html", context)


@require_GET
def standard(request: ActorRequest, kind: str) -> HttpResponse:
    """The standard template of a kind, to start from."""
    need(request.actor, rules.TEMPLATE_READ)
    found = _kind(kind)
    return _download(found.template.read_bytes(), f"Standaardsjabloon {found.name}.docx")


@require_http_methods(["GET", "POST"])
def new(request: ActorRequest, kind: str) -> HttpResponse:
    """Add a version of a template, as a draft."""
    actor, found = request.actor, _kind(kind)
    places = municipalities_on(local_date(actor.at), need(actor, rules.TEMPLATE_KEEP))
    form = TemplateForm(request.POST or None, request.FILES or None, municipalities=places)
    if request.method == "POST" and form.is_valid():
        typed, upload = form.cleaned_data, form.cleaned_data["file"]
        made = attempt(
            form,
            lambda: actions.add(
                typed["municipality"],
                kind=found.code,
                name=upload.name,
                content=upload.read(),
                note=typed["note"],
                token=typed["token"],
                actor=actor,
                at=actor.at,
            ),
        )
        if made is not None:
            messages.success(request, "Het sjabloon is toegevoegd als concept. Probeer het uit en stel het vast.")
            return _to(made)
    context = {"form": form, "kind": found}
    return render(request, "letters/templates/new.html", context, status=422 if form.errors else 200)


@require_GET
def detail(request: ActorRequest, pk: int) -> HttpResponse:
    """One version: where it stands, its file, and what can be done with it."""
    found = _template(request, pk)
    may_keep = request.actor.may(rules.TEMPLATE_KEEP, found)
    context = {
        "template": found,
        "phase": found.phase(local_date(request.actor.at)),
        "may_keep": may_keep,
        "may_adopt": may_keep and found.is_draft,
        "may_end": may_keep and found.status == rules.Status.ADOPTED,
    }
    return render(request, "letters/templates/detail.html", context)


@require_POST
def try_out(request: ActorRequest, pk: int) -> HttpResponse:
    """The letter of a fictitious case, made of this version; nothing of it is kept."""
    found = _template(request, pk, rules.TEMPLATE_KEEP)
    form, kind = TryForm(request.POST), _kind(found.kind)
    if not form.is_valid():
        raise Http404
    try:
        letterhead = queries.letterhead_on(found.municipality_id, local_date(request.actor.at))
        place = found.municipality.name
        made = tried_out(kind, queries.content_of(found), likely=True, municipality=place, letterhead=letterhead)
        if form.cleaned_data["made_as"] == "docx":
            return _download(made, f"Proef {found}.docx")
        return _download(docx_to_pdfa(made), f"Proef {found}.pdf", PDF.content_type)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return _to(found)


@require_http_methods(["GET", "POST"])
def adopt(request: ActorRequest, pk: int) -> HttpResponse:
    """Adopt a draft by a decision."""
    actor, found = request.actor, _template(request, pk, rules.TEMPLATE_KEEP)
    form = AdoptForm(request.POST or None, initial={"from_date": local_date(actor.at)})
    if request.method == "POST" and form.is_valid():
        if attempt(form, lambda: actions.adopt(found, actor=actor, at=actor.at, **form.cleaned_data)):
            messages.success(request, "Het sjabloon is vastgesteld en wordt niet meer gewijzigd.")
            return _to(found)
    elif not found.is_draft:
        raise Http404
    return render(request, "letters/templates/adopt.html", {"form": form, "template": found}, status=_status(form))


@require_http_methods(["GET", "POST"])
def end(request: ActorRequest, pk: int) -> HttpResponse:
    """End an adopted version; the standard template takes its place."""
    actor, found = request.actor, _template(request, pk, rules.TEMPLATE_KEEP)
    form = EndForm(request.POST or None, initial={"until_date": local_date(actor.at)})
    if request.method == "POST" and form.is_valid():
        until = form.cleaned_data["until_date"]
        if attempt(form, lambda: actions.end(found, until_date=until, actor=actor, at=actor.at)):
            messages.success(request, f"Het sjabloon geldt tot {until:%d-%m-%Y}.")
            return _to(found)
    elif found.status != rules.Status.ADOPTED:
        raise Http404
    return render(request, "letters/templates/end.html", {"form": form, "template": found}, status=_status(form))


@require_POST
def discard(request: ActorRequest, pk: int) -> HttpResponse:
    """Put a draft away."""
    found = _template(request, pk, rules.TEMPLATE_KEEP)
    try:
        actions.discard(found, actor=request.actor, at=request.actor.at)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return _to(found)


@require_GET
def letterheads(request: ActorRequest) -> HttpResponse:
    """What the letters of a municipality say about itself, now and before."""
    chosen, today = _place(request), local_date(request.actor.at)
    assert chosen.place is not None  # noqa: S101 - `_place` saw to it
    rows = list(Letterhead.objects.visible_to(request.actor).filter(municipality=chosen.place[0]))
    context = {
        "rows": rows,
        "held": next((row for row in rows if row.is_in_force(today)), None),
        "filter": chosen,
        "place": chosen.place,
        "may_keep": chosen.place[0] in request.actor.reach(rules.LETTERHEAD_KEEP).municipalities,
    }
    return render(request, "letters/templates/letterheads.html", context)


@require_http_methods(["GET", "POST"])
def letterhead_new(request: ActorRequest) -> HttpResponse:
    """Lay down other letterhead data from a day on, beginning with those that hold now."""
    actor, today = request.actor, local_date(request.actor.at)
    places = municipalities_on(today, need(actor, rules.LETTERHEAD_KEEP))
    start: dict[str, Any] = {"from_date": today}
    if request.method == "GET":
        start |= queries.held_in(places, request.GET.get("gemeente", "")[:9], today)
    form = LetterheadForm(request.POST or None, municipalities=places, initial=start)
    if request.method == "POST" and form.is_valid():
        typed = dict(form.cleaned_data)
        municipality = typed.pop("municipality")
        from_date, said = typed.pop("from_date"), rules.Said(**typed)
        if attempt(
            form,
            lambda: actions.set_letterhead(municipality, said=said, from_date=from_date, actor=actor, at=actor.at),
        ):
            messages.success(request, "De briefgegevens zijn vastgelegd. Nieuwe brieven nemen ze over.")
            return HttpResponseRedirect(f"{reverse('letters:letterheads')}?gemeente={municipality.pk}")
    return render(request, "letters/templates/letterhead_new.html", {"form": form}, status=_status(form))


def _status(form: Any) -> int:
    return 422 if form.errors else 200


def _download(content: bytes, name: str, content_type: str = DOCX.content_type) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    kept = safe_name(name, PDF if content_type == PDF.content_type else DOCX)
    response["Content-Disposition"] = content_disposition_header(True, kept) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response
