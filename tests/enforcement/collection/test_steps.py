"""From intention to writ: each step at its time, with its letter, its terms and its refusals."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.core.refusals import NotAllowed
from regiotoezicht.enforcement.actions import collection
from regiotoezicht.enforcement.collection.vocabulary import CollectionView, Interruption, Stage
from regiotoezicht.enforcement.doors import deciding_mandate
from regiotoezicht.enforcement.models import CollectionDecision, LapseInterruption
from regiotoezicht.enforcement.vocabulary import LetterKind
from regiotoezicht.letters.models import Letter
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.worklist.models import RunningTerm
from tests.conftest import Hire
from tests.enforcement.collection.conftest import LAPSES, NONE, SPECIAL, Collector
from tests.enforcement.conftest import employee_of, mandate, on
from tests.enforcement.test_opening import refused


def letters(work: Collector, kind: LetterKind) -> list[Letter]:
    return list(Letter.objects.filter(record_id=work.case.pk, kind=kind).order_by("pk"))


def test_an_intention_asks_for_a_view_and_its_term_runs_from_sending(breached: Collector) -> None:
    breached.intend()
    assert breached.one().status == Stage.FORFEITED
    breached.send(date(2026, 4, 20))
    amount = breached.one()
    assert amount.status == Stage.INTENDED
    assert amount.view_term is not None and amount.view_term.end == date(2026, 5, 4)


def test_a_decision_after_the_view_and_a_view_given(breached: Collector) -> None:
    breached.intend()
    breached.send(date(2026, 4, 20))
    with refused("term_runs"):
        breached.decide(date(2026, 5, 4), view=CollectionView.SILENT, view_text="")
    with refused("view_was_asked"):
        breached.decide(date(2026, 5, 6))
    breached.decide(date(2026, 4, 28), view=CollectionView.GIVEN, view_on=date(2026, 4, 24), view_text=SPECIAL)
    decision = CollectionDecision.objects.get()
    assert (decision.view, decision.view_on) == (CollectionView.GIVEN, date(2026, 4, 24))
    assert breached.one().status == Stage.DECIDED


def test_sending_the_decision_opens_objection_and_interrupts_nothing(breached: Collector) -> None:
    amount = breached.decided()
    decision = amount.decision
    assert decision is not None and decision.objection_term is not None
    assert (decision.sent_on, decision.objection_term.end) == (date(2026, 5, 22), date(2026, 7, 3))
    assert amount.lapse_term is not None and amount.lapse_term.end == LAPSES
    assert not LapseInterruption.objects.exists()


def test_the_letter_of_a_decision_is_signed_by_who_took_it(breached: Collector) -> None:
    (decision,) = breached.decide()
    (letter,) = letters(breached, LetterKind.COLLECTION_DECISION)
    assert deciding_mandate(letter) == decision.mandate_id


def test_a_decision_for_two_is_two_letters(two: Collector) -> None:
    two.forfeit()
    two.decide()
    assert [one.addressee.number for one in CollectionDecision.objects.order_by("pk")] == [1, 2]
    assert len(letters(two, LetterKind.COLLECTION_DECISION)) == 2


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"amounts": []}, "no_amounts"),
        ({"decided_on": date(2026, 5, 23)}, "decided_in_future"),
        ({"decided_on": date(2026, 4, 7)}, "decided_too_early"),
        ({"view": CollectionView.SILENT}, "view_not_asked"),
        ({"view_text": ""}, "no_skip_reason"),
        ({"reasons": "Daarom."}, "reasons"),
        ({"circumstances": ""}, "circumstances"),
        ({"circumstances": "Bel 06-00000088 voor meer."}, "personal_text"),
        ({"at": on(LAPSES + timedelta(days=1)), "decided_on": LAPSES}, "lapsed"),
    ],
)
def test_a_decision_that_is_not_in_order_is_refused(breached: Collector, wrong: dict[str, Any], code: str) -> None:
    with refused(code):
        breached.decide(**wrong)
    assert not CollectionDecision.objects.exists()
    assert breached.one().status == Stage.FORFEITED


def test_the_mandate_of_the_order_covers_its_collection_and_no_other_does(
    breached: Collector, hire: Hire, beverwijk: Municipality, vera: AccountActor
) -> None:
    other = hire("Oda", Role.SIGNER, beverwijk)
    mandate(other, beverwijk, measures="closure")
    with refused("no_mandate"):
        breached.decide(signer=employee_of(other))
    with pytest.raises(NotAllowed):
        breached.decide(actor=vera)
    (decision,) = breached.decide(actor=breached.signer)
    assert decision.letter is not None
    assert (breached.one().status, decision.letter.composed_by_id) == (Stage.DECIDED, breached.signer.account_id)
    breached.send(date(2026, 5, 22))
    sent = breached.one().decision
    assert sent is not None and sent.sent_on == date(2026, 5, 22)


def test_an_intention_is_refused_on_a_day_of_rest_and_for_what_was_decided(breached: Collector) -> None:
    with refused("view_until_rest"):
        breached.intend(view_until=date(2026, 5, 3))
    with refused("no_grounds"):
        breached.intend(grounds="")
    breached.decide(date(2026, 4, 20))
    with refused("amount_move"):
        breached.intend()


def test_a_reminder_interrupts_the_lapse_on_the_day_of_its_sending(breached: Collector) -> None:
    amount = breached.reminded()
    assert (amount.status, amount.reminded_on) == (Stage.REMINDED, date(2026, 5, 26))
    assert amount.reminder_term is not None and amount.reminder_term.end == date(2026, 6, 9)
    assert amount.lapse_term is not None and amount.lapse_term.end == date(2027, 5, 26)
    assert LapseInterruption.objects.get().kind == Interruption.REMINDER
    ended = RunningTerm.objects.get(rule="awb-5:35", ended_at__isnull=False)
    assert (ended.end, ended.end_reason) == (LAPSES, "interrupted")
    assert any("gestuit op dinsdag 26 mei 2026" in step for step in amount.lapse_term.steps)


def test_no_reminder_before_decision_and_term(breached: Collector) -> None:
    with refused("amount_move") as refusal:
        breached.remind()
    assert "5:37" in refusal.value.sentence
    breached.decide(date(2026, 5, 1))
    with refused("no_reminder"):
        breached.remind()  # decided, and not sent
    breached.send(date(2026, 5, 1))
    with refused("no_reminder") as refusal:
        breached.remind(date(2026, 5, 20))  # the last day to pay
    assert "5:33" in refusal.value.sentence
    breached.remind(date(2026, 5, 21))


def test_a_letter_that_a_payment_made_untrue_is_not_sent(breached: Collector) -> None:
    breached.decided()
    breached.remind()
    breached.pay(100_000, date(2026, 5, 27))
    with refused("letter_untrue"):
        breached.send(date(2026, 5, 28))
    assert breached.one().status == Stage.DECIDED
    breached.remind(date(2026, 5, 28))
    breached.send(date(2026, 5, 28))
    assert breached.one().status == Stage.REMINDED


def test_the_letter_of_a_decision_is_made_anew_after_a_payment(breached: Collector) -> None:
    (decision,) = breached.decide()
    breached.pay(100_000, date(2026, 5, 23))
    decision = breached.one().decision
    assert decision is not None
    decision.case = breached.read()
    collection.rewrite_decision(decision, actor=breached.anna, at=on(date(2026, 5, 24)))
    first, second = letters(breached, LetterKind.COLLECTION_DECISION)
    assert (first.status, second.status) == ("withdrawn", "draft")
    breached.send(date(2026, 5, 25))
    sent = breached.one().decision
    assert sent is not None and sent.sent_on == date(2026, 5, 25)
    sent.case = breached.read()
    with refused("letter_sent"):
        collection.rewrite_decision(sent, actor=breached.anna, at=on(date(2026, 5, 26)))


def test_a_writ_after_the_term_of_the_reminder_interrupts_again(breached: Collector) -> None:
    def serve(day: date, at: date | None = None, note: str = "Betekend door de deurwaarder.") -> None:
        collection.serve_writ(breached.one(), on=day, note=note, actor=breached.anna, at=on(at or day))

    breached.decided()
    with refused("amount_move"):
        serve(date(2026, 6, 10))
    breached.remind()
    breached.send(date(2026, 5, 26))
    with refused("no_writ"):
        serve(date(2026, 6, 9))
    with refused("note"):
        serve(date(2026, 6, 10), note="")
    with refused("interrupted_in_future"):
        serve(date(2026, 6, 11), date(2026, 6, 10))
    serve(date(2026, 6, 10))
    amount = breached.one()
    assert (amount.status, amount.writ_on) == (Stage.WRIT, date(2026, 6, 10))
    assert amount.lapse_term is not None and amount.lapse_term.end == date(2027, 6, 10)


def test_two_who_decide_at_once_do_not_both(breached: Collector) -> None:
    seen = breached.read().version
    breached.decide(seen=seen)
    with refused("changed_meanwhile"):
        breached.decide(seen=seen)
    assert CollectionDecision.objects.count() == 1


def test_an_amount_of_another_case_is_not_decided_on(breached: Collector) -> None:
    case = breached.office.running(None, breached.signer, articles=("3:3a",))
    other = Collector(breached.office, breached.signer, case)
    other.forfeit()
    with refused("other_case"):
        breached.decide(amounts=[*breached.amounts(), *other.amounts()])


def test_what_is_paid_in_part_is_told_in_the_letter(breached: Collector) -> None:
    from regiotoezicht.enforcement.collection import letters as texts
    from regiotoezicht.enforcement.models import Measure

    breached.pay(50_000)
    amount = breached.one()
    fields = texts.reminder(
        breached.case, amount.addressee, Measure.objects.get(case=breached.case), [amount], "Per bank."
    )
    assert fields["total"] == 200_000
    assert fields["claims"].startswith("€\u00a02.000,00, verbeurd op 8 april 2026")
    assert NONE not in fields.values()
    assert fields["reminder_term"] == "twee weken"


def test_no_token_is_taken_twice(breached: Collector) -> None:
    token = uuid4()
    breached.pay(100, token=token)
    with refused("submitted_before"):
        breached.pay(100, token=token)
