"""What this room shows on the home page."""

from typing import Any

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.records import name_of, url_of
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


def opened_to_her(actor: Actor, _: object) -> tuple[str, dict[str, Any]] | None:
    """The way to what is open to her for reading now, and until when. Asks the database nothing."""
    if not isinstance(actor, AccountActor):
        return None
    lines = [
        (name_of(label), url_of(label, record_id), one.until_at) for (label, record_id), one in actor.openings.items()
    ]
    return ("emergency/opened.html", {"lines": lines}) if lines else None
