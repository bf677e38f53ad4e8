"""Pages of hours: booking one's own, and sums per municipality."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.dateformat import format as written
from django.views.decorators.http import require_http_methods, require_POST

from regiotoezicht.access.doors import need
from regiotoezicht.access.middleware import ActorRequest
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.export import download, workbook
from regiotoezicht.core.forms import attempt_once
from regiotoezicht.core.one_form import tried
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.inspections.hours import actions, queries, rules
from regiotoezicht.inspections.hours.forms import HoursForm
from regiotoezicht.inspections.hours.models import WorkedHours
from regiotoezicht.inspections.hours.vocabulary import Sector
from regiotoezicht.organisation.models import Employee, Municipality
from regiotoezicht.organisation.queries import municipalities_on

_TAP = re.compile(r"(\d{1,9})-(licensed|unlicensed)-(\d{1,3})")
MOST_ROWS = 100


def _employee(request: ActorRequest) -> Employee:
    employee = request.actor.account.employee
    if employee is None:
        raise Http404
    return employee


@require_http_methods(["GET", "POST"])
def own(request: ActorRequest) -> HttpResponse:
    """One's own hours: rounds to book with a tap, other work by hand, and what was booked."""
    actor = request.actor
    reach = need(actor, rules.HOURS_BOOK)
    employee, today = _employee(request), local_date(actor.at)
    form = HoursForm(request.POST or None, municipalities=municipalities_on(today, reach), initial={"date": today})
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        place = typed["municipality"]
        work = actions.Work(
            sector=Sector(typed["sector"]),
            minutes=int(typed["hours"] * 60),
            date=typed["date"],
            dossier=typed["dossier"],
        )
        made = attempt_once(
            form,
            lambda: actions.book(place, work, employee=employee, token=typed["token"], actor=actor, at=actor.at),
            lambda: WorkedHours.objects.visible_to(actor).filter(token=typed["token"]).first(),
        )
        if made is not None:
            messages.success(request, "De uren zijn geboekt.")
            return HttpResponseRedirect(reverse("inspections:hours"))
    booked = WorkedHours.objects.visible_to(actor).select_related("municipality", "round")[:MOST_ROWS]
    context = {
        "form": form,
        "rounds": queries.rounds_to_book(employee, today),
        "cases": queries.cases_to_book(employee, today, reach)[: rules.MOST_CASES],
        "booked": list(booked),
        "oldest": today - rules.WINDOW,
    }
    return render(request, "inspections/hours/own.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def of_round(request: ActorRequest, pk: int) -> HttpResponse:
    """Book hours on a round with one tap: municipality, sector and hours are one button."""
    actor = request.actor
    need(actor, rules.HOURS_BOOK)
    employee = _employee(request)
    tour = queries.round_of(employee, pk)
    if tour is None:
        raise Http404
    places = list(tour.municipalities.select_related("district").order_by("name"))
    lead = (
        f"{written(tour.date, 'l j F Y')}. Eén tik boekt de uren. Was de ronde in meer gemeenten of sectoren, boek dan "
        "voor elk een deel."
    )
    return _taps(request, employee, places, tour.date, {"what": f"ronde {tour.reference}", "lead": lead}, round=tour)


@require_http_methods(["GET", "POST"])
def of_case(request: ActorRequest, dossier: str) -> HttpResponse:
    """Book hours of today on a dossier of one's own work with one tap."""
    actor = request.actor
    reach = need(actor, rules.HOURS_BOOK)
    employee, today = _employee(request), local_date(actor.at)
    pks = [one.place for one in queries.cases_to_book(employee, today, reach) if one.dossier == dossier]
    places = list(Municipality.objects.filter(pk__in=pks).select_related("district").order_by("name"))
    if not places:
        raise Http404
    lead = f"Eén tik boekt de uren op vandaag, {written(today, 'l j F Y')}."
    return _taps(request, employee, places, today, {"what": f"zaak {dossier}", "lead": lead}, dossier=dossier)


def _taps(
    request: ActorRequest,
    employee: Employee,
    places: Sequence[Municipality],
    day: date,
    words: dict[str, str],
    **on: Any,
) -> HttpResponse:
    """A page of buttons, each a municipality, a sector and a number of hours; what was tapped is booked."""
    if request.method == "POST":
        tap = _TAP.fullmatch(request.POST.get("tik", ""))
        place = next((one for one in places if tap and one.pk == int(tap[1])), None)
        if tap is None or place is None or int(tap[3]) not in rules.PRESETS:
            raise Http404
        done = _booked(request, place, actions.Work(Sector(tap[2]), int(tap[3]), day, **on), employee)
        return HttpResponseRedirect(reverse("inspections:hours") if done else request.path)
    context = {
        "places": places,
        "sectors": Sector.choices,
        "presets": [(minutes, minutes // 60) for minutes in rules.PRESETS],
        "token": uuid4(),
    }
    return render(request, "inspections/hours/taps.html", context | words)


def _booked(request: ActorRequest, place: Municipality, work: actions.Work, employee: Employee) -> bool:
    """Book a tap; one that was sent twice is booked once."""
    actor = request.actor
    try:
        token = UUID(request.POST.get("token", ""))
    except ValueError as error:
        raise Http404 from error
    if WorkedHours.objects.visible_to(actor).filter(token=token).exists():
        return True
    try:
        actions.book(place, work, employee=employee, token=token, actor=actor, at=actor.at)
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return False
    except IntegrityError:  # the same tap came at the same moment
        if not WorkedHours.objects.visible_to(actor).filter(token=token).exists():
            raise
        return True
    messages.success(request, f"Geboekt: {work.minutes // 60} uur, {place.name}, {work.sector.label}.")
    return True


@require_POST
def withdraw(request: ActorRequest, pk: int) -> HttpResponse:
    """Take back a booking of one's own."""
    actor = request.actor
    need(actor, rules.HOURS_BOOK)
    held = get_object_or_404(WorkedHours.objects.visible_to(actor), pk=pk)
    here = reverse("inspections:hours")
    if held.withdrawn_at is not None:  # of a double click the second finds it done
        return HttpResponseRedirect(here)
    return tried(request, lambda: actions.withdraw(held, actor=actor, at=actor.at), "De boeking is ingetrokken.", here)


def sums(request: ActorRequest) -> HttpResponse:
    """Hours per municipality in a year: for whom was worked, and who supplied them; never per person."""
    actor = request.actor
    need(actor, rules.HOURS_SUMS)
    year, years = _years(request)
    tables: list[tuple[str, list[dict[str, Any]]]] = [
        ("Gewerkt voor", queries.sums_by("municipality", actor, year)),
        ("Geleverd door", queries.sums_by("employer", actor, year)),
    ]
    if request.GET.get("uitvoer") == "xlsx":
        headings = ("Gemeente", "Vergund (uur)", "Niet vergund (uur)", "Samen (uur)")
        pages = [(name, headings, [_hours(row) for row in rows]) for name, rows in tables]
        return download(workbook(pages), f"uren-{year}.xlsx")
    told = [(name, rows, _added(rows)) for name, rows in tables]
    context = {"tables": told, "year": year, "years": years}
    return render(request, "inspections/hours/sums.html", context)


def between(request: ActorRequest, code: str) -> HttpResponse:
    """What the hours of one municipality in a year are made of: who worked for it, and for whom its own people worked.

    Below this there are only the bookings of persons, which others do not see.
    """
    actor = request.actor
    need(actor, rules.HOURS_SUMS)
    place = get_object_or_404(Municipality, code=code)
    year, years = _years(request)
    worked = queries.sums_by("employer", actor, year, municipality=place)
    supplied = queries.sums_by("municipality", actor, year, employer=place)
    elsewhere = queries.supplied_elsewhere(actor, place, year)
    if not (worked or supplied or elsewhere or queries.has_hours(actor, place)):
        raise Http404
    tables = [
        (f"Gewerkt voor {place.name}", "Geleverd door", worked),
        (f"Geleverd door {place.name}", "Gewerkt voor", [*supplied, elsewhere] if elsewhere else supplied),
    ]
    told = [(name, other, rows, _added(rows)) for name, other, rows in tables]
    context = {"place": place, "tables": told, "year": year, "years": years}
    return render(request, "inspections/hours/between.html", context)


def _added(rows: list[dict[str, Any]]) -> dict[str, int]:
    return {name: sum(row[name] for row in rows) for name in ("licensed", "unlicensed", "minutes")}


def _years(request: ActorRequest) -> tuple[int, range]:
    """The year that is asked for, this one when none is; and the years to choose from."""
    this_year = local_date(request.actor.at).year
    asked = request.GET.get("jaar", "")
    year = int(asked) if re.fullmatch(r"[12][0-9]{3}", asked) else this_year
    return year, range(this_year - 2, this_year + 1)


def _hours(row: dict[str, Any]) -> tuple[object, ...]:
    return (row["name"], *(Decimal(row[name]) / 60 for name in ("licensed", "unlicensed", "minutes")))
