"""What follows when a visit is over: its signal, the assignments, and the round."""

from collections.abc import Collection
from datetime import datetime

from regiotoezicht.core.rights import Actor, System
from regiotoezicht.inspections.actions.crew import close_dwellings, unassign
from regiotoezicht.inspections.actions.rounds import finish_round_when_over
from regiotoezicht.inspections.models import Round, Visit
from regiotoezicht.inspections.vocabulary import VisitStatus
from regiotoezicht.signals import actions as signals
from regiotoezicht.signals.vocabulary import Status


def end_round_when_over(tour: Round, *, actor: Actor, at: datetime) -> None:
    """Finish a round of which every visit is over, and let go of where nobody was home; part of an action."""
    if finish_round_when_over(tour, actor=actor, at=at):
        nobody_home = list(tour.visits.filter(status=VisitStatus.NOBODY_HOME).select_related("signal"))
        let_go(nobody_home, actor=actor, at=at, tour=tour)


def let_go(visits: Collection[Visit], *, actor: Actor, at: datetime, tour: Round | None = None) -> None:
    """Let go of visits where nobody was home: their signals can be planned again; and of the round when it is over;
    part of an action.
    """
    waiting = [visit.signal for visit in visits if visit.signal is not None and visit.signal.status == Status.PLANNED]
    # Nobody decides this: it follows from the visit, and a supervisor holds no right to plan.
    signals.release_all(waiting, actor=System(at), at=at)
    unassign(visits, actor=actor, at=at, tour=tour)
    close_dwellings(visits, actor=actor, at=at)
