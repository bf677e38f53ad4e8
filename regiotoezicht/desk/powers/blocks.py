"""The block of the home page for the official who keeps designations and mandates: what asks for a decision."""

from typing import Any

from regiotoezicht.core.clock import local_date
from regiotoezicht.core.rights import Actor
from regiotoezicht.desk.powers import queries
from regiotoezicht.organisation.rules import DESIGNATION_KEEP


def to_decide(actor: Actor, _: object) -> tuple[str, dict[str, Any]] | None:
    """Designations and mandates that end soon, or that somebody still has who left."""
    reach = actor.reach(DESIGNATION_KEEP)
    if not reach:
        return None
    return "desk/powers/to_decide.html", {"rows": queries.to_decide(reach, local_date(actor.at))}
