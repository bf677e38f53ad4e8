"""Closures, permits, two bodies, the environment plan and waiting: through their states, with what they refuse."""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any
from uuid import uuid4

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.bylaws.models import Competence
from regiotoezicht.bylaws.vocabulary import MeasureKind, PremisesKind
from regiotoezicht.enforcement import actions, rules
from regiotoezicht.enforcement.models import Case, CoDecision, Remedy, Violation
from regiotoezicht.enforcement.remedies.closure import Ground
from regiotoezicht.enforcement.remedies.vocabulary import ClosureBasis, HeldFor
from regiotoezicht.enforcement.vocabulary import AddresseeRole, Status
from regiotoezicht.inspections import actions as inspections
from regiotoezicht.inspections.actions import PlannedVisit
from regiotoezicht.inspections.models import Round
from regiotoezicht.inspections.vocabulary import Cause
from regiotoezicht.letters.models import Letter
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.organisation.rules import Body
from regiotoezicht.permits import actions as permits
from regiotoezicht.permits.rules import PermitStatus
from regiotoezicht.premises.models import Premises
from tests.conftest import NOW, TODAY, Hire
from tests.enforcement.conftest import DEMAND, REASONS, Office, decision, employee_of, intended, reread
from tests.enforcement.remedied import (
    CLOSURE,
    COERCION,
    FACTS,
    GROUND,
    NECESSITY,
    SUSPENSION,
    WITHDRAWAL,
    Way,
    college_mandate,
    full_mandate,
    permit_for,
    refused,
    terms_of,
)
from tests.enforcement.test_remedies import open_tasks, text_of

LATER = NOW + timedelta(days=20)


@pytest.fixture
def signer(hire: Hire, beverwijk: Municipality) -> AccountActor:
    """Sil signs everything on behalf of the mayor."""
    actor = hire("Sil", Role.SIGNER, beverwijk)
    full_mandate(actor, beverwijk)
    return actor


@pytest.fixture
def way(office: Office, signer: AccountActor) -> Way:
    return Way(office, signer)


def test_a_closure_runs_from_a_day_until_a_day_and_opens_again(way: Way, salon: Premises, anna: AccountActor) -> None:
    case = way.sent(salon, CLOSURE)
    remedy = Remedy.objects.select_related("term").get(measure__case=case)
    assert case.status == Status.SHUT
    assert remedy.term is not None
    assert (remedy.from_date, remedy.term.end) == (date(2026, 3, 25), date(2026, 4, 21))
    said = text_of(case, "closure")
    assert "van 25 maart 2026 tot en met 21 april 2026" in said
    assert "op grond van artikel 2:30 van de Algemene plaatselijke verordening" in said
    assert "u alle kosten daarvan" in said and FACTS in said
    early = NOW + timedelta(days=10)
    with refused("early_reason", "3:4"):
        actions.reopen(case, done_on=early.date(), actor=anna, at=early)
    case = actions.reopen(
        case,
        done_on=early.date(),
        reason="Het gebruik is beëindigd en de eigenaar nam maatregelen.",
        actor=anna,
        at=early,
    )
    assert case.status == Status.REOPENED
    remedy.term.refresh_from_db()
    assert remedy.term.ended_at is not None
    case = way.costs(case)
    assert case.status == Status.COSTS_DECIDED
    assert "Op 25 maart 2026 hebben wij zelf opgetreden" in text_of(case, "cost_decision")


def test_a_letter_to_the_owner_of_closed_premises_holds_the_breach_of_use_alone(way: Way, salon: Premises) -> None:
    case = way.decided(salon, CLOSURE, addressees=2)
    operator, owner = text_of(case, "closure"), text_of(case, "closure", 1)
    assert FACTS in operator and "Er is gehandeld in strijd met 3:3." in operator
    assert FACTS not in owner and "Er is gehandeld in strijd met 3:3." not in owner
    assert REASONS in operator and REASONS not in owner
    assert "Deze plaats wordt gebruikt op een manier" in owner


def test_a_decision_that_starts_before_it_is_sent_is_not_sent(way: Way, salon: Premises) -> None:
    case = way.decided(salon, CLOSURE)
    with refused("sent_after_start", "3:40"):
        way.office.send_all(case, at=NOW + timedelta(days=3))
    assert reread(case).status == Status.DECIDED


def test_a_home_is_closed_only_after_the_questions_of_necessity(way: Way, anna: AccountActor) -> None:
    case = way.heard(None, CLOSURE, articles=("3:3a",))
    home = replace(GROUND, names_homes="yes")
    permit_duty = replace(home, basis="permit_duty")
    with refused("permit_duty_no_basis", "artikel 125 Gemeentewet"):
        way.decide(case, terms_of(CLOSURE, ground=permit_duty))
    with refused("by_law_no_homes"):
        way.decide(case)
    with refused("home_test", "3:4"):
        way.decide(case, terms_of(CLOSURE, ground=home))
    with refused("care_route"):
        actions.answer_home_test(reread(case), answers=replace(NECESSITY, care_route="not_yet"), actor=anna, at=NOW)
    actions.answer_home_test(reread(case), answers=NECESSITY, actor=anna, at=NOW)
    case = way.decide(case, terms_of(CLOSURE, ground=home))
    assert case.status == Status.DECIDED
    assert NECESSITY.milder_means in text_of(case, "closure")


def test_the_questions_belong_to_the_closure_of_a_home(way: Way, salon: Premises, anna: AccountActor) -> None:
    with refused("no_home"):
        actions.answer_home_test(way.heard(salon, CLOSURE), answers=NECESSITY, actor=anna, at=NOW)


def test_a_suspension_ends_by_itself_and_a_permit_is_needed(way: Way, salon: Premises, anna: AccountActor) -> None:
    with refused("no_permit", "vergunning"):
        way.weighed(salon, SUSPENSION)
    case = way.sent(salon, SUSPENSION, permit=permit_for(salon))
    assert case.status == Status.SUSPENDED
    assert (
        "schorsen de vergunning die wij op 17 februari 2025 hebben verleend. De schorsing duurt van 25 maart"
        in text_of(case, "suspension")
    )
    with refused("early_reason", "3:4"):
        actions.finish(case, reason="Klaar, klaar.", actor=anna, at=NOW)
    case = actions.finish(case, reason="De schorsing is voorbij.", actor=anna, at=NOW + timedelta(days=15))
    assert case.status == Status.FINISHED
    assert not Violation.objects.filter(is_sanctioned=True).exists()


def test_a_withdrawal_waits_for_the_register_of_permits(
    way: Way, salon: Premises, anna: AccountActor, petra: AccountActor
) -> None:
    permit = permit_for(salon)
    case = way.sent(salon, WITHDRAWAL, permit=permit)
    assert (case.status, open_tasks(case)) == (Status.WITHDRAWN, {rules.TASK_END_PERMIT, rules.TASK_FINISH})
    with refused("permit_in_register"):
        actions.finish(case, reason="De vergunning is ingetrokken.", actor=anna, at=NOW)
    at = NOW + timedelta(days=2)
    permits.end_permit(
        permit, status=PermitStatus.WITHDRAWN, ended_date=at.date(), reason="sanction", actor=petra, at=at
    )
    case = actions.finish(Case.objects.get(pk=case.pk), reason="De vergunning is ingetrokken.", actor=anna, at=at)
    assert (case.status, open_tasks(case)) == (Status.FINISHED, set())


def test_a_permit_that_ended_is_not_withdrawn(way: Way, salon: Premises, petra: AccountActor) -> None:
    permit = permit_for(salon)
    case = way.heard(salon, WITHDRAWAL, permit=permit)
    permits.end_permit(permit, status=PermitStatus.ENDED, ended_date=TODAY, reason="stopped", actor=petra, at=NOW)
    with refused("permit_not_in_force", "5:4"):
        way.decide(case)


def test_a_use_against_the_plan_is_ended_by_the_college_alone(
    way: Way, salon: Premises, anna: AccountActor, signer: AccountActor, beverwijk: Municipality
) -> None:
    case = way.office.chosen(salon)
    order: dict[str, Any] = {"measure": MeasureKind.ORDER_PENALTY, "reason": "Het gebruik past niet in het plan."}
    with refused("plan_rule"):
        actions.weigh(case, measure=MeasureKind.WARNING, reason=FACTS, plan_rule="artikel 4.2", actor=anna, at=NOW)
    actions.weigh(case, **order, plan_rule="artikel 4.2", actor=anna, at=NOW)
    actions.add_addressee(
        case, role=AddresseeRole.OWNER, name="Verhuur B.V.", address="Laan 1", token=uuid4(), actor=anna, at=NOW
    )
    with refused("plan_body", "artikel 5.1 Omgevingswet"):
        actions.prepare_intention(case, **intended(), actor=anna, at=NOW)
    actions.prepare_intention(case, **intended(body=Body.COLLEGE), actor=anna, at=NOW)
    said = text_of(case, "intention")
    assert "artikel 5.1 van de Omgevingswet en artikel 4.2 van het omgevingsplan van Beverwijk" in said
    assert "Algemene plaatselijke verordening" not in said


def test_a_decision_of_two_bodies_goes_out_when_both_signed(
    way: Way, salon: Premises, anna: AccountActor, hire: Hire, beverwijk: Municipality, signer: AccountActor
) -> None:
    carla = hire("Carla", Role.SIGNER, beverwijk)
    case = way.heard(salon, CLOSURE)
    second = actions.CoBody(Body.COLLEGE, "artikel 5.1 van de Omgevingswet", employee_of(carla))
    with refused("no_mandate", "10:1"):
        way.decide(case, co_body=second)
    college_mandate(carla, beverwijk)
    with refused("co_basis"):
        way.decide(case, co_body=replace(second, basis=""))
    case = way.decide(case, co_body=second)
    said = text_of(case, "closure")
    assert "De burgemeester van Beverwijk en het college van burgemeester en wethouders van Beverwijk," in said
    assert "mandaat M2022/8" in said and "Carla" in said
    with refused("not_countersigned", "10:10"):
        way.office.send_all(case)
    with refused("not_own_mandate"):
        actions.countersign(reread(case), actor=signer, at=NOW)
    actions.countersign(reread(case), actor=carla, at=NOW)
    with refused("signed_before"):
        actions.countersign(reread(case), actor=carla, at=NOW)
    drafts = Letter.objects.filter(record_id=case.pk, status="finished")
    for letter in drafts:
        way.office.post(letter)
    assert reread(case).status == Status.SHUT
    assert CoDecision.objects.get().signed_at == NOW
    assert open_tasks(case) == {rules.TASK_REOPEN}


def test_a_power_to_close_that_an_act_gives_asks_no_local_rule(way: Way, salon: Premises) -> None:
    Competence.objects.create(
        rule_set=way.office.rule_set, measure=CLOSURE, body=Body.COLLEGE, basis="artikel 2:30 APV"
    )
    with refused("unnamed_body", "het college van burgemeester en wethouders (artikel 2:30 APV)"):
        way.decided(salon, CLOSURE)
    drugs = Ground(ClosureBasis.DRUGS, facts=FACTS)
    case = way.decided(salon, CLOSURE, articles=("3:12",), terms=terms_of(CLOSURE, ground=drugs))
    assert case.status == Status.DECIDED


def test_an_order_under_penalty_may_be_of_two_bodies_too(
    way: Way, salon: Premises, anna: AccountActor, hire: Hire, beverwijk: Municipality, signer: AccountActor
) -> None:
    carla = hire("Carla", Role.SIGNER, beverwijk)
    college_mandate(carla, beverwijk)
    case = way.office.heard(salon)
    second = actions.CoBody(Body.COLLEGE, "artikel 5.1 van de Omgevingswet", employee_of(carla))
    case = actions.decide(case, **decision(signer), co_body=second, actor=anna, at=NOW)
    assert "Mede ondertekend" in text_of(case, "order_under_penalty")
    with refused("not_countersigned"):
        way.office.send_all(case)


def test_a_held_case_sends_no_letter_and_asks_no_visit(way: Way, salon: Premises, anna: AccountActor) -> None:
    case = way.sent(salon, COERCION)
    until = TODAY + timedelta(days=7)
    actions.hold(reread(case), held_for=HeldFor.POLICE, until=until, actor=anna, at=NOW)
    case = reread(case)
    with refused("held", "tot en met 31-03-2026"):
        actions.ask_recheck(case, from_date=TODAY, actor=anna, at=NOW)
    other = way.decided(salon, COERCION, articles=("3:12",))
    actions.hold(reread(other), held_for=HeldFor.PROSECUTION, until=until, actor=anna, at=NOW)
    with refused("held"):
        way.office.send_all(other)
    assert reread(other).status == Status.DECIDED
    actions.lift_hold(reread(other), actor=anna, at=NOW)
    with refused("not_held"):
        actions.lift_hold(reread(other), actor=anna, at=NOW)
    for letter in Letter.objects.filter(record_id=other.pk, status="finished"):
        way.office.post(letter)
    assert reread(other).status == Status.COERCION_TERM
    over = NOW + timedelta(days=8)
    actions.ask_recheck(case, from_date=over.date(), actor=anna, at=over)


def test_weighing_again_leaves_nothing_of_the_penalty_on_a_closure(
    way: Way, salon: Premises, anna: AccountActor
) -> None:
    case = way.office.prepared(salon)
    actions.weigh(reread(case), measure=CLOSURE, reason="De overlast werd erger.", actor=anna, at=NOW)
    actions.prepare_remedy(
        reread(case),
        demand=DEMAND,
        grounds=REASONS,
        days=28,
        ground=GROUND,
        view_until=TODAY + timedelta(days=14),
        body=Body.MAYOR,
        actor=anna,
        at=NOW,
    )
    taken = Remedy.objects.select_related("measure").get(measure__case=case).measure
    assert (taken.kind, taken.amount_cents, taken.unit) == (CLOSURE, None, "")
    assert "te sluiten voor vier weken" in text_of(case, "intention", 1)


def test_no_round_goes_to_premises_that_wait_and_nobody_reads_why(
    way: Way, salon: Premises, anna: AccountActor, bram: AccountActor, sara: AccountActor, tom: AccountActor
) -> None:
    case = way.weighed(salon, COERCION)
    actions.hold(case, held_for=HeldFor.POLICE, until=TODAY + timedelta(days=7), actor=anna, at=NOW)

    def plan(day: date, premises: Premises | None) -> Round:
        visit = PlannedVisit(Cause.OWN_CHOICE, PremisesKind.MASSAGE, salon.municipality, premises=premises)
        return inspections.plan(
            salon.district,
            actor=bram,
            at=NOW,
            token=uuid4(),
            date=day,
            start_time=time(20),
            minutes=120,
            members=[employee_of(sara), employee_of(tom)],
            visits=[visit],
        )

    with refused("visit_waits", "tot en met 31-03-2026") as refusal:
        plan(TODAY + timedelta(days=7), salon)
    assert "politie" not in refusal.value.sentence and case.dossier not in refusal.value.sentence
    tour = plan(TODAY + timedelta(days=1), None)
    visit = PlannedVisit(Cause.OWN_CHOICE, PremisesKind.MASSAGE, salon.municipality, premises=salon)
    with refused("visit_waits"):
        inspections.add_visits(tour, visits=[visit], actor=bram, at=NOW)
    later = plan(TODAY + timedelta(days=8), salon)
    assert later.visits.count() == 1
    with refused("visit_waits"):  # nor is a round moved to a day on which the place waits
        inspections.move(later, actor=bram, at=NOW, date=TODAY + timedelta(days=5), start_time=time(20), minutes=120)
