"""Home page per role."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.actions import unit
from regiotoezicht.core.clock import local_date
from regiotoezicht.desk import rules
from regiotoezicht.organisation.readings import record_list
from regiotoezicht.worklist.rules import TASK_READ


@require_safe
def home(request: ActorRequest) -> HttpResponse:
    """My work today, what is late, what waits for me: blocks of all rooms, each for the roles that need it."""
    actor = request.actor
    reach = actor.reach(TASK_READ)
    if reach:
        with unit():
            record_list(rules.HOME_READ, reach, actor=actor, at=actor.at, purpose=rules.HOME_PURPOSE)
    return render(request, "desk/home.html", {"today": local_date(actor.at)})
