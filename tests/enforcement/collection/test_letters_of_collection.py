"""What the letters of collection say to whom."""

from datetime import date

from regiotoezicht.documents.queries import open_file
from regiotoezicht.enforcement.collection.letters import OWNER_FOUND
from regiotoezicht.enforcement.vocabulary import LetterKind
from regiotoezicht.letters.models import Letter
from tests.enforcement.collection.conftest import NONE, NOTE, PAY_HOW, WHY, Collector
from tests.enforcement.conftest import NAME, REMEDY
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
    for said in ("22 mei 2026", "twee weken", "dwangbevel", "€ 2.500,00"):
        assert said in text.replace("\u00a0", " ")


def test_an_owner_reads_of_the_breach_of_use_and_no_more(two: Collector) -> None:
    two.forfeit()
    two.decide(date(2026, 5, 22))
    operator, owner = texts(two, LetterKind.COLLECTION_DECISION)
    assert NOTE in operator and OWNER_FOUND not in operator
    assert OWNER_FOUND in owner and NOTE not in owner
