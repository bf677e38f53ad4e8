"""Terms in hours, and the form of a moment."""

from datetime import UTC, datetime

import pytest

from regiotoezicht.law.answers import answer
from regiotoezicht.law.calculation import compute
from regiotoezicht.law.refusals import NoAnswer, WrongUsage


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-03-27T10:00", "2026-03-30T10:00"),  # clock forward: 71 hours elapsed, the clock is earlier
        ("2026-10-23T10:00", "2026-10-26T09:00"),  # clock back: 72 hours elapsed, one hour less on the clock
        ("2026-03-26T02:30", "2026-03-29T03:30"),  # the clock skips 2.30
        ("2026-10-25T02:30", "2026-10-28T01:30"),  # comes twice: the first counts
    ],
)
def test_a_breach_is_reported_at_the_earlier_reading_over_a_change_of_the_clock(start: str, end: str) -> None:
    assert answer("avg-33", start)["end"] == end


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-03-28T10:00", "2026-03-30T11:00"),
        ("2026-10-24T10:00", "2026-10-26T10:00"),
        ("2026-10-25T02:30", "2026-10-27T02:30"),
    ],
)
def test_an_entry_waits_for_the_later_reading_over_a_change_of_the_clock(start: str, end: str) -> None:
    assert answer("awb-5:27", start)["end"] == end


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-05-22T16:10", "2026-05-25T16:10"),
        ("2026-05-22 16:10", "2026-05-25 16:10"),
        ("2026-05-22T16:10:05", "2026-05-25T16:10:05"),
        ("2026-05-22T16:10:05.250000", "2026-05-25T16:10:05.250000"),
        ("2026-05-22T16:10+02:00", "2026-05-25T16:10+02:00"),
        ("2026-05-22T14:10Z", "2026-05-25T14:10Z"),
        ("2026-03-27T10:00+01:00", "2026-03-30T10:00+02:00"),
    ],
)
def test_the_end_has_the_form_of_the_input(start: str, end: str) -> None:
    assert answer("avg-33", start)["end"] == end


def test_the_sentences_of_an_aware_moment_are_in_local_time() -> None:
    term = compute("avg-33", datetime(2026, 5, 22, 14, 10, tzinfo=UTC))
    assert "maandag 25 mei 2026 om 16.10 uur" in term.steps[1]


def test_a_moment_that_the_clock_skips_is_wrong_usage() -> None:
    with pytest.raises(WrongUsage, match="bestaat niet"):
        answer("avg-33", "2026-03-29T02:30")


@pytest.mark.parametrize("text", ["2026-05-22", "2026-05-22T25:00", "20260522T1610", "16:10", "", "nu"])
def test_something_that_is_no_moment_is_wrong_usage(text: str) -> None:
    with pytest.raises(WrongUsage):
        answer("awb-5:27", text)


@pytest.mark.parametrize("text", ["9999-12-31T23:59", "0001-01-01T00:00", "9999-12-30T00:00Z"])
def test_a_moment_at_the_edge_of_the_calendar_is_refused(text: str) -> None:
    with pytest.raises(NoAnswer) as refusal:
        answer("avg-33", text)
    assert refusal.value.code == "date_out_of_range"
