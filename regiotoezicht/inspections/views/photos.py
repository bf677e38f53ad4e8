"""Judging a photo in which somebody may be recognised, and turning photos on in a dwelling."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.forms import attempt
from regiotoezicht.core.refusals import Refused
from regiotoezicht.documents.faces import look_for_faces
from regiotoezicht.documents.queries import open_file
from regiotoezicht.documents.views import answer_file
from regiotoezicht.inspections import queries
from regiotoezicht.inspections.actions import home_photos, photos
from regiotoezicht.inspections.forms.photos import CoverForm, HomePhotosForm, as_lines
from regiotoezicht.inspections.models import Photo, Visit
from regiotoezicht.inspections.overview import closed_because
from regiotoezicht.inspections.sections import SLUGS
from regiotoezicht.inspections.views.visits import own_visit
from regiotoezicht.inspections.vocabulary import Part, PhotoReason, PhotoState


@require_http_methods(["GET", "POST"])
def judge(request: ActorRequest, pk: int, photo_pk: int) -> HttpResponse:
    """A photo of the draft with the boxes that are proposed, to paint them over or to say that nobody is in it.

    Where the faces are is looked for each time the page is opened, and kept nowhere.
    """
    found, photo = _open_photo(request, pk, photo_pk)
    is_held = photo.state == PhotoState.HELD
    context: dict[str, Any] = {"visit": found, "photo": photo, "is_held": is_held}
    if request.method == "POST":
        form = CoverForm(request.POST, clearing="clear" in request.POST)
        if form.is_valid() and attempt(form, lambda: _judged(request, found, photo, form)):
            return _to_photos(found)
    else:
        try:
            proposed = look_for_faces(open_file(photo.file)) if is_held else []
        except Refused as refusal:  # the file is not there: a backup was put back that did not have it
            return render(request, "inspections/visits/judge_photo.html", context | {"lost": refusal.sentence})
        form = CoverForm(initial={"file": photo.file_id, "boxes": as_lines(proposed or ())})
        context |= {"proposed": proposed, "not_looked": proposed is None}
    context["form"] = form
    return render(request, "inspections/visits/judge_photo.html", context, status=422 if form.errors else 200)


def _judged(request: ActorRequest, found: Visit, photo: Photo, form: CoverForm) -> bool:
    file, actor = form.cleaned_data["file"], request.actor
    if form.clearing:
        photos.clear_photo(found, photo=photo.pk, file=file, actor=actor, at=actor.at)
        messages.success(request, "Vastgelegd dat op de foto geen persoon herkenbaar is.")
    else:
        photos.cover_photo(found, photo=photo.pk, file=file, boxes=form.cleaned_data["boxes"], actor=actor, at=actor.at)
        messages.success(request, "De foto is onherkenbaar gemaakt; de eerdere versie is vernietigd.")
    return True


@require_GET
def held(request: ActorRequest, pk: int, photo_pk: int) -> HttpResponse:
    """The picture on the page where it is judged. Whoever does the visit sees it, and only as long as she may write."""
    _, photo = _open_photo(request, pk, photo_pk)
    return answer_file(request, photo.file, purpose="foto beoordelen op herkenbare personen")


@require_http_methods(["GET", "POST"])
def photos_at_home(request: ActorRequest, pk: int) -> HttpResponse:
    """Turning photos on in the dwelling of a visit, with the reason; and off again."""
    found = own_visit(request, pk)
    if not found.is_home or closed_because(found, Part.PHOTOS):
        raise Http404
    turned_on = queries.photos_at_home(request.actor, found)
    form = HomePhotosForm(request.POST if request.method == "POST" and "off" not in request.POST else None)
    if request.method == "POST" and "off" in request.POST:
        home_photos.turn_off(found, actor=request.actor, at=request.actor.at)
        messages.success(request, "Foto’s staan in deze woning weer uit.")
        return _to_photos(found)
    if form.is_bound and form.is_valid() and attempt(form, lambda: _turned_on(request, found, form)):
        return _to_photos(found)
    context = {"visit": found, "form": form, "turned_on": turned_on}
    return render(request, "inspections/visits/photos_at_home.html", context, status=422 if form.errors else 200)


def _turned_on(request: ActorRequest, found: Visit, form: HomePhotosForm) -> bool:
    typed, actor = form.cleaned_data, request.actor
    home_photos.turn_on(found, reason=PhotoReason(typed["reason"]), why=typed["why"], actor=actor, at=actor.at)
    messages.success(request, "Foto’s staan aan voor deze woning. Het rapport vermeldt dat, met de reden.")
    return True


def _to_photos(visit: Visit) -> HttpResponse:
    return HttpResponseRedirect(reverse("inspections:section", args=[visit.pk, SLUGS[Part.PHOTOS]]))


def _open_photo(request: ActorRequest, pk: int, photo_pk: int) -> tuple[Visit, Photo]:
    """A photo of a visit that the actor does, while photos may be changed."""
    found = own_visit(request, pk)
    if closed_because(found, Part.PHOTOS):
        raise Http404
    kept = found.photos.filter(removed_at__isnull=True).select_related("file")
    return found, get_object_or_404(kept, pk=photo_pk)
