"""A care card from hand-out to aftercare: seen by its readers only, on a journey of months and two municipalities."""

import re
import subprocess
from datetime import date

from tests.journeys.conftest import Walk
from tests.journeys.steps import LAWYER, be, fill, finds_nothing

FIRST, SECOND, ELSEWHERE = (f"{box}@demo.example" for box in ("zorg.beverwijk", "zorg2.beverwijk", "zorg.haarlem"))
OTHERS = (
    LAWYER,
    "toezicht1.kennemerland@demo.example",
    "beheer1@demo.example",
    "privacy.beverwijk@demo.example",
    ELSEWHERE,
)
DAY, MONTH_LATER = date(2026, 11, 23), date(2027, 1, 6)


def code_of_a_card(walk: Walk) -> str:
    """Make a sheet of one card, as whoever hands it out holds it: the only place where its code stands."""
    walk.go("/zorg/kaarten/")
    fill(walk.page, cards="1")
    with walk.page.expect_download() as started:
        walk.page.get_by_role("button", name="Maak het vel").click()
    told = subprocess.run(["pdftotext", started.value.path(), "-"], capture_output=True, check=True, text=True).stdout
    found = re.search(r"(?:\w{4}-){3}\w{4}", told)
    assert found is not None, told
    return found.group()


def test_a_card_from_hand_out_to_aftercare(walk: Walk, colleague: Walk) -> None:
    be(walk, FIRST, DAY)
    code = code_of_a_card(walk)
    walk.go("/zorg/nieuw/")
    fill(walk.page, code=code.lower(), ground="found", receiver="regional", hours="4")
    walk.page.locator("[name=consent]").check()
    walk.press("Leg vast")
    walk.reads(code)
    assert code not in walk.page.url
    here = walk.page.url.removeprefix(walk.site.url)

    for mailbox in OTHERS:
        finds_nothing(colleague, mailbox, here, f"{here}contact/")

    be(colleague, SECOND, date(2026, 11, 24))
    colleague.reads("Zorg vraagt uw aandacht")
    colleague.go("/zorg/")
    colleague.reads("Geen eerste contact binnen de afgesproken tijd")
    colleague.go(here)
    for step in ("Eerste contact gelegd", "Hulp aangeboden"):
        colleague.press(step)
        colleague.press("Leg vast")
    colleague.press("Antwoord op het aanbod")
    fill(colleague.page, answer="yes")
    colleague.press("Leg vast")

    be(walk, FIRST, MONTH_LATER)
    walk.go("/zorg/code/")
    fill(walk.page, code=code)
    walk.press("Zoek")
    walk.reads("Nazorg na 1 maand nog niet vastgelegd")
    walk.press("Nazorgmoment")
    fill(walk.page, months="1", ticked="done")
    walk.press("Leg vast")
    walk.press("Overdragen")
    box = walk.page.locator("select[name=to]")
    box.select_option(label="Haarlem")
    walk.page.locator("[name=consent]").check()
    walk.press("Bied aan")

    be(colleague, ELSEWHERE, MONTH_LATER)
    colleague.go("/zorg/")
    colleague.press("Aanvaarden")
    colleague.reads(code)
    there = colleague.page.url.removeprefix(colleague.site.url)
    walk.go(here)
    walk.reads("Overgedragen aan Haarlem")
    walk.reads("Nazorg na 1 maand: gedaan")
    finds_nothing(walk, FIRST, there)
