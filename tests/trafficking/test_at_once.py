"""Two supervisors at once: one record, one call, and the door closes whoever comes last."""

from uuid import uuid4

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.audit.models import Event
from regiotoezicht.inspections.models import Visit
from regiotoezicht.trafficking import actions
from regiotoezicht.trafficking.models import TraffickingSignal
from regiotoezicht.trafficking.vocabulary import Receiver
from tests.at_once import refused, together
from tests.conftest import NOW
from tests.trafficking.conftest import Record

pytestmark = pytest.mark.at_once


def test_of_two_records_of_one_control_one_counts(arrived: Visit, sara: AccountActor, tom: AccountActor) -> None:
    def recording(actor: AccountActor, code: str) -> object:
        return lambda: actions.record_signal(
            Visit.objects.get(pk=arrived.pk), codes=[code], circumstances=[], token=uuid4(), actor=actor, at=NOW
        )

    answers = together(recording(sara, "F"), recording(tom, "M"))  # type: ignore[arg-type]  # lambdas
    assert refused(answers) == ["recorded_already"]
    assert TraffickingSignal.objects.get().duties.count() == 2


def test_the_door_closes_when_the_last_call_and_the_confirmation_meet(
    recorded: Record, sara: AccountActor, tom: AccountActor
) -> None:
    signal = recorded("F")
    visit = signal.visit_id

    def tell(receiver: Receiver) -> TraffickingSignal:
        read = Visit.objects.get(pk=visit)
        return actions.tell(read, receiver=receiver, told_at=NOW, receipt="", actor=sara, at=NOW)

    tell(Receiver.POLICE)
    answers = together(
        lambda: tell(Receiver.CONTACT_OFFICER),
        lambda: actions.confirm(Visit.objects.get(pk=visit), actor=tom, at=NOW),
    )
    assert refused(answers) == []
    signal.refresh_from_db()
    assert signal.told_on_at is not None
    assert Event.objects.filter(type="trafficking.told_on", record_id=signal.pk).count() == 1
