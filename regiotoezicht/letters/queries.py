"""Questions about letters that other rooms and the pages ask."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Model

from regiotoezicht.core.clock import local_date
from regiotoezicht.core.dossier_files import DossierFile
from regiotoezicht.core.rights import Actor
from regiotoezicht.documents.models import StoredFile
from regiotoezicht.documents.queries import open_file
from regiotoezicht.letters import owners
from regiotoezicht.letters.models import Letter
from regiotoezicht.letters.vocabulary import Status


def letters_of(owner: Model) -> list[Letter]:
    """The letters of a record, oldest first, with their files. The caller has checked the record."""
    found = Letter.objects.filter(label=owner._meta.label_lower, record_id=owner.pk)
    return list(found.select_related("docx", "pdf"))


@dataclass(frozen=True)
class Line:
    """A letter in the list on the page of its record, with what its addressee is called there (*exploitant*)."""

    letter: Letter
    addressee: str


def lines_of(owner: Model, addressees: Mapping[int, str]) -> list[Line]:
    """The letters of a record for `letters/of_owner.html`; `addressees` says by id what each addressee is called."""
    return [Line(letter, addressees.get(letter.addressee_id, "")) for letter in letters_of(owner)]


def may_read(actor: Actor, pk: int) -> bool:
    """Whether the actor may open the files of a letter: she may see it, and its owner lets her."""
    letter = Letter.objects.visible_to(actor).filter(pk=pk).first()
    return letter is not None and is_open_to(actor, letter)


def is_open_to(actor: Actor, letter: Letter) -> bool:
    """Whether the owner of a letter lets the actor read it."""
    owner = owners.owner_of(letter.label)
    return owner is not None and owner.readable(actor, letter.record_id) is not None


def files_in_dossier(actor: Actor, dossier: str) -> Iterable[DossierFile]:
    """The signed letters of a dossier that the actor may read."""
    signed = Letter.objects.visible_to(actor).filter(
        dossier=dossier, status__in=(Status.FINISHED, Status.SENT), pdf__isnull=False
    )
    for letter in signed.select_related("pdf"):
        if letter.pdf is not None and letter.finished_at is not None and is_open_to(actor, letter):
            on_date = letter.sent_date or local_date(letter.finished_at)
            yield DossierFile(letter.name.capitalize(), letter.pdf.name, on_date, _reader(letter.pdf))


def _reader(stored: StoredFile) -> Callable[[], bytes]:
    return lambda: open_file(stored)
