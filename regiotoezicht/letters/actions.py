"""Every write of letters."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.bulk import unchanged
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.refusals import NotAllowed, Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.documents import recognition
from regiotoezicht.documents.actions import Made, store, store_all, store_upload
from regiotoezicht.documents.rules import FileKind
from regiotoezicht.letters import composing, opening, rules, signing
from regiotoezicht.letters.kinds import is_decision, kind_of
from regiotoezicht.letters.models import Letter
from regiotoezicht.letters.posting.actions import internal_date, put_down, refuse_unstated
from regiotoezicht.letters.templating.queries import Stationery, stationery_on
from regiotoezicht.letters.vocabulary import Method, Status
from regiotoezicht.organisation.models import Record
from regiotoezicht.worklist.actions import add_task, finish_all_tasks, finish_tasks
from regiotoezicht.worklist.models import RunningTerm

THIS_LETTER = "deze brief"


@dataclass(frozen=True)
class Text:
    """What a letter says to one addressee, by the fields of its kind. `token` is the mark of the form."""

    kind: str
    addressee_id: int
    fields: Mapping[str, Any]
    token: UUID


@action(permission=rules.LETTER_COMPOSE, records=rules.COMPOSED)
def compose_all(owner: Record, *, texts: Sequence[Text], actor: Actor, at: datetime) -> list[Letter]:
    """Make drafts of letters about a record, each to one addressee: a Word file from the template of its kind.

    Raises Refused when a field is missing, typed text holds personal data, or a token was used before.
    """
    kinds = {text.kind for text in texts}
    opening.refuse_other_writer(owner._meta.label_lower, owner.pk, actor, kinds)
    stationery = stationery_on(owner.municipality_id, kinds, local_date(at))
    contents = [
        composing.compose(
            owner,
            kind_of(text.kind),
            text.fields,
            template=stationery.content(text.kind),
            letterhead=stationery.letterhead,
        )
        for text in texts
    ]
    try:
        with transaction.atomic():
            letters = Letter.objects.bulk_create(_letter(owner, text, stationery, actor, at) for text in texts)
    except IntegrityError as error:
        raise rules.submitted_before() from error
    made = [Made(letter, _name(letter), content) for letter, content in zip(letters, contents, strict=True)]
    for letter, file in zip(letters, store_all(made, kind=FileKind.LETTER, actor=actor, at=at), strict=True):
        letter.docx = file
        record(rules.COMPOSED, letter, actor=actor, at=at, kind=letter.kind)
    Letter.objects.bulk_update(letters, ["docx"])
    return letters


def _letter(owner: Record, text: Text, stationery: Stationery, actor: Actor, at: datetime) -> Letter:
    return Letter(
        dossier=owner.dossier,
        municipality_id=owner.municipality_id,
        district_id=owner.district_id,
        label=owner._meta.label_lower,
        record_id=owner.pk,
        addressee_id=text.addressee_id,
        kind=kind_of(text.kind).code,
        template=stationery.templates.get(text.kind),
        lacks_letterhead=stationery.letterhead is None,
        composed_at=at,
        composed_by_id=actor.account_id,
        token=text.token,
    )


@action(permission=rules.LETTER_COMPOSE, records=rules.COMPOSED)
def compose(
    owner: Record,
    *,
    kind: str,
    addressee_id: int,
    fields: Mapping[str, Any],
    token: UUID,
    actor: Actor,
    at: datetime,
) -> Letter:
    """Make the draft of a letter to one addressee: a Word file from the template of its kind."""
    return compose_all(owner, texts=[Text(kind, addressee_id, fields, token)], actor=actor, at=at)[0]


@action(permission=rules.LETTER_COMPOSE, records=rules.REPLACED)
def replace(letter: Letter, *, name: str, content: bytes, actor: Actor, at: datetime) -> Letter:
    """Take the draft that was edited in Word and sent in; the earlier version stays in the file store.

    Raises Refused for another type of file, macros, links to outside, or when the place of the signature is gone.
    """
    opening.refuse_other_writer(letter.label, letter.record_id, actor, [letter.kind])
    rules.refuse_change(Status(letter.status))
    recognition.refuse_size(len(content))
    if recognition.recognise(content) is not recognition.DOCX:
        raise Refused("letter_no_word", "Kies de brief zoals u die in Word hebt opgeslagen (.docx).", field="file")
    recognition.refuse_bad_docx(content)
    signing.refuse_unusable(content)
    stored = store_upload(letter, kind=FileKind.LETTER, name=name or _name(letter), content=content, actor=actor, at=at)
    _end_signing([letter], actor, at)
    _move(letter, docx=stored, checked_at=None, checked_by=None)
    record(rules.REPLACED, letter, actor=actor, at=at, kind=letter.kind, file=stored.pk)
    return letter


@action(permission=rules.LETTER_CHECK, records=rules.CHECKED)
def check(letter: Letter, *, actor: Actor, at: datetime) -> Letter:
    """Put down that a second person read a draft and found it right; another version takes that away."""
    opening.refuse_hidden(letter, actor)
    writers = {letter.composed_by_id, letter.docx.stored_by_id if letter.docx else None}
    rules.refuse_check(
        Status(letter.status), is_checked=letter.checked_at is not None, wrote=actor.account_id in writers
    )
    _move(letter, checked_at=at, checked_by_id=actor.account_id)
    due = internal_date(local_date(at))
    add_task(letter, kind=rules.TASK_SIGN, role=Role.LAWYER, actor=actor, at=at, due_date=due)
    record(rules.CHECKED, letter, actor=actor, at=at, kind=letter.kind)
    return letter


def finish(
    letter: Letter,
    *,
    signer_name: str,
    signer_function: str,
    mandate: str = "",
    signed_by_id: int | None = None,
    actor: Actor,
    at: datetime,
) -> Letter:
    """Sign a draft and freeze it as PDF/A. Call it outside of a unit of work: making the PDF takes seconds.

    `mandate` says in words by what mandate it is signed; empty when the body itself signs. `signed_by_id` is the
    account of the signer, when there is one. Raises Refused when the PDF cannot be made; nothing has changed then.
    """
    signature = signing.Signature(signer_name, signer_function, mandate, local_date(at))
    pdf = b""
    if actor.may(rules.LETTER_FINISH, letter):  # who may not is refused, and logged, by `freeze`
        rules.refuse_move(Status(letter.status), Status.FINISHED)
        rules.refuse_unchecked(is_decision=is_decision(letter.kind), is_checked=letter.checked_at is not None)
        rules.refuse_unsigned(signer_name, signer_function)
        pdf = signing.pdf_of(letter, signature)
    return freeze(letter, pdf=pdf, signature=signature, signed_by_id=signed_by_id, actor=actor, at=at)


@action(permission=rules.LETTER_FINISH, records=rules.FINISHED)
def freeze(
    letter: Letter,
    *,
    pdf: bytes,
    signature: signing.Signature,
    signed_by_id: int | None,
    actor: Actor,
    at: datetime,
) -> Letter:
    """Keep the PDF/A that was made of a draft and close its text; refused when the text changed meanwhile."""
    opening.refuse_hidden(letter, actor)
    rules.refuse_move(Status(letter.status), Status.FINISHED)
    rules.refuse_unchecked(is_decision=is_decision(letter.kind), is_checked=letter.checked_at is not None)
    stored = store(letter, kind=FileKind.LETTER, name=_name(letter), content=pdf, actor=actor, at=at)
    _move(
        letter,
        status=Status.FINISHED,
        pdf=stored,
        finished_at=at,
        signed_by_id=signed_by_id,
        signer_function=signature.function.strip()[:120],
        mandate=signature.mandate.strip()[:200],
    )
    _end_signing([letter], actor, at)
    due = internal_date(local_date(at))
    add_task(letter, kind=rules.TASK_SEND, role=Role.LAWYER, actor=actor, at=at, due_date=due)
    record(rules.FINISHED, letter, actor=actor, at=at, kind=letter.kind, sha256=stored.kept_sha256)
    return letter


@action(permission=rules.LETTER_SEND, records=rules.SENT)
def send(
    letter: Letter,
    *,
    sent_date: date,
    method: Method,
    track_number: str = "",
    receipt_name: str = "",
    receipt: bytes = b"",
    actor: Actor,
    at: datetime,
) -> Letter:
    """Put down that a letter went out, on what day, how, and with what proof; its owner does what follows from that."""
    owner = opening.refuse_hidden(letter, actor)
    rules.refuse_move(Status(letter.status), Status.SENT)
    rules.refuse_sending_day(sent_date, finished_date=local_date(letter.finished_at or at), today=local_date(at))
    refuse_unstated(letter, Method(method), sent_date)
    _move(letter, status=Status.SENT, sent_date=sent_date, method=Method(method))
    record(rules.SENT, letter, actor=actor, at=at, kind=letter.kind, sent=sent_date.isoformat(), method=letter.method)
    terms = RunningTerm.objects.filter(label=letter.label, record_id=letter.record_id)
    before = set(terms.values_list("pk", flat=True))
    owner.sent(letter, actor, at)
    put_down(
        letter,
        sent_date=sent_date,
        method=Method(method),
        terms=sorted(terms.exclude(pk__in=before).values_list("pk", flat=True)),
        track_number=track_number,
        receipt_name=receipt_name,
        receipt=receipt,
        actor=actor,
        at=at,
    )
    finish_tasks(letter, kind=rules.TASK_SEND, actor=actor, at=at)
    return letter


def withdraw_all(letters: Collection[Letter], *, actor: Actor, at: datetime) -> None:
    """Withdraw drafts: they stay in the dossier as withdrawn, and can no longer be sent; part of an action that makes
    them untrue.
    """
    if not all(actor.may(rules.LETTER_COMPOSE, letter) for letter in letters):
        raise NotAllowed(rules.LETTER_COMPOSE.code)
    for label, record_id in dict.fromkeys((letter.label, letter.record_id) for letter in letters):
        opening.refuse_other_writer(label, record_id, actor)
    for letter in letters:
        rules.refuse_move(Status(letter.status), Status.WITHDRAWN)
    _move_all(letters, status=Status.WITHDRAWN)
    _end_signing(letters, actor, at)
    for letter in letters:
        record(rules.WITHDRAWN, letter, actor=actor, at=at, kind=letter.kind)


@action(permission=rules.LETTER_COMPOSE, records=rules.WITHDRAWN)
def withdraw(letter: Letter, *, actor: Actor, at: datetime) -> Letter:
    """Withdraw a draft; it stays in the dossier as withdrawn, and can no longer be sent."""
    opening.refuse_other_writer(letter.label, letter.record_id, actor, [letter.kind])
    withdraw_all([letter], actor=actor, at=at)
    return letter


def _end_signing(letters: Collection[Letter], actor: Actor, at: datetime) -> None:
    """Take the letters that were checked from the worklist: they are signed, changed or withdrawn."""
    checked = [letter for letter in letters if letter.checked_at is not None]
    if checked:
        finish_all_tasks(checked, kinds=[rules.TASK_SIGN], actor=actor, at=at)


def _move_all(letters: Collection[Letter], **changes: Any) -> None:
    """Change letters as they were read: neither state nor text nor check may have changed since."""
    same = Letter.objects.filter(unchanged(letters, "status", "docx_id", "checked_at"))
    if same.update(**changes) != len(letters):
        raise changed_meanwhile(THIS_LETTER)
    for letter in letters:
        for name, value in changes.items():
            setattr(letter, name, value)


def _move(letter: Letter, **changes: Any) -> None:
    _move_all([letter], **changes)


def _name(letter: Letter) -> str:
    return f"{letter.name[:1].upper()}{letter.name[1:]} {letter.dossier}.docx"
