"""Photos of a visit: kept, held back as long as a person may be recognised in them, judged, taken out."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from regiotoezicht.core.actions import action, record
from regiotoezicht.core.refusals import changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.documents.actions import cover, destroy, release, store_looked_at
from regiotoezicht.guard.faces import Box
from regiotoezicht.inspections import guards, rules
from regiotoezicht.inspections.actions.parts import added, begin
from regiotoezicht.inspections.models import Photo, PhotosAtHome, Visit
from regiotoezicht.inspections.vocabulary import Part, PhotoState, PhotoSubject


@action(permission=rules.VISIT_WORK, records=rules.PHOTO_ADDED)
def add_photo(visit: Visit, *, token: UUID, subject: PhotoSubject, content: bytes, actor: Actor, at: datetime) -> Photo:
    """Keep a photo of a room or a thing of the business, with the hash of what was taken and of what is kept.

    Held back when there may be a face in it, and when that could not be looked at. Refused in a home, unless photos
    were turned on there. The name of the file as it came is not kept: it may name a person or a place.
    """
    begin(visit, Part.PHOTOS)
    if visit.is_home:
        guards.refuse_photo_in_home(turned_on=PhotosAtHome.objects.filter(visit=visit).exists())
    added(visit, Part.PHOTOS, actor=actor, at=at)
    file = store_looked_at(visit, name=f"{subject.value}.jpg", content=content, actor=actor, at=at)
    photo = Photo.objects.create(
        visit=visit,
        token=token,
        file=file,
        subject=subject,
        state=PhotoState.HELD if file.held else PhotoState.FREE,
        added_at=at,
    )
    record(rules.PHOTO_ADDED, visit, actor=actor, at=at, photo=photo.pk)
    if file.held:
        record(rules.PHOTO_HELD, visit, actor=actor, at=at, photo=photo.pk)
    return photo


@action(permission=rules.VISIT_WORK, records=rules.PHOTO_COVERED)
def cover_photo(visit: Visit, *, photo: int, file: int, boxes: Sequence[Box], actor: Actor, at: datetime) -> None:
    """Paint boxes over a photo of the draft, held or not; the version without them is destroyed.

    `file` is the version that was looked at: refused when another one took its place.
    """
    begin(visit, Part.PHOTOS)
    guards.refuse_poor_boxes(boxes)
    found = _seen(visit, photo, file)
    version = cover(visit, file=found.file, boxes=boxes, actor=actor, at=at)
    _judge(found, PhotoState.COVERED, file=version.pk, actor=actor, at=at)
    destroy(visit, file=found.file, actor=actor, at=at)
    added(visit, Part.PHOTOS, actor=actor, at=at)
    record(rules.PHOTO_COVERED, visit, actor=actor, at=at, photo=photo)


@action(permission=rules.VISIT_WORK, records=rules.PHOTO_CLEARED)
def clear_photo(visit: Visit, *, photo: int, file: int, actor: Actor, at: datetime) -> None:
    """Say, with one's name, that nobody can be recognised in a photo that was held back."""
    begin(visit, Part.PHOTOS)
    found = _seen(visit, photo, file)
    guards.refuse_unless_held(held=found.state == PhotoState.HELD)
    _judge(found, PhotoState.CLEARED, file=found.file_id, actor=actor, at=at)
    release(found.file)
    added(visit, Part.PHOTOS, actor=actor, at=at)
    record(rules.PHOTO_CLEARED, visit, actor=actor, at=at, photo=photo)


def _seen(visit: Visit, photo: int, file: int) -> Photo:
    """The photo as it was looked at."""
    found = (
        Photo.objects.filter(visit=visit, pk=photo, file=file, removed_at__isnull=True).select_related("file").first()
    )
    if found is None:
        raise changed_meanwhile("deze foto")
    return found


def _judge(photo: Photo, state: PhotoState, *, file: int, actor: Actor, at: datetime) -> None:
    same = Photo.objects.filter(pk=photo.pk, file=photo.file_id, state=photo.state, removed_at__isnull=True)
    if not same.update(state=state, file=file, judged_at=at, judged_by=actor.account_id):
        raise changed_meanwhile("deze foto")


@action(permission=rules.VISIT_WORK, records=rules.PHOTO_REMOVED)
def remove_photo(visit: Visit, *, photo: int, actor: Actor, at: datetime) -> None:
    """Take a photo out of the draft and destroy it; that there was one stays on the log.

    Whoever takes it out may have seen somebody in it whom the detector missed.
    """
    begin(visit, Part.PHOTOS)
    _destroy(visit, Photo.objects.filter(visit=visit, pk=photo, removed_at__isnull=True), actor=actor, at=at)
    added(visit, Part.PHOTOS, actor=actor, at=at)
    record(rules.PHOTO_REMOVED, visit, actor=actor, at=at)


@action(permission=rules.VISIT_WORK, records=rules.PHOTO_REMOVED)
def forget_photo(visit: Visit, *, photo: int, actor: Actor, at: datetime) -> None:
    """Destroy a photo that nobody judged in time, or that was taken out when such a photo was still kept; whatever
    became of its visit.
    """
    left = Q(state=PhotoState.HELD) | Q(removed_at__isnull=False)
    _destroy(visit, Photo.objects.filter(left, visit=visit, pk=photo), actor=actor, at=at)
    record(rules.PHOTO_REMOVED, visit, actor=actor, at=at)


def _destroy(visit: Visit, found: QuerySet[Photo], *, actor: Actor, at: datetime) -> None:
    """Destroy the one photo that was found, row and file: it is part of no report."""
    photo = found.select_related("file").first()
    if photo is None or not found.filter(file=photo.file_id, state=photo.state).delete()[0]:
        raise changed_meanwhile("deze foto")
    destroy(visit, file=photo.file, actor=actor, at=at)
