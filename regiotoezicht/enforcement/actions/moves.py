"""Moving a case from one state to another, for the other actions of this room."""

from datetime import date, datetime
from typing import Any

from django.db.models import F

from regiotoezicht.access.roles import Role
from regiotoezicht.core.refusals import changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.enforcement.models import Case
from regiotoezicht.enforcement.rules import TASK_OF, refuse_move
from regiotoezicht.enforcement.vocabulary import Status
from regiotoezicht.worklist.actions import add_task, finish_tasks

WHAT = "deze zaak"


def refuse_unless_free(case: Case, to: Status, *, seen: int | None) -> None:
    """Refuse when somebody changed the case since version `seen`, or when its state does not allow the move.

    Asked first, so that nobody is told anything else about a case that somebody else just moved on; part of an action.
    """
    refuse_stale(case, seen)
    refuse_move(case.status, to)


def refuse_stale(case: Case, seen: int | None) -> None:
    """Refuse when somebody changed the case since version `seen`; nothing is asked without one; part of an action."""
    if seen is not None and seen != case.version:
        raise changed_meanwhile(WHAT)


def change(case: Case, **fields: Any) -> None:
    """Set fields of a case, as part of an action; refused when somebody changed it since it was read."""
    same = Case.objects.filter(pk=case.pk, status=case.status, version=case.version)
    if not same.update(version=F("version") + 1, **fields):
        raise changed_meanwhile(WHAT)
    case.version += 1
    for name, value in fields.items():
        setattr(case, name, value)


def move(case: Case, to: Status, *, actor: Actor, at: datetime, due: date | None = None, **fields: Any) -> str:
    """Move a case, set fields and hand the work on, as part of an action; answers the old state."""
    old = case.status
    refuse_move(old, to)
    change(case, status=to, **fields)
    before, after = TASK_OF.get(Status(old)), TASK_OF.get(to)
    if before != after:
        if before is not None:
            finish_tasks(case, kind=before, actor=actor, at=at)
        if after is not None:
            add_task(case, kind=after, role=Role.LAWYER, due_date=due, actor=actor, at=at)
    return old
