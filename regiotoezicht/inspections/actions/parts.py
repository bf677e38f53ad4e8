"""Writing in one section of a visit: the rules of its phase, how often it was saved, and what a change undoes."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F

from regiotoezicht.core.actions import record
from regiotoezicht.core.refusals import changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.inspections import guards, rules
from regiotoezicht.inspections.models import Readiness, Report, Signature, Visit, VisitPart
from regiotoezicht.inspections.vocabulary import Part, ReportStatus, VisitStatus
from regiotoezicht.worklist.actions import finish_tasks

WHAT = "dit bezoek"


def hold(visit: Visit) -> None:
    """Hold a visit until the unit ends; refused when its status changed since it was read; part of an action."""
    if not Visit.objects.filter(pk=visit.pk, status=visit.status).update(status=visit.status):
        raise changed_meanwhile(WHAT)


def move(visit: Visit, to: VisitStatus, *, actor: Actor, at: datetime, **fields: Any) -> None:
    """Move a visit to another status and set fields, if nobody changed it since it was read; part of an action.

    The event of a control that stopped for help says only that it ended early.
    """
    old = VisitStatus(visit.status)
    rules.refuse_visit_move(old, to)
    if not Visit.objects.filter(pk=visit.pk, status=old).update(status=to, **fields):
        raise changed_meanwhile(WHAT)
    for name, value in {"status": to, **fields}.items():
        setattr(visit, name, value)
    record(rules.VISIT_STATUS, visit, actor=actor, at=at, from_status=_said(old), to_status=_said(to))


def _said(status: VisitStatus) -> str:
    return rules.ENDED_EARLY if status is VisitStatus.HELP_ASKED else status.value


def begin(visit: Visit, part: Part) -> None:
    """Begin to write in a section: its phase allows it, and nobody else changes the visit until the unit ends;
    part of an action.
    """
    rules.refuse_writing(guards.phase_of(visit.status, visit.outcome), part)
    hold(visit)


def saved(
    visit: Visit, part: Part, *, actor: Actor, at: datetime, seen: int | None = None, token: UUID | None = None
) -> None:
    """Note that a section was saved. Refused when it was saved by somebody else since revision `seen`;
    part of an action.
    """
    same = VisitPart.objects.filter(visit=visit, part=part)
    if seen is not None:
        same = same.filter(revision=seen)
    if not same.update(revision=F("revision") + 1, token=token, saved_at=at, saved_by_id=actor.account_id):
        raise changed_meanwhile("dit onderdeel")
    added(visit, part, actor=actor, at=at)


def added(visit: Visit, part: Part, *, actor: Actor, at: datetime) -> None:
    """Note that something was added to a section, or taken out: that overwrites nobody, so no revision is counted;
    part of an action.
    """
    record(rules.VISIT_SAVED, visit, actor=actor, at=at, part=part.value)
    void_readiness(visit, actor=actor, at=at)


def void_readiness(visit: Visit, *, actor: Actor, at: datetime) -> None:
    """Undo what was said about a report that is not right anymore: readiness and signatures, which stay readable;
    part of an action.

    Also called when the supervisors of the visit change. A report that is locked is never touched.
    """
    unsaid, _ = Readiness.objects.filter(visit=visit).delete()
    if visit.status != VisitStatus.REPORT_READY:
        if unsaid:
            record(rules.READY_VOIDED, visit, actor=actor, at=at, signatures=0)
        return
    report = Report.objects.get(visit=visit, status=ReportStatus.DRAFT)
    voided = Signature.objects.filter(report=report, voided_at__isnull=True).update(voided_at=at)
    move(visit, guards.phase_of(visit.status, visit.outcome), actor=actor, at=at)
    record(rules.READY_VOIDED, visit, actor=actor, at=at, signatures=voided)
    finish_tasks(report, kind=rules.TASK_SIGN, actor=actor, at=at)
