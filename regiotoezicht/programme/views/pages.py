"""What pages with one form share."""

from functools import partial
from typing import TypeVar

from django.db.models import Model, QuerySet
from django.shortcuts import get_object_or_404

from regiotoezicht.access.doors import need
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core import one_form
from regiotoezicht.programme import rules

step = partial(one_form.step, template="programme/step.html")
M = TypeVar("M", bound=Model)


def kept(request: ActorRequest, seen: "QuerySet[M]", pk: int) -> M:
    """One of what the actor sees, for whoever keeps plans; else not found."""
    need(request.actor, rules.PLAN_KEEP)
    return get_object_or_404(seen, pk=pk)
