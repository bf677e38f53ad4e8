"""Taking in the register of a municipality, and taking that back."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import ProtectedError

from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.core.actions import EVENT_TYPES, action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.references import dossier_number
from regiotoezicht.core.refusals import Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.permits import rules
from regiotoezicht.permits.models import HeldRow, Import, ImportRow, Permit
from regiotoezicht.permits.plan import Register
from regiotoezicht.permits.preview import Picks, Preview, preview_of
from regiotoezicht.permits.register.lines import Remark
from regiotoezicht.permits.rules import ImportStatus, Outcome
from regiotoezicht.permits.writing import BATCH, Written, put_back, save_changed, write_lines
from regiotoezicht.premises import actions as premises_actions
from regiotoezicht.premises.ledger import Ledger, business_from_json, premises_from_json
from regiotoezicht.premises.models import Business, Premises
from regiotoezicht.worklist.actions import add_task, finish_tasks

_HANGS_ON = (
    "Deze import kan niet meer ongedaan worden gemaakt: er is daarna al verder gewerkt met een van deze vergunningen, "
    "bedrijven of panden."
)
_EVENTS = {Outcome.CREATED: rules.PERMIT_IMPORTED, Outcome.UPDATED: rules.PERMIT_REIMPORTED}


@action(permission=rules.PERMIT_IMPORT, records=rules.REGISTER_IMPORTED)
def import_register(
    municipality: Municipality,
    *,
    content: bytes,
    file_name: str,
    picks: Picks | None = None,
    actor: Actor,
    at: datetime,
    token: UUID | None = None,
    seen: str | None = None,
) -> tuple[Import, Preview]:
    """Take a register in: new permits and changes written at once, each with its event; held rows by number only.

    `picks` is the clerk's choice of columns (index from 0 to field, None: do not read); `seen` is the mark of the
    preview that she agreed to. The file itself is not kept. The lawyer gets a task when rows were held back.
    Raises Refused for a file that cannot be used, and Refused("changed_meanwhile") when another preview would be shown.
    """
    premises_actions.hold_premises(municipality)
    if token is not None and Import.objects.filter(token=token).exists():
        raise changed_meanwhile("dit register")
    forget_before(at)
    register = Register(municipality)
    preview = preview_of(register, content, file_name, picks)
    if seen is not None and seen != preview.mark:
        raise changed_meanwhile("dit register")
    ledger = Ledger(municipality)
    written = write_lines(register, ledger, preview.lines, events=_EVENTS, actor=actor, at=at)
    imported = Import.objects.create(
        dossier=dossier_number(municipality.district.code, local_date(at).year),
        token=token or uuid4(),
        municipality=municipality,
        district_id=municipality.district_id,
        made_at=at,
        made_by_id=actor.account_id,
        created=preview.created,
        updated=preview.updated,
        unchanged=preview.unchanged,
        remarks={"rejected": _as_json(preview.rejected), "warnings": _as_json(preview.warnings)},
        before=_before(ledger),
    )
    _keep_rows(imported, written, preview)
    record(
        rules.REGISTER_IMPORTED,
        imported,
        actor=actor,
        at=at,
        created=preview.created,
        updated=preview.updated,
        unchanged=preview.unchanged,
    )
    if preview.reading.held:
        add_task(imported, kind=rules.TASK_CHOOSE, role=Role.LAWYER, actor=actor, at=at)
    return imported, preview


def _as_json(remarks: Iterable[Remark]) -> list[dict[str, Any]]:
    return [vars(remark) for remark in remarks]


def _before(ledger: Ledger) -> dict[str, dict[str, Any]]:
    """What stood there of businesses and premises, by key; null for what the import made."""
    return {
        "businesses": {
            **{str(business.pk): None for business in ledger.made_businesses},
            **{str(pk): stored for pk, stored in ledger.before["businesses"].items()},
        },
        "premises": {
            **{str(premises.pk): None for premises in ledger.made_premises},
            **{str(pk): stored for pk, stored in ledger.before["premises"].items()},
        },
    }


def _keep_rows(imported: Import, written: list[Written], preview: Preview) -> None:
    rows = [
        ImportRow(
            imported=imported,
            row=one.line.row,
            permit=one.permit,
            outcome=one.line.outcome,
            version=one.permit.version,
            before=one.before,
        )
        for one in written
    ]
    ImportRow.objects.bulk_create(rows, batch_size=BATCH)
    held = [HeldRow(imported=imported, row=number) for number in sorted({one.row for one in preview.reading.held})]
    HeldRow.objects.bulk_create(held, batch_size=BATCH)


def forget_before(at: datetime) -> int:
    """Night work: drop what older imports kept to be undone by, now that they cannot be undone any more; answers how
    many imports. Basis: AVG 5(1)(e).
    """
    old = Import.objects.filter(made_at__lt=at - timedelta(days=rules.UNDO_DAYS + 1), before__isnull=False)
    with transaction.atomic(savepoint=False):
        ImportRow.objects.filter(imported__in=old, before__isnull=False).update(before=None)
        return old.update(before=None)


@action(permission=rules.PERMIT_IMPORT, records=rules.IMPORT_UNDONE)
def undo_import(imported: Import, *, actor: Actor, at: datetime) -> Import:
    """Take an import back: what it made goes, what it changed gets back what stood there.

    Raises Refused: after 90 days, when it was undone already, and when anything was done since with one of its
    permits, businesses or premises.
    """
    rules.refuse_late_undo(made=local_date(imported.made_at), today=local_date(at))
    premises_actions.hold_premises(imported.municipality)
    moved = Import.objects.filter(pk=imported.pk, status=ImportStatus.CONFIRMED).update(
        status=ImportStatus.UNDONE, undone_at=at, undone_by_id=actor.account_id
    )
    if not moved:
        raise changed_meanwhile("deze import")
    imported.refresh_from_db()
    rows = list(imported.rows.select_related("permit"))
    before: dict[str, dict[str, Any]] = imported.before or {"businesses": {}, "premises": {}}
    _refuse_when_used(imported, rows, before)
    _take_back_permits(imported, rows, actor, at)
    _take_back_places(imported, before, actor, at)
    ImportRow.objects.filter(imported=imported).update(before=None)
    Import.objects.filter(pk=imported.pk).update(before=None)
    finish_tasks(imported, kind=rules.TASK_CHOOSE, actor=actor, at=at)
    record(rules.IMPORT_UNDONE, imported, actor=actor, at=at, rows=len(rows))
    return imported


def _refuse_when_used(imported: Import, rows: list[ImportRow], before: dict[str, dict[str, Any]]) -> None:
    """The log knows what happened since: any event after that of the import on one of its records refuses."""
    if any(row.permit is None or row.permit.version != row.version for row in rows):
        raise Refused("changed_since", _HANGS_ON)
    own = Event.objects.filter(
        label=Import._meta.label_lower, record_id=imported.pk, type=rules.REGISTER_IMPORTED.code
    ).values("number")
    looks = [kind.code for kind in EVENT_TYPES.values() if kind.reading] + ["core.refused"]
    later = Event.objects.filter(number__gt=own[:1]).exclude(type__in=looks)
    used: dict[str, list[int | None]] = {
        Permit._meta.label_lower: [row.permit_id for row in rows],
        Business._meta.label_lower: [int(pk) for pk in before["businesses"]],
        Premises._meta.label_lower: [int(pk) for pk in before["premises"]],
    }
    for label, keys in used.items():
        for start in range(0, len(keys), BATCH):
            if later.filter(label=label, record_id__in=keys[start : start + BATCH]).exists():
                raise Refused("changed_since", _HANGS_ON)
    dossiers = [row.permit.dossier for row in rows if row.permit is not None and row.before is None]
    for start in range(0, len(dossiers), BATCH):
        if later.filter(dossier__in=dossiers[start : start + BATCH]).exists():
            raise Refused("in_use", _HANGS_ON)


def _take_back_permits(imported: Import, rows: list[ImportRow], actor: Actor, at: datetime) -> None:
    changed: list[Permit] = []
    made: list[int] = []
    for row in rows:
        permit = row.permit
        if permit is None:
            continue
        record(rules.PERMIT_TAKEN_BACK, permit, actor=actor, at=at, imported=imported.pk)
        if row.before is None:
            made.append(permit.pk)
        else:
            put_back(permit, row.before)
            changed.append(permit)
    save_changed(changed)
    try:
        for start in range(0, len(made), BATCH):
            Permit.objects.filter(pk__in=made[start : start + BATCH]).delete()
    except ProtectedError as error:
        raise Refused("in_use", _HANGS_ON) from error


def _take_back_places(imported: Import, before: dict[str, dict[str, Any]], actor: Actor, at: datetime) -> None:
    ledger = Ledger(imported.municipality)
    for key, stored in before["businesses"].items():
        if stored is not None:
            ledger.correct_business(ledger.businesses[int(key)], business_from_json(stored))
    for key, stored in before["premises"].items():
        if stored is not None:
            place, business_id = premises_from_json(stored)
            premises = ledger.premises[int(key)]
            ledger.correct_place(premises, place)
            ledger.settle(premises, ledger.businesses[business_id] if business_id else None, place.kind)
    premises_actions.save(ledger, actor=actor, at=at)
    premises_actions.remove(
        businesses=[ledger.businesses[int(key)] for key, stored in before["businesses"].items() if stored is None],
        premises=[ledger.premises[int(key)] for key, stored in before["premises"].items() if stored is None],
        actor=actor,
        at=at,
        because=_HANGS_ON,
    )
