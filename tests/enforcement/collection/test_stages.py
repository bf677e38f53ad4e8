"""The states of a forfeited amount: every allowed and every forbidden pair; and the guards of its steps."""

from datetime import date, timedelta
from typing import Any

import pytest

from regiotoezicht.core.refusals import Refused
from regiotoezicht.enforcement.collection import asking, deciding, paying, rules
from regiotoezicht.enforcement.collection.vocabulary import ENDED, OUTSTANDING, TRANSITIONS, Stage

DAY = date(2026, 6, 16)
LONG = "De betrokkene heeft aangetoond dat hij het hele bedrag niet kan voldoen."
ENDS = ("paid", "waived", "lapsed")
ALLOWED = {
    ("forfeited", "intended"),
    ("forfeited", "decided"),
    ("intended", "decided"),
    ("decided", "reminded"),
    ("reminded", "writ"),
    *((old, end) for old in ("forfeited", "intended", "decided", "reminded", "writ") for end in ENDS),
}


@pytest.mark.parametrize("new", list(Stage))
@pytest.mark.parametrize("old", list(Stage))
def test_an_amount_makes_the_moves_of_its_table_and_no_other(old: Stage, new: Stage) -> None:
    allowed = (old.value, new.value) in ALLOWED
    assert rules.may_move(old, new) is allowed
    if allowed:
        rules.refuse_move(1, old, new)
        return
    with pytest.raises(Refused) as refusal:
        rules.refuse_move(1, old, new)
    assert refusal.value.code == "amount_move"


def test_what_ended_moves_nowhere_and_everything_can_end_in_each_way() -> None:
    assert {stage.value for stage in ENDED} == set(ENDS)
    for stage in OUTSTANDING:
        assert TRANSITIONS[stage] >= ENDED


def test_the_order_of_decision_reminder_and_writ_names_its_article() -> None:
    assert "5:37" in rules.why_not_move(1, Stage.FORFEITED, Stage.REMINDED)
    assert "4:117" in rules.why_not_move(1, Stage.DECIDED, Stage.WRIT)


def refused(code: str, article: str, call: Any, *args: Any, **more: Any) -> None:
    with pytest.raises(Refused) as refusal:
        call(*args, **more)
    assert refusal.value.code == code
    assert article in refusal.value.sentence


@pytest.mark.parametrize(
    ("cents", "day", "code", "article"),
    [
        (0, DAY, "no_cents", ""),
        (None, DAY, "no_cents", ""),
        (100, DAY + timedelta(days=9), "paid_in_future", ""),
        (100, DAY - timedelta(days=1), "paid_before", ""),
        (101, DAY, "paid_too_much", "4:97"),
    ],
)
def test_a_payment_that_cannot_be_is_refused(cents: int | None, day: date, code: str, article: str) -> None:
    given: dict[str, Any] = {"open_cents": 100, "forfeited_on": DAY, "today": DAY + timedelta(days=8)}
    refused(code, article, paying.refuse_payment, cents, day, **given)
    paying.refuse_payment(100, DAY, **given)


def test_a_waiver_is_of_what_is_due_and_has_a_reason() -> None:
    refused("waived_too_much", "", paying.refuse_waiver, 101, LONG, open_cents=100)
    refused("no_cents", "", paying.refuse_waiver, 0, LONG, open_cents=100)
    refused("reason", "3:4", paying.refuse_waiver, 100, "Kan niet.", open_cents=100)
    paying.refuse_waiver(100, LONG, open_cents=100)


@pytest.mark.parametrize(
    ("view", "more", "code", "article"),
    [
        ("", {}, "view", ""),
        ("skipped", {"stages": {"intended"}}, "view_was_asked", "4:12"),
        ("skipped", {"stages": {"forfeited"}, "text": "Nee."}, "no_skip_reason", "4:12"),
        ("silent", {"stages": {"forfeited"}}, "view_not_asked", "4:8"),
        ("silent", {"stages": {"forfeited", "intended"}}, "view_not_asked", "4:8"),
        ("silent", {"last_days": [DAY]}, "term_runs", "4:8"),
        ("given", {"given_on": None}, "view_date", ""),
        ("given", {"given_on": DAY + timedelta(days=1)}, "view_date", ""),
        ("given", {"given_on": DAY, "text": "Nee."}, "no_weighing", "3:46"),
    ],
)
def test_how_a_view_ended_must_be_true(view: str, more: dict[str, Any], code: str, article: str) -> None:
    given: dict[str, Any] = {
        "stages": {"intended"},
        "text": LONG,
        "given_on": None,
        "last_days": [DAY - timedelta(days=1)],
        "today": DAY,
    }
    refused(code, article, deciding.refuse_view, view, **given | more)
    deciding.refuse_view("silent", **given)
    deciding.refuse_view("skipped", **given | {"stages": {"forfeited"}, "last_days": []})


def test_nobody_is_reminded_before_the_decision_was_sent_and_the_term_to_pay_is_over() -> None:
    asked: dict[str, Any] = {"decision_sent": DAY, "pay_until": DAY, "postponed_until": None}
    tomorrow = DAY + timedelta(days=1)
    assert deciding.why_no_reminder(**asked, on=tomorrow) == ""
    assert "5:33" in deciding.why_no_reminder(**asked, on=DAY)
    assert "5:37" in deciding.why_no_reminder(**asked | {"decision_sent": None}, on=tomorrow)
    assert "4:94" in deciding.why_no_reminder(**asked | {"postponed_until": tomorrow}, on=tomorrow)
    assert "4:117" in deciding.why_no_writ(reminded_until=None, postponed_until=None, on=tomorrow)
    assert "4:112" in deciding.why_no_writ(reminded_until=DAY, postponed_until=None, on=DAY)
    assert "4:94" in deciding.why_no_writ(reminded_until=DAY, postponed_until=tomorrow, on=tomorrow)
    assert deciding.why_no_writ(reminded_until=DAY, postponed_until=None, on=tomorrow) == ""


def test_lapse_takes_its_last_day_in() -> None:
    assert rules.why_lapsed(DAY, DAY) == ""
    assert "5:35" in rules.why_lapsed(DAY, DAY + timedelta(days=1))
    refused("not_lapsed", "5:35", rules.refuse_not_lapsed, DAY, DAY)
    rules.refuse_not_lapsed(DAY, DAY + timedelta(days=1))


@pytest.mark.parametrize(
    ("left", "kind"),
    [(91, ""), (90, "90"), (31, "90"), (30, "30"), (8, "30"), (7, "7"), (0, "7"), (-1, "lapsed")],
)
def test_the_lapse_warns_at_90_30_and_7_days_and_when_it_is_over(left: int, kind: str) -> None:
    assert rules.warning_of(DAY + timedelta(days=left), DAY).endswith(kind or "") is True
    assert bool(rules.warning_of(DAY + timedelta(days=left), DAY)) is bool(kind)


def test_an_interruption_says_what_happened_on_a_day_that_was() -> None:
    refused("interruption", "", paying.refuse_interruption, "decision", DAY, LONG, today=DAY)
    refused("interrupted_in_future", "", paying.refuse_interruption, "writ", DAY + timedelta(days=1), LONG, today=DAY)
    refused("note", "", paying.refuse_interruption, "writ", DAY, "", today=DAY)


def test_a_request_is_about_something_that_is_there() -> None:
    refused("nothing_to_ask", "", asking.refuse_request, "collect", DAY, today=DAY, not_before=None)
    refused("received_too_early", "", asking.refuse_request, "collect", DAY, today=DAY, not_before=DAY + timedelta(1))
    refused("received_in_future", "", asking.refuse_request, "collect", DAY + timedelta(1), today=DAY, not_before=DAY)
    refused("lift_too_early", "5:34", asking.refuse_lifting, DAY, DAY - timedelta(1))
