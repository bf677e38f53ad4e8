"""Every write of what is taken over from the police."""

from dataclasses import dataclass
from datetime import date, datetime

from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.refusals import Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.programme import rules, transfer_rules
from regiotoezicht.programme.models import TransferItem
from regiotoezicht.programme.vocabulary import Transfer, TransferKind


@dataclass(frozen=True)
class Verdict:
    """What is decided: taken over by an article and a decision, or left for a reason."""

    to: Transfer
    ground: str = ""
    reference: str = ""
    on: date | None = None
    reason: str = ""


@action(permission=rules.PLAN_KEEP, records=transfer_rules.TRANSFER_LISTED)
def list_item(item: TransferItem, *, actor: Actor, at: datetime) -> TransferItem:
    """Add something that the police had to the list: its kind and how much, no content."""
    refuse_personal_text(item.title, field="title")
    if TransferItem.objects.count() >= transfer_rules.MOST_ITEMS:
        raise Refused("too_many", f"De lijst heeft ten hoogste {transfer_rules.MOST_ITEMS} regels.")
    item.state, item.recorded_at = Transfer.LISTED, at
    item.save(force_insert=True)
    record(transfer_rules.TRANSFER_LISTED, item, actor=actor, at=at, kind=TransferKind(item.kind).value)
    return item


@action(permission=rules.PLAN_KEEP, records=transfer_rules.TRANSFER_DECIDED)
def decide_item(item: TransferItem, verdict: Verdict, *, actor: Actor, at: datetime) -> None:
    """Take something over, by an article and a decision; or leave it, for a reason."""
    transfer_rules.refuse_decided(Transfer(item.state))
    kind, taken = TransferKind(item.kind), verdict.to is Transfer.TAKEN
    if taken:
        transfer_rules.refuse_taking(kind, verdict.ground, verdict.on, verdict.reference, local_date(at))
        refuse_personal_text(verdict.reference, field="reference")
    else:
        transfer_rules.refuse_leaving(verdict.reason)
        refuse_personal_text(verdict.reason, field="reason")
    changed = TransferItem.objects.filter(pk=item.pk, state=Transfer.LISTED).update(
        state=Transfer.TAKEN if taken else Transfer.LEFT,
        ground=verdict.ground if taken else "",
        decision_reference=verdict.reference if taken else "",
        decision_date=verdict.on if taken else None,
        reason="" if taken else verdict.reason,
    )
    if not changed:
        raise changed_meanwhile("dit onderdeel")
    facts = {"state": verdict.to.value, "ground": verdict.ground if taken else ""}
    record(transfer_rules.TRANSFER_DECIDED, item, actor=actor, at=at, kind=kind.value, **facts)


@action(permission=rules.PLAN_KEEP, records=transfer_rules.TRANSFER_REOPENED)
def reopen_item(item: TransferItem, *, actor: Actor, at: datetime) -> None:
    """Open what was decided by mistake again; the log keeps what was decided."""
    rows = TransferItem.objects.filter(pk=item.pk).exclude(state=Transfer.LISTED)
    if not rows.update(state=Transfer.LISTED, ground="", decision_reference="", decision_date=None, reason=""):
        raise changed_meanwhile("dit onderdeel")
    record(transfer_rules.TRANSFER_REOPENED, item, actor=actor, at=at, kind=TransferKind(item.kind).value)
