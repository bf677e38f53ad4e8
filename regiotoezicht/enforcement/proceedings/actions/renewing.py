"""Deciding anew on an objection, after a court annulled the decision."""

from datetime import date, datetime

from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import record
from regiotoezicht.core.rights import Actor
from regiotoezicht.enforcement.models import Objection
from regiotoezicht.enforcement.proceedings import rules
from regiotoezicht.enforcement.proceedings.actions.deciding import close
from regiotoezicht.enforcement.proceedings.actions.moves import calculate, decision_end, move, tell_case
from regiotoezicht.enforcement.proceedings.vocabulary import ObjectionStatus
from regiotoezicht.worklist.actions import add_task


def reopen(objection: Objection, *, sent: date, until: date | None, actor: Actor, at: datetime) -> None:
    """Let an objection wait for a new decision, within the term of the court or else that of 7:10; part of an action.

    The annulled decision stays in its letter and on the log. Basis: Awb 8:72(4); without a term of the court that of
    7:10 runs from the day after the sending of the judgment [K: to be confirmed by a lawyer].
    """
    close(objection, "decided", actor=actor, at=at)
    objection.decide_from, objection.court_until = sent, until
    objection.extended_date = objection.postponed_until = None
    objection.suspended_days = 0
    calculate(objection, actor=actor, at=at)
    move(
        objection,
        ObjectionStatus.HEARD,
        reopened_at=at,
        decide_from=sent,
        court_until=until,
        decision_term=objection.decision_term,
        suspended_days=0,
        extended_date=None,
        postponed_until=None,
        postponed_ground="",
        outcome="",
        effect="",
        inadmissible_ground="",
        reasons="",
        costs_cents=None,
        mandate=None,
        decided_on=None,
        decided_by=None,
        sent_date=None,
        default_received=None,
        default_term=None,
    )
    end = decision_end(objection)
    add_task(objection, kind=rules.TASK_OBJECTION, role=Role.LAWYER, due_date=end, actor=actor, at=at)
    record(rules.OBJECTION_REOPENED, objection, actor=actor, at=at, until=end.isoformat())
    tell_case(objection, "opnieuw te beslissen na vernietiging", actor=actor, at=at)
