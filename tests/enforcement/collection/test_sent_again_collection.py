"""Letters of collection that came back: decision, reminder and its interruption count from the second sending."""

from datetime import date

import pytest

from regiotoezicht.core.refusals import Refused
from regiotoezicht.enforcement.collection.vocabulary import Interruption
from regiotoezicht.enforcement.models import CollectionDecision, LapseInterruption
from regiotoezicht.law.calculation import compute
from regiotoezicht.letters.models import Letter
from tests.enforcement.sent_again import send_again

from .conftest import Collector

FIRST, BACK, AGAIN = date(2026, 5, 26), date(2026, 5, 29), date(2026, 6, 2)


def letter(breached: Collector, kind: str) -> Letter:
    return Letter.objects.get(record_id=breached.case.pk, label="enforcement.case", kind=kind)


def test_a_decision_to_collect_counts_from_its_second_sending(breached: Collector) -> None:
    breached.decided(date(2026, 5, 22))
    send_again(letter(breached, "collection_decision"), breached.anna, BACK, AGAIN)
    made = CollectionDecision.objects.select_related("objection_term").get()
    assert made.sent_on == AGAIN
    assert made.objection_term is not None and made.objection_term.ended_at is None
    assert made.objection_term.end == compute("awb-6:7", AGAIN).end


def test_a_reminder_interrupts_the_lapse_on_the_day_of_its_second_sending(breached: Collector) -> None:
    breached.reminded(FIRST)
    send_again(letter(breached, "reminder"), breached.anna, BACK, AGAIN)
    amount = breached.one()
    assert amount.reminded_on == AGAIN
    assert amount.reminder_term is not None and amount.reminder_term.end == compute("awb-4:112", AGAIN).end
    assert amount.lapse_term is not None
    assert (amount.lapse_term.end, amount.lapse_term.ended_at) == (date(2027, 6, 2), None)
    assert list(LapseInterruption.objects.values_list("kind", "on")) == [(Interruption.REMINDER, AGAIN)]


def test_a_reminder_that_goes_out_again_after_the_lapse_is_refused(breached: Collector) -> None:
    breached.reminded(FIRST)
    with pytest.raises(Refused) as refusal:
        send_again(letter(breached, "reminder"), breached.anna, BACK, date(2027, 5, 1))
    assert refusal.value.code == "interrupted_after_lapse"
    assert breached.one().reminded_on == FIRST
