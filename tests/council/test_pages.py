"""The page of the papers: who opens it, what it shows, and what it refuses."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx.oxml import OxmlElement

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.access.roles import Role
from regiotoezicht.audit.models import Event
from regiotoezicht.documents.models import StoredFile
from regiotoezicht.documents.render.pdfa import conformance
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.programme.vocabulary import State
from tests.conftest import Hire
from tests.contributions.conftest import adopted
from tests.contributions.test_plans import keep_promise
from tests.council.conftest import FORM, SignedIn, decided, go, printed, text

pytestmark = pytest.mark.usefixtures("stopped_clock")
TOWN = "GM0375"


def edited(code: str) -> str:
    """The page where an edited paper comes back."""
    return reverse("council:edited", args=[code])


def word(document: Any, name: str = "stuk.docx") -> SimpleUploadedFile:
    """A document as a browser sends it in."""
    buffer = io.BytesIO()
    document.save(buffer)
    return SimpleUploadedFile(name, buffer.getvalue())


@pytest.mark.usefixtures("takes_part")
def test_a_policy_officer_sees_the_facts_and_takes_the_papers_along(
    rens: AccountActor, omar: AccountActor, beverwijk: Municipality, signed_in: SignedIn
) -> None:
    keep_promise(rens, beverwijk)
    version = adopted(rens)
    decided(beverwijk, "Uitvoeringsplan toezicht", State.PROPOSED)
    browser = signed_in(omar)
    assert "Alkmaar" not in text(browser.get(reverse("council:list")))
    page = browser.get(go(TOWN, "2022"))
    for words in (
        "€ 9.710,00 (indicatief)",
        "District Kennemerland; Haarlem coördineert.",
        "voorgesteld op",
        "voetnoot",
    ):
        assert words in text(page)
    for link in (
        reverse("contributions:contribution", args=[version.pk, TOWN]),
        reverse("contributions:promises"),
        reverse("programme:decisions"),
    ):
        assert f'href="{link}"'.encode() in page.content
        assert browser.get(link).status_code == 200
    assert "Voor 2026 is geen bijdrage vastgesteld" in text(browser.get(go(TOWN)))
    events = Event.objects.count()
    for make, kind, name in (
        ("letter-docx", "wordprocessingml", "raadsinformatiebrief-Beverwijk-2022.docx"),
        ("proposal-pdf", "application/pdf", "collegevoorstel-Beverwijk-2022.pdf"),
    ):
        answer = browser.post(go(TOWN, "2022"), FORM | {"make": make})
        assert answer.status_code == 200 and kind in answer["Content-Type"]
        assert name in answer["Content-Disposition"]
        assert "no-store" in answer["Cache-Control"]
    assert Event.objects.count() == events  # nothing is kept


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"date": "30-02-2026"}, "geen bestaande datum"),
        ({"date": "01-01-1999"}, "Kies een dag van 2022 tot en met 2099."),
        ({"date": ""}, "Vul “Datum van de stukken” in."),
        ({"mayor": "B. Voorzitter, tel. 06 12345678"}, "alleen een naam"),
        ({"secretary": "{{ 7*7 }}"}, "alleen een naam"),
        ({"secretary": "x" * 81}, "80"),
        ({"reference": "bel 06 12345678"}, "telefoonnummer"),
        ({"attachments": "Verslag over mevrouw A. Testpersoon"}, "naam"),
        ({"attachments": "\n".join(map(str, range(21)))}, "ten hoogste 20 bijlagen"),
        ({"attachments": "b" * 201}, "ten hoogste 200 tekens"),
        ({"attachments": "Plan 🎉"}, "kan niet worden afgedrukt"),
        ({"points": []}, "ten minste één beslispunt"),
        ({"points": ["pay"]}, "Kies bij “Beslispunten in het collegevoorstel” een van de antwoorden"),
        ({"make": "letter-exe"}, "Kies welk stuk u wilt maken"),
    ],
)
def test_bad_input_is_refused_in_one_sentence_and_nothing_is_lost(
    omar: AccountActor, signed_in: SignedIn, typed: dict[str, object], sentence: str
) -> None:
    answer = signed_in(omar).post(go(TOWN), FORM | {"points": ["note"], "make": "proposal-docx"} | typed)
    assert answer.status_code == 422
    assert sentence in text(answer)
    if "portfolio_holder" not in typed:
        assert "W. Houder" in answer.content.decode()


@pytest.mark.usefixtures("takes_part")
def test_a_paper_that_was_edited_in_word_comes_back_as_pdfa(
    omar: AccountActor, signed_in: SignedIn, tmp_path: Path
) -> None:
    browser = signed_in(omar)
    page = browser.get(go(TOWN))
    assert f'href="{edited(TOWN)}"' in page.content.decode()
    assert browser.get(edited(TOWN)).status_code == 200
    made = browser.post(go(TOWN), FORM | {"points": ["note"], "make": "letter-docx"})
    document = docx.Document(io.BytesIO(made.content))
    document.add_paragraph("Op 2 april geven wij uw raad een toelichting. {{ 7*7 }}")
    events = Event.objects.count()
    answer = browser.post(edited(TOWN), {"file": word(document, "../Brief aan de raad v2.docx")})
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert "Brief aan de raad v2.pdf" in answer["Content-Disposition"] and "no-store" in answer["Cache-Control"]
    assert conformance(answer.content).is_archivable
    told = printed(answer.content, tmp_path)
    assert "Op 2 april geven wij uw raad een toelichting. {{ 7*7 }}" in told and "B. Voorzitter" in told
    assert Event.objects.count() == events and not StoredFile.objects.exists()


def tracked(document: Any) -> None:
    run = document.paragraphs[0].add_run("nog niet")._r
    mark = OxmlElement("w:ins")
    run.addprevious(mark)
    mark.append(run)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (tracked, "bijgehouden wijzigingen"),
        (lambda document: document.add_paragraph("BSN 111222333"), "burgerservicenummer"),
        (lambda document: document.add_paragraph("Let op ⚠️"), "kan niet worden afgedrukt"),
    ],
    ids=["tracked", "number of a citizen", "sign"],
)
def test_an_edited_paper_that_cannot_go_out_is_refused(
    omar: AccountActor, signed_in: SignedIn, change: Callable[[Any], object], sentence: str
) -> None:
    document = docx.Document()
    document.add_paragraph("Geachte leden van de raad,")
    change(document)
    answer = signed_in(omar).post(edited(TOWN), {"file": word(document)})
    assert answer.status_code == 422
    assert sentence in text(answer)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "leeg"),
        (b"%PDF-1.7\n%%EOF", "zoals u het in Word hebt opgeslagen"),
        (b"MZ\x90", "Dit soort bestand kan niet"),
        (b"PK\x03\x04word/0000", "beschadigd"),
    ],
    ids=["empty", "pdf", "program", "broken"],
)
def test_what_is_no_word_file_is_refused(
    omar: AccountActor, signed_in: SignedIn, content: bytes, sentence: str
) -> None:
    browser = signed_in(omar)
    answer = browser.post(edited(TOWN), {"file": SimpleUploadedFile("stuk.docx", content)})
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert "Kies" in text(browser.post(edited(TOWN)))


@pytest.mark.parametrize("period", ["2021", "2028", "2026-3", "2026-", "x", "２０２６", "9" * 30])
def test_a_period_that_is_none_is_refused(omar: AccountActor, signed_in: SignedIn, period: str) -> None:
    answer = signed_in(omar).get(go(TOWN, period))
    assert answer.status_code == 422
    assert "Kies een jaar of een half jaar van 2022 tot en met 2027." in text(answer)


def test_hostile_text_stays_text(omar: AccountActor, signed_in: SignedIn) -> None:
    bad = "</w:t></w:r> {{ reference }} {% if x %} & 7*7"
    typed = FORM | {"points": ["note"], "make": "letter-docx", "attachments": bad}
    answer = signed_in(omar).post(go(TOWN), typed)
    assert answer.status_code == 200
    lines = [one.text for one in docx.Document(io.BytesIO(answer.content)).paragraphs]
    assert bad in lines


def test_another_municipality_and_other_roles_find_nothing(
    beverwijk: Municipality,
    omar: AccountActor,
    paul: AccountActor,
    chris: AccountActor,
    rens: AccountActor,
    hire: Hire,
    signed_in: SignedIn,
) -> None:
    cor = hire("Cor", Role.CONTROLLER, beverwijk)
    for browser in (signed_in(chris), signed_in(rens), signed_in(cor)):
        assert browser.get(go(TOWN)).status_code == 404
        assert browser.post(go(TOWN), FORM | {"make": "letter-docx"}).status_code == 404
        assert browser.get(edited(TOWN)).status_code == browser.post(edited(TOWN)).status_code == 404
        assert browser.get(reverse("council:list")).status_code == 404
    own = signed_in(omar)
    for code in ("GM0392", "GM9999"):
        assert own.get(go(code)).status_code == 404
        assert own.post(go(code), FORM | {"make": "letter-docx"}).status_code == 404
        assert own.get(edited(code)).status_code == own.post(edited(code)).status_code == 404
    region = signed_in(paul)
    assert "Alkmaar" in text(region.get(reverse("council:list")))
    page = text(region.get(go(TOWN)))
    assert "leest alleen de gemeente zelf" in page
