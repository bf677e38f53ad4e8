"""What the police had for this task, and what of it is taken over."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from regiotoezicht.access.doors import need
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.one_form import Page, tried
from regiotoezicht.programme import rules
from regiotoezicht.programme.actions import transfers as actions
from regiotoezicht.programme.forms import TransferForm, VerdictForm
from regiotoezicht.programme.models import TransferItem
from regiotoezicht.programme.views.pages import kept, step
from regiotoezicht.programme.vocabulary import Transfer

NEW = Page("Toevoegen aan de lijst", "Soort en aantal; nooit de inhoud.", "Voeg toe", "Het staat op de lijst.")
DECIDE = Page("Besluit vastleggen", "", "Leg het besluit vast", "Het besluit is vastgelegd.")


def transfers(request: ActorRequest) -> HttpResponse:
    """The list, by kind, with the article and the decision of what was taken over."""
    actor = request.actor
    need(actor, rules.READ)
    rows = list(TransferItem.objects.visible_to(actor))
    counted = [(one.label, sum(row.state == one for row in rows)) for one in Transfer]
    context = {"rows": rows, "counted": counted, "may_plan": bool(actor.reach(rules.PLAN_KEEP))}
    return render(request, "programme/transfers.html", context)


@require_http_methods(["GET", "POST"])
def new(request: ActorRequest) -> HttpResponse:
    """Add something that the police had. A form that was sent twice adds one."""
    actor = request.actor
    need(actor, rules.PLAN_KEEP)
    return step(
        request,
        TransferForm(request.POST or None),
        NEW,
        lambda typed: actions.list_item(TransferItem(**typed), actor=actor, at=actor.at),
        lambda typed: TransferItem.objects.visible_to(actor).filter(token=typed["token"]).first(),
        back=reverse("programme:transfers"),
    )


@require_http_methods(["GET", "POST"])
def decide(request: ActorRequest, pk: int) -> HttpResponse:
    """Take something over, or leave it."""
    actor, held, here = (
        request.actor,
        kept(request, TransferItem.objects.visible_to(request.actor), pk),
        reverse("programme:transfers"),
    )
    if held.state != Transfer.LISTED:  # of a double click the second finds it decided
        return HttpResponseRedirect(here)

    def write(typed: dict[str, Any]) -> None:
        verdict = actions.Verdict(**{**typed, "to": Transfer(typed["to"])})
        actions.decide_item(held, verdict, actor=actor, at=actor.at)

    page = Page(DECIDE.title, f"{held.get_kind_display()}: {held.title}", DECIDE.button, DECIDE.said)
    return step(request, VerdictForm(request.POST or None), page, write, back=here)


@require_POST
def reopen(request: ActorRequest, pk: int) -> HttpResponse:
    """Open what was decided by mistake again; of a double click the second finds it done."""
    actor, held = request.actor, kept(request, TransferItem.objects.visible_to(request.actor), pk)

    def write() -> None:
        if held.state != Transfer.LISTED:
            actions.reopen_item(held, actor=actor, at=actor.at)

    return tried(request, write, "Het staat weer op «nog te besluiten».", reverse("programme:transfers"))
