"""Before the court: received, papers sent, sitting, judgment, or withdrawn."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Actor
from regiotoezicht.enforcement.actions.moves import refuse_stale as refuse_stale_case
from regiotoezicht.enforcement.models import Case, CourtProceeding, Objection
from regiotoezicht.enforcement.proceedings import courts, rules, terms
from regiotoezicht.enforcement.proceedings.actions.moves import COURT_ROUTE, change, next_number, refuse_stale
from regiotoezicht.enforcement.proceedings.actions.renewing import reopen
from regiotoezicht.enforcement.proceedings.vocabulary import (
    BEFORE_COURT,
    CourtKind,
    CourtStatus,
    Judgment,
    ObjectionStatus,
)
from regiotoezicht.guard import Context
from regiotoezicht.worklist.actions import add_task, end_term, end_terms, finish_tasks, run_term

WHAT = "deze procedure"


@action(permission=rules.COURT_WORK, records=rules.COURT_RECEIVED)
def receive_court(
    case: Case,
    *,
    kind: CourtKind,
    objection: Objection | None = None,
    appeal: CourtProceeding | None = None,
    court: str,
    reference: str,
    received_date: date,
    papers_until: date | None = None,
    token: UUID,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
) -> CourtProceeding:
    """Put down that the court wrote: an injunction, an appeal or a higher appeal, and until when it wants the papers.

    Basis: Awb 8:1, 8:42, 8:81, 8:83, 8:104, 8:108.
    """
    refuse_stale_case(case, seen)
    _refuse_ground(case, kind, objection, appeal)
    not_before = objection.sent_date if kind == CourtKind.APPEAL and objection else None
    if kind == CourtKind.HIGHER_APPEAL and appeal is not None:
        not_before = appeal.judged_on
    courts.refuse_letter_day(received_date, not_before=not_before, today=local_date(at))
    courts.refuse_papers_until(kind, papers_until, received=received_date)
    for text, field, what in ((court, "court", "welke rechter"), (reference, "reference", "het zaaknummer")):
        if not text.strip():
            raise Refused("incomplete", f"Vul in {what}.", field=field)
        refuse_personal_text(text, field=field, context=Context.LETTER)
    term = terms.term_of("awb-8:42", received_date)
    if papers_until is not None:
        days = (papers_until - received_date).days
        term = terms.term_of("own", received_date, {"days": days}) if days else term
    proceeding = CourtProceeding(
        dossier=case.dossier,
        municipality_id=case.municipality_id,
        district_id=case.district_id,
        case=case,
        number=next_number(case, CourtProceeding),
        token=token,
        kind=kind,
        objection=objection,
        appeal=appeal,
        court=court.strip(),
        reference=reference.strip(),
        received_date=received_date,
        papers_until=papers_until or term.end,
        recorded_at=at,
        recorded_by_id=actor.account_id,
    )
    _store(proceeding)
    proceeding.papers_term = run_term(proceeding, term, route=COURT_ROUTE, actor=actor, at=at)
    proceeding.save(update_fields=["papers_term"])
    add_task(
        proceeding,
        kind=rules.TASK_COURT_PAPERS,
        role=Role.LAWYER,
        due_date=proceeding.papers_until,
        actor=actor,
        at=at,
    )
    record(rules.COURT_RECEIVED, proceeding, actor=actor, at=at, kind=kind.value, received=received_date.isoformat())
    return proceeding


def _store(proceeding: CourtProceeding) -> None:
    try:
        with transaction.atomic():
            proceeding.save()
    except IntegrityError as error:
        raise Refused("submitted_before", "Deze procedure is al vastgelegd.") from error


def _refuse_ground(case: Case, kind: CourtKind, objection: Objection | None, appeal: CourtProceeding | None) -> None:
    own = CourtProceeding.objects.filter(case=case)
    courts.refuse_without_ground(
        kind,
        has_pending_objection=Objection.objects.filter(case=case).pending().exists(),
        has_pending_court=own.filter(status__in=BEFORE_COURT).exclude(kind=CourtKind.INJUNCTION).exists(),
        decision_sent=objection is not None
        and objection.case_id == case.pk
        and objection.status == ObjectionStatus.SENT,
        appeal_judged=appeal is not None
        and appeal.case_id == case.pk
        and appeal.kind == CourtKind.APPEAL
        and appeal.status == CourtStatus.JUDGED,
    )


def _move(proceeding: CourtProceeding, to: CourtStatus, seen: int | None, **fields: Any) -> None:
    refuse_stale(proceeding, seen, WHAT)
    rules.refuse_court_move(proceeding.status, to)
    change(proceeding, WHAT, status=to, **fields)


@action(permission=rules.COURT_WORK, records=rules.COURT_PAPERS)
def send_papers(
    proceeding: CourtProceeding,
    *,
    sent_date: date,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> CourtProceeding:
    """Put down that the papers went to the court (Awb 8:42). A sitting that was set already stays."""
    refuse_stale(proceeding, seen, WHAT)
    if not proceeding.is_pending:
        raise Refused("court_closed", "Deze procedure is geëindigd.")
    if proceeding.papers_sent is not None:
        raise Refused("papers_before", "De stukken zijn al ingezonden.", field="papers_sent")
    courts.refuse_sent(sent_date, received=proceeding.received_date, today=local_date(at))
    if proceeding.status == CourtStatus.RECEIVED:
        _move(proceeding, CourtStatus.PAPERS_SENT, seen, papers_sent=sent_date, form=form)
    else:
        change(proceeding, WHAT, papers_sent=sent_date, form=form)
    if proceeding.papers_term is not None:
        end_term(proceeding.papers_term, reason="sent", actor=actor, at=at)
    finish_tasks(proceeding, kind=rules.TASK_COURT_PAPERS, actor=actor, at=at)
    record(rules.COURT_PAPERS, proceeding, actor=actor, at=at, sent=sent_date.isoformat())
    return proceeding


@action(permission=rules.COURT_WORK, records=rules.COURT_HEARING)
def plan_sitting(
    proceeding: CourtProceeding,
    *,
    hearing_at: datetime,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> CourtProceeding:
    """Put down when the court sits, or that it moved (Awb 8:56)."""
    held = local_date(hearing_at)
    courts.refuse_hearing(held, received=proceeding.received_date)
    _move(proceeding, CourtStatus.HEARING, seen, hearing_at=hearing_at, form=form)
    record(rules.COURT_HEARING, proceeding, actor=actor, at=at, held=held.isoformat())
    return proceeding


@dataclass(frozen=True)
class Verdict:
    """What a court said: on which day, when it was sent, and until when we decide anew if the court set a day."""

    judgment: str
    judged_on: date
    sent: date
    renew_until: date | None = None
    note: str = ""


@action(permission=rules.COURT_WORK, records=rules.COURT_JUDGED)
def judge(
    proceeding: CourtProceeding,
    *,
    judgment: str,
    judged_on: date,
    judgment_sent: date,
    renew_until: date | None = None,
    main: CourtProceeding | None = None,
    main_judgment: str = "",
    note: str = "",
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> CourtProceeding:
    """Put down what the court said; after an appeal the term for a higher appeal runs.

    When the decision was annulled and is ours to take again, its objection is decided on anew. The judge of an
    injunction may judge the `main` case at once. Basis: Awb 8:70, 8:72, 8:84, 8:86, 8:104, 6:24.
    """
    refuse_personal_text(note, field="note", context=Context.LETTER)
    said = Verdict(judgment, judged_on, judgment_sent, None if main else renew_until, note.strip())
    if main is not None:
        courts.refuse_immediate(
            proceeding.kind,
            has_sitting=proceeding.hearing_at is not None and local_date(proceeding.hearing_at) <= judged_on,
            main_kind=main.kind,
            main_pending=main.is_pending and main.case_id == proceeding.case_id,
        )
    _lay_down(proceeding, said, seen, form, actor, at)
    if main is not None:
        in_main = Verdict(main_judgment, judged_on, judgment_sent, renew_until)
        _lay_down(main, in_main, None, None, actor, at, judged_with=proceeding)
    return proceeding


def _lay_down(
    proceeding: CourtProceeding,
    said: Verdict,
    seen: int | None,
    form: UUID | None,
    actor: Actor,
    at: datetime,
    **more: Any,
) -> None:
    """Keep one judgment with what follows from it."""
    courts.refuse_judgment(
        proceeding.kind,
        said.judgment,
        judged=said.judged_on,
        sent=said.sent,
        received=proceeding.received_date,
        today=local_date(at),
    )
    courts.refuse_renewal(said.judgment, said.renew_until, sent=said.sent)
    rules.refuse_court_move(proceeding.status, CourtStatus.JUDGED)
    _end(proceeding, "decided", actor, at)
    following = None
    if proceeding.kind == CourtKind.APPEAL:
        term = terms.term_of("awb-6:7", said.sent)
        following = run_term(proceeding, term, route=COURT_ROUTE, actor=actor, at=at)
    _move(
        proceeding,
        CourtStatus.JUDGED,
        seen,
        judgment=said.judgment,
        judged_on=said.judged_on,
        judgment_sent=said.sent,
        note=said.note,
        next_term=following,
        form=form,
        **more,
    )
    if said.judgment == Judgment.FOUNDED:
        _decide_anew(proceeding, said, actor, at)
    judged = said.judged_on.isoformat()
    record(rules.COURT_JUDGED, proceeding, actor=actor, at=at, judged=judged, judgment=Judgment(said.judgment).value)


def _decide_anew(proceeding: CourtProceeding, said: Verdict, actor: Actor, at: datetime) -> None:
    """Open the objection again whose decision was annulled; it may be open already, after the judgment of before."""
    found = proceeding.objection_id or (proceeding.appeal.objection_id if proceeding.appeal else None)
    of_case = Objection.objects.select_related("case", "decision_term").filter(case=proceeding.case_id)
    objection = next((one for one in of_case if one.pk == found), None)
    if objection is not None and objection.status == ObjectionStatus.SENT:
        reopen(objection, sent=said.sent, until=said.renew_until, actor=actor, at=at)


@action(permission=rules.COURT_WORK, records=rules.COURT_WITHDRAWN)
def withdraw_court(
    proceeding: CourtProceeding,
    *,
    withdrawn_date: date,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> CourtProceeding:
    """Put down that the proceeding was withdrawn (Awb 6:21, 8:81)."""
    courts.refuse_sent(withdrawn_date, received=proceeding.received_date, today=local_date(at))
    _move(proceeding, CourtStatus.WITHDRAWN, seen, form=form)
    _end(proceeding, "withdrawn", actor, at)
    record(rules.COURT_WITHDRAWN, proceeding, actor=actor, at=at, withdrawn=withdrawn_date.isoformat())
    return proceeding


def _end(proceeding: CourtProceeding, reason: str, actor: Actor, at: datetime) -> None:
    end_terms(proceeding, reason=reason, actor=actor, at=at)
    finish_tasks(proceeding, kind=rules.TASK_COURT_PAPERS, actor=actor, at=at)
