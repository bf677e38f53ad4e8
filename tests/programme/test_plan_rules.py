"""The rules of plans, without a database: states, days, waiting, progress, and what the starters say."""

import itertools
from datetime import date
from decimal import Decimal

import pytest

from regiotoezicht.access.roles import Level, Role
from regiotoezicht.core.refusals import Refused
from regiotoezicht.guard import check
from regiotoezicht.programme import plan_rules
from regiotoezicht.programme.starters import MONTHS, STARTERS, acts_of
from regiotoezicht.programme.vocabulary import PROGRESS_TONES, Direction, PlanKind, Progress

P = Progress
ALLOWED = {
    (P.PLANNED, P.BUSY),
    (P.PLANNED, P.DONE),
    (P.PLANNED, P.DROPPED),
    (P.BUSY, P.BUSY),
    (P.BUSY, P.STUCK),
    (P.BUSY, P.DONE),
    (P.BUSY, P.DROPPED),
    (P.STUCK, P.BUSY),
    (P.STUCK, P.DROPPED),
    (P.DONE, P.BUSY),
    (P.DROPPED, P.PLANNED),
}
START, END = date(2026, 1, 1), date(2027, 12, 31)


@pytest.mark.parametrize(("old", "new"), list(itertools.product(Progress, Progress)))
def test_an_action_makes_the_moves_of_its_table_and_no_other(old: Progress, new: Progress) -> None:
    assert new in PROGRESS_TONES
    if (old, new) in ALLOWED:
        plan_rules.refuse_progress(old, new)
        return
    with pytest.raises(Refused, match=f"kan niet «{new.label}» worden"):
        plan_rules.refuse_progress(old, new)


def test_what_waits_for_an_action_is_not_what_it_waits_for() -> None:
    edges = {1: {2}, 2: {3}, 3: set(), 4: {2}}
    plan_rules.refuse_cycle(edges, 1, 3)
    plan_rules.refuse_cycle(edges, 3, 5)
    for action, needs in ((1, 1), (2, 1), (3, 1), (3, 4)):
        with pytest.raises(Refused) as refused:
            plan_rules.refuse_cycle(edges, action, needs)
        assert refused.value.code == "cycle"
    with pytest.raises(Refused, match="actie 1 wacht zelf al op actie 3"):
        plan_rules.refuse_cycle(edges, 3, 1)
    chain = {number: {number + 1} for number in range(1, 5_000)}
    with pytest.raises(Refused):
        plan_rules.refuse_cycle(chain, 5_000, 1)


@pytest.mark.parametrize(
    ("start", "end", "needed", "said"),
    [
        (date(2026, 3, 2), date(2026, 4, 1), date(2026, 3, 1), ""),
        (date(2026, 3, 1), date(2026, 4, 1), date(2026, 3, 1), "Begint voordat actie 7 gereed is (01-03-2026)."),
        (date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1), "Moet gereed zijn voordat actie 7 dat is (01-03-2026)."),
    ],
)
def test_days_that_do_not_fit_are_warned_of(start: date, end: date, needed: date, said: str) -> None:
    assert plan_rules.clash(start, end, 7, needed) == said


@pytest.mark.parametrize(
    ("start", "end", "code"),
    [
        (START, END, ""),
        (START, START, ""),
        (END, START, "ends_before"),
        (date(1999, 1, 1), END, "too_early"),
        (date(9999, 1, 1), date(9999, 12, 31), "too_late"),
        (date(2025, 12, 31), END, "outside_plan"),
        (START, date(2028, 1, 1), "outside_plan"),
        (START, date(2126, 1, 1), "too_long"),
    ],
)
def test_an_action_has_two_days_within_its_plan(start: date, end: date, code: str) -> None:
    if not code:
        plan_rules.refuse_period(start, end, within=(START, END))
        return
    with pytest.raises(Refused) as refused:
        plan_rules.refuse_period(start, end, within=(START, END))
    assert refused.value.code == code


def test_a_function_owns_an_action_where_it_is_held() -> None:
    plan_rules.refuse_owner(Role.LAWYER, Level.MUNICIPALITY)
    plan_rules.refuse_owner(Role.COORDINATOR, Level.DISTRICT)
    plan_rules.refuse_owner(Role.PROGRAMME_OWNER, Level.REGION)
    with pytest.raises(Refused, match="Kies een gemeente bij de functie «jurist handhaving»"):
        plan_rules.refuse_owner(Role.LAWYER, Level.REGION)
    with pytest.raises(Refused, match="Kies een district"):
        plan_rules.refuse_owner(Role.COORDINATOR, Level.MUNICIPALITY)
    for role in (Role.PARTNER, Role.CARE_COORDINATOR, Role.SUPERVISOR, Role.SIGNER):
        with pytest.raises(Refused, match="trekt geen acties"):
            plan_rules.refuse_owner(role, Level.MUNICIPALITY)


def test_progress_follows_the_state() -> None:
    assert plan_rules.percent_at(P.PLANNED, 40, 60) == 0
    assert plan_rules.percent_at(P.DONE, None, 60) == 100
    assert plan_rules.percent_at(P.BUSY, 0, 60) == 0
    assert plan_rules.percent_at(P.STUCK, None, 60) == 60
    assert plan_rules.percent_at(P.BUSY, None, 100) == 99  # taken up again
    for typed in (-1, 100, 101):
        with pytest.raises(Refused, match="van 0 tot en met 99"):
            plan_rules.percent_at(P.BUSY, typed, 0)
    assert plan_rules.progress_of([]) is None
    assert plan_rules.progress_of([(P.DROPPED, 40)]) is None
    assert plan_rules.progress_of([(P.DONE, 100), (P.BUSY, 99), (P.DROPPED, 0)]) == 99
    assert plan_rules.progress_of([(P.DONE, 100)] * 199 + [(P.BUSY, 99)]) == 99
    assert plan_rules.is_late(P.STUCK, START, END)
    assert not plan_rules.is_late(P.STUCK, START, START)
    assert not plan_rules.is_late(P.DONE, START, END)


def test_who_stops_says_why_and_a_target_lies_after_the_start() -> None:
    plan_rules.refuse_without_remark(P.BUSY, "")
    plan_rules.refuse_without_remark(P.STUCK, "Wacht op geld.")
    for state in (P.STUCK, P.DROPPED):
        with pytest.raises(Refused, match="waarom deze actie"):
            plan_rules.refuse_without_remark(state, "  ")
    plan_rules.refuse_target_day(START, START)
    for day in (date(2025, 12, 31), date(2036, 1, 2)):
        with pytest.raises(Refused):
            plan_rules.refuse_target_day(day, START)
    assert plan_rules.is_reached(Direction.UP, Decimal(32), Decimal(32))
    assert not plan_rules.is_reached(Direction.UP, Decimal("31.99"), Decimal(32))
    assert plan_rules.is_reached(Direction.DOWN, Decimal(14), Decimal(14))
    assert not plan_rules.is_reached(Direction.DOWN, Decimal("14.01"), Decimal(14))


@pytest.mark.parametrize("kind", PlanKind)
def test_a_starter_is_a_plan_that_holds(kind: PlanKind) -> None:
    acts = {act.key: act for act in acts_of(kind)}
    assert len(acts) == len(acts_of(kind))
    for key, act in acts.items():
        assert 0 <= act.start < act.end <= MONTHS
        assert act.role in plan_rules.OWNERS
        # What is ready before another starts cannot wait for it, so there is no cycle either.
        assert all(acts[needed].end <= act.start for needed in act.needs), f"{key} starts before what it waits for"
    texts = [act.title for act in acts.values()]
    for aim in STARTERS[kind]:
        texts += [aim.title, *(name for name, *_ in aim.indicators)]
        texts += [text for stream in aim.streams for text in (stream.title, *(made.title for made in stream.products))]
    assert all(not check(text) and len(text) <= 120 for text in texts)
