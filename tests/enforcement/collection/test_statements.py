"""What prolonging a closure, undoing a payment and a reminder that stands cost in statements."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.bylaws.models import LadderStep
from regiotoezicht.enforcement import actions, queries
from regiotoezicht.enforcement.actions import collection
from regiotoezicht.enforcement.models import CostPayment
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.premises.models import Premises
from tests.conftest import NOW, Hire
from tests.enforcement.collection.conftest import Collector
from tests.enforcement.collection.test_sent_again_collection import BACK, STANDS, came_back
from tests.enforcement.conftest import BALANCE, REMEDY, Office, employee_of, on
from tests.enforcement.remedied import CLOSURE, Way, full_mandate
from tests.enforcement.test_prolonging import HEARING, LONGER, WHY
from tests.enforcement.test_remedies import pay as pay_costs
from tests.statements import costs, fresh

WRONG = "De betaling was van een andere zaak."


@pytest.fixture
def way(office: Office, hire: Hire, beverwijk: Municipality) -> Way:
    LadderStep.objects.filter(measure=CLOSURE).update(term_days=90)
    signer = hire("Sil", Role.SIGNER, beverwijk)
    full_mandate(signer, beverwijk)
    return Way(office, signer)


def test_prolonging_a_closure_that_an_owner_reads_of(way: Way, salon: Premises, anna: AccountActor) -> None:
    case = queries.shown_case(anna, way.sent(salon, CLOSURE, addressees=2).pk)
    assert case is not None
    signer, at = employee_of(way.signer), NOW + timedelta(days=20)
    said: dict[str, Any] = {"reasons": WHY, "balance": BALANCE, "hearing": HEARING, "remedy_address": REMEDY}
    with costs("prolong a closure"):
        actions.prolong(case, until_date=LONGER, **said, signer=signer, decided_on=at.date(), actor=fresh(anna), at=at)


def test_undoing_a_payment(breached: Collector) -> None:
    payment = breached.pay(250_000, date(2026, 5, 2))
    amount, actor = breached.one(), fresh(breached.anna)
    with costs("undo a payment"):
        actions.undo_payment(
            amount, payment=payment, reason=WRONG, token=uuid4(), actor=actor, at=on(date(2026, 6, 20))
        )


def test_undoing_a_payment_of_costs(way: Way, salon: Premises, anna: AccountActor) -> None:
    case = way.costs(way.executed(salon))
    way.office.send_all(case, at=NOW + timedelta(days=22))
    pay_costs(case, 125_050, anna)
    shown = queries.shown_case(anna, case.pk)
    assert shown is not None
    payment, actor, at = CostPayment.objects.get(), fresh(anna), NOW + timedelta(days=40)
    with costs("undo a payment of costs"):
        actions.undo_cost_payment(shown, payment=payment, reason=WRONG, token=uuid4(), actor=actor, at=at)


def test_a_reminder_that_stands(breached: Collector) -> None:
    breached.reminded(date(2026, 5, 26))
    came_back(breached)
    amount, actor = breached.one(), fresh(breached.anna)
    with costs("let a reminder stand"):
        collection.let_reminder_stand(amount, reason=STANDS, actor=actor, at=on(BACK))
