"""Every write of templates and letterheads."""

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max

from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.refusals import Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.documents.actions import store_upload
from regiotoezicht.documents.queries import open_file
from regiotoezicht.documents.rules import FileKind
from regiotoezicht.letters.kinds import kind_of
from regiotoezicht.letters.models import Letterhead, Template
from regiotoezicht.letters.templating import rules
from regiotoezicht.letters.templating.inspection import inspect
from regiotoezicht.letters.templating.rules import MADE, Status
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.organisation.rules import overlapping

THIS_TEMPLATE = "dit sjabloon"


@action(permission=rules.TEMPLATE_KEEP, records=rules.TEMPLATE_ADDED)
def add(
    municipality: Municipality,
    *,
    kind: str,
    name: str,
    content: bytes,
    note: str = "",
    token: UUID,
    actor: Actor,
    at: datetime,
) -> Template:
    """Add a Word file as a draft of the template of a kind of letter; it is used for nothing until it is adopted.

    Raises Refused, and keeps nothing, for what `inspect` refuses or when the form was sent before.
    """
    letter_kind = kind_of(kind)
    refuse_personal_text(note, field="note")
    if Template.objects.filter(token=token).exists():
        raise rules.submitted_before()
    inspect(letter_kind, content, name=name)
    last = Template.objects.filter(municipality=municipality, kind=kind).aggregate(last=Max("version"))["last"] or 0
    made = Template(
        municipality=municipality,
        district_id=municipality.district_id,
        kind=kind,
        version=last + 1,
        note=note.strip(),
        made_at=at,
        made_by_id=actor.account_id,
        token=token,
    )
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError as error:
        raise rules.submitted_before() from error
    made.file = store_upload(made, kind=FileKind.TEMPLATE, name=name, content=content, actor=actor, at=at)
    made.save(update_fields=["file"])
    record(rules.TEMPLATE_ADDED, made, actor=actor, at=at, kind=kind, version=made.version)
    return made


@action(permission=rules.TEMPLATE_KEEP, records=rules.TEMPLATE_DISCARDED)
def discard(template: Template, *, actor: Actor, at: datetime) -> Template:
    """Put a draft away; it stays in the list and can no longer be adopted."""
    rules.refuse_move(template.status, Status.DISCARDED)
    _move(template, status=Status.DISCARDED)
    record(rules.TEMPLATE_DISCARDED, template, actor=actor, at=at)
    return template


@action(permission=rules.TEMPLATE_KEEP, records=rules.TEMPLATE_ADOPTED)
def adopt(
    template: Template, *, reference: str, adopted_date: date, from_date: date, actor: Actor, at: datetime
) -> Template:
    """Adopt a draft by a decision: from a day on, letters of this kind are made of it.

    The version that holds on that day ends there. Refused when a version starts on that day or later.
    """
    rules.refuse_move(template.status, Status.ADOPTED)
    rules.refuse_adoption(reference=reference, adopted_date=adopted_date, from_date=from_date, today=local_date(at))
    if template.file is None:
        raise Refused("no_file", "Dit concept heeft geen Word-bestand.")
    inspect(kind_of(template.kind), open_file(template.file))
    others = _other_versions(template)
    rules.refuse_later_version(from_date, [other.from_date for other in others if other.from_date is not None])
    for other in others:
        if other.until_date is None or other.until_date > from_date:
            _end(other, from_date, actor, at)
    _move(
        template,
        status=Status.ADOPTED,
        reference=reference.strip(),
        adopted_date=adopted_date,
        from_date=from_date,
    )
    record(
        rules.TEMPLATE_ADOPTED,
        template,
        actor=actor,
        at=at,
        adopted=adopted_date.isoformat(),
        from_date=from_date.isoformat(),
    )
    return template


@action(permission=rules.TEMPLATE_KEEP, records=rules.TEMPLATE_ENDED)
def end(template: Template, *, until_date: date, actor: Actor, at: datetime) -> Template:
    """End an adopted template: from that day on the standard template is used, unless another follows."""
    rules.refuse_move(template.status, Status.ENDED)
    _end(template, until_date, actor, at)
    return template


@action(permission=rules.LETTERHEAD_KEEP, records=rules.LETTERHEAD_SET)
def set_letterhead(
    municipality: Municipality,
    *,
    said: rules.Said,
    from_date: date,
    actor: Actor,
    at: datetime,
) -> Letterhead:
    """Lay down what the letters of a municipality say about itself from a day on; the one that holds ends there."""
    texts = {name: text.strip() for name, text in vars(said).items()}
    for name, text in texts.items():
        if not text:
            raise Refused("letterhead_empty", "Vul alle briefgegevens in; een brief noemt ze allemaal.", field=name)
    for name in ("office", "contact_function", "court", "objection_office", "account_name"):
        refuse_personal_text(texts[name], field=name)
    rules.refuse_telling(said.return_address, field="return_address")
    texts["iban"] = rules.account_of(said.iban)
    # Locks the municipality's row on both databases, so that of two at once the second sees the first.
    Municipality.objects.filter(pk=municipality.pk).update(district_id=municipality.district_id)
    held = list(Letterhead.objects.filter(overlapping(from_date, None), municipality=municipality))
    rules.refuse_later_version(from_date, [other.from_date for other in held])
    for other in held:
        Letterhead.objects.filter(pk=other.pk).update(until_date=from_date)
    made = Letterhead.objects.create(municipality=municipality, from_date=from_date, **texts)
    record(rules.LETTERHEAD_SET, made, actor=actor, at=at, from_date=from_date.isoformat())
    return made


def _end(template: Template, until_date: date, actor: Actor, at: datetime) -> None:
    rules.refuse_end(template.from_date, template.until_date, until_date)
    _move(template, status=Status.ENDED, until_date=until_date)
    record(rules.TEMPLATE_ENDED, template, actor=actor, at=at, until=until_date.isoformat())


def _move(template: Template, **changes: object) -> None:
    """Change a template as it was read; neither its state nor its last day may have changed since."""
    as_read = Template.objects.filter(pk=template.pk, status=template.status, until_date=template.until_date)
    if not as_read.update(**changes):
        raise changed_meanwhile(THIS_TEMPLATE)
    template.refresh_from_db()


def _other_versions(template: Template) -> list[Template]:
    """The adopted versions of this kind. All are locked, so that two adoptions wait for each other.

    PostgreSQL locks the rows; on SQLite a unit of work that writes has the database to itself from its start.
    """
    rows = Template.objects.select_for_update().filter(municipality_id=template.municipality_id, kind=template.kind)
    return [other for other in rows.order_by("pk") if other.status in MADE]
