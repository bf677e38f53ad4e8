"""The block on the home page of a reader: that something asks attention, and nothing more."""

from typing import Any

from regiotoezicht.care import queries, rules
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.rights import Actor


def attention(actor: Actor, _: object) -> tuple[str, dict[str, Any]] | None:
    """A notice without content, for the readers only."""
    if actor.account_id is None or not actor.reach(rules.CARE_WORK):
        return None
    if not queries.asks_attention(actor, local_date(actor.at)):
        return None
    return "care/attention.html", {}
