"""Requests of third parties to enforce, and feedback to a reporter."""

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Actor
from regiotoezicht.documents import actions as documents
from regiotoezicht.documents.rules import Channel, PaperKind, refuse_receipt
from regiotoezicht.enforcement.actions.moves import refuse_stale as refuse_stale_case
from regiotoezicht.enforcement.models import Case, ThirdPartyRequest
from regiotoezicht.enforcement.proceedings import later, letters, queries, rules, terms
from regiotoezicht.enforcement.proceedings.actions.moves import (
    REQUEST_ROUTE,
    change,
    compose,
    next_number,
    refuse_signed,
    refuse_stale,
    withdraw_drafts,
)
from regiotoezicht.enforcement.proceedings.handling import SHORTEST_MOTIVATION
from regiotoezicht.enforcement.proceedings.vocabulary import ProceedingLetter, RequestKind, RequestStatus
from regiotoezicht.guard import Context
from regiotoezicht.organisation.models import Mandate
from regiotoezicht.organisation.rules import Body
from regiotoezicht.worklist.actions import add_task, end_terms, finish_tasks, run_term

WHAT = "dit verzoek"


@action(permission=rules.REQUEST_WORK, records=rules.THIRD_PARTY_RECEIVED)
def receive_request(
    case: Case,
    *,
    kind: RequestKind,
    name: str,
    address: str,
    received_date: date,
    channel: Channel,
    file_name: str = "",
    content: bytes = b"",
    token: UUID,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
) -> ThirdPartyRequest:
    """Put down a request to enforce with its term to decide and its receipt; or a report that gets feedback.

    Basis: Awb 1:3(3), 4:1, 4:13.
    """
    refuse_stale_case(case, seen)
    refuse_receipt(received_date, today=local_date(at))
    for text, field, what in ((name, "name", "de naam"), (address, "address", "het adres")):
        if not text.strip():
            raise Refused("incomplete", f"Vul {what} in (artikel 4:2 Awb).", field=field)
    request = ThirdPartyRequest(
        dossier=case.dossier,
        municipality_id=case.municipality_id,
        district_id=case.district_id,
        case=case,
        number=next_number(case, ThirdPartyRequest),
        token=token,
        kind=kind,
        name=name.strip(),
        address=address.strip(),
        received_date=received_date,
        channel=channel,
        recorded_at=at,
        recorded_by_id=actor.account_id,
    )
    try:
        with transaction.atomic():
            request.save()
    except IntegrityError as error:
        raise Refused("submitted_before", "Dit verzoek is al vastgelegd.") from error
    if kind == RequestKind.REQUEST:
        _take_in(request, file_name, content, token, actor, at)
    record(rules.THIRD_PARTY_RECEIVED, request, actor=actor, at=at, kind=kind.value, received=received_date.isoformat())
    return request


def _take_in(
    request: ThirdPartyRequest, file_name: str, content: bytes, token: UUID, actor: Actor, at: datetime
) -> None:
    """Keep the paper, let the term to decide run and make the receipt; a report has no paper and no term."""
    documents.receive(
        request,
        kind=PaperKind.OTHER,
        received_date=request.received_date,
        channel=Channel(request.channel),
        name=file_name,
        content=content,
        token=token,
        actor=actor,
        at=at,
    )
    request.decision_term = run_term(
        request,
        terms.term_of("awb-4:13", request.received_date),
        addressee_label=request.label,
        route=REQUEST_ROUTE,
        actor=actor,
        at=at,
    )
    request.save(update_fields=["decision_term"])
    add_task(request, kind=rules.TASK_REQUEST, role=Role.LAWYER, due_date=request.decision_term.end, actor=actor, at=at)
    compose(
        request,
        0,
        ProceedingLetter.REQUEST_RECEIVED,
        letters.request_received(request, queries.body_of(request.case)),
        actor=actor,
        at=at,
    )


@action(permission=rules.REQUEST_WORK, records=rules.THIRD_PARTY_EXTENDED)
def extend_request(
    request: ThirdPartyRequest,
    *,
    weeks: int,
    reason: str,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> ThirdPartyRequest:
    """Prepare the notice of a new reasonable term; sending it in time lets that term run (Awb 4:14)."""
    refuse_stale(request, seen, WHAT)
    later.refuse_request_extension(
        request.kind,
        request.status,
        weeks=weeks,
        reason=reason,
        is_extended=request.extended_date is not None,
        term_end=request.decision_term.end if request.decision_term else None,
        today=local_date(at),
    )
    refuse_personal_text(reason, field="reason", context=Context.LETTER)
    until = terms.term_of("awb-4:13", request.received_date, {"extended_weeks": weeks}).end
    change(request, WHAT, extended_until=until, extension_reason=reason.strip(), form=form)
    compose(
        request,
        0,
        ProceedingLetter.REQUEST_EXTENDED,
        letters.request_extended(request, queries.body_of(request.case)),
        actor=actor,
        at=at,
    )
    record(rules.THIRD_PARTY_EXTENDED, request, actor=actor, at=at, until=until.isoformat())
    return request


@action(permission=rules.REQUEST_WORK, records=rules.THIRD_PARTY_DECIDED)
def decide_request(
    request: ThirdPartyRequest,
    *,
    is_granted: bool,
    reasons: str,
    body: Body,
    mandate: Mandate | None,
    decided_on: date,
    remedy_address: str,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> ThirdPartyRequest:
    """Decide on a request to enforce, by the body itself or by mandate; makes the reply (Awb 1:3(3), 3:46, 10:1)."""
    refuse_stale(request, seen, WHAT)
    if request.kind != RequestKind.REQUEST:
        raise Refused("no_request", "Op een melding wordt niet beslist; stel een terugkoppeling op.")
    to = RequestStatus.GRANTED if is_granted else RequestStatus.REJECTED
    rules.refuse_request_move(request.status, to)
    refuse_signed(request, ProceedingLetter.REQUEST_REPLY)
    if decided_on > local_date(at):
        raise Refused("decided_in_future", "De datum van het besluit ligt in de toekomst.", field="decided_on")
    if decided_on < request.received_date:
        raise Refused("decided_before", "Het besluit ligt voor de ontvangst van het verzoek.", field="decided_on")
    if len(reasons.strip()) < SHORTEST_MOTIVATION:
        raise Refused("no_reasons", "Motiveer het besluit (artikel 3:46 Awb).", field="reasons")
    refuse_personal_text(reasons, field="reasons", context=Context.LETTER)
    if mandate is not None:
        held = queries.mandates_to_reply(request, decided_on).filter(pk=mandate.pk, body=body)
        if not held.exists():
            raise Refused(
                "no_mandate",
                f"Er is op {decided_on:%d-%m-%Y} geen mandaat namens dit bestuursorgaan (artikel 10:1 Awb).",
                field="mandate",
            )
    change(
        request,
        WHAT,
        status=to,
        reasons=reasons.strip(),
        body=body,
        mandate=mandate,
        decided_on=decided_on,
        form=form,
    )
    compose(
        request,
        0,
        ProceedingLetter.REQUEST_REPLY,
        letters.request_reply(request, remedy_address),
        actor=actor,
        at=at,
    )
    record(
        rules.THIRD_PARTY_DECIDED,
        request,
        actor=actor,
        at=at,
        outcome="toegewezen" if is_granted else "afgewezen",
        decided=decided_on.isoformat(),
    )
    return request


@action(permission=rules.REQUEST_WORK, records=rules.THIRD_PARTY_FEEDBACK)
def answer_reporter(
    request: ThirdPartyRequest, *, actor: Actor, at: datetime, seen: int | None = None, form: UUID | None = None
) -> ThirdPartyRequest:
    """Make the feedback to a reporter: it thanks, and says nothing of what was found or done (Awb 2:5)."""
    refuse_stale(request, seen, WHAT)
    if request.kind != RequestKind.REPORTER:
        raise Refused("request", "Op een verzoek om handhaving volgt een besluit (artikel 1:3, derde lid, Awb).")
    rules.refuse_request_move(request.status, RequestStatus.ANSWERED)
    change(request, WHAT, form=form)
    compose(
        request,
        0,
        ProceedingLetter.REPORTER_FEEDBACK,
        letters.feedback(request, queries.body_of(request.case)),
        actor=actor,
        at=at,
    )
    record(rules.THIRD_PARTY_FEEDBACK, request, actor=actor, at=at)
    return request


@action(permission=rules.REQUEST_WORK, records=rules.THIRD_PARTY_WITHDRAWN)
def withdraw_request(
    request: ThirdPartyRequest,
    *,
    withdrawn_date: date,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> ThirdPartyRequest:
    """Put down that a request was withdrawn."""
    refuse_stale(request, seen, WHAT)
    rules.refuse_request_move(request.status, RequestStatus.WITHDRAWN)
    if not request.received_date <= withdrawn_date <= local_date(at):
        raise Refused(
            "withdrawn_date", "De intrekking ligt voor de ontvangst of in de toekomst.", field="withdrawn_date"
        )
    change(request, WHAT, status=RequestStatus.WITHDRAWN, form=form)
    end_terms(request, reason="withdrawn", actor=actor, at=at)
    finish_tasks(request, kind=rules.TASK_REQUEST, actor=actor, at=at)
    withdraw_drafts(request, actor=actor, at=at)
    record(rules.THIRD_PARTY_WITHDRAWN, request, actor=actor, at=at, withdrawn=withdrawn_date.isoformat())
    return request
