"""The facts of the papers of one municipality: what each says, where it comes from, and what is missing."""

from dataclasses import dataclass
from datetime import date

from regiotoezicht.access.models import RoleAssignment
from regiotoezicht.access.roles import Role
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.rights import Actor, Reach
from regiotoezicht.council.decisions import Decision, decided_between, decisions_of, still_open
from regiotoezicht.council.money import Paying, paying_in
from regiotoezicht.council.plan import PlanOpen, plan_open, working_groups
from regiotoezicht.council.rules import Period
from regiotoezicht.letters.models import Letterhead
from regiotoezicht.letters.templating.queries import letterhead_on
from regiotoezicht.organisation.models import Municipality, Participation
from regiotoezicht.organisation.queries import names_on
from regiotoezicht.organisation.rules import Arrangement, in_force
from regiotoezicht.programme.readiness import Readiness, readiness_of
from regiotoezicht.programme.vocabulary import Item

SECRETARIES = ("secretaris", "gemeentesecretaris", "loco-secretaris")
MAYORS = ("burgemeester", "waarnemend burgemeester", "locoburgemeester")


@dataclass(frozen=True)
class Facts:
    """All that the papers of a municipality about a period rest on, as it stands on a day."""

    municipality: Municipality
    period: Period
    day: date
    participation: Participation | None
    paying: Paying
    decisions: list[Decision]
    readiness: Readiness
    plan: PlanOpen | None
    groups: list[str]
    letterhead: Letterhead | None
    of_how_many: int

    @property
    def district(self) -> str:
        """The district in which it takes part."""
        return self.participation.district.name if self.participation else ""

    @property
    def coordinator(self) -> Municipality | None:
        """The municipality that coordinates that district."""
        return self.participation.district.coordinator if self.participation else None

    @property
    def coordinates(self) -> bool:
        """Whether it does so itself."""
        return self.coordinator is not None and self.coordinator.pk == self.municipality.pk

    @property
    def decision_lines(self) -> list[str]:
        """How each decision stands here, and how far the region is."""
        return [f"{one.sentence} {self._elsewhere(one.settled_in)}" for one in self.decisions]

    def _elsewhere(self, count: int) -> str:
        if not count:
            return "In de regio is dit nog nergens vastgesteld."
        return f"In de regio is dit in {count} van de {self.of_how_many} gemeenten vastgesteld."

    @property
    def decided(self) -> list[str]:
        """What was decided within the period."""
        return decided_between(self.decisions, self.period.first, self.period.last)

    @property
    def open_subjects(self) -> list[str]:
        """What is not settled yet."""
        return still_open(self.decisions, self.readiness.lacking, self.plan)

    @property
    def lacking(self) -> frozenset[Item]:
        """What readiness lacks."""
        return frozenset(point.item for point in self.readiness.lacking)

    @property
    def privacy(self) -> list[str]:
        """What is arranged about personal data, and what not."""
        said = []
        for point in self.readiness.points:
            if point.item in (Item.DPIA, Item.WORKS_COUNCIL):
                name = point.item.label[:1].upper() + point.item.label[1:]
                said.append(f"{name}: {point.sentence}" if point.is_there else f"{name}: nog niet vastgelegd.")
        if self.participation is not None:
            how = Arrangement(self.participation.arrangement).label
            said.append(f"Het district werkt als {how}, overeenkomst {self.participation.reference}.")
        return said


def facts_of(actor: Actor, municipality: Municipality, period: Period) -> Facts:
    """Gather the facts of a municipality, as far as the actor may read them."""
    day = local_date(actor.at)
    held = Participation.objects.filter(in_force(day), municipality=municipality)
    [readiness] = readiness_of([municipality], day)
    return Facts(
        municipality,
        period,
        day,
        held.select_related("district__coordinator").first(),
        paying_in(actor, municipality, period.year),
        decisions_of(actor, municipality),
        readiness,
        plan_open(actor, municipality),
        working_groups(day),
        letterhead_on(municipality.pk, day),
        len(names_on(day, Reach(region=True))),
    )


def signatories(municipality: Municipality, on: date) -> dict[str, str]:
    """The names of secretary and mayor, when they sign in this municipality already; else nothing."""
    rows = RoleAssignment.objects.filter(
        in_force(on),
        role=Role.SIGNER,
        municipality=municipality,
        account__is_active=True,
        account__employee__isnull=False,
    ).values_list("account__employee__function", "account__employee__name")
    found: dict[str, str] = {}
    for function, name in rows.order_by("account__employee__name"):
        for field, functions in (("secretary", SECRETARIES), ("mayor", MAYORS)):
            if function.strip().lower() in functions:
                found.setdefault(field, name)
    return found
