"""Two controllers at one plan: it is adopted once, and a draft that is adopted takes no more costs."""

from uuid import uuid4

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.audit.models import Event
from regiotoezicht.contributions import actions
from regiotoezicht.contributions.actions import Costs
from regiotoezicht.contributions.models import CostPlan, Promise, Version
from regiotoezicht.contributions.vocabulary import CostKind, Stage
from regiotoezicht.organisation.models import Municipality
from tests.at_once import refused, together
from tests.conftest import NOW
from tests.contributions.conftest import DECIDED, OF_THE_LETTER, a_plan, draft, seen_of
from tests.contributions.test_plans import PROMISED

pytestmark = pytest.mark.at_once


def test_a_version_is_adopted_once(rens: AccountActor) -> None:
    made = draft(rens)
    pk, seen = made.pk, seen_of(made)

    def adopts() -> object:
        return actions.adopt(Version.objects.get(pk=pk), DECIDED, actor=rens, seen=seen, at=NOW)

    assert len(refused(together(adopts, adopts))) == 1
    assert Event.objects.filter(type="contributions.adopted").count() == 1


def test_costs_do_not_come_in_behind_an_adoption(rens: AccountActor) -> None:
    made = draft(rens)
    pk, seen = made.pk, seen_of(made)
    costs = Costs(CostKind.ICT, "Telefoons", 1_000)
    answers = together(
        lambda: actions.adopt(Version.objects.get(pk=pk), DECIDED, actor=rens, seen=seen, at=NOW),
        lambda: actions.add_line(Version.objects.get(pk=pk), costs, actor=rens, token=uuid4(), at=NOW),
    )
    assert len(refused(answers)) == 1
    version = Version.objects.get(pk=pk)
    lines = sum(line.cents for line in version.lines.all())
    assert version.is_draft or lines == version.total_cents == OF_THE_LETTER


def test_a_plan_and_a_promise_are_made_once(rens: AccountActor, beverwijk: Municipality) -> None:
    def plans() -> object:
        return actions.make_plan(a_plan(2024), actor=rens, stage=Stage.INDICATIVE, reference_date=None, at=NOW)

    assert len(refused(together(plans, plans))) == 1
    assert CostPlan.objects.count() == 1

    def promises() -> object:
        return actions.make_promise(beverwijk, PROMISED, actor=rens, token=uuid4(), at=NOW)

    assert len(refused(together(promises, promises))) == 1
    assert Promise.objects.count() == 1
