"""Planning a round. The search button looks up businesses and keeps what was typed."""

from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.forms import DateField, attempt
from regiotoezicht.core.refusals import Refused
from regiotoezicht.inspections import actions, queries, rules
from regiotoezicht.inspections.forms.places import PlacesForm
from regiotoezicht.inspections.forms.rounds import AddVisitsForm, PlanForm
from regiotoezicht.inspections.models import Round, Visit
from regiotoezicht.organisation.models import District
from regiotoezicht.organisation.readings import record_list
from regiotoezicht.signals import rules as signals

EVENING, FOUR_HOURS = time(19, 0), 240
PREFILLED = {"melding": "signals", "vergunning": "permits", "pand": "premises"}


def new(request: ActorRequest) -> HttpResponse:
    """Plan a round."""
    actor = request.actor
    reach = actor.reach(rules.ROUND_PLAN)
    district = queries.district_of(reach) if reach else None
    if district is None:
        raise Http404
    tomorrow = local_date(actor.at) + timedelta(days=1)
    if request.method != "POST":
        start: dict[str, Any] = {"date": tomorrow, "start_time": EVENING, "minutes": FOUR_HOURS}
        start |= {
            field: [value] for name, field in PREFILLED.items() if (value := request.GET.get(name, "")).isdecimal()
        }
        form = PlanForm(initial=start, actor=actor, district=district, on=tomorrow)
        return _show(request, "inspections/rounds/new.html", form)
    on = _day(request.POST.get("date", ""), tomorrow)
    searched = request.POST.get("search", "")
    form = PlanForm(request.POST, actor=actor, district=district, on=on, searched=searched)
    if "zoeken" in request.POST:
        form.errors.clear()  # only a search: nothing is judged yet
        return _show(request, "inspections/rounds/new.html", form, searched=searched)
    # Asked before the form is judged: what it chose the first time can no longer be chosen.
    tour = _planned_before(request)
    if tour is None and form.is_valid():
        try:
            tour = attempt(form, lambda: _plan(request, district, form)) or _planned_before(request)
        except IntegrityError:  # the same form was sent twice at the same moment
            tour = _planned_before(request)
            if tour is None:
                raise
    if tour is not None:
        messages.success(request, f"Ronde {tour.reference} is gepland.")
        _match(request, tour)
        return HttpResponseRedirect(reverse("inspections:round", args=[tour.pk]))
    return _show(request, "inspections/rounds/new.html", form, status=422)


def _planned_before(request: ActorRequest) -> Round | None:
    token = _token(request)
    return Round.objects.visible_to(request.actor).filter(token=token).first() if token else None


def _token(request: ActorRequest) -> UUID | None:
    try:
        return UUID(request.POST.get("token", ""))
    except ValueError:
        return None


def _plan(request: ActorRequest, district: District, form: PlanForm) -> Round:
    typed = form.cleaned_data
    return actions.plan(
        district,
        actor=request.actor,
        at=request.actor.at,
        token=typed["token"],
        date=typed["date"],
        start_time=typed["start_time"],
        minutes=typed["minutes"],
        members=list(typed["members"]),
        visits=form.visits(),
    )


def _day(text: str, otherwise: date) -> date:
    """The day that was typed, for which designations are shown; another when it is none."""
    try:
        return DateField().clean(text) or otherwise
    except Exception:  # noqa: BLE001 - the form itself says what is wrong with it
        return otherwise


def add_visits(request: ActorRequest, pk: int) -> HttpResponse:
    """Add visits to a round."""
    actor = request.actor
    tour = get_object_or_404(Round.objects.visible_to(actor).select_related("district"), pk=pk)
    if not (tour.is_open and actor.may(rules.ROUND_PLAN, tour)):
        raise Http404
    template, place = "inspections/rounds/add_visits.html", reverse("inspections:round", args=[tour.pk])
    if request.method != "POST":
        form = AddVisitsForm(initial={"version": tour.version}, actor=actor)
        return _show(request, template, form, round=tour)
    searched = request.POST.get("search", "")
    form = AddVisitsForm(request.POST, actor=actor, searched=searched)
    if "zoeken" in request.POST:
        form.errors.clear()  # only a search: nothing is judged yet
        return _show(request, template, form, round=tour, searched=searched)
    token = _token(request)
    before = token is not None and Visit.objects.visible_to(actor).filter(round=tour, token=token).exists()
    if before or (form.is_valid() and attempt(form, lambda: _add(request, tour, form)) is not None):
        messages.success(request, "De ronde is aangevuld.")
        _match(request, tour)
        return HttpResponseRedirect(place)
    return _show(request, template, form, status=422, round=tour)


def _add(request: ActorRequest, tour: Round, form: AddVisitsForm) -> list[Visit]:
    """All visits that were chosen, or none of them."""
    typed = form.cleaned_data
    visits = form.visits(first=typed["token"])
    return actions.add_visits(tour, actor=request.actor, at=request.actor.at, visits=visits, seen=typed["version"])


def _match(request: ActorRequest, tour: Round) -> None:
    """Ask who else knows the places. What was planned stands, whatever becomes of that."""
    try:
        actions.match(tour, actor=request.actor, at=request.actor.at)
    except Refused as refusal:
        messages.warning(request, f"Er is niet afgestemd met de regio. {refusal.sentence}")


def _show(request: ActorRequest, template: str, form: PlacesForm, *, status: int = 200, **more: Any) -> HttpResponse:
    """The form. It lists signals with what they are about, and reading those is an event with its purpose."""
    actor = request.actor
    reach = actor.reach(signals.SIGNAL_READ_OPEN)
    purpose = signals.purpose_of(actor.roles.keys())
    record_list(signals.LIST_READ, reach, actor=actor, at=actor.at, purpose=purpose, rows=len(form.waiting))
    return render(request, template, {"form": form, **more}, status=status)
