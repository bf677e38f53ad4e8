"""A real region starts from nothing: the first administrator, the first colleagues, local rules and a designation."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.conftest import MONDAY, Walk
from tests.journeys.site import Site, prepare, serve_copy
from tests.journeys.steps import fill

FIRST_PASSWORD = "vier-gewone-woorden-achter-elkaar"
OWN_PASSWORD = "nog-vier-heel-andere-woorden"


# The walks start from copies of one empty region, in one process.
pytestmark = pytest.mark.xdist_group("empty_region")


@pytest.fixture(scope="module")
def empty() -> Iterator[Site]:
    """A region as it is before anybody came."""
    with prepare(MONDAY, demo=False) as prepared:
        yield prepared


@pytest.fixture
def site(empty: Site) -> Iterator[Site]:
    """An empty region, for each walk a new one: there is only one first visit."""
    with serve_copy(empty, MONDAY, demo=False) as running:
        yield running


def choose(walk: Walk, name: str) -> None:
    """Follow a line of the menu, which is folded on a phone."""
    fold = walk.page.locator(".rt-menu summary")
    line = walk.page.locator(".rt-menu").get_by_role("link", name=name, exact=True)
    if not line.is_visible():
        fold.click()
    line.click()
    walk.page.wait_for_load_state("load")
    walk.check()


def visit_first(page: Page, site: Site, name: str) -> None:
    """Open any page and fill in who the first administrator is, without sending it yet."""
    page.goto(site.url + "/werkvoorraad/")
    assert page.url.endswith("/eerste-beheerder/")
    fill(page, name=name, email=f"{name.lower()}@regio.example", password=FIRST_PASSWORD, again=FIRST_PASSWORD)


def sign_in(walk: Walk, email: str, password: str) -> None:
    walk.page.context.clear_cookies()
    walk.go("/")
    fill(walk.page, login=email, password=password)
    walk.press("Aanmelden")


def hire(walk: Walk, name: str, function: str, *roles: tuple[str, str]) -> str:
    """Make a colleague in Beverwijk with her roles (role, place); answers her temporary password."""
    choose(walk, "Accounts en rollen")
    walk.press("Nieuwe medewerker")
    walk.page.get_by_label("Werkgever").select_option(label="Beverwijk")
    fill(walk.page, name=name, function=function, email=f"{name.lower()}@beverwijk.example")
    walk.press("Medewerker en account maken")
    password = walk.page.locator("code").inner_text()
    walk.press("Nu een rol geven")
    for number, (role, place) in enumerate(roles):
        if number:
            walk.press("Rol geven")
        walk.page.get_by_label("Rol").select_option(role)
        walk.page.get_by_label("Waar").select_option(label=place)
        walk.press("Rol geven")
        walk.reads(place)
    return password


@pytest.mark.parametrize("walk", ["desktop", "phone"], indirect=True)
def test_a_region_starts_without_a_command(walk: Walk, site: Site, browser: Browser) -> None:
    elsewhere = browser.new_context(locale="nl-NL").new_page()
    visit_first(elsewhere, site, "Gerda")
    visit_first(walk.page, site, "Fenna")
    walk.check()
    for page in (walk.page, elsewhere):  # both are under way before either is answered
        page.evaluate("document.querySelector('main form').requestSubmit()")
    for page in (walk.page, elsewhere):
        page.wait_for_function("!document.querySelector('main form') || document.querySelector('[role=alert]')")
        page.wait_for_load_state("load")
    winners = [name for name, page in (("Fenna", walk.page), ("Gerda", elsewhere)) if page.url == f"{site.url}/"]
    assert len(winners) == 1, "of two first visitors at once exactly one becomes the administrator"
    elsewhere.context.close()
    administrator = f"{winners[0].lower()}@regio.example"
    if winners == ["Gerda"]:
        sign_in(walk, administrator, FIRST_PASSWORD)

    walk.check()
    walk.reads("De regio inrichten")
    password = hire(walk, "Julia", "Jurist", ("lawyer", "Beverwijk"), ("designating_official", "Beverwijk"))
    hire(walk, "Thomas", "Toezichthouder", ("supervisor", "Kennemerland"))
    walk.go("/meldingen/")
    walk.reads("niet voor u bestemd")

    sign_in(walk, "julia@beverwijk.example", password)
    walk.reads("Uw wachtwoord is tijdelijk")
    fill(walk.page, oldpassword=password, password1=OWN_PASSWORD, password2=OWN_PASSWORD)
    walk.press("Wachtwoord wijzigen")
    walk.reads("Uw nieuwe wachtwoord is opgeslagen.")

    choose(walk, "Lokale regels")
    walk.press("Nieuwe regels")
    fill(walk.page, title="Beleidsregel Beverwijk", from_date="2026-11-01")
    walk.press("Concept maken")
    walk.reads("Voorstel, niet vastgesteld")
    walk.press("geen vergunning, bedrijfspand, 1e keer")
    fill(walk.page, amount_cents="5.000", maximum_cents="20.000")
    walk.press("Opslaan")
    walk.reads("€ 5.000,00 per overtreding, ten hoogste € 20.000,00")
    walk.press("Vaststellen")
    fill(walk.page, reference="B2026/7", adopted_date="2026-10-20")
    walk.press("Vaststellen")
    walk.reads("in werking")

    choose(walk, "Aanwijzingen")
    walk.press("Aanwijzing vastleggen")
    walk.page.get_by_label("Medewerker").select_option(label="Thomas (Toezichthouder, Beverwijk)")
    fill(walk.page, reference="B2026/8", from_date="2026-11-23", until_date="2026-12-31")
    walk.press("Vastleggen")
    walk.reads("Thomas")
    walk.reads("eindigt binnenkort")

    sign_in(walk, administrator, FIRST_PASSWORD)
    walk.reads("1 van 32")
    assert walk.page.goto(f"{site.url}/eerste-beheerder/").status == 404  # type: ignore[union-attr]  # it answers
