"""What rounds show on pages of lower rooms."""

from typing import Any

from regiotoezicht.core.rights import Actor
from regiotoezicht.inspections import queries, rules
from regiotoezicht.premises.models import Premises

Block = tuple[str, dict[str, Any]]


def visits_at_premises(actor: Actor, premises: Premises) -> Block | None:
    """The controls at business premises: number, date and status of those the actor may see. Never of a home.

    Whoever reads visits there learns that there were none; a supervisor is shown her own and nothing else.
    """
    visits = queries.visits_at(premises, actor)
    if not visits and not actor.reach(rules.VISIT_READ).covers(premises):
        return None
    return "inspections/rounds/earlier.html", {"visits": visits}
