"""What this room shows on pages of lower rooms: that a duty to tell is open or fulfilled, and nothing of what it is."""

from typing import Any

from regiotoezicht.core.clock import local_date
from regiotoezicht.core.rights import Actor
from regiotoezicht.inspections.models import Visit
from regiotoezicht.premises.models import Premises
from regiotoezicht.trafficking import queries, rules

Block = tuple[str, dict[str, Any]] | None


def loudest(actor: Actor, _: object) -> Block:
    """The open duties to tell, on top of the home page of the coordinator until each is fulfilled."""
    found = queries.open_duties(actor)
    return ("trafficking/home.html", {"duties": found}) if found else None


def on_visit(actor: Actor, visit: Visit) -> Block:
    """On a control: the way in while signals may be recorded, the open duty, or that it was fulfilled."""
    mine = bool(getattr(visit, "mine", False))
    if visit.arrived_at is None or not (mine or actor.reach(rules.SIGNAL_STATUS).covers(visit)):
        return None
    state = queries.state_at(visit)
    told_on, due = state if state is not None else (None, None)
    return "trafficking/on_visit.html", {
        "visit": visit,
        "is_recorded": state is not None,
        "is_told_on": told_on is not None,
        "due": due,
        "is_late": due is not None and due < actor.at,
    }


def on_premises(actor: Actor, premises: Premises) -> Block:
    """For who plans: until when no visit is made here without consultation. No reason."""
    if not actor.reach(rules.CONSULT).covers(premises):
        return None
    untils = [one.until for one in queries.waiting_signals([premises.pk], local_date(actor.at))]
    return ("trafficking/on_premises.html", {"until": max(untils), "premises": premises}) if untils else None
