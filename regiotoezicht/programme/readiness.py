"""Whether municipalities are ready for a first control: read from the rooms, and from what was recorded by hand."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from regiotoezicht.access.models import RoleAssignment
from regiotoezicht.access.roles import Role
from regiotoezicht.bylaws.models import LadderStep, RuleSet
from regiotoezicht.inspections.first_control import Outlook, outlook_on
from regiotoezicht.inspections.rules import SMALLEST_ROUND
from regiotoezicht.organisation.models import Mandate, Municipality
from regiotoezicht.organisation.rules import in_force
from regiotoezicht.programme import ports
from regiotoezicht.programme.models import Arranged, Certificate
from regiotoezicht.programme.vocabulary import BY_HAND, REFUSES, WHY, Item


@dataclass(frozen=True)
class Point:
    """One thing that is needed: whether it is there, and in a sentence how it stands."""

    item: Item
    is_there: bool
    sentence: str
    arranged: Arranged | None = None

    @property
    def why(self) -> str:
        """Why it is needed."""
        return WHY[self.item]

    @property
    def by_hand(self) -> bool:
        """Whether it is recorded here."""
        return self.item in BY_HAND

    @property
    def refuses(self) -> bool:
        """Whether planning refuses a round for it."""
        return self.item in REFUSES


@dataclass(frozen=True)
class Readiness:
    """How a municipality stands."""

    municipality: Municipality
    points: Sequence[Point]

    @property
    def lacking(self) -> list[Point]:
        """What is not there yet."""
        return [point for point in self.points if not point.is_there]

    @property
    def refused(self) -> list[Point]:
        """For what planning refuses a round today."""
        return [point for point in self.lacking if point.refuses]

    @property
    def state(self) -> str:
        """The state in words: ready, or blocked on what."""
        return f"geblokkeerd: {', '.join(point.item.label for point in self.lacking)}" if self.lacking else "gereed"


def readiness_of(municipalities: Collection[Municipality], on: date) -> list[Readiness]:
    """How each municipality stands on a day; as many statements for one as for all."""
    ids = [one.pk for one in municipalities]
    outlooks = outlook_on(municipalities, on)
    trained = set(Certificate.objects.training(on).values_list("employee", flat=True))
    mandated = set(
        Mandate.objects.filter(in_force(on), municipality__in=ids, employee__is_active=True).values_list(
            "municipality", flat=True
        )
    )
    sets = _rules_on(ids, on)
    officers = contact_officers_in(ids, on)
    care = ports.with_care(ids)
    by_hand = {(row.municipality_id, row.item): row for row in Arranged.objects.current().filter(municipality__in=ids)}

    def stands(one: Municipality) -> Readiness:
        title, has_ladder = sets.get(one.pk, ("", False))
        return Readiness(
            one,
            [
                *_for_a_round(outlooks[one.pk]),
                _simple(Item.MANDATE, one.pk in mandated, "Er is een geldig mandaat.", "Niemand heeft een mandaat."),
                _simple(Item.RULES, bool(title), f"{title} geldt.", "Er gelden geen vastgestelde regels."),
                _simple(Item.LADDER, has_ladder, "De ladder is vastgesteld.", "De geldende regels hebben geen ladder."),
                *(_recorded(item, by_hand.get((one.pk, item.value))) for item in BY_HAND),
                _trained(len(trained & outlooks[one.pk].fit)),
                _simple(Item.CONTACT_OFFICER, one.pk in officers, "Er is iemand.", "Niemand heeft deze rol."),
                _simple(Item.CARE_ROUTE, one.pk in care, "Het nummer is bekend.", "Er is geen nummer vastgelegd."),
            ],
        )

    return [stands(one) for one in municipalities]


def contact_officers_in(ids: Collection[int], on: date) -> set[int]:
    """Those of these municipalities, by id, where somebody is contact officer on a day; who that is, is not said."""
    held = RoleAssignment.objects.filter(
        in_force(on), role=Role.CONTACT_OFFICER, municipality__in=ids, account__is_active=True
    )
    return set(held.values_list("municipality", flat=True))


def _rules_on(ids: Collection[int], on: date) -> dict[int, tuple[str, bool]]:
    """By municipality the set that was adopted and holds on a day, and whether it has a ladder."""
    steps = Exists(LadderStep.objects.filter(rule_set=OuterRef("pk")))
    rows = RuleSet.objects.in_force(on).filter(municipality__in=ids).annotate(has_ladder=steps)
    return {pk: (title, has) for pk, title, has in rows.values_list("municipality", "title", "has_ladder")}


def _simple(item: Item, is_there: bool, there: str, lacks: str) -> Point:
    return Point(item, is_there, there if is_there else lacks)


def _for_a_round(outlook: Outlook) -> list[Point]:
    """What planning asks, in its own words; nobody is named."""
    count = len(outlook.fit)
    said = f"{count} {'toezichthouder is' if count == 1 else 'toezichthouders zijn'} hier vandaag aangewezen."
    return [
        Point(Item.PARTICIPATION, not outlook.outside, outlook.outside or "Het district treedt hier op."),
        Point(Item.SUPERVISORS, not outlook.too_few, said),
    ]


def _recorded(item: Item, row: Arranged | None) -> Point:
    if row is None:
        return Point(item, is_there=False, sentence="Nog niet vastgelegd.")
    return Point(item, is_there=True, sentence=f"{row.date:%d-%m-%Y}, {row.reference}", arranged=row)


def _trained(count: int) -> Point:
    said = f"{count} van de hier aangewezen toezichthouders {'is' if count == 1 else 'zijn'} opgeleid."
    return Point(Item.TRAINED, is_there=count >= SMALLEST_ROUND, sentence=said)
