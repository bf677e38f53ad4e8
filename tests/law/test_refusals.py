"""What gets no answer, and why."""

from datetime import date, datetime

import pytest

from regiotoezicht.law.answers import answer
from regiotoezicht.law.calculation import compute
from regiotoezicht.law.holidays import ATW, Decree
from regiotoezicht.law.options import OptionValue
from regiotoezicht.law.refusals import NoAnswer, WrongUsage
from regiotoezicht.law.rules import RULES

LOCAL_MOMENT = datetime(2026, 8, 1, 10, 0)  # noqa: DTZ001 - a moment without offset is local time here


def refusal(rule: str, start: str, *settings: str) -> str:
    with pytest.raises(NoAnswer) as caught:
        answer(rule, start, settings)
    assert caught.value.sentence.endswith(".")
    return caught.value.code


@pytest.mark.parametrize("start", ["2021-03-01", "2019-12-02", "2029-02-01", "2016-01-04"])
def test_a_term_that_moves_is_refused_in_a_year_without_equal_days(start: str) -> None:
    assert refusal("awb-6:7", start) == "year_unknown"


def test_a_term_that_would_move_into_an_unknown_year_is_refused() -> None:
    assert refusal("awb-6:7", "2028-11-19") == "year_unknown"


def test_a_term_that_stays_before_an_unknown_year_is_answered() -> None:
    assert answer("awb-6:7", "2028-11-17")["end"] == "2028-12-29"


def test_a_report_of_entry_is_refused_when_its_working_days_are_not_known() -> None:
    assert refusal("awbi-11", "2022-12-29") == "year_unknown"
    assert refusal("awbi-11", "2028-12-29") == "year_unknown"


@pytest.mark.parametrize(
    ("rule", "start", "settings"),
    [
        ("awb-5:35", "2029-06-16", []),
        ("awb-5:51", "2030-02-23", []),
        ("awbi-6", "2030-12-24", []),
        ("awb-7:4-file", "2021-06-15", []),
        ("awb-4:17", "2030-05-04", []),
        ("awb-4:13", "2030-03-02", ["source=bylaw"]),
        ("awb-7:10", "2030-05-06", ["committee=yes", "extended=yes"]),
        ("avg-12", "2030-01-31", []),
        ("own", "2030-01-31", ["weeks=2"]),
    ],
)
def test_a_term_without_equal_days_is_never_refused_for_the_year(rule: str, start: str, settings: list[str]) -> None:
    assert answer(rule, start, settings)["rule"] == rule


def test_a_late_decision_in_an_unknown_year_says_that_the_other_reading_is_not_known() -> None:
    assert "niet bekend" in str(answer("awb-4:17", "2030-05-06")["warning"])


def test_the_next_decree_can_be_loaded_and_replaces_the_one_before() -> None:
    decree = Decree(2028, 2031, frozenset({date(2029, 5, 11)}), "fictief besluit")
    calendar = ATW.with_decree(decree)
    assert compute("awb-6:7", date(2029, 3, 30), calendar=calendar).end == date(2029, 5, 14)
    assert compute("awb-6:7", date(2028, 4, 14), calendar=calendar).end == date(2028, 5, 26)
    assert compute("awb-6:7", date(2028, 4, 14)).end == date(2028, 5, 29)


def test_a_decree_with_a_day_outside_its_years_is_refused() -> None:
    with pytest.raises(NoAnswer) as caught:
        Decree(2029, 2031, frozenset({date(2031, 5, 2)}), "fictief besluit")
    assert caught.value.code == "day_outside_period"
    with pytest.raises(NoAnswer) as caught:
        Decree(2029, 2029, frozenset(), "fictief besluit")
    assert caught.value.code == "empty_period"


@pytest.mark.parametrize(
    ("rule", "start", "settings", "code"),
    [
        (
            "awb-4:15",
            "2026-03-02",
            ["invited=2026-03-16", "completed=2026-03-10"],
            "completed_before_invited",
        ),
        ("awb-4:15", "2026-03-02", ["invited=2026-03-01", "completed=2026-03-10"], "invited_before_start"),
        ("awb-4:15", "2026-03-02", ["invited=2026-04-29", "completed=2026-05-10"], "invited_after_end"),
        ("bibob-31", "2026-03-02", ["asked=2026-04-01", "received=2026-03-31"], "received_before_asked"),
        ("bibob-31", "2026-03-02", ["asked=2026-03-01", "received=2026-03-31"], "asked_before_start"),
        ("awb-5:35", "2026-06-16", ["interrupted=2027-06-17"], "interrupted_after_lapse"),
        ("awb-5:35", "2026-06-16", ["interrupted=2026-06-15"], "interrupted_before_start"),
        ("awb-7:10", "2026-05-06", ["postponed_until=2026-06-16"], "postponed_before_end"),
        ("awb-7:10", "2026-05-06", ["suspended_days=-1"], "number_too_small"),
        ("awb-4:13", "2026-05-06", ["weeks=0"], "number_too_small"),
        ("own", "2026-05-06", ["days=0"], "number_too_small"),
        ("own", "2026-05-06", ["days=1000000"], "number_too_large"),
        ("own", "9999-12-31", ["days=1"], "date_out_of_range"),
        ("own", "2026-05-06", ["weeks=999999"], "date_out_of_range"),
        ("woo-4.4", "9999-12-01", ["suspended_days=400"], "date_out_of_range"),
        ("awb-7:4-papers", "0001-01-05", [], "date_out_of_range"),
        ("awb-5:45", "9998-01-01", ["over_340=yes"], "date_out_of_range"),
        ("avg-12", "9999-12-31", [], "date_out_of_range"),
    ],
)
def test_what_cannot_be_true_is_refused_with_its_code(rule: str, start: str, settings: list[str], code: str) -> None:
    assert refusal(rule, start, *settings) == code


@pytest.mark.parametrize(
    ("rule", "start", "settings"),
    [
        ("awb-0:0", "2026-03-24", []),
        ("awb-6:7", "2026-02-30", []),
        ("awb-6:7", "20260324", []),
        ("awb-6:7", "2026-W13-2", []),
        ("awb-6:7", "24-03-2026", []),
        ("awb-6:7", "２０２６-03-24", []),
        ("awb-6:7", "2026-03-24T10:00", []),
        ("awb-6:7", "", []),
        ("awb-6:7", "2026-03-24", ["weeks=3"]),
        ("awb-7:10", "2026-03-24", ["committee=maybe"]),
        ("awb-7:10", "2026-03-24", ["committee"]),
        ("awb-7:10", "2026-03-24", ["=yes"]),
        ("awb-7:10", "2026-03-24", ["committee="]),
        ("awb-7:10", "2026-03-24", ["committee=yes", "committee=no"]),
        ("awb-7:10", "2026-03-24", ["suspended_days=1.5"]),
        ("awb-7:10", "2026-03-24", ["suspended_days=drie"]),
        ("awb-7:10", "2026-03-24", ["suspended_days=" + "9" * 5000]),
        ("awb-7:10", "2026-03-24", ["postponed_until=morgen"]),
        ("awb-4:13", "2026-03-24", ["source=policy"]),
        ("awb-4:15", "2026-03-24", ["invited=2026-03-26"]),
        ("awb-4:15", "2026-03-24", ["completed=2026-03-26"]),
        ("awb-4:15", "2026-03-24", ["invited=2026-03-26", "completed=2026-04-01", "term_end=2026-04-02"]),
        ("bibob-31", "2026-03-24", ["asked=2026-03-26"]),
        ("awb-5:45", "2026-03-24", []),
        ("own", "2026-03-24", []),
        ("own", "2026-03-24", ["days=3", "weeks=1"]),
    ],
)
def test_a_malformed_question_is_wrong_usage(rule: str, start: str, settings: list[str]) -> None:
    with pytest.raises(WrongUsage) as caught:
        answer(rule, start, settings)
    assert caught.value.sentence.endswith(".")


@pytest.mark.parametrize(
    ("rule", "options"),
    [
        ("awb-7:10", {"suspended_days": True}),
        ("awb-7:10", {"committee": 1}),
        ("awb-7:10", {"postponed_until": LOCAL_MOMENT}),
        ("awb-4:13", {"source": 3}),
    ],
)
def test_a_typed_option_of_the_wrong_type_is_wrong_usage(rule: str, options: dict[str, OptionValue]) -> None:
    with pytest.raises(WrongUsage):
        compute(rule, date(2026, 3, 24), options)


def test_typed_options_give_the_same_answer_as_written_ones() -> None:
    typed = compute("awb-7:10", date(2026, 5, 6), {"committee": True, "suspended_days": 3})
    assert typed.end.isoformat() == answer("awb-7:10", "2026-05-06", ["committee=yes", "suspended_days=3"])["end"]


def test_a_moment_for_a_term_in_days_and_a_day_for_a_term_in_hours_are_wrong_usage() -> None:
    with pytest.raises(WrongUsage):
        compute("awb-6:7", LOCAL_MOMENT)
    with pytest.raises(WrongUsage):
        compute("avg-33", date(2026, 3, 24))


def test_every_rule_names_its_article_and_a_term_that_stays_says_why() -> None:
    for rule in RULES.values():
        assert rule.basis.startswith("artikel")
        assert rule.stays or rule.mover.name != "NONE" or rule.code == "awb-4:17"
