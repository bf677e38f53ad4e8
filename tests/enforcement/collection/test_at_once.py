"""Two people at one amount: what is paid is never more than what is due, and the case closes once."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.audit.verify import verify
from regiotoezicht.enforcement import actions
from regiotoezicht.enforcement.actions import collection
from regiotoezicht.enforcement.collection import queries
from regiotoezicht.enforcement.collection.vocabulary import Stage
from regiotoezicht.enforcement.models import Payment, PaymentUndone
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.worklist.models import RunningTerm
from tests.at_once import refused, together
from tests.conftest import Hire
from tests.enforcement.collection.conftest import Collector
from tests.enforcement.collection.test_sent_again_collection import BACK, STANDS, came_back
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


def undoing(work: Collector, actor: AccountActor, payment: Payment) -> Callable[[], PaymentUndone]:
    """Somebody who read the amount for herself and undoes a payment."""

    def undo() -> PaymentUndone:
        (amount,) = queries.amounts_of(reread(work.case))
        return actions.undo_payment(
            amount, payment=payment, reason="Van een andere zaak.", token=uuid4(), actor=actor, at=on(DAY)
        )

    return undo


def test_a_payment_is_undone_once_by_two_at_once(breached: Collector, lars: AccountActor) -> None:
    payment = breached.pay(250_000, DAY)
    answers = together(undoing(breached, breached.anna, payment), undoing(breached, lars, payment))
    assert len(refused(answers)) == 1 and set(refused(answers)) <= {"undone_before", "changed_meanwhile"}
    amount = breached.one()
    assert (amount.paid_cents, amount.status, PaymentUndone.objects.count()) == (0, Stage.FORFEITED, 1)
    assert Event.objects.filter(type="enforcement.paid_undone").count() == 1
    assert verify().ok


def test_two_payments_undone_at_once_do_not_count_one_twice(breached: Collector, lars: AccountActor) -> None:
    first, second = breached.pay(100_000, DAY), breached.pay(50_000, DAY)
    answers = together(undoing(breached, breached.anna, first), undoing(breached, lars, second))
    assert refused(answers) == ["changed_meanwhile"]
    amount = breached.one()
    left = sum(one.cents for one in queries.payments_that_count(amount))
    assert (amount.paid_cents, PaymentUndone.objects.count()) == (left, 1)


def test_a_reminder_stands_once_for_two_at_once(breached: Collector, lars: AccountActor) -> None:
    breached.reminded(date(2026, 5, 26))
    came_back(breached)

    def standing(actor: AccountActor) -> Callable[[], object]:
        def stand() -> object:
            (amount,) = queries.amounts_of(reread(breached.case))
            return collection.let_reminder_stand(amount, reason=STANDS, actor=actor, at=on(BACK))

        return stand

    assert refused(together(standing(breached.anna), standing(lars))) == ["changed_meanwhile"]
    assert Event.objects.filter(type="enforcement.reminder_stands").count() == 1
    assert RunningTerm.objects.running().filter(rule="awb-5:35").count() == 1
    assert verify().ok
