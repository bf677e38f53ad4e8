"""What rounds do with a signal. Part of the actions of the room that plans: it gives and ends the grants."""

from datetime import datetime

from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.refusals import Refused
from regiotoezicht.core.rights import Actor
from regiotoezicht.signals import queries, rules
from regiotoezicht.signals.actions.moves import move
from regiotoezicht.signals.models import Signal
from regiotoezicht.signals.vocabulary import Outcome, Route, Status
from regiotoezicht.worklist.actions import add_task, finish_tasks
from regiotoezicht.worklist.rules import working_days_after


@action(permission=rules.SIGNAL_PLAN, records=rules.PLANNED)
def mark_planned(signal: Signal, *, actor: Actor, at: datetime) -> Signal:
    """Note that a visit was planned from a signal. Only a signal that was decided to be controlled can be planned."""
    if signal.route != Route.CONTROL:
        raise Refused("not_for_control", "Deze melding is niet beoordeeld als controle door het team.")
    rules.refuse_home_on_one_anonymous_tip(
        is_dwelling=signal.is_dwelling, sources=queries.sources_of(signal), second_cause=signal.second_cause
    )
    rules.refuse_control_before_police(
        categories=signal.category_codes, route=signal.route, police_told_at=signal.police_told_at
    )
    old = move(signal, Status.PLANNED)
    record(rules.PLANNED, signal, actor=actor, at=at, from_status=old, to_status=signal.status)
    finish_tasks(signal, kind=rules.TASK_PLAN, actor=actor, at=at)
    return signal


@action(permission=rules.SIGNAL_PLAN, records=rules.RELEASED)
def release(signal: Signal, *, actor: Actor, at: datetime) -> Signal:
    """Note that the visit of a signal was cancelled: it can be planned again or closed."""
    if signal.status != Status.PLANNED:
        raise Refused("not_planned", "Deze melding is niet ingepland.")
    old = move(signal, Status.TRIAGED)
    record(rules.RELEASED, signal, actor=actor, at=at, from_status=old, to_status=signal.status)
    due = working_days_after(local_date(at), rules.WORKING_DAYS_TO_DECIDE)
    add_task(signal, kind=rules.TASK_PLAN, role=Role.COORDINATOR, due_date=due, actor=actor, at=at)
    return signal


@action(permission=rules.SIGNAL_FINISH, records=rules.CLOSED)
def close_after_visit(signal: Signal, *, actor: Actor, at: datetime, outcome: Outcome = Outcome.CONTROLLED) -> Signal:
    """Close a planned signal because its visit was done. Call it before the grants of the visit end."""
    if signal.status != Status.PLANNED:
        raise Refused("not_planned", "Deze melding is niet ingepland.")
    old = move(signal, Status.CLOSED, outcome=outcome, closed_at=at, closed_by_id=actor.account_id)
    record(rules.CLOSED, signal, actor=actor, at=at, outcome=outcome.value, from_status=old, to_status=signal.status)
    return signal
