"""Which organisations of the people who do this work were heard, and what was done with it."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from regiotoezicht.access.doors import need
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.one_form import Page, tried
from regiotoezicht.programme import group_queries, rules
from regiotoezicht.programme.actions import hearings as actions
from regiotoezicht.programme.forms import AnswerForm, HearingForm
from regiotoezicht.programme.models import Hearing
from regiotoezicht.programme.views.pages import kept, step

NEW = Page(
    "Gehoorde organisatie vastleggen",
    "Wat een organisatie van mensen die dit werk doen heeft gezegd, in uw eigen woorden. Nooit iets over een persoon.",
    "Leg vast",
    "Het is vastgelegd.",
)
ANSWER = Page("Wat is ermee gedaan", "", "Leg vast", "Het is vastgelegd.")


def hearings(request: ActorRequest) -> HttpResponse:
    """Which organisations were heard, the latest first."""
    actor = request.actor
    need(actor, rules.READ)
    context = {"rows": group_queries.hearings_for(actor), "may_plan": bool(actor.reach(rules.PLAN_KEEP))}
    return render(request, "programme/hearings.html", context)


@require_http_methods(["GET", "POST"])
def new(request: ActorRequest) -> HttpResponse:
    """Record that an organisation was heard. A form that was sent twice records one."""
    actor = request.actor
    need(actor, rules.PLAN_KEEP)
    return step(
        request,
        HearingForm(request.POST or None),
        NEW,
        lambda typed: actions.hear(Hearing(**typed), actor=actor, at=actor.at),
        lambda typed: Hearing.objects.visible_to(actor).filter(token=typed["token"]).first(),
        back=reverse("programme:hearings"),
    )


@require_http_methods(["GET", "POST"])
def answer(request: ActorRequest, pk: int) -> HttpResponse:
    """Record what was done with what an organisation said."""
    actor, held = request.actor, kept(request, Hearing.objects.visible_to(request.actor), pk)
    if held.withdrawn_at is not None:
        raise Http404
    initial = {"on": held.done_date or local_date(actor.at), "done_with": held.done_with}
    return step(
        request,
        AnswerForm(request.POST or None, initial=initial),
        ANSWER,
        lambda typed: actions.answer_hearing(held, **typed, actor=actor, at=actor.at),
        back=reverse("programme:hearings"),
        more={"heard": held},
    )


@require_POST
def withdraw(request: ActorRequest, pk: int) -> HttpResponse:
    """Take back what was recorded by mistake; of a double click the second finds it done."""
    actor, held = request.actor, kept(request, Hearing.objects.visible_to(request.actor), pk)

    def write() -> None:
        if held.withdrawn_at is None:
            actions.withdraw_hearing(held, actor=actor, at=actor.at)

    return tried(request, write, "De regel is ingetrokken.", reverse("programme:hearings"))
