"""The guards of coercion, closure, suspension and withdrawal, without a database: each refusal names its article."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from regiotoezicht.bylaws.vocabulary import MeasureKind
from regiotoezicht.enforcement import weighing
from regiotoezicht.enforcement.remedies import closing_day, closure, costs, guards
from regiotoezicht.enforcement.remedies.closure import TRAPS, Ground
from regiotoezicht.enforcement.remedies.vocabulary import (
    AFTER_SENDING,
    REMEDIES,
    STATE_OF,
    ClosureBasis,
    EntryWay,
    Urgency,
)
from regiotoezicht.enforcement.vocabulary import OFFERED, TRANSITIONS, Status
from regiotoezicht.organisation.rules import Body
from tests.enforcement.remedied import FACTS, GROUND, NECESSITY, WHAT, refused

TODAY = date(2026, 3, 24)
BELONGS = {
    ("running", "order_penalty"),
    ("urgent_acted", "coercion"),
    ("urgent_acted", "closure"),
    ("coercion_term", "coercion"),
    ("executed", "coercion"),
    ("costs_decided", "coercion"),
    ("costs_decided", "closure"),
    ("costs_paid", "coercion"),
    ("costs_paid", "closure"),
    ("shut", "closure"),
    ("reopened", "closure"),
    ("suspended", "suspension"),
    ("withdrawn", "withdrawal"),
    ("finished", "coercion"),
    ("finished", "closure"),
    ("finished", "suspension"),
    ("finished", "withdrawal"),
    ("talked", "talk"),
}


@pytest.mark.parametrize("measure", list(MeasureKind))
@pytest.mark.parametrize("status", list(Status))
def test_a_state_belongs_to_its_measures_and_to_no_other(status: Status, measure: MeasureKind) -> None:
    wanted = status not in STATE_OF or (status.value, measure.value) in BELONGS
    assert guards.fits_measure(status, measure) is wanted
    if wanted:
        guards.refuse_other_state(status, measure)
        return
    with refused("other_measure"):
        guards.refuse_other_state(status, measure)


def test_what_follows_on_sending_is_a_move_of_the_table() -> None:
    for measure, after in AFTER_SENDING.items():
        assert after in TRANSITIONS[Status.DECIDED]
        assert guards.fits_measure(after, measure)
    assert set(AFTER_SENDING) == set(REMEDIES)


def test_there_is_no_fine_and_whoever_tries_one_reads_why() -> None:
    assert not {"fine", "boete"} & {kind.value for kind in MeasureKind}
    for measure in ("fine", "boete", MeasureKind.NONE):
        with refused("measure") as refusal:
            weighing.refuse_not_offered(measure)
        assert "artikel 5:4 Awb" in refusal.value.sentence
    for measure in OFFERED:
        weighing.refuse_not_offered(measure)


def test_a_permit_measure_needs_a_permit_in_force() -> None:
    for measure in MeasureKind:
        if measure in (MeasureKind.SUSPENSION, MeasureKind.WITHDRAWAL):
            with refused("no_permit"):
                guards.refuse_without_permit(measure, has_permit=False)
            with refused("permit_not_in_force"):
                guards.refuse_without_permit(measure, has_permit=True, in_force=False)
        else:
            guards.refuse_without_permit(measure, has_permit=False)
    guards.refuse_without_permit(MeasureKind.SUSPENSION, has_permit=True)


def test_a_use_against_the_plan_is_ended_by_the_college_and_by_an_order() -> None:
    with refused("plan_body", "artikel 5.1 Omgevingswet"):
        guards.refuse_body_for_plan(Body.MAYOR, plan_rule="artikel 4.2")
    guards.refuse_body_for_plan(Body.COLLEGE, plan_rule="artikel 4.2")
    guards.refuse_body_for_plan(Body.MAYOR, plan_rule="")
    with refused("plan_rule"):
        guards.refuse_plan_rule("artikel 4.2", MeasureKind.WITHDRAWAL)
    guards.refuse_plan_rule("artikel 4.2", MeasureKind.COERCION)


def test_urgency_asks_a_reason_and_very_urgent_that_something_was_done() -> None:
    ask = guards.refuse_urgency
    with refused("urgency_reason", "5:31"):
        ask(Urgency.URGENT, "spoed", measure="coercion", has_acted=False)
    with refused("not_acted", "5:31, tweede lid"):
        ask(Urgency.VERY_URGENT, FACTS, measure="coercion", has_acted=False)
    with refused("acted_before", "5:31, tweede lid"):
        ask(Urgency.URGENT, FACTS, measure="coercion", has_acted=True)
    with refused("urgency_of_paper", "4:11"):
        ask(Urgency.URGENT, FACTS, measure="suspension", has_acted=False)
    with refused("urgency"):
        ask("morgen", FACTS, measure="coercion", has_acted=False)
    for urgency, acted in ((Urgency.NONE, False), (Urgency.URGENT, False), (Urgency.VERY_URGENT, True)):
        ask(urgency, FACTS, measure="closure", has_acted=acted)


def test_what_was_done_has_a_moment_that_can_be() -> None:
    now = datetime(2026, 3, 24, 9, tzinfo=UTC)

    def act(what: str = WHAT, done_at: datetime = now, not_before: date = TODAY) -> None:
        guards.refuse_act(what, done_at, now=now, not_before=not_before, day=done_at.date())

    act()
    with refused("what"):
        act(what="deur open")
    with refused("acted_in_future"):
        act(done_at=now + timedelta(minutes=1))
    with refused("acted_before_violation"):
        act(not_before=TODAY + timedelta(days=1))
    with refused("entry_home", "artikel 5:27 Awb"):
        guards.refuse_entry(EntryWay.NOT_NEEDED, is_dwelling=True)
    guards.refuse_entry(EntryWay.AUTHORISED, is_dwelling=True)
    guards.refuse_entry(EntryWay.NOT_NEEDED, is_dwelling=False)


def test_coercion_waits_for_the_term_unless_it_is_urgent() -> None:
    last = TODAY + timedelta(days=3)
    with refused("within_term", "5:24, tweede lid"):
        guards.refuse_execution_in_term(last, last_comply_day=last, is_urgent=False)
    guards.refuse_execution_in_term(last + timedelta(days=1), last_comply_day=last, is_urgent=False)
    guards.refuse_execution_in_term(last, last_comply_day=last, is_urgent=True)
    guards.refuse_execution_in_term(last, last_comply_day=None, is_urgent=False)
    with refused("not_made_known", "3:40"):
        guards.refuse_execution_unsent(TODAY, sent_on=None)
    with refused("not_made_known"):
        guards.refuse_execution_unsent(TODAY, sent_on=last)


def test_a_period_lies_after_the_decision_and_ends_after_it_starts() -> None:
    def ask(first: date | None, last: date | None, measure: str = "closure", acted: date | None = None) -> None:
        guards.refuse_period(first, last, measure=measure, decided_on=TODAY, acted_on=acted)

    ask(TODAY, TODAY)
    with refused("from_date"):
        ask(None, TODAY)
    with refused("from_in_past", "3:40"):
        ask(TODAY - timedelta(days=1), TODAY)
    ask(TODAY - timedelta(days=1), TODAY, acted=TODAY - timedelta(days=1))
    with refused("until_date"):
        ask(TODAY, TODAY - timedelta(days=1))
    with refused("until_date"):
        ask(TODAY, TODAY + timedelta(days=366))
    with refused("until_date"):
        ask(TODAY, None)
    ask(TODAY, None, measure="withdrawal")
    ask(None, None, measure="coercion")


def test_a_basis_of_a_closure_must_carry_it() -> None:
    closure.refuse_ground(GROUND, is_dwelling=False)
    for ground, code, article in (
        (Ground(""), "closure_basis", "5:4"),
        (replace(GROUND, basis=ClosureBasis.PERMIT_DUTY), "permit_duty_no_basis", "artikel 125 Gemeentewet"),
        (replace(GROUND, article=""), "closure_article", "5:9"),
        (replace(GROUND, facts="kort"), "closure_facts", "3:46"),
        (replace(GROUND, basis=ClosureBasis.PLAN, article=""), "closure_article", "5:9"),
        (replace(GROUND, basis=ClosureBasis.MAYOR_HOME), "no_disturbance", "174a"),
    ):
        with refused(code, article):
            closure.refuse_ground(ground, is_dwelling=False)


def test_a_home_is_not_closed_on_a_power_for_what_is_public_or_a_permit_duty() -> None:
    for ground, code, said in (
        (replace(GROUND, basis=ClosureBasis.PERMIT_DUTY), "permit_duty_no_basis", "een woning"),
        (replace(GROUND, basis=ClosureBasis.MAYOR_PUBLIC), "not_public", "174"),
        (GROUND, "by_law_no_homes", "noemt"),
        (replace(GROUND, names_homes="no"), "by_law_no_homes", "noemt"),
    ):
        with refused(code, said):
            closure.refuse_ground(ground, is_dwelling=True)
    closure.refuse_ground(replace(GROUND, names_homes="yes"), is_dwelling=True)
    home = Ground(ClosureBasis.MAYOR_HOME, facts=FACTS, disturbance="weapon")
    closure.refuse_ground(home, is_dwelling=True)
    closure.refuse_ground(Ground(ClosureBasis.DRUGS, facts=FACTS), is_dwelling=True)


def test_every_basis_shows_its_trap_and_belongs_to_a_body() -> None:
    assert set(TRAPS) == set(ClosureBasis)
    for basis in ClosureBasis:
        owner = closure.BODY_OF.get(basis)
        for body in Body:
            if owner is None or owner == body:
                closure.refuse_closing_body(body, basis)
            else:
                with refused("closing_body"):
                    closure.refuse_closing_body(body, basis)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"milder_means": "geen"}, "milder_means"),
        ({"letting": ""}, "letting"),
        ({"letting": "ended", "milder_means": "Een last hielp niet echt."}, "letting_ended"),
        ({"owner_blame": ""}, "owner_blame"),
        ({"minors": ""}, "minors"),
        ({"minors": "yes"}, "minors_provided"),
        ({"rehousing": "pension"}, "rehousing"),
        ({"care_route": "not_yet"}, "care_route"),
        ({"care_route": ""}, "care_route"),
    ],
)
def test_each_question_about_a_home_is_answered(changed: dict[str, str], code: str) -> None:
    with refused(code, "3:4"):
        closure.refuse_necessity(replace(NECESSITY, **changed), violated_on=TODAY, today=TODAY)


def test_old_findings_ask_why_it_is_still_needed() -> None:
    closure.refuse_necessity(NECESSITY, violated_on=TODAY - timedelta(days=42), today=TODAY)
    with refused("findings_age", "43 dagen"):
        closure.refuse_necessity(NECESSITY, violated_on=TODAY - timedelta(days=43), today=TODAY)


def test_costs_are_recovered_as_far_as_the_decision_said() -> None:
    for share in ("", "none"):
        with refused("costs_not_announced", "5:25, tweede lid"):
            costs.refuse_unannounced(share)
    for share in ("part", "all"):
        costs.refuse_unannounced(share)
    with refused("cost_note"):
        guards.refuse_cost_share("part", "", measure="coercion")
    with refused("cost_share", "5:25"):
        guards.refuse_cost_share("", "", measure="closure")
    guards.refuse_cost_share("", "", measure="suspension")
    for amount in (0, -1, 100_000_001):
        with refused("amount"):
            costs.refuse_costs(amount, FACTS)
    with refused("costs_before_execution", "5:25"):
        costs.refuse_cost_day(TODAY, today=TODAY, executed_on=TODAY + timedelta(days=1))
    with refused("decided_in_future"):
        costs.refuse_cost_day(TODAY + timedelta(days=1), today=TODAY, executed_on=TODAY)


@pytest.mark.parametrize(
    ("amount", "paid_on", "sent_on", "code"),
    [
        (100, TODAY, None, "costs_not_sent"),
        (100, TODAY + timedelta(days=1), TODAY, "paid_in_future"),
        (100, TODAY - timedelta(days=1), TODAY, "paid_before_sending"),
        (0, TODAY, TODAY, "amount"),
        (401, TODAY, TODAY, "above_due"),
    ],
)
def test_a_payment_that_cannot_be_is_refused(amount: int, paid_on: date, sent_on: date | None, code: str) -> None:
    with refused(code):
        costs.refuse_payment(amount, paid_on, due_cents=1000, paid_cents=600, sent_on=sent_on, today=TODAY)


def test_the_last_cent_may_be_paid() -> None:
    costs.refuse_payment(400, TODAY, due_cents=1000, paid_cents=600, sent_on=TODAY, today=TODAY)


def test_reopening_and_finishing_early_ask_why() -> None:
    until = TODAY + timedelta(days=5)
    with refused("early_reason", "3:4"):
        guards.refuse_reopening(TODAY, from_date=TODAY, until_date=until, today=TODAY, reason="")
    guards.refuse_reopening(TODAY, from_date=TODAY, until_date=until, today=TODAY, reason=FACTS)
    with refused("reopened_in_future"):
        guards.refuse_reopening(until, from_date=TODAY, until_date=until, today=TODAY, reason=FACTS)
    with refused("reopened_too_early"):
        guards.refuse_reopening(TODAY - timedelta(days=1), from_date=TODAY, until_date=until, today=TODAY, reason=FACTS)
    with refused("early_reason"):
        guards.refuse_finish("suspension", until_date=TODAY, today=TODAY, permit_ended=False, reason="")
    guards.refuse_finish("suspension", until_date=TODAY - timedelta(days=1), today=TODAY, permit_ended=False, reason="")
    with refused("permit_in_register"):
        guards.refuse_finish("withdrawal", until_date=None, today=TODAY, permit_ended=False, reason=FACTS)
    guards.refuse_finish("withdrawal", until_date=None, today=TODAY, permit_ended=True, reason="")


def test_a_hold_holds_up_to_and_including_its_day() -> None:
    until = TODAY + timedelta(days=3)
    for today in (TODAY, until):
        with refused("held"):
            guards.refuse_held("police", until, today=today)
    guards.refuse_held("police", until, today=until + timedelta(days=1))
    guards.refuse_held("", None, today=TODAY)
    for wrong in (TODAY - timedelta(days=1), TODAY + timedelta(days=367)):
        with refused("held_until"):
            guards.refuse_hold_until(wrong, today=TODAY)


def test_a_second_body_is_another_one_on_a_basis_of_its_own() -> None:
    with refused("co_body_same"):
        guards.refuse_co_body(Body.MAYOR, first=Body.MAYOR, basis="artikel 125 Gemeentewet")
    with refused("co_basis"):
        guards.refuse_co_body(Body.COLLEGE, first=Body.MAYOR, basis="")
    guards.refuse_co_body(Body.COLLEGE, first=Body.MAYOR, basis="artikel 5.1 Omgevingswet")
    with refused("not_countersigned", "10:10"):
        guards.refuse_unsigned_body(Body.COLLEGE, is_signed=False)


def test_a_sheet_is_fixed_when_each_question_of_the_day_has_an_answer() -> None:
    full = dict.fromkeys(closing_day.ASKED, "ingevuld") | {"people": 0, "children": 0, "animals": 0}
    closing_day.refuse_open(full, day=TODAY, today=TODAY)
    with refused("sheet_open", "Zegels"):
        closing_day.refuse_open(full | {"seals": ""}, day=TODAY, today=TODAY)
    with refused("sheet_open", "Waarvan kinderen"):
        closing_day.refuse_open(full | {"children": None}, day=TODAY, today=TODAY)
    with refused("day_to_come"):
        closing_day.refuse_open(full, day=TODAY + timedelta(days=1), today=TODAY)
    with refused("children"):
        closing_day.refuse_counts(1, 2)
    with refused("children"):
        closing_day.refuse_counts(None, 1)
    with refused("sheet_fixed"):
        closing_day.refuse_fixed(is_fixed=True)
