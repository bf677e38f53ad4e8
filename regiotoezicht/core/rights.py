"""What an actor is, seen from below: permissions, reach, and the protocol that `access` fills in."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from django.db.models import Model, Q

PERMISSIONS: dict[str, "Permission"] = {}


@dataclass(frozen=True, order=True)
class Permission:
    """One thing that may be done or read. Declared once, in the `rules.py` of its room."""

    code: str
    sentence: str = field(compare=False)

    def __post_init__(self) -> None:
        if self.code in PERMISSIONS:
            raise ValueError(f"permission {self.code} is declared twice")
        PERMISSIONS[self.code] = self

    def __str__(self) -> str:
        return self.code


@dataclass(frozen=True)
class Reach:
    """Where a permission holds: ids of municipalities and of districts, or the whole region."""

    municipalities: frozenset[int] = frozenset()
    districts: frozenset[int] = frozenset()
    region: bool = False

    def __bool__(self) -> bool:
        return bool(self.region or self.municipalities or self.districts)

    def within(self, field: str = "municipality") -> Q:
        """A condition on the responsible municipality of a record."""
        return Q() if self.region else Q(**{f"{field}_id__in": self.municipalities})

    def within_district(self, field: str = "district") -> Q:
        """A condition on the district of a record that belongs to a district as a whole."""
        return Q() if self.region else Q(**{f"{field}_id__in": self.districts})

    def covers(self, subject: object) -> bool:
        """Whether the subject's municipality, or else its district, is within reach."""
        if self.region:
            return True
        municipality_id = getattr(subject, "municipality_id", None)
        if municipality_id is not None:
            return municipality_id in self.municipalities
        district_id = getattr(subject, "district_id", None)
        if district_id is not None:
            return district_id in self.districts
        return False


NOWHERE = Reach()
NOTHING = Q(pk__in=())


class Actor(Protocol):
    """Somebody, or the system, at one moment. Rights are judged at that moment."""

    @property
    def account_id(self) -> int | None: ...
    @property
    def name(self) -> str: ...
    @property
    def at(self) -> datetime: ...
    @property
    def partners(self) -> frozenset[int]:
        """The partner organisations for which the actor receives what is shared; of an employee none."""
        ...

    @property
    def is_partner(self) -> bool:
        """Whether the actor comes in the portal and nowhere else."""
        ...

    def may(self, permission: Permission, subject: object) -> bool:
        """Whether the actor holds the permission on this subject, by office, designation or assignment."""
        ...

    def reach(self, permission: Permission) -> Reach:
        """Where the actor holds the permission by office or designation."""
        ...

    def assigned(self, permission: Permission, label: str, field: str = "pk", place: str = "municipality") -> Q:
        """A condition: records of `label` that an assignment or grant opens to the actor for this permission.

        `place` is the way from a row to its municipality; to its district for what lies in no municipality.
        """
        ...

    def opened(self, label: str, field: str = "pk") -> Q:
        """A condition: records of `label` that a decision opens to the actor for reading, for a time."""
        ...

    def opened_for(self, subject: Model) -> str:
        """Why a decision opens this record to the actor at this moment, in a word or two; empty when none does."""
        ...

    def covers_for(self, subject: Model) -> int | None:
        """The account for which the actor stands in at this record; None when she acts in a role of her own."""
        ...


@dataclass(frozen=True)
class System:
    """The system itself: commands and jobs. Everything it does is on the log under no account."""

    at: datetime
    account_id: None = None
    name: str = "het systeem"
    partners: frozenset[int] = frozenset()
    is_partner: bool = False

    def may(self, permission: Permission, subject: object) -> bool:
        """The system may do everything that an action offers."""
        return True

    def reach(self, permission: Permission) -> Reach:
        """Everywhere."""
        return Reach(region=True)

    def assigned(self, permission: Permission, label: str, field: str = "pk", place: str = "municipality") -> Q:
        """Nothing more is needed: its reach is everywhere."""
        return NOTHING

    def opened(self, label: str, field: str = "pk") -> Q:
        """Nothing more is needed: its reach is everywhere."""
        return NOTHING

    def opened_for(self, subject: Model) -> str:
        """Nothing is opened to it: it needs no decision."""
        return ""

    def covers_for(self, subject: Model) -> None:
        """The system stands in for nobody."""


def holds_any(actor: Actor, permissions: Iterable[Permission]) -> bool:
    """Whether the actor holds one of the permissions somewhere: for menus, never as the only check."""
    return any(actor.reach(permission) for permission in permissions)
