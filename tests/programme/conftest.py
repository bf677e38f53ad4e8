"""What the tests of this room share: a policy officer, the owner of the programme, and a nearly ready municipality."""

from collections.abc import Callable, Iterator
from datetime import date
from uuid import uuid4

import pytest
import time_machine

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.bylaws.models import LadderStep, RuleSet
from regiotoezicht.care.models import OnCallNumber
from regiotoezicht.organisation.models import Designation, Mandate, Municipality, Participation
from regiotoezicht.programme import actions
from regiotoezicht.programme.actions import Passed
from regiotoezicht.programme.models import Certificate, Subject, Triangle
from regiotoezicht.programme.vocabulary import Course, Organ
from tests.conftest import NOW, Hire
from tests.programme.seats import begin_triangle_of

PASSED = Passed(Course.SUPERVISION, date(2025, 2, 1), date(2028, 2, 1))


@pytest.fixture
def stopped_clock() -> Iterator[None]:
    """The clock that pages read stands still at the moment of the tests."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def omar(hire: Hire, beverwijk: Municipality) -> AccountActor:
    """The policy officer of Beverwijk."""
    return hire("Omar", Role.POLICY_OFFICER, beverwijk)


@pytest.fixture
def paul(hire: Hire, haarlem: Municipality) -> AccountActor:
    """The owner of the programme of the region."""
    return hire("Paul", Role.PROGRAMME_OWNER, haarlem)


@pytest.fixture
def sara(hire: Hire, beverwijk: Municipality, designate: Callable[..., Designation]) -> AccountActor:
    """A supervisor of Beverwijk."""
    found = hire("Sara", Role.SUPERVISOR, beverwijk)
    designate(found, beverwijk)
    return found


@pytest.fixture
def tom(hire: Hire, beverwijk: Municipality, designate: Callable[..., Designation]) -> AccountActor:
    """Another."""
    found = hire("Tom", Role.SUPERVISOR, beverwijk)
    designate(found, beverwijk)
    return found


def certify(omar: AccountActor, who: AccountActor, passed: Passed = PASSED) -> Certificate:
    """Somebody passed."""
    assert who.account.employee is not None
    return actions.certify(who.account.employee, passed, actor=omar, token=uuid4(), at=NOW)


@pytest.fixture
def nearly(
    hire: Hire, omar: AccountActor, sara: AccountActor, tom: AccountActor, beverwijk: Municipality
) -> Municipality:
    """Beverwijk with all that other rooms know."""
    if not Participation.objects.filter(municipality=beverwijk).exists():
        Participation.objects.create(
            municipality=beverwijk, district=beverwijk.district, reference="2022/1", from_date=date(2022, 1, 1)
        )
    greet = hire("Greet", Role.SIGNER, beverwijk)
    hire("Mirjam", Role.CONTACT_OFFICER, beverwijk)
    assert greet.account.employee is not None
    Mandate.objects.create(
        employee=greet.account.employee,
        municipality=beverwijk,
        body="mayor",
        reference="M 2022",
        from_date=date(2022, 1, 1),
    )
    held = RuleSet.objects.create(
        municipality=beverwijk,
        title="APV Beverwijk",
        status="adopted",
        reference="R 2022",
        adopted_date=date(2022, 1, 1),
        from_date=date(2022, 1, 1),
        known_from=NOW,
    )
    LadderStep.objects.create(rule_set=held, violation="no_permit", repetition=1, measure="warning")
    OnCallNumber.objects.create(municipality=beverwijk, phone="0251 000000")
    certify(omar, sara)
    certify(omar, tom)
    return beverwijk


@pytest.fixture
def heemskerk(db: None) -> Municipality:
    """The neighbour of Beverwijk."""
    return Municipality.objects.get(code="GM0396")


@pytest.fixture
def ijmond(paul: AccountActor, beverwijk: Municipality, heemskerk: Municipality) -> Triangle:
    """The triangle of Beverwijk and Heemskerk."""
    return begin_triangle_of(paul, "Driehoek IJmond", beverwijk, heemskerk)


@pytest.fixture
def way(paul: AccountActor) -> Subject:
    """What the triangles are asked."""
    asked = Subject(title="Werkwijze controles", organ=Organ.TRIANGLE, token=uuid4())
    return actions.add_subject(asked, actor=paul, at=NOW)
