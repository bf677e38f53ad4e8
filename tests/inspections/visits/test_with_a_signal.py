"""What becomes of the signal, the round and the assignments when a visit on a signal is over."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.models import Grant
from regiotoezicht.audit.models import Event
from regiotoezicht.inspections.actions import visits
from regiotoezicht.inspections.models import Round, Visit
from regiotoezicht.inspections.vocabulary import RoundStatus
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.signals.actions import decide, mark_planned, register
from regiotoezicht.signals.models import Signal
from regiotoezicht.signals.vocabulary import Category, Channel, Outcome, PlaceKind, Priority, Route, Source, Status
from tests.conftest import NOW

from .conftest import START, Plan, again, signed, walk_through

OnSignal = Callable[[], Visit]


@pytest.fixture
def on_signal(planned: Plan, bram: AccountActor, beverwijk: Municipality) -> OnSignal:
    """Plan a visit on a signal of a partner."""

    def on_signal() -> Visit:
        signal = register(
            beverwijk,
            actor=bram,
            at=START,
            token=uuid4(),
            source=Source.PARTNER,
            channel=Channel.PHONE,
            categories=[Category.NO_PERMIT],
            received_at=START,
            place_kind=PlaceKind.UNKNOWN,
        )
        decide(
            signal,
            actor=bram,
            at=START,
            priority=Priority.NORMAL,
            route=Route.CONTROL,
            reason="Het team gaat kijken.",
        )
        mark_planned(signal, actor=bram, at=START)
        return planned(signal=signal, cause="signal")

    return on_signal


def open_grants() -> set[str]:
    return set(Grant.objects.filter(until_at__isnull=True).values_list("label", flat=True))


def test_the_last_signature_closes_the_signal_by_the_signer_and_ends_what_came_with_the_visit(
    on_signal: OnSignal, sara: AccountActor, tom: AccountActor
) -> None:
    visit = visits.arrive(on_signal(), actor=sara, at=START)
    signed(walk_through(visit, sara), sara, tom)
    signal = Signal.objects.get()
    assert (signal.status, signal.outcome, signal.closed_by) == (Status.CLOSED, Outcome.CONTROLLED, tom.account)
    assert Round.objects.get().status == RoundStatus.DONE
    assert open_grants() == {"inspections.report"}
    assert not Signal.objects.readable_by(sara).exists()


def test_a_signal_where_nobody_was_home_can_be_planned_again_and_that_follows_by_itself(
    on_signal: OnSignal, sara: AccountActor
) -> None:
    visit = visits.arrive(on_signal(), actor=sara, at=START)
    visits.note_nobody_home(visit, actor=sara, at=START)
    assert Signal.objects.get().status == Status.PLANNED
    visits.give_up(again(visit), actor=sara, at=NOW)
    assert Signal.objects.get().status == Status.TRIAGED
    assert Event.objects.get(type="signals.released").account is None
    assert open_grants() == set()


def test_the_end_of_a_round_lets_go_of_where_nobody_was_home(
    on_signal: OnSignal, planned: Plan, sara: AccountActor, tom: AccountActor
) -> None:
    missed, seen = on_signal(), planned()
    seen.round.visits.update(round=missed.round)
    for visit in (missed, again(seen)):
        visits.arrive(again(visit), actor=sara, at=START)
    visits.note_nobody_home(again(missed), actor=sara, at=START)
    signed(walk_through(again(seen), sara), sara, tom)
    assert again(missed).round.status == RoundStatus.DONE
    assert Signal.objects.get().status == Status.TRIAGED
    assert not Visit.objects.assigned_to(sara).exists()
