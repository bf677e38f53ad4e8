"""What the writes of complaints share: moving, the running terms, and the drafts of letters."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db.models import F

from regiotoezicht.complaints import queries, rules
from regiotoezicht.complaints.models import Complaint
from regiotoezicht.complaints.vocabulary import ComplaintLetter, ComplaintStatus
from regiotoezicht.core.refusals import Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.letters import actions as letters
from regiotoezicht.letters.models import Letter
from regiotoezicht.letters.vocabulary import Status as LetterStatus
from regiotoezicht.worklist.actions import end_term, end_terms, finish_tasks, run_term

ROUTE = "complaints:detail"
WHAT = "deze klacht"
AGAIN = "recalculated"
NOTICE_RULE = "awb-9:8"


def refuse_stale(complaint: Complaint, seen: int | None) -> None:
    """Refuse when somebody changed the complaint since version `seen`; part of an action."""
    if seen is not None and seen != complaint.version:
        raise changed_meanwhile(WHAT)


def refuse_ended(complaint: Complaint) -> None:
    """Refuse what comes after the findings or the end; part of an action."""
    if complaint.status not in (ComplaintStatus.RECEIVED, ComplaintStatus.HEARD):
        raise Refused("complaint_closed", "Over deze klacht zijn al bevindingen vastgesteld, of zij is geëindigd.")


def change(complaint: Complaint, **fields: Any) -> None:
    """Set fields, as part of an action; refused when somebody changed the complaint since it was read."""
    same = Complaint.objects.filter(pk=complaint.pk, status=complaint.status, version=complaint.version)
    if not same.update(version=F("version") + 1, **fields):
        raise changed_meanwhile(WHAT)
    complaint.version += 1
    for name, value in fields.items():
        setattr(complaint, name, value)


def move(complaint: Complaint, to: ComplaintStatus, **fields: Any) -> None:
    """Move a complaint and set fields, as part of an action."""
    rules.refuse_move(complaint.status, to)
    change(complaint, status=to, **fields)


def calculate(complaint: Complaint, *, actor: Actor, at: datetime) -> None:
    """Let the term to handle a complaint run anew from what is known now; part of an action.

    Basis: Awb 9:11(1) and (2).
    """
    is_extended = complaint.extended_date is not None
    term = queries.handling_term(complaint.received_date, committee=complaint.committee, extended=is_extended)
    if complaint.decision_term is not None:
        end_term(complaint.decision_term, reason=AGAIN, actor=actor, at=at)
    complaint.decision_term = run_term(
        complaint, term, addressee_label=complaint.label, route=ROUTE, actor=actor, at=at
    )


def end_notice(complaint: Complaint, reason: str, *, actor: Actor, at: datetime) -> None:
    """End the four weeks in which one says that a complaint is not handled; part of an action (Awb 9:8(3))."""
    if complaint.notice_term is not None:
        end_term(complaint.notice_term, reason=reason, actor=actor, at=at)


def close(complaint: Complaint, reason: str, *, actor: Actor, at: datetime) -> None:
    """End the terms and tasks of a complaint that ends; part of an action."""
    end_terms(complaint, reason=reason, actor=actor, at=at)
    finish_tasks(complaint, kind=rules.TASK_COMPLAINT, actor=actor, at=at)


def compose(
    complaint: Complaint, kind: ComplaintLetter, fields: Mapping[str, Any], *, actor: Actor, at: datetime
) -> None:
    """Make the draft of a letter to a complainant who gave a name; withdraws an earlier draft; part of an action."""
    if complaint.is_anonymous:
        return
    withdraw_drafts(complaint, actor=actor, at=at, kind=kind)
    letters.compose(complaint, kind=kind.value, addressee_id=0, fields=fields, token=uuid4(), actor=actor, at=at)


def withdraw_drafts(complaint: Complaint, *, actor: Actor, at: datetime, kind: ComplaintLetter | None = None) -> None:
    """Withdraw the drafts of a complaint, all or of one kind; part of an action."""
    drafts = _letters(complaint).filter(status=LetterStatus.DRAFT)
    for draft in list(drafts.filter(kind=kind) if kind is not None else drafts):
        letters.withdraw(draft, actor=actor, at=at)


def refuse_signed(complaint: Complaint, kind: ComplaintLetter) -> None:
    """What was signed is not written again; part of an action (Awb 9:12)."""
    if _letters(complaint).filter(kind=kind, status__in=(LetterStatus.FINISHED, LetterStatus.SENT)).exists():
        raise Refused("letter_signed", "De brief hierover is al ondertekend; verzend die (artikel 9:12 Awb).")


def _letters(complaint: Complaint) -> Any:
    return Letter.objects.filter(label=complaint._meta.label_lower, record_id=complaint.pk)
