"""Blocks on shared pages: certificates that end soon, and on the worklist the actions of plans."""

from typing import Any

from regiotoezicht.core.clock import local_date
from regiotoezicht.core.rights import Actor
from regiotoezicht.programme import group_queries, rules
from regiotoezicht.programme.models import Certificate


def ending_certificates(actor: Actor, _: object) -> tuple[str, dict[str, Any]] | None:
    """How many certificates ask for attention, for who keeps them; of whom stands in the register."""
    if not actor.reach(rules.CERTIFICATE_KEEP):
        return None
    until = local_date(actor.at) + rules.REMINDED
    count = Certificate.objects.visible_to(actor).current().filter(until_date__lte=until).count()
    return ("programme/ending.html", {"count": count}) if count else None


def own_actions(actor: Actor, _: object) -> tuple[str, dict[str, Any]] | None:
    """On the worklist: what of plans and working groups belongs to a function that the actor holds."""
    if not actor.reach(rules.READ):
        return None
    rows = group_queries.own_work(actor)
    context = {"rows": rows, "today": local_date(actor.at)}
    return ("programme/own_actions.html", context) if rows else None
