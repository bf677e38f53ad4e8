"""Readiness: what other rooms know, what is recorded by hand, and that planning refuses for the same."""

from datetime import date
from uuid import uuid4

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.audit.models import Event
from regiotoezicht.bylaws.models import LadderStep, RuleSet
from regiotoezicht.care.models import OnCallNumber
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.inspections.actions.crew import refuse_unfit
from regiotoezicht.inspections.first_control import AN_HOUR, NOON
from regiotoezicht.inspections.rules import Span
from regiotoezicht.organisation.models import Designation, Employee, Mandate, Municipality, Participation
from regiotoezicht.programme import actions
from regiotoezicht.programme.models import Arranged, Certificate
from regiotoezicht.programme.readiness import Readiness, readiness_of
from regiotoezicht.programme.vocabulary import BY_HAND, Item
from tests.conftest import NOW, TODAY

PAPER = {"on": date(2026, 2, 1), "reference": "OR 2026/7"}


def stands(place: Municipality, on: date = TODAY) -> Readiness:
    place = Municipality.objects.select_related("district").get(pk=place.pk)
    [found] = readiness_of([place], on)
    return found


def lacking(place: Municipality, on: date = TODAY) -> set[Item]:
    return {point.item for point in stands(place, on).lacking}


def arrange(place: Municipality, item: Item, actor: AccountActor) -> Arranged:
    return actions.arrange(place, item, actor=actor, token=uuid4(), at=NOW, on=date(2026, 2, 1), reference="OR 2026/7")


def test_a_policy_officer_moves_her_municipality_to_ready_and_back(nearly: Municipality, omar: AccountActor) -> None:
    assert lacking(nearly) == set(BY_HAND)
    arrange(nearly, Item.DPIA, omar)
    assert stands(nearly).state == "geblokkeerd: instemming van de ondernemingsraad"
    made = arrange(nearly, Item.WORKS_COUNCIL, omar)
    assert stands(nearly).state == "gereed"
    with pytest.raises(Refused, match="al vastgelegd"):
        arrange(nearly, Item.WORKS_COUNCIL, omar)
    actions.withdraw(made, actor=omar, at=NOW)
    assert lacking(nearly) == {Item.WORKS_COUNCIL}
    with pytest.raises(Refused, match="zojuist gewijzigd"):
        actions.withdraw(made, actor=omar, at=NOW)
    arrange(nearly, Item.WORKS_COUNCIL, omar)
    assert not lacking(nearly)
    assert Event.objects.filter(type="programme.arranged").count() == 3


@pytest.mark.parametrize("item", [item for item in Item if item not in BY_HAND])
def test_what_another_room_loses_blocks(nearly: Municipality, item: Item) -> None:
    lost = {
        Item.PARTICIPATION: Participation.objects.filter(municipality=nearly),
        Item.MANDATE: Mandate.objects.all(),
        Item.LADDER: LadderStep.objects.all(),
        Item.CARE_ROUTE: OnCallNumber.objects.all(),
    }
    if item in lost:
        lost[item].delete()
    elif item is Item.SUPERVISORS:
        Designation.objects.filter(employee__name="Sara").update(until_date=TODAY)
    elif item is Item.RULES:
        RuleSet.objects.update(status="draft", known_from=None)
    elif item is Item.TRAINED:
        Certificate.objects.update(until_date=TODAY)
    else:
        Employee.objects.filter(name="Mirjam").get().account.roles.update(until_date=TODAY)
    also = {Item.SUPERVISORS: {Item.TRAINED}, Item.RULES: {Item.LADDER}}.get(item, set())
    assert lacking(nearly) == {item, *BY_HAND, *also}


def test_planning_refuses_what_readiness_says_it_refuses(
    nearly: Municipality, sara: AccountActor, tom: AccountActor
) -> None:
    crew = [sara.account.employee, tom.account.employee]

    def plan() -> None:
        refuse_unfit(
            [one for one in crew if one is not None],
            district=nearly.district,
            span=Span(TODAY, NOON, AN_HOUR),
            municipalities=[nearly],
        )

    plan()
    assert not stands(nearly).refused
    Designation.objects.filter(employee=sara.account.employee).update(until_date=TODAY)
    with pytest.raises(Refused, match="5:11 Awb"):
        plan()
    assert [point.item for point in stands(nearly).refused] == [Item.SUPERVISORS]
    Participation.objects.filter(municipality=nearly).update(until_date=TODAY)
    with pytest.raises(Refused, match="treedt op 24-03-2026 niet op") as refusal:
        plan()
    assert [point.sentence for point in stands(nearly).refused][:1] == [refusal.value.sentence]


def test_nobody_records_for_another_municipality(
    nearly: Municipality, alkmaar: Municipality, omar: AccountActor
) -> None:
    with pytest.raises(NotAllowed):
        arrange(alkmaar, Item.DPIA, omar)
    with pytest.raises(Refused, match="volgt uit het andere werk"):
        arrange(nearly, Item.MANDATE, omar)
    with pytest.raises(Refused, match="in de toekomst"):
        actions.arrange(nearly, Item.DPIA, actor=omar, on=date(2026, 3, 25), reference="D 1", token=uuid4(), at=NOW)


def test_the_owner_of_the_programme_records_for_all_but_certifies_nobody(
    nearly: Municipality, sara: AccountActor, paul: AccountActor, chris: AccountActor
) -> None:
    arrange(nearly, Item.DPIA, paul)
    assert Arranged.objects.visible_to(chris).count() == 1
    assert not Certificate.objects.visible_to(paul).exists()
    assert not Certificate.objects.visible_to(chris).exists()
    assert sara.account.employee is not None
    held = Certificate.objects.first()
    assert held is not None
    with pytest.raises(NotAllowed):
        actions.withdraw_certificate(held, actor=paul, at=NOW)


def test_a_coordinator_reads_no_training_of_a_municipality_that_left_the_team(
    nearly: Municipality, bram: AccountActor
) -> None:
    assert Certificate.objects.visible_to(bram).filter(municipality=nearly).exists()
    Participation.objects.filter(municipality=nearly).update(until_date=TODAY)
    later = AccountActor(bram.account, NOW)
    assert not Certificate.objects.visible_to(later).filter(municipality=nearly).exists()
