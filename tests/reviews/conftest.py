"""Who reviews rights in these tests: Hugo keeps accounts, Dina designates in Beverwijk, Vera watches there."""

from collections.abc import Iterator

import pytest
import time_machine

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.core.rights import System
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.reviews.actions import open_quarter
from regiotoezicht.reviews.models import Review, place_of
from regiotoezicht.reviews.rules import Part
from tests.access.conftest import hugo
from tests.conftest import NOW, Hire

__all__ = ["hugo"]


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def dina(hire: Hire, beverwijk: Municipality) -> AccountActor:
    return hire("Dina", Role.DESIGNATING_OFFICIAL, beverwijk)


@pytest.fixture
def of_roles(anna: AccountActor, vera: AccountActor, hugo: AccountActor, beverwijk: Municipality) -> Review:
    """The review of the roles in Beverwijk: those of Anna and Vera."""
    open_quarter(actor=System(NOW), at=NOW)
    return Review.objects.get(place=place_of(beverwijk.pk, None), part=Part.RIGHTS)


@pytest.fixture
def of_powers(sara: AccountActor, tom: AccountActor, dina: AccountActor, beverwijk: Municipality) -> Review:
    """The review of the designations in Beverwijk: those of Sara and Tom."""
    open_quarter(actor=System(NOW), at=NOW)
    return Review.objects.get(place=place_of(beverwijk.pk, None), part=Part.POWERS)
