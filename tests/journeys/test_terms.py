"""A lawyer computes a term with the keyboard only, looks at what ends when, and puts her terms into a calendar."""

import re

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.conftest import Walk
from tests.journeys.site import Site

LAWYER = "jurist1.beverwijk@demo.example"
MOST_TABS = 60


def tab_to(page: Page, name: str) -> None:
    """Walk along the page with the Tab key until the field or button of this name has the focus."""
    here = "() => document.activeElement.getAttribute('name') ?? document.activeElement.innerText?.trim() ?? ''"
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate(here) == name:
            return
    raise AssertionError(f"the Tab key does not come to «{name}» on {page.url}")


def test_a_term_is_computed_with_the_keyboard_and_copied(walk: Walk) -> None:
    page = walk.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=walk.site.url)
    walk.sign_in(LAWYER)
    walk.go("/termijn-berekenen/")
    tab_to(page, "regel")
    page.keyboard.type("Bezwaar of")
    tab_to(page, "Toon de velden")
    page.keyboard.press("Enter")
    page.wait_for_url("**regel=awb-6**")
    walk.check()
    tab_to(page, "Berekenen")
    page.keyboard.press("Enter")
    page.wait_for_url("**vanaf=**")
    walk.check()
    walk.reads("Vul “Dag van de verzending” in")
    tab_to(page, "vanaf")
    page.locator("[name=vanaf]").fill("2026-03-24")
    page.keyboard.press("Enter")
    page.wait_for_url("**vanaf=2026-03-24")
    walk.check()
    walk.reads("Woensdag 6 mei 2026")
    tab_to(page, "Kopieer de uitleg")
    page.keyboard.press("Enter")
    page.get_by_text("Gekopieerd.").wait_for()
    copied = str(page.evaluate("navigator.clipboard.readText()"))
    assert copied.startswith("Bezwaar of beroep (artikel 6:7 Awb).")
    assert "De termijn loopt door tot en met woensdag 6 mei 2026" in copied


def test_without_script_the_explanation_is_there_to_select(browser: Browser, walk: Walk, site: Site) -> None:
    walk.sign_in(LAWYER)
    context = browser.new_context(java_script_enabled=False, locale="nl-NL")
    context.add_cookies(walk.page.context.cookies())  # type: ignore[arg-type]  # what it gives is what it takes
    page = context.new_page()
    page.goto(f"{site.url}/termijn-berekenen/?regel=avg-33&vanaf=2026-05-22T16:10")
    assert "25 mei 2026 om 16.10 uur" in page.locator("#uitleg").input_value()
    assert not page.locator("[data-copy]").is_visible()
    context.close()


@pytest.mark.parametrize("walk", ["desktop", "phone"], indirect=True)
def test_terms_are_looked_at_and_go_to_a_calendar_until_their_owner_ends_it(walk: Walk) -> None:
    page = walk.page
    walk.sign_in(LAWYER)
    walk.go("/werkvoorraad/termijnen/?van=gemeente")
    assert page.locator("tbody tr").count() > 0
    page.locator("tbody details summary").first.click()
    walk.check()
    walk.reads("Gaat deze dag voorbij:")
    page.get_by_label("Regel").select_option(label="Bezwaar of beroep")
    walk.press("Tonen")
    assert "regel=awb-6" in page.url

    walk.go("/toegang/mijn/")
    walk.press("Agenda en mail")
    walk.reads("Deze regio heeft geen mail ingesteld")
    page.locator("summary", has_text=re.compile("Agenda-adres (maken|vernieuwen)")).click()
    walk.press(re.compile("^Agenda-adres (maken|vernieuwen)$"))
    walk.reads("Dit adres ziet u alleen nu")
    address = page.locator("#adres").input_value()
    answer = page.request.get(address)
    assert answer.ok
    assert answer.text().startswith("BEGIN:VCALENDAR")
    assert "BEGIN:VEVENT" in answer.text()
    walk.go("/werkvoorraad/agenda-en-mail/")
    page.locator("summary", has_text="Agenda-adres beëindigen").click()
    walk.press(re.compile("^Agenda-adres beëindigen$"))
    walk.reads("Het agenda-adres werkt niet meer.")
    assert page.request.get(address).status == 404
