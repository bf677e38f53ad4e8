"""What is asked of rounds: who can go, who is in one, and which visits there are."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from regiotoezicht.core.rights import Actor, Reach
from regiotoezicht.inspections.models import PhotosAtHome, Round, RoundMember, Visit
from regiotoezicht.inspections.standing import pairs_outside, supervising
from regiotoezicht.inspections.vocabulary import VisitStatus
from regiotoezicht.organisation.models import Designation, District, Employee, Municipality
from regiotoezicht.organisation.rules import in_force
from regiotoezicht.premises.models import Premises


def supervisors_of(district: District, on: date) -> QuerySet[Employee]:
    """The supervisors of a district on a day, in service and with an open account, by name."""
    roles = supervising(district).filter(in_force(on))
    return Employee.objects.filter(account__in=roles.values("account")).select_related("account").order_by("name", "pk")


def undesignated(
    employees: Collection[Employee], municipalities: Collection[Municipality], on: date
) -> list[tuple[str, str]]:
    """Pairs of a supervisor and a municipality in which she is not designated on a day (Awb 5:11)."""
    held = set(
        Designation.objects.filter(
            in_force(on),
            employee__in=[employee.pk for employee in employees],
            municipality__in=[municipality.pk for municipality in municipalities],
        ).values_list("employee_id", "municipality_id")
    )
    return pairs_outside(held, employees, municipalities)


def members_of(tour: Round) -> list[RoundMember]:
    """Who is in a round now, each with her employee and account."""
    return list(tour.members.filter(until_at__isnull=True).select_related("employee__account"))


def crew_of(visit: Visit) -> list[RoundMember]:
    """Who does a visit: the members of its round when they arrived; before that, those of now."""
    members = visit.round.members.select_related("employee__account")
    if visit.arrived_at is None:
        return list(members.filter(until_at__isnull=True))
    there = Q(until_at__isnull=True) | Q(until_at__gt=visit.arrived_at)
    return list(members.filter(there, from_at__lte=visit.arrived_at))


def all_visits(tour: Round) -> list[Visit]:
    """The visits of a round in their order, those that were cancelled too, each with its signal and municipality."""
    visits = list(tour.visits.select_related("signal", "municipality").order_by("sequence", "pk"))
    for visit in visits:
        visit.round = tour
    return visits


def still_planned(visits: Iterable[Visit]) -> list[Visit]:
    """Of these visits those that have not begun."""
    return [visit for visit in visits if visit.status == VisitStatus.PLANNED]


def planned_visits(tour: Round) -> list[Visit]:
    """The visits of a round that have not begun, in their order."""
    return still_planned(all_visits(tour))


def municipalities_visited(visits: Iterable[Visit]) -> list[Municipality]:
    """The municipalities of these visits that were not cancelled, by name."""
    found = {visit.municipality for visit in visits if visit.status != VisitStatus.CANCELLED}
    return sorted(found, key=lambda municipality: municipality.name)


def designations_on(employees: Collection[Employee], on: date) -> dict[int, list[str]]:
    """Where each of these employees is designated on a day, in words, by the id of the employee."""
    found: dict[int, list[str]] = defaultdict(list)
    held = Designation.objects.filter(in_force(on), employee__in=[employee.pk for employee in employees])
    for designation in held.select_related("municipality").order_by("municipality__name", "pk"):
        limits = f" (beperkt: {designation.restrictions})" if designation.restrictions else ""
        found[designation.employee_id].append(f"{designation.municipality.name}{limits}")
    return found


def district_of(reach: Reach) -> District | None:
    """The district in which somebody plans; the first by name when there are more."""
    where = Q() if reach.region else Q(pk__in=reach.districts)
    return District.objects.filter(where).order_by("name").first()


def municipalities_in(reach: Reach) -> QuerySet[Municipality]:
    """The municipalities within a reach that still exist, by name."""
    return Municipality.objects.filter(pk__in=reach.municipalities, valid_until__isnull=True).order_by("name")


@dataclass(frozen=True)
class RoundFilter:
    """Which rounds or visits to list; empty means all. `until_date` is the last day that is shown."""

    status: str = ""
    municipality: int | None = None
    from_date: date | None = None
    until_date: date | None = None


def listed_rounds(actor: Actor, chosen: RoundFilter) -> QuerySet[Round]:
    """The rounds for a list, each with its crew, its municipalities and its number of visits."""
    rounds = Round.objects.visible_to(actor)
    if chosen.status:
        rounds = rounds.filter(status=chosen.status)
    if chosen.municipality is not None:
        rounds = rounds.filter(municipalities=chosen.municipality)
    if chosen.from_date:
        rounds = rounds.filter(date__gte=chosen.from_date)
    if chosen.until_date:
        rounds = rounds.filter(date__lte=chosen.until_date)
    numbers = (
        Visit.objects.filter(round=OuterRef("pk"))
        .exclude(status=VisitStatus.CANCELLED)
        .order_by()
        .values("round")
        .annotate(number=Count("pk"))
        .values("number")
    )
    now_in_it = RoundMember.objects.filter(until_at__isnull=True).select_related("employee")
    return rounds.annotate(visit_count=Coalesce(Subquery(numbers, output_field=IntegerField()), 0)).prefetch_related(
        "municipalities", Prefetch("members", queryset=now_in_it, to_attr="crew")
    )


def listed_visits(actor: Actor, chosen: RoundFilter) -> QuerySet[Visit]:
    """The visits for a list, each with its place and the date of its round."""
    visits = Visit.objects.visible_to(actor)
    if chosen.status:
        visits = visits.filter(status=chosen.status)
    if chosen.municipality is not None:
        visits = visits.filter(municipality=chosen.municipality)
    if chosen.from_date:
        visits = visits.filter(round__date__gte=chosen.from_date)
    if chosen.until_date:
        visits = visits.filter(round__date__lte=chosen.until_date)
    return visits.select_related("round", "municipality", "premises__business")


def visits_in(tour: Round, actor: Actor) -> list[Visit]:
    """The visits of a round that the actor may see, in their order; those that were dropped come last."""
    visits = Visit.objects.visible_to(actor).filter(round=tour)
    visits = visits.select_related("municipality", "premises__business", "matching")
    found = list(visits.order_by("sequence", "pk"))
    return sorted(found, key=lambda visit: visit.status == VisitStatus.CANCELLED)


def premises_of(visits: Collection[Visit]) -> list[Premises]:
    """The business premises of these visits, each with the business in it."""
    return list(Premises.objects.filter(pk__in=[visit.premises_id for visit in visits]).select_related("business"))


def visits_at(premises: Premises, actor: Actor) -> list[Visit]:
    """The controls at business premises that the actor may see, newest first. A home is never asked for."""
    return list(
        Visit.objects.visible_to(actor)
        .filter(premises=premises)
        .exclude(status=VisitStatus.CANCELLED)
        .select_related("round")
        .order_by("-round__date", "-pk")[:50]
    )


def photos_at_home(actor: Actor, visit: Visit) -> PhotosAtHome | None:
    """Why photos are on in the dwelling of a visit that the actor does herself; None where they are off."""
    own = Visit.objects.assigned_to(actor).filter(pk=visit.pk)
    return PhotosAtHome.objects.filter(visit__in=own).select_related("turned_on_by").first()


def free_to_join(tour: Round) -> QuerySet[Employee]:
    """The supervisors of the district on the day of a round who are not in it."""
    there = tour.members.filter(until_at__isnull=True).values("employee")
    return supervisors_of(tour.district, tour.date).exclude(pk__in=there)


def member_choices(employees: Collection[Employee], on: date) -> list[tuple[Any, str]]:
    """Supervisors as choices of a form: the name, and where she is designated on a day."""
    held = designations_on(employees, on)
    return [
        (one.pk, f"{one.name}, {'aangewezen in ' + ', '.join(held[one.pk]) if one.pk in held else 'geen aanwijzing'}")
        for one in employees
    ]


def employees_in(tour: Round) -> QuerySet[Employee]:
    """The supervisors who are in a round now."""
    return Employee.objects.filter(pk__in=tour.members.filter(until_at__isnull=True).values("employee"))


def version_of(tour: Round) -> int:
    """The version that a round has now."""
    return Round.objects.values_list("version", flat=True).get(pk=tour.pk)
