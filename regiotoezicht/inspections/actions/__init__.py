"""Every write of rounds, visits and reports."""

from regiotoezicht.inspections.actions.crew import close_dwelling
from regiotoezicht.inspections.actions.matching import match
from regiotoezicht.inspections.actions.members import add_member, replace_member
from regiotoezicht.inspections.actions.planning import PlannedVisit, add_visits, drop_visit, plan, reorder
from regiotoezicht.inspections.actions.rounds import begin_round, cancel, finish_round_when_over, move

__all__ = [
    "PlannedVisit",
    "add_member",
    "add_visits",
    "begin_round",
    "cancel",
    "close_dwelling",
    "drop_visit",
    "finish_round_when_over",
    "match",
    "move",
    "plan",
    "reorder",
    "replace_member",
]
