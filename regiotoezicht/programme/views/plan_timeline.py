"""The timeline of a plan, and its calendar: as a file, and at a secret address for the calendar of one account."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from regiotoezicht.access.doors import need
from regiotoezicht.access.middleware import ActorRequest, open_to_all
from regiotoezicht.core import walls
from regiotoezicht.core.clock import local_date
from regiotoezicht.programme import calendar, plan_queries, rules
from regiotoezicht.programme.plan_queries import Deed
from regiotoezicht.programme.timeline import WIDTH, Bar, Scale
from regiotoezicht.programme.views.plans import plan_for
from regiotoezicht.worklist.notices import actions as notices
from regiotoezicht.worklist.notices import queries as notice_queries
from regiotoezicht.worklist.notices.views import reader_of, too_often

NEW, END = "nieuw", "einde"


@dataclass(frozen=True)
class Row:
    """An action on the timeline."""

    deed: Deed
    stream: str
    bar: Bar


def timeline(request: ActorRequest, pk: int) -> HttpResponse:
    """The actions of a plan in time: a table of which one column is drawn."""
    actor, plan = request.actor, plan_for(request, pk)
    today = local_date(actor.at)
    outline, scale = plan_queries.outline_of(actor, plan, on=today), Scale(plan.from_date, plan.until_date)
    rows = [
        Row(deed, stream.title, scale.bar(deed.row.from_date, deed.row.until_date, deed.row.percent))
        for goal in outline.goals
        for stream in goal.workstreams.all()
        for deed in sorted(plan_queries.deeds_of(stream), key=lambda one: (one.row.from_date, one.row.number))
    ]
    marks = scale.marks()
    context = {"plan": plan, "rows": rows, "marks": marks, "now": scale.today(today), "width": WIDTH}
    return render(request, "programme/timeline.html", context)


def _answer(content: bytes, *, as_file: bool) -> HttpResponse:
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'{"attachment" if as_file else "inline"}; filename="plannen.ics"'
    return answer


@require_safe
def download(request: ActorRequest, pk: int) -> HttpResponse:
    """The open actions of one plan as a calendar file."""
    plan = plan_for(request, pk)
    return _answer(calendar.written(plan_queries.open_for_calendar(request.actor, plan)), as_file=True)


@open_to_all
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The open actions of all plans, for the calendar of the account whose secret this is.

    A wrong or ended secret is a page that does not exist; of a role that ended nothing is left in the calendar.
    """
    actor = reader_of(token, calendar.CONTENT)
    if actor is None:
        return too_often()
    with walls.standing(actor):
        rows = plan_queries.open_for_calendar(actor)
    return _answer(calendar.written(rows), as_file=False)


@require_http_methods(["GET", "POST"])
def own_feed(request: ActorRequest) -> HttpResponse:
    """Make, renew or end my own address for the plans. A new address is shown this once, so it is no redirect."""
    actor = request.actor
    need(actor, rules.READ)
    here = reverse("programme:own-feed")
    if request.method == "POST":
        wanted = request.POST.get("stand", "")
        if wanted == NEW:
            token = notices.renew_feed(actor=actor, at=actor.at, content=calendar.CONTENT)
            address = request.build_absolute_uri(reverse("programme:feed", args=[token]))
            return render(request, "programme/own_feed.html", {"address": address})
        if wanted != END:
            raise Http404
        if notices.end_feed(actor=actor, at=actor.at, content=calendar.CONTENT):
            messages.success(request, "Het agenda-adres van de plannen werkt niet meer.")
        return HttpResponseRedirect(here)
    return render(request, "programme/own_feed.html", {"held": notice_queries.feed_of(actor, calendar.CONTENT)})
