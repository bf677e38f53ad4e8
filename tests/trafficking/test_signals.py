"""Who reads a signal in each phase, and what becomes of it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.audit.models import Event
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.inspections.models import Visit
from regiotoezicht.trafficking import actions
from regiotoezicht.trafficking.models import TraffickingSignal
from regiotoezicht.trafficking.queries import Open, front_of
from regiotoezicht.trafficking.vocabulary import Receiver
from tests.conftest import NOW, Hire
from tests.trafficking.conftest import Record, tell_all


def open_duties(actor: AccountActor) -> list[Open]:
    return front_of(actor)[0]


def sees(actor: AccountActor) -> bool:
    return TraffickingSignal.objects.visible_to(actor).exists()


def test_the_door_closes_when_all_were_told_and_a_second_confirmed(
    recorded: Record, sara: AccountActor, tom: AccountActor, bram: AccountActor, mira: AccountActor, anna: AccountActor
) -> None:
    signal = recorded("F", "M")
    assert [sees(one) for one in (sara, tom, bram, mira, anna)] == [True, True, True, True, False]
    tell_all(signal, sara)
    assert sees(sara), "it waits for the second"
    actions.confirm(signal.visit, actor=tom, at=NOW)
    assert [sees(one) for one in (sara, tom, bram, mira, anna)] == [False, False, False, True, False]
    with pytest.raises(Refused, match="gesloten"):
        actions.confirm(signal.visit, actor=bram, at=NOW)


def test_confirming_first_closes_with_the_last_call(recorded: Record, sara: AccountActor, tom: AccountActor) -> None:
    signal = recorded("F")
    actions.confirm(signal.visit, actor=tom, at=NOW)
    assert sees(sara)
    tell_all(signal, tom)
    assert not sees(sara)


def test_who_is_not_assigned_records_nothing(arrived: Visit, hire: Hire, anna: AccountActor) -> None:
    with pytest.raises(NotAllowed):
        actions.record_signal(arrived, codes=["F"], circumstances=[], token=uuid4(), actor=anna, at=NOW)
    assert not TraffickingSignal.objects.exists()


def test_the_same_person_does_not_confirm(recorded: Record, sara: AccountActor) -> None:
    with pytest.raises(Refused, match="zelf vast"):
        actions.confirm(recorded().visit, actor=sara, at=NOW)


def test_a_second_record_of_the_same_control_is_refused(recorded: Record) -> None:
    recorded("F")
    with pytest.raises(Refused) as refused:
        recorded("M")
    assert refused.value.code == "recorded_already"
    assert TraffickingSignal.objects.get().code_list == ["F"]


def test_a_duty_is_fulfilled_once(recorded: Record, sara: AccountActor) -> None:
    signal = recorded()
    told: dict[str, Any] = {"receiver": Receiver.POLICE, "told_at": NOW, "receipt": "A-1", "at": NOW}
    actions.tell(signal.visit, actor=sara, **told)
    with pytest.raises(Refused) as refused:
        actions.tell(signal.visit, actor=sara, **told)
    assert refused.value.code == "changed_meanwhile"


def test_what_is_added_is_told_again_and_confirmed_anew(
    recorded: Record, sara: AccountActor, tom: AccountActor
) -> None:
    signal = recorded("F")
    visit = signal.visit
    actions.tell(visit, receiver=Receiver.POLICE, told_at=NOW, receipt="A-1", actor=sara, at=NOW)
    actions.confirm(visit, actor=tom, at=NOW)
    more: dict[str, Any] = {"codes": ["F"], "circumstances": ["minor"], "at": NOW}
    actions.add_to_signal(visit, actor=tom, **more)
    waiting = signal.duties.filter(told_at__isnull=True).values_list("receiver", "due_at")
    soon, officer = NOW + timedelta(hours=1), signal.duties.get(receiver=Receiver.CONTACT_OFFICER).due_at
    assert set(waiting) == {("police", soon), ("safe_home", soon), ("officer", officer)}
    with pytest.raises(Refused) as refused:
        actions.add_to_signal(visit, actor=tom, **more)
    assert refused.value.code == "nothing_new"
    with pytest.raises(Refused, match="zelf vast"):
        actions.confirm(visit, actor=tom, at=NOW)
    tell_all(signal, sara)
    actions.confirm(visit, actor=sara, at=NOW)
    with pytest.raises(Refused) as refused:
        actions.add_to_signal(visit, codes=["M"], circumstances=[], actor=sara, at=NOW)
    assert refused.value.code == "told_on"
    assert signal.duties.count() == 4


def test_the_coordinator_is_told_until_it_is_done(
    recorded: Record, sara: AccountActor, tom: AccountActor, bram: AccountActor, anna: AccountActor
) -> None:
    assert open_duties(bram) == []
    signal = recorded("F", circumstances=("danger",))
    (one,) = open_duties(bram)
    assert (one.left, one.is_late, one.due_at) == (2, False, NOW + timedelta(hours=1))
    assert open_duties(AccountActor(bram.account, NOW + timedelta(hours=2)))[0].is_late
    assert open_duties(anna) == open_duties(sara) == []
    tell_all(signal, sara)
    assert open_duties(bram)[0].due_at is None
    actions.confirm(signal.visit, actor=tom, at=NOW)
    assert open_duties(bram) == []


def test_the_log_holds_no_code(recorded: Record, sara: AccountActor, tom: AccountActor) -> None:
    signal = recorded("F", "Y", circumstances=("minor", "help"))
    tell_all(signal, sara)
    actions.confirm(signal.visit, actor=tom, at=NOW)
    events = Event.objects.filter(type__startswith="trafficking.")
    assert {one.type for one in events} == {
        f"trafficking.{name}" for name in ("recorded", "told", "confirmed", "told_on")
    }
    assert all(not one.facts for one in events)


def test_search_dossier_and_timeline_do_not_lead_to_it(
    recorded: Record, signed_in: Callable[[AccountActor], Client], anna: AccountActor, bram: AccountActor
) -> None:
    signal = recorded("F", "Y")
    for actor in (anna, bram):
        page = signed_in(actor).get(f"/dossiers/{signal.dossier}/")
        text = page.content.decode()
        assert "trafficking" not in text
        assert "Vrijheid" not in text
        assert "Signalen vastgelegd" not in text
