"""What the tests of rounds and visits share: places in Beverwijk, a signal to control, and a planned round.

Bram coordinates Kennemerland and plans; Sara and Tom go, both designated in Beverwijk; Anna is the lawyer there. Noor
is a third supervisor of the district, designated nowhere unless a test does so; Coen coordinates the other district.
"""

from collections.abc import Callable, Iterator
from datetime import date, time
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.bylaws.vocabulary import PremisesKind
from regiotoezicht.inspections import actions
from regiotoezicht.inspections.actions import PlannedVisit
from regiotoezicht.inspections.models import Round, Visit
from regiotoezicht.inspections.vocabulary import Cause
from regiotoezicht.organisation.models import Designation, District, Employee, Municipality
from regiotoezicht.permits.models import Permit
from regiotoezicht.premises.models import Business, Premises
from regiotoezicht.signals.actions import decide, register
from regiotoezicht.signals.models import Signal
from regiotoezicht.signals.vocabulary import Category, Channel, PlaceKind, Priority, Route, Source
from tests.conftest import NOW, TODAY, Hire

Plan = Callable[..., Round]
ToControl = Callable[..., Signal]
SignedIn = Callable[[AccountActor], Client]

TOMORROW = date(2026, 3, 25)
EVENING = time(19, 0)
HOME = "Fictiestraat 77, Beverwijk"
HOME_WORD = "Fictiestraat"


def employee_of(actor: AccountActor) -> Employee:
    """The employee behind an actor."""
    assert actor.account.employee is not None
    return actor.account.employee


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def make_premises(municipality: Municipality, name: str, street: str, number: int) -> Premises:
    """Business premises with a business in them."""
    business = Business.objects.create(
        municipality=municipality, district=municipality.district, name=name, kvk=f"{number:08d}"
    )
    premises = Premises(
        municipality=municipality,
        district=municipality.district,
        business=business,
        kind=PremisesKind.MASSAGE,
        street=street,
        number=number,
        postcode="1940 ZZ",
        place=municipality.name,
    )
    premises.set_search_text()
    premises.save()
    return premises


@pytest.fixture
def salon(beverwijk: Municipality) -> Premises:
    """A massage salon in Beverwijk."""
    return make_premises(beverwijk, "Salon Proef", "Voorbeeldweg", 12)


@pytest.fixture
def permit(salon: Premises) -> Permit:
    """The permit of the salon."""
    permit = Permit(
        dossier="KEN-2025-00900",
        municipality=salon.municipality,
        district=salon.district,
        key="proef",
        name="Salon Proef",
        premises=salon,
        business=salon.business,
        kind=PremisesKind.MASSAGE,
        granted_date=date(2025, 1, 1),
        is_open_ended=True,
    )
    permit.set_search_text()
    permit.save()
    return permit


@pytest.fixture
def to_control(bram: AccountActor, beverwijk: Municipality, salon: Premises) -> ToControl:
    """Register a signal and decide that the team controls it; at the salon unless said otherwise."""

    def to_control(
        *, actor: AccountActor = bram, route: Route = Route.CONTROL, second_cause: str = "", **more: Any
    ) -> Signal:
        given: dict[str, Any] = {
            "token": uuid4(),
            "source": Source.PARTNER,
            "channel": Channel.PHONE,
            "categories": [Category.NO_PERMIT],
            "received_at": NOW,
            "place_kind": PlaceKind.PREMISES,
            "premises": salon,
        }
        signal = register(beverwijk, actor=actor, at=NOW, **given | more)
        reason = "Het team gaat kijken."
        return decide(
            signal,
            actor=actor,
            at=NOW,
            priority=Priority.NORMAL,
            route=route,
            reason=reason,
            second_cause=second_cause,
        )

    return to_control


@pytest.fixture
def signal(to_control: ToControl) -> Signal:
    """A signal about the salon, ready to be planned."""
    return to_control()


@pytest.fixture
def home_signal(to_control: ToControl) -> Signal:
    """A signal about a home, from a partner, ready to be planned."""
    return to_control(place_kind=PlaceKind.DWELLING, premises=None, address=HOME, categories=[Category.HOME])


def on_signal(signal: Signal, kind: PremisesKind = PremisesKind.MASSAGE) -> PlannedVisit:
    """A visit on a signal."""
    kind = PremisesKind.HOME if signal.is_dwelling else kind
    return PlannedVisit(Cause.SIGNAL, kind, signal.municipality, signal=signal)


def at_permit(permit: Permit) -> PlannedVisit:
    """A visit to a permitted business."""
    return PlannedVisit(Cause.PERMIT, PremisesKind(permit.kind), permit.municipality, permit=permit)


def own_choice(municipality: Municipality, premises: Premises | None = None) -> PlannedVisit:
    """A visit without a signal or permit."""
    return PlannedVisit(Cause.OWN_CHOICE, PremisesKind.MASSAGE, municipality, premises=premises)


@pytest.fixture
def plan(
    bram: AccountActor, sara: AccountActor, tom: AccountActor, kennemerland: District, beverwijk: Municipality
) -> Plan:
    """Plan a round of Sara and Tom for tomorrow evening, with one visit of their own choice unless said otherwise."""

    def plan(
        *visits: PlannedVisit, district: District = kennemerland, actor: AccountActor = bram, **more: Any
    ) -> Round:
        given: dict[str, Any] = {
            "token": uuid4(),
            "date": TOMORROW,
            "start_time": EVENING,
            "minutes": 240,
            "members": [employee_of(sara), employee_of(tom)],
            "visits": visits or (own_choice(beverwijk),),
            "at": NOW,
        }
        return actions.plan(district, actor=actor, **given | more)

    return plan


@pytest.fixture
def planned_round(plan: Plan, signal: Signal) -> Round:
    """A round of Sara and Tom for tomorrow evening, to the salon on a signal."""
    return plan(on_signal(signal))


@pytest.fixture
def visit(plan: Plan, salon: Premises, beverwijk: Municipality) -> Visit:
    """A visit of Sara and Tom to the salon, planned for today."""
    return plan(own_choice(beverwijk, salon), date=TODAY).visits.get()


@pytest.fixture
def home_visit(plan: Plan, home_signal: Signal) -> Visit:
    """A visit of Sara and Tom to a home, planned for today."""
    return plan(on_signal(home_signal), date=TODAY).visits.get()


@pytest.fixture
def noor(hire: Hire, haarlem: Municipality) -> AccountActor:
    """A third supervisor of the district."""
    return hire("Noor", Role.SUPERVISOR, haarlem)


@pytest.fixture
def coen(hire: Hire, alkmaar: Municipality) -> AccountActor:
    """The coordinator of the other district."""
    return hire("Coen", Role.COORDINATOR, alkmaar)


@pytest.fixture
def tour(plan: Plan, beverwijk: Municipality, noor: AccountActor, designate: Callable[..., Designation]) -> Round:
    """A round of Sara and Tom with two visits; Noor is designated there too."""
    designate(noor, beverwijk)
    return plan(own_choice(beverwijk), own_choice(beverwijk))
