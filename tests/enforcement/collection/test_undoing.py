"""A payment that never came is undone by a counter entry; what it ended begins again."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.core.refusals import NotAllowed
from regiotoezicht.enforcement import actions, rules
from regiotoezicht.enforcement.collection import queries
from regiotoezicht.enforcement.collection.vocabulary import Stage
from regiotoezicht.enforcement.models import Case, CostDecision, CostPayment, CostPaymentUndone, Payment, PaymentUndone
from regiotoezicht.enforcement.vocabulary import RecheckResult, Status
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.premises.models import Premises
from regiotoezicht.worklist.models import Task
from tests.conftest import NOW, Hire
from tests.enforcement.collection.conftest import LAPSES, Collector
from tests.enforcement.conftest import Office, SignedIn, decision, on, reread
from tests.enforcement.remedied import Way, full_mandate, refused
from tests.enforcement.test_remedies import pay as pay_costs

WHY = "De betaling was van een andere zaak."
DAY = date(2026, 6, 20)


def undo(work: Collector, payment: Payment, *, reason: str = WHY, actor: AccountActor | None = None) -> PaymentUndone:
    return actions.undo_payment(
        work.one(), payment=payment, reason=reason, token=uuid4(), actor=actor or work.anna, at=on(DAY)
    )


def complied(breached: Collector, day: date = date(2026, 5, 1)) -> None:
    actions.record_recheck(
        breached.read(),
        done_on=day,
        result=RecheckResult.COMPLIED,
        note="",
        token=uuid4(),
        actor=breached.anna,
        at=on(day),
    )


def barred(case: Case) -> list[bool]:
    return list(case.violations.values_list("is_sanctioned", flat=True))


def test_an_undone_payment_leaves_the_amount_due_and_stays_to_be_seen(breached: Collector) -> None:
    breached.pay(100_000)
    payment = breached.pay(150_000, date(2026, 5, 2))
    assert breached.one().status == Stage.PAID
    undo(breached, payment)
    amount = breached.one()
    assert (amount.status, amount.paid_cents, amount.open_cents) == (Stage.FORFEITED, 100_000, 150_000)
    assert amount.payment_term is not None and amount.payment_term.ended_at is None
    assert amount.lapse_term is not None and (amount.lapse_term.end, amount.lapse_term.ended_at) == (LAPSES, None)
    assert Payment.objects.count() == 2
    assert [one.what for one in queries.movements_of(amount)] == ["payment", "payment", "undone"]
    assert "1.500,00 euro" in Event.objects.get(type="enforcement.paid_undone").sentence
    with refused("undone_before"):
        undo(breached, payment)
    breached.pay(150_000, DAY)
    assert breached.one().status == Stage.PAID


def test_an_amount_goes_back_to_the_last_step_that_was_taken(breached: Collector) -> None:
    breached.reminded()
    undo(breached, breached.pay(250_000, date(2026, 6, 1)))
    amount = breached.one()
    assert amount.status == Stage.REMINDED
    assert amount.reminder_term is not None and (amount.reminder_term.end, amount.reminder_term.ended_at) == (
        date(2026, 6, 9),
        None,
    )
    assert amount.lapse_term is not None and amount.lapse_term.end == date(2027, 5, 26)


def test_a_case_that_closed_by_the_payment_reopens(breached: Collector) -> None:
    complied(breached)
    payment = breached.pay(250_000, date(2026, 5, 2))
    assert breached.read().status == Status.COMPLIED
    undo(breached, payment)
    case = breached.read()
    assert (case.status, case.closed_at, case.closed_by) == (Status.COLLECTING, None, None)
    breached.pay(250_000, DAY)
    assert breached.read().status == Status.COMPLIED


def test_a_case_that_reopens_bars_a_second_sanction_again(breached: Collector, salon: Premises) -> None:
    complied(breached)
    payment = breached.pay(250_000, date(2026, 5, 2))
    assert barred(breached.case) == [False]
    undo(breached, payment)
    assert barred(breached.case) == [True]
    other = breached.office.heard(salon)
    with refused("second_sanction", breached.case.dossier):
        actions.decide(other, **decision(breached.signer), actor=breached.anna, at=NOW)
    breached.pay(250_000, DAY)
    actions.decide(reread(other), **decision(breached.signer), actor=breached.anna, at=NOW)


def test_a_case_reopens_unbarred_where_another_got_a_sanction_since(breached: Collector, salon: Premises) -> None:
    complied(breached)
    payment = breached.pay(250_000, date(2026, 5, 2))
    other = breached.office.heard(salon)
    actions.decide(other, **decision(breached.signer), actor=breached.anna, at=NOW)
    undo(breached, payment)
    assert breached.read().status == Status.COLLECTING
    assert (barred(breached.case), barred(other)) == ([False], [True])


def test_an_exhausted_order_bars_nothing_when_its_case_reopens(breached: Collector) -> None:
    days = [date(2026, 4, day) for day in (9, 10, 11)]
    for day in days:
        breached.forfeit(day)
    payments = [breached.pay(250_000, number=number) for number in (1, 2, 3, 4)]
    breached.read()
    actions.close(breached.case, outcome=Status.EXHAUSTED, reason="Alles is betaald.", actor=breached.anna, at=on(DAY))
    undo(breached, payments[0])
    assert (breached.read().status, barred(breached.case)) == (Status.NOT_COMPLIED, [False])


def test_a_payment_is_undone_with_a_reason_by_the_lawyer_only(breached: Collector, bram: AccountActor) -> None:
    payment = breached.pay(100_000)
    with refused("reason"):
        undo(breached, payment, reason="Nee")
    with refused("personal_text"):
        undo(breached, payment, reason="Bel 06-00000088 daarover, het klopt niet.")
    with pytest.raises(NotAllowed):
        undo(breached, payment, actor=bram)
    assert not PaymentUndone.objects.exists()


def test_a_payment_is_undone_by_clicking(breached: Collector, signed_in: SignedIn) -> None:
    payment = breached.pay(100_000)
    browser, case = signed_in(breached.anna), breached.read()
    page = reverse("enforcement:amount", args=[case.pk, 1])
    address = reverse("enforcement:undo_payment", args=[case.pk, 1])
    assert address in browser.get(page).content.decode()
    assert "01-05-2026" in browser.get(address).content.decode()
    typed = {"form": str(uuid4()), "version": case.version, "payment": payment.pk, "reason": "Nee"}
    assert browser.post(address, typed).status_code == 422
    assert browser.post(address, typed | {"reason": WHY}).status_code == 302
    told = browser.get(page).content.decode()
    assert "tegenboeking" in told and WHY in told and address not in told


@pytest.fixture
def way(office: Office, hire: Hire, beverwijk: Municipality) -> Way:
    signer = hire("Carla", Role.SIGNER, beverwijk)
    full_mandate(signer, beverwijk)
    return Way(office, signer)


def test_an_undone_payment_of_costs_reopens_the_case(
    way: Way, salon: Premises, anna: AccountActor, signed_in: SignedIn
) -> None:
    case = way.costs(way.executed(salon))
    way.office.send_all(case, at=NOW + timedelta(days=22))
    case = pay_costs(case, 125_050, anna)
    assert case.status == Status.COSTS_PAID
    browser, address = signed_in(anna), reverse("enforcement:undo_cost_payment", args=[case.pk])
    shown = reverse("enforcement:execution", args=[case.pk])
    assert address in browser.get(shown).content.decode()
    payment = CostPayment.objects.get()
    typed = {"form": str(uuid4()), "version": case.version, "payment": payment.pk, "reason": WHY}
    assert browser.post(address, typed).status_code == 302
    case = reread(case)
    assert (case.status, case.closed_at) == (Status.COSTS_DECIDED, None)
    costs = CostDecision.objects.select_related("payment_term").get()
    assert costs.paid_cents == 0
    assert costs.payment_term is not None and costs.payment_term.ended_at is None
    assert CostPaymentUndone.objects.get().reason == WHY and CostPayment.objects.count() == 1
    assert WHY in browser.get(shown).content.decode()
    assert Task.objects.open().filter(record_id=case.pk, kind=rules.TASK_COSTS_PAID).exists()
    with refused("undone_before"):
        actions.undo_cost_payment(
            case, payment=payment, reason=WHY, token=uuid4(), actor=anna, at=NOW + timedelta(days=31)
        )
    assert pay_costs(case, 125_050, anna).status == Status.COSTS_PAID
