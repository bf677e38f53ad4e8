"""The copy of a complaint to whom it is about (Awb 9:9), and the papers of a complaint as they were received."""

from datetime import date, datetime
from uuid import UUID, uuid4

from regiotoezicht.complaints import letters, queries, rules
from regiotoezicht.complaints.actions.moves import change, refuse_ended, refuse_stale, withdraw_drafts
from regiotoezicht.complaints.models import Complaint, Concerned
from regiotoezicht.complaints.vocabulary import ComplaintLetter
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Actor
from regiotoezicht.documents import actions as documents
from regiotoezicht.documents.models import Paper
from regiotoezicht.documents.rules import Channel, PaperKind
from regiotoezicht.letters import actions as letter_actions
from regiotoezicht.letters.models import Letter


@action(permission=rules.COMPLAINT_WORK, records=rules.COPIES_MADE)
def make_copies(
    complaint: Complaint, *, actor: Actor, at: datetime, seen: int | None = None, form: UUID | None = None
) -> list[Letter]:
    """Make the letter with the copy of a complaint, to each whom it is about and who has none yet (Awb 9:9).

    Who complains stands in no such letter; of an anonymous complaint nobody knows.
    """
    refuse_stale(complaint, seen)
    refuse_ended(complaint)
    waiting = [one for one in queries.concerned_rows(complaint) if one.copy_date is None]
    rules.refuse_no_copies(len(waiting))
    change(complaint, form=form)
    withdraw_drafts(complaint, kind=ComplaintLetter.COPY, actor=actor, at=at)
    has_paper = queries.has_paper(complaint, PaperKind.COMPLAINT)
    texts = [
        letter_actions.Text(
            ComplaintLetter.COPY.value, one.pk, letters.copy(complaint, one.employee, has_paper=has_paper), uuid4()
        )
        for one in waiting
    ]
    made = letter_actions.compose_all(complaint, texts=texts, actor=actor, at=at)
    record(rules.COPIES_MADE, complaint, actor=actor, at=at, copies=len(made))
    return made


def copy_sent(letter: Letter, complaint: Complaint, sent: date) -> None:
    """Put down on which day a copy went to one whom the complaint is about; part of an action of the letters."""
    if not Concerned.objects.filter(complaint=complaint, pk=letter.addressee_id).update(copy_date=sent):
        raise Refused("nobody_concerned", "De klacht gaat niet meer over wie dit afschrift zou krijgen.")


@action(permission=rules.COMPLAINT_WORK, records=rules.PAPER_ADDED)
def receive_paper(
    complaint: Complaint,
    *,
    kind: PaperKind,
    received_date: date,
    channel: Channel,
    note: str = "",
    name: str = "",
    content: bytes = b"",
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID,
) -> Paper:
    """Put a paper with a complaint as it was received: the complaint itself, or the advice of the committee."""
    refuse_stale(complaint, seen)
    rules.refuse_paper(
        kind,
        is_pending=complaint.is_pending,
        committee=complaint.committee,
        day=received_date,
        received=complaint.received_date,
    )
    change(complaint, form=form)
    paper = documents.receive(
        complaint,
        kind=kind,
        received_date=received_date,
        channel=channel,
        note=note,
        name=name,
        content=content,
        token=form,
        actor=actor,
        at=at,
    )
    record(
        rules.PAPER_ADDED, complaint, actor=actor, at=at, kind=PaperKind(kind).label, received=received_date.isoformat()
    )
    return paper
