"""What the letters of collection say to whom."""

from datetime import date, timedelta

import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.audit.models import Event
from regiotoezicht.documents.queries import open_file
from regiotoezicht.enforcement.collection.letters import OWNER_FOUND
from regiotoezicht.enforcement.collection.vocabulary import Outcome, RequestKind
from regiotoezicht.enforcement.doors import deciding_mandate, envelope
from regiotoezicht.enforcement.models import CourtProceeding, OrderRequest, Waiver
from regiotoezicht.enforcement.proceedings import filing
from regiotoezicht.enforcement.proceedings.queries import decisions_of
from regiotoezicht.enforcement.vocabulary import OPEN, LetterKind, Status
from regiotoezicht.letters.models import Letter
from tests.enforcement.collection.conftest import BREACH, NONE, NOTE, PAY_HOW, SPECIAL, WHY, Collector
from tests.enforcement.collection.test_paying import complied
from tests.enforcement.collection.test_requests import ASKER, answer, ask
from tests.enforcement.conftest import NAME, REASONS, REMEDY
from tests.letters.test_texts import text_of


def texts(work: Collector, kind: LetterKind) -> list[str]:
    letters = Letter.objects.filter(record_id=work.case.pk, kind=kind).select_related("docx").order_by("addressee_id")
    found = []
    for letter in letters:
        assert letter.docx is not None
        found.append(text_of(open_file(letter.docx)))
    return found


def test_the_intention_names_amount_day_and_the_last_day_for_a_view(breached: Collector) -> None:
    breached.intend()
    (text,) = texts(breached, LetterKind.COLLECTION_INTENTION)
    for said in (NAME, "€ 2.500,00, verbeurd op 8 april 2026", NOTE, "4 mei 2026", "zienswijze", "artikel 4:8"):
        assert said in text.replace("\u00a0", " ")


def test_the_decision_holds_reasons_term_to_pay_and_remedy(breached: Collector) -> None:
    breached.decide()
    (text,) = texts(breached, LetterKind.COLLECTION_DECISION)
    for said in ("artikel 5:37", WHY, NONE, PAY_HOW, "20 mei 2026", "zes weken", REMEDY.split("\n")[1], "artikel 5:39"):
        assert said in text.replace("\u00a0", " ")


def test_the_reminder_gives_two_weeks(breached: Collector) -> None:
    breached.decided()
    breached.remind()
    (text,) = texts(breached, LetterKind.REMINDER)
    assert text.count("€") == text.count("€\u00a0") == 3  # no amount breaks over two lines
    for said in ("22 mei 2026", "twee weken", "dwangbevel", "€ 2.500,00"):
        assert said in text.replace("\u00a0", " ")


def test_an_owner_reads_of_the_breach_of_use_and_no_more(two: Collector) -> None:
    two.forfeit()
    two.decide(date(2026, 5, 22))
    operator, owner = texts(two, LetterKind.COLLECTION_DECISION)
    assert NOTE in operator and OWNER_FOUND not in operator
    assert OWNER_FOUND in owner and NOTE not in owner


def test_a_waiver_is_told_with_what_is_left_and_where_to_object(breached: Collector) -> None:
    breached.waive(100_000)
    (text,) = texts(breached, LetterKind.WAIVED)
    for said in (NAME, "€ 1.000,00", "nog € 1.500,00", "8 april 2026", SPECIAL, "zes weken", REMEDY.split("\n")[1]):
        assert said in text.replace("\u00a0", " ")
    assert "hoeft u niets meer" not in text


def test_a_waiver_of_all_is_told_though_the_case_closes_with_it(breached: Collector) -> None:
    complied(breached, BREACH + timedelta(days=7))
    assert breached.read().status == Status.COLLECTING
    breached.waive(250_000)
    assert breached.read().status not in OPEN
    (text,) = texts(breached, LetterKind.WAIVED)
    assert "hoeft u niets meer te betalen" in text and "Van deze dwangsom moet u nog" not in text
    breached.send(date(2026, 5, 4))
    waiver = Waiver.objects.get()
    assert waiver.objection_term is not None
    assert (waiver.sent_on, waiver.objection_term.end) == (date(2026, 5, 4), date(2026, 6, 15))
    assert [letter.kind for letter in decisions_of(breached.case)][-1] == LetterKind.WAIVED


@pytest.mark.parametrize("outcome", [Outcome.GRANTED, Outcome.REFUSED])
def test_who_asked_to_lift_his_order_reads_what_was_decided(running: Collector, outcome: Outcome) -> None:
    (addressee,) = running.addressees()
    day = date(2026, 4, 1)
    asked = ask(running, day, kind=RequestKind.LIFT_IMPOSSIBLE, addressee=addressee, asker="")
    answer(running, asked, day, outcome)
    (text,) = texts(running, LetterKind.REQUEST_ANSWERED)
    granted = outcome == Outcome.GRANTED
    assert ("geldt voor u niet meer vanaf 1 april 2026" in text, "wijzen uw verzoek af" in text) == (
        granted,
        not granted,
    )
    for said in (NAME, REASONS, "artikel 5:34, eerste lid", "zes weken", REMEDY.split("\n")[1]):
        assert said in text.replace("\u00a0", " ")
    running.send(date(2026, 4, 2))
    asked.refresh_from_db()
    assert asked.objection_term is not None and asked.objection_term.end == date(
        2026, 5, 18
    )  # after Ascension Day and the day put on a par


@pytest.mark.parametrize("outcome", [Outcome.GRANTED, Outcome.REFUSED])
def test_who_asked_to_collect_gets_his_own_letter_and_reads_nothing_of_others(
    breached: Collector, outcome: Outcome, anna: AccountActor, chris: AccountActor
) -> None:
    asked = ask(breached, date(2026, 4, 20))
    day = date(2026, 5, 1)
    answer(breached, asked, day, outcome)
    assert texts(breached, LetterKind.REQUEST_ANSWERED) == []
    (text,) = texts(breached, LetterKind.COLLECT_ANSWERED)
    granted = outcome == Outcome.GRANTED
    assert ("Wij wijzen uw verzoek toe" in text, "Wij wijzen uw verzoek af" in text) == (granted, not granted)
    for said in ("Voorbeeld Buurman B.V.", "Voorbeeldweg 14\n1999 ZZ", "artikel 5:37, tweede", REASONS, "zes weken"):
        assert said in text
    assert NAME not in text and "2.500" not in text and NOTE not in text
    letter = Letter.objects.get(kind=LetterKind.COLLECT_ANSWERED)
    assert (envelope(letter), deciding_mandate(letter)) == (ASKER, OrderRequest.objects.get().mandate_id)
    assert not Letter.objects.visible_to(chris).exists()
    breached.send(day)
    asked.refresh_from_db()
    assert asked.objection_term is not None
    assert (asked.sent_on, asked.objection_term.end) == (day, date(2026, 6, 12))
    assert asked.objection_term.addressee_label == "verzoeker"
    assert not any("Buurman" in str(event.facts) for event in Event.objects.all())
    letter.refresh_from_db()
    assert letter in decisions_of(breached.case)
    # Who asked may be protected: his letter is in no file that the addressees of the order get.
    filed = {one.key for one in filing.items_of(CourtProceeding(case=breached.read()), anna)}
    order = Letter.objects.get(kind=LetterKind.ORDER)
    assert f"letter-{order.pk}" in filed and f"letter-{letter.pk}" not in filed
