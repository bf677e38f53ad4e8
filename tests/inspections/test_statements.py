"""What planning and changing a round cost in statements: the same for two visits and for eight."""

from collections.abc import Callable
from datetime import time, timedelta
from typing import Any
from uuid import uuid4

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.inspections import actions
from regiotoezicht.inspections.actions import PlannedVisit
from regiotoezicht.inspections.hours import actions as hours
from regiotoezicht.inspections.hours.actions import Work
from regiotoezicht.inspections.hours.vocabulary import Sector
from regiotoezicht.inspections.models import Round, Visit
from regiotoezicht.inspections.vocabulary import CancelReason, ReplaceReason
from regiotoezicht.organisation.models import Designation, Municipality
from regiotoezicht.permits.models import Permit
from regiotoezicht.signals.models import Signal
from regiotoezicht.signals.vocabulary import Category, PlaceKind
from tests.conftest import NOW, TODAY, Hire
from tests.inspections.conftest import (
    TOMORROW,
    Plan,
    SignedIn,
    ToControl,
    at_permit,
    employee_of,
    make_premises,
    on_signal,
    own_choice,
)
from tests.statements import costs, fresh

# With four hours a round that starts so late ends the next day, and everything is judged on both days.
LATE = time(22)
SMALL, LARGE = "2 visits and 2 supervisors", "8 visits and 4 supervisors"


@pytest.fixture(params=[SMALL, LARGE])
def size(request: pytest.FixtureRequest) -> str:
    """How large the round is."""
    return str(request.param)


@pytest.fixture
def team(
    sara: AccountActor,
    tom: AccountActor,
    noor: AccountActor,
    hire: Hire,
    designate: Callable[..., Designation],
    beverwijk: Municipality,
    haarlem: Municipality,
) -> list[AccountActor]:
    """Five supervisors, designated in Beverwijk and Haarlem."""
    designate(noor, beverwijk)
    more = [noor, *(hire(name, Role.SUPERVISOR, haarlem) for name in ("Lot", "Mats"))]
    for one in more[1:]:
        designate(one, beverwijk)
    for one in (sara, tom, *more):
        designate(one, haarlem)
    return [sara, tom, *more]


@pytest.fixture
def places(
    size: str, to_control: ToControl, permit: Permit, beverwijk: Municipality, haarlem: Municipality
) -> list[PlannedVisit]:
    """A home on a signal, and a permit; or eight visits of every cause, in two municipalities."""

    def home(number: int) -> PlannedVisit:
        address, kind = f"Fictiestraat {number}, Beverwijk", PlaceKind.DWELLING
        signal = to_control(address=address, place_kind=kind, premises=None, categories=[Category.HOME])
        return on_signal(_as_chosen(signal))

    if size == SMALL:
        return [home(1), at_permit(permit)]
    elsewhere = make_premises(haarlem, "Salon Verzonnen", "Verzonnenlaan", 3)
    return [
        *map(home, (1, 2, 3)),
        *(on_signal(_as_chosen(to_control())) for _ in range(2)),
        at_permit(permit),
        own_choice(haarlem, elsewhere),
        own_choice(beverwijk),
    ]


def _as_chosen(signal: Signal) -> Signal:
    """A signal as the form reads it."""
    return Signal.objects.select_related("municipality", "premises__business").get(pk=signal.pk)


@pytest.fixture
def tour(plan: Plan, places: list[PlannedVisit], team: list[AccountActor], size: str) -> Round:
    """A round of that size, as its page reads it."""
    members = [employee_of(one) for one in team[: 2 if size == SMALL else 4]]
    made = plan(*places, members=members, start_time=LATE)
    return Round.objects.select_related("district").get(pk=made.pk)


def test_planning(
    plan: Plan, places: list[PlannedVisit], team: list[AccountActor], size: str, bram: AccountActor
) -> None:
    members, actor = [employee_of(one) for one in team[: 2 if size == SMALL else 4]], fresh(bram)
    with costs(f"plan a round, {size}"):
        tour = plan(*places, members=members, actor=actor, start_time=LATE)
    assert tour.visits.count() == len(places)


def test_planning_by_the_form(
    signed_in: SignedIn, signal: Signal, bram: AccountActor, sara: AccountActor, tom: AccountActor
) -> None:
    browser = signed_in(bram)
    typed = {
        "token": str(uuid4()),
        "date": TOMORROW.isoformat(),
        "start_time": "22:00",
        "minutes": "240",
        "members": [employee_of(one).pk for one in (sara, tom)],
        "signals": [signal.pk],
    }
    with costs("send the form of a round"):
        answer = browser.post("/rondes/nieuw/", typed)
    assert answer.status_code == 302


def test_adding_visits(plan: Plan, places: list[PlannedVisit], team: list[AccountActor], bram: AccountActor) -> None:
    made = plan(members=[employee_of(one) for one in team[:4]])
    tour, number = Round.objects.select_related("district").get(pk=made.pk), len(places)
    with costs(f"add visits to a round, {number}"):
        actions.add_visits(tour, actor=fresh(bram), at=NOW, visits=places)
    assert tour.visits.count() == 1 + number


def test_moving(tour: Round, size: str, bram: AccountActor) -> None:
    later: dict[str, Any] = {"date": TOMORROW + timedelta(days=1), "start_time": LATE, "minutes": 300}
    with costs(f"move a round, {size}"):
        actions.move(tour, actor=fresh(bram), at=NOW, **later)


def test_replacing_a_supervisor(tour: Round, size: str, team: list[AccountActor], bram: AccountActor) -> None:
    leaving, coming = employee_of(team[0]), employee_of(team[-1])
    reason = ReplaceReason.ABSENT
    with costs(f"replace a supervisor, {size}"):
        actions.replace_member(tour, actor=fresh(bram), at=NOW, leaving=leaving, coming=coming, reason=reason)


def test_adding_a_supervisor(tour: Round, size: str, team: list[AccountActor], bram: AccountActor) -> None:
    with costs(f"add a supervisor, {size}"):
        actions.add_member(tour, actor=fresh(bram), at=NOW, coming=employee_of(team[-1]))


def test_cancelling(tour: Round, size: str, bram: AccountActor) -> None:
    with costs(f"cancel a round, {size}"):
        actions.cancel(tour, actor=fresh(bram), at=NOW, reason=CancelReason.SAFETY)


def test_dropping_a_visit(tour: Round, bram: AccountActor, beverwijk: Municipality) -> None:
    actions.add_visits(tour, actor=bram, at=NOW, visits=[own_choice(beverwijk)])
    tour = Round.objects.select_related("district").get(pk=tour.pk)
    visit, number = Visit.objects.select_related("signal").filter(round=tour).order_by("pk")[0], tour.visits.count()
    with costs(f"drop a visit, of {number}"):
        actions.drop_visit(tour, actor=fresh(bram), at=NOW, visit=visit)


def test_hours(sara: AccountActor, beverwijk: Municipality) -> None:
    employee, actor = employee_of(sara), fresh(sara)
    work = Work(Sector.LICENSED, 120, TODAY)
    with costs("book hours"):
        made = hours.book(beverwijk, work, employee=employee, token=uuid4(), actor=actor, at=NOW)
    actor = fresh(sara)
    with costs("withdraw booked hours"):
        hours.withdraw(made, actor=actor, at=NOW)
