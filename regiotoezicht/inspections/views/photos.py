"""Judging a photo in which somebody may be recognised: painting over, or saying that nobody is."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.forms import attempt
from regiotoezicht.documents.views import answer_file
from regiotoezicht.inspections.actions import photos
from regiotoezicht.inspections.forms.photos import CoverForm, as_lines
from regiotoezicht.inspections.models import Photo, Visit
from regiotoezicht.inspections.overview import closed_because
from regiotoezicht.inspections.sections import SLUGS
from regiotoezicht.inspections.views.visits import own_visit
from regiotoezicht.inspections.vocabulary import Part, PhotoState


@require_http_methods(["GET", "POST"])
def judge(request: ActorRequest, pk: int, photo_pk: int) -> HttpResponse:
    """A photo of the draft with the boxes that are proposed, to paint them over or to say that nobody is in it."""
    found, photo = _open_photo(request, pk, photo_pk)
    posted = request.method == "POST"
    form = CoverForm(request.POST if posted else None, initial={"file": photo.file_id, "boxes": as_lines(photo.boxes)})
    if posted and form.is_valid() and attempt(form, lambda: _judged(request, found, photo, form)):
        return HttpResponseRedirect(reverse("inspections:section", args=[pk, SLUGS[Part.PHOTOS]]))
    context = {"visit": found, "photo": photo, "form": form, "is_held": photo.state == PhotoState.HELD}
    return render(request, "inspections/visits/judge_photo.html", context, status=422 if form.errors else 200)


def _judged(request: ActorRequest, found: Visit, photo: Photo, form: CoverForm) -> bool:
    file, actor = form.cleaned_data["file"], request.actor
    if "clear" in request.POST:
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


def _open_photo(request: ActorRequest, pk: int, photo_pk: int) -> tuple[Visit, Photo]:
    """A photo of a visit that the actor does, while photos may be changed."""
    found = own_visit(request, pk)
    if closed_because(found, Part.PHOTOS):
        raise Http404
    kept = found.photos.filter(removed_at__isnull=True).select_related("file")
    return found, get_object_or_404(kept, pk=photo_pk)
