"""Two planners at once, and supervisors who arrive while their round is changed."""

from collections.abc import Callable
from datetime import time
from typing import Any
from uuid import uuid4

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.audit.models import Event
from regiotoezicht.audit.verify import verify
from regiotoezicht.inspections import actions
from regiotoezicht.inspections.actions import visits
from regiotoezicht.inspections.models import Round, Visit
from regiotoezicht.inspections.vocabulary import RoundStatus, VisitStatus
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.premises.models import Premises
from regiotoezicht.signals.models import Signal
from regiotoezicht.signals.vocabulary import Status
from tests.at_once import refused, together
from tests.conftest import NOW, TODAY
from tests.inspections.conftest import Plan, SignedIn, employee_of, on_signal, own_choice

pytestmark = pytest.mark.at_once


def test_nobody_is_planned_in_two_rounds_of_the_same_moment(plan: Plan) -> None:
    assert refused(together(plan, plan)) == ["double_booked"]
    assert Round.objects.count() == 1


def test_one_signal_is_planned_once(plan: Plan, signal: Signal) -> None:
    def at(hour: int) -> Callable[[], Round]:
        return lambda: plan(on_signal(Signal.objects.get(pk=signal.pk)), minutes=60, start_time=time(hour))

    answers = together(at(9), at(14))
    assert len(refused(answers)) == 1
    assert Visit.objects.count() == 1
    signal.refresh_from_db()
    assert signal.status == Status.PLANNED
    assert Event.objects.filter(type="signals.planned").count() == 1


def test_a_round_that_is_sent_twice_is_planned_once(
    signed_in: SignedIn, bram: AccountActor, sara: AccountActor, tom: AccountActor, beverwijk: Municipality
) -> None:
    typed: dict[str, Any] = {
        "token": str(uuid4()),
        "date": "2026-03-25",
        "start_time": "19:00",
        "minutes": "240",
        "members": [employee_of(sara).pk, employee_of(tom).pk],
        "municipality_1": str(beverwijk.pk),
        "kind_1": "hotel",
    }
    browsers = [signed_in(bram), signed_in(bram)]
    answers = together(*(lambda browser=browser: browser.post("/rondes/nieuw/", typed) for browser in browsers))
    tour = Round.objects.get()
    assert [(answer.status_code, answer["Location"]) for answer in answers] == [(302, f"/rondes/{tour.pk}/")] * 2
    assert Visit.objects.count() == 1


def test_a_visit_is_not_dropped_while_the_supervisors_arrive(
    plan: Plan, salon: Premises, beverwijk: Municipality, bram: AccountActor, sara: AccountActor
) -> None:
    tour = plan(own_choice(beverwijk, salon), own_choice(beverwijk), date=TODAY)
    visit = tour.visits.order_by("sequence")[0]

    def read() -> Visit:
        return Visit.objects.select_related("round", "municipality", "signal").get(pk=visit.pk)

    def arrive() -> Visit:
        return visits.arrive(read(), actor=sara, at=NOW)

    def drop() -> Round:
        return actions.drop_visit(Round.objects.get(pk=tour.pk), actor=bram, at=NOW, visit=read())

    answers = together(arrive, drop)
    assert refused(answers) == ["changed_meanwhile"]
    tour.refresh_from_db()
    visit.refresh_from_db()
    assert (visit.status, tour.status) in {
        (VisitStatus.UNDER_WAY, RoundStatus.UNDER_WAY),
        (VisitStatus.CANCELLED, RoundStatus.PLANNED),
    }
    assert verify().ok
