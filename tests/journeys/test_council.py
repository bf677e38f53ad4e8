"""A policy officer makes the letter to her council and the proposal to her college, edits one in Word, and takes both
along as PDF/A.
"""

import io
import re
from pathlib import Path

import docx

from regiotoezicht.documents.render.pdfa import conformance
from tests.council.conftest import printed
from tests.journeys.conftest import Walk
from tests.journeys.steps import fill

POLICY = "beleid.beverwijk@demo.example"
LETTER = (
    "Aan de gemeenteraad",
    "Ons kenmerk Z2022-014",
    "Tot begin 2022 hield de politie toezicht",
    "Landelijk is afgesproken dat de gemeenten deze taak overnemen",
    "zodat de politie zich kan richten op het opsporen van uitbuiting",
    "met een vergunning (vergund) en over wie zonder vergunning werkt (niet vergund)",
    "misstanden en mensenhandel tegengaan",
    "Onze gemeente hoort bij het district Kennemerland. De gemeente Haarlem coördineert het werk in dit district.",
    "Elke gemeente beslist zelf over bestuurlijke maatregelen, zoals het sluiten van een pand",
    "zelf voor de ondersteuning en nazorg van slachtoffers in de eigen gemeente",
    "wordt aan het college van elke gemeente voorgelegd. Daarna werken regionale werkgroepen het verder uit",
    "Onze gemeente draagt in 2022 € 9.710,00 bij1. Dit bedrag is indicatief",
    "Uitvoeringsplan toezicht",
    "S. de Schrijver B. Voorzitter secretaris burgemeester",
    "1 Onze gemeente is toegezegd dat zij vanaf 2022 niet meer betaalt dan € 9.710,00 per jaar, ook als andere "
    "gemeenten niet meedoen",
)


def taken(walk: Walk, button: str | re.Pattern[str]) -> bytes:
    """Press a button that answers a file."""
    with walk.page.expect_download() as asked:
        walk.page.locator("main").get_by_role("button", name=button).click()
    return asked.value.path().read_bytes()


def said(pdf: bytes, folder: Path) -> str:
    claimed = conformance(pdf)
    assert claimed.is_archivable and (claimed.part, claimed.level) == ("2", "B")
    return printed(pdf, folder).replace("\u00a0", " ")


def test_from_the_facts_to_a_letter_that_was_edited_in_word(walk: Walk, tmp_path: Path) -> None:
    walk.sign_in(POLICY)
    walk.go("/raad/")
    walk.press("Beverwijk")
    walk.page.get_by_label("Periode", exact=True).select_option("2022")
    walk.press("Toon deze periode")
    walk.reads("€ 9.710,00 (indicatief)")
    walk.reads("ICT")
    fill(
        walk.page,
        date="2022-03-24",
        reference="Z2022-014",
        secretary="S. de Schrijver 2",
        mayor="B. Voorzitter",
        portfolio_holder="W. Houder",
        attachments="Uitvoeringsplan toezicht\nBegroting 2022",
    )
    walk.press("Raadsinformatiebrief in Word")
    walk.reads("Schrijf hier alleen een naam, zonder cijfers of andere tekens.")
    fill(walk.page, secretary="S. de Schrijver")
    word = taken(walk, "Raadsinformatiebrief in Word")
    told = said(taken(walk, "Raadsinformatiebrief als PDF/A"), tmp_path)
    for words in LETTER:
        assert words in told, words
    still_open = told[told.index("Wat nog open is") :]
    assert "ICT" in still_open and "privacy" in still_open.lower(), "what is not settled yet"

    proposal = said(taken(walk, "Collegevoorstel als PDF/A"), tmp_path)
    for words in (
        "W. Houder",
        "kennis te nemen van de stand van het toezicht",
        "de bijdrage voor 2022 van € 9.710,00 (indicatief) te betalen, ten laste van taakveld 1.2",
        "de gemeenteraad te informeren met de bijgaande raadsinformatiebrief",
        "Begroting 2022",
    ):
        assert words in proposal, words

    document = docx.Document(io.BytesIO(word))
    document.add_paragraph("Op 2 april licht de burgemeester dit toe in de commissie.")
    edited = tmp_path / "Raadsinformatiebrief na overleg.docx"
    document.save(str(edited))
    walk.press("Maak van het bewerkte stuk PDF/A")
    walk.page.get_by_label("Bewerkt stuk").set_input_files(edited)
    again = said(taken(walk, "Maak PDF/A"), tmp_path)
    assert "Op 2 april licht de burgemeester dit toe in de commissie." in again
    for words in LETTER:
        assert words in again, words
