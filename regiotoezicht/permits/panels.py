"""What permits show on pages of lower rooms."""

from typing import Any

from regiotoezicht.core.clock import local_date
from regiotoezicht.core.rights import Actor
from regiotoezicht.permits import queries
from regiotoezicht.permits.rules import PERMIT_KEEP, PERMIT_READ
from regiotoezicht.premises.models import Premises

Block = tuple[str, dict[str, Any]]


def permits_at_premises(actor: Actor, premises: Premises) -> Block | None:
    """The permits for business premises, on their page; nothing for whoever may not read the register there."""
    if not actor.reach(PERMIT_READ).covers(premises):
        return None
    today = local_date(actor.at)
    permits = [(permit, permit.status_on(today)) for permit in queries.at_premises(premises, actor)]
    may_keep = actor.reach(PERMIT_KEEP).covers(premises)
    return "permits/at_premises.html", {"permits": permits, "premises": premises, "may_keep": may_keep}
