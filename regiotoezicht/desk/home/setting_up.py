"""The checklist of the functional administrator: what must be arranged before the region can work."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, Min, Q, Subquery

from regiotoezicht.access.models import Account, RoleAssignment
from regiotoezicht.access.roles import Role
from regiotoezicht.bylaws.models import RuleSet
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.models import NightRun
from regiotoezicht.organisation.models import Designation, Mandate, Municipality, Participation
from regiotoezicht.organisation.rules import in_force

ADMINISTRATORS = 2
NIGHT = timedelta(days=2)
"""How long ago the night work may have been done, whole, before the checklist asks for it."""


@dataclass(frozen=True)
class SetUp:
    """One thing to be arranged: how far it is, and where it is done."""

    title: str
    done: int
    needed: int
    route: str
    why: str

    @property
    def is_done(self) -> bool:
        """Whether it is arranged everywhere."""
        return self.done >= self.needed > 0

    @property
    def progress(self) -> str:
        """How far it is, in words."""
        return f"{self.done} van {self.needed}" if self.needed > 1 or self.done else "nog niet"


@dataclass(frozen=True)
class Checklist:
    """The whole list, and of which municipalities it speaks: those that take part, out of all of the region."""

    steps: list[SetUp]
    taking_part: int
    municipalities: int

    @property
    def is_done(self) -> bool:
        """Whether everything is arranged."""
        return all(step.is_done for step in self.steps)

    @property
    def done(self) -> int:
        """How many things are arranged."""
        return sum(step.is_done for step in self.steps)


_TO_SET_UP = (
    (
        "people",
        "Accounts gemaakt",
        "access:accounts",
        "Iedereen werkt met een eigen account. Maak ook een tweede functioneel beheerder: niemand wijzigt zichzelf.",
    ),
    (
        "joined",
        "Deelname aan het district",
        "desk:participations",
        "Zonder overeenkomst ziet het district niets van een gemeente.",
    ),
    (
        "officials",
        "Beheerder aanwijzingen en mandaten",
        "access:accounts",
        "De medewerker die de gemeente daarvoor kiest, legt vast wie mag controleren en ondertekenen.",
    ),
    (
        "lawyers",
        "Jurist handhaving",
        "access:accounts",
        "Alleen een jurist van de eigen gemeente kan een overdracht aannemen.",
    ),
    ("privacy", "Privacy officer", "access:accounts", "Zij ziet wie wat heeft ingezien."),
    (
        "designated",
        "Toezichthouders aangewezen",
        "desk:designations",
        "Zonder aanwijzing (artikel 5:11 Awb) is geen controle mogelijk. De gemeente legt dit zelf vast.",
    ),
    (
        "mandated",
        "Mandaten vastgelegd",
        "desk:mandates",
        "Zonder mandaat tekent de burgemeester of het college elk besluit zelf. De gemeente legt dit zelf vast.",
    ),
    (
        "rules",
        "Lokale regels vastgesteld",
        "",
        "Zonder lokale regels is er geen artikel om een bevinding aan te koppelen. De jurist legt ze vast.",
    ),
    (
        "night",
        "Nachtwerk",
        "",
        "Wist elke nacht wat niet bewaard mag blijven. De beheerder van de server stelt het in; zie de handleiding.",
    ),
)


def checklist(at: datetime) -> Checklist:
    """The checklist at a moment: numbers of the organisation, no record of anybody's work. One statement.

    What each municipality must arrange is asked of those that take part in a district that day.
    """
    on = local_date(at)
    valid = in_force(on)
    roles = RoleAssignment.objects.filter(valid, account__is_active=True).order_by()
    active = Account.objects.filter(is_active=True).order_by().values("is_active")
    joined = Q(pk__in=Participation.objects.filter(valid).values("municipality"))

    def counted(rows: Any) -> Count:
        return Count("pk", filter=joined & Q(pk__in=rows.values("municipality")))

    found = Municipality.objects.filter(valid_until__isnull=True).aggregate(
        total=Count("pk"),
        joined=Count("pk", filter=joined),
        people=Min(Subquery(active.annotate(people=Count("pk")).values("people"))),
        officials=counted(roles.filter(role=Role.DESIGNATING_OFFICIAL)),
        lawyers=counted(roles.filter(role=Role.LAWYER)),
        privacy=counted(roles.filter(role=Role.PRIVACY_OFFICER)),
        designated=counted(Designation.objects.filter(valid)),
        mandated=counted(Mandate.objects.filter(valid)),
        rules=counted(RuleSet.objects.in_force(on)),
        night=Count("pk", filter=Exists(NightRun.objects.filter(at__gte=at - NIGHT, failed={}))),
    )
    needed = {"people": ADMINISTRATORS, "joined": 1, "night": 1}
    steps = [
        SetUp(title, found[name] or 0, needed.get(name, found["joined"]), route, why)
        for name, title, route, why in _TO_SET_UP
    ]
    return Checklist(steps, taking_part=found["joined"], municipalities=found["total"])
