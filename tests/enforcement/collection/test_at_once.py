"""Two people at one amount: what is paid is never more than what is due, and the case closes once."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.audit.verify import verify
from regiotoezicht.enforcement.actions import collection
from regiotoezicht.enforcement.collection import queries
from regiotoezicht.enforcement.collection.vocabulary import Stage
from regiotoezicht.enforcement.models import Payment
from regiotoezicht.organisation.models import Municipality
from tests.at_once import refused, together
from tests.conftest import Hire
from tests.enforcement.collection.conftest import Collector
from tests.enforcement.conftest import on, reread

pytestmark = pytest.mark.at_once
DAY = date(2026, 5, 1)


@pytest.fixture
def lars(hire: Hire, beverwijk: Municipality) -> AccountActor:
    """A second lawyer of Beverwijk."""
    return hire("Lars", Role.LAWYER, beverwijk)


def paying(work: Collector, actor: AccountActor, cents: int) -> Callable[[], Payment]:
    """Somebody who read the amount for herself and puts a payment down."""

    def pay() -> Payment:
        (amount,) = queries.amounts_of(reread(work.case))
        return collection.pay(amount, cents=cents, paid_on=DAY, token=uuid4(), actor=actor, at=on(DAY))

    return pay


@pytest.mark.parametrize("cents", [250_000, 150_000, 100_000])
def test_of_two_payments_at_once_the_second_is_asked_to_look_again(
    breached: Collector, lars: AccountActor, cents: int
) -> None:
    answers = together(paying(breached, breached.anna, cents), paying(breached, lars, cents))
    assert refused(answers) == ["changed_meanwhile"]
    amount = breached.one()
    assert (amount.paid_cents, Payment.objects.count()) == (cents, 1)
    assert (amount.status == Stage.PAID) == (cents == 250_000)
    assert Event.objects.filter(type="enforcement.paid").count() == 1
    assert verify().ok


def test_a_payment_and_a_waiver_at_once_do_not_both_count(breached: Collector, lars: AccountActor) -> None:
    def waiving() -> object:
        return breached.waive(200_000, actor=lars)

    answers = together(paying(breached, breached.anna, 200_000), waiving)
    assert refused(answers) == ["changed_meanwhile"]
    amount = breached.one()
    assert (amount.paid_cents + amount.waived_cents, amount.open_cents) == (200_000, 50_000)
