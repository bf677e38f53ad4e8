"""A control of Sara and Tom in Beverwijk that has begun, and Mira, the contact officer there."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.inspections.actions import visits
from regiotoezicht.inspections.models import Visit
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.trafficking import actions
from regiotoezicht.trafficking.models import TraffickingSignal
from regiotoezicht.trafficking.vocabulary import Receiver
from tests.conftest import NOW, Hire
from tests.inspections.conftest import home_signal, home_visit, plan, to_control  # noqa: F401 - planning, as rounds do
from tests.inspections.visits.conftest import *  # noqa: F403 - the same controls
from tests.inspections.visits.conftest import _at_work  # noqa: F401 - a star leaves it out

Record = Callable[..., TraffickingSignal]


@pytest.fixture
def mira(hire: Hire, beverwijk: Municipality) -> AccountActor:
    return hire("Mira", Role.CONTACT_OFFICER, beverwijk)


@pytest.fixture
def recorded(arrived: Visit, sara: AccountActor) -> Record:
    """Sara puts down signals at the control."""

    def recorded(*codes: str, circumstances: tuple[str, ...] = ()) -> TraffickingSignal:
        return actions.record_signal(
            arrived, codes=codes or ("F",), circumstances=circumstances, token=uuid4(), actor=sara, at=NOW
        )

    return recorded


@pytest.fixture
def home_recorded(home_visit: Visit, sara: AccountActor) -> TraffickingSignal:  # noqa: F811 - the fixture above
    """The same at a home, which is visited on a signal."""
    visit = visits.arrive(home_visit, actor=sara, at=NOW)
    return actions.record_signal(visit, codes=("F",), circumstances=(), token=uuid4(), actor=sara, at=NOW)


def tell_all(signal: TraffickingSignal, actor: AccountActor) -> None:
    """Phone everybody who must be told."""
    for duty in signal.duties.filter(told_at__isnull=True):
        actions.tell(signal.visit, receiver=Receiver(duty.receiver), told_at=NOW, receipt="", actor=actor, at=NOW)
