"""Permits by hand: entering, changing, ending."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.refusals import Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.guard import Context
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.permits import rules
from regiotoezicht.permits.contents import business_facts, contents_of, place_facts, unique
from regiotoezicht.permits.models import Permit
from regiotoezicht.permits.plan import Line, Register
from regiotoezicht.permits.register.parsing import Row, permit_key
from regiotoezicht.permits.rules import Outcome, PermitStatus
from regiotoezicht.permits.writing import write_lines
from regiotoezicht.premises.actions import hold_premises
from regiotoezicht.premises.ledger import Ledger


@action(permission=rules.PERMIT_KEEP, records=rules.PERMIT_ENTERED)
def enter_permit(
    municipality: Municipality, *, contents: Row, actor: Actor, at: datetime, token: UUID | None = None
) -> Permit:
    """Enter a permit in the register. `token` is that of the form, so that it cannot be stored twice.

    Raises Refused("works_alone") for a holder who works alone, Refused("permit_exists") when the case number, or
    without one the name and address, is in the register already, and Refused("personal_text").
    """
    wanted = _checked(contents)
    hold_premises(municipality)
    register = Register(municipality, near=wanted)
    if any(permit.key == wanted.key for permit in register.permits):
        raise _exists(wanted)
    written = write_lines(
        register,
        Ledger(municipality, near=(business_facts(wanted), place_facts(wanted))),
        [Line(Outcome.CREATED, None, None, wanted)],
        events={Outcome.CREATED: rules.PERMIT_ENTERED},
        actor=actor,
        at=at,
        token=token,
    )
    return written[0].permit


@action(permission=rules.PERMIT_KEEP, records=rules.PERMIT_CHANGED)
def change_permit(permit: Permit, *, contents: Row, version: int, actor: Actor, at: datetime) -> Permit:
    """Change what a permit says; `version` is that of the permit on which the change was based.

    Raises Refused("changed_meanwhile"), and the refusals of `enter_permit`.
    """
    wanted = _checked(contents)
    hold_premises(permit.municipality)
    register = Register(permit.municipality, near=wanted, own=permit)
    own = next(known for known in register.permits if known.pk == permit.pk)
    if own.version != version:
        raise changed_meanwhile("deze vergunning")
    if any(known.key == wanted.key and known is not own for known in register.permits):
        raise _exists(wanted)
    written = write_lines(
        register,
        Ledger(permit.municipality, near=(business_facts(wanted), place_facts(wanted))),
        [Line(Outcome.UPDATED, own, contents_of(own), wanted)],
        events={Outcome.UPDATED: rules.PERMIT_CHANGED},
        actor=actor,
        at=at,
    )
    return written[0].permit


@action(permission=rules.PERMIT_KEEP, records=rules.PERMIT_ENDED)
def end_permit(
    permit: Permit,
    *,
    status: PermitStatus,
    ended_date: date,
    reason: str,
    note: str = "",
    actor: Actor,
    at: datetime,
) -> Permit:
    """Withdraw or end a permit as of a day, with the reason.

    Raises Refused for a day that cannot be, a note with personal data, and when the permit ended already.
    """
    if status not in rules.TRANSITIONS[PermitStatus.IN_FORCE]:
        raise Refused("no_such_end", "Kies of de vergunning is ingetrokken of beëindigd.", field="status")
    rules.refuse_end(granted=permit.granted_date, end=ended_date, today=local_date(at), reason=reason)
    refuse_personal_text(note, field="end_note")
    moved = Permit.objects.filter(pk=permit.pk, version=permit.version, status=PermitStatus.IN_FORCE).update(
        status=status,
        ended_date=ended_date,
        end_reason=reason,
        end_note=note,
        version=permit.version + 1,
    )
    if not moved:
        raise changed_meanwhile("deze vergunning")
    record(rules.PERMIT_ENDED, permit, actor=actor, at=at, date=ended_date.isoformat(), reason=reason)
    permit.refresh_from_db()
    return permit


def _checked(contents: Row) -> Row:
    """The contents as they will be stored, after the guards."""
    rules.refuse_alone(
        kind=contents.kind,
        holder=contents.holder,
        managers=contents.managers,
        rooms=contents.rooms,
        name=contents.name,
    )
    refuse_personal_text(contents.holder, field="holder", context=Context.PERMIT_HOLDER)
    refuse_personal_text("\n".join(contents.managers), field="managers", context=Context.PERMIT_HOLDER)
    refuse_personal_text(contents.remarks, field="remarks")
    refuse_personal_text(contents.opening_hours, field="opening_hours")
    if contents.end.last_date is not None and contents.end.last_date < contents.granted_date:
        raise Refused("end_before_grant", "De einddatum ligt voor de datum van verlening.", field="expiry_date")
    key = permit_key(contents.case_number, contents.name, contents.address)
    return replace(contents, row=0, key=key, managers=unique(contents.managers))


def _exists(wanted: Row) -> Refused:
    if wanted.case_number:
        return Refused("permit_exists", "Dit zaaknummer staat al in het register.", field="case_number")
    return Refused("permit_exists", "Een vergunning met deze naam en dit adres staat al in het register.", field="name")
