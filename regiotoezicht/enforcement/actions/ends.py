"""The end of a case, for the other actions of this room."""

from datetime import datetime
from typing import Any
from uuid import UUID

from regiotoezicht.core.actions import record
from regiotoezicht.core.rights import Actor
from regiotoezicht.enforcement import rules
from regiotoezicht.enforcement.actions.drafts import withdraw_drafts
from regiotoezicht.enforcement.actions.moves import move
from regiotoezicht.enforcement.models import Case, Violation
from regiotoezicht.enforcement.vocabulary import TOLD, Status
from regiotoezicht.inspections import actions as inspections
from regiotoezicht.worklist.actions import end_terms, finish_all_tasks


def end_case(case: Case, outcome: Status, *, actor: Actor, at: datetime, form: UUID | None, **fields: Any) -> None:
    """Close a case, as part of an action: nothing runs, waits or is barred any more."""
    # What was decided on money or on a request is told to its addressee, also when the case ended with it.
    withdraw_drafts(case, actor=actor, at=at, keep=TOLD)
    # The term to object runs on: it belongs to a decision that was made known.
    end_terms(case, rule="own", reason=outcome.value, actor=actor, at=at)
    Violation.objects.filter(case=case, is_sanctioned=True).update(is_sanctioned=False)
    waiting = (rules.TASK_RECHECK_ASKED, rules.TASK_COUNTERSIGN, rules.TASK_END_PERMIT)
    finish_all_tasks([case], kinds=waiting, actor=actor, at=at)
    inspections.close_dwelling(case.visit, actor=actor, at=at)
    old = move(case, outcome, actor=actor, at=at, form=form, closed_at=at, closed_by_id=actor.account_id, **fields)
    record(
        rules.CLOSED,
        case,
        actor=actor,
        at=at,
        state=outcome.label,
        from_status=old,
        to_status=outcome.value,
    )
