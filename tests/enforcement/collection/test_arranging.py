"""Paying later: granted in parts or until a day, refused, taken back; what each letter says and what sending does."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.core.refusals import NotAllowed
from regiotoezicht.enforcement.actions import collection
from regiotoezicht.enforcement.actions.collection.planning import plan
from regiotoezicht.enforcement.collection import rules
from regiotoezicht.enforcement.collection.arranging import Part
from regiotoezicht.enforcement.collection.vocabulary import PaymentAnswer, Stage, WithdrawalGround
from regiotoezicht.enforcement.models import PaymentDecision, Postponement
from regiotoezicht.enforcement.proceedings.queries import decisions_of
from regiotoezicht.enforcement.vocabulary import LetterKind
from regiotoezicht.letters.actions import withdraw
from regiotoezicht.letters.models import Letter, Letterhead
from regiotoezicht.organisation.models import Mandate
from regiotoezicht.worklist.models import Task
from tests.enforcement.collection.conftest import LAPSES, SPECIAL, Collector
from tests.enforcement.collection.test_collection_pages import at, desk
from tests.enforcement.collection.test_letters_of_collection import texts
from tests.enforcement.conftest import NAME, REASONS, REMEDY, SignedIn, employee_of, on
from tests.enforcement.test_opening import refused

DECIDED, SENT = date(2026, 6, 1), date(2026, 6, 2)
PARTS = (Part(date(2026, 7, 1), 100_000), Part(date(2026, 8, 3), 150_000))


def arrange(work: Collector, day: date = DECIDED, **more: Any) -> PaymentDecision:
    given: dict[str, Any] = {
        "is_granted": True,
        "asked_on": date(2026, 5, 28),
        "parts": PARTS,
        "reason": REASONS,
        "decided_on": day,
        "signer": employee_of(work.signer),
        "remedy_address": REMEDY,
        "token": uuid4(),
        "actor": work.anna,
        "at": on(day),
    }
    return collection.decide_payment(work.one(), **given | more)


def take_back(work: Collector, day: date, **more: Any) -> PaymentDecision:
    given: dict[str, Any] = {
        "ground": WithdrawalGround.CONDITIONS,
        "reason": REASONS,
        "decided_on": day,
        "signer": employee_of(work.signer),
        "remedy_address": REMEDY,
        "token": uuid4(),
        "actor": work.anna,
        "at": on(day),
    }
    return collection.withdraw_postponement(work.one(), **given | more)


def until(work: Collector) -> date:
    term = work.one().lapse_term
    assert term is not None
    return term.end


def said(work: Collector, kind: LetterKind) -> str:
    (text,) = texts(work, kind)
    return text.replace("\u00a0", " ")


def test_parts_are_told_with_their_days_the_account_and_where_to_object(breached: Collector) -> None:
    arrange(breached)
    text = said(breached, LetterKind.PAYMENT_POSTPONED)
    for words in (
        NAME,
        "Op 28 mei 2026 vroeg u ons om uitstel",
        "tot en met 3 augustus 2026 (artikel 4:94",
        "€ 1.000,00 uiterlijk op 1 juli 2026\n€ 1.500,00 uiterlijk op 3 augustus 2026",
        "Maak elk deel over op rekeningnummer NL79 DEMO 0000 0000 00 op naam van Gemeente Beverwijk",
        REASONS,
        "zes weken",
        REMEDY.split("\n")[1],
        "artikel 4:125",
    ):
        assert words in text
    assert "het hele bedrag uiterlijk" not in text


def test_postponement_works_from_its_sending_and_lengthens_the_lapse(breached: Collector) -> None:
    arrange(breached)
    assert not Postponement.objects.exists() and until(breached) == LAPSES
    breached.send(SENT)
    held = Postponement.objects.get()
    assert (held.first_on, held.last_on) == (SENT, date(2026, 8, 3))
    assert until(breached) == LAPSES + (date(2026, 8, 3) - SENT) + (SENT - DECIDED)
    decision = PaymentDecision.objects.get()
    assert decision.objection_term is not None
    assert (decision.sent_on, decision.objection_term.end) == (SENT, date(2026, 7, 14))
    assert [letter.kind for letter in decisions_of(breached.case)][-1] == LetterKind.PAYMENT_POSTPONED


def test_until_a_day_without_parts_asks_the_whole_amount_by_then(breached: Collector) -> None:
    arrange(breached, parts=(), last_on=date(2026, 9, 1), asked_on=None)
    text = said(breached, LetterKind.PAYMENT_POSTPONED)
    assert "het hele bedrag uiterlijk op die dag" in text and "Maak € 2.500,00 over" in text
    assert "in delen" not in text and "vroeg u ons" not in text


def test_a_refusal_changes_nothing_and_is_told(breached: Collector) -> None:
    arrange(breached, is_granted=False)
    breached.send(SENT)
    text = said(breached, LetterKind.POSTPONEMENT_REFUSED)
    assert "U krijgt geen uitstel van betaling" in text and "Maak € 2.500,00 over" in text and "zes weken" in text
    assert not Postponement.objects.exists() and until(breached) == LAPSES
    assert PaymentDecision.objects.get().answer == PaymentAnswer.REFUSED


def test_taken_back_it_ends_on_the_day_of_sending(breached: Collector) -> None:
    arrange(breached)
    with refused("nothing_granted"):  # it was not sent
        take_back(breached, SENT)
    breached.send(SENT)
    with refused("no_ground"):
        take_back(breached, date(2026, 7, 6), ground="zomaar")
    take_back(breached, date(2026, 7, 6))
    assert Postponement.objects.get().last_on == date(2026, 8, 3)
    breached.send(date(2026, 7, 7))
    assert Postponement.objects.get().last_on == date(2026, 7, 7)
    text = said(breached, LetterKind.POSTPONEMENT_WITHDRAWN)
    for words in ("Op 2 juni 2026 lieten wij", "artikel 4:96, onder a", "in één keer", "zes weken"):
        assert words in text
    with refused("nothing_granted"):
        take_back(breached, date(2026, 7, 8))
    arrange(breached, date(2026, 7, 8), parts=(Part(date(2026, 9, 1), 250_000),))


def test_taken_back_before_it_began_it_never_was(breached: Collector) -> None:
    arrange(breached, first_on=date(2026, 6, 20))
    breached.send(SENT)
    take_back(breached, date(2026, 6, 10))
    breached.send(date(2026, 6, 11))
    assert not Postponement.objects.exists() and until(breached) == LAPSES


@pytest.mark.parametrize(
    ("code", "more"),
    [
        ("parts_total", {"parts": PARTS[:1]}),
        ("parts_order", {"parts": PARTS[::-1]}),
        ("part_early", {"parts": (Part(date(2026, 5, 1), 250_000),), "first_on": DECIDED, "last_on": None}),
        ("no_last_day", {"parts": ()}),
        ("reason", {"reason": "kort"}),
        ("asked", {"asked_on": date(2026, 6, 2)}),
        ("decided_in_future", {"decided_on": date(2026, 6, 2)}),
        ("postponed_before", {"first_on": date(2026, 4, 1)}),
        ("too_many_parts", {"parts": (PARTS[0],) * 61}),
    ],
)
def test_what_cannot_be_an_arrangement_is_refused(breached: Collector, code: str, more: dict[str, Any]) -> None:
    expected = "postponed_backwards" if code == "part_early" else code
    with refused(expected):
        arrange(breached, **more)
    assert not PaymentDecision.objects.exists() and not Letter.objects.filter(kind="payment_postponed").exists()


def test_a_part_before_the_postponement_is_refused(breached: Collector) -> None:
    with refused("part_early"):
        arrange(breached, first_on=date(2026, 7, 15))


def test_one_at_a_time_and_a_letter_that_was_withdrawn_leaves_room(breached: Collector, anna: AccountActor) -> None:
    first = arrange(breached)
    with refused("arranged_before"):
        arrange(breached)
    assert first.letter is not None
    withdraw(first.letter, actor=anna, at=on(DECIDED))
    arrange(breached)
    breached.send(SENT)
    assert Postponement.objects.count() == 1


def test_a_letter_that_comes_after_the_first_part_is_not_sent(breached: Collector) -> None:
    arrange(breached)
    with refused("sent_after_first_part"):
        breached.send(date(2026, 7, 2))


def test_what_was_paid_since_makes_the_letter_untrue(breached: Collector) -> None:
    arrange(breached)
    breached.pay(50_000, date(2026, 6, 2))
    with refused("letter_untrue"):
        breached.send(date(2026, 6, 3))


def test_a_part_that_was_not_paid_comes_on_the_worklist_the_day_after(breached: Collector) -> None:
    breached.decided()
    arrange(breached)
    breached.send(SENT)

    def next_step(day: date) -> date | None:
        plan(breached.read(), actor=breached.anna, at=on(day))
        return Task.objects.open().get(kind=rules.TASK_COLLECT).due_date

    assert next_step(SENT) == date(2026, 7, 2)
    breached.pay(100_000, date(2026, 6, 30))
    assert next_step(date(2026, 7, 1)) == date(2026, 8, 4)
    with refused("no_reminder"):
        breached.remind(date(2026, 7, 6))
    breached.pay(150_000, date(2026, 8, 3))
    assert breached.one().status == Stage.PAID


def test_only_who_decides_with_a_mandate_decides_on_it(
    breached: Collector, chris: AccountActor, vera: AccountActor
) -> None:
    for other in (chris, vera):
        with pytest.raises(NotAllowed):
            arrange(breached, actor=other)
    with refused("no_mandate"):
        arrange(breached, signer=employee_of(breached.anna))


def test_without_an_account_the_decision_is_refused_whole(breached: Collector) -> None:
    Letterhead.objects.update(iban="")
    with refused("no_account"):
        arrange(breached)
    assert not PaymentDecision.objects.exists()


def test_it_is_decided_and_taken_back_in_the_browser(
    breached: Collector, signed_in: SignedIn, anna: AccountActor
) -> None:
    mandate = str(Mandate.objects.get().pk)
    typed: dict[str, Any] = {"outcome": "granted", "mandate": mandate, "reason": REASONS, "remedy_address": REMEDY}
    with at(DECIDED):
        walk = desk(signed_in, anna, breached)
        assert "Beslissen over uitstel van betaling" in walk.get("amount", 1)
        page = walk.post("decide_payment", 1, status=422, **typed, decided_on="2026-06-01", parts="morgen 10")
        assert "“morgen 10” is geen deel" in page and SPECIAL not in page and REASONS in page
        page = walk.post("decide_payment", 1, status=422, **typed, decided_on="2026-06-01", parts="01-07-2026 500")
        assert "De delen zijn samen € 500,00" in page.replace("\u00a0", " ")
        walk.post(
            "decide_payment",
            1,
            **typed,
            decided_on="2026-06-01",
            first_on="2026-06-01",
            parts="1-7-2026 1.000\r\n\r\n03-08-2026: € 1.500,00",
        )
        breached.send(DECIDED)
        page = walk.get("amount", 1)
        assert "Betaling in delen" in page and "03-08-2026" in page and "Uitstel van betaling intrekken" in page
    with at(SENT):
        walk = desk(signed_in, anna, breached)
        walk.post(
            "withdraw_postponement",
            1,
            ground="false",
            mandate=mandate,
            reason=REASONS,
            decided_on="2026-06-02",
            remedy_address=REMEDY,
        )
        breached.send(SENT)
        page = walk.get("amount", 1)
        assert "Uitstel van betaling ingetrokken" in page and "Betaling in delen" not in page


def test_the_pages_open_with_the_address_to_object_filled_in(
    breached: Collector, signed_in: SignedIn, anna: AccountActor
) -> None:
    with time_machine.travel(on(DECIDED), tick=False):
        for step in ("decide_payment", "withdraw_postponement"):
            page = signed_in(anna).get(reverse(f"enforcement:{step}", args=[breached.case.pk, 1])).content.decode()
            assert "afdeling Juridische Zaken" in page
