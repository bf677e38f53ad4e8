"""What the coordinator does with a signal: decide, merge, close, and note that the police were called."""

from datetime import datetime

from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.refusals import Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.sharing.agreements.arrangements import Matter, refuse_as_processor
from regiotoezicht.sharing.agreements.models import arrangement_of
from regiotoezicht.signals import queries, rules
from regiotoezicht.signals.actions.moves import WHAT, change, move, refuse_unless_free
from regiotoezicht.signals.models import UNDECIDED, Signal
from regiotoezicht.signals.routing import propose
from regiotoezicht.signals.vocabulary import Outcome, Priority, Route, Status
from regiotoezicht.worklist.actions import add_task, finish_all_tasks
from regiotoezicht.worklist.rules import working_days_after

WORKING_DAYS = {Priority.HIGH: 2, Priority.NORMAL: 10, Priority.LOW: 30}


@action(permission=rules.SIGNAL_DECIDE, records=rules.DECIDED)
def decide(
    signal: Signal,
    *,
    actor: Actor,
    at: datetime,
    priority: Priority,
    route: Route,
    seen: int | None = None,
    reason: str = "",
    second_cause: str = "",
) -> Signal:
    """Decide on priority and route, with a reason when they differ from the proposal. May be decided again until
    the signal is planned or closed. `seen` is the version on which the decision rests.
    """
    refuse_unless_free(signal, Status.TRIAGED, seen=seen)
    deviates = (priority, route) != (signal.proposed_priority, signal.proposed_route)
    if deviates:  # a proposal follows the table that was agreed on; another priority is a decision of its own
        refuse_as_processor(Matter.PRIORITY, arrangement_of(signal.municipality_id, signal.district_id, local_date(at)))
    rules.refuse_unexplained_deviation(deviates=deviates, reason=reason)
    refuse_personal_text(reason, field="reason")
    refuse_personal_text(second_cause, field="second_cause")
    if route == Route.CONTROL:
        rules.refuse_home_on_one_anonymous_tip(
            is_dwelling=signal.is_dwelling, sources=queries.sources_of(signal), second_cause=second_cause
        )
        rules.refuse_control_before_police(
            categories=signal.category_codes, route=route, police_told_at=signal.police_told_at
        )
    old = move(
        signal,
        Status.TRIAGED,
        priority=priority,
        route=route,
        route_reason=reason.strip(),
        second_cause=second_cause.strip(),
        decided_at=at,
        decided_by_id=actor.account_id,
    )
    record(
        rules.DECIDED,
        signal,
        actor=actor,
        at=at,
        priority=priority.value,
        route=route.value,
        deviates=deviates,
        from_status=old,
        to_status=signal.status,
    )
    _finish_all_tasks(signal, old, actor=actor, at=at)
    kind = rules.TASK_PLAN if route == Route.CONTROL else rules.TASK_CLOSE
    due = working_days_after(local_date(at), WORKING_DAYS[priority])
    add_task(signal, kind=kind, role=Role.COORDINATOR, due_date=due, actor=actor, at=at)
    return signal


@action(permission=rules.SIGNAL_DECIDE, records=rules.POLICE_TOLD)
def tell_police(signal: Signal, *, actor: Actor, at: datetime, told_at: datetime, seen: int | None = None) -> Signal:
    """Note that the police were called about a signal, and when. What was said is not written down."""
    if not signal.is_undecided or (seen is not None and seen != signal.version):
        raise changed_meanwhile(WHAT)
    if told_at > at:
        raise Refused("future", "U kunt de politie niet in de toekomst hebben gebeld.", field="told_at")
    change(signal, police_told_at=told_at)
    record(rules.POLICE_TOLD, signal, actor=actor, at=at)
    return signal


@action(permission=rules.SIGNAL_DECIDE, records=rules.MERGED)
def merge(signal: Signal, *, actor: Actor, at: datetime, into: Signal, seen: int | None = None) -> Signal:
    """Merge a signal into the main one about the same matter. Its source and channel stay; it points to the main one.

    The main one takes over the categories, so that a police matter stays one, and is proposed again. Signals that were
    merged into this one now point to the main one too.
    """
    refuse_unless_free(signal, Status.MERGED, seen=seen)
    rules.refuse_wrong_merge(
        same=signal.pk == into.pk,
        same_municipality=signal.municipality_id == into.municipality_id,
        same_place=signal.place_kind == into.place_kind and signal.premises_id == into.premises_id,
        place_known=signal.place_kind != "unknown",
        main_is_open=into.status in UNDECIDED,
    )
    old = move(signal, Status.MERGED, merged_into=into, closed_at=at, closed_by_id=actor.account_id)
    Signal.objects.filter(merged_into=signal).update(merged_into=into)
    situation = queries.situation_of(into, at=at)
    proposal = propose(situation)
    change(
        into,
        categories=rules.categories_text(situation.categories),
        police_told_at=into.police_told_at or signal.police_told_at,
        proposed_by=proposal.code,
        proposed_priority=proposal.priority,
        proposed_route=proposal.route,
    )
    record(rules.MERGED, signal, actor=actor, at=at, main=into.dossier, from_status=old, to_status=signal.status)
    record(rules.JOINED, into, actor=actor, at=at, other=signal.dossier)
    _finish_all_tasks(signal, old, actor=actor, at=at)
    return into


@action(permission=rules.SIGNAL_DECIDE, records=rules.CLOSED)
def close(
    signal: Signal, *, actor: Actor, at: datetime, outcome: Outcome, reason: str, seen: int | None = None
) -> Signal:
    """Close a signal that is not planned, with an outcome and a reason. A closed signal is never opened again."""
    if signal.status == Status.PLANNED:
        raise Refused("planned", "Deze melding is ingepland. Zij wordt afgesloten door de controle zelf.")
    refuse_unless_free(signal, Status.CLOSED, seen=seen)
    rules.refuse_outcome_without_visit(outcome)
    rules.refuse_closing_without_reason(reason)
    rules.refuse_closing_before_police(categories=signal.category_codes, police_told_at=signal.police_told_at)
    refuse_personal_text(reason, field="reason")
    old = move(
        signal,
        Status.CLOSED,
        outcome=outcome,
        outcome_reason=reason.strip(),
        closed_at=at,
        closed_by_id=actor.account_id,
    )
    record(rules.CLOSED, signal, actor=actor, at=at, outcome=outcome.value, from_status=old, to_status=signal.status)
    _finish_all_tasks(signal, old, actor=actor, at=at)
    return signal


def _finish_all_tasks(signal: Signal, old: str, *, actor: Actor, at: datetime) -> None:
    kinds = (rules.TASK_DECIDE,) if old == Status.NEW else (rules.TASK_PLAN, rules.TASK_CLOSE)
    finish_all_tasks([signal], kinds=kinds, actor=actor, at=at)
