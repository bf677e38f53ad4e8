"""A promise for a year that has more plans than one."""

from dataclasses import replace
from uuid import uuid4

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.contributions import actions
from regiotoezicht.contributions.actions import Costs
from regiotoezicht.contributions.dividing import asked_elsewhere
from regiotoezicht.contributions.models import Contribution, CostPlan
from regiotoezicht.contributions.vocabulary import CostKind, Stage, Vat
from regiotoezicht.organisation.models import Municipality
from tests.conftest import NOW
from tests.contributions.conftest import LEFT_OPEN, OF_THE_LETTER, REFERENCE, adopted, seen_of
from tests.contributions.test_pages import SignedIn, go, text
from tests.contributions.test_plans import PROMISED, keep_promise, row_of


@pytest.mark.parametrize("includes_vat", [False, True])
def test_a_promise_is_one_for_all_plans_of_a_year(
    rens: AccountActor, beverwijk: Municipality, signed_in: SignedIn, includes_vat: bool
) -> None:
    keep_promise(rens, beverwijk, replace(PROMISED, includes_vat=includes_vat))
    version = adopted(rens, cents=OF_THE_LETTER // 2)
    asked = Contribution.objects.get(version=version, municipality=beverwijk)
    assert asked.cents == 485_500
    where = CostPlan(year=2022, collector=version.plan.collector, district=beverwijk.district)
    made = actions.make_plan(where, actor=rens, stage=Stage.INDICATIVE, reference_date=REFERENCE, at=NOW)
    costs = Costs(CostKind.STAFF, "Team van het district", OF_THE_LETTER, vat=Vat.TAXED)
    actions.add_line(made, costs, actor=rens, token=uuid4(), at=NOW)
    row = row_of(made, "GM0375")
    left = 971_000 - 485_500
    assert row.cap_cents == (left * 100 // 121 if includes_vat else left)
    assert (row.cents, row.elsewhere_cents) == (row.cap_cents, 485_500)
    page = text(signed_in(rens).get(go("contribution", made.pk, "GM0375")))
    assert "na € 4.855,00 uit andere kostenplannen van dit jaar" in page
    # A draft asks nothing yet, and what an earlier version asked is not asked beside the later one.
    assert asked_elsewhere(version.plan, [beverwijk.pk]) == {}
    later = actions.follow(version, actor=rens, stage=Stage.DEFINITIVE, at=NOW)
    line = later.lines.get()
    actions.change_line(later, line, Costs(CostKind.STAFF, line.description, 3 * OF_THE_LETTER), actor=rens, at=NOW)
    actions.adopt(later, LEFT_OPEN, actor=rens, seen=seen_of(later), at=NOW)
    assert asked_elsewhere(made.plan, [beverwijk.pk]) == {beverwijk.pk: (971_000, 0)}
    assert row_of(made, "GM0375").cap_cents == 0
