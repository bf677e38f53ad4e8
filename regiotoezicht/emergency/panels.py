"""What this room shows on the home page."""

from typing import Any

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.rights import Actor
from regiotoezicht.emergency import queries


def to_review(actor: Actor, _: object) -> tuple[str, dict[str, Any]] | None:
    """The notice to the second person: who opened something in an emergency, from the moment that it is open."""
    if not isinstance(actor, AccountActor):
        return None
    waiting = queries.waiting(actor)
    today = local_date(actor.at)
    lines = [(one, one.is_late(today)) for one in waiting]
    return ("emergency/home.html", {"emergencies": lines}) if lines else None
