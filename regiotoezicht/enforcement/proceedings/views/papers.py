"""Incoming papers of a case: any paper, one of the police, and the redacted copy beside it."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.clock import local_date
from regiotoezicht.documents import actions as documents
from regiotoezicht.documents.queries import papers_of, readable_file
from regiotoezicht.documents.rules import Channel, PaperKind
from regiotoezicht.enforcement import queries as case_queries
from regiotoezicht.enforcement.models import Case
from regiotoezicht.enforcement.proceedings import actions, queries
from regiotoezicht.enforcement.proceedings.forms import CasePaperForm, PolicePaperForm, RedactedForm
from regiotoezicht.enforcement.proceedings.views.steps import Page, Typed, file_in, log_seen, run, start_of, uploaded
from regiotoezicht.enforcement.rules import CASE_WORK
from regiotoezicht.enforcement.views.steps import case_for


def _papers_of(case: Case) -> str:
    return reverse("enforcement:incoming", args=[case.pk])


def incoming(request: ActorRequest, pk: int) -> HttpResponse:
    """The papers that came in at a case, other than the views of its addressees."""
    case = case_queries.shown_case(request.actor, pk)
    if case is None or not case.readable:  # type: ignore[attr-defined]  # annotated by the query
        raise Http404
    log_seen(request, case)
    context = {
        "case": case,
        "papers": queries.other_papers(request.actor, case),
        "may_work": request.actor.may(CASE_WORK, case),
    }
    return render(request, "enforcement/proceedings/incoming.html", context)


def receive_paper(request: ActorRequest, pk: int) -> HttpResponse:
    """Put a paper with a case."""
    case, actor = case_for(request, pk), request.actor
    senders = {str(one.pk): one for one in case_queries.addressees_of(case)}
    form = CasePaperForm(
        request.POST or None,
        uploaded(request),
        initial=start_of(case),
        senders=[(key, one.label) for key, one in senders.items()],
    )

    def write(typed: Typed) -> object:
        return actions.receive_paper(
            case,
            kind=PaperKind(typed["kind"]),
            sender=senders.get(typed["sender"]),
            received_date=typed["received_date"],
            channel=Channel(typed["channel"]),
            note=typed["note"],
            token=typed["form"],
            actor=actor,
            at=actor.at,
            **file_in(typed),
        )

    page = Page(
        "Ingekomen stuk vastleggen",
        "Leg vast",
        "Het stuk is vastgelegd.",
        lead="Het stuk wordt bewaard zoals het is ontvangen, versleuteld en in geen zoekindex.",
        uploads=True,
        back=_papers_of(case),
    )
    return run(request, case, form, page, write)


def receive_police(request: ActorRequest, pk: int) -> HttpResponse:
    """Put a report of the police with a case, on its terms."""
    case, actor = case_for(request, pk), request.actor
    lawyers = queries.lawyers_of(case, local_date(actor.at))
    known = {one.pk: one for one in lawyers}
    form = PolicePaperForm(
        request.POST or None,
        uploaded(request),
        initial=start_of(case, readers=[actor.account_id]),
        readers=lawyers,
    )

    def write(typed: Typed) -> object:
        return documents.receive_police(
            case,
            received_date=typed["received_date"],
            channel=Channel(typed["channel"]),
            article=typed["article"],
            reference=typed["reference"],
            purpose=typed["purpose"],
            until_date=typed["until_date"],
            readers=[known[one] for one in typed["readers"]],
            token=typed["form"],
            actor=actor,
            at=actor.at,
            **file_in(typed),
        )

    page = Page(
        "Bestuurlijke rapportage vastleggen",
        "Leg vast",
        "Het stuk is vastgelegd; alleen de aangewezen lezers openen het, tot de einddatum.",
        lead="Zonder artikel, besluit, doel, lezers en einddatum wordt dit stuk niet bewaard (Wpg 16 tot en met 20).",
        uploads=True,
        back=_papers_of(case),
    )
    return run(request, case, form, page, write)


def redacted(request: ActorRequest, pk: int, paper_pk: int) -> HttpResponse:
    """Put a redacted copy beside a paper."""
    case, actor = case_for(request, pk), request.actor
    paper = next((one for one in papers_of(case) if one.pk == paper_pk), None)
    if paper is None or paper.file is None or readable_file(actor, paper.file.pk) is None:
        raise Http404
    form = RedactedForm(request.POST or None, uploaded(request), initial=start_of(case))

    def write(typed: Typed) -> object:
        return documents.add_redacted(paper, actor=actor, at=actor.at, **file_in(typed))

    page = Page(
        "Bewerkte versie toevoegen",
        "Voeg toe",
        "De bewerkte versie staat naast het stuk.",
        lead="Het stuk zelf blijft zoals het is ontvangen.",
        uploads=True,
        back=_papers_of(case),
    )
    return run(request, case, form, page, write)
