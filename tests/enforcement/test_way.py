"""The path of coercion, closure, suspension and withdrawal: its stops, what may come next, and why not yet."""

from dataclasses import replace
from datetime import date

import pytest

from regiotoezicht.bylaws.vocabulary import MeasureKind
from regiotoezicht.enforcement.path import Facts, Next
from regiotoezicht.enforcement.remedies.vocabulary import REMEDIES, STATE_OF
from regiotoezicht.enforcement.remedies.way import RemedyFacts, nexts_of, stops_of
from regiotoezicht.enforcement.vocabulary import CLOSED, OPEN, Status
from tests.enforcement.test_moves import DAY, FRESH, HEARD, UNHEARD

NOTHING = RemedyFacts(today=DAY)
DECIDED = replace(
    FRESH,
    status=Status.DECIDED,
    measure="coercion",
    weighed=DAY,
    violations=1,
    addressees=1,
    intention_sent=DAY,
    heard=HEARD,
    decided=DAY,
)


def states(facts: Facts, remedy: RemedyFacts = NOTHING) -> dict[str, str]:
    return {stop.label: stop.state for stop in stops_of(facts, remedy)}


def steps(facts: Facts, remedy: RemedyFacts = NOTHING) -> dict[str, Next]:
    return {one.step: one for one in nexts_of(facts, remedy)}


def main(facts: Facts, remedy: RemedyFacts = NOTHING) -> list[str]:
    return [one.step for one in nexts_of(facts, remedy) if one.is_main]


def test_coercion_goes_from_the_order_to_the_costs() -> None:
    sent = replace(DECIDED, status=Status.COERCION_TERM, order_sent=DAY)
    remedy = replace(NOTHING, cost_share="all")
    assert list(states(sent, remedy)) == [
        "Geopend",
        "Gewogen",
        "Voornemen",
        "Zienswijze",
        "Besluit",
        "Verzonden",
        "Toegepast",
        "Kosten",
        "Betaald",
        "Gesloten",
    ]
    assert states(sent, remedy)["Toegepast"] == "current"
    paid = replace(sent, status=Status.COSTS_PAID, closed=DAY)
    assert set(states(paid, replace(remedy, executed=DAY, costs_decided=DAY, costs_sent=DAY)).values()) == {"done"}
    complied = replace(sent, status=Status.COMPLIED, recheck=DAY, closed=DAY)
    assert states(complied, remedy)["Nageleefd"] == "done"
    assert "Toegepast" not in states(complied, remedy)


def test_acting_at_once_stands_before_the_decision() -> None:
    acted = replace(DECIDED, status=Status.URGENT_ACTED, decided=None, intention_sent=None, heard=UNHEARD)
    remedy = replace(NOTHING, acted=DAY, executed=DAY)
    assert list(states(acted, remedy))[:4] == ["Geopend", "Gewogen", "Opgetreden", "Besluit"]
    assert main(acted, remedy) == ["decide"]
    assert "5:24" in steps(replace(acted, addressees=0, heard=()), remedy)["decide"].why_not


def test_a_closure_opens_again_and_a_suspension_ends() -> None:
    shut = replace(DECIDED, status=Status.SHUT, measure="closure", order_sent=DAY)
    assert states(shut)["Weer open"] == "current"
    assert main(shut) == ["reopen"]
    suspended = replace(DECIDED, status=Status.SUSPENDED, measure="suspension", order_sent=DAY)
    assert list(states(suspended))[-2:] == ["Schorsing", "Gesloten"]
    assert main(suspended) == ["finish"]
    done = replace(suspended, status=Status.FINISHED, closed=DAY)
    assert set(states(done).values()) == {"done"}


def test_a_withdrawal_waits_for_the_register() -> None:
    withdrawn = replace(DECIDED, status=Status.WITHDRAWN, measure="withdrawal", order_sent=DAY)
    assert states(withdrawn)["Register"] == "current"
    assert "register" in steps(withdrawn)["finish"].why_not
    assert main(withdrawn, replace(NOTHING, permit_ended=DAY)) == ["finish"]


def test_coercion_waits_for_its_term_unless_it_is_urgent() -> None:
    term = replace(DECIDED, status=Status.COERCION_TERM, order_sent=DAY)
    runs = replace(NOTHING, last_comply_day=DAY)
    assert "5:24" in steps(term, runs)["execute"].why_not
    assert main(term, runs) == ["recheck"]
    assert main(term, replace(runs, today=date(2026, 4, 2))) == ["execute"]
    assert main(term, replace(runs, is_urgent=True)) == ["execute"]


def test_costs_that_were_not_announced_are_not_offered() -> None:
    executed = replace(DECIDED, status=Status.EXECUTED, order_sent=DAY)
    assert "5:25" in steps(executed)["costs"].why_not
    assert main(executed) == ["finish"]
    assert main(executed, replace(NOTHING, cost_share="part")) == ["costs"]
    owed = replace(executed, status=Status.COSTS_DECIDED)
    assert "4:87" in steps(owed)["pay_costs"].why_not
    assert main(owed, replace(NOTHING, costs_sent=DAY)) == ["pay_costs"]


def test_a_home_asks_its_questions_before_the_decision() -> None:
    heard = replace(DECIDED, status=Status.HEARD, measure="closure", decided=None)
    home = replace(NOTHING, is_home=True)
    assert main(heard, home) == ["home_test"]
    assert "3:4" in steps(heard, home)["decide"].why_not
    answered = replace(home, has_home_test=True)
    assert steps(heard, answered)["decide"].why_not == ""
    assert "home_test" not in steps(heard)


def test_a_second_signature_is_offered_while_it_waits() -> None:
    assert "countersign" in steps(DECIDED, replace(NOTHING, waits_for_signature=True))
    assert "countersign" not in steps(DECIDED)


def test_a_decision_after_acting_is_not_dropped() -> None:
    assert "close" in steps(DECIDED)
    assert "close" not in steps(DECIDED, replace(NOTHING, acted=DAY))


@pytest.mark.parametrize("measure", [*REMEDIES, MeasureKind.TALK])
@pytest.mark.parametrize("status", list(Status))
def test_every_open_state_of_a_measure_has_a_next_step_and_a_closed_one_none(
    status: Status, measure: MeasureKind
) -> None:
    if status in STATE_OF and measure not in STATE_OF[status]:
        return
    facts = replace(DECIDED, status=status, measure=measure)
    assert stops_of(facts, NOTHING)[0].label == "Geopend"
    if status in CLOSED:
        assert nexts_of(facts, NOTHING) == []
    elif status in OPEN:
        assert "hold" in steps(facts)
