"""Blocks on shared pages: certificates that end soon, and on the worklist the actions of plans."""

from typing import Any

from regiotoezicht.core.clock import local_date
from regiotoezicht.core.rights import Actor
from regiotoezicht.programme import group_queries, plan_queries, rules
from regiotoezicht.programme.models import Certificate


def ending_certificates(actor: Actor, _: object) -> tuple[str, dict[str, Any]] | None:
    """How many certificates ask for attention, for who keeps them; of whom stands in the register."""
    if not actor.reach(rules.CERTIFICATE_KEEP):
        return None
    until = local_date(actor.at) + rules.REMINDED
    count = Certificate.objects.visible_to(actor).current().filter(until_date__lte=until).count()
    return ("programme/ending.html", {"count": count}) if count else None


def own_actions(actor: Actor, _: object) -> tuple[str, dict[str, Any]] | None:
    """On the worklist: the open actions of plans that belong to a function that the actor holds."""
    if not actor.reach(rules.READ):
        return None
    rows: list[Any] = plan_queries.own_actions(actor)
    points: list[Any] = group_queries.own_group_actions(actor)
    for row in (*rows, *points):
        row.late = row.is_late(local_date(actor.at))
    return ("programme/own_actions.html", {"rows": rows, "points": points}) if rows or points else None
