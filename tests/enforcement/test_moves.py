"""The states of a case: every allowed and every forbidden pair; and the path that is drawn of them."""

from dataclasses import replace
from datetime import date

import pytest

from regiotoezicht.core.refusals import Refused
from regiotoezicht.enforcement import deciding, rules
from regiotoezicht.enforcement.actions.undoing import REOPENS
from regiotoezicht.enforcement.path import Facts, nexts_of, stops_of
from regiotoezicht.enforcement.vocabulary import CLOSED, OPEN, TRANSITIONS, Status

ALLOWED = {
    ("new", "weighed"),
    ("new", "no_violation"),
    ("weighed", "new"),
    ("weighed", "weighed"),
    ("weighed", "no_violation"),
    ("weighed", "warned"),
    ("weighed", "intended"),
    ("weighed", "heard"),
    ("weighed", "dropped"),
    ("warned", "complied"),
    ("warned", "not_complied"),
    ("warned", "ended"),
    ("intended", "heard"),
    ("intended", "dropped"),
    ("heard", "weighed"),
    ("heard", "intended"),
    ("heard", "decided"),
    ("heard", "dropped"),
    ("decided", "running"),
    ("decided", "dropped"),
    ("running", "complied"),
    ("running", "not_complied"),
    ("not_complied", "not_complied"),
    ("not_complied", "complied"),
    ("not_complied", "ended"),
    ("not_complied", "collecting"),
    ("not_complied", "lifted"),
    ("not_complied", "exhausted"),
    ("running", "lifted"),
    ("collecting", "collecting"),
    ("collecting", "not_complied"),
    ("collecting", "complied"),
    ("collecting", "lifted"),
    ("weighed", "talked"),
    ("weighed", "urgent_acted"),
    ("intended", "urgent_acted"),
    ("heard", "urgent_acted"),
    ("urgent_acted", "decided"),
    ("decided", "coercion_term"),
    ("decided", "executed"),
    ("decided", "shut"),
    ("decided", "suspended"),
    ("decided", "withdrawn"),
    ("coercion_term", "coercion_term"),
    ("coercion_term", "complied"),
    ("coercion_term", "executed"),
    ("executed", "costs_decided"),
    ("executed", "finished"),
    ("shut", "reopened"),
    ("reopened", "costs_decided"),
    ("reopened", "finished"),
    ("complied", "collecting"),
    ("lifted", "collecting"),
    ("exhausted", "not_complied"),
    ("costs_paid", "costs_decided"),
    ("costs_decided", "costs_decided"),
    ("costs_decided", "costs_paid"),
    ("costs_decided", "finished"),
    ("suspended", "finished"),
    ("withdrawn", "finished"),
}


@pytest.mark.parametrize("new", list(Status))
@pytest.mark.parametrize("old", list(Status))
def test_a_case_makes_the_moves_of_its_table_and_no_other(old: Status, new: Status) -> None:
    allowed = (old.value, new.value) in ALLOWED
    assert rules.may_move(old, new) is allowed
    if allowed:
        rules.refuse_move(old, new)
        return
    with pytest.raises(Refused) as refusal:
        rules.refuse_move(old, new)
    assert refusal.value.code == "case_move"


def test_a_closed_case_moves_only_back_by_an_undone_payment_and_an_open_one_somewhere() -> None:
    assert {status for status in Status if not TRANSITIONS[status] - OPEN and status in CLOSED} == CLOSED
    assert {status: TRANSITIONS[status] for status in CLOSED if TRANSITIONS[status]} == {
        old: frozenset({new}) for old, new in REOPENS.items()
    }
    assert all(TRANSITIONS[status] for status in OPEN)
    assert all(TRANSITIONS[status] for status in OPEN)


def test_every_case_can_come_to_an_end() -> None:
    for status in OPEN:
        reached, found = {status}, set(TRANSITIONS[status])
        while found - reached:
            reached |= found
            found = {after for one in reached for after in TRANSITIONS[one]}
        assert reached & CLOSED, status


FRESH = Facts(
    status=Status.NEW,
    measure="",
    opened=date(2026, 3, 24),
    weighed=None,
    violations=0,
    addressees=0,
    intention_sent=None,
    warning_sent=None,
    heard=(),
    decided=None,
    order_sent=None,
    recheck=None,
    closed=None,
)
DAY = date(2026, 4, 1)
HEARD = (deciding.Heard("exploitant (1)", True),)
UNHEARD = (deciding.Heard("exploitant (1)", False, "De termijn loopt tot en met 10-04-2026."),)


def states(facts: Facts) -> dict[str, str]:
    return {stop.label: stop.state for stop in stops_of(facts)}


def test_a_fresh_case_waits_for_its_weighing() -> None:
    assert states(FRESH) == {
        "Geopend": "done",
        "Gewogen": "current",
        "Voornemen": "todo",
        "Zienswijze": "todo",
        "Besluit": "todo",
        "Last loopt": "todo",
        "Hercontrole": "todo",
        "Gesloten": "todo",
    }


def test_a_warning_has_a_shorter_path() -> None:
    facts = replace(FRESH, status=Status.WARNED, measure="warning", weighed=DAY, warning_sent=DAY)
    assert states(facts) == {
        "Geopend": "done",
        "Gewogen": "done",
        "Waarschuwing": "done",
        "Hercontrole": "current",
        "Gesloten": "todo",
    }


def test_a_running_order_waits_for_its_recheck() -> None:
    facts = replace(
        FRESH,
        status=Status.RUNNING,
        measure="order_penalty",
        weighed=DAY,
        intention_sent=DAY,
        heard=HEARD,
        decided=DAY,
        order_sent=DAY,
    )
    assert states(facts)["Last loopt"] == "done"
    assert states(facts)["Hercontrole"] == "current"
    failed = replace(facts, status=Status.NOT_COMPLIED, recheck=DAY)
    assert states(failed)["Hercontrole"] == "stopped"
    done = replace(facts, status=Status.COMPLIED, recheck=DAY, closed=DAY)
    assert set(states(done).values()) == {"done"}


def test_a_case_that_was_not_carried_through_stops_where_it_was() -> None:
    facts = replace(FRESH, status=Status.DROPPED, measure="order_penalty", weighed=DAY, intention_sent=DAY, closed=DAY)
    assert states(facts) == {"Geopend": "done", "Gewogen": "done", "Voornemen": "done", "Gesloten": "stopped"}


def test_what_may_not_yet_says_why() -> None:
    (weigh,) = [one for one in nexts_of(FRESH) if one.step == "weigh"]
    assert "5:4" in weigh.why_not
    weighed = replace(FRESH, status=Status.WEIGHED, measure="order_penalty", weighed=DAY, violations=1)
    blocked = {one.step: one.why_not for one in nexts_of(weighed) if one.why_not}
    assert set(blocked) == {"prepare", "decide"}
    assert [one.step for one in nexts_of(replace(weighed, addressees=1)) if one.is_main] == ["prepare"]
    ready = replace(weighed, addressees=1, is_prepared=True)
    assert [one.step for one in nexts_of(ready) if one.is_main] == ["papers"]
    intended = replace(weighed, status=Status.INTENDED, addressees=1, intention_sent=DAY, heard=UNHEARD)
    (decide,) = [one for one in nexts_of(intended) if one.step == "decide"]
    assert "tot en met 10-04-2026" in decide.why_not
    heard = replace(intended, status=Status.HEARD, heard=HEARD)
    (decide,) = [one for one in nexts_of(heard) if one.step == "decide"]
    assert (decide.why_not, decide.is_main) == ("", True)


def test_nothing_comes_next_in_a_closed_case() -> None:
    for status in CLOSED:
        assert nexts_of(replace(FRESH, status=status)) == []
