"""What this room shows on the home page."""

from datetime import timedelta
from typing import Any

from regiotoezicht.core.rights import Actor
from regiotoezicht.privacy import queries
from regiotoezicht.privacy.rules import DAYS_AT_HOME, LOG_READ


def state_of_log(actor: Actor, _: object) -> tuple[str, dict[str, Any]] | None:
    """How often was looked in the last week, and whether the log is whole."""
    if not actor.reach(LOG_READ):
        return None
    found = queries.state_of_log(actor, since=actor.at - timedelta(days=DAYS_AT_HOME))
    return "privacy/home.html", {"log": found, "days": DAYS_AT_HOME}
