"""Questions about files and papers that other rooms ask."""

from collections.abc import Iterator
from datetime import date
from functools import cache, partial

from django.db.models import Model

from regiotoezicht.core.clock import local_date
from regiotoezicht.core.dossier_files import DossierFile
from regiotoezicht.core.rights import Actor
from regiotoezicht.documents import content as contents
from regiotoezicht.documents.models import Paper, StoredFile
from regiotoezicht.documents.owners import Owner, owner_of
from regiotoezicht.documents.rules import FileKind


def readable_file(actor: Actor, pk: int) -> tuple[StoredFile, Owner] | None:
    """A file that the actor may open, with the owner that says so; None when it does not exist or she may not."""
    stored = StoredFile.objects.filter(pk=pk).first()
    owner = owner_of(stored.label) if stored is not None else None
    if stored is None or owner is None or not owner.may_read(actor, stored.record_id):
        return None
    return stored, owner


def open_file(stored: StoredFile) -> bytes:
    """The content of a file, checked against its hash. The caller has checked and logged the reading."""
    return contents.fetch(stored.place, digest=stored.kept_sha256)


def files_of(owner: Model, kind: str = "") -> list[StoredFile]:
    """The files of a record, oldest first; of one kind when `kind` is given. The caller has checked the record."""
    found = StoredFile.objects.filter(label=owner._meta.label_lower, record_id=owner.pk)
    return list(found.filter(kind=kind) if kind else found)


def papers_of(owner: Model) -> list[Paper]:
    """The incoming papers of a record, oldest first. The caller has checked the record."""
    found = Paper.objects.filter(label=owner._meta.label_lower, record_id=owner.pk)
    return list(found.select_related("file"))


def files_in_dossier(actor: Actor, dossier: str) -> Iterator[DossierFile]:
    """The photos and incoming papers of a dossier that the actor may open, each as the room of its record says.

    Reports and letters are given by their own rooms.
    """
    may_read = cache(lambda label, record_id: _may_read(actor, label, record_id))
    for photo in StoredFile.objects.filter(dossier=dossier, kind=FileKind.PHOTO):
        if may_read(photo.label, photo.record_id):
            yield _in_dossier(photo, "Foto", local_date(photo.stored_at))
    for paper in Paper.objects.filter(dossier=dossier, file__isnull=False).select_related("file"):
        if paper.file is not None and may_read(paper.label, paper.record_id):
            yield _in_dossier(paper.file, paper.get_kind_display().capitalize(), paper.received_date)


def _in_dossier(stored: StoredFile, title: str, day: date) -> DossierFile:
    return DossierFile(title, stored.name, day, partial(open_file, stored))


def _may_read(actor: Actor, label: str, record_id: int) -> bool:
    owner = owner_of(label)
    return owner is not None and owner.may_read(actor, record_id)
