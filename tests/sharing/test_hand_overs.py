"""Offering a sealed file, and what the municipality decides on it."""

from uuid import uuid4

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.audit.models import Event
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.sharing import actions, rules
from regiotoezicht.sharing.models import HandOver
from regiotoezicht.sharing.rules import TRANSITIONS, Status
from regiotoezicht.sharing.snapshots import FileEntry, canonical, digest
from regiotoezicht.worklist.models import Task

from ..conftest import NOW
from .conftest import CONTENT, FILES, StandIn, offered

REASON = "De foto's van de nooduitgang ontbreken in het rapport."


def open_tasks(hand_over: HandOver) -> list[str]:
    tasks = Task.objects.open().filter(label=hand_over._meta.label_lower, record_id=hand_over.pk)
    return sorted(tasks.values_list("kind", flat=True))


def test_one_content_has_one_canonical_text_whatever_the_order_of_its_keys() -> None:
    one = canonical({"b": 1, "a": ["é"]}, [FileEntry("x", "1"), FileEntry("y", "2")])
    other = canonical({"a": ["é"], "b": 1}, [FileEntry("y", "2"), FileEntry("x", "1")])
    assert one == other
    assert digest(one) == digest(other)
    assert digest(one) != digest(canonical({"a": ["é"], "b": 2}, []))


@pytest.mark.parametrize("old", list(Status))
@pytest.mark.parametrize("new", list(Status))
def test_a_hand_over_makes_the_moves_of_its_table_and_no_other(old: Status, new: Status) -> None:
    if new in TRANSITIONS[old]:
        rules.refuse_move(old, new)
    else:
        with pytest.raises(Refused):
            rules.refuse_move(old, new)


def test_the_coordinator_offers_a_sealed_copy_and_the_lawyer_gets_the_work(thing: Task, bram: AccountActor) -> None:
    hand_over = offered(thing, bram)
    assert (hand_over.dossier, hand_over.municipality_id) == (thing.dossier, thing.municipality_id)
    assert hand_over.is_unchanged()
    assert HandOver.objects.get(pk=hand_over.pk).content == CONTENT
    assert open_tasks(hand_over) == [rules.TASK_DECIDE]
    assert Event.objects.filter(type="sharing.offered", record_id=hand_over.pk).count() == 1


def test_no_query_reaches_into_the_sealed_content(thing: Task, bram: AccountActor) -> None:
    offered(thing, bram)
    with pytest.raises(Exception, match="lookup"):
        HandOver.objects.filter(snapshot__contains="vergunning").exists()


def test_a_lawyer_does_not_offer_and_a_coordinator_does_not_decide(
    thing: Task, bram: AccountActor, anna: AccountActor
) -> None:
    with pytest.raises(NotAllowed):
        actions.offer(thing, content=CONTENT, files=FILES, token=uuid4(), actor=anna, at=NOW)
    hand_over = offered(thing, bram)
    with pytest.raises(NotAllowed):
        actions.accept(hand_over, actor=bram, at=NOW)
    assert Event.objects.filter(type="core.refused").count() == 2


def test_a_lawyer_of_another_municipality_decides_nothing(thing: Task, bram: AccountActor, chris: AccountActor) -> None:
    with pytest.raises(NotAllowed):
        actions.accept(offered(thing, bram), actor=chris, at=NOW)


def test_the_lawyer_accepts_and_what_was_offered_hears_of_it(
    thing: Task, stand_in: StandIn, bram: AccountActor, anna: AccountActor
) -> None:
    hand_over = actions.accept(offered(thing, bram), actor=anna, at=NOW)
    assert hand_over.status == Status.ACCEPTED
    assert hand_over.decided_by == anna.account
    assert stand_in.decided == [Status.ACCEPTED]
    assert open_tasks(hand_over) == []


def test_a_return_has_a_reason_and_may_be_offered_again_with_a_new_snapshot(
    thing: Task, bram: AccountActor, anna: AccountActor
) -> None:
    first = offered(thing, bram)
    with pytest.raises(Refused, match="reden"):
        actions.return_with_reason(first, reason=" ", actor=anna, at=NOW)
    actions.return_with_reason(first, reason=REASON, actor=anna, at=NOW)
    assert open_tasks(first) == [rules.TASK_RETURNED]
    second = actions.offer(thing, content=CONTENT | {"number": "R-2"}, files=FILES, token=uuid4(), actor=bram, at=NOW)
    assert (second.version, second.status) == (2, Status.OFFERED)
    assert second.sha256 != first.sha256
    assert open_tasks(first) == []


def test_a_reason_holds_no_personal_data(thing: Task, bram: AccountActor, anna: AccountActor) -> None:
    with pytest.raises(Refused) as refused:
        actions.return_with_reason(offered(thing, bram), reason="Bel 06-00000088 hierover.", actor=anna, at=NOW)
    assert refused.value.field == "reason"


def test_not_acting_is_a_decision_with_its_own_reason(thing: Task, bram: AccountActor, anna: AccountActor) -> None:
    hand_over = offered(thing, bram)
    with pytest.raises(Refused, match="3:46"):
        actions.decide_not_to_act(hand_over, reason="", actor=anna, at=NOW)
    done = actions.decide_not_to_act(hand_over, reason="Het bedrijf is inmiddels gestopt.", actor=anna, at=NOW)
    assert done.status == Status.NOT_ACTED
    assert Event.objects.filter(type="sharing.not_acted").count() == 1


def test_a_record_is_on_offer_once_at_a_time_and_never_again_after_a_decision(
    thing: Task, bram: AccountActor, anna: AccountActor
) -> None:
    hand_over = offered(thing, bram)
    with pytest.raises(Refused, match="al aangeboden"):
        offered(thing, bram)
    actions.accept(hand_over, actor=anna, at=NOW)
    with pytest.raises(Refused, match="al besloten"):
        offered(thing, bram)


def test_of_two_who_decide_at_once_the_second_sees_that_it_changed(
    thing: Task, bram: AccountActor, anna: AccountActor
) -> None:
    hand_over = offered(thing, bram)
    stale = HandOver.objects.get(pk=hand_over.pk)
    actions.accept(hand_over, actor=anna, at=NOW)
    with pytest.raises(Refused) as refused:
        actions.return_with_reason(stale, reason=REASON, actor=anna, at=NOW)
    assert refused.value.code == "changed_meanwhile"
    assert HandOver.objects.get(pk=hand_over.pk).reason == ""


def test_a_file_whose_content_was_changed_is_not_accepted(thing: Task, bram: AccountActor, anna: AccountActor) -> None:
    hand_over = offered(thing, bram)
    HandOver.objects.filter(pk=hand_over.pk).update(snapshot=canonical({"number": "R-9", "findings": []}, []))
    with pytest.raises(Refused, match="hash"):
        actions.accept(HandOver.objects.get(pk=hand_over.pk), actor=anna, at=NOW)


def test_the_coordinator_reads_until_the_municipality_decides_and_keeps_the_status(
    thing: Task, bram: AccountActor, anna: AccountActor, sara: AccountActor, chris: AccountActor, vera: AccountActor
) -> None:
    hand_over = offered(thing, bram)
    assert list(HandOver.objects.readable_by(bram)) == [hand_over]
    actions.accept(hand_over, actor=anna, at=NOW)
    assert list(HandOver.objects.readable_by(bram)) == []
    assert list(HandOver.objects.visible_to(bram)) == [hand_over]
    assert list(HandOver.objects.readable_by(anna)) == [hand_over]
    for other in (sara, chris, vera):
        assert not HandOver.objects.visible_to(other).exists()
        assert not HandOver.objects.readable_by(other).exists()


def test_the_district_reads_again_what_came_back(thing: Task, bram: AccountActor, anna: AccountActor) -> None:
    hand_over = actions.return_with_reason(offered(thing, bram), reason=REASON, actor=anna, at=NOW)
    assert list(HandOver.objects.readable_by(bram)) == [hand_over]
