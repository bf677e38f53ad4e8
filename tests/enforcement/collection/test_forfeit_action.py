"""A breach forfeits an amount of each addressee, with its terms."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.audit.models import Event
from regiotoezicht.core.refusals import NotAllowed
from regiotoezicht.enforcement.actions import record_recheck
from regiotoezicht.enforcement.collection import queries, rules
from regiotoezicht.enforcement.models import Forfeiture, Measure, Recheck, Violation
from regiotoezicht.enforcement.vocabulary import PenaltyUnit, RecheckResult, Status
from regiotoezicht.premises.models import Premises
from regiotoezicht.worklist.models import RunningTerm, Task
from tests.conftest import TODAY
from tests.enforcement.collection.conftest import BREACH, LAPSES, NOTE, PAY_UNTIL, Collector
from tests.enforcement.conftest import Office, on, reread
from tests.enforcement.test_opening import refused


def not_complied(work: Collector, day: date = BREACH) -> Recheck:
    return record_recheck(
        work.read(),
        done_on=day,
        result=RecheckResult.NOT_COMPLIED,
        note=NOTE,
        token=uuid4(),
        actor=work.anna,
        at=on(day),
    )


def test_a_breach_forfeits_with_a_term_to_pay_and_to_lapse(running: Collector) -> None:
    (made,) = running.forfeit()
    amount = running.one()
    assert (amount.pk, amount.number, amount.amount_cents, amount.open_cents) == (made.pk, 1, 250_000, 250_000)
    assert amount.payment_term is not None and amount.lapse_term is not None
    assert (amount.payment_term.rule, amount.payment_term.end) == ("awb-5:33", PAY_UNTIL)
    assert (amount.lapse_term.rule, amount.lapse_term.end) == ("awb-5:35", LAPSES)
    assert amount.lapse_term.addressee_label == "dwangsom 1, exploitant (1)"
    assert running.read().status == Status.NOT_COMPLIED
    event = Event.objects.get(type="enforcement.forfeited")
    assert event.facts["euros"] == "2.500,00 euro"


def test_each_addressee_owes_his_own_up_to_his_own_maximum(two: Collector) -> None:
    two.forfeit()
    two.forfeit(BREACH + timedelta(days=1), who=[two.addressees()[1].pk])
    assert [(one.number, one.addressee.number) for one in two.amounts()] == [(1, 1), (2, 2), (3, 2)]
    measure = Measure.objects.get(case=two.case)
    assert list(queries.left_by_addressee(two.read(), measure).values()) == [750_000, 500_000]


def test_a_recheck_brings_its_day_and_asks_for_its_forfeiture(running: Collector) -> None:
    recheck = not_complied(running)
    task = Task.objects.open().get(kind=rules.TASK_FORFEIT)
    assert task.due_date == BREACH
    with refused("other_day"):
        running.forfeit(BREACH + timedelta(days=1), recheck=recheck)
    running.forfeit(recheck=recheck)
    assert running.one().recheck == recheck
    assert not Task.objects.open().filter(kind=rules.TASK_FORFEIT).exists()
    assert Task.objects.open().get(kind=rules.TASK_COLLECT).due_date == PAY_UNTIL + timedelta(days=1)


def test_a_second_recheck_of_the_day_forfeits_nothing(running: Collector) -> None:
    first, second = not_complied(running), not_complied(running)
    running.forfeit(recheck=first)
    with refused("same_day"):
        running.forfeit(recheck=second)
    assert Forfeiture.objects.count() == 1
    amount = running.one()
    amount.pk, amount.number = None, 2
    with pytest.raises(IntegrityError), transaction.atomic():
        amount.save()


def test_a_recheck_that_found_the_order_complied_with_forfeits_nothing(breached: Collector) -> None:
    complied = record_recheck(
        breached.read(),
        done_on=BREACH + timedelta(days=2),
        result=RecheckResult.COMPLIED,
        token=uuid4(),
        actor=breached.anna,
        at=on(BREACH + timedelta(days=2)),
    )
    with refused("no_breach"):
        breached.forfeit(complied.done_on, recheck=complied)


def test_the_maximum_cuts_the_last_and_refuses_the_next(running: Collector) -> None:
    Measure.objects.filter(case=running.case).update(maximum_cents=600_000)
    for days in range(3):
        running.forfeit(BREACH + timedelta(days=days))
    assert [one.amount_cents for one in running.amounts()] == [250_000, 250_000, 100_000]
    assert not Violation.objects.filter(case=running.case, is_sanctioned=True).exists()  # worked out: bars no other
    with refused("maximum_reached") as refusal:
        running.forfeit(BREACH + timedelta(days=3))
    assert "5:32b" in refusal.value.sentence
    assert Forfeiture.objects.count() == 3


def test_a_penalty_per_day_forfeits_each_day_of_a_period(running: Collector) -> None:
    Measure.objects.filter(case=running.case).update(unit=PenaltyUnit.DAY)
    running.forfeit(BREACH, last_on=BREACH + timedelta(days=2))
    assert [one.forfeited_on for one in running.amounts()] == [BREACH + timedelta(days=days) for days in range(3)]
    lapses = [one.lapse_term.end for one in running.amounts() if one.lapse_term]
    assert lapses == [LAPSES + timedelta(days=days) for days in range(3)]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"first_on": date(2026, 4, 7)}, "within_term"),
        ({"first_on": TODAY - timedelta(days=1)}, "before_sending"),
        ({"first_on": date(2026, 3, 16)}, "before_violation"),
        ({"at": on(BREACH - timedelta(days=1))}, "breach_in_future"),
        ({"addressees": []}, "no_addressee"),
        ({"note": "Open."}, "no_note"),
        ({"note": "Bel 06-00000088 voor meer."}, "personal_text"),
        ({"last_on": BREACH + timedelta(days=1), "at": on(date(2026, 4, 20))}, "no_period"),
    ],
)
def test_a_breach_that_cannot_be_is_refused_and_leaves_nothing(
    running: Collector, wrong: dict[str, Any], code: str
) -> None:
    with refused(code):
        running.forfeit(**{"at": on(date(2026, 4, 20))} | wrong)
    assert not Forfeiture.objects.exists()
    assert not RunningTerm.objects.filter(rule__in=("awb-5:33", "awb-5:35")).exists()
    assert running.read().status == Status.RUNNING


def test_of_two_addressees_nobody_forfeits_when_one_of_them_cannot(two: Collector) -> None:
    two.forfeit(who=[two.addressees()[0].pk])
    with refused("same_day"):
        two.forfeit()
    assert Forfeiture.objects.count() == 1


def test_the_same_form_and_an_old_version_forfeit_nothing(running: Collector) -> None:
    token = uuid4()
    running.forfeit(token=token)
    with refused("submitted_before"):
        running.forfeit(BREACH + timedelta(days=1), token=token)
    with refused("changed_meanwhile"):
        running.forfeit(BREACH + timedelta(days=1), seen=reread(running.case).version - 1)
    assert Forfeiture.objects.count() == 1


def test_a_warning_and_an_order_that_was_not_sent_forfeit_nothing(
    office: Office, salon: Premises, mayor_deputy: AccountActor
) -> None:
    decided = Collector(office, mayor_deputy, office.decided(salon, mayor_deputy))
    with refused("wrong_phase"):
        decided.forfeit()
    warned = Collector(office, mayor_deputy, office.warned(salon, articles=("3:12",)))
    not_complied(warned)
    with refused("no_order"):
        warned.forfeit()


def test_nobody_but_the_own_lawyer_lays_a_breach_down(
    running: Collector, chris: AccountActor, bram: AccountActor, mayor_deputy: AccountActor, vera: AccountActor
) -> None:
    for other in (chris, bram, mayor_deputy, vera):
        with pytest.raises(NotAllowed):
            running.forfeit(actor=other)
