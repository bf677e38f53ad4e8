"""The closure of a home: refused until each question of necessity is answered, then decided, with its letters."""

import re
import subprocess
from collections.abc import Iterator
from datetime import date

import pytest

from tests.journeys.case_steps import BALANCE, OPERATOR, OWNER, SIGNER, address, download, send_letters
from tests.journeys.conftest import MONDAY, Walk
from tests.journeys.site import Site, serve_copy
from tests.journeys.steps import LAWYER, SECOND_LAWYER, STRANGER, be, fill, finds_nothing, is_refused, send

TODAY, TERM_OVER = date(2026, 11, 23), date(2026, 12, 9)
WHY = "De burgemeester kent ernstige verstoring van de openbare orde rond deze woning; een lichter middel hielp niet."
FACTS = "In vijf weken waren er acht meldingen van geweld en overlast in en bij de woning, drie keer kwam de politie."
SHUT = "Houd de woning gesloten en geef de sleutels aan de gemeente."
ANSWERS = {
    "milder_means": "Gesprekken en een last onder dwangsom hielpen niet; het geweld ging door.",
    "letting": "goes_on",
    "owner_blame": "De eigenaar wist ervan sinds de eerste brief en deed niets.",
    "minors": "yes",
    "minors_provided": "De gemeente heeft opvang geregeld in overleg met de jeugdhulp.",
    "rehousing": "De bewoners kunnen terecht in een pension, voor rekening van de gemeente.",
    "care_route": "asked",
}
ASKED_IN_TURN = (
    ("milder_means", "Schrijf op welke lichtere middelen zijn geprobeerd"),
    ("owner_blame", "Schrijf op wat de eigenaar te verwijten is"),
    ("minors_provided", "Schrijf op hoe in de opvang van de minderjarigen is voorzien"),
    ("rehousing", "Schrijf op hoe de bewoners onderdak krijgen"),
)
NOTHING_SAID = ("seks", "prostit", "bordeel", "escort", "dienstverlen", "geweld", "overlast", "openbare orde", "174a")


@pytest.fixture
def site(region: Site) -> Iterator[Site]:
    """A site of this walk alone: it travels in time."""
    with serve_copy(region, MONDAY) as running:
        yield running


def weigh(walk: Walk) -> str:
    """The case about a home that was entered with an authorisation; closure, with a reason; answers its page."""
    page = walk.page
    walk.go("/zaken/?stand=new")
    page.locator("tbody tr", has_text="woning").first.get_by_role("link").first.click()
    page.wait_for_load_state("load")
    case = page.url.removeprefix(walk.site.url)
    walk.press("Overtredingen kiezen")
    send(walk)
    walk.press("Wegen")
    fill(page, measure="closure", reason=WHY)
    send(walk)
    walk.reads(WHY)
    address(walk)
    return case


def intend(walk: Walk, case: str) -> None:
    """The bases that do not carry the closure of a home are refused by their trap; then the intention goes out."""
    page = walk.page
    walk.press("Voornemen voorbereiden")
    fill(page, demand=SHUT, grounds=WHY, days="28", view_until="2026-12-08", facts=FACTS)
    for basis, sentence in (
        ("permit_duty", "De vergunningplicht met artikel 125 Gemeentewet draagt de sluiting van een woning niet."),
        ("gw_174", "Artikel 174 Gemeentewet geldt voor wat voor publiek toegankelijk is, niet voor een woning."),
        ("gw_174a", "het gebruik alleen is niet genoeg"),
    ):
        fill(page, basis=basis)
        is_refused(walk, sentence, basis=basis, demand=SHUT, grounds=WHY, facts=FACTS)
    fill(page, disturbance="violence")
    send(walk)
    told = send_letters(walk, f"{case}stukken/", "Voornemen")
    assert "artikel 174a" in told["exploitant (1)"]
    assert FACTS not in told["eigenaar of verhuurder (2)"]
    be(walk, LAWYER, TERM_OVER)
    for _ in range(2):
        walk.go(case)
        walk.press("Zienswijze vastleggen")
        fill(page, way="term_over")
        send(walk)
    walk.reads("klaar voor besluit")


def fill_decision(walk: Walk, case: str) -> None:
    """The decision, with what the intention said."""
    walk.go(f"{case}besluit/")
    option = walk.page.locator("[name=mandate] option", has_text=SIGNER).first.get_attribute("value")
    fill(walk.page, mandate=str(option), reasons=WHY, balance=BALANCE, from_date="2026-12-14", until_date="2027-01-10")
    fill(walk.page, urgency="none", cost_share="none")


def answer_each_question(walk: Walk, case: str) -> None:
    """The answers are taken when all are given, each refused by its own sentence; nothing given is lost."""
    page = walk.page
    walk.go(f"{case}noodzaak/")
    fill(page, **(ANSWERS | {name: "kort" for name, _ in ASKED_IN_TURN} | {"care_route": "not_yet"}))
    for name, sentence in ASKED_IN_TURN:
        is_refused(walk, sentence, letting="goes_on", minors="yes")
        fill(page, **{name: ANSWERS[name]})
    is_refused(walk, "vraag dan eerst de zorgroute", **(ANSWERS | {"care_route": "not_yet"}))
    fill(page, care_route="asked")
    send(walk)
    walk.reads("De antwoorden zijn vastgelegd.")


def decide(walk: Walk, case: str) -> None:
    """Refused before the questions are answered; decided, checked, signed and sent after."""
    fill_decision(walk, case)
    walk.reads("Beantwoord eerst de vragen naar noodzaak van de sluiting (artikel 3:4 Awb).")
    is_refused(walk, "Beantwoord eerst de vragen naar noodzaak", reasons=WHY, balance=BALANCE, until_date="2027-01-10")
    answer_each_question(walk, case)
    fill_decision(walk, case)
    send(walk)
    walk.reads("Het besluit is genomen.")
    told = send_letters(walk, f"{case}stukken/", "sluiting")
    for who, name in (("exploitant (1)", OPERATOR), ("eigenaar of verhuurder (2)", OWNER)):
        for words in (name, "artikel 174a", "14 december 2026", "10 januari 2027", "bezwaar"):
            assert words in told[who], (who, words, told[who])
    assert ANSWERS["rehousing"] in told["exploitant (1)"]
    walk.go(case)
    walk.reads("20-01-2027")  # to object: sent on 9-12-2026, six weeks (Awb 6:7)


def put_up_the_notice(walk: Walk, case: str) -> None:
    """The paper for the door says that and until when it is shut: no reason, no name, not one word on the trade."""
    walk.go(f"{case}uitvoering/")
    walk.press("Aanplakbiljet maken")
    walk.reads("Het aanplakbiljet staat klaar om af te drukken.")
    file = download(walk, r"Aanplakbiljet \(PDF\)")
    told = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True, text=True).stdout
    said = " ".join(told.split())
    assert "14 december 2026" in said and "10 januari 2027" in said, said
    found = [word for word in (*NOTHING_SAID, OPERATOR, OWNER, FACTS, WHY) if re.search(word, said, re.IGNORECASE)]
    assert not found, (found, said)


@pytest.mark.parametrize("walk", ["desktop"], indirect=True)
def test_a_home_is_closed_when_each_question_was_answered(walk: Walk) -> None:
    be(walk, LAWYER, TODAY)
    case = weigh(walk)
    intend(walk, case)
    decide(walk, case)
    put_up_the_notice(walk, case)
    finds_nothing(walk, STRANGER, case, f"{case}noodzaak/", f"{case}uitvoering/")
    walk.sign_in(SECOND_LAWYER)
    walk.go(case)
