"""Letters of collection that came back: decision, reminder and its interruption count from the second sending."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.core.refusals import NotAllowed, Refused
from regiotoezicht.enforcement.actions import collection
from regiotoezicht.enforcement.collection import queries, rules
from regiotoezicht.enforcement.collection.vocabulary import Interruption
from regiotoezicht.enforcement.models import CollectionDecision, LapseInterruption
from regiotoezicht.enforcement.night import warn_of_lapse
from regiotoezicht.law.calculation import compute
from regiotoezicht.law.lapse import Postponed
from regiotoezicht.letters.models import Letter
from regiotoezicht.letters.posting import actions as posting
from regiotoezicht.letters.posting.rules import ReturnReason
from regiotoezicht.letters.rules import TASK_SEND_AGAIN
from regiotoezicht.worklist.models import RunningTerm, Task
from tests.enforcement.conftest import SignedIn, on
from tests.enforcement.sent_again import send_again

from .conftest import BREACH, LAPSES, Collector
from .test_warnings import warned

FIRST, BACK, AGAIN = date(2026, 5, 26), date(2026, 5, 29), date(2026, 6, 2)
STANDS = "De brief ging aangetekend naar het adres in het handelsregister en is niet afgehaald."


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


def came_back(breached: Collector, day: date = BACK, reason: ReturnReason = ReturnReason.WRONG_ADDRESS) -> None:
    posting.put_down_return(
        letter(breached, "reminder"),
        returned_date=day,
        reason=reason,
        counts=False,
        note="Adres wordt opgezocht.",
        actor=breached.anna,
        at=on(day),
    )


def stand(breached: Collector, day: date = AGAIN, reason: str = STANDS, actor: AccountActor | None = None) -> None:
    collection.let_reminder_stand(breached.one(), reason=reason, actor=actor or breached.anna, at=on(day))


def lapse_of(breached: Collector) -> tuple[date, object, str]:
    term = breached.one().lapse_term
    assert term is not None
    return term.end, term.ended_at, term.steps[0]


def running_lapses() -> int:
    return RunningTerm.objects.running().filter(rule="awb-5:35").count()


def test_the_earlier_lapse_is_guarded_while_the_reminder_is_back(breached: Collector, anna: AccountActor) -> None:
    breached.reminded(FIRST)
    assert lapse_of(breached)[0] == date(2027, 5, 26)
    came_back(breached)
    end, ended, why = lapse_of(breached)
    assert (end, ended) == (LAPSES, None)
    assert why.startswith("De aanmaning kwam terug op vrijdag 29 mei 2026. Zolang zij niet opnieuw is verzonden")
    assert running_lapses() == 1
    for left, kind in ((90, rules.TASK_LAPSE_90), (30, rules.TASK_LAPSE_30), (7, rules.TASK_LAPSE_7)):
        assert warn_of_lapse(on(LAPSES - timedelta(days=left))) == 1
        assert warned(anna) == [kind]


def test_no_writ_follows_a_reminder_that_is_back(breached: Collector) -> None:
    breached.reminded(FIRST)
    came_back(breached)
    day = date(2026, 6, 20)
    with pytest.raises(Refused) as refusal:
        collection.serve_writ(breached.one(), on=day, note="Betekend door ons.", actor=breached.anna, at=on(day))
    assert refusal.value.code == "no_writ"
    assert "29-05-2026" in refusal.value.sentence


def test_a_reminder_that_stands_interrupts_the_lapse_after_all(breached: Collector) -> None:
    breached.reminded(FIRST)
    came_back(breached, reason=ReturnReason.NOT_COLLECTED)
    with pytest.raises(Refused) as short:
        stand(breached, reason="Kort.")
    assert short.value.code == "reason"
    stand(breached)
    assert lapse_of(breached)[:2] == (date(2027, 5, 26), None)
    amount = breached.one()
    assert amount.reminder_returned_on is None
    assert amount.reminder_term is not None
    assert (amount.reminder_term.end, amount.reminder_term.ended_at) == (compute("awb-4:112", FIRST).end, None)
    assert (running_lapses(), Task.objects.open().filter(kind=TASK_SEND_AGAIN).count()) == (1, 0)
    (shown,) = [one for one in queries.movements_of(amount) if one.what == "interruption"]
    assert (shown.code, shown.text) == (Interruption.REMINDER, STANDS)
    with pytest.raises(Refused) as refusal:
        stand(breached)
    assert refusal.value.code == "nothing_returned"


def test_a_reminder_that_stands_after_the_earlier_lapse_revives_the_amount(breached: Collector) -> None:
    breached.reminded(FIRST)
    came_back(breached)
    late = LAPSES + timedelta(days=3)
    with pytest.raises(Refused) as refusal:
        breached.pay(250_000, late)
    assert refusal.value.code == "lapsed"
    stand(breached, late)
    breached.pay(250_000, late)


def test_an_interruption_that_only_fitted_thanks_to_the_reminder_falls_with_it(breached: Collector) -> None:
    breached.reminded(FIRST)
    later = LAPSES + timedelta(days=10)
    added(breached, later)
    assert lapse_of(breached)[0] == date(2028, 4, 18)
    came_back(breached, later + timedelta(days=1))
    assert lapse_of(breached)[0] == LAPSES
    with pytest.raises(Refused) as refusal:
        added(breached, later + timedelta(days=2))
    assert refusal.value.code == "lapsed"
    stand(breached, later + timedelta(days=3))
    assert lapse_of(breached)[0] == date(2028, 4, 18)


def added(breached: Collector, day: date) -> None:
    given = {"kind": Interruption.ADMISSION, "on": day, "note": "Schriftelijk erkend.", "token": uuid4()}
    collection.interrupt(breached.one(), **given, actor=breached.anna, at=on(day))  # type: ignore[arg-type]


def test_only_who_works_on_the_case_lets_a_reminder_stand(breached: Collector, sara: AccountActor) -> None:
    breached.reminded(FIRST)
    came_back(breached)
    with pytest.raises(NotAllowed):
        stand(breached, actor=sara)


def test_the_page_says_which_date_to_guard_and_why(breached: Collector, signed_in: SignedIn) -> None:
    breached.reminded(FIRST)
    came_back(breached)
    with time_machine.travel(on(AGAIN), tick=False):
        browser = signed_in(breached.anna)
        page = browser.get(reverse("enforcement:amount", args=[breached.case.pk, 1])).content.decode()
        assert "De aanmaning kwam terug op 29-05-2026" in page and "8 april 2027" in page
        assert "telt nu niet mee" in page
        step = reverse("enforcement:let_reminder_stand", args=[breached.case.pk, 1])
        assert step in page
        typed = {"form": str(uuid4()), "version": str(breached.read().version), "reason": STANDS}
        assert browser.post(step, typed).status_code == 302
    assert breached.one().reminder_returned_on is None


DAYS = st.dates(date(2026, 4, 8), date(2029, 4, 8))


@given(st.lists(DAYS, max_size=4), st.lists(st.tuples(DAYS, st.integers(0, 400)), max_size=2), DAYS)
def test_the_guarded_lapse_is_never_later_than_with_the_reminder(
    days: list[date], periods: list[tuple[date, int]], reminded: date
) -> None:
    postponed = [Postponed(first, first + timedelta(days=length)) for first, length in periods]
    try:
        counted = rules.lapse_of(BREACH, interrupted=[*days, reminded], postponed=postponed)
    except Refused:
        return
    guarded = rules.guarded_lapse(BREACH, interrupted=days, postponed=postponed, returned_on=reminded)
    assert LAPSES <= guarded.end <= counted.end


def test_a_reminder_that_goes_out_again_after_the_lapse_is_refused(breached: Collector) -> None:
    breached.reminded(FIRST)
    with pytest.raises(Refused) as refusal:
        send_again(letter(breached, "reminder"), breached.anna, BACK, date(2027, 5, 1))
    assert refusal.value.code == "interrupted_after_lapse"
    assert breached.one().reminded_on == FIRST
