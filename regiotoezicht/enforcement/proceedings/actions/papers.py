"""Incoming papers of a case, with the receipt to whoever sent them."""

from datetime import date, datetime
from uuid import UUID, uuid4

from regiotoezicht.core.actions import action, record
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Actor
from regiotoezicht.documents import actions as documents
from regiotoezicht.documents.models import Paper
from regiotoezicht.documents.rules import Channel, PaperKind
from regiotoezicht.enforcement.letters import body_in_words
from regiotoezicht.enforcement.models import Addressee, Case
from regiotoezicht.enforcement.proceedings import queries, rules
from regiotoezicht.enforcement.proceedings.vocabulary import ProceedingLetter
from regiotoezicht.enforcement.rules import CASE_WORK
from regiotoezicht.letters import actions as letters

ELSEWHERE = {
    PaperKind.OBJECTION: "Leg een bezwaar vast bij “Bezwaar en beroep”; het krijgt dan zijn eigen termijn en lezers.",
    PaperKind.COMPLAINT: "Leg een klacht vast bij “Klachten”; wie deze zaak leest, leest haar niet (artikel 9:7 Awb).",
    PaperKind.VIEW: "Leg een zienswijze vast bij de geadresseerde; dan gaat zij mee in het besluit (artikel 4:8 Awb).",
}


@action(permission=CASE_WORK, records=rules.PAPER_TAKEN_IN)
def receive_paper(
    case: Case,
    *,
    kind: PaperKind,
    sender: Addressee | None = None,
    received_date: date,
    channel: Channel,
    note: str = "",
    name: str = "",
    content: bytes = b"",
    token: UUID,
    actor: Actor,
    at: datetime,
) -> Paper:
    """Put a paper with a case as it was received; an addressee who sent it gets a receipt (Awb 4:3a)."""
    if kind in ELSEWHERE:
        raise Refused("elsewhere", ELSEWHERE[kind], field="kind")
    paper = documents.receive(
        case,
        kind=kind,
        received_date=received_date,
        channel=channel,
        note=note,
        name=name,
        content=content,
        token=token,
        actor=actor,
        at=at,
    )
    if sender is not None:
        if sender.case_id != case.pk:
            raise Refused("other_case", "Deze geadresseerde hoort niet bij deze zaak.", field="sender")
        address = f"p/a {sender.representative}" if sender.representative else sender.address
        letters.compose(
            case,
            kind=ProceedingLetter.PAPER_RECEIVED.value,
            addressee_id=sender.pk,
            token=uuid4(),
            fields={
                "addressee_name": sender.name,
                "addressee_address": address,
                "body": body_in_words(case, queries.body_of(case)),
                "received_date": received_date,
                "paper": PaperKind(kind).label,
            },
            actor=actor,
            at=at,
        )
    record(
        rules.PAPER_TAKEN_IN, case, actor=actor, at=at, kind=PaperKind(kind).label, received=received_date.isoformat()
    )
    return paper
