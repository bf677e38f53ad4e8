"""Sections to which things are added one by one: companions, findings, photos; and cautions."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.bylaws.queries import articles_on
from regiotoezicht.core.forms import attempt
from regiotoezicht.inspections.actions import photos, seen
from regiotoezicht.inspections.checklists import Item
from regiotoezicht.inspections.forms.visits import CautionForm, CompanionForm, FindingForm, PhotoForm
from regiotoezicht.inspections.models import Finding, Visit
from regiotoezicht.inspections.notes import day_of, items_of
from regiotoezicht.inspections.overview import closed_because
from regiotoezicht.inspections.queries import photos_at_home
from regiotoezicht.inspections.sections import SLUGS, next_of, previous_of
from regiotoezicht.inspections.vocabulary import (
    AnswerCode,
    CautionWording,
    CompanionRole,
    Part,
    PhotoSubject,
    SpokenRole,
)

REMOVE: dict[str, Callable[..., None]] = {
    "meeloper": lambda visit, pk, **who: seen.remove_companion(visit, companion=pk, **who),
    "bevinding": lambda visit, pk, **who: seen.remove_finding(visit, finding=pk, **who),
    "foto": lambda visit, pk, **who: photos.remove_photo(visit, photo=pk, **who),
    "cautie": lambda visit, pk, **who: seen.remove_caution(visit, caution=pk, **who),
}
BACK_TO = {"meeloper": Part.COMPANIONS, "bevinding": Part.FINDINGS, "foto": Part.PHOTOS, "cautie": Part.POWERS}


def addition_page(request: ActorRequest, found: Visit, part: Part) -> HttpResponse:
    """A section with what was added to it and the form to add more."""
    make = {Part.COMPANIONS: _companion, Part.FINDINGS: _finding, Part.PHOTOS: _photo}[part]
    listed = _listed(request, found, part)
    form, write = make(request, found, listed)
    if request.method == "POST" and form.is_valid() and _added(request, found, part, form, write):
        return HttpResponseRedirect(reverse("inspections:section", args=[found.pk, SLUGS[part]]))
    following, before = next_of(part), previous_of(part)
    context = {
        "visit": found,
        "part": part,
        "slug": SLUGS[part],
        "place": list(Part).index(part) + 1,
        "places": len(Part),
        "following": (SLUGS[following], following.label) if following else None,
        "before": (SLUGS[before], before.label) if before else None,
        "closed": closed_because(found, part),
        "form": form,
        **listed,
    }
    return render(request, f"inspections/visits/{part.value}.html", context, status=422 if form.errors else 200)


Made = tuple[Any, Callable[[], object]]


def _listed(request: ActorRequest, found: Visit, part: Part) -> dict[str, Any]:
    """What was added so far."""
    if part is Part.COMPANIONS:
        return {"rows": list(found.companions.all())}
    if part is Part.PHOTOS:
        kept = found.photos.filter(removed_at__isnull=True).select_related("file", "judged_by").order_by("pk")
        turned_on = photos_at_home(request.actor, found) if found.is_home else None
        return {"rows": list(kept), "photos_on": turned_on}
    rows = list(found.findings.select_related("article"))
    told = {row.item for row in rows}
    breaches = found.answers.filter(answer=AnswerCode.BREACH).values_list("item", flat=True)
    items = {item.code: item for item in items_of(found)}
    for row in rows:
        row.item_name = items[row.item].name if row.item in items else ""  # type: ignore[attr-defined]  # only for the page
    return {"rows": rows, "open_breaches": [items[code] for code in breaches if code in items and code not in told]}


def _companion(request: ActorRequest, found: Visit, listed: dict[str, Any]) -> Made:
    form = CompanionForm(_typed(request))

    def write() -> object:
        typed = form.cleaned_data
        return seen.add_companion(
            found,
            token=typed["token"],
            role=CompanionRole(typed["role"]),
            organisation=typed["organisation"],
            ground=typed["ground"],
            number=typed["number"],
            named_in_authorisation=typed["named_in_authorisation"],
            actor=request.actor,
            at=request.actor.at,
        )

    return form, write


def _finding(request: ActorRequest, found: Visit, listed: dict[str, Any]) -> Made:
    first = next(iter(listed["open_breaches"]), None)
    form = finding_form(request, found, {"item": first.code} if first else None, about=first)

    def write() -> object:
        typed = form.cleaned_data
        return seen.add_finding(
            found,
            token=typed["token"],
            article=form.chosen,
            text=typed["text"],
            item=typed["item"],
            actor=request.actor,
            at=request.actor.at,
        )

    return form, write


def finding_form(
    request: ActorRequest, found: Visit, initial: dict[str, Any] | None = None, *, about: Item | None = None
) -> FindingForm:
    """The form of a finding, with the articles that held in the municipality on the day of the visit.

    Those that fit what the finding is `about` come first.
    """
    fitting = about.violations if about else ()
    articles = sorted(articles_on(found.municipality, day_of(found)), key=lambda one: one.violation not in fitting)
    return FindingForm(_typed(request), items=items_of(found), articles=articles, initial=initial)


def _photo(request: ActorRequest, found: Visit, listed: dict[str, Any]) -> Made:
    form = PhotoForm(_typed(request), request.FILES or None)

    def write() -> object:
        typed = form.cleaned_data
        return photos.add_photo(
            found,
            token=typed["token"],
            subject=PhotoSubject(typed["subject"]),
            content=typed["photo"].read(),
            actor=request.actor,
            at=request.actor.at,
        )

    return form, write


def _added(request: ActorRequest, found: Visit, part: Part, form: Any, write: Callable[[], object]) -> bool:
    """Add what the form says, once: the same form sent again adds nothing and is no error."""
    rows: Any = {Part.COMPANIONS: found.companions, Part.FINDINGS: found.findings, Part.PHOTOS: found.photos}.get(
        part, found.cautions
    )
    again = rows.filter(token=form.cleaned_data["token"])
    if again.exists():
        return True
    try:
        done = attempt(form, write) is not None
    except IntegrityError:  # the same form was sent twice at the same moment
        if not again.exists():
            raise
        done = True
    if done:
        messages.success(request, "Toegevoegd.")
    return done


@require_http_methods(["GET", "POST"])
def change_finding(request: ActorRequest, pk: int, finding_pk: int) -> HttpResponse:
    """Change a finding of the draft."""
    found = _own_visit(request, pk)
    finding = get_object_or_404(found.findings.all(), pk=finding_pk)
    told = {"item": finding.item, "article": str(finding.article_id), "text": finding.text}
    form = finding_form(request, found, told)
    if request.method == "POST" and form.is_valid() and attempt(form, lambda: _change(request, found, finding, form)):
        messages.success(request, "De bevinding is gewijzigd.")
        return HttpResponseRedirect(reverse("inspections:section", args=[pk, SLUGS[Part.FINDINGS]]))
    context = {"visit": found, "form": form, "finding": finding}
    return render(request, "inspections/visits/finding.html", context, status=422 if form.errors else 200)


def _change(request: ActorRequest, found: Visit, finding: Finding, form: FindingForm) -> bool:
    typed = form.cleaned_data
    seen.change_finding(
        found,
        finding=finding,
        article=form.chosen,
        text=typed["text"],
        item=typed["item"],
        actor=request.actor,
        at=request.actor.at,
    )
    return True


@require_http_methods(["GET", "POST"])
def add_caution(request: ActorRequest, pk: int) -> HttpResponse:
    """Note that a caution was given."""
    found = _own_visit(request, pk)
    form = CautionForm(_typed(request), initial={"given_at": request.actor.at, "language": "Nederlands"})

    def write() -> object:
        typed = form.cleaned_data
        return seen.add_caution(
            found,
            token=typed["token"],
            given_at=typed["given_at"],
            wording=CautionWording(typed["wording"]),
            language=typed["language"],
            to_role=SpokenRole(typed["to_role"]),
            actor=request.actor,
            at=request.actor.at,
        )

    if request.method == "POST" and form.is_valid() and _added(request, found, Part.POWERS, form, write):
        return HttpResponseRedirect(reverse("inspections:section", args=[pk, SLUGS[Part.POWERS]]))
    context = {"visit": found, "form": form}
    return render(request, "inspections/visits/caution.html", context, status=422 if form.errors else 200)


@require_POST
def remove(request: ActorRequest, pk: int, kind: str, row: int) -> HttpResponse:
    """Take something out of the draft."""
    if kind not in REMOVE:
        raise Http404
    REMOVE[kind](_own_visit(request, pk), row, actor=request.actor, at=request.actor.at)
    messages.success(request, "Verwijderd uit het concept.")
    return HttpResponseRedirect(reverse("inspections:section", args=[pk, SLUGS[BACK_TO[kind]]]))


def _own_visit(request: ActorRequest, pk: int) -> Visit:
    own = (
        Visit.objects.visible_to(request.actor)
        .assigned_to(request.actor)
        .select_related("round", "municipality__district", "signal")
    )
    return get_object_or_404(own, pk=pk)


def _typed(request: ActorRequest) -> Any:
    """What was typed, also when that is nothing; None when the form is only shown."""
    return request.POST if request.method == "POST" else None
