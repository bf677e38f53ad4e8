"""What cover during leave shows on the home page."""

from typing import Any

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.core.rights import Actor


def covering(actor: Actor, _: object) -> tuple[str, dict[str, Any]] | None:
    """For whom she works today, in which role, and until when. Asks the database nothing."""
    if not isinstance(actor, AccountActor) or not actor.lent:
        return None
    return "access/home_covering.html", {"covers": actor.lent}
