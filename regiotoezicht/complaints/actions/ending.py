"""How a complaint ends: told in writing, told to who has the code, settled, or withdrawn."""

from datetime import date, datetime
from uuid import UUID

from regiotoezicht.complaints import rules
from regiotoezicht.complaints.actions.copying import copy_sent
from regiotoezicht.complaints.actions.handling import apply_extension
from regiotoezicht.complaints.actions.moves import change, close, move, refuse_stale, withdraw_drafts
from regiotoezicht.complaints.models import Complaint
from regiotoezicht.complaints.vocabulary import UNDECIDED, ComplaintLetter, ComplaintStatus
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Actor
from regiotoezicht.letters.models import Letter

TOLD = {
    ComplaintStatus.CONCLUDED: ComplaintStatus.CLOSED,
    ComplaintStatus.REFUSED: ComplaintStatus.NOT_TAKEN_UP,
}


def letter_sent(letter: Letter, actor: Actor, at: datetime) -> None:
    """What follows from sending a letter of a complaint; part of an action of the letters."""
    assert letter.sent_date is not None  # noqa: S101 - the letters' own constraint
    complaint = Complaint.objects.select_related("municipality", "decision_term").get(pk=letter.record_id)
    if letter.kind == ComplaintLetter.RECEIVED:
        if complaint.acknowledged_date is None:
            change(complaint, acknowledged_date=letter.sent_date)
    elif letter.kind == ComplaintLetter.COPY:
        copy_sent(letter, complaint, letter.sent_date)
    elif letter.kind == ComplaintLetter.EXTENDED:
        if ComplaintStatus(complaint.status) in UNDECIDED:
            apply_extension(complaint, letter.sent_date, actor=actor, at=at)
    else:
        _told(complaint, letter.sent_date, actor, at)
    record(rules.LETTER_SENT, complaint, actor=actor, at=at, sent=letter.sent_date.isoformat(), kind=letter.kind)


def _told(complaint: Complaint, day: date, actor: Actor, at: datetime) -> None:
    if complaint.status not in TOLD:
        raise Refused("nothing_to_tell", "Er is nu niets mee te delen over deze klacht (artikel 9:12 Awb).")
    move(complaint, TOLD[ComplaintStatus(complaint.status)], told_date=day)
    close(complaint, "decided", actor=actor, at=at)


@action(permission=rules.COMPLAINT_WORK, records=rules.TOLD)
def tell(
    complaint: Complaint, *, actor: Actor, at: datetime, seen: int | None = None, form: UUID | None = None
) -> Complaint:
    """Put down that whoever has the code heard how it ended; there is no address to write to.

    Basis: Awb 9:8(3), 9:12(1), as far as it can without a name; ADR 0064.
    """
    refuse_stale(complaint, seen)
    if not complaint.is_anonymous:
        raise Refused("by_letter", "Deze klager krijgt het op schrift: verzend de brief (artikel 9:12 Awb).")
    _told(complaint, local_date(at), actor, at)
    change(complaint, form=form)
    record(rules.TOLD, complaint, actor=actor, at=at, told=local_date(at).isoformat())
    return complaint


def _end(
    complaint: Complaint, to: ComplaintStatus, day: date, reason: str, actor: Actor, at: datetime, form: UUID | None
) -> None:
    rules.refuse_end(day, received=complaint.received_date, today=local_date(at))
    move(complaint, to, ended_date=day, form=form)
    close(complaint, reason, actor=actor, at=at)
    withdraw_drafts(complaint, actor=actor, at=at)


@action(permission=rules.COMPLAINT_WORK, records=rules.SETTLED)
def settle(
    complaint: Complaint,
    *,
    day: date,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> Complaint:
    """Put down that the complainant is satisfied: the duty to handle further lapses (Awb 9:5)."""
    refuse_stale(complaint, seen)
    _end(complaint, ComplaintStatus.SETTLED, day, "settled", actor, at, form)
    record(rules.SETTLED, complaint, actor=actor, at=at, ended=day.isoformat())
    return complaint


@action(permission=rules.COMPLAINT_WORK, records=rules.WITHDRAWN)
def withdraw(
    complaint: Complaint,
    *,
    day: date,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> Complaint:
    """Put down that the complaint was withdrawn."""
    refuse_stale(complaint, seen)
    _end(complaint, ComplaintStatus.WITHDRAWN, day, "withdrawn", actor, at, form)
    record(rules.WITHDRAWN, complaint, actor=actor, at=at, ended=day.isoformat())
    return complaint
