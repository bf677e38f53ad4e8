"""`make screenshots`: a picture of every page, on a desktop and a phone, in the light and (some) in the dark; and of
every letter, page by page.

Walks as each role through the menu and from every page to the pages it links to; a page of the same kind (the same
path but for numbers) is taken once per role.
"""

import re
import shutil
import sys
from collections import deque
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Error, Page

from regiotoezicht.demo.people import EVERYBODY, PASSWORD, Person
from scripts import letter_pictures
from tests.journeys.browser import chromium
from tests.journeys.conftest import MONDAY, SIZES
from tests.journeys.site import Site, serve

FOLDER = Path(__file__).resolve().parent.parent / "screenshots"
ROLES_ONCE = {person.role: person for person in reversed(EVERYBODY)}
MOST_PER_ROLE = 250
NOT_PAGES = re.compile(
    r"/account/log|/static/|uitvoer=|\.(pdf|docx|xlsx|zip)$|/bestand|/download|/pdf/|/excel/|/agenda/"
)


def _kind(path: str) -> str:
    """The path with its numbers taken out: what makes two pages the same kind."""
    return re.sub(
        r"[0-9a-f]{8}-[0-9a-f-]{27}|[A-Z]{1,3}-[A-Z]{3}-\d{4}-\d+|[A-Z]{3}-\d{4}-\d+|\d+", "n", path.split("?")[0]
    )


def _sign_in(page: Page, site: Site, person: Person) -> None:
    page.goto(f"{site.url}/account/login/")
    page.get_by_label("E-mailadres").fill(person.email)
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Aanmelden", exact=True).click()
    page.wait_for_load_state("load")


def _links(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all("a[href^='/']", "all => all.map(a => a.getAttribute('href'))")
    return [path.split("#")[0] for path in found if not NOT_PAGES.search(path)]


_FILE = object()


def _open(page: Page, url: str) -> Any:
    """Go to a page; answers `_FILE` when it is none, for then the browser keeps it instead of showing it."""
    try:
        return page.goto(url)
    except Error as error:
        if "Download is starting" in error.message:
            return _FILE
        raise


def _walk(browser: Browser, site: Site, person: Person) -> int:
    """Take the pages of one role; answers how many."""
    contexts = {
        size: browser.new_context(viewport=box, locale="nl-NL", timezone_id="Europe/Amsterdam")  # type: ignore[arg-type]  # a TypedDict of the library
        for size, box in SIZES.items()
    }
    contexts["dark"] = browser.new_context(viewport=SIZES["desktop"], locale="nl-NL", color_scheme="dark")  # type: ignore[arg-type]  # as above
    pages = {size: context.new_page() for size, context in contexts.items()}
    for page in pages.values():
        _sign_in(page, site, person)
    seen: set[str] = set()
    waiting = deque(["/"])
    while waiting and len(seen) < MOST_PER_ROLE:
        path = waiting.popleft()
        if _kind(path) in seen:
            continue
        seen.add(_kind(path))
        name = re.sub(r"[^a-z0-9]+", "-", _kind(path).strip("/").lower()) or "begin"
        for size, page in pages.items():
            answer = _open(page, site.url + path)
            if answer is _FILE:
                break
            status = answer.status if answer else 0
            mark = "" if status == 200 else f"--{status}"
            page.screenshot(path=FOLDER / person.role.value / f"{name}--{size}{mark}.png", full_page=True)
        waiting.extend(_links(pages["desktop"]))
    for context in contexts.values():
        context.close()
    return len(seen)


def main() -> None:
    """Take the pictures of the letters and of all roles, or of the roles named on the command line."""
    wanted = set(sys.argv[1:])
    shutil.rmtree(FOLDER, ignore_errors=True)
    if not wanted:
        print(f"· Brieven: {letter_pictures.take(letter_pictures.FOLDER)} soorten", flush=True)
    with serve(MONDAY) as site, chromium() as browser:
        page = browser.new_page(viewport=SIZES["desktop"])  # type: ignore[arg-type]  # as above
        page.goto(f"{site.url}/account/login/")
        page.screenshot(path=FOLDER / "aanmelden--desktop.png", full_page=True)
        page.set_viewport_size(SIZES["phone"])  # type: ignore[arg-type]  # as above
        page.screenshot(path=FOLDER / "aanmelden--phone.png", full_page=True)
        for role, person in ROLES_ONCE.items():
            if not wanted or role.value in wanted:
                print(f"· {role.label}: {_walk(browser, site, person)} pagina's", flush=True)
    print(f"De beelden staan in {FOLDER.name}/")


if __name__ == "__main__":
    main()
