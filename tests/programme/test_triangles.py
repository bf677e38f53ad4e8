"""Triangles: who sits where, one step for all of them or for none, and two at once."""

import re
from collections.abc import Callable, Collection, Mapping
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.audit.models import Event
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.programme import actions, rules, triangle_queries, triangle_rules
from regiotoezicht.programme.actions import Step
from regiotoezicht.programme.actions.triangles import (
    Seating,
    SharedStep,
    begin_triangle,
    change_triangle,
    end_triangle,
    move_together,
)
from regiotoezicht.programme.models import Resolution, ResolutionStep, Subject, Triangle, TriangleSeat
from regiotoezicht.programme.vocabulary import Organ, State
from tests.at_once import refused, together
from tests.conftest import NOW, TODAY
from tests.programme.seats import BEGUN, DAY, apart, begin_triangle_of, go_on, names, reseat, stands


@pytest.mark.parametrize(
    ("stood", "to"),
    [
        ({State.NOT_YET}, [State.PROPOSED]),
        ({State.PROPOSED}, [State.AGENDA, State.ADOPTED, State.AMENDED, State.REFUSED]),
        ({State.PROPOSED, State.AGENDA}, [State.PROPOSED, State.AGENDA, State.ADOPTED, State.AMENDED, State.REFUSED]),
        ({State.AGENDA, State.ADOPTED}, [State.ADOPTED]),
        ({State.NOT_YET, State.ADOPTED}, []),
        ({State.NOT_YET, State.PROPOSED}, [State.PROPOSED]),
        ({State.ADOPTED}, []),
        (set(), []),
    ],
)
def test_a_step_for_all_is_one_that_each_can_make_or_made(stood: Collection[State], to: list[State]) -> None:
    assert set(triangle_rules.offered(stood)) == set(to)


@pytest.mark.parametrize(
    ("stood", "to", "sentence"),
    [
        ({"A": State.PROPOSED, "B": State.AGENDA}, State.ADOPTED, ""),
        ({"A": State.AGENDA, "B": State.ADOPTED}, State.ADOPTED, "B staat al op «vastgesteld» met een andere datum"),
        (
            {"A": State.AGENDA, "B": State.ADOPTED, "C": State.ADOPTED},
            State.ADOPTED,
            "B, C staan al op «vastgesteld» met een andere datum of een ander kenmerk; leg de stap apart vast",
        ),
        (
            {"A": State.NOT_YET, "B": State.ADOPTED},
            State.ADOPTED,
            "A staat op «nog niet voorgesteld» en kan niet «vastgesteld» worden",
        ),
        ({"A": State.AGENDA, "B": State.REFUSED}, State.ADOPTED, "B staat op «verworpen» en kan niet «vastgesteld»"),
        (
            {"A": State.NOT_YET, "B": State.REFUSED, "C": State.AGENDA},
            State.AMENDED,
            "A («nog niet voorgesteld»), B («verworpen»); leg de stap per gemeente vast",
        ),
    ],
)
def test_who_stands_elsewhere_is_named(stood: Mapping[str, State], to: State, sentence: str) -> None:
    if not sentence:
        triangle_rules.refuse_elsewhere(stood, to)
        return
    with pytest.raises(Refused, match=re.escape(sentence)):
        triangle_rules.refuse_elsewhere(stood, to)


def test_seats_have_days_that_can_be() -> None:
    triangle_rules.refuse_leaving("A", DAY, DAY)
    triangle_rules.refuse_joining("A", DAY, DAY, DAY)
    triangle_rules.refuse_before_beginning(DAY, DAY)
    before = DAY - timedelta(days=1)
    cases: list[tuple[Callable[[], None], str]] = [
        (lambda: triangle_rules.refuse_leaving("A", DAY, before), "A zit pas sinds 01-02-2026"),
        (lambda: triangle_rules.refuse_joining("A", DAY, None, before), "A bestaat pas sinds 01-02-2026"),
        (lambda: triangle_rules.refuse_joining("A", BEGUN, DAY, before), "A zat tot 01-02-2026 in een driehoek"),
        (lambda: triangle_rules.refuse_before_beginning(DAY, before), "begon pas op 01-02-2026"),
    ]
    for refuse, words in cases:
        with pytest.raises(Refused, match=words):
            refuse()


@pytest.mark.parametrize("organ", list(Organ))
def test_a_triangle_decides_what_triangles_are_asked(organ: Organ) -> None:
    if organ is Organ.TRIANGLE:
        triangle_rules.refuse_other_organ(organ)
        return
    with pytest.raises(Refused, match=f"maar: {organ.label}"):
        triangle_rules.refuse_other_organ(organ)


def test_a_step_comes_after_another() -> None:
    assert rules.comes_after(State.PROPOSED) is State.REFUSED
    assert {rules.comes_after(to) for to in State if to is not State.PROPOSED} == {State.PROPOSED}


def test_a_change_keeps_who_sat_where(
    ijmond: Triangle, paul: AccountActor, beverwijk: Municipality, heemskerk: Municipality, haarlem: Municipality
) -> None:
    reseat(paul, ijmond, beverwijk, haarlem, name="Driehoek Kust")
    assert names(ijmond) == ["Beverwijk", "Haarlem"]
    assert names(ijmond, DAY - timedelta(days=1)) == ["Beverwijk", "Heemskerk"]
    other = begin_triangle_of(
        paul, "Driehoek Haarlem", haarlem, on=DAY + timedelta(days=7)
    )  # moves from the one to the other
    assert (names(ijmond), names(other)) == (["Beverwijk"], ["Haarlem"])
    assert names(ijmond, DAY + timedelta(days=6)) == ["Beverwijk", "Haarlem"]
    assert triangle_queries.triangle_of(haarlem, TODAY) == other
    assert triangle_queries.triangle_of(heemskerk, TODAY) is None
    assert {str(seat) for seat in triangle_queries.seats_before(paul)} == {
        "Heemskerk in Driehoek Kust",
        "Haarlem in Driehoek Kust",
    }
    told = Event.objects.filter(type="programme.triangle_set").order_by("number").values_list("facts", flat=True)
    assert [(facts["joined"], facts["left"]) for facts in told] == [(2, 0), (1, 1), (1, 0)]


def test_days_of_seats_follow_each_other(
    ijmond: Triangle, paul: AccountActor, beverwijk: Municipality, heemskerk: Municipality
) -> None:
    reseat(paul, ijmond, beverwijk)
    for change, words in (
        (
            lambda: begin_triangle_of(paul, "Driehoek Duin", heemskerk, on=DAY - timedelta(days=1)),
            "Heemskerk zat tot 01-02-2026",
        ),
        (lambda: reseat(paul, ijmond, heemskerk, on=TODAY + timedelta(days=1)), "in de toekomst"),
        (lambda: reseat(paul, ijmond, beverwijk, on=BEGUN - timedelta(days=1)), "begon pas op 01-01-2024"),
        (lambda: begin_triangle_of(paul, "Driehoek IJmond", heemskerk), "al een driehoek met deze naam"),
    ):
        with pytest.raises(Refused, match=words):
            change()
    other = begin_triangle_of(paul, "Driehoek Duin", heemskerk, on=DAY)
    with pytest.raises(Refused, match="Heemskerk zit pas sinds 01-02-2026"):
        reseat(paul, ijmond, beverwijk, heemskerk, on=DAY - timedelta(days=1))
    assert names(other) == ["Heemskerk"]
    with pytest.raises(IntegrityError), transaction.atomic():
        TriangleSeat.objects.create(triangle=ijmond, municipality=heemskerk, from_date=TODAY)


def test_only_the_owner_of_the_programme_keeps_triangles(
    ijmond: Triangle, way: Subject, paul: AccountActor, omar: AccountActor, beverwijk: Municipality
) -> None:
    with pytest.raises(NotAllowed):
        begin_triangle_of(omar, "Driehoek Duin", beverwijk)
    with pytest.raises(NotAllowed):
        reseat(omar, ijmond, beverwijk)
    with pytest.raises(NotAllowed):
        end_triangle(ijmond, actor=omar, at=NOW)
    with pytest.raises(NotAllowed):  # Heemskerk is not hers
        go_on(ijmond, way, omar, State.PROPOSED)
    assert not Resolution.objects.exists()
    end_triangle(ijmond, actor=paul, at=NOW)
    with pytest.raises(Refused, match="zojuist gewijzigd"):
        end_triangle(ijmond, actor=paul, at=NOW)
    with pytest.raises(Refused, match="zojuist gewijzigd"):
        reseat(paul, ijmond, beverwijk)
    with pytest.raises(Refused, match="beëindigd"):
        go_on(ijmond, way, paul, State.PROPOSED)
    begin_triangle_of(paul, "Driehoek IJmond", beverwijk, on=TODAY)  # the name is free again


def test_one_step_for_all_with_an_event_for_each(
    ijmond: Triangle, way: Subject, paul: AccountActor, beverwijk: Municipality, heemskerk: Municipality
) -> None:
    moved = go_on(ijmond, way, paul, State.PROPOSED, State.AGENDA)
    assert [(one.municipality.name, one.state, one.last_date) for one in moved] == [
        ("Beverwijk", State.AGENDA, DAY),
        ("Heemskerk", State.AGENDA, DAY),
    ]
    assert set(stands(way, ijmond).values()) == {State.AGENDA}
    told = Event.objects.filter(type="programme.moved")
    assert sorted(told.values_list("municipality_id", flat=True)) == sorted(2 * [beverwijk.pk, heemskerk.pk])
    assert ResolutionStep.objects.filter(reference="DRH 1", recorded_by=paul.account).count() == 4


def test_who_recorded_the_same_paper_already_is_not_moved_again(
    ijmond: Triangle, way: Subject, paul: AccountActor, omar: AccountActor, beverwijk: Municipality
) -> None:
    go_on(ijmond, way, paul, State.PROPOSED)
    apart(beverwijk, way, omar, State.ADOPTED, paper="DRH 1")
    moved = go_on(ijmond, way, paul, State.ADOPTED)
    assert [one.municipality.name for one in moved] == ["Heemskerk"]
    assert ResolutionStep.objects.filter(state=State.ADOPTED).count() == 2
    with pytest.raises(Refused, match="Elke gemeente staat al op «vastgesteld»"):
        go_on(ijmond, way, paul, State.ADOPTED)


def test_nothing_is_recorded_when_one_stands_elsewhere(
    ijmond: Triangle, way: Subject, paul: AccountActor, heemskerk: Municipality
) -> None:
    go_on(ijmond, way, paul, State.PROPOSED)
    apart(heemskerk, way, paul, State.ADOPTED)
    before = ResolutionStep.objects.count()
    for to, words in (
        (State.ADOPTED, "Heemskerk staat al op «vastgesteld» met een andere datum of een ander kenmerk"),
        (State.AGENDA, "Heemskerk staat op «vastgesteld» en kan niet «op de agenda» worden; leg daar de stap apart"),
    ):
        with pytest.raises(Refused, match=words):
            go_on(ijmond, way, paul, to)
    assert ResolutionStep.objects.count() == before
    assert sorted(stands(way, ijmond).values()) == [State.ADOPTED, State.PROPOSED]


def test_a_day_fits_each_of_them(
    ijmond: Triangle, way: Subject, paul: AccountActor, beverwijk: Municipality, heemskerk: Municipality
) -> None:
    apart(beverwijk, way, paul, State.PROPOSED)
    apart(heemskerk, way, paul, State.PROPOSED, on=DAY + timedelta(days=5))
    with pytest.raises(Refused, match="voor de stap «voorgesteld» van 06-02-2026 in Heemskerk"):
        go_on(ijmond, way, paul, State.ADOPTED, on=DAY + timedelta(days=1))
    with pytest.raises(Refused, match="in de toekomst"):
        go_on(ijmond, way, paul, State.ADOPTED, on=TODAY + timedelta(days=1))
    assert len(go_on(ijmond, way, paul, State.ADOPTED, on=DAY + timedelta(days=5))) == 2


def test_what_changed_since_the_page_is_refused(
    ijmond: Triangle,
    way: Subject,
    paul: AccountActor,
    omar: AccountActor,
    beverwijk: Municipality,
    haarlem: Municipality,
) -> None:
    seen, mark = stands(way, ijmond), triangle_queries.seats_mark()
    apart(beverwijk, way, omar, State.PROPOSED)
    shared = SharedStep(State.PROPOSED, DAY, "DRH 1", seen)
    with pytest.raises(Refused, match="zojuist gewijzigd"):
        move_together(ijmond, way, shared, actor=paul, token=uuid4(), at=NOW)
    reseat(paul, ijmond, beverwijk, haarlem)
    with pytest.raises(Refused, match="indeling van de driehoeken zojuist gewijzigd"):
        change_triangle(ijmond, Seating([beverwijk], DAY, mark), name="IJmond", actor=paul, at=NOW)
    actions.close_subject(way, actor=paul, at=NOW)
    with pytest.raises(Refused, match="gesloten"):
        go_on(ijmond, way, paul, State.PROPOSED)


@pytest.mark.at_once
def test_of_two_steps_at_once_one_is_recorded(
    ijmond: Triangle, way: Subject, paul: AccountActor, omar: AccountActor, beverwijk: Municipality
) -> None:
    go_on(ijmond, way, paul, State.PROPOSED)
    seen = stands(way, ijmond)

    def all_of_them(to: State) -> object:
        shared = SharedStep(to, DAY, "DRH 2", seen)
        return move_together(ijmond, way, shared, actor=paul, token=uuid4(), at=NOW)

    assert len(refused(together(lambda: all_of_them(State.ADOPTED), lambda: all_of_them(State.REFUSED)))) == 1
    assert ResolutionStep.objects.count() == 4
    assert len(set(stands(way, ijmond).values())) == 1


@pytest.mark.at_once
def test_of_all_and_one_at_once_one_is_recorded(
    ijmond: Triangle, way: Subject, paul: AccountActor, omar: AccountActor, beverwijk: Municipality
) -> None:
    go_on(ijmond, way, paul, State.PROPOSED)
    shared = SharedStep(State.ADOPTED, DAY, "DRH 2", stands(way, ijmond))
    own = Step(State.REFUSED, DAY, "E 1", State.PROPOSED)
    answers = together(
        lambda: move_together(ijmond, way, shared, actor=paul, token=uuid4(), at=NOW),
        lambda: actions.move(beverwijk, way, own, actor=omar, token=uuid4(), at=NOW),
    )
    assert len(refused(answers)) == 1
    assert ResolutionStep.objects.count() in {3, 4}


@pytest.mark.at_once
def test_of_two_who_seat_a_municipality_at_once_one_does(
    paul: AccountActor, beverwijk: Municipality, heemskerk: Municipality
) -> None:
    mark = triangle_queries.seats_mark()

    def seats(name: str) -> object:
        made = Triangle(name=name, token=uuid4())
        return begin_triangle(made, Seating([beverwijk], BEGUN, mark), actor=paul, at=NOW)

    assert refused(together(lambda: seats("Driehoek A"), lambda: seats("Driehoek B"))) == ["changed_meanwhile"]
    assert TriangleSeat.objects.filter(municipality=beverwijk, until_date__isnull=True).count() == 1
    first = Triangle.objects.get()
    mark = triangle_queries.seats_mark()

    def adds(*places: Municipality) -> object:
        return change_triangle(first, Seating(places, DAY, mark), name=first.name, actor=paul, at=NOW)

    answers = together(lambda: adds(beverwijk, heemskerk), lambda: adds(heemskerk))
    assert refused(answers) == ["changed_meanwhile"]
