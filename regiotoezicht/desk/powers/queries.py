"""Questions of the pages about powers: what holds on a day, what ends soon, and about whom."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from django.db.models import CharField, Model, Q, QuerySet, Value
from django.urls import reverse

from regiotoezicht.core.rights import Actor, Reach
from regiotoezicht.organisation.models import Dated, Designation, Employee, Mandate, Municipality, Participation
from regiotoezicht.organisation.rules import in_force

NOW, SOON, LATER, PAST, ALL = "nu", "eindigt", "later", "voorbij", "alle"
SOON_IS = timedelta(weeks=8)
MOST_TO_DECIDE = 20

M = TypeVar("M", bound=Model)


def in_state(rows: "QuerySet[M]", state: str, on: date) -> "QuerySet[M]":
    """The periods that hold on a day, hold but end within eight weeks, start later, or are over."""
    if state == ALL:
        return rows
    if state == LATER:
        return rows.filter(from_date__gt=on)
    if state == PAST:
        return rows.filter(from_date__lte=on, until_date__lte=on)
    held = rows.filter(in_force(on))
    return held.filter(until_date__lte=on + SOON_IS) if state == SOON else held


def state_of(row: Dated, on: date) -> str:
    """The state of one period on a day, in the codes of `in_state`."""
    if row.from_date > on:
        return LATER
    if row.until_date is not None and row.until_date <= on:
        return PAST
    return SOON if row.until_date is not None and row.until_date <= on + SOON_IS else NOW


def designations(
    actor: Actor, *, on: date, state: str, municipality: int | None, employee: int | None
) -> QuerySet[Designation]:
    """The designations that the actor may read."""
    rows = Designation.objects.visible_to(actor).select_related("employee__employer", "municipality")
    return in_state(rows.filter(_about(municipality, employee)), state, on)


def mandates(
    actor: Actor, *, on: date, state: str, municipality: int | None, employee: int | None
) -> QuerySet[Mandate]:
    """The mandates that the actor may read."""
    rows = Mandate.objects.visible_to(actor).select_related("employee__employer", "municipality")
    return in_state(rows.filter(_about(municipality, employee)), state, on)


def participations(actor: Actor, *, on: date, state: str) -> QuerySet[Participation]:
    """The agreements of municipalities with their district, by municipality."""
    rows = Participation.objects.visible_to(actor).select_related("municipality", "district")
    return in_state(rows, state, on).order_by("municipality__name", "-from_date", "pk")


def people_of(rows: QuerySet[Any]) -> list[tuple[int, str]]:
    """The employees whom these designations or mandates are about, by name."""
    found = Employee.objects.filter(pk__in=rows.order_by().values("employee")).order_by("name", "pk")
    return list(found.values_list("pk", "name"))


def places_of(rows: QuerySet[Any]) -> list[tuple[int, str]]:
    """The municipalities in which these designations or mandates hold, by name."""
    found = Municipality.objects.filter(pk__in=rows.order_by().values("municipality")).order_by("name")
    return list(found.values_list("pk", "name"))


def _about(municipality: int | None, employee: int | None) -> Q:
    where = Q() if municipality is None else Q(municipality_id=municipality)
    return where if employee is None else where & Q(employee_id=employee)


@dataclass(frozen=True)
class ToDecide:
    """A designation or mandate that asks for a decision: of whom, which, until when, and whether she left."""

    name: str
    kind: str
    pk: int
    until: date | None
    has_left: bool

    @property
    def url(self) -> str:
        """Where it is ended, or where all that end soon stand."""
        if self.has_left:
            return reverse(f"desk:{self.kind}-end", args=[self.pk])
        return reverse(f"desk:{self.kind}s") + f"?stand={SOON}"


def to_decide(reach: Reach, on: date) -> list[ToDecide]:
    """What ends within eight weeks, and what somebody who is out of service still has; one statement."""
    asks = Q(until_date__lte=on + SOON_IS) | Q(employee__is_active=False)
    names = ("employee__name", "kind", "pk", "until_date", "employee__is_active")
    where = in_force(on) & asks & reach.within()
    designated = Designation.objects.filter(where).annotate(kind=Value("designation", CharField()))
    mandated = Mandate.objects.filter(where).annotate(kind=Value("mandate", CharField()))
    rows = designated.values_list(*names).union(mandated.values_list(*names), all=True)[:MOST_TO_DECIDE]
    return [ToDecide(name, kind, pk, until, not active) for name, kind, pk, until, active in rows]
