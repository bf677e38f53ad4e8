"""What the writes of the programme cost in statements."""

from datetime import date
from uuid import uuid4

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.programme import actions
from regiotoezicht.programme.vocabulary import Item
from tests.conftest import NOW
from tests.programme.conftest import PASSED
from tests.statements import costs, fresh


def test_recording(omar: AccountActor, sara: AccountActor, beverwijk: Municipality) -> None:
    actor, day = fresh(omar), date(2026, 2, 1)
    with costs("record what a municipality arranged"):
        made = actions.arrange(beverwijk, Item.DPIA, actor=actor, on=day, reference="D 1", token=uuid4(), at=NOW)
    actor = fresh(omar)
    with costs("withdraw what a municipality arranged"):
        actions.withdraw(made, actor=actor, at=NOW)
    actor, employee = fresh(omar), sara.account.employee
    assert employee is not None
    with costs("record what an employee passed"):
        held = actions.certify(employee, PASSED, actor=actor, token=uuid4(), at=NOW)
    actor = fresh(omar)
    with costs("withdraw what an employee passed"):
        actions.withdraw_certificate(held, actor=actor, at=NOW)
