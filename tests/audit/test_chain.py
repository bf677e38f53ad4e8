"""The chain of the log: whatever is done to it is found."""

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from regiotoezicht.audit.models import ChainHead, Event
from regiotoezicht.audit.verify import verify
from regiotoezicht.core.actions import EventType, record, record_alone, unit
from regiotoezicht.core.rights import System
from regiotoezicht.organisation.models import Municipality
from tests.behind_the_wall import as_owner
from tests.conftest import NOW

HAPPENED = EventType("tests.happened", "Er gebeurde iets met {count}")


@pytest.fixture
def logged(beverwijk: Municipality) -> None:
    for length in (1, 3, 12, 1):
        with unit():
            for count in range(length):
                record(HAPPENED, beverwijk, actor=System(NOW), at=NOW, count=count)


def test_an_untouched_log_is_whole(logged: None) -> None:
    assert (verify().events, verify().ok) == (17, True)


@pytest.mark.parametrize("length", [1, 9, 256, 257, 600])
def test_a_unit_of_any_length_is_linked_as_it_is_verified(beverwijk: Municipality, length: int) -> None:
    with unit():
        for count in range(length):
            record(HAPPENED, beverwijk, actor=System(NOW), at=NOW, count=count)
    assert (verify().events, verify().ok) == (length, True)
    assert list(Event.objects.order_by("number").values_list("facts__count", flat=True)) == list(range(length))


def test_a_reading_alone_is_on_the_log_when_it_returns(
    beverwijk: Municipality, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for count in range(3):
        with django_assert_num_queries(1 if connection.vendor == "postgresql" else 2):
            record_alone(HAPPENED, beverwijk, actor=System(NOW), at=NOW, count=count)
        assert Event.objects.latest("number").facts == {"count": count}
    assert (verify().events, verify().ok) == (3, True)


def test_a_reading_in_a_unit_is_on_the_log_with_the_unit_or_not_at_all(beverwijk: Municipality) -> None:
    with pytest.raises(KeyError), unit():
        record_alone(HAPPENED, beverwijk, actor=System(NOW), at=NOW, count=1)
        raise KeyError
    assert verify().events == 0
    with pytest.raises(ValueError, match="no code"):
        record_alone(HAPPENED, beverwijk, actor=System(NOW), at=NOW, words="meer dan een code: een zin!")
    assert verify().events == 0


def test_an_empty_log_is_whole(db: None) -> None:
    assert (verify().events, verify().ok) == (0, True)


@pytest.mark.parametrize(
    "field, value", [("facts", {"count": 99}), ("purpose", "x"), ("record_id", 5), ("dossier", "X")]
)
def test_a_changed_event_is_found(logged: None, field: str, value: object) -> None:
    with as_owner():
        Event.objects.filter(number=7).update(**{field: value})
    assert verify().first_bad == 7


@pytest.mark.parametrize("number", [1, 9, 17])
def test_a_removed_event_is_found_also_the_last(logged: None, number: int) -> None:
    with as_owner():
        Event.objects.filter(number=number).delete()
    assert verify().first_bad == number


def test_an_added_event_is_found(logged: None) -> None:
    last = Event.objects.get(number=17)
    last.number = 18
    last.save(force_insert=True)
    assert verify().first_bad == 18
    ChainHead.objects.update(events=18)
    assert verify().first_bad == 18


def test_two_swapped_events_are_found(logged: None) -> None:
    with as_owner():
        Event.objects.filter(number=5).update(number=-5)
        Event.objects.filter(number=6).update(number=5)
        Event.objects.filter(number=-5).update(number=6)
    assert verify().first_bad == 5


def test_what_failed_leaves_no_event(beverwijk: Municipality) -> None:
    with pytest.raises(ValueError, match="no code"), unit():
        record(HAPPENED, beverwijk, actor=System(NOW), at=NOW, count=1)
        record(HAPPENED, beverwijk, actor=System(NOW), at=NOW, count="een zin\nmet meer dan een code")
    assert verify().events == 0
