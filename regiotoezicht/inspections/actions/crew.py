"""Who may go on a round, and the rights and tasks that begin and end with an assignment.

Parts of the actions of this room: they need its open unit of work and check no permission of their own.
"""

from collections.abc import Collection
from datetime import datetime

from regiotoezicht.access.actions import end_grants, grant
from regiotoezicht.access.models import Account
from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import record
from regiotoezicht.core.references import next_number
from regiotoezicht.core.rights import Actor
from regiotoezicht.inspections import queries, rules
from regiotoezicht.inspections.models import Round, Visit, VisitDwelling
from regiotoezicht.inspections.rules import Span
from regiotoezicht.inspections.vocabulary import VisitStatus
from regiotoezicht.organisation.models import District, Employee, Municipality
from regiotoezicht.worklist.actions import add_task, finish_tasks


def hold_planning() -> None:
    """Let one planner at a time decide who goes where: of two at once, the second waits and sees the first.

    Every part of an action that plans asks for it before it looks who is free.
    """
    next_number("rounds planned")


def refuse_unfit(
    employees: Collection[Employee],
    *,
    district: District,
    span: Span,
    municipalities: Collection[Municipality],
    besides: Round | None = None,
) -> None:
    """Refuse a crew that may not supervise in these municipalities on each day of the round, or is elsewhere then;
    part of an action that plans.
    """
    for day in span.days:
        rules.refuse_outside_district(queries.outside_district(municipalities, district, day), day)
        rules.refuse_not_supervising(queries.not_supervising(employees, district, day), day)
        rules.refuse_undesignated(queries.undesignated(employees, municipalities, day), day)
    rules.refuse_double_booking(queries.booked_elsewhere(employees, span, besides=besides))


def open_round(tour: Round, accounts: Collection[Account], *, actor: Actor, at: datetime) -> None:
    """Open a round to the supervisors in it; part of an action that plans."""
    for account in accounts:
        grant(account, to=tour, reason=rules.GRANT_ROUND, at=at, by=actor)


def open_visit(visit: Visit, accounts: Collection[Account], *, actor: Actor, at: datetime) -> None:
    """Open a visit, and the signal it comes from, to the supervisors who do it, and put it on their worklists;
    part of an action that plans.
    """
    for account in accounts:
        grant(account, to=visit, reason=rules.GRANT_VISIT, at=at, by=actor)
        if visit.signal is not None:
            grant(account, to=visit.signal, reason=rules.GRANT_VISIT, at=at, by=actor)
        _add_visit_task(visit, account, actor=actor, at=at)


def close_round(tour: Round, *, actor: Actor, at: datetime, account: Account | None = None) -> None:
    """End the assignment to a round, of one supervisor or of all; part of an action that ends it."""
    end_grants(to=tour, reason=rules.GRANT_ROUND, at=at, by=actor, account=account)


def close_visit(visit: Visit, *, actor: Actor, at: datetime, account: Account | None = None) -> None:
    """End the assignment to a visit and its signal, of one supervisor or of all, with the tasks that came with it;
    part of an action that ends it.
    """
    end_grants(to=visit, reason=rules.GRANT_VISIT, at=at, by=actor, account=account)
    if visit.signal is not None:
        end_grants(to=visit.signal, reason=rules.GRANT_VISIT, at=at, by=actor, account=account)
    finish_tasks(visit, kind=rules.TASK_VISIT, actor=actor, at=at, account=account)
    if account is None:
        finish_tasks(visit, kind=rules.TASK_REPLACE, actor=actor, at=at)


def close_dwelling(visit: Visit, *, actor: Actor, at: datetime) -> None:
    """Close the sealed address of a home when its case is over: from now on only the lawyer of the municipality
    reads it; part of an action that ends the case. Basis of what follows: VisitDwelling.visible_to.
    """
    if VisitDwelling.objects.filter(visit=visit, closed_at__isnull=True).update(closed_at=at):
        record(rules.DWELLING_CLOSED, visit, actor=actor, at=at)


def set_visit_tasks_anew(visit: Visit, accounts: Collection[Account], *, actor: Actor, at: datetime) -> None:
    """Give the tasks of a visit the date that its round has now; part of an action that moves it."""
    finish_tasks(visit, kind=rules.TASK_VISIT, actor=actor, at=at)
    for account in accounts:
        _add_visit_task(visit, account, actor=actor, at=at)


def ask_for_replacement(tour: Round, *, actor: Actor, at: datetime) -> None:
    """Put the search for a supervisor on the coordinator's worklist as long as fewer than two are in the round.

    A task belongs to a dossier, so it stands on the first visit that is still to be done. It is part of an action
    that changes who goes or where.
    """
    planned = list(tour.visits.filter(status=VisitStatus.PLANNED).order_by("sequence", "pk"))
    for visit in planned:
        finish_tasks(visit, kind=rules.TASK_REPLACE, actor=actor, at=at)
    too_few = tour.members.filter(until_at__isnull=True).count() < rules.SMALLEST_ROUND
    if too_few and planned:
        add_task(planned[0], kind=rules.TASK_REPLACE, role=Role.COORDINATOR, due_date=tour.date, actor=actor, at=at)


def _add_visit_task(visit: Visit, account: Account, *, actor: Actor, at: datetime) -> None:
    add_task(
        visit,
        kind=rules.TASK_VISIT,
        role=Role.SUPERVISOR,
        account=account,
        due_date=visit.round.date,
        actor=actor,
        at=at,
    )
