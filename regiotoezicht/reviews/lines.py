"""Every right that somebody has in a place, as a line to confirm or end; asked of the tables of the rights."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from regiotoezicht.access.models import Account, Delegation, Grant, RoleAssignment, grants_at, label_of
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.records import name_of
from regiotoezicht.organisation.models import Dated, Designation, Mandate, Municipality
from regiotoezicht.organisation.rules import in_force
from regiotoezicht.reviews.models import place_of
from regiotoezicht.reviews.rules import Part

ROLE, COVER, DESIGNATION, MANDATE = map(label_of, (RoleAssignment, Delegation, Designation, Mandate))
WORK, OPENED = label_of(Account), label_of(Grant)
"""What work gave somebody stands on one line; what a decision opened to her on a line each."""
KINDS = {
    ROLE: "rol",
    COVER: "vervanging",
    WORK: "toekenningen door werk",
    OPENED: "geopend stuk",
    DESIGNATION: "aanwijzing",
    MANDATE: "mandaat",
}
GIVEN_BY_WORK = frozenset({WORK, OPENED})


@dataclass(frozen=True)
class Line:
    """One right: where, whose (accounts), what, and since when. `state` changes when the right does."""

    part: Part
    place: str
    place_name: str
    label: str
    record_id: int
    who: str
    accounts: frozenset[int]
    what: str
    from_date: date
    until_date: date | None = None
    is_closed: bool = False

    @property
    def state(self) -> str:
        """What can change of it: when it ends."""
        return self.until_date.isoformat() if self.until_date else ""

    @property
    def key(self) -> str:
        """The line as a form names it, with the state in which it was seen."""
        return f"{self.label}:{self.record_id}:{self.state}"

    @property
    def kind(self) -> str:
        """What kind of right it is, in Dutch."""
        return KINDS[self.label]

    @property
    def right(self) -> tuple[str, int]:
        """The right itself."""
        return self.label, self.record_id


def lines_at(at: datetime, place: str = "", part: str = "") -> list[Line]:
    """Every right that holds at a moment, in one place and of one part or in all of them; at most five statements."""
    found: list[Line] = []
    day = local_date(at)
    if part != Part.POWERS:
        found += [*_roles(day, place), *_covers(day, place), *_granted(at, place)]
    if part != Part.RIGHTS:
        found += _powers(day, place)
    return found


def _within(place: str, municipality: str, district: str | None) -> Q:
    """A condition on rows of one place; on none but those of a municipality when the kind knows no district."""
    if not place:
        return Q()
    if district is None and place[0] == "d":
        return Q(pk__in=())
    wanted = {"g": municipality, "d": district}
    condition = Q()
    for level, name in wanted.items():
        if name is not None:
            condition &= Q(**{name: int(place[1:])}) if place[0] == level else Q(**{f"{name}__isnull": True})
    return condition


def _roles(day: date, place: str) -> Iterator[Line]:
    where = _within(place, "municipality", "district")
    held = RoleAssignment.objects.filter(in_force(day), where).select_related("account", "municipality", "district")
    for row in held.order_by("account__name", "pk"):
        yield Line(
            Part.RIGHTS,
            place_of(row.municipality_id, row.district_id),
            row.place,
            ROLE,
            row.pk,
            row.account.name,
            frozenset({row.account_id}),
            row.get_role_display(),
            row.from_date,
            row.until_date,
            is_closed=not row.account.is_active,
        )


def _covers(day: date, place: str) -> Iterator[Line]:
    where = _within(place, "assignment__municipality", "assignment__district")
    held = Delegation.objects.filter(in_force(day), where).select_related(
        "assignment__account", "assignment__municipality", "assignment__district", "stand_in"
    )
    for row in held.order_by("stand_in__name", "pk"):
        lent = row.assignment
        yield Line(
            Part.RIGHTS,
            place_of(lent.municipality_id, lent.district_id),
            lent.place,
            COVER,
            row.pk,
            row.stand_in.name,
            frozenset({row.stand_in_id, lent.account_id}),
            f"vervangt {lent.account.name} als {lent.get_role_display()}",
            row.from_date,
            row.until_date,
        )


def _granted(at: datetime, place: str) -> Iterator[Line]:
    """What decisions opened, each; and what work gave, by person. Of records only their kind and number are told."""
    town = "account__employee__employer"
    here = _within(place, "opened_in", None) & Q(opened_in__isnull=False)
    hers = _within(place, town, None) & Q(opened_in__isnull=True)
    held = Grant.objects.filter(grants_at(at)).filter(here | hers).select_related(town, "opened_in")
    by_account: dict[int, list[Grant]] = {}
    for grant in held.order_by("account__name", "pk"):
        if grant.opened_in is None:
            by_account.setdefault(grant.account_id, []).append(grant)
            continue
        what = f"{name_of(grant.label)} geopend ({grant.reason.replace('_', ' ')})"
        until = local_date(grant.until_at) if grant.until_at else None
        yield _line_of_grants(OPENED, grant.pk, [grant], grant.opened_in, what, until)
    for account, grants in by_account.items():
        employee = grants[0].account.employee
        if employee is not None:
            kinds = ", ".join(sorted({name_of(grant.label) for grant in grants}))
            yield _line_of_grants(WORK, account, grants, employee.employer, f"{len(grants)} keer toegewezen: {kinds}")


def _line_of_grants(
    label: str, record_id: int, grants: list[Grant], town: Municipality, what: str, until: date | None = None
) -> Line:
    account = grants[0].account
    since = min(local_date(grant.from_at) for grant in grants)
    place = place_of(town.pk, None)
    return Line(
        Part.RIGHTS, place, town.name, label, record_id, account.name, frozenset({account.pk}), what, since, until
    )


def _powers(day: date, place: str) -> Iterator[Line]:
    where = _within(place, "municipality", None)
    rows: Iterable[Any] = (
        *Designation.objects.filter(in_force(day), where).select_related("employee__account", "municipality"),
        *Mandate.objects.filter(in_force(day), where).select_related("employee__account", "municipality"),
    )
    for row in sorted(rows, key=lambda row: (label_of(row), row.employee.name, row.pk)):
        yield _line_of_power(row)


def _line_of_power(row: Any) -> Line:
    power: Dated = row
    account = getattr(row.employee, "account", None)
    return Line(
        Part.POWERS,
        place_of(row.municipality_id, None),
        row.municipality.name,
        label_of(row),
        row.pk,
        row.employee.name,
        frozenset({account.pk}) if account else frozenset(),
        f"{KINDS[label_of(row)]}, {row.get_body_display()}, {row.reference}",
        power.from_date,
        power.until_date,
        is_closed=not row.employee.is_active,
    )
