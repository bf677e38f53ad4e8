"""What is asked of rounds: who can go, who is in one, and which visits there are."""

from collections.abc import Collection
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from regiotoezicht.access.models import RoleAssignment
from regiotoezicht.access.roles import Role
from regiotoezicht.inspections.models import Round, RoundMember, Visit
from regiotoezicht.inspections.rules import Span, overlaps
from regiotoezicht.inspections.vocabulary import RoundStatus, VisitStatus
from regiotoezicht.organisation.models import Designation, District, Employee, Municipality
from regiotoezicht.organisation.queries import municipalities_of
from regiotoezicht.organisation.rules import in_force

OPEN = (RoundStatus.PLANNED, RoundStatus.UNDER_WAY)


def supervisors_of(district: District, on: date) -> QuerySet[Employee]:
    """The supervisors of a district on a day, in service and with an open account, by name."""
    roles = RoleAssignment.objects.filter(in_force(on), role=Role.SUPERVISOR, district=district)
    return (
        Employee.objects.filter(is_active=True, account__is_active=True, account__in=roles.values("account"))
        .select_related("account")
        .order_by("name", "pk")
    )


def not_supervising(employees: Collection[Employee], district: District, on: date) -> list[str]:
    """The names of those who are no supervisor of the district on a day, or cannot sign in."""
    found = set(supervisors_of(district, on).filter(pk__in=[one.pk for one in employees]).values_list("pk", flat=True))
    return [employee.name for employee in employees if employee.pk not in found]


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
    return [
        (employee.name, municipality.name)
        for employee in employees
        for municipality in municipalities
        if (employee.pk, municipality.pk) not in held
    ]


def outside_district(municipalities: Collection[Municipality], district: District, on: date) -> list[str]:
    """The names of the municipalities for which the district does not act on a day."""
    inside = {municipality.pk for municipality in municipalities_of(district, on)}
    return [municipality.name for municipality in municipalities if municipality.pk not in inside]


def booked_elsewhere(employees: Collection[Employee], span: Span, *, besides: Round | None = None) -> list[str]:
    """The names of those who are in another open round at the same time."""
    day = timedelta(days=1)
    members = RoundMember.objects.filter(
        employee__in=[employee.pk for employee in employees],
        until_at__isnull=True,
        round__status__in=OPEN,
        round__date__range=(span.day - day, span.day + day),
    ).select_related("round", "employee")
    if besides is not None:
        members = members.exclude(round=besides)
    return sorted({member.employee.name for member in members if overlaps(member.round.span, span)})


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


def municipalities_visited(tour: Round) -> list[Municipality]:
    """The municipalities of the visits of a round that were not cancelled, by name."""
    visited = tour.visits.exclude(status=VisitStatus.CANCELLED).values("municipality")
    return list(Municipality.objects.filter(pk__in=visited).order_by("name"))


def planned_visits(tour: Round) -> list[Visit]:
    """The visits of a round that have not begun, each with its signal."""
    visits = list(tour.visits.filter(status=VisitStatus.PLANNED).select_related("signal"))
    for visit in visits:
        visit.round = tour
    return visits
