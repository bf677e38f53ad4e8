"""Two people at one municipality or one employee: what is recorded at the same moment is recorded once."""

from datetime import date
from uuid import uuid4

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.programme import actions
from regiotoezicht.programme.models import Arranged, Certificate
from regiotoezicht.programme.vocabulary import Item
from tests.at_once import refused, together
from tests.conftest import NOW
from tests.programme.conftest import certify

pytestmark = pytest.mark.at_once


def test_of_two_at_once_one_records(
    omar: AccountActor, paul: AccountActor, sara: AccountActor, beverwijk: Municipality
) -> None:
    def records(actor: AccountActor) -> object:
        return actions.arrange(
            beverwijk, Item.DPIA, actor=actor, on=date(2026, 2, 1), reference="D 1", token=uuid4(), at=NOW
        )

    assert len(refused(together(lambda: records(omar), lambda: records(paul)))) == 1
    assert Arranged.objects.count() == 1
    assert len(refused(together(lambda: certify(omar, sara), lambda: certify(omar, sara)))) == 1
    assert Certificate.objects.count() == 1
