"""What planning asks of a crew and its places, in one statement: who takes part, who supervises, who is designated, who
is away, and where somebody asked to wait.
"""

from collections.abc import Collection, Container, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import product
from typing import Any, NamedTuple

from django.db.models import CharField, F, IntegerField, QuerySet, TimeField, Value
from django.db.models.functions import Cast

from regiotoezicht.access.models import RoleAssignment
from regiotoezicht.access.roles import Role
from regiotoezicht.inspections.models import Round, RoundMember
from regiotoezicht.inspections.rules import Span, overlaps
from regiotoezicht.inspections.vocabulary import RoundStatus
from regiotoezicht.inspections.waiting import Where, waiting_rows
from regiotoezicht.organisation.models import Designation, District, Employee, Municipality, Participation
from regiotoezicht.organisation.rules import is_in_force, overlapping

OPEN = (RoundStatus.PLANNED, RoundStatus.UNDER_WAY)
A_DAY = timedelta(days=1)
NOWHERE = Where()
_TAKES_PART, _SUPERVISES, _DESIGNATED, _AWAY, _WAITS = "takes part", "supervises", "designated", "away", "waits"
_NO_TIME, _NO_NUMBER = Cast(Value(None), TimeField()), Cast(Value(None), IntegerField())


class Held(NamedTuple):
    """One fact with its period: a municipality that takes part, a role, a designation, another round, or a place where
    no visit is to be made yet.
    """

    kind: str
    employee_id: int | None
    municipality_id: int | None
    from_date: date
    until_date: date | None
    start_time: time | None
    minutes: int | None


def supervising(district: District) -> QuerySet[RoleAssignment]:
    """The roles of supervisors of a district who are in service and have an open account, of all times."""
    return RoleAssignment.objects.filter(
        role=Role.SUPERVISOR, district=district, account__is_active=True, account__employee__is_active=True
    )


def pairs_outside(
    held: Container[tuple[int | None, int | None]],
    employees: Collection[Employee],
    municipalities: Collection[Municipality],
) -> list[tuple[str, str]]:
    """The names of each supervisor and municipality that are no pair of those held, by id."""
    return [
        (employee.name, municipality.name)
        for employee, municipality in product(employees, municipalities)
        if (employee.pk, municipality.pk) not in held
    ]


@dataclass(frozen=True)
class Standing:
    """What holds for supervisors in municipalities around a round."""

    employees: Collection[Employee]
    municipalities: Collection[Municipality]
    span: Span
    held: Sequence[Held]

    def _on(self, kind: str, day: date) -> set[tuple[int | None, int | None]]:
        return {
            (one.employee_id, one.municipality_id)
            for one in self.held
            if one.kind == kind and is_in_force(one.from_date, one.until_date, day)
        }

    def outside_district(self, day: date) -> list[str]:
        """The names of the municipalities for which the district does not act on a day."""
        inside = self._on(_TAKES_PART, day)
        return [one.name for one in self.municipalities if (None, one.pk) not in inside]

    def not_supervising(self, day: date) -> list[str]:
        """The names of those who are no supervisor of the district on a day, or cannot sign in."""
        found = self._on(_SUPERVISES, day)
        return [one.name for one in self.employees if (one.pk, None) not in found]

    def undesignated(self, day: date) -> list[tuple[str, str]]:
        """Pairs of a supervisor and a municipality in which she is not designated on a day (Awb 5:11)."""
        return pairs_outside(self._on(_DESIGNATED, day), self.employees, self.municipalities)

    def away(self) -> list[str]:
        """The names of those who are in another open round at the same time."""
        elsewhere = {
            one.employee_id
            for one in self.held
            if one.start_time is not None
            and one.minutes is not None
            and overlaps(Span(one.from_date, one.start_time, one.minutes), self.span)
        }
        return sorted(one.name for one in self.employees if one.pk in elsewhere)

    def waiting_until(self) -> date | None:
        """The last day on which one of the places is not visited without consultation; None when none waits."""
        return max((one.until_date for one in self.held if one.kind == _WAITS and one.until_date), default=None)


def standing_of(
    employees: Collection[Employee],
    municipalities: Collection[Municipality],
    *,
    district: District,
    span: Span,
    where: Where = NOWHERE,
    besides: Round | None = None,
) -> Standing:
    """What holds for these supervisors in these municipalities on the days of a round, one statement for all of it.

    `where` is where the visits go; `besides` is the round that is planned anew: it keeps nobody
    away.
    """
    crew, places = [one.pk for one in employees], [one.pk for one in municipalities]
    period = overlapping(span.days[0], span.days[-1] + A_DAY)
    participations = Participation.objects.filter(period, district=district, municipality__in=places)
    roles = supervising(district).filter(period, account__employee__in=crew)
    designations = Designation.objects.filter(period, employee__in=crew, municipality__in=places)
    others = RoundMember.objects.filter(
        employee__in=crew,
        until_at__isnull=True,
        round__status__in=OPEN,
        round__date__range=(span.day - A_DAY, span.day + A_DAY),
    )
    if besides is not None:
        others = others.exclude(round=besides)
    rows = _dated(participations, _TAKES_PART, _NO_NUMBER, "municipality_id").union(
        _dated(roles, _SUPERVISES, "account__employee_id", _NO_NUMBER),
        _dated(designations, _DESIGNATED, "employee_id", "municipality_id"),
        others.order_by().values_list(
            Value(_AWAY, CharField()),
            "employee_id",
            _NO_NUMBER,
            "round__date",
            "round__date",
            "round__start_time",
            "round__minutes",
        ),
        *(
            _dated(waits.annotate(from_date=Value(span.day), until_date=F("until")), _WAITS, _NO_NUMBER, _NO_NUMBER)
            for waits in waiting_rows(where, span.day)
        ),
        all=True,
    )
    return Standing(employees, municipalities, span, [Held(*row) for row in rows])


def _dated(rows: QuerySet[Any], kind: str, employee: Any, municipality: Any) -> QuerySet[Any, Any]:
    """One part of the statement: periods of days, of an employee, a municipality or both."""
    fields = (employee, municipality, "from_date", "until_date", _NO_TIME, _NO_NUMBER)
    return rows.order_by().values_list(Value(kind, CharField()), *fields)
