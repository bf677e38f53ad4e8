"""A permit officer takes her messy spreadsheet in, undoes that, and the lawyer chooses about who works alone."""

from pathlib import Path

import pytest

from tests.journeys.conftest import Walk
from tests.permits.register_builders import EXAMPLE, HEADINGS, permit, workbook

OFFICER, LAWYER = "vergunningen.beverwijk@demo.example", "jurist1.beverwijk@demo.example"


def send(walk: Walk, file: Path) -> None:
    walk.go("/vergunningen/inlezen/")
    walk.page.get_by_label("Bestand met het register").set_input_files(file)
    walk.press("Bekijken wat er verandert")


def search(walk: Walk, words: str) -> None:
    walk.go("/vergunningen/")
    walk.page.locator("main [name=zoek]").fill(words)
    walk.press("Zoeken")


def undo(walk: Walk) -> None:
    walk.page.locator("summary", has_text="Import ongedaan maken").click()
    walk.press("Import ongedaan maken")


@pytest.mark.parametrize("walk", ["desktop", "phone"], indirect=True)
def test_the_messy_register_goes_in_and_out(walk: Walk) -> None:
    walk.sign_in(OFFICER)
    send(walk, EXAMPLE)
    walk.reads("Wat er zal gebeuren")
    totals = [text.split() for text in walk.page.locator(".rt-totals li").all_inner_texts()]
    assert [words[0] for words in totals] == ["7", "0", "1", "4", "4"]
    walk.press("Niet overgenomen")
    walk.reads("Een KvK-nummer heeft acht cijfers.")
    walk.press("Overnemen in het register")
    walk.reads("Het register is overgenomen.")
    search(walk, "nergens proefplein")
    walk.reads("Escort Nergens")
    walk.go("/vergunningen/inlezen/")
    walk.page.locator("tbody a").first.click()
    undo(walk)
    walk.reads("De import is ongedaan gemaakt.")
    search(walk, "nergens proefplein")
    walk.reads("Geen vergunningen gevonden")


def test_columns_are_picked_by_hand_and_the_lawyer_chooses_about_who_works_alone(walk: Walk, tmp_path: Path) -> None:
    headings = ["Datum 1" if heading == "Verleend" else heading for heading in HEADINGS]
    alone = permit(Zaaknummer="Z/26/5", Soort="thuiswerk", Exploitant="A. Testpersoon", Kamers=1, Straat="Stillelaan")
    file = tmp_path / "register.xlsx"
    file.write_bytes(workbook([headings, permit(Zaaknummer="Z/26/700", Naam_inrichting="Club Reis", Nr=900), alone]))
    walk.sign_in(OFFICER)
    send(walk, file)
    walk.reads("Kies eerst de kolommen")
    walk.page.get_by_label("L: Datum 1").select_option("Datum van verlening")
    walk.press("Kolommen gebruiken")
    walk.reads("wacht op de jurist")
    walk.press("Overnemen in het register")
    walk.reads("Van wie alleen werkt, is niets overgenomen.")
    walk.sign_in(LAWYER)
    walk.go("/werkvoorraad/")
    walk.press("Kiezen wat er mag met vergunningen van wie alleen werkt")
    walk.page.get_by_label("geen vergunningplicht toegepast").check()
    walk.page.get_by_label("Reden").fill("Wij passen geen vergunningplicht toe.")
    walk.press("Keuze vastleggen")
    walk.reads("Er wacht geen rij meer op uw keuze")
    assert "Stillelaan" not in walk.page.content()
