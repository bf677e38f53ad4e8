"""What the tests of the office share: a fixed moment, and signals made by the action itself."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.signals.actions import register
from regiotoezicht.signals.models import Signal
from regiotoezicht.signals.vocabulary import Category, Channel, PlaceKind, Source
from tests.conftest import NOW, Hire

Register = Callable[..., Signal]
SignedIn = Callable[[AccountActor], Client]
CONTROL = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK")


@pytest.fixture
def now() -> Iterator[None]:
    """The clock of the pages stands still at the moment of the tests."""
    with time_machine.travel(NOW, tick=False):
        yield


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
def pol(hire: Hire, beverwijk: Municipality) -> AccountActor:
    """The policy officer of Beverwijk."""
    return hire("Pol", Role.POLICY_OFFICER, beverwijk)


@pytest.fixture
def finn(hire: Hire, haarlem: Municipality) -> AccountActor:
    """The functional administrator of the region."""
    return hire("Finn", Role.FUNCTIONAL_ADMINISTRATOR, haarlem)
