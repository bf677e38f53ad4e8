"""Questions about files and papers that other rooms ask."""

from collections.abc import Iterator
from datetime import date
from functools import cache, partial

from django.db.models import Model, Q

from regiotoezicht.core.clock import local_date
from regiotoezicht.core.dossier_files import DossierFile
from regiotoezicht.core.rights import Actor
from regiotoezicht.documents import content as contents
from regiotoezicht.documents import rules
from regiotoezicht.documents.models import Paper, StoredFile
from regiotoezicht.documents.owners import Owner, owner_of
from regiotoezicht.documents.rules import FileKind


def readable_file(actor: Actor, pk: int) -> tuple[StoredFile, Owner] | None:
    """A file that the actor may open, with the owner that says so; None when there is none, it is held
    back, or she may not.
    """
    stored = StoredFile.objects.filter(pk=pk, held=False).first()
    owner = owner_of(stored.label) if stored is not None else None
    if stored is None or owner is None or not owner.may_read(actor, stored.record_id):
        return None
    return stored, owner


def named_reader(actor: Actor) -> Q:
    """A condition on papers of the police: the actor is named as a reader, and the end date has not passed.

    Basis: Wpg 16, 18, 19, 20.
    """
    named = actor.assigned(rules.POLICE_READ, Paper._meta.label_lower)
    return named & Q(police__until_date__gte=local_date(actor.at))


def may_read_paper(actor: Actor, pk: int) -> bool:
    """Whether the actor may open the file of a paper of the police: she reads its record, and is named as a reader
    until a day that has not passed.

    Basis: Wpg 16, 18, 19, 20; toegang.md, row "Enforcement case, decisions, letters, incoming papers".
    """
    paper = Paper.objects.filter(named_reader(actor), pk=pk).first()
    owner = owner_of(paper.label) if paper is not None else None
    return paper is not None and owner is not None and owner.may_read(actor, paper.record_id)


def held_places() -> set[str]:
    """Where the files lie that are held back: a backup leaves them out."""
    return set(StoredFile.objects.filter(held=True).values_list("place", flat=True))


def open_file(stored: StoredFile) -> bytes:
    """The content of a file, checked against its hash. The caller has checked and logged the reading."""
    return contents.fetch(stored.place, digest=stored.kept_sha256)


def files_of(owner: Model, kind: str = "") -> list[StoredFile]:
    """The files of a record, oldest first, of one `kind` when given; none that is held. The caller checked it."""
    found = StoredFile.objects.filter(label=owner._meta.label_lower, record_id=owner.pk, held=False)
    return list(found.filter(kind=kind) if kind else found)


def papers_of(owner: Model) -> list[Paper]:
    """The incoming papers of a record, oldest first. The caller has checked the record."""
    found = Paper.objects.filter(label=owner._meta.label_lower, record_id=owner.pk)
    return list(found.select_related("file", "redacted", "police"))


def files_in_dossier(actor: Actor, dossier: str) -> Iterator[DossierFile]:
    """The photos and incoming papers of a dossier that the actor may open, each as the room of its record says.

    Reports and letters are given by their own rooms.
    """
    may_read = cache(lambda label, record_id: _may_read(actor, label, record_id))
    for photo in StoredFile.objects.filter(dossier=dossier, kind=FileKind.PHOTO, held=False):
        if may_read(photo.label, photo.record_id):
            yield _in_dossier(photo, "Foto", local_date(photo.stored_at))
    for paper in Paper.objects.filter(dossier=dossier, file__isnull=False).select_related("file"):
        if paper.file is not None and may_read(paper.file.label, paper.file.record_id):
            yield _in_dossier(paper.file, paper.get_kind_display().capitalize(), paper.received_date)


def _in_dossier(stored: StoredFile, title: str, day: date) -> DossierFile:
    return DossierFile(title, stored.name, day, partial(open_file, stored))


def _may_read(actor: Actor, label: str, record_id: int) -> bool:
    owner = owner_of(label)
    return owner is not None and owner.may_read(actor, record_id)
