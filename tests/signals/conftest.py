"""What the tests of signals share: business premises, and signals made by the action itself."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.premises.models import Business, Premises
from regiotoezicht.signals.actions import register
from regiotoezicht.signals.models import Signal
from regiotoezicht.signals.vocabulary import Category, Channel, PlaceKind, Source
from tests.conftest import NOW, Hire

Register = Callable[..., Signal]
SignedIn = Callable[[AccountActor], Client]

HOME = "Fictiestraat 77, Beverwijk"
HOME_WORD = "Fictiestraat"


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def salon(beverwijk: Municipality) -> Premises:
    """A massage salon in Beverwijk."""
    business = Business.objects.create(
        municipality=beverwijk, district=beverwijk.district, name="Salon Proef", kvk="00000001"
    )
    premises = Premises(
        municipality=beverwijk,
        district=beverwijk.district,
        business=business,
        kind="massage",
        street="Voorbeeldweg",
        number=12,
        postcode="1940 ZZ",
        place="Beverwijk",
    )
    premises.set_search_text()
    premises.save()
    return premises


@pytest.fixture
def registered(bram: AccountActor, beverwijk: Municipality) -> Register:
    """Register a signal in Beverwijk, from a partner about nuisance at an unknown place unless said otherwise."""

    def registered(municipality: Municipality = beverwijk, *, actor: AccountActor = bram, **more: Any) -> Signal:
        given: dict[str, Any] = {
            "token": uuid4(),
            "source": Source.PARTNER,
            "channel": Channel.PHONE,
            "categories": [Category.NUISANCE],
            "received_at": NOW,
            "place_kind": PlaceKind.UNKNOWN,
            "at": NOW,
        }
        return register(municipality, actor=actor, **given | more)

    return registered


@pytest.fixture
def at_home(registered: Register) -> Register:
    """Register a signal about a home."""

    def at_home(**more: Any) -> Signal:
        given = {"place_kind": PlaceKind.DWELLING, "address": HOME, "categories": [Category.HOME]}
        return registered(**given | more)

    return at_home


@pytest.fixture
def pol(hire: Hire, beverwijk: Municipality) -> AccountActor:
    """The policy officer of Beverwijk."""
    return hire("Pol", Role.POLICY_OFFICER, beverwijk)


@pytest.fixture
def coen(hire: Hire, alkmaar: Municipality) -> AccountActor:
    """The coordinator of the other district."""
    return hire("Coen", Role.COORDINATOR, alkmaar)
