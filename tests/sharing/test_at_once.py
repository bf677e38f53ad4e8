"""Two people at one hand-over at once: it is offered once, and decided once."""

from collections.abc import Callable, Iterator
from uuid import UUID, uuid4

import pytest
import time_machine
from django.test import Client

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.audit.verify import verify
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.sharing import actions
from regiotoezicht.sharing.models import HandOver
from regiotoezicht.sharing.rules import Status
from regiotoezicht.worklist.models import Task
from tests.at_once import refused, together
from tests.conftest import NOW, Hire
from tests.sharing.conftest import CONTENT, FILES, LABEL, StandIn, offered

pytestmark = pytest.mark.at_once

DECISIONS = {Status.ACCEPTED: "sharing.accepted", Status.RETURNED: "sharing.returned"}


@pytest.fixture(autouse=True)
def _at_work() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def lars(hire: Hire, beverwijk: Municipality) -> AccountActor:
    """A second lawyer of Beverwijk."""
    return hire("Lars", Role.LAWYER, beverwijk)


def test_two_lawyers_decide_once_on_one_hand_over(
    thing: Task, stand_in: StandIn, bram: AccountActor, anna: AccountActor, lars: AccountActor
) -> None:
    hand_over = offered(thing, bram)

    def accept() -> HandOver:
        return actions.accept(HandOver.objects.get(pk=hand_over.pk), actor=anna, at=NOW)

    def give_back() -> HandOver:
        read = HandOver.objects.get(pk=hand_over.pk)
        return actions.return_with_reason(read, reason="De foto's ontbreken.", actor=lars, at=NOW)

    answers = together(accept, give_back)
    assert refused(answers) == ["changed_meanwhile"]
    hand_over.refresh_from_db()
    decided = list(Event.objects.filter(type__in=DECISIONS.values()).values_list("type", flat=True))
    assert decided == [DECISIONS[Status(hand_over.status)]]
    assert Task.objects.open().filter(label=hand_over._meta.label_lower, kind="sharing.decide").count() == 0
    assert verify().ok


def offering(thing: Task, bram: AccountActor, token: UUID) -> Callable[[], HandOver]:
    def offer() -> HandOver:
        return actions.offer(thing, content=CONTENT, files=FILES, token=token, actor=bram, at=NOW)

    return offer


def test_of_two_offers_at_once_one_goes_out(thing: Task, bram: AccountActor) -> None:
    answers = together(offering(thing, bram, uuid4()), offering(thing, bram, uuid4()))
    assert len(refused(answers)) == 1
    assert HandOver.objects.get().status == Status.OFFERED
    assert Event.objects.filter(type="sharing.offered").count() == 1


def test_an_offer_that_is_sent_twice_is_made_once_and_shown_to_both(
    thing: Task, bram: AccountActor, signed_in: Callable[[AccountActor], Client]
) -> None:
    page, typed = f"/overdracht/aanbieden/{LABEL}/{thing.pk}/", {"token": str(uuid4())}
    browsers = [signed_in(bram), signed_in(bram)]
    answers = together(*(lambda browser=browser: browser.post(page, typed) for browser in browsers))
    made = HandOver.objects.get()
    assert [(answer.status_code, answer["Location"]) for answer in answers] == [(302, f"/overdracht/{made.pk}/")] * 2
