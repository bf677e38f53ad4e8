"""Deciding on an objection: who may, what fits, what goes along, and what a late decision costs."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.core.refusals import Refused
from regiotoezicht.enforcement.models import Objection
from regiotoezicht.enforcement.proceedings import actions, late, letters, queries, rules
from regiotoezicht.enforcement.proceedings.vocabulary import (
    HearingWaiver,
    ObjectionStatus,
    Objector,
)
from regiotoezicht.letters.models import Letter
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.premises.models import Premises
from regiotoezicht.worklist.models import RunningTerm, Task
from tests.conftest import Hire
from tests.enforcement.conftest import Office, mandate, on, only
from tests.enforcement.proceedings_cast import COURT, MOTIVE, Bench, reread

SENT = date(2026, 3, 24)
TERM_END = date(2026, 5, 6)  # law notes C6: sent Tue 24-3-2026, raw 5 May, so Wed 6-5-2026


@pytest.fixture
def wil(hire: Hire, beverwijk: Municipality) -> AccountActor:
    """A lawyer of Beverwijk who was not involved."""
    return hire("Wil", Role.LAWYER, beverwijk)


@pytest.fixture
def bench(office: Office, salon: Premises, mayor_deputy: AccountActor, anna: AccountActor, wil: AccountActor) -> Bench:
    return Bench(office.running(salon, mayor_deputy), anna, wil)


def refused(code: str, act: Any, *given: Any, **more: Any) -> str:
    with pytest.raises(Refused) as caught:
        act(*given, **more)
    assert caught.value.code == code, caught.value.sentence
    return caught.value.sentence


def test_who_took_the_decision_by_mandate_does_not_decide_on_the_objection(
    bench: Bench, mayor_deputy: AccountActor, hire: Hire, beverwijk: Municipality
) -> None:
    day = date(2026, 4, 21)
    objection = bench.heard(date(2026, 4, 20))
    first = mandate(mayor_deputy, beverwijk, measures="")
    sentence = refused("same_decider", bench.do, actions.decide, objection, day, **bench.verdict(day, mandate=first))
    assert "10:3" in sentence
    other = hire("Ria", Role.SIGNER, beverwijk)
    outside = mandate(other, beverwijk, measures="order_penalty")
    assert "10:1" in refused(
        "no_mandate", bench.do, actions.decide, objection, day, **bench.verdict(day, mandate=outside)
    )
    covering = mandate(other, beverwijk, measures="objection")
    assert list(queries.mandates_for_objection(objection, day)) == [covering]
    objection = bench.do(actions.decide, objection, day, **bench.verdict(day, mandate=covering))
    assert objection.mandate == covering
    assert Objection.objects.visible_to(AccountActor(other.account, on(day))).exists()


@pytest.mark.parametrize(
    ("code", "wrong"),
    [
        ("no_reasons", {"reasons": "Nee."}),
        ("effect", {"effect": "revoked"}),
        ("no_effect", {"effect": ""}),
        ("no_ground", {"outcome": "inadmissible"}),
        ("ground_without", {"ground": "late"}),
        ("not_asked", {"outcome": "inadmissible", "ground": "not_repaired"}),
        ("costs_unasked", {"outcome": "founded", "effect": "revoked", "costs_cents": 64_700}),
        ("decided_in_future", {"decided_on": date(2026, 4, 22)}),
        ("decided_before_heard", {"decided_on": date(2026, 4, 19)}),
    ],
)
def test_a_decision_that_does_not_fit_is_refused_whole(bench: Bench, code: str, wrong: dict[str, Any]) -> None:
    objection = bench.heard(date(2026, 4, 20))
    day = date(2026, 4, 21)
    refused(code, bench.do, actions.decide, objection, day, **bench.verdict(day, **wrong))
    assert reread(objection).status == ObjectionStatus.HEARD
    assert not Letter.objects.filter(record_id=objection.pk, kind="objection_decision").exists()


def test_asked_costs_are_decided_on_and_only_paid_when_the_decision_goes(bench: Bench) -> None:
    objection = bench.heard(date(2026, 4, 20), costs_requested=True)
    day = date(2026, 4, 21)
    assert "7:15" in refused("costs_open", bench.do, actions.decide, objection, day, **bench.verdict(day))
    assert "7:15" in refused(
        "costs_kept", bench.do, actions.decide, objection, day, **bench.verdict(day, costs_cents=64_700)
    )
    told = bench.verdict(day, outcome="founded", effect="revoked", costs_cents=64_700)
    assert bench.do(actions.decide, objection, day, **told).costs_cents == 64_700


@pytest.mark.parametrize("ground", HearingWaiver)
def test_the_letter_says_in_a_sentence_why_nobody_was_heard(bench: Bench, ground: HearingWaiver) -> None:
    objection = bench.decided(date(2026, 4, 20))
    objection.hearing_waiver = ground
    said = letters.decision(objection, COURT)["no_hearing"]
    assert said[0].islower() and said.endswith("van de Algemene wet bestuursrecht)"), said
    assert f"artikel 7:3, onder {'abcde'[list(HearingWaiver).index(ground)]}" in said


def test_a_sent_decision_ends_what_ran_and_starts_the_term_to_appeal(bench: Bench) -> None:
    objection = bench.answered(date(2026, 4, 20))
    assert (objection.status, objection.sent_date) == (ObjectionStatus.SENT, date(2026, 4, 20))
    running = RunningTerm.objects.running().filter(label="enforcement.objection", record_id=objection.pk)
    assert [(term.rule, term.end) for term in running] == [("awb-6:7", date(2026, 6, 1))]
    assert not Task.objects.open().filter(kind=rules.TASK_OBJECTION).exists()
    refused("objection_move", bench.do, actions.withdraw, objection, SENT, withdrawn_date=date(2026, 4, 21))


def test_a_decision_is_written_again_until_its_letter_is_signed(bench: Bench) -> None:
    objection = bench.decided(date(2026, 4, 20))
    day = date(2026, 4, 21)
    objection = bench.do(actions.decide, objection, day, **bench.verdict(day, reasons=MOTIVE + " Aangevuld."))
    drafts = Letter.objects.filter(record_id=objection.pk, kind="objection_decision", status="draft")
    assert drafts.count() == 1
    objection = bench.send(objection, "objection_decision", day)
    refused("objection_move", bench.do, actions.decide, objection, day, **bench.verdict(day))


def test_two_people_who_decide_at_once_do_not_both_succeed(bench: Bench) -> None:
    objection = bench.heard(date(2026, 4, 20))
    day = date(2026, 4, 21)
    actor, at = bench.at(day)
    first, second = reread(objection), reread(objection)
    actions.decide(first, actor=actor, at=at, **bench.verdict(day))
    refused("changed_meanwhile", actions.decide, second, actor=actor, at=at, **bench.verdict(day))
    stale = objection.version
    refused(
        "changed_meanwhile", actions.decide, reread(objection), seen=stale, actor=actor, at=at, **bench.verdict(day)
    )


def test_a_later_decision_is_proposed_and_must_be_answered(
    bench: Bench, office: Office, salon: Premises, mayor_deputy: AccountActor
) -> None:
    objection = bench.heard(date(2026, 4, 20))
    later = Letter.objects.get(pk=bench.decision.pk)
    later.pk, later.token, later.sent_date = None, uuid4(), date(2026, 4, 21)
    later.save()
    day = date(2026, 4, 22)
    assert queries.unanswered(objection) == [later]
    assert "5:39" in refused("later_decisions", bench.do, actions.decide, objection, day, **bench.verdict(day))
    objection = bench.do(actions.answer_later_decision, objection, day, letter=later, is_disputed=True)
    assert queries.unanswered(objection) == []
    assert bench.do(actions.decide, objection, day, **bench.verdict(day)).status == ObjectionStatus.DECIDED


def test_an_objection_suspends_nothing_and_a_delay_is_a_choice_before_the_term_is_over(bench: Bench) -> None:
    objection = bench.received(date(2026, 3, 30))
    end = queries.comply_until(bench.case)
    assert end == date(2026, 4, 7)
    given: dict[str, Any] = {"until": date(2026, 5, 1), "reason": "Tot de beslissing op bezwaar."}
    refused("until", bench.do, actions.grant_delay, objection, date(2026, 4, 1), **given | {"until": end})
    refused("no_reason", bench.do, actions.grant_delay, objection, date(2026, 4, 1), **given | {"reason": ""})
    assert "5:32a" in refused("term_over", bench.do, actions.grant_delay, objection, date(2026, 4, 8), **given)
    assert bench.do(actions.grant_delay, objection, date(2026, 4, 1), **given).delay_until == date(2026, 5, 1)


def test_a_notice_of_default_before_the_end_of_the_term_is_refused(bench: Bench) -> None:
    objection = bench.received(date(2026, 4, 20))
    assert "4:17" in refused(
        "term_runs", bench.do, actions.receive_default, objection, date(2026, 6, 17), received_date=date(2026, 6, 17)
    )
    objection = bench.do(actions.receive_default, objection, date(2026, 6, 18), received_date=date(2026, 6, 18))
    assert objection.default_term is not None
    assert late.days_of(date(2026, 5, 4)) == (date(2026, 5, 19), date(2026, 6, 29))
    refused("default_before", bench.do, actions.receive_default, objection, date(2026, 6, 19), received_date=SENT)


@pytest.mark.parametrize(
    ("days", "cents"), [(0, 0), (1, 2_300), (14, 32_200), (15, 35_700), (28, 81_200), (42, 144_200), (90, 144_200)]
)
def test_the_penalty_for_deciding_late_grows_in_three_steps(days: int, cents: int) -> None:
    assert late.amount_cents(days) == cents


def test_the_days_of_the_penalty_stop_at_sending_and_at_forty_two() -> None:
    first = date(2026, 5, 19)
    assert late.days_due(first, today=date(2026, 5, 18), sent=None) == 0
    assert late.days_due(first, today=first, sent=None) == 1
    assert late.days_due(first, today=date(2026, 8, 1), sent=date(2026, 5, 21)) == 2
    assert late.days_due(first, today=date(2026, 8, 1), sent=None) == 42


def test_a_withdrawal_before_the_receipt_is_refused(bench: Bench) -> None:
    objection = bench.received(date(2026, 4, 20))
    refused("withdrawn_before", bench.do, actions.withdraw, objection, date(2026, 4, 21), withdrawn_date=SENT)
    objection = bench.do(actions.withdraw, objection, date(2026, 4, 21), withdrawn_date=date(2026, 4, 21))
    assert objection.status == ObjectionStatus.WITHDRAWN
    assert not RunningTerm.objects.running().filter(label="enforcement.objection").exists()


def test_text_with_personal_data_is_refused(bench: Bench) -> None:
    objection = bench.received(date(2026, 4, 20))
    refused(
        "personal_text",
        bench.do,
        actions.waive_hearing,
        objection,
        date(2026, 4, 21),
        ground="not_wanted",
        reason="Belde met burgerservicenummer 111222333.",
    )


def test_the_interested_party_is_kept_sealed_and_written_to(bench: Bench) -> None:
    with time_machine.travel(on(date(2026, 4, 20)), tick=False):
        objection = bench.received(
            date(2026, 4, 20), objector=Objector.INTERESTED, name="Buurman BV", address="Voorbeeldweg 14\nBeverwijk"
        )
    assert queries.addressee_names(objection) == ("Buurman BV", "Voorbeeldweg 14\nBeverwijk")
    assert Objection.objects.filter(pk=objection.pk).values_list("name", flat=True)[0] is not None
    assert only(bench.case).name != "Buurman BV"
    assert COURT
    assert objection.recorded_at - on(date(2026, 4, 20)) == timedelta()
