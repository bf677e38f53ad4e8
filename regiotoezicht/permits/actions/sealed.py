"""The permit of a holder who works alone: the lawyer's choice, and the closed compartment."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.references import dossier_number
from regiotoezicht.core.refusals import Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.permits import rules
from regiotoezicht.permits.models import Compartment, HeldRow, Import, Permit
from regiotoezicht.permits.rules import Choice, ImportStatus
from regiotoezicht.worklist.actions import finish_tasks


@dataclass(frozen=True)
class SealedFacts:
    """What the closed compartment holds, and the ground on which it may (AVG 9(2)(f), UAVG 22(2)(e))."""

    holder: str
    address: str
    ground: str
    granted_date: date
    expiry_date: date | None = None
    case_number: str = ""


@action(permission=rules.SEALED_KEEP, records=rules.SEALED_ENTERED)
def enter_sealed(
    municipality: Municipality, *, facts: SealedFacts, actor: Actor, at: datetime, token: UUID | None = None
) -> Permit:
    """Enter a permit in the closed compartment: seen by the lawyer of the municipality, in no list, search or figure.

    Raises Refused when the ground is missing or the end lies before the grant.
    """
    if not facts.ground.strip():
        raise Refused("no_ground", "Noteer waarom deze vergunning bewaard moet worden.", field="ground")
    if facts.expiry_date is not None and facts.expiry_date < facts.granted_date:
        raise Refused("end_before_grant", "De einddatum ligt voor de datum van verlening.", field="expiry_date")
    permit = Permit.objects.create(
        dossier=dossier_number(municipality.district.code, local_date(at).year),
        municipality=municipality,
        district_id=municipality.district_id,
        token=token,
        kind="other",
        granted_date=facts.granted_date,
        expiry_date=facts.expiry_date,
        is_open_ended=facts.expiry_date is None,
        is_sealed=True,
    )
    Compartment.objects.create(
        permit=permit,
        case_number=facts.case_number or None,
        holder=facts.holder,
        address=facts.address,
        ground=facts.ground,
    )
    record(rules.SEALED_ENTERED, permit, actor=actor, at=at)
    return permit


@action(permission=rules.SEALED_KEEP, records=rules.ROW_DECIDED)
def decide_held(held: HeldRow, *, choice: Choice, reason: str, actor: Actor, at: datetime) -> HeldRow:
    """Choose what may be done with a row that was held back, and why. Stores nothing of the row itself.

    With the last choice of an import the task of the lawyer is done. Raises Refused without a reason or with
    personal data in it, and Refused("changed_meanwhile") when the choice was made already or the import was undone.
    """
    if not reason.strip():
        raise Refused("no_reason", "Schrijf op waarom u dit kiest.", field="reason")
    refuse_personal_text(reason, field="reason")
    # Holds the import until the unit ends, so that of the last two choices at once the second sees the first.
    standing = Import.objects.filter(pk=held.imported_id, status=ImportStatus.CONFIRMED)
    waiting = HeldRow.objects.filter(choice="", imported=held.imported_id)
    if not standing.update(status=ImportStatus.CONFIRMED) or not waiting.filter(pk=held.pk).update(
        choice=choice, reason=reason, decided_at=at
    ):
        raise changed_meanwhile("deze keuze")
    record(rules.ROW_DECIDED, held, actor=actor, at=at, row=held.row, choice=choice.value)
    held.refresh_from_db()
    if not waiting.exists():
        finish_tasks(held.imported, kind=rules.TASK_CHOOSE, actor=actor, at=at)
    return held
