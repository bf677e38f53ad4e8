"""Prolonging a closure: within its maximum, with reasons of its own, and from its sending on."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.bylaws.models import Competence, LadderStep
from regiotoezicht.core.refusals import NotAllowed
from regiotoezicht.enforcement import actions, rules
from regiotoezicht.enforcement.doors import deciding_mandate
from regiotoezicht.enforcement.models import Case, CoDecision, CoProlongation, Measure, Prolongation
from regiotoezicht.enforcement.vocabulary import Status
from regiotoezicht.letters.models import Letter
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.organisation.rules import Body
from regiotoezicht.premises.models import Premises
from regiotoezicht.worklist.models import RunningTerm, Task
from tests.conftest import NOW, TODAY, Hire
from tests.enforcement.conftest import BALANCE, REMEDY, Office, SignedIn, employee_of, reread
from tests.enforcement.remedied import CLOSURE, FACTS, Way, college_mandate, full_mandate, refused
from tests.enforcement.test_remedies import text_of

WAS_UNTIL = TODAY + timedelta(days=28)
LONGER = TODAY + timedelta(days=60)
WHY = "Na de sluiting is de verhuur doorgegaan en de overlast op straat is niet minder geworden."
HEARING = "U kon tot en met 10 april uw mening geven en deed dat niet."


@pytest.fixture
def signer(hire: Hire, beverwijk: Municipality) -> AccountActor:
    actor = hire("Sil", Role.SIGNER, beverwijk)
    full_mandate(actor, beverwijk)
    return actor


@pytest.fixture
def way(office: Office, signer: AccountActor) -> Way:
    LadderStep.objects.filter(measure=CLOSURE).update(term_days=90)
    return Way(office, signer)


def prolong(way: Way, case: Case, *, days: int = 20, actor: AccountActor | None = None, **more: Any) -> Prolongation:
    at = NOW + timedelta(days=days)
    given: dict[str, Any] = {
        "until_date": LONGER,
        "reasons": WHY,
        "balance": BALANCE,
        "hearing": HEARING,
        "signer": employee_of(way.signer),
        "decided_on": at.date(),
        "remedy_address": REMEDY,
    }
    return actions.prolong(reread(case), **(given | more), actor=actor or way.office.anna, at=at)


def test_a_closure_is_prolonged_from_the_sending_on(way: Way, salon: Premises) -> None:
    case = way.sent(salon, CLOSURE)
    made = prolong(way, case)
    assert (made.was_until, made.until_date, made.sent_on) == (WAS_UNTIL, LONGER, None)
    assert Measure.objects.get(case=case).remedy.until_date == WAS_UNTIL
    with refused("prolongation_unsent", "nog niet verzonden"):
        prolong(way, case)
    letter = Letter.objects.get(record_id=case.pk, kind="closure_prolonged")
    assert deciding_mandate(letter) == made.mandate_id
    said = text_of(case, "closure_prolonged")
    for words in (WHY, BALANCE, HEARING, "23 mei 2026", "artikel 2:30", "zes weken"):
        assert words in said
    at = NOW + timedelta(days=21)
    way.office.send_all(case, at=at)
    remedy = Measure.objects.get(case=case).remedy
    assert remedy.until_date == LONGER
    assert remedy.term is not None and remedy.term.end == LONGER
    assert Prolongation.objects.get().sent_on == at.date()
    objections = RunningTerm.objects.filter(record_id=case.pk, rule="awb-6:7", ended_at__isnull=True)
    assert {one.start for one in objections} == {TODAY, at.date()}
    assert Task.objects.open().get(record_id=case.pk, kind=rules.TASK_REOPEN).due_date == LONGER + timedelta(days=1)
    again = prolong(way, case, days=50, until_date=LONGER + timedelta(days=20))
    assert (again.number, again.was_until) == (2, LONGER)
    with refused("early_reason"):
        actions.reopen(reread(case), done_on=WAS_UNTIL, actor=way.office.anna, at=NOW + timedelta(days=29))


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"until_date": WAS_UNTIL}, "not_longer"),
        ({"until_date": TODAY + timedelta(days=91)}, "closed_too_long"),
        ({"reasons": "Nodig."}, "reasons"),
        ({"balance": "Ja."}, "balance"),
        ({"hearing": "Nee."}, "hearing"),
        ({"days": 29}, "closure_over"),
        ({"decided_on": TODAY + timedelta(days=21)}, "decided_in_future"),
        ({"owner_reasons": f"U verhuurt. {FACTS}"}, "owner_reads_findings"),
        ({"hearing": f"U zei niets. {FACTS}"}, "owner_reads_findings"),
        ({"reasons": f"{WHY} Bel 06-00000088."}, "personal_text"),
    ],
)
def test_a_prolongation_that_is_not_in_order_is_refused_whole(
    way: Way, salon: Premises, wrong: dict[str, Any], code: str
) -> None:
    case = way.sent(salon, CLOSURE, addressees=2)
    with refused(code):
        prolong(way, case, **wrong)
    assert not Prolongation.objects.exists()


def test_without_a_ladder_a_closure_lasts_a_year_at_most(way: Way, salon: Premises) -> None:
    LadderStep.objects.filter(measure=CLOSURE).delete()
    case = way.sent(salon, CLOSURE)
    begin = TODAY + timedelta(days=1)
    with refused("closed_too_long", "366 dagen"):
        prolong(way, case, until_date=begin + timedelta(days=366))
    assert prolong(way, case, until_date=begin + timedelta(days=365)).number == 1


def test_a_prolongation_that_goes_out_too_late_is_refused(way: Way, salon: Premises) -> None:
    case = way.sent(salon, CLOSURE)
    prolong(way, case)
    with refused("closure_over", "werkt niet meer"):
        way.office.send_all(case, at=NOW + timedelta(days=29))
    assert Measure.objects.get(case=case).remedy.until_date == WAS_UNTIL


def test_an_owner_reads_his_own_reasons_for_the_prolongation(way: Way, salon: Premises) -> None:
    case = way.sent(salon, CLOSURE, addressees=2)
    own = "U liet na om het gebruik te laten staken."
    prolong(way, case, owner_reasons=own)
    operator, owner = (text_of(case, "closure_prolonged", number) for number in (0, 1))
    assert (own in operator, own in owner, WHY in owner) == (False, True, False)


def test_only_who_decides_prolongs(way: Way, salon: Premises, bram: AccountActor) -> None:
    case = way.sent(salon, CLOSURE)
    with pytest.raises(NotAllowed):
        prolong(way, case, actor=bram)


@pytest.fixture
def carla(hire: Hire, beverwijk: Municipality) -> AccountActor:
    """Who signs for the college."""
    actor = hire("Carla", Role.SIGNER, beverwijk)
    college_mandate(actor, beverwijk)
    return actor


def second_of(carla: AccountActor, body: Body = Body.COLLEGE) -> actions.CoBody:
    return actions.CoBody(body, "artikel 5.1 van de Omgevingswet", employee_of(carla))


def shut_by_both(way: Way, salon: Premises, carla: AccountActor) -> Case:
    case = way.decide(way.heard(salon, CLOSURE), co_body=second_of(carla))
    actions.countersign(reread(case), actor=carla, at=NOW)
    way.office.send_all(case)
    return reread(case)


def test_whoever_closed_together_prolongs_together(way: Way, salon: Premises, carla: AccountActor) -> None:
    case = shut_by_both(way, salon, carla)
    with refused("co_body_missing", "het college van burgemeester en wethouders"):
        prolong(way, case)
    with refused("no_mandate", "10:1"):
        prolong(way, case, co_body=second_of(way.signer))
    assert not Prolongation.objects.exists()
    made = prolong(way, case, co_body=second_of(carla))
    second = CoProlongation.objects.get()
    assert (second.prolongation_id, second.body, second.signed_at) == (made.pk, Body.COLLEGE, None)
    said = text_of(case, "closure_prolonged")
    assert "De burgemeester van Beverwijk en het college van burgemeester en wethouders van Beverwijk" in said
    assert "Mede ondertekend" in said and "mandaat M2022/8" in said and "Carla" in said
    day = NOW + timedelta(days=21)
    assert Task.objects.open().filter(record_id=case.pk, kind=rules.TASK_COUNTERSIGN).count() == 1
    with refused("not_countersigned", "10:10"):
        way.office.send_all(case, at=day)
    with refused("not_own_mandate"):
        actions.countersign(reread(case), actor=way.signer, at=day)
    actions.countersign(reread(case), actor=carla, at=day)
    with refused("signed_before"):
        actions.countersign(reread(case), actor=carla, at=day)
    for letter in Letter.objects.filter(record_id=case.pk, status="finished"):
        way.office.post(letter, at=day)
    assert Measure.objects.get(case=case).remedy.until_date == LONGER


def test_a_body_that_may_close_no_longer_does_not_prolong(way: Way, salon: Premises, carla: AccountActor) -> None:
    case = shut_by_both(way, salon, carla)
    Competence.objects.create(rule_set=way.office.rule_set, measure=CLOSURE, body=Body.MAYOR, basis="artikel 2:30 APV")
    with refused("co_body_barred"):
        prolong(way, case, co_body=second_of(carla))
    prolong(way, case)
    assert not CoProlongation.objects.exists()


def test_a_closure_of_one_body_is_prolonged_by_that_one(way: Way, salon: Premises, carla: AccountActor) -> None:
    case = way.sent(salon, CLOSURE)
    with refused("one_body"):
        prolong(way, case, co_body=second_of(carla))
    Competence.objects.create(
        rule_set=way.office.rule_set, measure=CLOSURE, body=Body.COLLEGE, basis="artikel 2:30 APV"
    )
    with refused("unnamed_body"):
        prolong(way, case)


def test_the_page_asks_who_signs_for_the_second_body(
    way: Way, salon: Premises, carla: AccountActor, anna: AccountActor, signed_in: SignedIn
) -> None:
    case = shut_by_both(way, salon, carla)
    browser, address = signed_in(anna), reverse("enforcement:prolong", args=[case.pk])
    assert "Tot deze sluiting besloot ook" in browser.get(address).content.decode()
    typed = {
        "form": str(uuid4()),
        "version": reread(case).version,
        "mandate": Measure.objects.get(case=case).mandate_id,
        "decided_on": TODAY.isoformat(),
        "until_date": LONGER.isoformat(),
        "hearing": HEARING,
        "reasons": WHY,
        "balance": BALANCE,
        "remedy_address": REMEDY,
    }
    answer = browser.post(address, typed)
    assert answer.status_code == 422 and "besluit mee over de verlenging" in answer.content.decode()
    college = CoDecision.objects.get().mandate_id
    assert browser.post(address, typed | {"co_mandate": college}).status_code == 302
    assert (
        "tweede handtekening ontbreekt nog"
        in browser.get(reverse("enforcement:execution", args=[case.pk])).content.decode()
    )
    hers = signed_in(carla)
    assert "Mede ondertekenen" in hers.get(reverse("enforcement:detail", args=[case.pk])).content.decode()
    step = reverse("enforcement:countersign", args=[case.pk])
    assert hers.post(step, {"form": str(uuid4()), "version": reread(case).version}).status_code == 302
    assert CoProlongation.objects.get().signed_at is not None


def test_a_closure_is_prolonged_by_clicking(way: Way, salon: Premises, anna: AccountActor, signed_in: SignedIn) -> None:
    case = way.sent(salon, CLOSURE)
    browser, address = signed_in(anna), reverse("enforcement:prolong", args=[case.pk])
    assert "Sluiting verlengen" in browser.get(reverse("enforcement:detail", args=[case.pk])).content.decode()
    page = browser.get(address).content.decode()
    assert "21-04-2026" in page and "novalidate" in page
    typed = {
        "form": str(uuid4()),
        "version": reread(case).version,
        "mandate": Measure.objects.get(case=case).mandate_id,
        "decided_on": TODAY.isoformat(),
        "until_date": date(2026, 9, 1).isoformat(),
        "hearing": HEARING,
        "reasons": WHY,
        "balance": BALANCE,
        "remedy_address": REMEDY,
    }
    answer = browser.post(address, typed)
    assert answer.status_code == 422 and "ten hoogste 90 dagen" in answer.content.decode()
    assert browser.post(address, typed | {"until_date": LONGER.isoformat()}).status_code == 302
    shown = browser.get(reverse("enforcement:execution", args=[case.pk])).content.decode()
    assert "nog niet verzonden" in shown and "23 mei 2026" in shown
    assert reread(case).status == Status.SHUT
