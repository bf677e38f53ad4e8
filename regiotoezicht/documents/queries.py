"""Questions about files and papers that other rooms ask."""

from django.db.models import Model

from regiotoezicht.core.rights import Actor
from regiotoezicht.documents import content as contents
from regiotoezicht.documents.models import Paper, StoredFile
from regiotoezicht.documents.owners import Owner, owner_of


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
