"""Requests of third parties to enforce, and feedback to a reporter."""

from django.http import HttpResponse
from django.shortcuts import render

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.clock import local_date
from regiotoezicht.documents.queries import papers_of
from regiotoezicht.documents.rules import Channel
from regiotoezicht.enforcement.proceedings import actions, queries, rules
from regiotoezicht.enforcement.proceedings.forms import (
    DateForm,
    ExtendForm,
    RequestDecisionForm,
    RequestExtendForm,
    RequestForm,
)
from regiotoezicht.enforcement.proceedings.path import TermLine
from regiotoezicht.enforcement.proceedings.views.steps import (
    Page,
    Typed,
    file_in,
    log_seen,
    request_for,
    run,
    start_of,
    uploaded,
)
from regiotoezicht.enforcement.proceedings.vocabulary import RequestKind
from regiotoezicht.enforcement.views.steps import case_for
from regiotoezicht.letters.queries import lines_of
from regiotoezicht.letters.templating.queries import addresses_on
from regiotoezicht.organisation.rules import Body


def receive_request(request: ActorRequest, pk: int) -> HttpResponse:
    """Put down a request to enforce, or a report that gets feedback."""
    case, actor = case_for(request, pk, rules.REQUEST_WORK), request.actor
    form = RequestForm(request.POST or None, uploaded(request), initial=start_of(case, kind=RequestKind.REQUEST))

    def write(typed: Typed) -> object:
        return actions.receive_request(
            case,
            kind=RequestKind(typed["kind"]),
            name=typed["name"],
            address=typed["address"],
            received_date=typed["received_date"],
            channel=Channel(typed["channel"]),
            token=typed["form"],
            actor=actor,
            at=actor.at,
            **file_in(typed, name="file_name"),
        )

    page = Page(
        "Verzoek van een derde vastleggen",
        "Leg vast",
        "Vastgelegd.",
        lead="Naam en adres blijven verzegeld en komen in geen brief aan anderen.",
        uploads=True,
    )
    return run(request, case, form, page, write)


def request(request: ActorRequest, pk: int) -> HttpResponse:
    """One request of a third party."""
    found = request_for(request, pk)
    log_seen(request, found)
    today = local_date(request.actor.at)
    named = (("Beslissen op het verzoek", found.decision_term), ("Bezwaar van de verzoeker", found.objection_term))
    context = {
        "asked": found,
        "terms": [TermLine(label, term, today) for label, term in named if term is not None],
        "letters": lines_of(found, {0: found.label}),
        "papers": papers_of(found),
    }
    return render(request, "enforcement/proceedings/request.html", context)


def decide_request(request: ActorRequest, pk: int) -> HttpResponse:
    """Decide on a request."""
    found, actor = request_for(request, pk), request.actor
    today = local_date(actor.at)
    mandates = list(queries.mandates_to_reply(found, today))
    start = start_of(found, body=queries.body_of(found.case), decided_on=today, reasons=found.reasons)
    start["remedy_address"] = addresses_on(found.municipality, today).objection
    form = RequestDecisionForm(request.POST or None, initial=start, mandates=mandates)

    def write(typed: Typed) -> object:
        return actions.decide_request(
            found,
            is_granted=typed["granted"] == "yes",
            reasons=typed["reasons"],
            body=Body(typed["body"]),
            mandate=form.chosen_mandate,
            decided_on=typed["decided_on"],
            remedy_address=typed["remedy_address"],
            seen=typed["version"],
            form=typed["form"],
            actor=actor,
            at=actor.at,
        )

    page = Page(
        "Beslissen op het verzoek",
        "Neem het besluit",
        "Het besluit is genomen. De brief ligt klaar.",
        lead="De brief gaat naar de verzoeker: schrijf niet meer over anderen dan voor dit besluit nodig is.",
    )
    return run(request, found, form, page, write)


def extend_request(request: ActorRequest, pk: int) -> HttpResponse:
    """Tell in time that the decision comes later."""
    found, actor = request_for(request, pk), request.actor
    form = RequestExtendForm(request.POST or None, initial=start_of(found, weeks=4))

    def write(typed: Typed) -> object:
        return actions.extend_request(
            found,
            weeks=typed["weeks"],
            reason=typed["reason"],
            seen=typed["version"],
            form=typed["form"],
            actor=actor,
            at=actor.at,
        )

    page = Page(
        "Later beslissen op het verzoek",
        "Stel de brief op",
        "De brief ligt klaar. De nieuwe termijn geldt vanaf de verzending.",
        lead="Deel dit mee voor de beslistermijn voorbij is, met een redelijke nieuwe termijn (artikel 4:14 Awb).",
    )
    return run(request, found, form, page, write)


def answer_reporter(request: ActorRequest, pk: int) -> HttpResponse:
    """Make the feedback to a reporter."""
    found, actor = request_for(request, pk), request.actor
    form = ExtendForm(request.POST or None, initial=start_of(found))

    def write(typed: Typed) -> object:
        return actions.answer_reporter(found, seen=typed["version"], form=typed["form"], actor=actor, at=actor.at)

    page = Page(
        "Terugkoppeling aan de melder",
        "Stel de brief op",
        "De brief ligt klaar.",
        lead="De brief dankt voor de melding en zegt niets over wat is gezien of gedaan (artikel 2:5 Awb).",
    )
    return run(request, found, form, page, write)


def withdraw_request(request: ActorRequest, pk: int) -> HttpResponse:
    """Put down that a request was withdrawn."""
    found, actor = request_for(request, pk), request.actor
    form = DateForm(request.POST or None, initial=start_of(found), label="Ingetrokken op")

    def write(typed: Typed) -> object:
        return actions.withdraw_request(
            found,
            withdrawn_date=typed["day"],
            seen=typed["version"],
            form=typed["form"],
            actor=actor,
            at=actor.at,
        )

    page = Page("Intrekking vastleggen", "Leg vast", "Het verzoek is ingetrokken.")
    return run(request, found, form, page, write)
