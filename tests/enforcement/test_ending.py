"""Warnings, rechecks and the end of a case."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.core.refusals import NotAllowed
from regiotoezicht.enforcement import actions, rules
from regiotoezicht.enforcement.actions import collection
from regiotoezicht.enforcement.models import Case, Recheck, Violation
from regiotoezicht.enforcement.vocabulary import LetterKind, RecheckResult, Status
from regiotoezicht.inspections.models import VisitDwelling
from regiotoezicht.letters.models import Letter
from regiotoezicht.organisation.rules import Body
from regiotoezicht.premises.models import Premises
from regiotoezicht.worklist.models import RunningTerm, Task
from tests.conftest import NOW, TODAY
from tests.enforcement.conftest import DEMAND, Office, on, only, reread
from tests.enforcement.test_opening import refused, tasks

AFTER = date(2026, 4, 8)


def rechecked(anna: AccountActor, case: Case, **more: Any) -> Recheck:
    given: dict[str, Any] = {
        "done_on": AFTER,
        "result": RecheckResult.COMPLIED,
        "note": "Het bedrijf was gesloten.",
        "token": uuid4(),
        "at": on(AFTER),
    }
    return actions.record_recheck(case, actor=anna, **given | more)


def test_complied_closes_the_case_with_a_letter_to_everybody(
    office: Office, salon: Premises, mayor_deputy: AccountActor, anna: AccountActor
) -> None:
    case = office.running(salon, mayor_deputy, addressees=2)
    rechecked(anna, case)
    case = reread(case)
    assert (case.status, case.recheck_on) == (Status.COMPLIED, AFTER)
    assert Letter.objects.filter(record_id=case.pk, kind=LetterKind.RECHECK_CLOSED).count() == 2
    assert tasks(case) == []
    assert not Violation.objects.filter(is_sanctioned=True).exists()


def test_the_term_to_object_runs_on_after_compliance(
    office: Office, salon: Premises, mayor_deputy: AccountActor, anna: AccountActor
) -> None:
    case = office.running(salon, mayor_deputy)
    rechecked(anna, case)
    running = RunningTerm.objects.running().filter(record_id=case.pk)
    assert [term.rule for term in running] == ["awb-6:7"]


def test_not_complied_stays_visible_and_the_order_stays_in_force(
    office: Office, salon: Premises, mayor_deputy: AccountActor, anna: AccountActor
) -> None:
    case = office.running(salon, mayor_deputy)
    rechecked(anna, case, result=RecheckResult.NOT_COMPLIED)
    assert reread(case).status == Status.NOT_COMPLIED
    assert Violation.objects.filter(case=case, is_sanctioned=True).exists()
    rechecked(
        anna, case, result=RecheckResult.NOT_COMPLIED, done_on=AFTER + timedelta(days=7), at=on(date(2026, 4, 20))
    )
    assert reread(case).status == Status.NOT_COMPLIED
    assert Recheck.objects.filter(case=case).count() == 2


def test_a_breach_of_which_nothing_was_laid_down_keeps_the_case_open(
    office: Office, salon: Premises, mayor_deputy: AccountActor, anna: AccountActor
) -> None:
    case = office.running(salon, mayor_deputy)
    breach = rechecked(anna, case, result=RecheckResult.NOT_COMPLIED)
    later = {"done_on": AFTER + timedelta(days=14), "at": on(date(2026, 4, 22))}
    with refused("breach_without_amount"):
        rechecked(anna, case, **later)
    owed_by = [one.pk for one in case.addressees.all()]
    collection.forfeit(
        reread(case),
        addressees=owed_by,
        first_on=AFTER,
        recheck=breach,
        note="Het bedrijf was open en in werking.",
        token=uuid4(),
        actor=anna,
        at=on(AFTER),
    )
    rechecked(anna, reread(case), **later)
    assert reread(case).status == Status.COLLECTING


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"done_on": AFTER + timedelta(days=1)}, "recheck_in_future"),
        ({"done_on": TODAY - timedelta(days=1)}, "recheck_before_sending"),
        ({"done_on": date(2026, 4, 7), "result": RecheckResult.NOT_COMPLIED}, "within_term"),
        ({"note": "Bel 06-00000088 voor meer."}, "personal_text"),
    ],
)
def test_a_recheck_that_cannot_be_is_refused(
    office: Office,
    salon: Premises,
    mayor_deputy: AccountActor,
    anna: AccountActor,
    wrong: dict[str, Any],
    code: str,
) -> None:
    case = office.running(salon, mayor_deputy)
    with refused(code):
        rechecked(anna, case, **wrong)
    assert not Recheck.objects.exists()
    assert reread(case).status == Status.RUNNING


def test_compliance_within_the_term_may_be_seen_early(
    office: Office, salon: Premises, mayor_deputy: AccountActor, anna: AccountActor
) -> None:
    case = office.running(salon, mayor_deputy)
    rechecked(anna, case, done_on=TODAY + timedelta(days=1), at=on(TODAY + timedelta(days=1)))
    assert reread(case).status == Status.COMPLIED


def test_an_order_that_was_not_sent_is_not_rechecked(
    office: Office, salon: Premises, mayor_deputy: AccountActor, anna: AccountActor
) -> None:
    case = office.decided(salon, mayor_deputy)
    with refused("case_move"):
        rechecked(anna, case)


def test_the_same_form_records_one_recheck(
    office: Office, salon: Premises, mayor_deputy: AccountActor, anna: AccountActor
) -> None:
    case, token = office.running(salon, mayor_deputy), uuid4()
    not_complied = {"result": RecheckResult.NOT_COMPLIED, "token": token}
    rechecked(anna, case, **not_complied)
    with refused("submitted_before"):
        rechecked(anna, reread(case), **not_complied)
    assert Recheck.objects.count() == 1


def test_the_coordinator_gets_the_question_for_a_recheck(
    office: Office, salon: Premises, mayor_deputy: AccountActor, anna: AccountActor, bram: AccountActor
) -> None:
    case = office.running(salon, mayor_deputy)
    with refused("recheck_in_past"):
        actions.ask_recheck(case, from_date=TODAY - timedelta(days=1), actor=anna, at=NOW)
    actions.ask_recheck(case, from_date=AFTER, actor=anna, at=NOW)
    task = Task.objects.open().visible_to(bram).get(kind=rules.TASK_RECHECK_ASKED)
    assert (task.role, task.due_date, task.dossier) == (Role.COORDINATOR, AFTER, case.dossier)
    rechecked(anna, case)
    assert not Task.objects.open().filter(kind=rules.TASK_RECHECK_ASKED).exists()


def test_asking_again_leaves_one_question(
    office: Office, salon: Premises, mayor_deputy: AccountActor, anna: AccountActor
) -> None:
    case = office.running(salon, mayor_deputy)
    for day in (AFTER, AFTER + timedelta(days=3)):
        actions.ask_recheck(case, from_date=day, actor=anna, at=NOW)
    assert Task.objects.open().get(kind=rules.TASK_RECHECK_ASKED).due_date == AFTER + timedelta(days=3)


def test_a_warning_is_sent_and_may_be_closed(office: Office, salon: Premises, anna: AccountActor) -> None:
    case = office.warned(salon, articles=("3:12",))
    addressee = only(case)
    assert (case.status, addressee.warning_sent) == (Status.WARNED, TODAY)
    assert addressee.comply_term is not None
    assert addressee.objection_term is None
    actions.close(case, outcome=Status.ENDED, reason="De beheerder is er weer.", actor=anna, at=NOW)
    assert (case.status, tasks(case)) == (Status.ENDED, [])


def test_a_warning_that_was_not_followed_may_be_closed_too(office: Office, salon: Premises, anna: AccountActor) -> None:
    case = office.warned(salon, articles=("3:12",))
    rechecked(anna, case, result=RecheckResult.NOT_COMPLIED)
    actions.close(reread(case), outcome=Status.ENDED, reason="Een nieuwe controle volgt.", actor=anna, at=on(AFTER))
    assert reread(case).status == Status.ENDED


def test_a_warning_followed_closes_without_a_letter_about_an_order(
    office: Office, salon: Premises, anna: AccountActor
) -> None:
    case = office.warned(salon, articles=("3:12",))
    rechecked(anna, case)
    assert reread(case).status == Status.COMPLIED
    assert not Letter.objects.filter(kind=LetterKind.RECHECK_CLOSED).exists()


def test_a_warning_is_not_prepared_where_an_order_was_chosen(
    office: Office, salon: Premises, anna: AccountActor
) -> None:
    case = office.weighed(salon)
    with refused("other_measure"):
        actions.prepare_warning(case, demand=DEMAND, body=Body.MAYOR, actor=anna, at=NOW)


def test_an_order_that_was_not_complied_with_is_not_simply_closed(
    office: Office, salon: Premises, mayor_deputy: AccountActor, anna: AccountActor
) -> None:
    case = office.running(salon, mayor_deputy)
    rechecked(anna, case, result=RecheckResult.NOT_COMPLIED)
    with refused("order_holds"):
        actions.close(reread(case), outcome=Status.ENDED, reason="Het is genoeg zo.", actor=anna, at=NOW)


def test_a_case_is_not_closed_in_another_way(office: Office, salon: Premises, anna: AccountActor) -> None:
    case = office.intended(salon)
    with refused("outcome"):
        actions.close(case, outcome=Status.COMPLIED, reason="Het is goed zo.", actor=anna, at=NOW)
    with refused("case_move"):
        actions.close(case, outcome=Status.NO_VIOLATION, reason="Het is goed zo.", actor=anna, at=NOW)
    actions.close(case, outcome=Status.DROPPED, reason="De zienswijze overtuigt.", actor=anna, at=NOW)
    assert not RunningTerm.objects.running().exists()


def test_nobody_but_the_own_lawyer_ends_a_case(
    office: Office,
    salon: Premises,
    mayor_deputy: AccountActor,
    chris: AccountActor,
    bram: AccountActor,
) -> None:
    case = office.running(salon, mayor_deputy)
    for other in (chris, bram, mayor_deputy):
        with pytest.raises(NotAllowed):
            rechecked(other, case)
        with pytest.raises(NotAllowed):
            actions.ask_recheck(case, from_date=AFTER, actor=other, at=NOW)
        with pytest.raises(NotAllowed):
            actions.close(case, outcome=Status.DROPPED, reason="Het is goed zo.", actor=other, at=NOW)


def test_the_address_of_a_home_closes_with_the_case_to_all_but_the_lawyer(
    office: Office, anna: AccountActor, bram: AccountActor, vera: AccountActor
) -> None:
    case = office.chosen(None, articles=("3:3a",))
    homes = VisitDwelling.objects.filter(visit=case.visit)
    assert {actor.name for actor in (anna, bram, vera) if homes.visible_to(actor).exists()} == {
        actor.name for actor in (anna, bram, vera)
    }
    actions.close(case, outcome=Status.NO_VIOLATION, reason="Geen overtreding gezien.", actor=anna, at=NOW)
    assert homes.get().closed_at == NOW
    assert [actor.name for actor in (anna, bram, vera) if homes.visible_to(actor).exists()] == [anna.name]
    assert Event.objects.filter(type="inspections.dwelling_closed", dossier=case.dossier).count() == 1
