"""Reads of hours."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Q, Sum

from regiotoezicht.core.rights import Actor, Reach
from regiotoezicht.inspections.hours import rules
from regiotoezicht.inspections.hours.models import WorkedHours
from regiotoezicht.inspections.hours.vocabulary import Sector
from regiotoezicht.inspections.models import Round, RoundMember, Visit
from regiotoezicht.inspections.vocabulary import RoundStatus
from regiotoezicht.organisation.models import Employee, Municipality


@dataclass(frozen=True)
class ToBook:
    """A round in which somebody was, with its municipalities and what she booked on it, in minutes."""

    round: Round
    municipalities: Sequence[Municipality]
    booked: int


def rounds_to_book(employee: Employee, today: date) -> list[ToBook]:
    """The rounds of the last month in which somebody was, the latest first: of herself, so without any content."""
    memberships = RoundMember.objects.filter(employee=employee, until_at__isnull=True).values("round")
    tours = Round.objects.filter(pk__in=memberships, date__gte=today - rules.WINDOW, date__lte=today)
    tours = tours.exclude(status=RoundStatus.CANCELLED).prefetch_related("municipalities").order_by("-date", "-pk")
    booked = WorkedHours.objects.filter(employee=employee, round__in=tours, withdrawn_at__isnull=True)
    sums = dict(booked.order_by().values_list("round").annotate(Sum("minutes")))
    return [ToBook(tour, list(tour.municipalities.all()), sums.get(tour.pk, 0)) for tour in tours]


def round_of(employee: Employee, pk: int) -> Round | None:
    """A round in which somebody was."""
    memberships = RoundMember.objects.filter(employee=employee, until_at__isnull=True).values("round")
    return Round.objects.filter(pk__in=memberships, pk=pk).select_related("district").first()


class CaseToBook(NamedTuple):
    """A dossier on which somebody worked, and its municipality."""

    dossier: str
    place: int
    place_name: str

    def when_numbered(self) -> str:
        """Year and number of the dossier, behind the letters of its district."""
        return self.dossier.partition("-")[2]


def cases_to_book(employee: Employee, today: date, reach: Reach) -> list[CaseToBook]:
    """The dossiers on which somebody worked these months, by her own rounds or bookings, where she books; the newest
    first, whatever the district. Numbers only: of herself, so without any content.
    """
    since, named = today - rules.CASE_WINDOW, ("dossier", "municipality", "municipality__name")
    memberships = RoundMember.objects.filter(employee=employee, until_at__isnull=True).values("round")
    visits = Visit.objects.filter(reach.within(), round__in=memberships, round__date__gte=since, round__date__lte=today)
    booked = WorkedHours.objects.filter(reach.within(), employee=employee, date__gte=since)
    booked = booked.filter(withdrawn_at__isnull=True).exclude(dossier="")
    rows = visits.order_by().values_list(*named).union(booked.order_by().values_list(*named))
    return sorted((CaseToBook(*row) for row in rows), key=CaseToBook.when_numbered, reverse=True)


def minutes_on(employee: Employee, day: date) -> int:
    """What somebody booked on a day, in minutes."""
    booked = WorkedHours.objects.filter(employee=employee, date=day, withdrawn_at__isnull=True)
    return booked.aggregate(minutes=Sum("minutes"))["minutes"] or 0


_BY_SECTOR = {
    "licensed": Sum("minutes", filter=Q(sector=Sector.LICENSED), default=0),
    "unlicensed": Sum("minutes", filter=Q(sector=Sector.UNLICENSED), default=0),
}


def has_hours(actor: Actor, place: Municipality) -> bool:
    """Whether hours were ever booked for a municipality or by its people, as far as she may open them."""
    hours = WorkedHours.objects
    supplied = hours.counted_for(actor).filter(employer=place)
    return supplied.exists() or hours.worked_for(actor).filter(municipality=place).exists()


def supplied_elsewhere(actor: Actor, place: Municipality, year: int) -> dict[str, Any] | None:
    """What the people of a municipality worked for others of which the actor sees a sum and no more; None when nothing.

    Shaped as a row of `sums_by`.
    """
    told = WorkedHours.objects.worked_for(actor).order_by().values("pk")
    rows = WorkedHours.objects.counted_for(actor).filter(date__year=year, employer=place).exclude(pk__in=told)
    found = rows.order_by().aggregate(**_BY_SECTOR)
    minutes = found["licensed"] + found["unlicensed"]
    return {"name": "andere gemeenten", "code": "", **found, "minutes": minutes} if minutes else None


def sums_by(field: str, actor: Actor, year: int, **only: Municipality) -> list[dict[str, Any]]:
    """Minutes per municipality in a year, licensed and unlicensed apart; `field` is `municipality` (for which was
    worked) or `employer` (who supplied them), and `only` holds the other one to a single municipality.
    """
    hours = WorkedHours.objects
    is_where = field == "municipality" or "municipality" in only
    counted = hours.worked_for(actor) if is_where else hours.counted_for(actor)
    rows = counted.filter(date__year=year, **only).order_by()
    named = rows.values(f"{field}_id", f"{field}__code", f"{field}__name").annotate(**_BY_SECTOR)
    return [
        {
            "id": row[f"{field}_id"],
            "code": row[f"{field}__code"],
            "name": row[f"{field}__name"],
            "licensed": row["licensed"],
            "unlicensed": row["unlicensed"],
            "minutes": row["licensed"] + row["unlicensed"],
        }
        for row in named.order_by(f"{field}__name")
    ]
