"""What plans and working groups ask of the functions that somebody holds, on a page of its own."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from regiotoezicht.access.doors import need
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.clock import local_date
from regiotoezicht.programme import group_queries, rules


@require_safe
def own_work(request: ActorRequest) -> HttpResponse:
    """The open actions of the functions that the actor holds, what is due first on top."""
    actor = request.actor
    need(actor, rules.READ)
    context = {"rows": group_queries.own_work(actor), "today": local_date(actor.at)}
    return render(request, "programme/own_work.html", context)
