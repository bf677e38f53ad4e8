"""What the tests of this room share: a controller of the region, a plan, and lines."""

from datetime import date
from uuid import uuid4

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.contributions import actions
from regiotoezicht.contributions.actions import Costs
from regiotoezicht.contributions.actions.adopting import Decision
from regiotoezicht.contributions.dividing import ground_of, outcome_of
from regiotoezicht.contributions.models import CostPlan, Version
from regiotoezicht.contributions.vocabulary import CostKind, Decider, Stage
from regiotoezicht.organisation.models import Municipality
from tests.conftest import NOW, Hire

REFERENCE = date(2022, 1, 1)
OF_THE_LETTER = 36_102_060
DECIDED = Decision(Decider.STEERING_GROUP, date(2026, 3, 1), "SG 2026/1")
LEFT_OPEN = Decision(Decider.STEERING_GROUP, date(2026, 3, 1), "SG 2026/1", left_open=True)


@pytest.fixture
def rens(hire: Hire, haarlem: Municipality) -> AccountActor:
    """The controller of the region."""
    return hire("Rens", Role.REGION_CONTROLLER, haarlem)


@pytest.fixture
def cor(hire: Hire, beverwijk: Municipality) -> AccountActor:
    """The controller of Beverwijk."""
    return hire("Cor", Role.CONTROLLER, beverwijk)


@pytest.fixture
def omar(hire: Hire, beverwijk: Municipality) -> AccountActor:
    """The policy officer of Beverwijk."""
    return hire("Omar", Role.POLICY_OFFICER, beverwijk)


def a_plan(year: int) -> CostPlan:
    """A plan of the region that Haarlem collects."""
    return CostPlan(year=year, collector=Municipality.objects.get(code="GM0392"))


def draft(actor: AccountActor, *, year: int = 2022, cents: int = OF_THE_LETTER) -> Version:
    """A plan with one line."""
    made = actions.make_plan(a_plan(year), actor=actor, stage=Stage.INDICATIVE, reference_date=REFERENCE, at=NOW)
    costs = Costs(CostKind.STAFF, "Coördinatie in de drie districten", cents)
    actions.add_line(made, costs, actor=actor, token=uuid4(), at=NOW)
    return made


def seen_of(version: Version) -> str:
    """The mark of the division that the page of a draft shows now."""
    return outcome_of(ground_of(version)).mark


def adopted(
    actor: AccountActor, decision: Decision = DECIDED, *, year: int = 2022, cents: int = OF_THE_LETTER
) -> Version:
    """An adopted plan with one line."""
    made = draft(actor, year=year, cents=cents)
    return actions.adopt(made, decision, actor=actor, seen=seen_of(made), at=NOW)
