"""What the steps of a signal of trafficking cost in statements."""

from datetime import timedelta
from uuid import uuid4

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.inspections.models import Visit
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.premises.models import Premises
from regiotoezicht.trafficking import actions
from regiotoezicht.trafficking.models import TraffickingSignal
from regiotoezicht.trafficking.vocabulary import Receiver
from tests.conftest import NOW, TODAY
from tests.statements import costs, fresh
from tests.trafficking.conftest import Record

WAIT = TODAY + timedelta(days=14)


def test_recording(arrived: Visit, sara: AccountActor) -> None:
    actor, noticed = fresh(sara), {"codes": ("F", "M", "Y"), "circumstances": ("help",)}
    with costs("record signals of trafficking"):
        actions.record_signal(arrived, token=uuid4(), actor=actor, at=NOW, **noticed)


def test_telling_and_confirming(recorded: Record, sara: AccountActor, tom: AccountActor) -> None:
    visit = recorded("F").visit
    actor = fresh(sara)
    with costs("tell the police"):
        actions.tell(visit, receiver=Receiver.POLICE, told_at=NOW, receipt="A-1", wait_until=WAIT, actor=actor, at=NOW)
    actor = fresh(sara)
    with costs("add to signals of trafficking"):
        actions.add_to_signal(visit, codes=["M", "Y"], circumstances=["help"], actor=actor, at=NOW)
    for receiver in (Receiver.POLICE, Receiver.SAFE_HOME, Receiver.CARE):
        actions.tell(visit, receiver=receiver, told_at=NOW, receipt="", actor=sara, at=NOW)
    actor = fresh(sara)
    with costs("tell somebody else"):
        actions.tell(visit, receiver=Receiver.CONTACT_OFFICER, told_at=NOW, receipt="", actor=actor, at=NOW)
    actor = fresh(tom)
    with costs("confirm signals, with which the door closes"):
        actions.confirm(visit, actor=actor, at=NOW)


def test_waiting(recorded: Record, mira: AccountActor, bram: AccountActor, salon: Premises) -> None:
    signal, actor = recorded("F"), fresh(mira)
    with costs("ask to wait with visits"):
        actions.hold(signal, until=WAIT, actor=actor, at=NOW)
    place, actor = Premises.objects.get(pk=salon.pk), fresh(bram)
    with costs("put down a consultation"):
        actions.consult(place, reference="OV-1", day=TODAY, actor=actor, at=NOW)
    signal, actor = TraffickingSignal.objects.get(), fresh(mira)
    with costs("let visits be planned again"):
        actions.lift(signal, actor=actor, at=NOW)


def test_keeping_a_number(mira: AccountActor, beverwijk: Municipality) -> None:
    actor = fresh(mira)
    with costs("keep a number to phone"):
        actions.keep_contact(beverwijk, receiver=Receiver.POLICE, phone="000-000 00 01", actor=actor, at=NOW)
