"""The pages of hand-overs."""

from collections.abc import Callable
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.audit.models import Event
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.sharing import actions
from regiotoezicht.sharing.models import HandOver
from regiotoezicht.sharing.rules import Status
from regiotoezicht.worklist.models import Task

from ..conftest import NOW
from .conftest import LABEL, make_thing, offered

SignIn = Callable[[AccountActor], Client]
pytestmark = pytest.mark.usefixtures("at_work")


@pytest.fixture
def at_work() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def test_the_coordinator_offers_from_the_page_and_a_double_submit_offers_once(
    thing: Task, bram: AccountActor, signed_in: SignIn
) -> None:
    client, address = signed_in(bram), f"/overdracht/aanbieden/{LABEL}/{thing.pk}/"
    assert "Twee kamers in gebruik." in client.get(address).content.decode()
    token = str(uuid4())
    answers = [client.post(address, {"token": token}) for _ in range(2)]
    hand_over = HandOver.objects.get()
    assert [answer["Location"] for answer in answers] == [f"/overdracht/{hand_over.pk}/"] * 2


def test_the_lawyer_accepts_from_the_page(
    thing: Task, bram: AccountActor, anna: AccountActor, signed_in: SignIn
) -> None:
    hand_over = offered(thing, bram)
    answer = signed_in(anna).post(f"/overdracht/{hand_over.pk}/", {"decision": "accepted", "reason": ""})
    assert answer.status_code == 302
    assert HandOver.objects.get().status == Status.ACCEPTED


def test_a_return_without_a_reason_keeps_what_was_chosen_and_says_what_is_missing(
    thing: Task, bram: AccountActor, anna: AccountActor, signed_in: SignIn
) -> None:
    hand_over = offered(thing, bram)
    answer = signed_in(anna).post(f"/overdracht/{hand_over.pk}/", {"decision": "returned", "reason": "Te kort"})
    assert answer.status_code == 422
    assert "Te kort" in answer.content.decode()
    assert "artikel 3:46 Awb" in answer.content.decode()


def test_reading_the_content_is_on_the_log_and_seeing_the_status_is_not(
    thing: Task, bram: AccountActor, anna: AccountActor, signed_in: SignIn
) -> None:
    hand_over = offered(thing, bram)
    assert "Twee kamers" in signed_in(anna).get(f"/overdracht/{hand_over.pk}/").content.decode()
    assert Event.objects.get(type="sharing.seen").account == anna.account
    actions.accept(hand_over, actor=anna, at=NOW)
    page = signed_in(bram).get(f"/overdracht/{hand_over.pk}/").content.decode()
    assert "aanvaard" in page
    assert "Twee kamers" not in page
    assert Event.objects.filter(type="sharing.seen").count() == 1


def test_whoever_is_not_named_finds_nothing(
    thing: Task,
    bram: AccountActor,
    chris: AccountActor,
    sara: AccountActor,
    vera: AccountActor,
    petra: AccountActor,
    signed_in: SignIn,
) -> None:
    hand_over = offered(thing, bram)
    for other in (chris, sara, vera, petra):
        client = signed_in(other)
        assert client.get(f"/overdracht/{hand_over.pk}/").status_code == 404
        assert client.post(f"/overdracht/{hand_over.pk}/", {"decision": "accepted"}).status_code == 404
        assert client.get(f"/overdracht/aanbieden/{LABEL}/{thing.pk}/").status_code == 404
        assert thing.dossier not in client.get("/overdracht/").content.decode()
    assert signed_in(bram).get("/overdracht/aanbieden/tests.unknown/1/").status_code == 404


def test_the_list_filters_exports_and_costs_the_same_for_many_rows(
    beverwijk: Municipality,
    thing: Task,
    bram: AccountActor,
    signed_in: SignIn,
    django_assert_max_num_queries: Callable[..., object],
) -> None:
    client = signed_in(bram)
    for number in range(2, 32):
        offered(make_thing(beverwijk, number), bram)
    with django_assert_max_num_queries(6):  # type: ignore[attr-defined]  # pytest-django's fixture is untyped
        page = client.get("/overdracht/").content.decode()
    assert "KEN-2026-00031" in page
    assert "Er zijn geen overdrachten" in client.get("/overdracht/?stand=returned").content.decode()
    assert client.get("/overdracht/?uitvoer=xlsx")["Content-Type"].startswith("application/vnd.openxml")
