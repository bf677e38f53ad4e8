"""The numbers behind the figures: what other rooms recorded in a period, counted per municipality, in a few statements.

The system counts, in every municipality: what comes out are numbers only, and `report` protects them before anybody
sees them. On PostgreSQL the wall is open for that long and no longer.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Case as Case_
from django.db.models import CharField, Count, F, Max, Model, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone

from regiotoezicht.complaints.models import Complaint
from regiotoezicht.contributions.models import Contribution
from regiotoezicht.core import walls
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.rights import System
from regiotoezicht.core.walls import Standing
from regiotoezicht.enforcement.models import (
    Case,
    CourtProceeding,
    Forfeiture,
    Measure,
    Objection,
    Payment,
    ThirdPartyRequest,
)
from regiotoezicht.inspections.hours.models import WorkedHours
from regiotoezicht.inspections.hours.vocabulary import Sector
from regiotoezicht.inspections.models import Finding, Visit
from regiotoezicht.inspections.vocabulary import ReportStatus, VisitStatus
from regiotoezicht.law.rules import RULES
from regiotoezicht.organisation.mergers import Merged
from regiotoezicht.organisation.models import Municipality, Succession
from regiotoezicht.reporting.vocabulary import Figure
from regiotoezicht.worklist.models import RunningTerm

Parts = tuple[int, int]
Counts = dict[Figure, dict[int, Parts]]
Found = Iterator[tuple[Figure, int, Parts, int]]
"""A figure, a municipality, its two parts, and the largest single amount among them (nought where things are counted).
"""
OURS = tuple(code for code, rule in RULES.items() if rule.is_ours)
GIVEN_UP = ("withdrawn", "doorgezonden")
"""Why a term ended without an answer being due any more: it was neither met nor missed."""
OF_PLACES: tuple[tuple[str, type[Model], str], ...] = (
    ("enforcement.case", Case, "permit"),
    ("enforcement.objection", Objection, "case__permit"),
    ("enforcement.courtproceeding", CourtProceeding, "case__permit"),
    ("enforcement.thirdpartyrequest", ThirdPartyRequest, "case__permit"),
)
"""The records about a place on which a term hangs, and the way from each to its permit."""


@dataclass(frozen=True)
class Period:
    """A calendar year, up to and including a day."""

    year: int
    last: date

    @classmethod
    def of(cls, year: int, today: date) -> "Period":
        """A year that is over, or the part of this one that is."""
        return cls(year, min(date(year, 12, 31), today))

    @property
    def first(self) -> date:
        """New year's day."""
        return date(self.year, 1, 1)

    @property
    def is_over(self) -> bool:
        """Whether the year is complete."""
        return self.last == date(self.year, 12, 31)

    def days(self, field: str) -> Q:
        """A condition: this day lies in the period."""
        return Q(**{f"{field}__gte": self.first, f"{field}__lte": self.last})

    def moments(self, field: str) -> Q:
        """A condition: this moment lies in the period, on the clock of the Netherlands."""
        return Q(**{f"{field}__gte": _midnight(self.first), f"{field}__lt": _midnight(self.last + timedelta(days=1))})


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day))  # noqa: DTZ001 - made aware at once


def places_in(period: Period) -> tuple[list[Municipality], Merged]:
    """The municipalities of a period, by name, with the mergers up to its end: what went into another is counted there.

    One that ended in the year without a successor still has its line.
    """
    pairs = Succession.objects.filter(date__lte=period.last).values_list("predecessor", "successor")
    merged = Merged(pairs)
    there = Q(valid_until__isnull=True) | Q(valid_until__gt=period.first)
    rows = Municipality.objects.filter(there, valid_from__lte=period.last).select_related("district").order_by("name")
    return [town for town in rows if merged.own(town.pk)], merged


@dataclass(frozen=True)
class Counted:
    """Every figure per municipality in its two parts, exact; and of what is money, the largest amount of one case."""

    numbers: Counts
    largest: Mapping[Figure, int]


def counts_in(
    period: Period, places: Iterable[Municipality], merged: Merged, *, inside: Standing, at: datetime
) -> Counted:
    """Every figure per municipality, in its two parts: exact numbers, for `report` only."""
    towns = list(places)
    everywhere = frozenset().union(*(merged.own(town.pk) for town in towns))
    numbers: Counts = {figure: {} for figure in Figure}
    largest: dict[Figure, int] = defaultdict(int)
    with walls.reaching(inside, everywhere):
        for figure, place, parts, most in _found(period, at):
            numbers[figure][place] = parts
            largest[figure] = max(largest[figure], most)
    return Counted({figure: _own_of(towns, merged, rows) for figure, rows in numbers.items()}, largest)


def _found(period: Period, at: datetime) -> Found:
    """What each statement answers; it asks when it is read."""
    counted = {
        Figure.CONTROLS: _controls(period),
        Figure.FINDINGS: _findings(period),
        Figure.MEASURES: _measures(period),
        Figure.HOURS: _hours(period, System(at)),
        Figure.MONEY: _money(period),
    }
    for figure, rows in counted.items():
        for row in rows:
            yield figure, row["place"], (row["one"], row["other"]), 0
    for row in _terms(period, local_date(at)):
        if row["figure"] in Figure.values:
            yield Figure(row["figure"]), row["place"], (row["one"], row["other"]), 0
    for row in _penalties(period):
        for figure, name in ((Figure.FORFEITED, "forfeited"), (Figure.COLLECTED, "collected")):
            # As whole numbers: the sum of sums is a decimal on PostgreSQL.
            parts = int(row[f"{name}_licensed"]), int(row[f"{name}_unlicensed"])
            yield figure, row["place"], parts, int(row[f"{name}_most"])


def _own_of(towns: Iterable[Municipality], merged: Merged, rows: Mapping[int, Parts]) -> dict[int, Parts]:
    """The numbers of each municipality with those of its predecessors."""
    found = {}
    for town in towns:
        parts = [rows[place] for place in merged.own(town.pk) if place in rows]
        found[town.pk] = (sum(one for one, _ in parts), sum(other for _, other in parts))
    return found


def _split(rows: QuerySet[Any], place: str, first: Q) -> "QuerySet[Any, Any]":
    """How many rows each municipality has: those of the first part, and the others."""
    named = rows.order_by().values(place=F(place))
    counted: QuerySet[Any, Any] = named.annotate(one=Count("pk", filter=first), other=Count("pk", filter=~first))
    return counted


def _visits(period: Period) -> QuerySet[Visit]:
    """The visits that took place; those on a permit in the closed compartment are in no figure (law notes A1.3)."""
    gone = Q(status=VisitStatus.CANCELLED) | Q(permit__is_sealed=True)
    return Visit.objects.filter(period.moments("arrived_at")).exclude(gone)


def _controls(period: Period) -> "QuerySet[Any, Any]":
    return _split(_visits(period), "municipality_id", Q(permit__isnull=False))


def _findings(period: Period) -> "QuerySet[Any, Any]":
    signed = _visits(period).filter(report__status=ReportStatus.SIGNED)
    found = Finding.objects.filter(visit__in=signed.order_by().values("pk"))
    return _split(found, "visit__municipality_id", Q(visit__permit__isnull=False))


def _measures(period: Period) -> "QuerySet[Any, Any]":
    taken = Measure.objects.filter(period.days("decided_on")).exclude(case__permit__is_sealed=True)
    return _split(taken, "case__municipality_id", Q(case__permit__isnull=False))


def _terms(period: Period, today: date) -> "QuerySet[Any, Any]":
    """Terms that were over by the end, by the figure they belong to: a last day that is today still runs."""
    over = RunningTerm.objects.filter(period.days("end"), rule__in=OURS)
    over = over.exclude(end_reason__in=GIVEN_UP)
    judged = over.filter(Q(ended_at__isnull=False) | Q(end__lt=today))
    met = Q(ended_on__isnull=False, ended_on__lte=F("end"))
    ended = Case_(When(ended_at__isnull=False, then=TruncDate("ended_at")))
    named = judged.annotate(ended_on=ended, figure=_figure_of_term()).order_by()
    rows: QuerySet[Any, Any] = named.values("figure", place=F("municipality_id")).annotate(
        one=Count("pk", filter=met), other=Count("pk", filter=~met)
    )
    return rows


def _figure_of_term() -> Case_:
    """The figure of a term: by the permit of the case that it hangs on, the case of an objection or appeal too.

    None of a permit in the closed compartment (law notes A1.3), whichever way leads to it.
    """
    branches = [When(label=label, then=_of(model, path)) for label, model, path in OF_PLACES]
    closed = Complaint.objects.filter(pk=OuterRef("record_id"), case__permit__is_sealed=True).order_by()
    about_closed = When(label="complaints.complaint", record_id__in=closed.values("pk"), then=Value(""))
    return Case_(*branches, about_closed, default=Value(Figure.TERMS_OTHER.value), output_field=CharField())


def _of(model: type[Model], path: str) -> Subquery:
    sector = Case_(
        When(**{f"{path}__isnull": True}, then=Value(Figure.TERMS_UNLICENSED.value)),
        When(**{f"{path}__is_sealed": False}, then=Value(Figure.TERMS_LICENSED.value)),
        default=Value(""),
        output_field=CharField(),
    )
    owners: QuerySet[Any, Any] = model._default_manager.filter(pk=OuterRef("record_id")).order_by()
    return Subquery(owners.annotate(sector=sector).values("sector")[:1])


def _penalties(period: Period) -> "QuerySet[Any, Any]":
    """What was forfeited and what was paid of it, in cents, summed by case and then by municipality.

    Payments that were undone were none. With the largest amount of one case, which the protection asks.
    """
    forfeited = Forfeiture.objects.filter(period.days("forfeited_on"))
    paid = Payment.objects.filter(period.days("paid_on"), undone__isnull=True)
    touched = Q(pk__in=forfeited.order_by().values("case")) | Q(pk__in=paid.order_by().values("forfeiture__case"))
    cases = Case.objects.filter(touched).exclude(permit__is_sealed=True).order_by()
    summed = cases.annotate(
        forfeited=_sum_by_case(forfeited, "case", "amount_cents"),
        collected=_sum_by_case(paid, "forfeiture__case", "cents"),
    )
    licensed = Q(permit__isnull=False)
    rows: QuerySet[Any, Any] = summed.values(place=F("municipality_id")).annotate(
        forfeited_licensed=Sum("forfeited", filter=licensed, default=0),
        forfeited_unlicensed=Sum("forfeited", filter=~licensed, default=0),
        forfeited_most=Max("forfeited"),
        collected_licensed=Sum("collected", filter=licensed, default=0),
        collected_unlicensed=Sum("collected", filter=~licensed, default=0),
        collected_most=Max("collected"),
    )
    return rows


def _sum_by_case(rows: QuerySet[Any], path: str, cents: str) -> Coalesce:
    of_one = rows.filter(**{path: OuterRef("pk")}).order_by().values(path)
    return Coalesce(Subquery(of_one.annotate(cents_of_case=Sum(cents)).values("cents_of_case")), 0)


def _hours(period: Period, system: System) -> "QuerySet[Any, Any]":
    booked = WorkedHours.objects.counted_for(system).filter(period.days("date")).order_by()
    licensed, unlicensed = Q(sector=Sector.LICENSED), Q(sector=Sector.UNLICENSED)
    rows: QuerySet[Any, Any] = booked.values(place=F("municipality_id")).annotate(
        one=Sum("minutes", filter=licensed, default=0), other=Sum("minutes", filter=unlicensed, default=0)
    )
    return rows


def _money(period: Period) -> "QuerySet[Any, Any]":
    """What each pays by the last version that was adopted of each plan of the year, in cents; it has no parts."""
    named = Contribution.objects.standing_in(period.year).order_by().values(place=F("municipality_id"))
    summed: QuerySet[Any, Any] = named.annotate(one=Sum("cents", default=0), other=Value(0))
    return summed
