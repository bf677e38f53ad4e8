"""Later decisions that go along, a delay of the order, the decision, withdrawal, and the notice of default."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.one_form import tried
from regiotoezicht.enforcement.proceedings import actions, queries
from regiotoezicht.enforcement.proceedings.forms import DateForm, DecisionForm, DelayForm
from regiotoezicht.enforcement.proceedings.views.steps import Page, Typed, objection_for, run, start_of
from regiotoezicht.letters.templating.queries import addresses_on
from regiotoezicht.organisation.rules import Body


@require_POST
def later_decision(request: ActorRequest, pk: int, letter_pk: int) -> HttpResponse:
    """Say whether a later decision is disputed."""
    found, actor = objection_for(request, pk), request.actor
    letter = next((one for one in queries.later_decisions(found) if one.pk == letter_pk), None)
    if letter is None:
        raise Http404
    is_disputed = request.POST.get("betwist") == "ja"
    here = reverse("enforcement:objection", args=[pk])
    return tried(
        request,
        lambda: actions.answer_later_decision(found, letter=letter, is_disputed=is_disputed, actor=actor, at=actor.at),
        "Vastgelegd.",
        here,
    )


def delay(request: ActorRequest, pk: int) -> HttpResponse:
    """Delay the term to comply."""
    found, actor = objection_for(request, pk), request.actor
    form = DelayForm(request.POST or None, initial=start_of(found))

    def write(typed: Typed) -> object:
        return actions.grant_delay(
            found,
            until=typed["until"],
            reason=typed["reason"],
            seen=typed["version"],
            form=typed["form"],
            actor=actor,
            at=actor.at,
        )

    page = Page(
        "Begunstigingstermijn opschorten",
        "Leg vast",
        "De opschorting is vastgelegd.",
        lead="Een bezwaar schort het besluit niet op (artikel 6:16 Awb); opschorten is een eigen besluit, met reden.",
    )
    return run(request, found, form, page, write)


def decide(request: ActorRequest, pk: int) -> HttpResponse:
    """Decide on the objection."""
    found, actor = objection_for(request, pk), request.actor
    today = local_date(actor.at)
    court_address = addresses_on(found.municipality, today).court
    start = {"body": queries.body_of(found.case), "decided_on": today, "court_address": court_address}
    if found.decided_on is not None:
        start |= {
            "outcome": found.outcome,
            "effect": found.effect,
            "reasons": found.reasons,
            "deviation": found.deviation,
            "body": found.body,
        }
    mandates = list(queries.mandates_for_objection(found, today))
    form = DecisionForm(request.POST or None, initial=start_of(found, **start), mandates=mandates)

    def write(typed: Typed) -> object:
        return actions.decide(
            found,
            outcome=typed["outcome"],
            effect=typed["effect"],
            ground=typed["ground"],
            reasons=typed["reasons"],
            costs_cents=typed["costs"],
            deviation=typed["deviation"],
            body=Body(typed["body"]),
            mandate=form.chosen_mandate,
            decided_on=typed["decided_on"],
            court_address=typed["court_address"],
            seen=typed["version"],
            form=typed["form"],
            actor=actor,
            at=actor.at,
        )

    page = Page(
        "Beslissen op het bezwaar",
        "Neem de beslissing",
        "De beslissing is genomen. De brief ligt klaar.",
        lead="Wie het besluit in mandaat nam, staat niet in de lijst: die mag niet beslissen op bezwaar (10:3 Awb).",
    )
    return run(request, found, form, page, write)


def withdraw(request: ActorRequest, pk: int) -> HttpResponse:
    """Put down that it was withdrawn."""
    found, actor = objection_for(request, pk), request.actor
    form = DateForm(request.POST or None, initial=start_of(found), label="Ingetrokken op")

    def write(typed: Typed) -> object:
        return actions.withdraw(
            found,
            withdrawn_date=typed["day"],
            seen=typed["version"],
            form=typed["form"],
            actor=actor,
            at=actor.at,
        )

    page = Page(
        "Intrekking vastleggen",
        "Leg vast",
        "Het bezwaar is ingetrokken.",
        lead="Schriftelijk, of mondeling op de hoorzitting (artikel 6:21 Awb).",
    )
    return run(request, found, form, page, write)


def receive_default(request: ActorRequest, pk: int) -> HttpResponse:
    """Put down a notice of default."""
    found, actor = objection_for(request, pk), request.actor
    form = DateForm(request.POST or None, initial=start_of(found), label="Ingebrekestelling ontvangen op")

    def write(typed: Typed) -> object:
        return actions.receive_default(
            found,
            received_date=typed["day"],
            seen=typed["version"],
            form=typed["form"],
            actor=actor,
            at=actor.at,
        )

    page = Page(
        "Ingebrekestelling vastleggen",
        "Leg vast",
        "De ingebrekestelling is vastgelegd.",
        lead="Na twee weken loopt een dwangsom, ten hoogste 42 dagen (artikel 4:17 Awb).",
    )
    return run(request, found, form, page, write)
