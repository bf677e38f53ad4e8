"""Payments, waivers, interruptions, postponement and lapse; and the case that closes with its last euro."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.enforcement import actions as case_actions
from regiotoezicht.enforcement.actions import collection
from regiotoezicht.enforcement.actions.collection.planning import plan
from regiotoezicht.enforcement.collection import rules
from regiotoezicht.enforcement.collection.vocabulary import Interruption, PostponementGround, Stage
from regiotoezicht.enforcement.models import Forfeiture, LapseInterruption, Measure, Payment, Waiver
from regiotoezicht.enforcement.vocabulary import LetterKind, RecheckResult, Status
from regiotoezicht.letters.models import Letter
from regiotoezicht.worklist.models import RunningTerm, Task
from tests.enforcement.collection.conftest import BREACH, LAPSES, SPECIAL, Collector
from tests.enforcement.conftest import on
from tests.enforcement.test_opening import refused


def complied(work: Collector, day: date) -> None:
    case_actions.record_recheck(
        work.read(), done_on=day, result=RecheckResult.COMPLIED, token=uuid4(), actor=work.anna, at=on(day)
    )


def interrupt(work: Collector, day: date, at: date | None = None, **more: Any) -> LapseInterruption:
    given: dict[str, Any] = {"kind": Interruption.ADMISSION, "note": "De exploitant erkende de schuld in een brief."}
    return collection.interrupt(work.one(), on=day, token=uuid4(), actor=work.anna, at=on(at or day), **given | more)


def postpone(work: Collector, first: date, last: date, at: date | None = None) -> Any:
    return collection.postpone(
        work.one(),
        ground=PostponementGround.MORATORIUM,
        first_on=first,
        last_on=last,
        reason="Surseance volgens het register.",
        token=uuid4(),
        actor=work.anna,
        at=on(at or first),
    )


def test_a_payment_in_parts_ends_with_the_last(breached: Collector) -> None:
    breached.pay(100_000)
    assert (breached.one().status, breached.one().open_cents) == (Stage.FORFEITED, 150_000)
    breached.pay(150_000, date(2026, 5, 2))
    amount = breached.one()
    assert (amount.status, amount.open_cents, amount.is_ended) == (Stage.PAID, 0, True)
    assert not RunningTerm.objects.running().filter(rule__in=("awb-5:33", "awb-5:35")).exists()
    with refused("amount_ended"):
        breached.pay(1, date(2026, 5, 3))


@pytest.mark.parametrize(
    ("cents", "more", "code"),
    [
        (250_001, {}, "paid_too_much"),
        (0, {}, "no_cents"),
        (1, {"paid_on": date(2026, 5, 2)}, "paid_in_future"),
        (1, {"paid_on": date(2026, 4, 7)}, "paid_before"),
        (1, {"paid_on": LAPSES + timedelta(days=1), "at": on(LAPSES + timedelta(days=2))}, "lapsed"),
    ],
)
def test_a_payment_that_cannot_be_is_refused(breached: Collector, cents: int, more: dict[str, Any], code: str) -> None:
    with refused(code):
        breached.pay(cents, **more)
    assert not Payment.objects.exists()
    assert breached.one().open_cents == 250_000


def test_a_payment_of_before_the_lapse_may_be_laid_down_after_it(breached: Collector) -> None:
    breached.pay(250_000, LAPSES, at=on(LAPSES + timedelta(days=3)))
    assert breached.one().status == Stage.PAID


def test_a_waiver_in_part_and_in_whole(breached: Collector) -> None:
    breached.waive(50_000)
    assert breached.one().open_cents == 200_000
    with refused("waived_too_much"):
        breached.waive(200_001)
    with refused("reason"):
        breached.waive(1, reason="Kan niet.")
    breached.waive(200_000)
    assert breached.one().status == Stage.WAIVED
    assert Waiver.objects.count() == 2


def test_only_a_signer_with_the_mandate_waives(breached: Collector, vera: AccountActor, chris: AccountActor) -> None:
    for other in (vera, chris):
        with pytest.raises(NotAllowed):
            breached.waive(1, actor=other)
        with pytest.raises(NotAllowed):
            breached.pay(1, actor=other)
    breached.waive(1, actor=breached.signer)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=st.lists(st.tuples(st.booleans(), st.integers(1, 120_000)), max_size=8))
def test_paid_waived_and_open_always_make_what_is_due(breached: Collector, steps: list[tuple[bool, int]]) -> None:
    day = BREACH + timedelta(days=1 + Forfeiture.objects.count())
    Measure.objects.filter(case=breached.case).update(maximum_cents=90_000_000)
    (made,) = breached.forfeit(day)
    for pays, cents in steps:
        try:
            (breached.pay if pays else breached.waive)(cents, date(2026, 7, 1), number=made.number)
        except Refused as refusal:
            assert refusal.code in ("paid_too_much", "waived_too_much", "amount_ended")
    amount = breached.one(made.number)
    paid = amount.payments.aggregate(sum=Sum("cents"))["sum"] or 0
    waived = amount.waivers.aggregate(sum=Sum("cents"))["sum"] or 0
    assert (amount.paid_cents, amount.waived_cents) == (paid, waived)
    assert paid + waived + amount.open_cents == amount.amount_cents
    assert amount.is_ended is (amount.open_cents == 0)


def test_an_interruption_starts_a_new_year_each_time(breached: Collector) -> None:
    interrupt(breached, date(2026, 8, 3))
    interrupt(breached, date(2027, 8, 3), kind=Interruption.PURSUIT)
    term = breached.one().lapse_term
    assert term is not None and term.end == date(2028, 8, 3)
    assert RunningTerm.objects.running().filter(rule="awb-5:35").count() == 1


@pytest.mark.parametrize(
    ("day", "at", "more", "code"),
    [
        (LAPSES + timedelta(days=1), None, {}, "interrupted_after_lapse"),
        (date(2026, 4, 7), date(2026, 5, 1), {}, "interrupted_before_start"),
        (date(2026, 5, 2), date(2026, 5, 1), {}, "interrupted_in_future"),
        (date(2026, 5, 1), None, {"kind": Interruption.REMINDER}, "own_step"),
        (date(2026, 5, 1), None, {"note": ""}, "note"),
    ],
)
def test_an_interruption_that_cannot_be_is_refused(
    breached: Collector, day: date, at: date | None, more: dict[str, Any], code: str
) -> None:
    with refused(code):
        interrupt(breached, day, at, **more)
    term = breached.one().lapse_term
    assert term is not None and term.end == LAPSES
    assert not LapseInterruption.objects.exists()


def test_postponement_lengthens_the_lapse_and_holds_off_the_reminder(breached: Collector) -> None:
    postpone(breached, date(2026, 5, 1), date(2026, 5, 30))
    term = breached.one().lapse_term
    assert term is not None and term.end == LAPSES + timedelta(days=30)
    breached.decided()
    with refused("no_reminder") as refusal:
        breached.remind()
    assert "4:94" in refusal.value.sentence
    with refused("postponed_before"):
        postpone(breached, BREACH, date(2026, 5, 30), date(2026, 6, 1))


def test_an_amount_lapses_after_its_last_day_and_not_on_it(breached: Collector) -> None:
    def lapse(day: date) -> Forfeiture:
        return collection.record_lapse(breached.one(), actor=breached.anna, at=on(day))

    with refused("not_lapsed"):
        lapse(LAPSES)
    lapse(LAPSES + timedelta(days=1))
    assert breached.one().status == Stage.LAPSED
    with refused("amount_ended"):
        interrupt(breached, LAPSES + timedelta(days=1))


@pytest.mark.parametrize(
    ("left", "kind"),
    [
        (91, None),
        (90, rules.TASK_LAPSE_90),
        (30, rules.TASK_LAPSE_30),
        (7, rules.TASK_LAPSE_7),
        (-1, rules.TASK_LAPSED),
    ],
)
def test_the_worklist_warns_before_the_lapse_and_once(breached: Collector, left: int, kind: str | None) -> None:
    from regiotoezicht.core.actions import unit

    day = LAPSES - timedelta(days=left)
    for _ in range(2):
        with unit():
            plan(breached.read(), actor=breached.anna, at=on(day))
    warned = Task.objects.open().filter(kind__startswith="enforcement.lapse")
    assert [(task.kind, task.due_date) for task in warned] == ([(kind, LAPSES)] if kind else [])
    interrupt(breached, min(day, LAPSES), day)
    assert not Task.objects.open().filter(kind__startswith="enforcement.lapse").exists()


def test_complied_after_forfeitures_collects_on_and_closes_with_the_last_amount(breached: Collector) -> None:
    breached.forfeit(BREACH + timedelta(days=1))
    complied(breached, BREACH + timedelta(days=7))
    case = breached.read()
    assert (case.status, case.closed_at) == (Status.COLLECTING, None)
    assert Letter.objects.filter(record_id=case.pk, kind=LetterKind.RECHECK_CLOSED).count() == 1
    breached.pay(250_000)
    assert breached.read().status == Status.COLLECTING
    breached.waive(250_000, number=2)
    case = breached.read()
    assert (case.status, case.closed_at is not None) == (Status.COMPLIED, True)
    assert not Task.objects.open().filter(record_id=case.pk, label="enforcement.case").exists()


def test_a_new_breach_while_collecting_brings_the_case_back(breached: Collector) -> None:
    complied(breached, BREACH + timedelta(days=2))
    breached.forfeit(BREACH + timedelta(days=9))
    assert breached.read().status == Status.NOT_COMPLIED
    complied(breached, BREACH + timedelta(days=12))
    assert breached.read().status == Status.COLLECTING


def test_paid_before_complied_closes_at_the_recheck(breached: Collector) -> None:
    breached.pay(250_000)
    assert breached.read().status == Status.NOT_COMPLIED
    complied(breached, date(2026, 5, 2))
    assert breached.read().status == Status.COMPLIED


def test_an_order_that_is_worked_out_closes_when_its_amounts_are(breached: Collector) -> None:
    def close() -> None:
        case_actions.close(
            breached.read(), outcome=Status.EXHAUSTED, reason=SPECIAL, actor=breached.anna, at=on(date(2026, 6, 1))
        )

    with refused("not_exhausted"):
        close()
    Measure.objects.filter(case=breached.case).update(maximum_cents=500_000)
    breached.forfeit(BREACH + timedelta(days=1))
    with refused("amounts_open"):
        close()
    breached.pay(250_000)
    breached.pay(250_000, number=2)
    close()
    assert breached.read().status == Status.EXHAUSTED
