"""States, rounds and visits by the rules alone: no database."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from itertools import product

import pytest

from regiotoezicht.core.refusals import Refused
from regiotoezicht.inspections import guards, rules
from regiotoezicht.inspections.rules import ROUND_TRANSITIONS, TRANSITIONS, Span
from regiotoezicht.inspections.vocabulary import Part, RoundStatus, VisitStatus

NOON = datetime(2026, 3, 24, 12, 0, tzinfo=UTC)


def refused(call: Callable[[], object]) -> Refused:
    with pytest.raises(Refused) as caught:
        call()
    return caught.value


@pytest.mark.parametrize(("old", "new"), list(product(RoundStatus, RoundStatus)))
def test_a_round_makes_the_moves_of_its_table_and_no_other(old: RoundStatus, new: RoundStatus) -> None:
    if new in ROUND_TRANSITIONS[old]:
        rules.refuse_round_move(old, new)
    else:
        assert refused(lambda: rules.refuse_round_move(old, new)).code == "round_move"


@pytest.mark.parametrize(("old", "new"), list(product(VisitStatus, VisitStatus)))
def test_a_visit_makes_the_moves_of_its_table_and_no_other(old: VisitStatus, new: VisitStatus) -> None:
    if new in TRANSITIONS[old]:
        rules.refuse_visit_move(old, new)
    else:
        assert refused(lambda: rules.refuse_visit_move(old, new)).code == "visit_move"


def test_every_state_is_in_its_table() -> None:
    assert set(ROUND_TRANSITIONS) == set(RoundStatus)
    assert set(TRANSITIONS) == set(VisitStatus)


def test_nothing_leaves_a_signed_visit() -> None:
    assert TRANSITIONS[VisitStatus.SIGNED] == frozenset()


@pytest.mark.parametrize("members", [0, 1])
def test_a_round_for_fewer_than_two_is_refused_by_the_way_of_working(members: int) -> None:
    refusal = refused(lambda: rules.refuse_small_round(members))
    assert "Een controle gebeurt altijd met twee toezichthouders (CCV-werkwijze)" in refusal.sentence


@pytest.mark.parametrize("members", [2, 3])
def test_a_round_for_two_or_more_is_fine(members: int) -> None:
    rules.refuse_small_round(members)


def test_a_round_yesterday_is_refused_and_one_today_is_not() -> None:
    assert refused(lambda: rules.refuse_past(date(2026, 3, 23), date(2026, 3, 24))).field == "date"
    rules.refuse_past(date(2026, 3, 24), date(2026, 3, 24))


def test_the_refusal_of_a_designation_names_article_person_and_municipality() -> None:
    refusal = refused(lambda: rules.refuse_undesignated([("Sara", "Haarlem")], date(2026, 3, 24)))
    assert "artikel 5:11 Awb" in refusal.sentence
    assert "Sara in Haarlem" in refusal.sentence
    assert "24-03-2026" in refusal.sentence


def test_rounds_that_touch_do_not_overlap() -> None:
    first = Span(date(2026, 3, 24), time(18, 0), 120)
    assert not rules.overlaps(first, Span(date(2026, 3, 24), time(20, 0), 120))
    assert rules.overlaps(first, Span(date(2026, 3, 24), time(19, 59), 120))


def test_a_round_past_midnight_overlaps_with_the_early_one_of_the_next_day() -> None:
    assert rules.overlaps(Span(date(2028, 2, 28), time(22, 0), 240), Span(date(2028, 2, 29), time(1, 0), 60))
    assert rules.overlaps(Span(date(2028, 2, 29), time(23, 0), 120), Span(date(2028, 3, 1), time(0, 30), 60))


def test_a_place_where_somebody_lives_is_entered_as_a_dwelling() -> None:
    assert rules.is_home(is_dwelling=True, lives_here="")
    assert rules.is_home(is_dwelling=False, lives_here="yes")
    assert not rules.is_home(is_dwelling=False, lives_here="no")


@pytest.mark.parametrize("part", [part for part in Part if part is not Part.CLOSING])
def test_after_somebody_asked_for_help_nothing_is_written_anymore(part: Part) -> None:
    refusal = refused(lambda: rules.refuse_writing(VisitStatus.HELP_ASKED, part))
    assert refusal.code == "help_asked"


def test_after_somebody_asked_for_help_the_time_of_leaving_is_still_noted() -> None:
    rules.refuse_writing(VisitStatus.HELP_ASKED, Part.CLOSING)


@pytest.mark.parametrize("status", [VisitStatus.PLANNED, VisitStatus.SIGNED, VisitStatus.CANCELLED])
@pytest.mark.parametrize("part", list(Part))
def test_nothing_is_written_before_arrival_or_after_signing(status: VisitStatus, part: Part) -> None:
    refused(lambda: rules.refuse_writing(status, part))


def test_no_photo_in_a_home() -> None:
    refusal = refused(lambda: guards.refuse_photo_in_home(turned_on=False))
    assert "woning" in refusal.sentence
    guards.refuse_photo_in_home(turned_on=True)


@pytest.mark.parametrize("number", [-1, 100])
def test_a_count_is_small_and_whole(number: int) -> None:
    assert refused(lambda: guards.refuse_count(number, field="persons")).field == "persons"


def test_no_part_is_larger_than_the_persons_seen() -> None:
    refusal = refused(lambda: guards.refuse_inconsistent_counts({"persons": 3, "under_limit": 4}))
    assert refusal.field == "under_limit"
    guards.refuse_inconsistent_counts({"persons": 3, "under_limit": 3, "identity_seen": 3})


def test_leaving_lies_after_arrival_and_neither_in_the_future() -> None:
    hour = timedelta(hours=1)
    guards.refuse_before_arrival(NOON, NOON - hour, field="left_at")
    guards.refuse_in_future(NOON, NOON, field="left_at")
    early = refused(lambda: guards.refuse_before_arrival(NOON - hour, NOON, field="left_at"))
    late = refused(lambda: guards.refuse_in_future(NOON + hour, NOON, field="left_at"))
    assert (early.code, late.code) == ("before_arrival", "in_future")


def test_a_visit_is_done_on_its_day_or_past_midnight() -> None:
    day = date(2028, 2, 29)
    rules.refuse_early_or_late(day, day)
    rules.refuse_early_or_late(day, date(2028, 3, 1))
    refused(lambda: rules.refuse_early_or_late(day, date(2028, 2, 28)))
    refused(lambda: rules.refuse_early_or_late(day, date(2028, 3, 2)))


def test_the_last_signature_is_that_of_the_last_member() -> None:
    assert not guards.is_last_signature([1], [1, 2])
    assert guards.is_last_signature([2, 1], [1, 2])
    assert not guards.is_last_signature([1], [1])
