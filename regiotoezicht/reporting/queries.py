"""The numbers behind the figures: what other rooms recorded in a period, counted per municipality, in a few statements.

The system counts, in every municipality: what comes out are numbers only, and `report` protects them before anybody
sees them. On PostgreSQL the wall is open for that long and no longer.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Case, Count, F, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import TruncDate
from django.utils import timezone

from regiotoezicht.contributions.models import Contribution, Version
from regiotoezicht.core import walls
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.rights import System
from regiotoezicht.core.walls import Standing
from regiotoezicht.enforcement.models import Measure
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
OURS = tuple(code for code, rule in RULES.items() if rule.is_ours)
GIVEN_UP = ("withdrawn", "doorgezonden")
"""Why a term ended without an answer being due any more: it was neither met nor missed."""


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


def counts_in(
    period: Period, places: Iterable[Municipality], merged: Merged, *, inside: Standing, at: datetime
) -> Counts:
    """Every figure per municipality, in its two parts: exact numbers, for `report` only."""
    towns = list(places)
    asked = {
        Figure.CONTROLS: _controls(period),
        Figure.FINDINGS: _findings(period),
        Figure.MEASURES: _measures(period),
        Figure.TERMS: _terms(period, local_date(at)),
        Figure.HOURS: _hours(period, System(at)),
        Figure.MONEY: _money(period),
    }
    everywhere = frozenset().union(*(merged.own(town.pk) for town in towns))
    with walls.reaching(inside, everywhere):
        found = {figure: {row["place"]: (row["one"], row["other"]) for row in rows} for figure, rows in asked.items()}
    return {figure: _own_of(towns, merged, rows) for figure, rows in found.items()}


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
    """Terms that were over by the end: a last day that is today still runs."""
    over = RunningTerm.objects.filter(period.days("end"), rule__in=OURS)
    over = over.exclude(end_reason__in=GIVEN_UP)
    judged = over.filter(Q(ended_at__isnull=False) | Q(end__lt=today))
    met = Q(ended_on__isnull=False, ended_on__lte=F("end"))
    ended = Case(When(ended_at__isnull=False, then=TruncDate("ended_at")))
    return _split(judged.annotate(ended_on=ended), "municipality_id", met)


def _hours(period: Period, system: System) -> "QuerySet[Any, Any]":
    booked = WorkedHours.objects.counted_for(system).filter(period.days("date")).order_by()
    licensed, unlicensed = Q(sector=Sector.LICENSED), Q(sector=Sector.UNLICENSED)
    rows: QuerySet[Any, Any] = booked.values(place=F("municipality_id")).annotate(
        one=Sum("minutes", filter=licensed, default=0), other=Sum("minutes", filter=unlicensed, default=0)
    )
    return rows


def _money(period: Period) -> "QuerySet[Any, Any]":
    """What each pays by the last version that was adopted of each plan of the year, in cents; it has no parts."""
    adopted = Version.objects.filter(plan=OuterRef("plan"), adopted_at__isnull=False)
    newest = adopted.order_by("-number").values("pk")[:1]
    rows = Contribution.objects.filter(version__plan__year=period.year)
    paid = rows.annotate(plan=F("version__plan")).filter(version=Subquery(newest)).order_by()
    named = paid.values(place=F("municipality_id"))
    summed: QuerySet[Any, Any] = named.annotate(one=Sum("cents", default=0), other=Value(0))
    return summed
