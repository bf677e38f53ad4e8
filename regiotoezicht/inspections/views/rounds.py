"""The lists of rounds and visits, and the page of one round."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.export import download, spreadsheet
from regiotoezicht.core.paging import page_by_key
from regiotoezicht.inspections import queries, rules
from regiotoezicht.inspections.elsewhere import known_elsewhere
from regiotoezicht.inspections.forms.rounds import COMING, RoundFilterForm, VisitFilterForm
from regiotoezicht.inspections.hours.rules import is_bookable
from regiotoezicht.inspections.models import Round, Visit
from regiotoezicht.inspections.vocabulary import RoundStatus

MOST_ROWS = 10_000
ROUND_HEADINGS = ("Ronde", "Datum", "Begint", "Minuten", "Stand", "Gemeenten", "Bezoeken", "Toezichthouders")
VISIT_HEADINGS = ("Dossier", "Datum", "Gemeente", "Aanleiding", "Soort", "Plaats", "Stand")


def rounds(request: ActorRequest) -> HttpResponse:
    """The rounds: those to come first to come, those that were last first."""
    actor = request.actor
    reach = actor.reach(rules.ROUND_LIST)
    if not reach:
        raise Http404
    filters = RoundFilterForm(request.GET, reach)
    found = queries.listed_rounds(actor, filters.chosen_on(local_date(actor.at)))
    order = {"date": "date", "-date": "-date"}.get(
        request.GET.get("sorteer", ""), "date" if filters.period == COMING else "-date"
    )
    if request.GET.get("uitvoer") == "xlsx":
        rows: Any = found.order_by(order, "pk")[:MOST_ROWS]
        return download(spreadsheet("Rondes", ROUND_HEADINGS, map(_round_line, rows)), "rondes.xlsx")
    page = page_by_key(found, order=order, after=request.GET.get("na", ""), before=request.GET.get("voor", ""))
    may_plan = bool(actor.reach(rules.ROUND_PLAN))
    context = {"page": page, "filter": filters, "order": order, "may_plan": may_plan}
    return render(request, "inspections/rounds/list.html", context)


def _round_line(tour: Any) -> tuple[object, ...]:
    return (
        tour.reference,
        tour.date,
        f"{tour.start_time:%H:%M}",
        tour.minutes,
        tour.get_status_display(),
        ", ".join(place.name for place in tour.municipalities.all()),
        tour.visit_count,
        ", ".join(member.employee.name for member in tour.crew),
    )


def visits(request: ActorRequest) -> HttpResponse:
    """The visits of a district or municipality, and of a supervisor those that she does.

    Those to come in the order in which they were planned, others last first.
    """
    actor = request.actor
    reach = actor.reach(rules.VISIT_READ) or actor.reach(rules.ROUND_LIST)
    if not reach:
        raise Http404
    filters = VisitFilterForm(request.GET, reach)
    found = queries.listed_visits(actor, filters.chosen_on(local_date(actor.at)))
    if request.GET.get("uitvoer") == "xlsx":
        lines = map(_visit_line, found.order_by("-pk")[:MOST_ROWS])
        return download(spreadsheet("Bezoeken", VISIT_HEADINGS, lines), "bezoeken.xlsx")
    order = "id" if filters.period == COMING else "-id"
    page = page_by_key(found, order=order, after=request.GET.get("na", ""), before=request.GET.get("voor", ""))
    return render(request, "inspections/rounds/visits.html", {"page": page, "filter": filters})


def _visit_line(visit: Visit) -> tuple[object, ...]:
    return (
        visit.dossier,
        visit.round.date,
        visit.municipality.name,
        visit.get_cause_display(),
        visit.get_kind_display(),
        visit.place_line,
        visit.get_status_display(),
    )


def detail(request: ActorRequest, pk: int) -> HttpResponse:
    """One round: who goes, where, and what the coordinator may change."""
    actor = request.actor
    tour = get_object_or_404(Round.objects.visible_to(actor).select_related("district", "planned_by"), pk=pk)
    visits = queries.visits_in(tour, actor)
    crew = queries.members_of(tour)
    may_plan = actor.may(rules.ROUND_PLAN, tour)
    may_change = tour.is_open and may_plan
    start, end = tour.span.bounds
    known = known_elsewhere(visits, local_date(actor.at)) if may_change else {}
    context = {
        "round": tour,
        "start": timezone.make_aware(start),
        "end": timezone.make_aware(end),
        "crew": crew,
        "too_few": tour.is_open and len(crew) < rules.SMALLEST_ROUND,
        "visits": [(visit, known.get(visit.pk, [])) for visit in visits],
        "may_change": may_change,
        "may_book": actor.account.employee_id in {member.employee_id for member in crew}
        and is_bookable(tour.date, local_date(actor.at)),
        "may_move": may_change and tour.status == RoundStatus.PLANNED,
    }
    return render(request, "inspections/rounds/detail.html", context)


def of_visit(request: ActorRequest, pk: int) -> HttpResponse:
    """From a visit to its round, for tasks: those belong to a dossier, and a round has none."""
    tour = get_object_or_404(Round.objects.visible_to(request.actor), visits__pk=pk)
    return HttpResponseRedirect(reverse("inspections:round", args=[tour.pk]))
