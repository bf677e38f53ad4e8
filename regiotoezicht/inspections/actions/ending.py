"""What follows when a visit is over: its signal, the assignments, and the round."""

from datetime import datetime

from regiotoezicht.core.rights import Actor, System
from regiotoezicht.inspections.actions.crew import close_dwelling, close_round, close_visit
from regiotoezicht.inspections.actions.rounds import finish_round_when_over
from regiotoezicht.inspections.models import Round, Visit
from regiotoezicht.inspections.vocabulary import VisitStatus
from regiotoezicht.signals import actions as signals
from regiotoezicht.signals.vocabulary import Status


def end_round_when_over(tour: Round, *, actor: Actor, at: datetime) -> None:
    """Finish a round of which every visit is over, and let go of where nobody was home; part of an action."""
    if not finish_round_when_over(tour, actor=actor, at=at):
        return
    for visit in tour.visits.filter(status=VisitStatus.NOBODY_HOME).select_related("signal"):
        let_go(visit, actor=actor, at=at)
    close_round(tour, actor=actor, at=at)


def let_go(visit: Visit, *, actor: Actor, at: datetime) -> None:
    """Let go of a visit where nobody was home: its signal can be planned again; part of an action."""
    if visit.signal is not None and visit.signal.status == Status.PLANNED:
        # Nobody decides this: it follows from the visit, and a supervisor holds no right to plan.
        signals.release(visit.signal, actor=System(at), at=at)
    close_visit(visit, actor=actor, at=at)
    close_dwelling(visit, actor=actor, at=at)
