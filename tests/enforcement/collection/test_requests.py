"""Requests about an order: to collect within four weeks, and to lift it after a year."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from regiotoezicht.audit.models import Event
from regiotoezicht.enforcement.actions import collection
from regiotoezicht.enforcement.collection import rules
from regiotoezicht.enforcement.collection.vocabulary import Outcome, RequestKind
from regiotoezicht.enforcement.models import OrderRequest
from regiotoezicht.enforcement.vocabulary import Status
from regiotoezicht.worklist.models import Task
from tests.conftest import TODAY
from tests.enforcement.collection.conftest import BREACH, Collector
from tests.enforcement.conftest import REASONS, REMEDY, employee_of, on
from tests.enforcement.test_opening import refused

ASKER = "Voorbeeld Buurman B.V.\nVoorbeeldweg 14\n1999 ZZ Beverwijk"


def ask(work: Collector, day: date, **more: Any) -> OrderRequest:
    given: dict[str, Any] = {
        "kind": RequestKind.COLLECT,
        "asker": ASKER,
        "received_on": day,
        "token": uuid4(),
        "actor": work.anna,
        "at": on(day),
    }
    return collection.receive_request(work.read(), **given | more)


def answer(work: Collector, request: OrderRequest, day: date, outcome: Outcome, **more: Any) -> OrderRequest:
    request.case = work.read()
    given: dict[str, Any] = {
        "reasons": REASONS,
        "remedy_address": REMEDY,
        "decided_on": day,
        "signer": employee_of(work.signer),
        "actor": work.anna,
        "at": on(day),
    }
    return collection.decide_request(request, outcome=outcome, **given | more)


def test_a_request_to_collect_is_decided_within_four_weeks(breached: Collector) -> None:
    request = ask(breached, date(2026, 4, 20))
    assert request.term is not None and (request.term.rule, request.term.end) == ("awb-5:37", date(2026, 5, 18))
    assert Task.objects.open().get(kind=rules.TASK_REQUEST).due_date == date(2026, 5, 18)
    answered = answer(breached, request, date(2026, 5, 1), Outcome.GRANTED)
    assert (answered.outcome, answered.term.ended_at is not None if answered.term else None) == ("granted", True)
    assert not Task.objects.open().filter(kind=rules.TASK_REQUEST).exists()
    with refused("decided_before"):
        answer(breached, request, date(2026, 5, 2), Outcome.REFUSED)
    assert not any("Buurman" in str(event.facts) for event in Event.objects.all())


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"asker": ""}, "no_asker"),
        ({"asker": "Voorbeeld Buurman B.V."}, "no_address"),
        ({"received_on": date(2026, 4, 7)}, "received_too_early"),
        ({"received_on": date(2026, 4, 21)}, "received_in_future"),
        ({"kind": RequestKind.LIFT_YEAR}, "no_addressee"),
    ],
)
def test_a_request_that_cannot_be_is_refused(breached: Collector, more: dict[str, Any], code: str) -> None:
    with refused(code):
        ask(breached, date(2026, 4, 20), **more)
    assert not OrderRequest.objects.exists()


def test_nothing_forfeited_is_nothing_to_collect(running: Collector) -> None:
    with refused("nothing_to_ask"):
        ask(running, BREACH)


def lift(work: Collector, day: date, kind: RequestKind = RequestKind.LIFT_YEAR, *, place: int = 0) -> OrderRequest:
    return ask(work, day, kind=kind, addressee=work.addressees()[place])


def test_an_order_of_a_year_without_forfeiture_is_lifted_and_closes(running: Collector) -> None:
    year = date(2027, 3, 24)
    request = lift(running, date(2027, 3, 20))
    with refused("lift_too_early") as refusal:
        answer(running, request, year - timedelta(days=1), Outcome.GRANTED)
    assert "5:34" in refusal.value.sentence
    answer(running, request, year, Outcome.GRANTED)
    assert running.read().status == Status.LIFTED
    assert running.addressees()[0].lifted_on == year


def test_a_forfeiture_starts_the_year_again(breached: Collector) -> None:
    request = lift(breached, date(2027, 3, 24))
    with refused("lift_too_early"):
        answer(breached, request, date(2027, 4, 7), Outcome.GRANTED)
    answer(breached, request, date(2027, 4, 7), Outcome.REFUSED)
    assert breached.read().status == Status.NOT_COMPLIED


def test_lifted_with_an_amount_open_the_case_collects_on_and_closes_as_lifted(breached: Collector) -> None:
    day = date(2026, 5, 1)
    answer(breached, lift(breached, day, RequestKind.LIFT_IMPOSSIBLE), day, Outcome.GRANTED)
    assert breached.read().status == Status.COLLECTING
    with refused("order_lifted"):
        breached.forfeit(date(2026, 5, 2))
    breached.pay(250_000, date(2026, 5, 3))
    assert breached.read().status == Status.LIFTED


def test_lifted_for_one_of_two_the_order_runs_on_for_the_other(two: Collector) -> None:
    day = TODAY + timedelta(days=40)
    answer(two, lift(two, day, RequestKind.LIFT_IMPOSSIBLE), day, Outcome.GRANTED)
    assert two.read().status == Status.RUNNING
    two.forfeit(day + timedelta(days=1), who=[two.addressees()[1].pk])
    assert [one.addressee.number for one in two.amounts()] == [2]
