"""What follows from sending a letter of an objection or to a requester; called by the room of the letters."""

from datetime import date, datetime

from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import record
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Actor
from regiotoezicht.enforcement.models import Objection, ThirdPartyRequest
from regiotoezicht.enforcement.proceedings import handling, later, queries, rules, terms
from regiotoezicht.enforcement.proceedings.actions.deciding import close
from regiotoezicht.enforcement.proceedings.actions.moves import (
    AGAIN,
    REQUEST_ROUTE,
    ROUTE,
    calculate,
    change,
    decision_end,
    move,
    own_term,
    tell_case,
)
from regiotoezicht.enforcement.proceedings.vocabulary import (
    UNDECIDED,
    ObjectionStatus,
    ProceedingLetter,
    RequestStatus,
)
from regiotoezicht.law.terms import Term
from regiotoezicht.letters.models import Letter
from regiotoezicht.worklist.actions import add_task, end_terms, finish_tasks, run_term


def objection_letter_sent(letter: Letter, actor: Actor, at: datetime) -> None:
    """Let the terms of a sent letter of an objection run; part of an action of the letters."""
    assert letter.sent_date is not None  # noqa: S101 - the letters' own constraint
    objection = (
        Objection.objects.select_related("case__municipality", "decision_term", "letter")
        .filter(pk=letter.record_id)
        .get()
    )
    if objection.status == ObjectionStatus.WITHDRAWN:
        raise Refused("withdrawn", "Dit bezwaar is ingetrokken; de brief wordt niet meer verzonden (artikel 6:21 Awb).")
    if letter.kind == ProceedingLetter.OBJECTION_REPAIR:
        _repair_asked(objection, letter, actor, at)
    elif letter.kind == ProceedingLetter.OBJECTION_POSTPONED:
        _postponed(objection, letter, actor, at)
    elif letter.kind == ProceedingLetter.OBJECTION_DECISION:
        _decided(objection, letter, actor, at)
    record(rules.OBJECTION_SENT, objection, actor=actor, at=at, sent=letter.sent_date.isoformat(), kind=letter.kind)


def _repair_asked(objection: Objection, letter: Letter, actor: Actor, at: datetime) -> None:
    assert objection.repair_until is not None and letter.sent_date is not None  # noqa: S101 - laid down before
    if letter.sent_date >= objection.repair_until:
        raise Refused(
            "letter_too_late",
            f"De hersteltermijn in deze brief eindigt op {objection.repair_until:%d-%m-%Y}; geef een nieuwe dag "
            "(artikel 6:6 Awb).",
            field="sent_date",
        )
    running = own_term(objection, letter.sent_date, objection.repair_until, label=objection.label, actor=actor, at=at)
    move(objection, ObjectionStatus.REPAIR, repair_sent=letter.sent_date, repair_term=running)


def _postponed(objection: Objection, letter: Letter, actor: Actor, at: datetime) -> None:
    """An extension works from its notice on; further postponement with consent worked already."""
    assert letter.sent_date is not None  # noqa: S101 - the letters' own constraint
    if objection.postponed_until is not None or ObjectionStatus(objection.status) not in UNDECIDED:
        return
    handling.refuse_extension(
        is_extended=objection.extended_date is not None, term_end=decision_end(objection), today=letter.sent_date
    )
    objection.extended_date = letter.sent_date
    calculate(objection, actor=actor, at=at)
    change(objection, extended_date=letter.sent_date, decision_term=objection.decision_term)


def _decided(objection: Objection, letter: Letter, actor: Actor, at: datetime) -> None:
    assert letter.sent_date is not None  # noqa: S101 - the letters' own constraint
    rules.refuse_objection_move(objection.status, ObjectionStatus.SENT)
    close(objection, "decided", actor=actor, at=at)
    running = run_term(
        objection,
        terms.term_of("awb-6:7", letter.sent_date),
        addressee_label=objection.label,
        route=ROUTE,
        actor=actor,
        at=at,
    )
    move(objection, ObjectionStatus.SENT, sent_date=letter.sent_date, appeal_term=running)
    tell_case(objection, "beslissing verzonden", actor=actor, at=at)


def request_letter_sent(letter: Letter, actor: Actor, at: datetime) -> None:
    """Answer a request with its letter, and let the term to object run; part of an action of the letters."""
    assert letter.sent_date is not None  # noqa: S101 - the letters' own constraint
    request = ThirdPartyRequest.objects.select_related("case__municipality", "decision_term").get(pk=letter.record_id)
    if letter.kind == ProceedingLetter.REQUEST_EXTENDED:
        _request_extended(request, letter, actor, at)
    elif letter.kind != ProceedingLetter.REQUEST_RECEIVED:
        rules.refuse_request_move(request.status, RequestStatus.ANSWERED)
        end_terms(request, reason="decided", actor=actor, at=at)
        finish_tasks(request, kind=rules.TASK_REQUEST, actor=actor, at=at)
        running = None
        if letter.kind == ProceedingLetter.REQUEST_REPLY:
            running = run_term(
                request,
                terms.term_of("awb-6:7", letter.sent_date),
                addressee_label=request.label,
                route=REQUEST_ROUTE,
                actor=actor,
                at=at,
            )
        change(
            request,
            "dit verzoek",
            status=RequestStatus.ANSWERED,
            sent_date=letter.sent_date,
            objection_term=running,
        )
    record(rules.THIRD_PARTY_SENT, request, actor=actor, at=at, sent=letter.sent_date.isoformat(), kind=letter.kind)


def _request_extended(request: ThirdPartyRequest, letter: Letter, actor: Actor, at: datetime) -> None:
    """Let the new term run from its notice on; refused when the old one is over by then (Awb 4:14)."""
    assert letter.sent_date is not None and request.extended_until is not None  # noqa: S101 - laid down before
    if request.status != RequestStatus.RECEIVED:
        raise Refused("decided_before", "Op dit verzoek is al beslist; deze brief is niet meer nodig.")
    old = request.decision_term
    later.refuse_told_late(old.end if old else None, told=letter.sent_date)
    end_terms(request, reason=AGAIN, actor=actor, at=at)
    running = run_term(
        request,
        _extended_term(request),
        addressee_label=request.label,
        route=REQUEST_ROUTE,
        actor=actor,
        at=at,
    )
    finish_tasks(request, kind=rules.TASK_REQUEST, actor=actor, at=at)
    add_task(request, kind=rules.TASK_REQUEST, role=Role.LAWYER, due_date=running.end, actor=actor, at=at)
    change(request, "dit verzoek", extended_date=letter.sent_date, decision_term=running)


def _extended_term(request: ThirdPartyRequest) -> Term:
    """The term of the request with the weeks that its notice gave."""
    possible = (
        terms.term_of("awb-4:13", request.received_date, {"extended_weeks": weeks})
        for weeks in range(1, later.LONGEST_WEEKS + 1)
    )
    return next(term for term in possible if term.end == request.extended_until)


def objection_letter_sent_again(letter: Letter, before: date, actor: Actor, at: datetime) -> None:
    """Put the new day of a letter of an objection that came back; part of an action of the letters.

    A notice of extension that goes out after the term to decide extends nothing any more (Awb 7:10(3)).
    """
    assert letter.sent_date is not None  # noqa: S101 - the letters' own constraint
    sent = letter.sent_date
    objection = Objection.objects.select_related("case__municipality", "decision_term").get(pk=letter.record_id)
    if letter.kind == ProceedingLetter.OBJECTION_REPAIR and objection.repair_sent == before:
        change(objection, repair_sent=sent)
    elif letter.kind == ProceedingLetter.OBJECTION_DECISION and objection.sent_date == before:
        change(objection, sent_date=sent)
    elif letter.kind == ProceedingLetter.OBJECTION_POSTPONED and objection.extended_date == before:
        objection.extended_date = None
        calculate(objection, actor=actor, at=at)
        handling.refuse_extension(is_extended=False, term_end=decision_end(objection), today=sent)
        objection.extended_date = sent
        calculate(objection, actor=actor, at=at)
        change(objection, extended_date=sent, decision_term=objection.decision_term)
    record(rules.OBJECTION_SENT, objection, actor=actor, at=at, sent=sent.isoformat(), kind=letter.kind)


def request_letter_sent_again(letter: Letter, before: date, actor: Actor, at: datetime) -> None:
    """Put the new day of a letter to a requester that came back; part of an action of the letters."""
    assert letter.sent_date is not None  # noqa: S101 - the letters' own constraint
    request = ThirdPartyRequest.objects.select_related("case__municipality").get(pk=letter.record_id)
    if letter.kind == ProceedingLetter.REQUEST_EXTENDED:
        if request.extended_date == before:
            own = terms.term_of("awb-4:13", request.received_date)
            later.refuse_told_late(own.end, told=letter.sent_date)
            change(request, "dit verzoek", extended_date=letter.sent_date)
    elif letter.kind != ProceedingLetter.REQUEST_RECEIVED and request.sent_date == before:
        change(request, "dit verzoek", sent_date=letter.sent_date)
    record(rules.THIRD_PARTY_SENT, request, actor=actor, at=at, sent=letter.sent_date.isoformat(), kind=letter.kind)


def deciding_mandate(letter: Letter) -> int | None:
    """The mandate by which the decision in a letter of an objection or to a requester was taken; part of an action."""
    if letter.kind == ProceedingLetter.OBJECTION_DECISION:
        return Objection.objects.filter(pk=letter.record_id).values_list("mandate_id", flat=True).first()
    if letter.kind == ProceedingLetter.REQUEST_REPLY:
        return ThirdPartyRequest.objects.filter(pk=letter.record_id).values_list("mandate_id", flat=True).first()
    return None


def barred_signers(letter: Letter) -> frozenset[int]:
    """Who may not sign the decision on an objection: whoever took the decision by mandate; part of an action.

    Basis: Awb 10:3(3).
    """
    if letter.kind != ProceedingLetter.OBJECTION_DECISION:
        return frozenset()
    objection = Objection.objects.select_related("letter").get(pk=letter.record_id)
    decider = queries.decided_by_mandate(objection.letter)
    return frozenset({decider}) if decider is not None else frozenset()
