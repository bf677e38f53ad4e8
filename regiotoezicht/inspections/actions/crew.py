"""Who may go on a round, and the rights and tasks that begin and end with an assignment.

Parts of the actions of this room: they need its open unit of work and check no permission of their own.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from regiotoezicht.access.actions import Opening, end_all_grants, grant_all
from regiotoezicht.access.models import Account
from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import record
from regiotoezicht.core.bulk import update_answering
from regiotoezicht.core.references import next_numbers
from regiotoezicht.core.rights import Actor
from regiotoezicht.inspections import rules
from regiotoezicht.inspections.models import Round, Visit, VisitDwelling
from regiotoezicht.inspections.rules import Span
from regiotoezicht.inspections.standing import NOWHERE, standing_of
from regiotoezicht.inspections.waiting import Where, refuse_waiting
from regiotoezicht.organisation.models import District, Employee, Municipality
from regiotoezicht.worklist.actions import Work, add_task, add_tasks, finish_all_tasks

_PLANNING = "rounds planned"


def hold_planning(numbers: Mapping[str, int] | None = None) -> dict[str, int]:
    """Let one planner at a time decide who goes where: of two at once, the second waits and sees the first.

    Every part of an action that plans asks for it before it looks who is free. It takes so many `numbers` of other
    series along and answers the last of each; whoever waits holds none of them yet.
    """
    return next_numbers({_PLANNING: 1, **(numbers or {})})


def refuse_unfit(
    employees: Collection[Employee],
    *,
    district: District,
    span: Span,
    municipalities: Collection[Municipality],
    where: Where = NOWHERE,
    besides: Round | None = None,
) -> None:
    """Refuse a crew that may not supervise in these municipalities on each day of the round, or is elsewhere then, and
    places where no visit is to be made yet; part of an action that plans.
    """
    standing = standing_of(employees, municipalities, district=district, span=span, where=where, besides=besides)
    refuse_waiting(standing.waiting_until())
    for day in span.days:
        rules.refuse_outside_district(standing.outside_district(day), day)
        rules.refuse_not_supervising(standing.not_supervising(day), day)
        rules.refuse_undesignated(standing.undesignated(day), day)
    rules.refuse_double_booking(standing.away())


def assign(
    accounts: Collection[Account],
    visits: Collection[Visit],
    *,
    actor: Actor,
    at: datetime,
    tour: Round | None = None,
) -> None:
    """Open visits, and the signals they come from, to the supervisors who do them, and put the visits on their
    worklists; the round too for who comes new into it; part of an action that plans.
    """
    grant_all(_openings(visits, tour), accounts, at=at, by=actor)
    add_tasks(_work(visits, accounts), actor=actor, at=at)


def unassign(
    visits: Collection[Visit],
    *,
    actor: Actor,
    at: datetime,
    tour: Round | None = None,
    account: Account | None = None,
) -> None:
    """End the assignment to visits and their signals, of one supervisor or of all, with the tasks that came with it;
    that to the round too when she has nothing more to do with it; part of an action that ends it.
    """
    end_all_grants(_openings(visits, tour), at=at, by=actor, account=account)
    kinds = [rules.TASK_VISIT] if account else [rules.TASK_VISIT, rules.TASK_REPLACE]
    finish_all_tasks(visits, kinds=kinds, actor=actor, at=at, account=account)


def _openings(visits: Collection[Visit], tour: Round | None) -> list[Opening]:
    """What an assignment opens: the round, the visits, and the signals that the visits come from."""
    records = [*visits, *(visit.signal for visit in visits if visit.signal is not None)]
    whole = [Opening(tour, rules.GRANT_ROUND)] if tour is not None else []
    return [*whole, *(Opening(one, rules.GRANT_VISIT) for one in records)]


def _work(visits: Collection[Visit], accounts: Collection[Account]) -> list[Work]:
    return [
        Work(visit, rules.TASK_VISIT, Role.SUPERVISOR, account, visit.round.date)
        for visit in visits
        for account in accounts
    ]


def close_dwellings(visits: Collection[Visit], *, actor: Actor, at: datetime) -> None:
    """Close the sealed addresses of homes when their case is over: from now on only the lawyer of the municipality
    reads them; part of an action that ends the case. Basis of what follows: VisitDwelling.visible_to.
    """
    homes = VisitDwelling.objects.filter(visit__in=[visit.pk for visit in visits], closed_at__isnull=True)
    closed = {pk for (pk,) in update_answering(homes, "visit", closed_at=at)}
    for visit in visits:
        if visit.pk in closed:
            record(rules.DWELLING_CLOSED, visit, actor=actor, at=at)


def close_dwelling(visit: Visit, *, actor: Actor, at: datetime) -> None:
    """Close the sealed address of one home when its case is over; part of an action that ends the case."""
    close_dwellings([visit], actor=actor, at=at)


def set_visit_tasks_anew(
    visits: Collection[Visit], accounts: Collection[Account], *, actor: Actor, at: datetime
) -> None:
    """Give the tasks of visits the date that their round has now; part of an action that moves it."""
    finish_all_tasks(visits, kinds=[rules.TASK_VISIT], actor=actor, at=at)
    add_tasks(_work(visits, accounts), actor=actor, at=at)


def ask_for_replacement(tour: Round, planned: Sequence[Visit], *, members: int, actor: Actor, at: datetime) -> None:
    """Put the search for a supervisor on the coordinator's worklist as long as fewer than two are in the round.

    A task belongs to a dossier, so it stands on the first visit that is still to be done. It is part of an action
    that changes who goes or where.
    """
    finish_all_tasks(planned, kinds=[rules.TASK_REPLACE], actor=actor, at=at)
    if members < rules.SMALLEST_ROUND and planned:
        add_task(planned[0], kind=rules.TASK_REPLACE, role=Role.COORDINATOR, due_date=tour.date, actor=actor, at=at)
