"""One case: where it is and what may come next, its letters and papers, and what happened in it."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.actions import record_alone
from regiotoezicht.core.clock import local_date
from regiotoezicht.enforcement import queries, rules
from regiotoezicht.enforcement.cards import Card
from regiotoezicht.enforcement.collection.vocabulary import ASKER
from regiotoezicht.enforcement.models import Case
from regiotoezicht.enforcement.remedies import facts as facts_of
from regiotoezicht.enforcement.remedies import way
from regiotoezicht.enforcement.vocabulary import LetterKind
from regiotoezicht.letters.queries import lines_of

DECIDING = ("decide", "costs", "countersign", "prolong")


def seen(request: ActorRequest, pk: int) -> Case:
    """The case with the reading of its content on the log; not found for whoever may not read it."""
    case = queries.shown_case(request.actor, pk)
    if case is None or not case.readable:  # type: ignore[attr-defined]  # annotated by the query
        raise Http404
    _log(request, case)
    return case


def _log(request: ActorRequest, case: Case) -> None:
    purpose = rules.purpose_of(request.actor.roles.keys())
    record_alone(rules.CASE_SEEN, case, actor=request.actor, at=request.actor.at, purpose=purpose)


def detail(request: ActorRequest, pk: int) -> HttpResponse:
    """The case as a path. Whoever may know its stand only, gets that; opened by a decision, it names nobody."""
    actor = request.actor
    case = queries.shown_case(actor, pk)
    if case is None:
        raise Http404
    whole: bool = case.readable  # type: ignore[attr-defined]  # annotated by the query
    if not whole and not actor.opened_for(case):
        return render(request, "enforcement/status.html", {"case": _stand(case, local_date(actor.at))})
    _log(request, case)
    today = local_date(actor.at)
    everybody, violations = queries.addressees_of(case) if whole else [], list(case.violations.order_by("pk"))
    facts = queries.facts_of(case, violations=len(violations), everybody=everybody, today=today)
    may_work = actor.may(rules.CASE_WORK, case)
    remedy = facts_of.remedy_facts_of(case, everybody, today)
    nexts = way.nexts_of(facts, remedy)
    if not may_work:
        may_decide = actor.may(rules.CASE_DECIDE, case)
        nexts = [one for one in nexts if one.step in DECIDING] if may_decide else []
    context: dict[str, Any] = {
        "case": case,
        "taken": taken if (taken := getattr(case, "taken", None)) and taken.kind == case.measure else None,
        "violations": violations,
        "stops": way.stops_of(facts, remedy),
        "possible": [(one, f"enforcement:{one.step}") for one in nexts if not one.why_not],
        "blocked": [one for one in nexts if one.why_not],
        "addressees": [Card(one, today, case) for one in everybody],
        "may_work": may_work,
        # Of a closed case the lawyer alone reads where the home is (toegang.md, row "Dwelling").
        "home": case.dwelling if whole and (case.is_open or may_work) else "",
        "opened": not whole,
        "today": today,
        "held": case.held_on(today),
    }
    return render(request, "enforcement/detail.html", context)


def _stand(case: Case, today: date) -> dict[str, Any]:
    """What the coordinator knows: codes and dates."""
    return {
        "dossier": case.dossier,
        "municipality": case.municipality,
        "status": case.get_status_display(),
        "tone": case.tone,
        "opened_at": case.opened_at,
        "closed_at": case.closed_at,
        "recheck_asked_at": case.recheck_asked_at,
        "recheck_on": case.recheck_on,
        "held_until": case.held_until if case.held_on(today) else None,
    }


def papers(request: ActorRequest, pk: int) -> HttpResponse:
    """The letters of a case and the views that came in."""
    case = seen(request, pk)
    everybody = {one.pk: one for one in queries.addressees_with_papers(case)}
    letters = [
        # Who asked to collect is no addressee of the case.
        replace(line, addressee=ASKER) if line.letter.kind == LetterKind.COLLECT_ANSWERED else line
        for line in lines_of(case, {pk: one.label for pk, one in everybody.items()})
    ]
    received = [(one, view) for one in everybody.values() if (view := queries.view_of(one)) and view.paper]
    context = {"case": case, "letters": letters, "received": received}
    return render(request, "enforcement/papers.html", context)


def history(request: ActorRequest, pk: int) -> HttpResponse:
    """What happened in a case, in order."""
    case = seen(request, pk)
    return render(request, "enforcement/history.html", {"case": case, "events": queries.history_of(case)})
