"""Every worked example of the ground text on terms, rule by rule."""

from datetime import date, timedelta

import pytest

from regiotoezicht.law.answers import answer
from regiotoezicht.law.calculation import compute
from regiotoezicht.law.holidays import ATW, DECREES

# rule, from, options, raw end, end
EXAMPLES = [
    # objection and appeal
    ("awb-6:7", "2026-03-24", [], "2026-05-05", "2026-05-06"),
    ("awb-6:7", "2026-04-02", [], "2026-05-14", "2026-05-18"),
    ("awb-6:7", "2027-03-24", [], "2027-05-05", "2027-05-10"),
    ("awb-6:7", "2025-11-21", [], "2026-01-02", "2026-01-05"),
    ("awb-6:7", "2026-03-20", [], "2026-05-01", "2026-05-01"),
    ("awb-4:87", "2026-03-24", [], "2026-05-05", "2026-05-06"),
    ("awb-4:87", "2026-04-02", [], "2026-05-14", "2026-05-18"),
    ("awb-4:87", "2027-03-24", [], "2027-05-05", "2027-05-10"),
    ("awb-4:87", "2025-11-21", [], "2026-01-02", "2026-01-05"),
    ("awb-4:87", "2026-03-20", [], "2026-05-01", "2026-05-01"),
    ("awb-6:9", "2026-05-06", [], "2026-05-13", "2026-05-13"),
    ("awb-6:9", "2026-05-08", [], "2026-05-15", "2026-05-18"),
    # decision on objection
    ("awb-7:10", "2026-05-06", [], "2026-06-17", "2026-06-17"),
    ("awb-7:10", "2026-05-06", ["committee=yes"], "2026-07-29", "2026-07-29"),
    ("awb-7:10", "2026-05-06", ["committee=yes", "extended=yes"], "2026-09-09", "2026-09-09"),
    ("awb-7:10", "2026-12-28", [], "2027-02-08", "2027-02-08"),
    ("awb-7:10", "2026-12-28", ["committee=yes"], "2027-03-22", "2027-03-22"),
    ("awb-7:10", "2026-05-06", ["extended=yes"], "2026-07-29", "2026-07-29"),
    ("awb-7:10", "2026-02-13", [], "2026-03-27", "2026-03-27"),
    ("awb-7:10", "2026-03-24", ["committee=no"], "2026-05-05", "2026-05-06"),
    # applications
    ("awb-4:13", "2026-03-02", [], "2026-04-27", "2026-04-28"),
    ("awb-4:13", "2026-02-16", [], "2026-04-13", "2026-04-13"),
    ("awb-4:13", "2026-10-30", [], "2026-12-25", "2026-12-28"),
    ("awb-4:13", "2026-03-02", ["source=bylaw", "weeks=12"], "2026-05-25", "2026-05-25"),
    ("awb-4:13", "2026-03-02", ["source=bylaw", "weeks=12", "extended_weeks=12"], "2026-08-17", "2026-08-17"),
    ("awb-4:15", "2026-03-02", ["invited=2026-03-16", "completed=2026-03-30"], "2026-05-10", "2026-05-11"),
    ("bibob-31", "2026-03-02", ["asked=2026-04-01", "received=2026-06-10"], "2026-07-07", "2026-07-07"),
    ("awb-4:5", "2026-04-17", [], "2026-05-15", "2026-05-18"),
    # terms we set: a view, a term to comply
    ("own", "2026-08-03", ["weeks=2"], "2026-08-17", "2026-08-17"),
    ("own", "2026-06-01", ["weeks=2"], "2026-06-15", "2026-06-15"),
    ("own", "2026-06-06", ["days=14"], "2026-06-20", "2026-06-20"),
    # penalties and money
    ("awb-5:33", "2026-06-16", [], "2026-07-28", "2026-07-28"),
    ("awb-5:33", "2026-11-14", [], "2026-12-26", "2026-12-28"),
    ("awb-5:35", "2026-06-16", [], "2027-06-16", "2027-06-16"),
    ("awb-5:35", "2026-05-23", [], "2027-05-23", "2027-05-23"),
    ("awb-5:35", "2026-06-16", ["interrupted=2026-08-03"], "2027-08-03", "2027-08-03"),
    ("awb-5:37", "2026-11-27", [], "2026-12-25", "2026-12-28"),
    ("awb-4:112", "2026-08-03", [], "2026-08-17", "2026-08-17"),
    ("awb-4:112", "2026-12-11", [], "2026-12-25", "2026-12-28"),
    ("awb-5:34", "2026-06-01", [], "2027-05-31", "2027-05-31"),
    # coercion and entry
    ("awb-5:31a", "2026-04-17", [], "2026-05-15", "2026-05-18"),
    ("awb-5:27", "2026-05-22T16:10", [], "2026-05-24T16:10", "2026-05-24T16:10"),
    ("awb-5:30", "2026-06-01", [], "2026-08-31", "2026-08-31"),
    ("awbi-6", "2026-12-24", [], "2026-12-27", "2026-12-27"),
    ("awbi-11", "2026-04-24", [], "2026-04-28", "2026-04-29"),
    # late decision, fines, complaints
    ("awb-4:17", "2026-05-04", [], "2026-06-29", "2026-06-29"),
    ("awb-5:51", "2026-02-23", [], "2026-05-25", "2026-05-25"),
    ("awb-5:45", "2026-05-23", ["over_340=yes"], "2031-05-23", "2031-05-23"),
    ("awb-5:45", "2026-05-23", ["over_340=no"], "2029-05-23", "2029-05-23"),
    ("awb-9:11", "2026-11-12", [], "2026-12-24", "2026-12-24"),
    # openness and privacy
    ("woo-4.4", "2026-04-07", [], "2026-05-05", "2026-05-06"),
    ("avg-12", "2026-01-31", [], "2026-02-28", "2026-03-02"),
    ("avg-12", "2026-04-15", [], "2026-05-15", "2026-05-15"),
    ("avg-33", "2026-05-22T16:10", [], "2026-05-25T16:10", "2026-05-25T16:10"),
    # hearing and court
    ("awb-7:4-papers", "2026-06-15", [], "2026-06-05", "2026-06-05"),
    ("awb-7:4-file", "2026-06-15", [], "2026-06-08", "2026-06-08"),
    ("awb-8:42", "2026-04-07", [], "2026-05-05", "2026-05-06"),
]


@pytest.mark.parametrize(("rule", "start", "settings", "raw_end", "end"), EXAMPLES)
def test_a_worked_example_comes_out_to_the_day(
    rule: str, start: str, settings: list[str], raw_end: str, end: str
) -> None:
    found = answer(rule, start, settings)
    assert (found["rule"], found["from"]) == (rule, start)
    assert (found["raw_end"], found["end"], found["rolled"]) == (raw_end, end, raw_end != end)


EQUAL_DAYS = """2017-04-28 2017-05-26 2018-05-11 2018-12-24 2018-12-31 2019-05-31 2019-12-27
2023-04-28 2023-05-19 2024-05-10 2024-12-27 2025-05-30 2026-01-02 2026-05-15 2027-05-07 2028-04-28 2028-05-26"""


def test_the_equal_days_are_those_of_the_decrees() -> None:
    kept = sorted(day.isoformat() for decree in DECREES for day in decree.days)
    assert kept == EQUAL_DAYS.split()
    known = [year for year in range(2000, 2040) if ATW.is_known(year)]
    assert known == [2017, 2018, 2019, 2023, 2024, 2025, 2026, 2027, 2028]


def test_a_day_of_local_custom_counts() -> None:
    assert ATW.counts(date(2026, 2, 16))  # Monday of Carnival
    assert not ATW.counts(date(2026, 4, 3))  # Good Friday
    assert not ATW.counts(date(2024, 5, 5))  # Liberation Day every year


def test_a_breach_on_the_day_after_the_term_to_comply_is_after_it() -> None:
    last_day = compute("own", date(2026, 6, 1), {"weeks": 2}).end
    assert last_day == date(2026, 6, 15)
    assert compute("awb-5:33", last_day + timedelta(days=1)).end == date(2026, 7, 28)


def test_the_papers_to_the_court_wait_for_an_equal_day() -> None:
    assert answer("awb-8:42", "2026-04-17")["end"] == "2026-05-18"


def test_the_reasons_are_sentences_that_fit_in_a_letter() -> None:
    assert answer("awb-6:7", "2026-03-24")["steps"] == [
        "De termijn is zes weken (artikel 6:7 Awb) en begint op de dag na de verzending: woensdag 25 maart 2026.",
        "De laatste dag is dan dinsdag 5 mei 2026.",
        "Dinsdag 5 mei 2026 is een erkende feestdag: Bevrijdingsdag (artikel 3 Algemene termijnenwet).",
        "De termijn loopt door tot en met woensdag 6 mei 2026 (artikel 1 Algemene termijnenwet).",
    ]


def test_a_suspension_is_told_day_by_day() -> None:
    steps = answer("awb-4:15", "2026-03-02", ["invited=2026-03-16", "completed=2026-03-30"])["steps"]
    assert isinstance(steps, list)
    assert (
        "De termijn was opgeschort van 17 maart 2026 tot en met 29 maart 2026: dertien dagen "
        "(artikel 4:15, eerste lid, onder a, Awb)." in steps
    )


def test_a_late_decision_costs_from_the_fifteenth_day_for_42_days() -> None:
    found = answer("awb-4:17", "2026-05-04")
    assert (found["first_day"], found["end"], found["warning"]) == ("2026-05-19", "2026-06-29", None)


def test_a_late_decision_warns_when_the_two_weeks_may_end_later() -> None:
    found = answer("awb-4:17", "2026-04-30")
    assert found["first_day"] == "2026-05-15"
    assert "dinsdag 19 mei 2026" in str(found["warning"])


def test_a_request_to_lift_may_come_on_the_same_day_next_year() -> None:
    found = answer("awb-5:34", "2026-06-01")
    assert (found["first_day"], found["end"]) == ("2027-06-01", "2027-05-31")


def test_stored_goods_may_be_sold_from_the_day_after_thirteen_weeks() -> None:
    assert answer("awb-5:30", "2026-06-01")["first_day"] == "2026-09-01"


def test_the_advice_of_the_bureau_suspends_at_most_84_days() -> None:
    found = answer("bibob-31", "2026-03-02", ["asked=2026-04-01", "received=2026-12-01"])
    assert found["raw_end"] == "2026-07-20"
    longer = ["asked=2026-04-01", "received=2026-12-01", "bureau_suspended_days=10"]
    assert answer("bibob-31", "2026-03-02", longer)["raw_end"] == "2026-07-30"


def test_a_completion_that_never_came_suspends_up_to_the_end_of_its_term() -> None:
    found = answer("awb-4:15", "2026-03-02", ["invited=2026-03-16", "term_end=2026-03-30"])
    assert found["end"] == "2026-05-11"


def test_without_an_invitation_or_advice_nothing_is_suspended() -> None:
    assert answer("awb-4:15", "2026-03-02")["end"] == answer("bibob-31", "2026-03-02")["end"] == "2026-04-28"


def test_an_objection_postponed_with_consent_ends_on_the_agreed_day() -> None:
    found = answer("awb-7:10", "2026-05-06", ["postponed_until=2026-08-01"])
    assert (found["raw_end"], found["end"], found["rolled"]) == ("2026-08-01", "2026-08-01", False)


def test_an_objection_of_twelve_weeks_moves_even_when_suspended_for_longer() -> None:
    found = answer("awb-7:10", "2026-05-06", ["committee=yes", "suspended_days=10"])
    assert (found["raw_end"], found["end"]) == ("2026-08-08", "2026-08-10")


def test_a_statutory_term_beyond_twelve_weeks_does_not_move() -> None:
    found = answer("awb-4:13", "2026-03-02", ["weeks=8", "extended_weeks=5", "suspended_days=5"])
    assert found["end"] == found["raw_end"] == "2026-06-06"


def test_a_complaint_with_committee_and_extension_does_not_move() -> None:
    assert answer("awb-9:11", "2026-01-24", ["committee=yes", "extended=yes"])["end"] == "2026-05-02"
    assert answer("awb-9:11", "2026-01-24", ["extended=yes"])["end"] == "2026-04-07"


def test_an_extended_request_under_the_avg_counts_three_calendar_months() -> None:
    assert answer("avg-12", "2026-01-31", ["extended=yes"])["end"] == "2026-04-30"
    assert answer("avg-12", "2026-11-30", ["extended=yes"])["raw_end"] == "2027-02-28"


def test_good_friday_and_equal_days_do_not_move_a_term_of_the_union() -> None:
    assert answer("avg-12", "2026-03-03")["end"] == "2026-04-03"
    assert answer("avg-12", "2026-04-05")["end"] == "2026-05-06"


def test_the_29th_of_february_becomes_the_last_day_of_the_month() -> None:
    assert answer("awb-5:35", "2028-02-29")["end"] == "2029-02-28"
    assert answer("awb-5:35", "2027-02-28")["end"] == "2028-02-28"
    found = answer("awb-5:34", "2028-02-29")
    assert (found["first_day"], found["end"]) == ("2029-02-28", "2029-02-27")


def test_an_own_term_warns_for_a_day_that_does_not_count() -> None:
    assert "weekend" in str(answer("own", "2026-06-06", ["weeks=2"])["warning"])
    assert "Bevrijdingsdag" in str(answer("own", "2026-05-01", ["days=4"])["warning"])
    assert answer("own", "2026-06-01", ["weeks=2"])["warning"] is None


def test_an_own_term_warns_when_the_year_is_not_known() -> None:
    found = answer("own", "2030-06-03", ["days=1"])
    assert found["end"] == "2030-06-04"
    assert "niet bekend" in str(found["warning"])


def test_an_internal_date_lies_before_a_weekend_that_moves_our_own_term() -> None:
    assert compute("avg-12", date(2026, 1, 31)).internal_date == date(2026, 2, 27)
    assert compute("awbi-11", date(2026, 4, 24)).internal_date == date(2026, 4, 28)
    assert compute("awb-6:7", date(2026, 3, 24)).internal_date is None
