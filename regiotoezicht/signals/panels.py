"""What signals show on pages of lower rooms."""

from typing import Any

from regiotoezicht.core.rights import Actor
from regiotoezicht.premises.models import Premises
from regiotoezicht.signals import queries, rules

Block = tuple[str, dict[str, Any]]


def signals_at_premises(actor: Actor, premises: Premises) -> Block | None:
    """The signals about business premises, on their page; nothing for whoever has no signals to see.

    Only codes and dates, as in the list of signals; the signal itself is read, and logged, on its own page.
    """
    permissions = (rules.SIGNAL_STATUS, rules.SIGNAL_READ_OPEN, rules.SIGNAL_READ_PLANNED, rules.SIGNAL_READ_CLOSED)
    if not any(actor.reach(permission).covers(premises) for permission in permissions):
        return None
    return "signals/earlier.html", {"signals": queries.at_premises(premises, actor), "premises": premises}
