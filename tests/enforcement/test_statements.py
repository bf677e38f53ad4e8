"""What the steps of a case cost in statements: the same for one addressee and for two."""

from uuid import uuid4

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.enforcement import actions, queries
from regiotoezicht.enforcement.models import Case
from regiotoezicht.enforcement.vocabulary import ViewWay
from regiotoezicht.premises.models import Premises
from regiotoezicht.sharing.models import HandOver
from tests.conftest import NOW
from tests.enforcement.conftest import Office, decision, intended, reread
from tests.statements import costs, fresh


@pytest.fixture(params=[1, 2])
def addressees(request: pytest.FixtureRequest) -> int:
    """How many are addressed."""
    return int(request.param)


def as_shown(case: Case, actor: AccountActor) -> Case:
    """A case as its page reads it."""
    shown = queries.shown_case(actor, case.pk)
    assert shown is not None
    return shown


def test_opening_a_case(office: Office, salon: Premises, anna: AccountActor) -> None:
    made = office.report(salon)
    hand_over = HandOver.objects.select_related("municipality").get(pk=made.pk)
    with costs("open a case"):
        actions.open_case(hand_over, actor=fresh(anna), at=NOW)


def test_preparing_an_intention(office: Office, salon: Premises, anna: AccountActor, addressees: int) -> None:
    case = as_shown(office.weighed(salon, addressees=addressees), anna)
    with costs(f"prepare an intention, to {addressees}"):
        actions.prepare_intention(case, **intended(), actor=fresh(anna), at=NOW)


def test_deciding(
    office: Office, salon: Premises, anna: AccountActor, mayor_deputy: AccountActor, addressees: int
) -> None:
    case = office.intended(salon, addressees=addressees)
    for one in list(case.addressees.order_by("number")):
        one.case = reread(case)
        waived = {"way": ViewWay.WAIVED, "ground": "urgent", "note": "De situatie verdraagt geen uitstel."}
        actions.settle_view(one, **waived, token=uuid4(), actor=anna, at=NOW)  # type: ignore[arg-type]  # each has its own type
    case = as_shown(case, anna)
    with costs(f"decide on an order, to {addressees}"):
        actions.decide(case, **decision(mayor_deputy), actor=fresh(anna), at=NOW)
