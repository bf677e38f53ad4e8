"""What runs before the court."""

from django.http import HttpResponse
from django.shortcuts import render

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.clock import local_date
from regiotoezicht.enforcement.models import CourtProceeding, Objection
from regiotoezicht.enforcement.proceedings import actions, queries, rules
from regiotoezicht.enforcement.proceedings.court_forms import CourtForm, JudgmentForm, SittingForm
from regiotoezicht.enforcement.proceedings.forms import DateForm
from regiotoezicht.enforcement.proceedings.path import TermLine
from regiotoezicht.enforcement.proceedings.views.steps import (
    Page,
    Typed,
    court_for,
    log_seen,
    run,
    start_of,
)
from regiotoezicht.enforcement.proceedings.vocabulary import CourtKind
from regiotoezicht.enforcement.views.steps import case_for


def receive_court(request: ActorRequest, pk: int) -> HttpResponse:
    """Put down a letter of the court."""
    case, actor = case_for(request, pk, rules.COURT_WORK), request.actor
    objections, appeals = queries.for_court(case)
    form = CourtForm(
        request.POST or None,
        initial=start_of(case),
        objections=[(str(one.pk), f"bezwaar {one.number} ({one.get_status_display()})") for one in objections.values()],
        appeals=[(str(one.pk), f"beroep {one.reference}") for one in appeals.values()],
    )

    def write(typed: Typed) -> object:
        objection: Objection | None = objections.get(int(typed["objection"] or 0))
        appeal: CourtProceeding | None = appeals.get(int(typed["appeal"] or 0))
        return actions.receive_court(
            case,
            kind=CourtKind(typed["kind"]),
            objection=objection,
            appeal=appeal,
            court=typed["court"],
            reference=typed["reference"],
            received_date=typed["received_date"],
            papers_until=typed["papers_until"],
            token=typed["form"],
            actor=actor,
            at=actor.at,
        )

    page = Page(
        "Brief van de rechter vastleggen",
        "Leg vast",
        "De procedure is vastgelegd; de termijn voor de stukken loopt.",
        lead="Een voorlopige voorziening kan alleen als er een bezwaar of beroep loopt (artikel 8:81 Awb).",
    )
    return run(request, case, form, page, write)


def court(request: ActorRequest, pk: int) -> HttpResponse:
    """One proceeding before the court."""
    found = court_for(request, pk)
    log_seen(request, found)
    today = local_date(request.actor.at)
    named = (("Stukken aan de rechter", found.papers_term), ("Hoger beroep", found.next_term))
    context = {
        "court": found,
        "terms": [TermLine(label, term, today) for label, term in named if term is not None],
    }
    return render(request, "enforcement/proceedings/court.html", context)


def send_papers(request: ActorRequest, pk: int) -> HttpResponse:
    """Put down that the papers were sent."""
    found, actor = court_for(request, pk), request.actor
    form = DateForm(request.POST or None, initial=start_of(found), label="Stukken ingezonden op")

    def write(typed: Typed) -> object:
        return actions.send_papers(
            found, sent_date=typed["day"], seen=typed["version"], form=typed["form"], actor=actor, at=actor.at
        )

    page = Page("Stukken ingezonden", "Leg vast", "Vastgelegd.", lead="Artikel 8:42 Awb.")
    return run(request, found, form, page, write)


def plan_sitting(request: ActorRequest, pk: int) -> HttpResponse:
    """Put down when the court sits."""
    found, actor = court_for(request, pk), request.actor
    form = SittingForm(request.POST or None, initial=start_of(found))

    def write(typed: Typed) -> object:
        return actions.plan_sitting(
            found,
            hearing_at=typed["hearing_at"],
            seen=typed["version"],
            form=typed["form"],
            actor=actor,
            at=actor.at,
        )

    page = Page("Zitting vastleggen", "Leg vast", "De zitting is vastgelegd.")
    return run(request, found, form, page, write)


def judge(request: ActorRequest, pk: int) -> HttpResponse:
    """Put down the judgment."""
    found, actor = court_for(request, pk), request.actor
    mains = queries.main_cases(found)
    form = JudgmentForm(
        request.POST or None,
        initial=start_of(found),
        kind=found.kind,
        mains=[(str(one.pk), f"{one.get_kind_display()} {one.reference}") for one in mains.values()],
    )

    def write(typed: Typed) -> object:
        return actions.judge(
            found,
            judgment=typed["judgment"],
            judged_on=typed["judged_on"],
            judgment_sent=typed["judgment_sent"],
            note=typed["note"],
            renew_until=typed.get("renew_until"),
            main=mains.get(int(typed.get("main") or 0)),
            main_judgment=typed.get("main_judgment", ""),
            seen=typed["version"],
            form=typed["form"],
            actor=actor,
            at=actor.at,
        )

    anew = (
        "Vernietigt de rechter en beslissen wij opnieuw, dan staat het bezwaar weer klaar om te beslissen (8:72 Awb)."
    )
    at_once = "Deed de rechter ook meteen uitspraak in het beroep, kies dan dat beroep en die uitspraak (8:86 Awb)."
    lead = anew if found.kind != CourtKind.INJUNCTION else at_once if mains else ""
    page = Page("Uitspraak vastleggen", "Leg vast", "De uitspraak is vastgelegd.", lead=lead)
    return run(request, found, form, page, write)


def withdraw_court(request: ActorRequest, pk: int) -> HttpResponse:
    """Put down that it was withdrawn."""
    found, actor = court_for(request, pk), request.actor
    form = DateForm(request.POST or None, initial=start_of(found), label="Ingetrokken op")

    def write(typed: Typed) -> object:
        return actions.withdraw_court(
            found,
            withdrawn_date=typed["day"],
            seen=typed["version"],
            form=typed["form"],
            actor=actor,
            at=actor.at,
        )

    page = Page("Intrekking vastleggen", "Leg vast", "De procedure is ingetrokken.")
    return run(request, found, form, page, write)
