"""Which municipality is the own one: on the day of a merger, and after an agreement of the district ended."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest

from regiotoezicht.access.actions import grant
from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import unit
from regiotoezicht.organisation.models import Designation, Municipality, Participation, Succession
from regiotoezicht.premises.models import Premises
from regiotoezicht.signals.models import Signal
from regiotoezicht.signals.rules import SIGNAL_READ_PLANNED
from tests.conftest import NOW, TODAY

AFTER = NOW + timedelta(days=10)


@pytest.fixture
def merger(beverwijk: Municipality, haarlem: Municipality) -> Succession:
    """Beverwijk goes into Haarlem in ten days."""
    return Succession.objects.create(predecessor=beverwijk, successor=haarlem, date=TODAY + timedelta(days=10))


@pytest.fixture
def salon(beverwijk: Municipality) -> Premises:
    return Premises.objects.create(
        municipality=beverwijk, district=beverwijk.district, kind="club", street="Voorbeeldweg", number=1
    )


def seen(actor: AccountActor, premises: Premises, days: int) -> bool:
    later = AccountActor(actor.account, NOW + timedelta(days=days))
    return Premises.objects.visible_to(later).filter(pk=premises.pk).exists()


@pytest.mark.usefixtures("merger")
def test_the_successor_reads_from_the_day_on_and_the_predecessor_until_then(
    salon: Premises, anna: AccountActor, haarlem: Municipality, hire: Callable[..., AccountActor]
) -> None:
    judith = hire("Judith", Role.LAWYER, haarlem)
    assert [seen(anna, salon, days) for days in (0, 9, 10, 11)] == [True, True, False, False]
    assert [seen(judith, salon, days) for days in (0, 9, 10, 11)] == [False, False, True, True]


@pytest.mark.usefixtures("merger")
def test_from_that_day_on_a_supervisor_is_designated_by_the_successor(
    salon: Premises, sara: AccountActor, haarlem: Municipality, designate: Callable[..., Designation]
) -> None:
    assert [seen(sara, salon, days) for days in (9, 10)] == [True, False]
    designate(sara, haarlem)
    assert [seen(sara, salon, days) for days in (9, 10)] == [True, True]


def test_a_municipality_that_went_into_one_that_went_on_is_the_own_one_of_the_last(
    salon: Premises, beverwijk: Municipality, haarlem: Municipality, alkmaar: Municipality, chris: AccountActor
) -> None:
    Succession.objects.create(predecessor=beverwijk, successor=haarlem, date=TODAY - timedelta(days=9))
    assert not seen(chris, salon, 0)
    Succession.objects.create(predecessor=haarlem, successor=alkmaar, date=TODAY)
    assert seen(chris, salon, 0)


def test_what_was_assigned_ends_with_the_agreement_of_the_district(
    beverwijk: Municipality, sara: AccountActor, bram: AccountActor
) -> None:
    signal = Signal.objects.create(
        token=uuid4(),
        dossier="KEN-2026-00001",
        municipality=beverwijk,
        district=beverwijk.district,
        source="partner",
        channel="phone",
        categories=" nuisance ",
        status="planned",
        received_at=NOW,
        registered_at=NOW,
        place_kind="unknown",
    )
    with unit():
        grant(sara.account, to=signal, reason="visit", at=NOW, by=bram)
    now, later = AccountActor(sara.account, NOW), AccountActor(sara.account, AFTER)
    assert all(Signal.objects.readable_by(actor).exists() for actor in (now, later))
    Participation.objects.filter(municipality=beverwijk).update(until_date=TODAY + timedelta(days=10))
    now, later = AccountActor(sara.account, NOW), AccountActor(sara.account, AFTER)
    assert Signal.objects.readable_by(now).exists()
    assert now.may(SIGNAL_READ_PLANNED, signal)
    assert not Signal.objects.visible_to(later).exists()
    assert not later.may(SIGNAL_READ_PLANNED, signal)
