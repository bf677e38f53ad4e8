"""Blocks on shared pages: certificates that end soon, and the way to the actions of plans."""

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


def waiting(actor: Actor, _: object) -> tuple[str, dict[str, Any]] | None:
    """On the home page of who keeps plans: how much of them waits for a function of the actor, and is late."""
    if not actor.reach(rules.KEEP):
        return None
    rows, today = group_queries.own_work(actor), local_date(actor.at)
    late = sum(row.until_date < today for row in rows)
    return ("programme/waiting.html", {"count": len(rows), "late": late}) if rows else None


def to_own_work(actor: Actor, _: object) -> tuple[str, dict[str, Any]] | None:
    """On the worklist: where the work from plans stands. It asks nothing, for this is the page that is asked most."""
    return ("programme/to_own_work.html", {}) if actor.reach(rules.READ) else None
