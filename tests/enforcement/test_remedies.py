"""Coercion, closure, suspension and withdrawal through their states, with their terms, letters and refusals."""

import io
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import docx
import pytest
from django.db import IntegrityError, transaction

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.bylaws.vocabulary import MeasureKind
from regiotoezicht.documents.queries import open_file
from regiotoezicht.enforcement import actions, rules
from regiotoezicht.enforcement.models import Case, CostDecision, Execution, Measure, Violation
from regiotoezicht.enforcement.remedies.vocabulary import CostShare, Urgency
from regiotoezicht.enforcement.vocabulary import RecheckResult, Status, ViewWay
from regiotoezicht.letters.models import Letter
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.organisation.rules import Body
from regiotoezicht.premises.models import Premises
from regiotoezicht.worklist.models import Task
from tests.conftest import NOW, TODAY, Hire
from tests.enforcement.conftest import DEMAND, REASONS, Office, decision, only, reread
from tests.enforcement.remedied import (
    CLOSURE,
    COERCION,
    FACTS,
    SUSPENSION,
    URGENT,
    WHAT,
    Way,
    done,
    full_mandate,
    permit_for,
    refused,
    terms_of,
    urgent,
)

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


def text_of(case: Case, kind: str, number: int = 0) -> str:
    letter = Letter.objects.select_related("docx").filter(record_id=case.pk, kind=kind).order_by("pk")[number]
    assert letter.docx is not None
    return "\n".join(one.text for one in docx.Document(io.BytesIO(open_file(letter.docx))).paragraphs)


def open_tasks(case: Case) -> set[str]:
    return set(Task.objects.open().filter(record_id=case.pk, label="enforcement.case").values_list("kind", flat=True))


def test_coercion_from_intention_to_the_last_euro(way: Way, salon: Premises, anna: AccountActor) -> None:
    case = way.weighed(salon, COERCION)
    actions.prepare_remedy(
        case,
        demand=DEMAND,
        grounds=REASONS,
        days=14,
        view_until=TODAY + timedelta(days=14),
        body=Body.MAYOR,
        actor=anna,
        at=NOW,
    )
    assert "van plan u een last onder bestuursdwang op te leggen" in text_of(case, "intention")
    way.office.send_all(case)
    case = reread(case)
    assert case.status == Status.INTENDED
    actions.settle_view(
        only(case), way=ViewWay.WAIVED, ground="urgent", note="Uitstel kan niet.", token=uuid4(), actor=anna, at=NOW
    )
    case = way.decide(reread(case))
    assert case.status == Status.DECIDED
    way.office.send_all(case)
    case = reread(case)
    assert case.status == Status.COERCION_TERM
    comply, objection = only(case).comply_term, only(case).objection_term
    assert comply is not None and objection is not None
    assert (comply.end, objection.end) == (date(2026, 4, 7), date(2026, 5, 6))
    with refused("within_term", "5:24, tweede lid"):
        actions.execute(case, **done(NOW - timedelta(hours=1)), actor=anna, at=NOW)
    case = actions.execute(case, **done(LATER - timedelta(hours=1)), actor=anna, at=LATER)
    assert case.status == Status.EXECUTED
    assert not Violation.objects.filter(is_sanctioned=True).exists()
    assert open_tasks(case) == {rules.TASK_COSTS}
    case = way.costs(case)
    assert case.status == Status.COSTS_DECIDED
    with refused("costs_not_sent", "4:87"):
        pay(case, 125_050, anna)
    at = NOW + timedelta(days=22)
    way.office.send_all(case, at=at)
    owed = CostDecision.objects.select_related("payment_term").get(case=case)
    assert owed.payment_term is not None
    # Sent on 15-4-2026: six weeks is Wednesday 27 May.
    assert (owed.sent_on, owed.payment_term.end) == (date(2026, 4, 15), date(2026, 5, 27))
    case = pay(reread(case), 25_050, anna)
    assert case.status == Status.COSTS_DECIDED
    with refused("above_due", "€"):
        pay(case, 100_001, anna)
    case = pay(case, 100_000, anna)
    assert (case.status, case.closed_at is not None) == (Status.COSTS_PAID, True)
    assert open_tasks(case) == set()


def pay(case: Case, cents: int, anna: AccountActor, **more: Any) -> Case:
    at = NOW + timedelta(days=30)
    given: dict[str, Any] = {"paid_on": at.date(), "amount_cents": cents, "token": uuid4()}
    actions.pay_costs(reread(case), **(given | more), actor=anna, at=at)
    return reread(case)


def test_a_payment_that_is_sent_twice_counts_once(way: Way, salon: Premises, anna: AccountActor) -> None:
    case = way.costs(way.executed(salon))
    way.office.send_all(case, at=NOW + timedelta(days=22))
    token = uuid4()
    pay(case, 1_000, anna, token=token)
    with refused("submitted_before"):
        pay(case, 1_000, anna, token=token)
    costs = CostDecision.objects.get(case=case)
    assert costs.paid_cents == 1_000
    with pytest.raises(IntegrityError), transaction.atomic():
        CostDecision.objects.filter(pk=costs.pk).update(paid_cents=costs.amount_cents + 1)


def test_costs_that_the_decision_did_not_announce_are_not_recovered(
    way: Way, salon: Premises, anna: AccountActor
) -> None:
    case = way.executed(salon, terms=terms_of(COERCION, cost_share=CostShare.NONE))
    with refused("costs_not_announced", "5:25"):
        way.costs(case)
    case = actions.finish(reread(case), reason="Opgetreden, zonder kosten.", actor=anna, at=LATER)
    assert case.status == Status.FINISHED


def test_an_order_under_coercion_that_is_complied_with_closes_with_a_letter(
    way: Way, salon: Premises, anna: AccountActor
) -> None:
    case = way.sent(salon, COERCION)

    def recheck(result: RecheckResult, at: Any) -> None:
        actions.record_recheck(
            reread(case), done_on=at.date(), result=result, note="", token=uuid4(), actor=anna, at=at
        )

    recheck(RecheckResult.NOT_COMPLIED, NOW + timedelta(days=15))
    assert reread(case).status == Status.COERCION_TERM
    recheck(RecheckResult.COMPLIED, NOW + timedelta(days=16))
    assert reread(case).status == Status.COMPLIED
    said = text_of(case, "coercion_complied")
    assert "last onder bestuursdwang" in said and "dwangsom" not in said


def test_urgent_coercion_has_no_term_and_says_why(way: Way, salon: Premises, anna: AccountActor) -> None:
    case = way.sent(salon, COERCION, terms=urgent(COERCION, Urgency.URGENT))
    assert only(case).comply_term is None
    said = text_of(case, "urgent_coercion")
    assert URGENT in said and "artikel 5:31" in said and "binnen zes weken" in said
    with refused("urgency_reason", "5:31"):
        way.decided(salon, COERCION, articles=("3:12",), terms=urgent(COERCION, Urgency.URGENT, urgency_reason=""))
    at = NOW + timedelta(hours=3)
    case = actions.execute(case, **done(at), actor=anna, at=at)
    assert case.status == Status.EXECUTED


def test_very_urgent_acts_first_and_decides_after(way: Way, salon: Premises, anna: AccountActor) -> None:
    case = way.acted(salon)
    assert (case.status, open_tasks(case)) == (Status.URGENT_ACTED, {rules.TASK_DECIDE})
    assert Task.objects.open().get(record_id=case.pk, kind=rules.TASK_DECIDE).due_date == date(2026, 3, 25)
    assert Violation.objects.filter(case=case, is_sanctioned=True).exists()
    with refused("acted_before", "5:31, tweede lid"):
        way.decide(case)
    with refused("case_move"):
        actions.close(reread(case), outcome=Status.DROPPED, reason="Toch maar niet.", actor=anna, at=NOW)
    case = way.decide(case, urgent(COERCION))
    with refused("acted", "5:31"):
        actions.close(reread(case), outcome=Status.DROPPED, reason="Toch maar niet.", actor=anna, at=NOW)
    way.office.send_all(case)
    case = reread(case)
    assert case.status == Status.EXECUTED
    said = text_of(case, "urgent_coercion")
    assert "Wij hebben bestuursdwang toegepast" in said and WHAT in said and "24 maart 2026 om 08.00 uur" in said
    assert "Er was geen tijd om u vooraf te horen" in said
    assert Execution.objects.get(case=case).before_decision


def test_very_urgent_without_what_was_done_is_refused(way: Way, salon: Premises, anna: AccountActor) -> None:
    case = way.heard(salon, COERCION)
    with refused("not_acted", "5:31, tweede lid"):
        way.decide(case, urgent(COERCION))
    for more, code in (({"what": "Deur open."}, "what"), ({"done_at": NOW + timedelta(hours=1)}, "acted_in_future")):
        with refused(code):
            way.act(reread(case), **more)
    assert reread(case).status == Status.HEARD
    assert not Execution.objects.exists()


def test_a_paper_measure_is_never_acted_on_at_once(way: Way, salon: Premises) -> None:
    case = way.weighed(salon, SUSPENSION, permit=permit_for(salon))
    with refused("other_measure"):
        way.act(case)
    with refused("other_measure"):
        way.act(way.weighed(salon, MeasureKind.ORDER_PENALTY, articles=("3:12",)))


def test_one_sanction_at_a_time_also_among_these_measures(
    way: Way, salon: Premises, anna: AccountActor, signer: AccountActor
) -> None:
    first = way.decided(salon, COERCION)
    for measure in (CLOSURE, COERCION):
        with refused("second_sanction", first.dossier):
            way.decided(salon, measure)
    other = way.office.heard(salon)
    with refused("second_sanction", "5:6"):
        actions.decide(other, **decision(signer), actor=anna, at=NOW)
    with refused("second_sanction", "5:6"):
        way.acted(salon)


def test_a_talk_is_a_measure_that_closes_the_case(way: Way, salon: Premises, anna: AccountActor) -> None:
    case = way.weighed(salon, MeasureKind.TALK)
    with refused("talk_note"):
        actions.record_talk(case, done_on=TODAY, note="Besproken.", actor=anna, at=NOW)
    case = actions.record_talk(
        case, done_on=TODAY, note="De regels zijn besproken; het bord komt er deze week.", actor=anna, at=NOW
    )
    assert case.status == Status.TALKED
    with refused("other_measure"):
        actions.record_talk(
            way.weighed(salon, COERCION, articles=("3:12",)), done_on=TODAY, note=FACTS, actor=anna, at=NOW
        )


def test_two_people_who_act_on_one_case_at_once_do_not_both_succeed(
    way: Way, salon: Premises, anna: AccountActor
) -> None:
    first = way.sent(salon, CLOSURE)
    second = reread(first)
    at = NOW + timedelta(days=30)
    actions.reopen(first, done_on=at.date(), seen=first.version, actor=anna, at=at)
    with refused("changed_meanwhile"):
        actions.reopen(second, done_on=at.date(), actor=anna, at=at)
    with refused("changed_meanwhile"):
        actions.finish(reread(first), reason="De sluiting is voorbij.", seen=second.version, actor=anna, at=at)


def test_a_case_that_ends_without_payment_lets_its_term_go(way: Way, salon: Premises, anna: AccountActor) -> None:
    case = way.costs(way.executed(salon))
    at = NOW + timedelta(days=22)
    way.office.send_all(case, at=at)
    with refused("reason_needed", "3:46"):
        actions.finish(reread(case), reason="", actor=anna, at=at)
    actions.finish(reread(case), reason="De schuldenaar is failliet; er is niets te halen.", actor=anna, at=at)
    term = CostDecision.objects.select_related("payment_term").get(case=case).payment_term
    assert term is not None and term.ended_at == at
    assert reread(case).status == Status.FINISHED


def test_an_owner_reads_reasons_of_his_own_about_a_closure_and_nothing_that_was_seen(way: Way, salon: Premises) -> None:
    case = way.heard(salon, CLOSURE, addressees=2)
    with refused("owner_reads_findings", FACTS):
        way.decide(case, owner_reasons=f"U verhuurt het pand. {FACTS}")
    own = "Wie verhuurt, ziet erop toe dat het pand niet zo wordt gebruikt."
    case = way.decide(case, owner_reasons=own)
    operator, owner = (text_of(case, "closure", number) for number in (0, 1))
    assert (own in operator, own in owner) == (False, True)
    assert (FACTS in owner, REASONS in owner) == (False, False)


def bill(way: Way, case: Case, number: int, cents: int, **more: Any) -> Case:
    """A decision on costs of addressee `number`, sent."""
    way.costs(reread(case), addressee=case.addressees.get(number=number), amount_cents=cents, **more)
    way.office.send_all(case, at=NOW + timedelta(days=22))
    return reread(case)


def test_costs_are_decided_of_each_addressee_and_again_within_what_was_spent(
    way: Way, salon: Premises, anna: AccountActor
) -> None:
    case = bill(way, way.executed(salon, addressees=2), 1, 60_000, made_cents=100_000)
    with refused("above_made", "400,00"):
        bill(way, case, 2, 40_001)
    case = bill(way, case, 2, 30_000)
    case = bill(way, case, 1, 10_000)
    found = list(CostDecision.objects.filter(case=case).order_by("number"))
    assert [(one.number, one.addressee.number, one.amount_cents, one.made_cents) for one in found] == [
        (1, 1, 60_000, 100_000),
        (2, 2, 30_000, 100_000),
        (3, 1, 10_000, 100_000),
    ]
    assert all(one.payment_term and one.objection_term and one.sent_on for one in found)
    with refused("above_made"):
        bill(way, case, 2, 1)
    with refused("which_costs"):
        pay(case, 60_000, anna)
    for number, cents in ((1, 60_000), (3, 10_000)):
        case = pay(case, cents, anna, number=number)
    assert case.status == Status.COSTS_DECIDED
    with refused("above_due"):
        pay(case, 30_001, anna, number=2)
    assert pay(case, 30_000, anna).status == Status.COSTS_PAID


def test_a_paid_case_stays_open_while_costs_that_were_spent_are_not_charged(
    way: Way, salon: Premises, anna: AccountActor
) -> None:
    case = bill(way, way.executed(salon), 1, 60_000, made_cents=100_000)
    assert pay(case, 60_000, anna).status == Status.COSTS_DECIDED
    case = bill(way, case, 1, 40_000)
    assert pay(case, 40_000, anna).status == Status.COSTS_PAID


def test_the_next_costs_of_somebody_wait_until_the_last_were_sent(way: Way, salon: Premises) -> None:
    case = way.costs(way.executed(salon, addressees=2))
    with refused("costs_unsent", "nog niet verzonden"):
        way.costs(case)
    assert way.costs(case, addressee=case.addressees.get(number=2)).status == Status.COSTS_DECIDED


def test_an_urgent_decision_gives_no_term_even_when_the_page_still_held_one(way: Way, salon: Premises) -> None:
    terms = urgent(COERCION, Urgency.URGENT, comply_until=TODAY + timedelta(days=14))
    case = way.decided(salon, COERCION, terms=terms)
    assert Measure.objects.get(case=case).comply_until is None
    way.office.send_all(case)
    assert only(case).comply_term is None
