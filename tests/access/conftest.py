"""Who keeps and inspects accounts in these tests."""

from collections.abc import Callable

import pytest
from django.test import Client

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.organisation.models import Municipality
from tests.conftest import Hire

SignedIn = Callable[[AccountActor], Client]


@pytest.fixture
def hugo(hire: Hire, haarlem: Municipality) -> AccountActor:
    """The functional administrator of the region."""
    return hire("Hugo", Role.FUNCTIONAL_ADMINISTRATOR, haarlem)
