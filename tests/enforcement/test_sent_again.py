"""Letters that came back and went out again: whatever started with them counts from the second sending."""

from datetime import date, timedelta

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.enforcement.models import Case, CostDecision, Measure, Prolongation
from regiotoezicht.enforcement.proceedings import actions as proceedings
from regiotoezicht.law.calculation import compute
from regiotoezicht.letters.models import Letter
from regiotoezicht.letters.posting import actions as posting
from regiotoezicht.letters.vocabulary import Method
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.premises.models import Premises
from tests.conftest import NOW, TODAY, Hire
from tests.enforcement.conftest import Office, on, only
from tests.enforcement.proceedings_cast import Bench
from tests.enforcement.proceedings_cast import reread as reread_objection
from tests.enforcement.remedied import CLOSURE, COERCION, Way, full_mandate, refused, terms_of
from tests.enforcement.sent_again import send_again
from tests.enforcement.test_prolonging import LONGER, prolong


@pytest.fixture
def way(office: Office, hire: Hire, beverwijk: Municipality) -> Way:
    signer = hire("Sil", Role.SIGNER, beverwijk)
    full_mandate(signer, beverwijk)
    return Way(office, signer)


def letter(case: Case, kind: str) -> Letter:
    return Letter.objects.get(record_id=case.pk, label="enforcement.case", kind=kind)


def test_a_closure_counts_from_its_second_sending_and_keeps_its_last_day(
    way: Way, salon: Premises, anna: AccountActor
) -> None:
    begin = TODAY + timedelta(days=10)
    terms = terms_of(CLOSURE, from_date=begin, until_date=begin + timedelta(days=27))
    case = way.sent(salon, CLOSURE, terms=terms)
    again = TODAY + timedelta(days=6)
    send_again(letter(case, "closure"), anna, TODAY + timedelta(days=3), again)
    addressee = only(case)
    assert addressee.order_sent == again
    assert addressee.objection_term is not None and addressee.objection_term.end == compute("awb-6:7", again).end
    remedy = Measure.objects.select_related("remedy__term").get(case=case).remedy
    assert remedy.term is not None
    assert (remedy.term.end, remedy.term.ended_at) == (begin + timedelta(days=27), None)


def test_costs_count_from_the_second_sending_of_their_own_letter(way: Way, salon: Premises, anna: AccountActor) -> None:
    case = way.costs(way.executed(salon))
    first = TODAY + timedelta(days=22)
    way.office.send_all(case, at=NOW + timedelta(days=22))
    again = first + timedelta(days=8)
    send_again(letter(case, "cost_decision"), anna, first + timedelta(days=5), again)
    made = CostDecision.objects.select_related("payment_term", "objection_term").get(case=case)
    assert made.sent_on == again
    assert made.payment_term is not None and made.payment_term.end == compute("awb-4:87", again).end
    assert made.objection_term is not None and made.objection_term.ended_at is None


def test_an_order_under_coercion_that_came_back_has_its_own_day_too(
    way: Way, salon: Premises, anna: AccountActor
) -> None:
    case = way.sent(salon, COERCION)
    send_again(letter(case, "coercion_order"), anna, TODAY + timedelta(days=3), TODAY + timedelta(days=5))
    assert only(case).order_sent == TODAY + timedelta(days=5)


def test_a_prolongation_works_from_its_second_sending_and_not_after_the_closure(
    way: Way, salon: Premises, anna: AccountActor
) -> None:
    way.office.rule_set.steps.filter(measure=CLOSURE).update(term_days=90)
    case = way.sent(salon, CLOSURE)
    prolong(way, case)
    first = TODAY + timedelta(days=21)
    way.office.send_all(case, at=NOW + timedelta(days=21))
    with refused("closure_over"):
        send_again(letter(case, "closure_prolonged"), anna, first + timedelta(days=2), TODAY + timedelta(days=29))
    assert Prolongation.objects.get().sent_on == first
    again = first + timedelta(days=5)
    posted = letter(case, "closure_prolonged")
    posting.send_again(posted, sent_date=again, method=Method.REGISTERED, actor=anna, at=on(again))
    assert Prolongation.objects.get().sent_on == again
    remedy = Measure.objects.select_related("remedy__term").get(case=case).remedy
    assert remedy.term is not None and (remedy.term.end, remedy.term.ended_at) == (LONGER, None)


@pytest.fixture
def bench(office: Office, salon: Premises, mayor_deputy: AccountActor, anna: AccountActor, hire: Hire) -> Bench:
    wil = hire("Wil", Role.LAWYER, office.rule_set.municipality)
    return Bench(office.running(salon, mayor_deputy), anna, wil)


def test_a_decision_on_an_objection_counts_from_its_second_sending(bench: Bench) -> None:
    day, again = date(2026, 4, 20), date(2026, 4, 28)
    found = bench.answered(day)
    sent = Letter.objects.get(label="enforcement.objection", record_id=found.pk, kind="objection_decision")
    send_again(sent, bench.at(again)[0], date(2026, 4, 24), again)
    found = reread_objection(found)
    assert found.sent_date == again
    assert found.appeal_term is not None and found.appeal_term.end == compute("awb-6:7", again).end


def test_a_question_to_repair_counts_from_its_second_sending(bench: Bench) -> None:
    day, again = date(2026, 4, 20), date(2026, 4, 28)
    found = bench.received(day)
    found = bench.do(proceedings.ask_repair, found, day, defects="De gronden ontbreken.", until=date(2026, 5, 20))
    found = bench.send(found, "objection_repair", day)
    sent = Letter.objects.get(label="enforcement.objection", record_id=found.pk, kind="objection_repair")
    send_again(sent, bench.at(again)[0], date(2026, 4, 24), again)
    found = reread_objection(found)
    assert found.repair_sent == again
    assert found.repair_term is not None
    assert (found.repair_term.end, found.repair_term.ended_at) == (date(2026, 5, 20), None)
