"""The actor of a request: an account at one moment, with the roles it holds then."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, CharField, DateTimeField, FilteredRelation, Model, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce

from regiotoezicht.access.models import Account, Grant, RoleAssignment, grants_at, label_of
from regiotoezicht.access.rights import Way, roles_with
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
    """Roles with the municipalities that they reach, designations, the mergers up to this day, and the records that a
    decision opens on this day, in one statement. Only the last have moments; they begin with their reason.
    """
    roles = RoleAssignment.objects.filter(in_force(day), account_id=account).annotate(
        joined=FilteredRelation("district__participations", condition=in_force(day, "district__participations__")),
        place_name=Coalesce("municipality__name", "district__name"),
        reached=Coalesce("municipality_id", "joined__municipality_id"),
    )
    none, never = Cast(Value(None), BigIntegerField()), Cast(Value(None), DateTimeField())
    held = Designation.objects.filter(in_force(day), employee_id=employee)
    gone = Succession.objects.filter(date__lte=day)
    opened = Grant.objects.filter(
        account_id=account, opened_in__isnull=False, from_at__date__lte=day, until_at__date__gte=day
    )
    designated, succeeded, place = (Value(text, CharField()) for text in (_DESIGNATED, _SUCCEEDED, ""))
    return roles.values_list("role", "reached", "district_id", "place_name", never, never).union(
        held.values_list(designated, "municipality_id", none, place, never, never),
        gone.values_list(succeeded, "predecessor_id", "successor_id", place, never, never),
        opened.order_by().values_list("reason", "record_id", "opened_in_id", "label", "from_at", "until_at"),
        all=True,
    )


_POWERS = Prepared(_powers_of, day=date, account=int, employee=int)


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
    _reaches: dict[Permission, Reach] = field(default_factory=dict, init=False, compare=False, repr=False)

    @property
    def account_id(self) -> int:
        return self.account.pk

    @property
    def name(self) -> str:
        return self.account.name

    @property
    def roles(self) -> dict[Role, Reach]:
        """The roles of today with their reach.

        A role in a district reaches the municipalities that take part in it today; a role in a municipality reaches
        its predecessors too, for their records are its own from the day of the merger; a predecessor reaches nothing.
        """
        return self._powers[0]

    @property
    def designated(self) -> frozenset[int]:
        """The municipalities where she is designated as supervisor today (Awb 5:11)."""
        return self._powers[1]

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
        return self._powers[2]

    @cached_property
    def care(self) -> frozenset[int]:
        """The municipalities whose care she was designated to read; the role alone opens nothing: see `core.walls`."""
        if Role.CARE_COORDINATOR not in self.roles:
            return frozenset()
        return frozenset().union(*(find(self) for find in _readings_of_care))

    @cached_property
    def _powers(self) -> tuple[dict[Role, Reach], frozenset[int], dict[tuple[str, int], Opening]]:
        """Roles and designations of today, and what is opened to her, in one statement: every page asks for them."""
        rows = self._rows()
        merged = Merged((before, after) for kind, before, after, *_ in rows if kind == _SUCCEEDED and after is not None)
        found: dict[Role, tuple[set[int], set[int], bool]] = {}
        designated: set[int] = set()
        opened: dict[tuple[str, int], Opening] = {}
        for role, municipality_id, district_id, place_name, from_at, until_at in rows:
            if role == _SUCCEEDED:
                continue
            if until_at is not None:
                if from_at <= self.at < until_at:
                    opened[place_name, municipality_id] = Opening(role, district_id, until_at)
                continue
            own = merged.own(municipality_id)
            if role == _DESIGNATED:
                designated |= own
                continue
            self.places.setdefault(Role(role), place_name or "de regio")
            municipalities, districts, region = found.get(Role(role), (set(), set(), False))
            municipalities |= own
            districts |= {district_id} if district_id is not None else set()
            region = region or (municipality_id is None and district_id is None)
            found[Role(role)] = (municipalities, districts, region)
        reaches = {
            role: Reach(frozenset(municipalities), frozenset(districts), region)
            for role, (municipalities, districts, region) in found.items()
        }
        reached = frozenset().union(*(reach.municipalities for reach in reaches.values()))
        held = {
            key: one
            for key, one in opened.items()
            if one.municipality in reached or (reaches and one.reason == GRANT_EMERGENCY)
        }
        return reaches, frozenset(designated), held

    def _rows(self) -> list[tuple[Any, ...]]:
        return _POWERS.rows(day=local_date(self.at), account=self.account.pk, employee=self.account.employee_id or 0)

    @property
    def office(self) -> str:
        """Her roles and where she holds them, for the head of the page: `jurist handhaving, Beverwijk`."""
        return " · ".join(f"{role.label}, {self.places[role]}" for role in self.roles)

    def reach(self, permission: Permission) -> Reach:
        """Where she holds the permission by office or designation; remembered, for the menu asks it of every room."""
        found = self._reaches.get(permission)
        if found is None:
            found = self._reaches[permission] = self._reach(permission)
        return found

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
        granted = Grant.objects.filter(
            grants_at(self.at), account_id=self.account.pk, label=label, opened_in__isnull=True
        )
        opened = Q(**{f"{field}__in": granted.values("record_id")})
        bounds = self._bounds(permission)
        if bounds is None:
            return opened
        return opened & (bounds.within_district(place) if place == "district" else bounds.within(place))

    def may(self, permission: Permission, subject: object) -> bool:
        """Whether she holds the permission on this subject."""
        if self.reach(permission).covers(subject):
            return True
        if not isinstance(subject, Model) or subject.pk is None or not self._is_assigned(permission):
            return False
        bounds = self._bounds(permission)
        if bounds is not None and not bounds.covers(subject):
            return False
        return Grant.objects.filter(
            grants_at(self.at),
            account_id=self.account.pk,
            label=label_of(subject),
            record_id=subject.pk,
            opened_in__isnull=True,
        ).exists()

    def opened(self, label: str, field: str = "pk") -> Q:
        """A condition: records that a decision opens to her for reading, for a time; see `Grant.opened_in`."""
        keys = [record_id for kind, record_id in self.openings if kind == label]
        return Q(**{f"{field}__in": keys}) if keys else NOTHING

    def opened_for(self, subject: Model) -> str:
        """Why a decision opens this record to her now, in a word or two; empty when none does."""
        opening = self.openings.get((label_of(subject), subject.pk))
        return opening.reason if opening else ""
