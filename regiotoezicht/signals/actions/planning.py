"""What rounds do with a signal. Part of the actions of the room that plans: it gives and ends the grants."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.core.rights import Actor
from regiotoezicht.signals import rules
from regiotoezicht.signals.actions.moves import move, move_all
from regiotoezicht.signals.models import Dwelling, Signal
from regiotoezicht.signals.vocabulary import Outcome, Route, Status
from regiotoezicht.worklist.actions import Work, add_tasks, finish_all_tasks
from regiotoezicht.worklist.rules import working_days_after


def mark_all_planned(signals: Collection[Signal], *, actor: Actor, at: datetime) -> dict[int, str]:
    """Note that visits were planned from signals; part of an action that plans.

    Only a signal that was decided to be controlled can be planned. Answers the address of each home by the id of its
    signal: from here it goes sealed into the visit, and nowhere else.
    """
    _refuse_stranger(signals, actor)
    sources, addresses = _homes(signals)
    for signal in signals:
        if signal.route != Route.CONTROL:
            raise Refused("not_for_control", "Deze melding is niet beoordeeld als controle door het team.")
        rules.refuse_home_on_one_anonymous_tip(
            is_dwelling=signal.is_dwelling,
            sources={signal.source, *sources[signal.pk]},
            second_cause=signal.second_cause,
        )
        rules.refuse_control_before_police(
            categories=signal.category_codes, route=signal.route, police_told_at=signal.police_told_at
        )
    old = move_all(signals, Status.PLANNED)
    for signal, status in zip(signals, old, strict=True):
        record(rules.PLANNED, signal, actor=actor, at=at, from_status=status, to_status=signal.status)
    finish_all_tasks(signals, kinds=[rules.TASK_PLAN], actor=actor, at=at)
    return addresses


def _homes(signals: Collection[Signal]) -> tuple[dict[int, set[str]], dict[int, str]]:
    """Of the signals about a home: the sources of all that was merged into each, and its address."""
    sources: dict[int, set[str]] = defaultdict(set)
    addresses: dict[int, str] = {}
    about = [signal.pk for signal in signals if signal.is_dwelling]
    homes = Dwelling.objects.filter(signal__in=about)
    for pk, address, source in homes.values_list("signal_id", "address", "signal__merged__source"):
        addresses[pk] = str(address)
        sources[pk] |= {source} - {None}
    return sources, addresses


def _refuse_stranger(signals: Collection[Signal], actor: Actor) -> None:
    if not all(actor.may(rules.SIGNAL_PLAN, signal) for signal in signals):
        raise NotAllowed(rules.SIGNAL_PLAN.code)


@action(permission=rules.SIGNAL_PLAN, records=rules.PLANNED)
def mark_planned(signal: Signal, *, actor: Actor, at: datetime) -> Signal:
    """Note that a visit was planned from a signal. Only a signal that was decided to be controlled can be planned."""
    mark_all_planned([signal], actor=actor, at=at)
    return signal


def release_all(signals: Collection[Signal], *, actor: Actor, at: datetime) -> None:
    """Note that the visits of signals were cancelled: they can be planned again or closed; part of an action that
    cancels.
    """
    _refuse_stranger(signals, actor)
    if any(signal.status != Status.PLANNED for signal in signals):
        raise Refused("not_planned", "Deze melding is niet ingepland.")
    old = move_all(signals, Status.TRIAGED)
    for signal, status in zip(signals, old, strict=True):
        record(rules.RELEASED, signal, actor=actor, at=at, from_status=status, to_status=signal.status)
    due = working_days_after(local_date(at), rules.WORKING_DAYS_TO_DECIDE)
    works = [Work(signal, rules.TASK_PLAN, Role.COORDINATOR, due_date=due) for signal in signals]
    add_tasks(works, actor=actor, at=at)


@action(permission=rules.SIGNAL_PLAN, records=rules.RELEASED)
def release(signal: Signal, *, actor: Actor, at: datetime) -> Signal:
    """Note that the visit of a signal was cancelled: it can be planned again or closed."""
    release_all([signal], actor=actor, at=at)
    return signal


@action(permission=rules.SIGNAL_FINISH, records=rules.CLOSED)
def close_after_visit(signal: Signal, *, actor: Actor, at: datetime, outcome: Outcome = Outcome.CONTROLLED) -> Signal:
    """Close a planned signal because its visit was done. Call it before the grants of the visit end."""
    if signal.status != Status.PLANNED:
        raise Refused("not_planned", "Deze melding is niet ingepland.")
    old = move(signal, Status.CLOSED, outcome=outcome, closed_at=at, closed_by_id=actor.account_id)
    record(rules.CLOSED, signal, actor=actor, at=at, outcome=outcome.value, from_status=old, to_status=signal.status)
    return signal
