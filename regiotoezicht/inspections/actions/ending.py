"""What follows when visits are over: their signals, the assignments, and the round."""

from collections.abc import Collection
from datetime import datetime

from regiotoezicht.core.rights import Actor, System
from regiotoezicht.inspections.actions.crew import close_dwellings, unassign
from regiotoezicht.inspections.actions.rounds import finish_round_when_over
from regiotoezicht.inspections.models import Round, Visit
from regiotoezicht.inspections.vocabulary import VisitStatus
from regiotoezicht.signals import actions as signals
from regiotoezicht.signals.vocabulary import Status


def end_visits(tour: Round, visits: Collection[Visit] = (), *, actor: Actor, at: datetime) -> None:
    """Let go of visits of a round that are over, and of the round when no visit is left to do; part of an action.

    Where nobody was home the signal can be planned again; nobody goes back there once the round is done.
    """
    rest = finish_round_when_over(tour, actor=actor, at=at)
    unfinished = [visit for visit in rest or visits if visit.status == VisitStatus.NOBODY_HOME]
    over = {visit.pk: visit for visit in (*visits, *unfinished)}
    waiting = [
        visit.signal for visit in unfinished if visit.signal is not None and visit.signal.status == Status.PLANNED
    ]
    # Nobody decides this: it follows from the visit, and a supervisor holds no right to plan.
    signals.release_all(waiting, actor=System(at), at=at)
    unassign(over.values(), actor=actor, at=at, tour=tour if rest else None)
    close_dwellings(unfinished, actor=actor, at=at)
