"""Whom a case addresses: adding, correcting and taking out."""

from datetime import datetime
from uuid import UUID

from django.db.models import Max

from regiotoezicht.core.actions import action, record
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Actor
from regiotoezicht.enforcement import rules
from regiotoezicht.enforcement.actions.drafts import withdraw_drafts
from regiotoezicht.enforcement.actions.moves import change, move, refuse_stale
from regiotoezicht.enforcement.models import Addressee, Case
from regiotoezicht.enforcement.vocabulary import OPEN, AddresseeRole, Status

ADDRESSABLE = (Status.NEW, Status.WEIGHED, Status.INTENDED, Status.HEARD, Status.URGENT_ACTED)
CORRECTABLE = tuple(OPEN)
LONGEST_NAME, LONGEST_ADDRESS = 200, 500


@action(permission=rules.CASE_WORK, records=rules.ADDRESSEE_ADDED)
def add_addressee(
    case: Case,
    *,
    role: AddresseeRole,
    name: str,
    address: str,
    representative: str = "",
    token: UUID,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
) -> Addressee:
    """Address somebody, in a role. Who comes in late is heard too, before a decision.

    `token` is the mark of the form: a second addressee with the same one is refused.
    """
    refuse_stale(case, seen)
    rules.refuse_outside(case.status, ADDRESSABLE, "iemand toevoegen")
    _refuse_incomplete(name, address, representative)
    if Addressee.objects.filter(token=token).exists():
        raise Refused("submitted_before", "Deze geadresseerde is al toegevoegd.")
    # The case first: of two lawyers at once the second waits here and is told, before she takes the same number.
    if case.status == Status.HEARD:
        sent = Addressee.objects.in_force().filter(case=case, intention_sent__isnull=False).exists()
        old = move(case, Status.INTENDED if sent else Status.WEIGHED, actor=actor, at=at, form=token)
        record(
            rules.MOVED,
            case,
            actor=actor,
            at=at,
            state=Status(case.status).label,
            from_status=old,
            to_status=case.status,
        )
    else:
        change(case, form=token)
    number = 1 + (Addressee.objects.filter(case=case).aggregate(last=Max("number"))["last"] or 0)
    addressee = Addressee.objects.create(
        case=case,
        number=number,
        token=token,
        role=role,
        name=name.strip(),
        address=address.strip(),
        representative=representative.strip() or None,
        added_at=at,
    )
    record(rules.ADDRESSEE_ADDED, case, actor=actor, at=at, role=AddresseeRole(role).label, number=number)
    return addressee


@action(permission=rules.CASE_WORK, records=rules.ADDRESSEE_CHANGED)
def change_addressee(
    addressee: Addressee,
    *,
    role: AddresseeRole,
    name: str,
    address: str,
    representative: str = "",
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> Addressee:
    """Correct an addressee. Letters that were sent stay as they were; drafts with the old data are withdrawn."""
    case = addressee.case
    refuse_stale(case, seen)
    rules.refuse_outside(case.status, CORRECTABLE, "een geadresseerde wijzigen")
    _refuse_incomplete(name, address, representative)
    addressee.role, addressee.name, addressee.address = role, name.strip(), address.strip()
    addressee.representative = representative.strip() or None
    addressee.save(update_fields=["role", "name", "address", "representative"])
    withdraw_drafts(case, addressee=addressee, actor=actor, at=at)
    change(case, form=form)
    record(rules.ADDRESSEE_CHANGED, case, actor=actor, at=at, number=addressee.number)
    return addressee


@action(permission=rules.CASE_WORK, records=rules.ADDRESSEE_REMOVED)
def remove_addressee(addressee: Addressee, *, actor: Actor, at: datetime, seen: int | None = None) -> Addressee:
    """Take out somebody to whom nothing was sent yet."""
    case = addressee.case
    refuse_stale(case, seen)
    rules.refuse_outside(case.status, ADDRESSABLE, "een geadresseerde laten vervallen")
    if addressee.intention_sent or addressee.warning_sent or addressee.order_sent:
        raise Refused("letter_sent", "Aan deze geadresseerde is al een brief verzonden; die kan niet meer vervallen.")
    if not Addressee.objects.in_force().filter(pk=addressee.pk).update(removed_at=at):
        raise Refused("removed_before", "Deze geadresseerde was al vervallen.")
    withdraw_drafts(case, addressee=addressee, actor=actor, at=at)
    change(case)
    record(rules.ADDRESSEE_REMOVED, case, actor=actor, at=at, number=addressee.number)
    return addressee


def _refuse_incomplete(name: str, address: str, representative: str) -> None:
    """Name and address are there and fit: a decision is made known by sending it to somebody (Awb 3:41)."""
    if not name.strip():
        raise Refused("no_name", "Vul de naam in van wie de brief krijgt (artikel 3:41 Awb).", field="name")
    if not address.strip():
        raise Refused("no_address", "Vul het adres in waar de brief heen gaat (artikel 3:41 Awb).", field="address")
    if len(name) > LONGEST_NAME:
        raise Refused("too_long", f"De naam is langer dan {LONGEST_NAME} tekens.", field="name")
    for field, text in (("address", address), ("representative", representative)):
        if len(text) > LONGEST_ADDRESS:
            raise Refused("too_long", f"Dit is langer dan {LONGEST_ADDRESS} tekens.", field=field)
