"""What this room shows on pages of lower rooms: that a duty to tell is open or fulfilled, and nothing of what it is."""

from typing import Any

from django.urls import reverse

from regiotoezicht.core.clock import local_date
from regiotoezicht.core.rights import Actor
from regiotoezicht.inspections.models import Visit
from regiotoezicht.premises.models import Premises
from regiotoezicht.signals.models import Signal
from regiotoezicht.signals.vocabulary import Status
from regiotoezicht.trafficking import queries, rules

Block = tuple[str, dict[str, Any]] | None


def loudest(actor: Actor, _: object) -> Block:
    """On top of the home page of the coordinator: the open duties to tell, until each is fulfilled, and the visits that
    were planned before consultation was asked there.
    """
    duties, visits = queries.front_of(actor)
    if not duties and not visits:
        return None
    must_call = any(one.left for one in duties)
    return "trafficking/home.html", {"duties": duties, "must_call": must_call, "visits": visits}


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


def on_place(actor: Actor, place: Premises | Signal) -> Block:
    """For who plans: until when no visit is made here without consultation. No reason."""
    if not actor.reach(rules.CONSULT).covers(place):
        return None
    if isinstance(place, Signal) and place.status not in (Status.TRIAGED, Status.PLANNED):
        return None  # nobody plans a visit on it yet, or any more
    until = queries.waits_until(place, local_date(actor.at))
    name = "consult_signal" if isinstance(place, Signal) else "consult"
    return ("trafficking/on_place.html", {"until": until, "url": _url(name, place.pk)}) if until else None


def _url(name: str, pk: int) -> str:
    return reverse(f"trafficking:{name}", args=[pk])
