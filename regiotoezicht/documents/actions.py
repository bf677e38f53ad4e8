"""Every write of files and papers."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.apps import apps
from django.db import IntegrityError, transaction

from regiotoezicht.access.actions import Opening, grant_all
from regiotoezicht.access.models import Account
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.guarded import personal_text, refuse_personal_text
from regiotoezicht.core.refusals import Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.documents import content as contents
from regiotoezicht.documents import faces, recognition, rules
from regiotoezicht.documents.apart import run_apart
from regiotoezicht.documents.models import Paper, PoliceTerms, StoredFile
from regiotoezicht.documents.queries import open_file
from regiotoezicht.documents.recognition import FileType
from regiotoezicht.documents.rules import Channel, FileKind, PaperKind
from regiotoezicht.guard.faces import Box
from regiotoezicht.organisation.models import Record


@dataclass(frozen=True)
class Made:
    """A file that the system itself made (PDF or DOCX), and the record that it belongs to."""

    owner: Record
    name: str
    content: bytes


def store_all(files: Collection[Made], *, kind: FileKind, actor: Actor, at: datetime) -> list[StoredFile]:
    """Keep files that the system itself made; part of an action of the room that owns the records."""
    rows = [
        _row(one.owner, kind, one.name, recognition.recognise(one.content), one.content, one.content, actor, at)
        for one in files
    ]
    return _save(rows, [one.owner for one in files], actor, at)


def store(owner: Record, *, kind: FileKind, name: str, content: bytes, actor: Actor, at: datetime) -> StoredFile:
    """Keep a file that the system itself made; part of an action of the room that owns the record."""
    return store_all([Made(owner, name, content)], kind=kind, actor=actor, at=at)[0]


def store_upload(owner: Record, *, kind: FileKind, name: str, content: bytes, actor: Actor, at: datetime) -> StoredFile:
    """Keep a file that somebody sent in: a PDF or DOCX as it is, a picture as by `store_photo`.

    Raises Refused for what is empty, too large, of another type, broken, locked, or not what it seems.
    """
    recognition.refuse_size(len(content))
    kept = recognition.recognise(content)
    recognition.refuse_double_nature(content, kept)
    if kept in recognition.PHOTOS:
        return store_photo(owner, name=name, content=content, actor=actor, at=at, kind=kind)
    if kept is recognition.PDF:
        run_apart("pdf", content)
    else:
        recognition.refuse_bad_docx(content)
    return _save([_row(owner, kind, _without_persons(name), kept, content, content, actor, at)], [owner], actor, at)[0]


def store_photo(
    owner: Record, *, name: str, content: bytes, actor: Actor, at: datetime, kind: FileKind = FileKind.PHOTO
) -> StoredFile:
    """Keep a photo, written anew as a JPEG without hidden data, with the hash of what was taken and of what is kept.

    Raises Refused for what is empty, above 12 MB or 50 million pixels, broken, moving, or no JPEG, PNG or WebP.
    """
    recognition.refuse_size(len(content), photo=True)
    taken = recognition.recognise_photo(content)
    recognition.refuse_double_nature(content, taken)
    kept = run_apart("photo", content)
    return _save(
        [_row(owner, kind, _without_persons(name), recognition.JPEG, content, kept, actor, at)], [owner], actor, at
    )[0]


def store_looked_at(owner: Record, *, name: str, content: bytes, actor: Actor, at: datetime) -> StoredFile:
    """Keep a photo as `store_photo` does, `held` when there may be a face in it; part of an action.

    Held as well when the detector could not look. Where the faces are is kept nowhere: who judges asks it again.
    """
    file = store_photo(owner, name=name, content=content, actor=actor, at=at)
    found = faces.look_for_faces(open_file(file))
    if found is None or found:
        StoredFile.objects.filter(pk=file.pk).update(held=True)
        file.held = True
    return file


def release(file: StoredFile) -> None:
    """Let a file go that was held back, since somebody judged it; part of an action."""
    StoredFile.objects.filter(pk=file.pk).update(held=False)


def cover(owner: Record, *, file: StoredFile, boxes: Sequence[Box], actor: Actor, at: datetime) -> StoredFile:
    """Keep a version of a photo with boxes painted over, in the place of the photo; part of an action.

    It has the hash of what was taken and its own. The caller lets `destroy` take the older one, once nothing names it.
    """
    kept = faces.covered(open_file(file), boxes)
    row = _row(owner, FileKind(file.kind), file.name, recognition.JPEG, kept, kept, actor, at)
    row.taken_sha256 = file.taken_sha256
    return _save([row], [owner], actor, at)[0]


def destroy(owner: Record, *, file: StoredFile, actor: Actor, at: datetime) -> None:
    """Destroy a file: its row now, its content once this is confirmed, with a line on the log; part of an action."""
    record(rules.FILE_DESTROYED, owner, actor=actor, at=at, sha256=file.kept_sha256)
    place = file.place
    StoredFile.objects.filter(pk=file.pk).delete()
    transaction.on_commit(lambda: contents.destroy(place))


def _without_persons(name: str) -> str:
    """The name a file came with, or a neutral one when the guard finds personal data in it.

    A sender picks the name of a file, so refusing would only cost the clerk work; the content is what counts.
    """
    return "bestand" if personal_text(name) or personal_text(name.replace("_", " ").replace("-", " ")) else name


def _row(
    owner: Record,
    kind: FileKind,
    name: str,
    file_type: FileType,
    taken: bytes,
    kept: bytes,
    actor: Actor,
    at: datetime,
) -> StoredFile:
    """Put the content on disk; answers its row, to be saved in the unit of work that is open."""
    return StoredFile(
        dossier=owner.dossier,
        municipality_id=owner.municipality_id,
        district_id=owner.district_id,
        label=owner._meta.label_lower,
        record_id=owner.pk,
        kind=kind,
        name=recognition.safe_name(name, file_type),
        content_type=file_type.content_type,
        size=len(kept),
        place=contents.keep(kept),
        taken_sha256=contents.digest_of(taken),
        kept_sha256=contents.digest_of(kept),
        stored_at=at,
        stored_by_id=actor.account_id,
    )


def _save(rows: list[StoredFile], owners: Collection[Record], actor: Actor, at: datetime) -> list[StoredFile]:
    stored = StoredFile.objects.bulk_create(rows)
    for owner, file in zip(owners, stored, strict=True):
        record(rules.FILE_STORED, owner, actor=actor, at=at, kind=FileKind(file.kind).label, file=file.pk)
    return stored


@action(permission=rules.PAPER_RECEIVE, records=rules.PAPER_RECEIVED)
def receive(
    owner: Record,
    *,
    actor: Actor,
    kind: PaperKind,
    received_date: date,
    channel: Channel,
    note: str = "",
    name: str = "",
    content: bytes = b"",
    token: UUID | None = None,
    at: datetime,
) -> Paper:
    """Put an incoming paper with a record, as it was received. Only what was said orally may come without a file.

    A second submit of the same form (`token`) is refused.
    """
    rules.refuse_police_kind(kind)
    rules.refuse_receipt(received_date, today=local_date(at))
    rules.refuse_without_file(channel, has_file=bool(content or name))
    refuse_personal_text(note, field="note")
    paper = _paper(owner, kind, received_date, channel, note, token)
    if content or name:
        paper.file = store_upload(owner, kind=FileKind.PAPER, name=name, content=content, actor=actor, at=at)
        paper.save(update_fields=["file"])
    _record_received(owner, paper, actor, at)
    return paper


def _paper(owner: Record, kind: PaperKind, received: date, channel: Channel, note: str, token: UUID | None) -> Paper:
    """The row of a paper that came in; refused when the same form put it there before."""
    paper = Paper(
        dossier=owner.dossier,
        municipality_id=owner.municipality_id,
        district_id=owner.district_id,
        label=owner._meta.label_lower,
        record_id=owner.pk,
        kind=kind,
        received_date=received,
        channel=channel,
        note=note,
        token=token or uuid4(),
    )
    try:
        with transaction.atomic():
            paper.save()
    except IntegrityError as error:
        raise rules.submitted_before() from error
    return paper


def _record_received(owner: Record, paper: Paper, actor: Actor, at: datetime) -> None:
    record(
        rules.PAPER_RECEIVED,
        owner,
        actor=actor,
        at=at,
        kind=PaperKind(paper.kind).label,
        received=paper.received_date.isoformat(),
        paper=paper.pk,
    )


@action(permission=rules.PAPER_RECEIVE, records=rules.PAPER_RECEIVED)
def receive_police(
    owner: Record,
    *,
    received_date: date,
    channel: Channel,
    article: str,
    reference: str,
    purpose: str,
    until_date: date | None,
    readers: Sequence[Account],
    name: str,
    content: bytes,
    token: UUID,
    actor: Actor,
    at: datetime,
) -> Paper:
    """Keep a report of the police on the terms by which it was given; only its readers open it, until its end date.

    Basis: Wpg 16(1)(c), 18, 19, 20.
    """
    rules.refuse_receipt(received_date, today=local_date(at))
    rules.refuse_without_file(channel, has_file=bool(content or name))
    rules.refuse_police_terms(
        article,
        reference,
        purpose,
        until=until_date,
        readers=len(readers),
        received=received_date,
        today=local_date(at),
    )
    refuse_personal_text(purpose, field="purpose")
    assert until_date is not None  # noqa: S101 - refused above
    paper = _paper(owner, PaperKind.POLICE_REPORT, received_date, channel, "", token)
    PoliceTerms.objects.create(
        paper=paper,
        article=article,
        reference=reference.strip(),
        purpose=purpose.strip(),
        until_date=until_date,
    )
    # The file belongs to the paper and not to the record, so that the readers of the record do not open it.
    paper.file = store_upload(paper, kind=FileKind.PAPER, name=name, content=content, actor=actor, at=at)
    paper.save(update_fields=["file"])
    grant_all([Opening(paper, rules.POLICE_READER)], readers, at=at, by=actor)
    _record_received(owner, paper, actor, at)
    return paper


@action(permission=rules.PAPER_RECEIVE, records=rules.REDACTED_ADDED)
def add_redacted(paper: Paper, *, name: str, content: bytes, actor: Actor, at: datetime) -> Paper:
    """Put a redacted copy beside a paper; the paper itself stays as it was received.

    Basis: Awb 7:4(6), 8:29.
    """
    stored = paper.file
    if stored is None:
        raise Refused("no_file", "Dit stuk heeft geen bestand om te bewerken.", field="file")
    owner: Record = paper if stored.label == paper._meta.label_lower else _owner_like(paper)
    redacted = store_upload(owner, kind=FileKind.PAPER, name=name, content=content, actor=actor, at=at)
    same = Paper.objects.filter(pk=paper.pk, redacted=paper.redacted_id)
    if not same.update(redacted=redacted):
        raise changed_meanwhile("dit stuk")
    paper.redacted = redacted
    record(rules.REDACTED_ADDED, paper, actor=actor, at=at, kind=PaperKind(paper.kind).label)
    return paper


def _owner_like(paper: Paper) -> Record:
    """The record of a paper as far as a file names it."""
    model: Any = apps.get_model(paper.label)
    owner: Record = model(
        pk=paper.record_id,
        dossier=paper.dossier,
        municipality_id=paper.municipality_id,
        district_id=paper.district_id,
    )
    return owner


def sweep_orphans(at: datetime) -> int:
    """Night work: remove content that no row names and that is older than a day; answers how many files went."""
    places = StoredFile.objects.values_list("place", flat=True)
    return contents.sweep(places.iterator(chunk_size=5_000), before=at - timedelta(days=1))
