"""The tab of a case, one objection, receiving one, and the list of what runs."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.rights import Actor
from regiotoezicht.documents.queries import papers_of
from regiotoezicht.documents.rules import Channel
from regiotoezicht.enforcement import queries as case_queries
from regiotoezicht.enforcement.models import Case, Objection
from regiotoezicht.enforcement.proceedings import actions, late, path, queries, rules
from regiotoezicht.enforcement.proceedings.forms import ObjectionForm
from regiotoezicht.enforcement.proceedings.handling import papers_until
from regiotoezicht.enforcement.proceedings.views.steps import (
    Page,
    Typed,
    file_in,
    log_seen,
    run,
    start_of,
    uploaded,
)
from regiotoezicht.enforcement.proceedings.vocabulary import Objector
from regiotoezicht.enforcement.views.steps import case_for
from regiotoezicht.letters.models import Letter
from regiotoezicht.letters.queries import lines_of


def _case(request: ActorRequest, pk: int) -> Case:
    case = case_queries.shown_case(request.actor, pk)
    if case is None or not case.readable:  # type: ignore[attr-defined]  # annotated by the query
        raise Http404
    return case


def proceedings(request: ActorRequest, pk: int) -> HttpResponse:
    """Everything that runs beside a case: objections, the court, and requests of third parties."""
    case, actor = _case(request, pk), request.actor
    log_seen(request, case)
    context = {
        "case": case,
        "overview": queries.overview_of(case, actor),
        "may_work": actor.may(rules.COURT_WORK, case),
    }
    return render(request, "enforcement/proceedings/tab.html", context)


def running(request: ActorRequest) -> HttpResponse:
    """The objections and court proceedings that run, those that end first on top."""
    actor = request.actor
    if not actor.reach(rules.OBJECTION_READ):
        raise Http404
    objections, courts = queries.running(actor)
    context = {"objections": list(objections), "courts": list(courts), "today": local_date(actor.at)}
    return render(request, "enforcement/proceedings/running.html", context)


def receive(request: ActorRequest, pk: int) -> HttpResponse:
    """Put down an objection that came in."""
    case, actor = case_for(request, pk, rules.OBJECTION_RECEIVE), request.actor
    decisions = {one.pk: one for one in queries.decisions_of(case)}
    labels = {one.pk: one.label for one in case_queries.addressees_of(case)}
    choices = [(one.pk, _named(one, labels)) for one in decisions.values()]
    form = ObjectionForm(
        request.POST or None, uploaded(request), initial=start_of(case, objector=Objector.ADDRESSEE), decisions=choices
    )

    def write(typed: Typed) -> object:
        return actions.receive(
            case,
            letter=decisions[typed["letter"]],
            objector=Objector(typed["objector"]),
            name=typed["name"],
            address=typed["address"],
            received_date=typed["received_date"],
            channel=Channel(typed["channel"]),
            posted_date=typed["posted_date"],
            is_pro_forma=typed["is_pro_forma"],
            costs_requested=typed["costs_requested"],
            token=typed["form"],
            actor=actor,
            at=actor.at,
            **file_in(typed, name="file_name"),
        )

    lead = (
        "Het bezwaar wordt behandeld door een jurist die niet bij het besluit was betrokken (artikel 7:5 Awb). "
        "Het schort het besluit niet op (artikel 6:16 Awb)."
    )
    if not decisions:
        lead = "In deze zaak is nog geen besluit verzonden; er staat nog geen bezwaar open (artikelen 3:41 en 7:1 Awb)."
    page = Page(
        "Bezwaar vastleggen",
        "Leg vast",
        "Het bezwaar is vastgelegd. De ontvangstbevestiging ligt klaar.",
        lead=lead,
        uploads=True,
    )
    return run(request, case, form, page, write)


def _named(letter: Letter, labels: dict[int, str]) -> str:
    sent = f"{letter.sent_date:%d-%m-%Y}" if letter.sent_date else ""
    to = labels.get(letter.addressee_id, "") if letter.label == Case._meta.label_lower else ""
    return f"{letter.name}, verzonden op {sent}{f' aan {to}' if to else ''}"


def objection(request: ActorRequest, pk: int) -> HttpResponse:
    """One objection: where it stands, what may come next, its terms, letters and papers."""
    actor = request.actor
    found = queries.objection_for(actor, pk)
    if found is None:
        raise Http404
    log_seen(request, found)
    today = local_date(actor.at)
    may_work = actor.may(rules.OBJECTION_WORK, found)
    name, address = queries.addressee_names(found)
    context: dict[str, Any] = {
        "objection": found,
        "name": name,
        "address": address,
        "stops": path.stops_of(found),
        "nexts": [(one, f"enforcement:{one.step}") for one in path.nexts_of(found, today)] if may_work else [],
        "terms": path.terms_of(found, today),
        "later": queries.with_answers(found),
        "committee": queries.committee_of(found),
        "hearers": queries.hearers_of(found),
        "hearing_days": papers_until(local_date(found.hearing_at)) if found.hearing_at else None,
        "may_work": may_work,
        "owed": _owed(found, actor),
    }
    return render(request, "enforcement/proceedings/objection.html", context)


def objection_papers(request: ActorRequest, pk: int) -> HttpResponse:
    """The letters and papers of one objection."""
    found = queries.objection_for(request.actor, pk)
    if found is None:
        raise Http404
    log_seen(request, found)
    context = {
        "objection": found,
        "letters": lines_of(found, {found.addressee_id or 0: found.label}),
        "papers": papers_of(found),
    }
    return render(request, "enforcement/proceedings/objection_papers.html", context)


def _owed(objection: Objection, actor: Actor) -> dict[str, Any] | None:
    """The penalty that the municipality owes so far for deciding late; None without a notice of default."""
    term = objection.default_term
    if term is None:
        return None
    first_day, last_day = late.days_of(term.start)
    days = late.days_due(first_day, today=local_date(actor.at), sent=objection.sent_date)
    is_due = late.is_due(objection.hearing_waiver)
    return {
        "first_day": first_day,
        "last_day": last_day,
        "days": days,
        "cents": late.amount_cents(days) if is_due else 0,
        "is_due": is_due,
    }
