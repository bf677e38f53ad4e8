"""The feed that a calendar reads, and the page on which somebody puts her calendar and mail on and off."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.middleware import ActorRequest, open_to_all
from regiotoezicht.core import clock, walls
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.readings import record_list
from regiotoezicht.worklist.notices import actions, calendar, queries, rules
from regiotoezicht.worklist.rules import TASK_READ

TOO_OFTEN = 429
NEW_FEED, NO_FEED, MAIL_ON, MAIL_OFF = "agenda-nieuw", "agenda-einde", "mail-aan", "mail-uit"
ON = (NEW_FEED, MAIL_ON)


@open_to_all
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The terms of the account whose secret this is, as her roles are at this moment.

    A wrong or ended secret is a page that does not exist. Of a role that ended nothing is left: the calendar is empty,
    so that what was in it goes.
    """
    actor = reader_of(token)
    if actor is None:
        return too_often()
    at = actor.at
    with walls.standing(actor):
        lines = calendar.lines_for(actor)
    reach = actor.reach(TASK_READ)
    record_list(rules.FEED_READ, reach, actor=actor, at=at, purpose=rules.FEED_PURPOSE, rows=len(lines))
    answer = HttpResponse(calendar.written(lines), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="termijnen.ics"'
    return answer


def reader_of(token: str, content: str = rules.TERMS) -> AccountActor | None:
    """Whose secret this is, as she is at this moment; None when it was read too often. Else there is no such page."""
    read = queries.feed_at(token, content)
    if read is None or not read.account.is_active or read.account.must_change_password:
        raise Http404
    at = clock.now()
    return AccountActor(read.account, at) if actions.count_reading(read, at=at) else None


def too_often() -> HttpResponse:
    """The answer to a calendar that reads too often."""
    return HttpResponse("Te vaak gelezen. Probeer het over een uur.", status=TOO_OFTEN, headers={"Retry-After": "3600"})


@require_http_methods(["GET", "HEAD", "POST"])
def notices(request: ActorRequest) -> HttpResponse:
    """What of my terms leaves the screen: my calendar and my mail, and the forms that put them on and off."""
    actor = request.actor
    held, may_ask = queries.held_by(actor), bool(actor.reach(TASK_READ))
    if not may_ask and held.feed is None and not held.has_mail:
        raise Http404
    if request.method == "POST":
        return _change(request, request.POST.get("stand", ""), may_ask=may_ask)
    context = {"held": held, "may_ask": may_ask, "mail_is_set_up": settings.MAIL_IS_SET_UP}
    return render(request, "worklist/notices.html", context)


def _change(request: ActorRequest, wanted: str, *, may_ask: bool) -> HttpResponse:
    """Put one of them on or off. A new address is shown this once, so it is no redirect."""
    actor = request.actor
    if wanted in ON and not may_ask:
        raise Http404
    if wanted == NEW_FEED:
        token = actions.renew_feed(actor=actor, at=actor.at)
        address = request.build_absolute_uri(reverse("worklist:feed", args=[token]))
        return render(request, "worklist/feed_made.html", {"address": address})
    if wanted == NO_FEED and actions.end_feed(actor=actor, at=actor.at):
        messages.success(request, "Het agenda-adres werkt niet meer.")
    elif wanted == MAIL_ON:
        actions.ask_mail(actor=actor, at=actor.at, is_set_up=settings.MAIL_IS_SET_UP)
        messages.success(request, "U krijgt een bericht op dagen dat er termijnen eindigen of verstreken zijn.")
    elif wanted == MAIL_OFF and actions.stop_mail(actor=actor, at=actor.at):
        messages.success(request, "U krijgt geen bericht meer over termijnen.")
    return HttpResponseRedirect(reverse("worklist:notices"))


def on_own_account(actor: Actor, _: object) -> tuple[str, dict[str, Any]] | None:
    """The way to that page from *Mijn account*, for whoever has terms."""
    return ("worklist/on_own_account.html", {}) if actor.reach(TASK_READ) else None
