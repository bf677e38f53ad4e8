"""What rounds show on pages of lower rooms."""

from typing import Any

from django.urls import reverse

from regiotoezicht.core.rights import Actor
from regiotoezicht.inspections import queries, rules
from regiotoezicht.permits.models import Permit
from regiotoezicht.premises.models import Premises
from regiotoezicht.signals.models import Signal
from regiotoezicht.signals.vocabulary import Route, Status

Block = tuple[str, dict[str, Any]]


def visits_at_premises(actor: Actor, premises: Premises) -> Block | None:
    """The controls at business premises: number, date and status of those the actor may see. Never of a home.

    Whoever reads visits there learns that there were none; a supervisor is shown her own and nothing else.
    """
    visits = queries.visits_at(premises, actor)
    if not visits and not actor.reach(rules.VISIT_READ).covers(premises):
        return None
    return "inspections/rounds/earlier.html", {"visits": visits}


def premises_with_plan(actor: Actor, premises: Premises) -> Block | None:
    """The controls at business premises, on their own page, and for who plans the way to a round there."""
    return _with_plan(visits_at_premises(actor, premises), actor, premises, "pand")


def permit_with_plan(actor: Actor, permit: Permit) -> Block | None:
    """The controls at the premises of a permit, and for who plans the way to a round there."""
    if permit.premises is None:
        return None
    return _with_plan(visits_at_premises(actor, permit.premises), actor, permit, "vergunning")


def plan_for_signal(actor: Actor, signal: Signal) -> Block | None:
    """The way to a round for a signal that waits for a control, for who plans."""
    waits = signal.status == Status.TRIAGED and signal.route == Route.CONTROL
    if not waits or not actor.reach(rules.ROUND_PLAN).covers(signal):
        return None
    return "inspections/rounds/plan_for_signal.html", {
        "plan_url": f"{reverse('inspections:new_round')}?melding={signal.pk}"
    }


def _with_plan(block: Block | None, actor: Actor, subject: Premises | Permit, name: str) -> Block | None:
    if block is None or not actor.reach(rules.ROUND_PLAN).covers(subject):
        return block
    template, context = block
    return template, context | {"plan_url": f"{reverse('inspections:new_round')}?{name}={subject.pk}"}
