"""What lengthens the term to decide on an objection: a committee, extension, consent; and the notice of default."""

from datetime import date, datetime
from uuid import UUID

from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Actor
from regiotoezicht.enforcement.models import Objection
from regiotoezicht.enforcement.proceedings import courts, handling, late, letters, queries, rules, terms
from regiotoezicht.enforcement.proceedings.actions.moves import (
    ROUTE,
    calculate,
    change,
    compose,
    decision_end,
    refuse_unfit,
)
from regiotoezicht.enforcement.proceedings.actions.receiving import refuse_closed
from regiotoezicht.enforcement.proceedings.vocabulary import ProceedingLetter
from regiotoezicht.guard import Context
from regiotoezicht.worklist.actions import run_term


@action(permission=rules.OBJECTION_WORK, records=rules.OBJECTION_EXTENDED)
def extend(
    objection: Objection, *, actor: Actor, at: datetime, seen: int | None = None, form: UUID | None = None
) -> Objection:
    """Prepare the notice that the decision comes six weeks later; sending it extends the term (Awb 7:10(3))."""
    refuse_unfit(objection, actor, seen=seen)
    refuse_closed(objection)
    courts.refuse_other_term(objection.court_until)
    handling.refuse_extension(
        is_extended=objection.extended_date is not None, term_end=decision_end(objection), today=local_date(at)
    )
    change(objection, form=form)
    compose(
        objection,
        objection.addressee_id or 0,
        ProceedingLetter.OBJECTION_POSTPONED,
        letters.postponed(objection, queries.body_of(objection.case), until=extended_end(objection), is_extension=True),
        actor=actor,
        at=at,
    )
    record(rules.OBJECTION_EXTENDED, objection, actor=actor, at=at)
    return objection


def extended_end(objection: Objection) -> date:
    """The last day to decide once the decision is put off by six weeks; part of an action."""
    options = terms.decision_options(
        committee=objection.committee,
        extended=True,
        suspended_days=objection.suspended_days,
        postponed_until=None,
    )
    return terms.term_of("awb-7:10", objection.decide_from or objection.term_end, options).end


@action(permission=rules.OBJECTION_WORK, records=rules.OBJECTION_POSTPONED)
def postpone(
    objection: Objection,
    *,
    until: date,
    ground: str,
    reason: str,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> Objection:
    """Postpone the decision further on one of three grounds, and prepare the notice (Awb 7:10(4))."""
    refuse_unfit(objection, actor, seen=seen)
    refuse_closed(objection)
    courts.refuse_other_term(objection.court_until)
    handling.refuse_postponement(ground, reason, until=until, term_end=decision_end(objection))
    refuse_personal_text(reason, field="reason", context=Context.LETTER)
    objection.postponed_until = until
    calculate(objection, actor=actor, at=at)
    change(
        objection,
        postponed_until=until,
        postponed_ground=ground,
        decision_term=objection.decision_term,
        form=form,
    )
    compose(
        objection,
        objection.addressee_id or 0,
        ProceedingLetter.OBJECTION_POSTPONED,
        letters.postponed(objection, queries.body_of(objection.case), until=until, is_extension=False),
        actor=actor,
        at=at,
    )
    record(rules.OBJECTION_POSTPONED, objection, actor=actor, at=at, until=until.isoformat())
    return objection


@action(permission=rules.OBJECTION_WORK, records=rules.DEFAULT_RECEIVED)
def receive_default(
    objection: Objection,
    *,
    received_date: date,
    actor: Actor,
    at: datetime,
    seen: int | None = None,
    form: UUID | None = None,
) -> Objection:
    """Put down a notice of default: two weeks later a penalty runs, for at most 42 days (Awb 4:17, 7:14)."""
    refuse_unfit(objection, actor, seen=seen)
    if not objection.is_pending:
        raise Refused("decided_before", "Op dit bezwaar is al beslist, of het is ingetrokken (artikel 4:17 Awb).")
    if objection.default_received is not None:
        raise Refused("default_before", "Er is al een ingebrekestelling ontvangen.", field="received_date")
    late.refuse_default(received_date, term_end=decision_end(objection), today=local_date(at))
    running = run_term(
        objection,
        terms.term_of("awb-4:17", received_date),
        addressee_label=objection.label,
        route=ROUTE,
        actor=actor,
        at=at,
    )
    change(objection, default_received=received_date, default_term=running, form=form)
    record(rules.DEFAULT_RECEIVED, objection, actor=actor, at=at, received=received_date.isoformat())
    return objection
