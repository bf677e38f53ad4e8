"""How an item goes into a process file. Making the file writes nothing but its event."""

from datetime import datetime
from uuid import UUID

from regiotoezicht.core.actions import action, record
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Actor
from regiotoezicht.documents.actions import store_upload
from regiotoezicht.documents.rules import FileKind
from regiotoezicht.enforcement.models import CourtProceeding, FileItem, Objection
from regiotoezicht.enforcement.proceedings import filing, rules
from regiotoezicht.enforcement.proceedings.actions.moves import change, refuse_unfit
from regiotoezicht.enforcement.proceedings.vocabulary import Treatment
from regiotoezicht.guard import Context


@action(permission=rules.PROCESS_FILE, records=rules.FILE_ITEM_SET)
def set_item(
    subject: Objection | CourtProceeding,
    *,
    key: str,
    treatment: Treatment,
    reason: str,
    name: str = "",
    content: bytes = b"",
    actor: Actor,
    at: datetime,
    form: UUID | None = None,
) -> FileItem:
    """Say whether an item goes in whole, redacted or not at all, with the reason (Awb 7:4(6), 8:29)."""
    if isinstance(subject, Objection):
        refuse_unfit(subject, actor, seen=None)
    item = next((one for one in filing.items_of(subject, actor) if one.key == key), None)
    if item is None:
        raise Refused("no_item", "Dit stuk is er niet.")
    is_redacted = treatment == Treatment.REDACTED
    has_redacted = bool(content) or item.redacted is not None
    filing.refuse_item(treatment, reason, has_redacted=has_redacted, is_court=isinstance(subject, CourtProceeding))
    refuse_personal_text(reason, field="reason", context=Context.LETTER)
    told: dict[str, object] = {"treatment": treatment, "reason": reason.strip() if treatment != Treatment.FULL else ""}
    if is_redacted and content:
        told["redacted"] = store_upload(subject, kind=FileKind.PAPER, name=name, content=content, actor=actor, at=at)
    change(subject, form=form)
    chosen, _ = FileItem.objects.update_or_create(
        label=subject._meta.label_lower, record_id=subject.pk, key=key, defaults=told
    )
    record(rules.FILE_ITEM_SET, subject, actor=actor, at=at, treatment=Treatment(treatment).value, item=key)
    return chosen
