"""The order under penalty: its guards, its letters, and the terms that start when it is sent."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.bylaws import actions as bylaws
from regiotoezicht.bylaws.models import Competence, RuleSet
from regiotoezicht.bylaws.vocabulary import MeasureKind
from regiotoezicht.core.refusals import NotAllowed
from regiotoezicht.enforcement import actions, rules
from regiotoezicht.enforcement.forms import DecideForm
from regiotoezicht.enforcement.models import Case, Measure, Violation
from regiotoezicht.enforcement.vocabulary import LetterKind, PenaltyUnit, Status
from regiotoezicht.inspections.models import Finding
from regiotoezicht.letters.models import Letter
from regiotoezicht.letters.vocabulary import Status as LetterStatus
from regiotoezicht.organisation.models import Mandate, Municipality
from regiotoezicht.organisation.rules import Body
from regiotoezicht.premises.models import Premises
from regiotoezicht.worklist.models import RunningTerm, Task
from tests.conftest import NOW, TODAY, Hire
from tests.enforcement.conftest import Office, decision, employee_of, mandate, on, only, reread
from tests.enforcement.remedied import refused
from tests.enforcement.test_opening import tasks


def orders(case: Case) -> list[Letter]:
    return list(Letter.objects.filter(record_id=case.pk, kind=LetterKind.ORDER).exclude(status=LetterStatus.WITHDRAWN))


def test_the_decision_names_body_signer_and_mandate(
    office: Office, salon: Premises, mayor_deputy: AccountActor
) -> None:
    case = office.decided(salon, mayor_deputy, addressees=2)
    taken = Measure.objects.select_related("mandate").get(case=case)
    assert (taken.signer, taken.body, taken.decided_on) == (employee_of(mayor_deputy), "mayor", TODAY)
    assert taken.mandate is not None
    assert taken.mandate.reference == "M2022/7"
    assert len(orders(case)) == 2
    assert tasks(case) == [rules.TASK_SEND]
    event = Event.objects.get(type="enforcement.decided")
    assert event.facts["to_status"] == "decided"
    assert "last onder dwangsom" in event.sentence


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"demand": "stop"}, "no_demand"),
        ({"amount_cents": -1}, "amount"),
        ({"maximum_cents": 0}, "maximum"),
        ({"maximum_cents": 249_999}, "maximum_below_amount"),
        ({"maximum_cents": 1_000_001}, "above_ladder"),
        ({"unit": "fortnight"}, "unit"),
        ({"comply_until": TODAY}, "comply_until"),
        ({"decided_on": TODAY + timedelta(days=1)}, "decided_in_future"),
        ({"decided_on": TODAY - timedelta(days=1)}, "decided_too_early"),
        ({"reasons": "Omdat het moet."}, "reasons"),
        ({"balance": "De ladder is gevolgd."}, "balance"),
        ({"body": "college"}, "other_body"),
        ({"body": "college", "body_basis": "artikel 125 Gemeentewet"}, "no_mandate"),
        ({"reasons": "Zie het gesprek; bel 06-00000088 voor de toelichting hierop."}, "personal_text"),
    ],
)
def test_a_decision_that_is_not_in_order_is_refused_whole(
    office: Office, salon: Premises, mayor_deputy: AccountActor, anna: AccountActor, wrong: dict[str, Any], code: str
) -> None:
    case = office.heard(salon)
    with refused(code):
        actions.decide(case, **decision(mayor_deputy, **wrong), actor=anna, at=NOW)
    assert reread(case).status == Status.HEARD
    assert not orders(case)
    assert not Violation.objects.filter(is_sanctioned=True).exists()


def test_a_lump_sum_is_its_own_maximum(
    office: Office, salon: Premises, mayor_deputy: AccountActor, anna: AccountActor
) -> None:
    case = office.heard(salon)
    lump: dict[str, Any] = {"unit": PenaltyUnit.LUMP, "amount_cents": 1_000_000}
    actions.decide(case, **decision(mayor_deputy, **lump), actor=anna, at=NOW)
    assert case.status == Status.DECIDED


def test_nobody_decides_before_everybody_was_heard(
    office: Office, salon: Premises, mayor_deputy: AccountActor, anna: AccountActor
) -> None:
    for case in (office.weighed(salon), office.intended(salon)):
        with refused("not_heard"):
            actions.decide(case, **decision(mayor_deputy), actor=anna, at=NOW)
    Case.objects.filter(pk=case.pk).update(status=Status.HEARD)
    with refused("not_heard"):
        actions.decide(reread(case), **decision(mayor_deputy), actor=anna, at=NOW)


def test_a_signer_without_a_mandate_on_that_day_does_not_sign(
    office: Office, salon: Premises, hire: Hire, beverwijk: Municipality, anna: AccountActor, alkmaar: Municipality
) -> None:
    case = office.heard(salon)
    nobody, ended, other = (hire(name, Role.SIGNER, beverwijk) for name in ("Wil", "Eef", "Oda"))
    mandate(ended, beverwijk, until=TODAY)
    mandate(other, beverwijk, measures="warning closure")
    stranger = hire("Sten", Role.SIGNER, alkmaar)
    mandate(stranger, alkmaar)
    for signer in (nobody, ended, other, stranger):
        with refused("no_mandate"):
            actions.decide(case, **decision(signer), actor=anna, at=NOW)


def test_a_mandate_that_ended_while_somebody_wrote_is_refused_by_its_rule(
    mayor_deputy: AccountActor, beverwijk: Municipality
) -> None:
    held = Mandate.objects.filter(municipality=beverwijk)
    gone = str(held.get().pk + 1)
    (said,) = DecideForm({"mandate": gone}, mandates=held).errors["mandate"]
    assert "artikel 10:1 Awb" in said


def test_a_signer_decides_in_her_own_name_only(
    office: Office, salon: Premises, hire: Hire, beverwijk: Municipality, mayor_deputy: AccountActor
) -> None:
    case, colleague = office.heard(salon), hire("Col", Role.SIGNER, beverwijk)
    mandate(colleague, beverwijk)
    with refused("not_own_mandate"):
        actions.decide(case, **decision(colleague), actor=mayor_deputy, at=NOW)


def test_nobody_else_decides(
    office: Office,
    salon: Premises,
    mayor_deputy: AccountActor,
    chris: AccountActor,
    bram: AccountActor,
    vera: AccountActor,
) -> None:
    case = office.heard(salon)
    for other in (chris, bram, vera):
        with pytest.raises(NotAllowed):
            actions.decide(case, **decision(mayor_deputy), actor=other, at=NOW)
    assert Event.objects.filter(type="core.refused", record_id=case.pk).count() == 3


def test_of_two_who_decide_at_once_one_wins(
    office: Office, salon: Premises, mayor_deputy: AccountActor, anna: AccountActor, hire: Hire, beverwijk: Municipality
) -> None:
    case, lars = office.heard(salon), hire("Lars", Role.LAWYER, beverwijk)
    mine, hers = reread(case), reread(case)
    actions.decide(mine, **decision(mayor_deputy), seen=mine.version, actor=anna, at=NOW)
    with refused("changed_meanwhile"):
        actions.decide(hers, **decision(mayor_deputy, amount_cents=100_000), actor=lars, at=NOW)
    assert Measure.objects.get(case=case).amount_cents == 250_000
    assert len(orders(case)) == 1


def test_a_form_that_was_shown_before_a_change_is_refused(
    office: Office, salon: Premises, mayor_deputy: AccountActor, anna: AccountActor
) -> None:
    case = office.heard(salon)
    with refused("changed_meanwhile"):
        actions.decide(case, **decision(mayor_deputy), seen=case.version - 1, actor=anna, at=NOW)


def test_one_kind_of_violation_that_was_found_twice_is_sanctioned_once(
    office: Office, salon: Premises, anna: AccountActor, mayor_deputy: AccountActor
) -> None:
    case = office.heard(salon)
    again = Violation.objects.get(case=case)
    article, text = again.finding.article, "Ook in de tweede kamer."
    again.pk, again.finding = None, Finding.objects.create(visit=case.visit, token=uuid4(), article=article, text=text)
    again.save()
    actions.decide(case, **decision(mayor_deputy), actor=anna, at=NOW)
    assert sorted(case.violations.values_list("is_sanctioned", flat=True)) == [False, True]
    with refused("second_sanction") as refusal:
        actions.decide(office.heard(salon), **decision(mayor_deputy), actor=anna, at=NOW)
    assert case.dossier in refusal.value.sentence


def test_no_second_sanction_for_the_same_violation_of_the_same_business(
    office: Office, salon: Premises, mayor_deputy: AccountActor, anna: AccountActor
) -> None:
    first, second = office.heard(salon), office.heard(salon)
    actions.decide(first, **decision(mayor_deputy), actor=anna, at=NOW)
    with refused("second_sanction") as refusal:
        actions.decide(second, **decision(mayor_deputy), actor=anna, at=NOW)
    assert first.dossier in refusal.value.sentence
    with pytest.raises(IntegrityError), transaction.atomic():
        Violation.objects.filter(case=second).update(is_sanctioned=True)
    actions.close(first, outcome=Status.DROPPED, reason="Het bedrijf is gestopt.", actor=anna, at=NOW)
    actions.decide(second, **decision(mayor_deputy), actor=anna, at=NOW)
    assert second.status == Status.DECIDED


def test_another_violation_of_the_same_business_may_be_sanctioned(
    office: Office, salon: Premises, mayor_deputy: AccountActor, anna: AccountActor
) -> None:
    office.decided(salon, mayor_deputy)
    other = office.heard(salon, articles=("3:12",))
    actions.decide(other, **decision(mayor_deputy), actor=anna, at=NOW)
    assert other.status == Status.DECIDED


def test_sending_starts_the_term_to_comply_and_the_term_to_object(
    office: Office, salon: Premises, mayor_deputy: AccountActor
) -> None:
    case = office.running(salon, mayor_deputy)
    addressee = only(case)
    assert case.status == Status.RUNNING
    assert addressee.comply_term is not None
    assert addressee.objection_term is not None
    assert addressee.comply_term.end == date(2026, 4, 7)
    # Sent on 24-3-2026: six weeks is Tuesday 5 May, a holiday, so Wednesday 6 May.
    assert (addressee.objection_term.raw_end, addressee.objection_term.end) == (date(2026, 5, 5), date(2026, 5, 6))
    assert Task.objects.open().get(record_id=case.pk, kind=rules.TASK_RECHECK).due_date == date(2026, 4, 8)


def test_each_addressee_has_terms_from_its_own_day(office: Office, salon: Premises, mayor_deputy: AccountActor) -> None:
    case = office.decided(salon, mayor_deputy, addressees=2)
    first, second = orders(case)
    office.send(first)
    office.send(second, at=on(date(2026, 4, 2)))
    ends = [
        (one.comply_term.end, one.objection_term.end)
        for one in case.addressees.select_related("comply_term", "objection_term").order_by("number")
        if one.comply_term and one.objection_term
    ]
    assert ends == [(date(2026, 4, 7), date(2026, 5, 6)), (date(2026, 4, 7), date(2026, 5, 18))]


def test_an_order_that_names_a_day_that_passed_is_not_sent(
    office: Office, salon: Premises, mayor_deputy: AccountActor
) -> None:
    case = office.decided(salon, mayor_deputy)
    with refused("letter_too_late"):
        office.send(orders(case)[0], at=on(date(2026, 4, 7)))
    assert not RunningTerm.objects.filter(rule="awb-6:7").exists()


def test_a_term_to_comply_from_the_twenty_ninth_of_february(
    office: Office, salon: Premises, mayor_deputy: AccountActor, anna: AccountActor
) -> None:
    leap = on(date(2028, 2, 29))
    case = office.heard(salon, at=leap, controlled=date(2028, 2, 14))
    actions.decide(
        case, **decision(mayor_deputy, date(2028, 2, 29), comply_until=date(2028, 3, 14)), actor=anna, at=leap
    )
    office.send_all(case, at=leap)
    addressee = only(case)
    assert addressee.comply_term is not None
    assert addressee.objection_term is not None
    assert (addressee.comply_term.start, addressee.comply_term.end) == (date(2028, 2, 29), date(2028, 3, 14))
    assert addressee.objection_term.end == date(2028, 4, 11)
    assert addressee.comply_term.steps


def test_a_letter_of_a_case_that_went_another_way_is_not_sent(
    office: Office, salon: Premises, mayor_deputy: AccountActor, anna: AccountActor
) -> None:
    case = office.decided(salon, mayor_deputy)
    (order,) = orders(case)
    actions.close(case, outcome=Status.DROPPED, reason="Het bedrijf is gestopt.", actor=anna, at=NOW)
    order.refresh_from_db()
    assert order.status == LetterStatus.WITHDRAWN
    assert not Violation.objects.filter(is_sanctioned=True).exists()
    assert tasks(case) == []


def test_the_home_of_a_case_is_decided_on_like_any_other(office: Office, mayor_deputy: AccountActor) -> None:
    case = office.running(None, mayor_deputy, articles=("3:3a",))
    assert case.status == Status.RUNNING


def named(rule_set: RuleSet, *lines: tuple[MeasureKind, str, str]) -> None:
    """Lines about who decides, as they were adopted."""
    for measure, body, basis in lines:
        Competence.objects.create(rule_set=rule_set, measure=measure, body=body, basis=basis)


def test_a_body_that_the_local_rules_do_not_name_for_the_measure_does_not_decide(
    office: Office, salon: Premises, mayor_deputy: AccountActor, anna: AccountActor, rule_set: RuleSet
) -> None:
    case = office.heard(salon)
    named(rule_set, (MeasureKind.ORDER_PENALTY, Body.COLLEGE, "artikel 3:2 APV"))
    for basis in ("", "artikel 174 Gemeentewet"):
        with refused(
            "unnamed_body", "college van burgemeester en wethouders (artikel 3:2 APV), en niet de burgemeester"
        ):
            actions.decide(case, **decision(mayor_deputy, body_basis=basis), actor=anna, at=NOW)
    assert reread(case).status == Status.HEARD


def test_each_body_that_the_local_rules_name_decides_alone_or_together(
    office: Office, salon: Premises, mayor_deputy: AccountActor, anna: AccountActor, rule_set: RuleSet
) -> None:
    case = office.heard(salon)
    named(rule_set, (MeasureKind.ORDER_PENALTY, Body.MAYOR, "artikel 174 Gemeentewet"))
    second = actions.CoBody(Body.COLLEGE, "artikel 125 Gemeentewet", employee_of(mayor_deputy))
    with refused("unnamed_body", "de burgemeester (artikel 174 Gemeentewet), en niet het college"):
        actions.decide(case, **decision(mayor_deputy), co_body=second, actor=anna, at=NOW)
    named(rule_set, (MeasureKind.ORDER_PENALTY, Body.COLLEGE, "artikel 125 Gemeentewet"))
    assert actions.decide(case, **decision(mayor_deputy), actor=anna, at=NOW).status == Status.DECIDED


def test_the_rules_of_the_day_of_the_decision_say_who_decides(
    office: Office, salon: Premises, mayor_deputy: AccountActor, anna: AccountActor, rule_set: RuleSet
) -> None:
    case = office.heard(salon)
    RuleSet.objects.filter(pk=rule_set.pk).update(until_date=TODAY)
    college: dict[str, Any] = {"body": Body.COLLEGE}
    with refused("no_mandate"):  # nothing was adopted for today: the mandate alone says who
        actions.decide(case, **decision(mayor_deputy, **college), actor=anna, at=NOW)
    new = bylaws.draft(rule_set.municipality, actor=anna, title="APV 2026", from_date=TODAY, at=NOW)
    named(new, (MeasureKind.ORDER_PENALTY, Body.COLLEGE, "artikel 3:2 APV"))
    bylaws.put_article(new, actor=anna, number="3:3", title="Vergunning", text="Vergunning", at=NOW)
    bylaws.adopt(new, actor=anna, reference="B2026/1", adopted_date=TODAY, at=NOW)
    with refused("unnamed_body", "3:2 APV"):
        actions.decide(case, **decision(mayor_deputy), actor=anna, at=NOW)
