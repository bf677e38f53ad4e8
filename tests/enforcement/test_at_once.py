"""Two lawyers at one case, or one who presses twice: one case, one addressee, one letter, one sanction."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.audit.verify import verify
from regiotoezicht.bylaws.models import LadderStep
from regiotoezicht.core.refusals import Refused
from regiotoezicht.enforcement import actions
from regiotoezicht.enforcement.models import Addressee, Case, Objection, Prolongation
from regiotoezicht.enforcement.proceedings import actions as proceedings
from regiotoezicht.enforcement.proceedings.vocabulary import ObjectionStatus
from regiotoezicht.enforcement.vocabulary import AddresseeRole, Status
from regiotoezicht.letters import actions as letters
from regiotoezicht.letters.models import Letter
from regiotoezicht.letters.vocabulary import Method
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.premises.models import Premises
from regiotoezicht.sharing.models import HandOver
from regiotoezicht.worklist.models import RunningTerm
from tests.at_once import refused, together
from tests.conftest import NOW, TODAY, Hire
from tests.enforcement.conftest import ADDRESS, Office, SignedIn, decision, on, reread
from tests.enforcement.proceedings_cast import Bench
from tests.enforcement.proceedings_cast import reread as reread_objection
from tests.enforcement.remedied import CLOSURE, Way, full_mandate
from tests.enforcement.test_prolonging import prolong

pytestmark = pytest.mark.at_once


@pytest.fixture
def lars(hire: Hire, beverwijk: Municipality) -> AccountActor:
    """A second lawyer of Beverwijk."""
    return hire("Lars", Role.LAWYER, beverwijk)


def test_two_who_open_the_case_of_one_report_open_one(
    office: Office, salon: Premises, anna: AccountActor, lars: AccountActor
) -> None:
    hand_over = office.report(salon)

    def opening(actor: AccountActor) -> Callable[[], Case]:
        return lambda: actions.open_case(HandOver.objects.get(pk=hand_over.pk), actor=actor, at=NOW)

    assert refused(together(opening(anna), opening(lars))) == ["opened_before"]
    assert Event.objects.filter(type="enforcement.opened").count() == Case.objects.count() == 1


def test_of_two_addressees_at_once_the_second_is_asked_to_look_again(
    office: Office, salon: Premises, anna: AccountActor, lars: AccountActor
) -> None:
    case = office.chosen(salon)

    def adding(actor: AccountActor, name: str) -> Callable[[], Addressee]:
        def add() -> Addressee:
            given: dict[str, Any] = {"role": AddresseeRole.OWNER, "name": name, "address": ADDRESS}
            return actions.add_addressee(reread(case), token=uuid4(), actor=actor, at=NOW, **given)

        return add

    answers = together(adding(anna, "Proef Vastgoed B.V."), adding(lars, "Schijn Vastgoed B.V."))
    assert refused(answers) == ["changed_meanwhile"]
    assert Addressee.objects.get().number == 1


def test_a_step_that_is_sent_twice_is_done_once_and_is_no_error(
    office: Office, salon: Premises, anna: AccountActor, signed_in: SignedIn
) -> None:
    case = office.chosen(salon)
    page = reverse("enforcement:add_addressee", args=[case.pk])
    typed = {"form": str(uuid4()), "version": reread(case).version, "role": "owner"}
    typed |= {"name": "Proef Vastgoed B.V.", "address": ADDRESS}
    browsers = [signed_in(anna), signed_in(anna)]
    answers = together(*(lambda browser=browser: browser.post(page, typed) for browser in browsers))
    there = reverse("enforcement:detail", args=[case.pk])
    assert [(answer.status_code, answer["Location"]) for answer in answers] == [(302, there)] * 2
    assert Addressee.objects.count() == 1


def test_a_letter_that_is_sent_twice_goes_out_once(
    office: Office, salon: Premises, anna: AccountActor, lars: AccountActor
) -> None:
    case = office.prepared(salon)
    letter = Letter.objects.get(record_id=case.pk)
    office.sign(letter)

    def sending(actor: AccountActor) -> Callable[[], Letter]:
        def send() -> Letter:
            read = Letter.objects.get(pk=letter.pk)
            return letters.send(read, sent_date=TODAY, method=Method.POST, actor=actor, at=NOW)

        return send

    assert refused(together(sending(anna), sending(lars))) == ["changed_meanwhile"]
    assert Event.objects.filter(type="letters.sent").count() == 1
    assert RunningTerm.objects.filter(record_id=case.pk, rule="own").count() == 1
    assert reread(case).status == Status.INTENDED
    assert verify().ok


def test_one_violation_is_not_sanctioned_in_two_cases_at_once(
    office: Office, salon: Premises, anna: AccountActor, lars: AccountActor, mayor_deputy: AccountActor
) -> None:
    cases = [office.heard(salon), office.heard(salon)]

    def deciding(case: Case, actor: AccountActor) -> Callable[[], Case]:
        return lambda: actions.decide(reread(case), **decision(mayor_deputy), actor=actor, at=NOW)

    answers = together(*map(deciding, cases, (anna, lars)))
    assert refused(answers) == ["second_sanction"]
    decided = Case.objects.get(status=Status.DECIDED)
    [told] = [answer.sentence for answer in answers if isinstance(answer, Refused)]
    assert f"in zaak {decided.dossier};" in told


def test_of_two_who_decide_on_one_objection_at_once_one_wins(
    office: Office,
    salon: Premises,
    anna: AccountActor,
    lars: AccountActor,
    mayor_deputy: AccountActor,
    hire: Hire,
    beverwijk: Municipality,
) -> None:
    wil, day = hire("Wil", Role.LAWYER, beverwijk), date(2026, 4, 20)
    bench = Bench(office.running(salon, mayor_deputy), anna, wil)
    objection = bench.heard(day)

    def deciding(actor: AccountActor, outcome: str) -> Callable[[], Objection]:
        def decide() -> Objection:
            said = bench.verdict(day, outcome=outcome)
            return proceedings.decide(reread_objection(objection), **said, actor=actor, at=on(day))

        return decide

    answers = together(deciding(wil, "unfounded"), deciding(lars, "founded"))
    assert refused(answers) == ["changed_meanwhile"]
    (won,) = [answer.outcome for answer in answers if isinstance(answer, Objection)]
    held = reread_objection(objection)
    assert (held.status, held.outcome) == (ObjectionStatus.DECIDED, won)
    drafts = Letter.objects.filter(label="enforcement.objection", kind="objection_decision", status="draft")
    assert drafts.count() == 1
    assert Event.objects.filter(type="enforcement.objection_decided").count() == 1
    assert verify().ok


def test_of_two_who_prolong_a_closure_at_once_one_is_asked_to_look_again(
    office: Office, salon: Premises, anna: AccountActor, lars: AccountActor, hire: Hire, beverwijk: Municipality
) -> None:
    signer = hire("Sil", Role.SIGNER, beverwijk)
    full_mandate(signer, beverwijk)
    LadderStep.objects.filter(measure=CLOSURE).update(term_days=90)
    way = Way(office, signer)
    case = way.sent(salon, CLOSURE)

    def prolonging(actor: AccountActor) -> Callable[[], Prolongation]:
        return lambda: prolong(way, case, actor=actor)

    answers = together(prolonging(anna), prolonging(lars))
    assert len(refused(answers)) == 1
    assert set(refused(answers)) <= {"changed_meanwhile", "prolongation_unsent"}
    assert Prolongation.objects.count() == 1
    assert Letter.objects.filter(record_id=case.pk, kind="closure_prolonged").count() == 1
    assert verify().ok
