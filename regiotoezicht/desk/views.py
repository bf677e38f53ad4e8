"""Home page per role."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from regiotoezicht.access.middleware import ActorRequest, open_to_partners
from regiotoezicht.core.actions import unit
from regiotoezicht.core.clock import local_date
from regiotoezicht.desk import rules
from regiotoezicht.desk.portal.views import portal
from regiotoezicht.organisation.readings import record_list
from regiotoezicht.worklist.rules import TASK_READ


@open_to_partners
@require_safe
def home(request: ActorRequest) -> HttpResponse:
    """My work today, what is late, what waits for me: blocks of all rooms, each for the roles that need it. A partner
    begins in the portal.
    """
    actor = request.actor
    if actor.is_partner:
        return portal(request)
    reach = actor.reach(TASK_READ)
    if reach:
        with unit():
            record_list(rules.HOME_READ, reach, actor=actor, at=actor.at, purpose=rules.HOME_PURPOSE)
    return render(request, "desk/home.html", {"today": local_date(actor.at)})
