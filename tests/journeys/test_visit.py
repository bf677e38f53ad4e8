"""Two supervisors at the doors of one afternoon, each on her own phone."""

import re
import subprocess

import pytest
from playwright.sync_api import Browser

from tests.journeys.conftest import Walk
from tests.journeys.photos import cover_a_face, cover_without_script, take_photos
from tests.journeys.preparing import HOME, prepared
from tests.journeys.site import Site
from tests.journeys.steps import COORDINATOR, STRANGER, SUPERVISORS, fill, finds_nothing, typed, unfold

pytestmark = pytest.mark.parametrize("walk", ["phone"], indirect=True)

SARA, TOM = SUPERVISORS
FOUND = "Om 10.20 uur was er geen exploitant of beheerder in het bedrijf."
ADDED = "De nooduitgang achterin ging maar half open."


@pytest.fixture(scope="module")
def visits(site: Site) -> dict[str, int]:
    """The round of this afternoon: the id of each visit."""
    return prepared(site, "visits_of_today")


def arrive(walk: Walk, visit: int) -> str:
    """Say at the door that the control begins; answers the page of the visit."""
    home = f"/bezoeken/{visit}/"
    walk.go(home)
    walk.press("Naar de aankomst")
    walk.press("Wij zijn er")
    return home


def leave(walk: Walk, home: str) -> None:
    """Put down when they left."""
    walk.go(f"{home}afronden/")
    fill(walk.page, left_at="2026-11-23T10:00")
    walk.press("Opslaan")


def ready(walk: Walk, home: str) -> None:
    walk.go(home)
    walk.press("Ik ben klaar")


def enter_with_consent(walk: Walk, visit: int) -> None:
    """A home is no business: the address stands at the arrival alone, and consent is asked and laid down in full."""
    page, home = walk.page, arrive(walk, visit)
    walk.reads(HOME)
    fill(page, lives_here="yes")
    walk.press("Opslaan en verder")
    walk.reads("Dit is een woning")
    assert page.locator("[name=ground][value=business]").count() == 0
    fill(page, ground="consent", consent_role="resident", consent_language="Engels")
    page.get_by_label("Legitimatie getoond").check()
    page.get_by_label("Doel van de controle meegedeeld").check()
    walk.press("Opslaan en verder")
    walk.reads("De toestemming moet ondubbelzinnig blijken (artikel 1 Awbi).")
    assert typed(page, "consent_language") == "Engels"
    page.get_by_label("De toestemming bleek ondubbelzinnig").check()
    walk.press("Opslaan en verder")
    walk.go(f"{home}fotos/")
    walk.reads("Geen foto’s in een woning")
    walk.go(home)
    assert HOME not in page.content()


def test_a_home_an_empty_place_and_a_closed_door(walk: Walk, colleague: Walk, visits: dict[str, int]) -> None:
    page = walk.page
    walk.sign_in(SARA)
    colleague.sign_in(TOM)

    enter_with_consent(walk, visits["withdrawn"])
    walk.press("Toestemming ingetrokken: wij gaan weg")
    walk.reads("verlaat de woning")
    walk.reads("afgebroken")

    helped = arrive(walk, visits["help"])
    fill(page, lives_here="yes")
    walk.press("Opslaan en verder")
    colleague.go(f"{helped}aantallen/")
    fill(colleague.page, persons="2")
    unfold(walk, "Hulp gevraagd")
    walk.check()
    walk.press("Stop de controle")
    walk.reads("De controle is gestopt")
    colleague.press("Opslaan en verder")
    colleague.reads("Van dat gesprek wordt niets vastgelegd.")
    walk.go(f"{helped}bevindingen/")
    assert page.locator("main form [name=text]").count() == 0

    arrive(walk, visits["nobody"])
    walk.go(f"/bezoeken/{visits['nobody']}/")
    unfold(walk, "Niemand aanwezig")
    walk.press("Niemand aanwezig")
    walk.reads("Er was niemand aanwezig")
    colleague.go(f"/bezoeken/{visits['nobody']}/")
    colleague.press("Toch controleren")
    colleague.reads("Het bezoek is heropend.")
    unfold(colleague, "Niemand aanwezig")
    colleague.press("Niemand aanwezig")
    unfold(colleague, "Niet teruggaan")
    colleague.press("Bezoek afsluiten")
    colleague.reads("het team gaat niet terug")

    home = arrive(walk, visits["refused"])
    walk.go(home)
    unfold(walk, "Toegang geweigerd")
    walk.press("Toegang geweigerd")
    walk.reads("Dit is nog niet opgeslagen")
    fill(page, **{"geweigerd-by": "manager"})
    page.get_by_label("Gewezen op de plicht om mee te werken").check()
    walk.press("Toegang geweigerd")
    walk.reads("Vastgelegd dat de toegang is geweigerd.")
    leave(walk, home)
    ready(walk, home)
    ready(colleague, home)
    colleague.reads("Gewezen op de plicht tot medewerking (artikel 5:20 Awb).")
    finds_nothing(walk, STRANGER, home, helped)


def find_breach(walk: Walk, home: str) -> None:
    """A breach is described and tied to an article; what names a person is refused and stays on the screen."""
    page = walk.page
    walk.go(f"{home}controlepunten/")
    for answer in page.locator("main input[type=radio][value=ok]").all():
        answer.check()
    fill(page, answer_manager="breach")
    walk.press("Opslaan en verder")
    fill(page, persons="2", identity_seen="3", cards_given="2")
    walk.press("Opslaan en verder")
    walk.reads("Dit aantal is groter dan het aantal personen gezien.")
    assert typed(page, "cards_given") == "2"
    fill(page, persons="3")
    walk.press("Opslaan en verder")
    walk.reads("Nog te beschrijven")
    article = page.locator("[name=article] option", has_text=re.compile("beheerder|aanwezig", re.IGNORECASE)).first
    fill(page, item="manager", article=str(article.get_attribute("value")), text="Mevrouw Testpersoon was er alleen.")
    walk.press("Toevoegen")
    walk.reads("Hier staat een naam van een persoon.")
    assert typed(page, "text") == "Mevrouw Testpersoon was er alleen."
    fill(page, text=FOUND)
    walk.press("Toevoegen")
    walk.reads("Toegevoegd.")


def test_a_business_from_the_door_to_a_signed_report_and_its_supplement(
    walk: Walk, colleague: Walk, browser: Browser, visits: dict[str, int]
) -> None:
    page = walk.page
    walk.sign_in(SARA)
    colleague.sign_in(TOM)
    home = arrive(walk, visits["business"])
    fill(page, lives_here="no")
    walk.press("Opslaan en verder")
    page.get_by_label("Legitimatie getoond").check()
    page.get_by_label("Doel van de controle meegedeeld").check()
    walk.press("Opslaan en verder")
    find_breach(walk, home)
    take_photos(colleague, home)
    hashes = cover_a_face(colleague, home)
    cover_without_script(colleague, browser, home)
    leave(walk, home)
    ready(walk, home)
    walk.reads("U bent klaar.")
    ready(colleague, home)
    colleague.press("Ondertekenen")
    colleague.reads("U heeft ondertekend.")
    report = colleague.page.url.removeprefix(walk.site.url)
    walk.go(report)
    walk.press("Ondertekenen")
    walk.reads("Het rapport is door iedereen ondertekend en vergrendeld.")

    with page.expect_download() as waiting:
        page.locator("main").get_by_role("link", name="PDF", exact=True).click()
    told = subprocess.run(
        ["pdftotext", "-layout", waiting.value.path(), "-"], capture_output=True, check=True, text=True
    )
    words = " ".join(told.stdout.split())
    for expected in (
        FOUND,
        "Rapport van bevindingen RB-KEN-2026-",
        "personen gezien: 3",
        "hash zoals bewaard",
        "onherkenbaar gemaakt",
    ):
        assert expected in words, words
    for one in hashes:
        assert one in words.replace(" ", ""), "the report has the hash of what was taken and of what is kept"
    assert "Sara" not in words, "a report names its makers by function"

    unfold(walk, "Rapport aanvullen")
    fill(page, text="Bel 06-12345678 voor de sleutel.")
    walk.press("Aanvulling toevoegen")
    walk.reads("Hier staat een telefoonnummer.")
    assert typed(page, "text") == "Bel 06-12345678 voor de sleutel."
    fill(page, text=ADDED)
    walk.press("Aanvulling toevoegen")
    walk.reads("Aanvulling 1")
    walk.reads(ADDED)
    walk.sign_in(COORDINATOR)
    walk.go(report)
    walk.reads(ADDED)
    assert page.get_by_text("Rapport aanvullen").count() == 0
    finds_nothing(walk, STRANGER, report, home)
