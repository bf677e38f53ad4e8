"""The actor of a request: an account at one moment, with the roles it holds then."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from django.db.models import (
    BigIntegerField,
    CharField,
    DateField,
    DateTimeField,
    F,
    FilteredRelation,
    Model,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast, Coalesce

from regiotoezicht.access.delegations.rules import LENDABLE
from regiotoezicht.access.models import Account, Grant, RoleAssignment, grants_at, label_of
from regiotoezicht.access.rights import Way, lent_along, roles_with
from regiotoezicht.access.roles import Level, Role, level_of
from regiotoezicht.access.rules import GRANT_EMERGENCY
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.prepared import Prepared
from regiotoezicht.core.rights import NOTHING, NOWHERE, Permission, Reach
from regiotoezicht.organisation.mergers import Merged
from regiotoezicht.organisation.models import Designation, Succession
from regiotoezicht.organisation.rules import in_force

_DESIGNATED, _SUCCEEDED = "designated", "succeeded"
_readings_of_care: list[Callable[["AccountActor"], frozenset[int]]] = []


def who_reads_care(find: Callable[["AccountActor"], frozenset[int]]) -> None:
    """Let the room of care, which lies above this one, say in which municipalities somebody was designated."""
    _readings_of_care.append(find)


def _powers_of(day: date, account: int, employee: int) -> QuerySet[Any, Any]:
    """Roles with the municipalities that they reach, her own and those that she covers on this day, designations, the
    mergers up to it, and the records that a decision opens on it, in one statement. Only the last have moments; they
    begin with their reason. Only what she covers has a lender: whose account, her name, and until when.
    """
    held = RoleAssignment.objects.filter(in_force(day))
    none, never, nobody = (Cast(Value(None), kind()) for kind in (BigIntegerField, DateTimeField, DateField))
    designated, succeeded, place = (Value(text, CharField()) for text in (_DESIGNATED, _SUCCEEDED, ""))
    own = _with_reach(held.filter(account_id=account), day)
    covered = _with_reach(held.filter(in_force(day, "lent__"), lent__stand_in_id=account, account__is_active=True), day)
    designations = Designation.objects.filter(in_force(day), employee_id=employee)
    gone = Succession.objects.filter(date__lte=day)
    opened = Grant.objects.filter(
        account_id=account, opened_in__isnull=False, from_at__date__lte=day, until_at__date__gte=day
    )
    places, not_lent = ("role", "reached", "district_id", "place_name"), (none, place, nobody)
    return own.values_list(*places, never, never, *not_lent).union(
        covered.values_list(*places, never, never, "account_id", F("account__name"), F("lent__until_date")),
        designations.values_list(designated, "municipality_id", none, place, never, never, *not_lent),
        gone.values_list(succeeded, "predecessor_id", "successor_id", place, never, never, *not_lent),
        opened.order_by().values_list("reason", "record_id", "opened_in_id", "label", "from_at", "until_at", *not_lent),
        all=True,
    )


def _with_reach(roles: QuerySet[RoleAssignment], day: date) -> QuerySet[RoleAssignment]:
    return roles.annotate(
        joined=FilteredRelation("district__participations", condition=in_force(day, "district__participations__")),
        place_name=Coalesce("municipality__name", "district__name"),
        reached=Coalesce("municipality_id", "joined__municipality_id"),
    )


_POWERS = Prepared(_powers_of, day=date, account=int, employee=int)


class Lent(NamedTuple):
    """A role that she covers for somebody who is away (*vervanging*): whose, which, where, and until which day.

    `assignments` is where the assignments of the other come with it. Those of a supervisor come where she is designated
    herself: Awb 5:11 designates a person, and nobody lends that.
    """

    role: Role
    account: int
    name: str
    place: str
    until: date
    reach: Reach
    assignments: Reach


class _Row(NamedTuple):
    """One row of the powers; see `_powers_of`."""

    kind: str
    first: int | None
    second: int | None
    text: str
    from_at: datetime | None
    until_at: datetime | None
    lender: int | None
    lender_name: str
    lent_until: date | None


class _Powers(NamedTuple):
    """All that one person may rest a right on at one moment."""

    roles: dict[Role, Reach]
    designated: frozenset[int]
    openings: "dict[tuple[str, int], Opening]"
    own: Reach
    lent: tuple[Lent, ...]


class Opening(NamedTuple):
    """A record that a decision opens for reading: why, in which municipality it lies, and until when."""

    reason: str
    municipality: int
    until_at: datetime


@dataclass
class AccountActor:
    """An account at a moment. Its roles are read once, in one statement, when first asked."""

    account: Account
    at: datetime
    places: dict[Role, str] = field(default_factory=dict, init=False, compare=False, repr=False)

    @property
    def account_id(self) -> int:
        return self.account.pk

    @property
    def name(self) -> str:
        return self.account.name

    @property
    def roles(self) -> dict[Role, Reach]:
        """The roles of today with their reach, those that she covers for somebody among them.

        A role in a district reaches the municipalities that take part in it today; a role in a municipality reaches
        its predecessors too, for their records are its own from the day of the merger; a predecessor reaches nothing.
        """
        return self._powers.roles

    @property
    def designated(self) -> frozenset[int]:
        """The municipalities where she is designated as supervisor today (Awb 5:11)."""
        return self._powers.designated

    @property
    def municipalities(self) -> frozenset[int]:
        """Where she comes in at all, by any role or designation: see `core.walls`."""
        opened = (one.municipality for one in self.openings.values())
        return self.designated.union(opened, *(reach.municipalities for reach in self.roles.values()))

    @property
    def districts(self) -> frozenset[int]:
        """The districts in which she comes in at all."""
        return frozenset().union(*(reach.districts for reach in self.roles.values()))

    @property
    def partners(self) -> frozenset[int]:
        """The partner organisation for which she comes in, as long as her role and that organisation hold."""
        partner = self.account.partner
        if partner is None or not partner.is_active or Role.PARTNER not in self.roles:
            return frozenset()
        return frozenset({partner.pk})

    @property
    def is_partner(self) -> bool:
        """Whether she comes in the portal and nowhere else."""
        return self.account.partner_id is not None

    @property
    def openings(self) -> dict[tuple[str, int], Opening]:
        """The records that a decision opens to her at this moment, by label and id: where she works, and in an
        emergency elsewhere too, as long as she holds any office.
        """
        return self._powers.openings

    @property
    def lent(self) -> tuple[Lent, ...]:
        """The roles that she covers today for somebody who is away."""
        return self._powers.lent

    @cached_property
    def care(self) -> frozenset[int]:
        """The municipalities whose care she was designated to read; the role alone opens nothing: see `core.walls`."""
        if Role.CARE_COORDINATOR not in self.roles:
            return frozenset()
        return frozenset().union(*(find(self) for find in _readings_of_care))

    @cached_property
    def _powers(self) -> _Powers:
        """Roles and designations of today, what she covers, and what is opened to her, in one statement: every page
        asks for them. A role is covered only by who holds the same one herself that day.
        """
        rows = [_Row(*row) for row in self._rows()]
        merged = Merged((row.first, row.second) for row in rows if row.kind == _SUCCEEDED and row.first and row.second)
        designated = frozenset().union(*(merged.own(row.first) for row in rows if row.kind == _DESIGNATED))
        held = [row for row in rows if row.until_at is None and row.kind not in (_SUCCEEDED, _DESIGNATED)]
        own = _reaches((row for row in held if row.lender is None), merged)
        covered = [row for row in held if row.lender is not None and row.kind in own and row.kind in LENDABLE]
        for row in sorted(held, key=lambda row: row.lender is not None):
            self.places.setdefault(Role(row.kind), row.text or "de regio")
        roles = {Role(kind): reach for kind, reach in _reaches((*_without_lender(held), *covered), merged).items()}
        reached = frozenset().union(*(reach.municipalities for reach in roles.values()))
        return _Powers(
            roles, designated, self._opened(rows, reached), _union(own.values()), _lent(covered, merged, designated)
        )

    def _opened(self, rows: list[_Row], reached: frozenset[int]) -> "dict[tuple[str, int], Opening]":
        """What a decision opens now: where she works, and in an emergency as long as she holds any office."""
        works = any(row.until_at is None and row.lender is None and row.kind in Role.values for row in rows)
        found: dict[tuple[str, int], Opening] = {}
        for row in rows:
            if row.from_at is None or row.until_at is None or not row.from_at <= self.at < row.until_at:
                continue
            if row.second in reached or (works and row.kind == GRANT_EMERGENCY):
                found[row.text, row.first or 0] = Opening(row.kind, row.second or 0, row.until_at)
        return found

    def _rows(self) -> list[tuple[Any, ...]]:
        return _POWERS.rows(day=local_date(self.at), account=self.account.pk, employee=self.account.employee_id or 0)

    @property
    def office(self) -> str:
        """Her roles and where she holds them, and whom she covers, for the head of the page: `jurist handhaving,
        Beverwijk · vervangt Aagje Voorbeeld als jurist handhaving, Velsen`.
        """
        own = [f"{role.label}, {self.places[role]}" for role in self.roles]
        covers = [f"vervangt {one.name} als {one.role.label}, {one.place}" for one in self.lent]
        return " · ".join((*own, *covers))

    def reach(self, permission: Permission) -> Reach:
        """Where she holds the permission by office or designation; remembered, for the menu asks it of every room, and
        for all with the same roles and designations in the same places.
        """
        found = self._reaches.get(permission)
        if found is None:
            found = self._reaches[permission] = self._reach(permission)
        return found

    @cached_property
    def _reaches(self) -> dict[Permission, Reach]:
        return _reaches_with(frozenset(self.roles.items()), self.designated)

    def _reach(self, permission: Permission) -> Reach:
        places = [self.roles[role] for role in roles_with(permission, Way.OFFICE) if role in self.roles]
        for role in roles_with(permission, Way.DESIGNATED):
            if role in self.roles:
                held = self.roles[role]
                places.append(Reach(municipalities=self.designated & held.municipalities))
        if not places:
            return NOWHERE
        return Reach(
            municipalities=frozenset().union(*(place.municipalities for place in places)),
            districts=frozenset().union(*(place.districts for place in places)),
            region=any(place.region for place in places),
        )

    def _is_assigned(self, permission: Permission) -> bool:
        return any(role in self.roles for role in roles_with(permission, Way.ASSIGNED))

    def _bounds(self, permission: Permission) -> Reach | None:
        """Where records that are assigned to her may lie; None when a role of a municipality takes them anywhere.

        A supervisor works for her district, and that comes in only where an agreement holds today.
        """
        held = [role for role in roles_with(permission, Way.ASSIGNED) if role in self.roles]
        if any(level_of(role) is not Level.DISTRICT for role in held):
            return None
        return Reach(
            municipalities=frozenset().union(*(self.roles[role].municipalities for role in held)),
            districts=frozenset().union(*(self.roles[role].districts for role in held)),
        )

    def assigned(self, permission: Permission, label: str, field: str = "pk", place: str = "municipality") -> Q:
        """A condition: records that a grant opens to her, if one of her roles may be assigned there.

        `place` is the way from a row to its municipality; to its district for what lies in no municipality.
        """
        if not self._is_assigned(permission):
            return NOTHING
        opened, bounds = self._granted(label, field, account=self.account.pk), self._bounds(permission)
        if bounds is not None:
            opened &= _inside(bounds, place)
        for one in self._lent_with(permission):
            lent = self._granted(label, field, account=one.account, reason__in=lent_along())
            opened |= lent & _inside(one.assignments, place)
        return opened

    def _granted(self, label: str, field: str, **whose: Any) -> Q:
        granted = Grant.objects.filter(grants_at(self.at), label=label, opened_in__isnull=True, **whose)
        return Q(**{f"{field}__in": granted.values("record_id")})

    def _lent_with(self, permission: Permission) -> list[Lent]:
        """What she covers in a role that takes assignments for this permission."""
        roles = roles_with(permission, Way.ASSIGNED)
        return [one for one in self.lent if one.role in roles]

    def may(self, permission: Permission, subject: object) -> bool:
        """Whether she holds the permission on this subject."""
        if self.reach(permission).covers(subject):
            return True
        if not isinstance(subject, Model) or subject.pk is None or not self._is_assigned(permission):
            return False
        bounds, whose = self._bounds(permission), NOTHING
        if bounds is None or bounds.covers(subject):
            whose |= Q(account_id=self.account.pk)
        for one in self._lent_with(permission):
            if one.assignments.covers(subject):
                whose |= Q(account_id=one.account, reason__in=lent_along())
        return (
            whose != NOTHING
            and Grant.objects.filter(
                whose, grants_at(self.at), label=label_of(subject), record_id=subject.pk, opened_in__isnull=True
            ).exists()
        )

    def opened(self, label: str, field: str = "pk") -> Q:
        """A condition: records that a decision opens to her for reading, for a time; see `Grant.opened_in`."""
        keys = [record_id for kind, record_id in self.openings if kind == label]
        return Q(**{f"{field}__in": keys}) if keys else NOTHING

    def opened_for(self, subject: Model) -> str:
        """Why a decision opens this record to her now, in a word or two; empty when none does."""
        opening = self.openings.get((label_of(subject), subject.pk))
        return opening.reason if opening else ""

    def covers_for(self, subject: Model) -> int | None:
        """The account whose role she covers where this record lies, when she comes there by nothing else; of a record
        where she works herself the log cannot tell in which of the two she acted.
        """
        if "_powers" not in self.__dict__ or self._powers.own.covers(subject):  # no right was asked, so none was lent
            return None
        return next((one.account for one in self.lent if one.reach.covers(subject)), None)


@lru_cache(maxsize=512)
def _reaches_with(roles: frozenset[tuple[Role, Reach]], designated: frozenset[int]) -> dict[Permission, Reach]:
    """What was found of everybody with these roles and designations: no more goes into where a permission holds."""
    return {}


def _inside(bounds: Reach, place: str) -> Q:
    return bounds.within_district(place) if place == "district" else bounds.within(place)


def _without_lender(rows: Iterable[_Row]) -> list[_Row]:
    return [row for row in rows if row.lender is None]


def _union(reaches: Iterable[Reach]) -> Reach:
    known = list(reaches)
    return Reach(
        municipalities=frozenset().union(*(reach.municipalities for reach in known)),
        districts=frozenset().union(*(reach.districts for reach in known)),
        region=any(reach.region for reach in known),
    )


def _reaches(rows: Iterable[_Row], merged: Merged) -> dict[str, Reach]:
    """Where roles reach, by code."""
    by_role: dict[str, list[Reach]] = {}
    for row in rows:
        by_role.setdefault(row.kind, []).append(
            Reach(
                merged.own(row.first),
                frozenset() if row.second is None else frozenset({row.second}),
                row.first is None and row.second is None,
            )
        )
    return {role: _union(reaches) for role, reaches in by_role.items()}


def _lent(rows: Iterable[_Row], merged: Merged, designated: frozenset[int]) -> tuple[Lent, ...]:
    """What is covered, one for each role of each colleague in each place."""
    by_cover: dict[tuple[str, int, str, str, date], list[_Row]] = {}
    for row in rows:
        if row.lender is not None and row.lent_until is not None:
            by_cover.setdefault((row.kind, row.lender, row.lender_name, row.text, row.lent_until), []).append(row)
    found = []
    for (kind, account, name, place, until), parts in by_cover.items():
        role, reach = Role(kind), _reaches(parts, merged)[kind]
        theirs = Reach(reach.municipalities & designated, reach.districts) if role is Role.SUPERVISOR else reach
        found.append(Lent(role, account, name, place, until, reach, theirs))
    return tuple(sorted(found))
