"""Walks through the real site in a real browser: nothing is stubbed, and nothing may complain."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connection
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.browser import chromium
from tests.journeys.site import Site, prepare_once, serve_copy

ON_BOTH = {"test_supervision", "test_killed_server"}
"""What is walked on both databases: through every room, and where the database itself is put to the test."""
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
PATIENCE = 120_000
"""How long a walk waits for a page, a file or a word, in milliseconds. LibreOffice begins anew for each letter, and on
a busy machine a signed report took more than ten seconds; what does not come at all fails after two minutes as well.
"""
expect.set_options(timeout=PATIENCE)
SIZES = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}
# Rules that judge a whole site rather than a page are left to a person; everything else must be clean. Only what is
# wrong is described: describing what is right as well takes a third of the time.
AXE_OPTIONS: dict[str, Any] = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}

# Scrolls down, and answers what a page is built of: each kind of element with what it stands in, and how large and how
# dark the screen is. Two pages of the same elements are judged once, whatever number or date they show and however many
# rows they have; an empty file in the folder `clean-pages` tells the other processes of these tests.
_BUILT_OF = """() => {
  scrollTo({top: document.body.scrollHeight, behavior: "instant"});
  const named = new Map();
  const kind = (one) => named.get(one) || named.set(one, described(one)).get(one);
  const described = (one) => [one.tagName, ...[...one.classList].sort(),
    ...[...one.attributes].filter((has) => !/^(id|for|href|value|name|action|title|datetime|d)$/.test(has.name))
      .map((has) => /^(aria-(labelledby|describedby|label)|content|data-.*)$/.test(has.name) ? has.name
        : has.name + "=" + has.value)].join(" ");
  const all = [...document.querySelectorAll("*")];
  const kinds = new Set(all.map((one) => `${one.parentElement ? kind(one.parentElement) : ""} > ${kind(one)}`));
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  return [innerWidth, dark, location.pathname.replace(/[0-9]+/g, "0"), ...[...kinds].sort()].join("|");
}"""

# The same within a page: of rows, items and options that are built alike and stand together the first two and the last
# are judged. A list of a hundred rows took as long as eight pages, nearly all of it for the colours of its cells.
#
# Colours are judged apart, and cost most. What colour something has follows from its kind and from the kinds of all
# that it stands in: so of each such chain one is judged, once for all pages on a screen of that size and darkness. The
# chains that were judged are numbers in the file `colours-…`.
_JUDGE = """async ([options, known]) => {
  await Promise.all([...document.images].map((one) => one.complete || new Promise((done) => {
    one.onload = one.onerror = done;
  })));
  // Again, for a picture that came in late has pushed the page down; and at once, or the bar still covers what moves.
  scrollTo({top: document.body.scrollHeight, behavior: "instant"});
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const changes = /^(id|for|href|value|name|action|title|datetime|aria-(labelledby|describedby|label))$/;
  const kind = (one) => [one.tagName, ...[...one.attributes].filter((has) => !changes.test(has.name))
    .map((has) => has.name.startsWith("data-") ? has.name : has.name + "=" + has.value).sort(),
    one.textContent.trim() ? "text" : "empty"].join(" ");
  const exclude = [];
  for (const parent of document.querySelectorAll("tbody, ul, ol")) {
    const alike = new Map();
    for (const one of parent.children) {
      const built = [one, ...one.querySelectorAll("*")].map(kind).join("|");
      alike.set(built, [...(alike.get(built) || []), one]);
    }
    for (const rows of alike.values()) exclude.push(...rows.slice(2, -1));
  }
  const told = ({violations}) => violations.map(
    ({id, help, nodes}) => ({id, help, nodes: nodes.slice(0, 3).map(({target}) => ({target}))}));
  const rest = {...options, rules: {"color-contrast": {enabled: false}}};
  const wrong = told(await axe.run(exclude.length ? {exclude} : document, rest));
  const numbered = (text) => {
    let low = 0xdeadbeef, high = 0x41c6ce57;
    for (const sign of text) {
      low = Math.imul(low ^ sign.codePointAt(0), 2654435761);
      high = Math.imul(high ^ sign.codePointAt(0), 1597334677);
    }
    return 4294967296 * (2097151 & high) + (low >>> 0);
  };
  const chains = new Map();
  const chain = (one) => {
    if (!one) return "";
    if (!chains.has(one)) chains.set(one, numbered(`${chain(one.parentElement)} > ${kind(one)}`));
    return chains.get(one);
  };
  const judged = new Set(known), fresh = new Map();
  for (const one of document.body.querySelectorAll("*")) {
    const speaks = [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    const shows = speaks || /^(INPUT|SELECT|TEXTAREA)$/.test(one.tagName);
    if (shows && !judged.has(chain(one))) fresh.set(chain(one), one);
  }
  if (fresh.size) {
    const found = await axe.run({include: [...fresh.values()]}, {...options, runOnly: ["color-contrast"]});
    wrong.push(...told(found));
  }
  return [wrong, [...fresh.keys()]];
}"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here is a journey."""
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.journey)
            item.add_marker(pytest.mark.own_process)
            if item.path.stem not in ON_BOTH:
                item.add_marker(pytest.mark.once)
            elif connection.vendor == "postgresql":  # one process makes the region for both; see `prepare_once`
                item.add_marker(pytest.mark.xdist_group("journeys"))


@dataclass
class Walk:
    """Somebody at a screen: goes to pages, fills in, presses; every page is checked on the way."""

    page: Page
    site: Site
    complaints: list[str] = field(default_factory=list)
    options: dict[str, Any] = field(default_factory=lambda: AXE_OPTIONS)

    def sign_in(self, email: str) -> None:
        """Sign in with the demo password; who did so before goes on in her session, unless that has ended."""
        browser = self.page.context
        browser.clear_cookies()
        if begun := self.site.sessions.get(email):
            browser.add_cookies(begun)
            self.go("/")
            if "/account/login/" not in self.page.url:
                return
            browser.clear_cookies()
        self.go("/account/login/")
        self.page.get_by_label("E-mailadres").fill(email)
        self.page.get_by_label("Wachtwoord", exact=True).fill("demo-regiotoezicht")
        self.page.get_by_role("button", name="Aanmelden", exact=True).click()
        self.page.wait_for_url(lambda url: "/account/login/" not in url)
        self.check()
        self.site.sessions[email] = browser.cookies()

    def go(self, path: str) -> None:
        """Open a page and check it."""
        self.page.goto(self.site.url + path)
        self.check()

    def press(self, name: str | re.Pattern[str]) -> None:
        """Press a button or follow a link of the page by its name, not of the menu; and check the page that follows."""
        main = self.page.locator("main")
        main.get_by_role("button", name=name).or_(main.get_by_role("link", name=name)).first.click()
        self.page.wait_for_load_state("load")
        self.check()

    def reads(self, text: str) -> None:
        """The text stands on the page."""
        if text not in self.page.locator("body").inner_text().replace("\u00a0", " "):
            said = " ".join(self.page.get_by_role("alert").all_inner_texts())
            pytest.fail(f"«{text}» does not stand on {self.page.url}; what it says: {said or 'nothing'}")

    def check(self) -> None:
        """Accessibility of the page as it is, scrolled down: half-way, a bar at the bottom covers what scrolls by."""
        # A press may have left for a page that has not come yet: what was waited for was the page before it.
        self.page.wait_for_function("document.body && document.readyState === 'complete'")
        built_of = f"{self.options} {self.page.evaluate(_BUILT_OF)}"
        clean = Path(os.environ["TEST_HOME"], "clean-pages", sha256(built_of.encode()).hexdigest())
        if clean.exists():
            return
        self.page.evaluate(Axe().axe_script)
        violations = self._judged()
        for violation in violations:
            targets = ", ".join(str(node["target"]) for node in violation["nodes"])
            self.complaints.append(f"{self.page.url}: {violation['id']}: {violation['help']} ({targets})")
        if not violations:
            clean.parent.mkdir(exist_ok=True)
            clean.touch()

    def _judged(self) -> list[Any]:
        """What is wrong on the page; the colours that are right are judged no more, in no process of these tests."""
        width, dark = self.page.evaluate("[innerWidth, matchMedia('(prefers-color-scheme: dark)').matches]")
        judged = Path(os.environ["TEST_HOME"], f"colours-{width}-{dark}")
        known = [int(line) for line in judged.read_text().split()] if judged.exists() else []
        violations, chains = self.page.evaluate(_JUDGE, [self.options, known])
        if not violations and chains:
            with judged.open("a") as file:
                file.write("".join(f"{chain}\n" for chain in chains))
        return list(violations)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for the walks of one module: while one is open Django thinks that this process waits in a loop, and
    refuses the database to whatever test comes next.
    """
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def region() -> Iterator[Site]:
    """The demo region as it is on Monday morning; on the embedded database all processes of the tests share one."""
    with prepare_once(MONDAY, Path(os.environ["TEST_HOME"])) as prepared:
        yield prepared


@pytest.fixture(scope="module")
def site(region: Site) -> Iterator[Site]:
    """A running copy of the region, for the walks of one module."""
    with serve_copy(region, MONDAY) as running:
        yield running


@pytest.fixture
def walk(browser: Browser, site: Site, request: pytest.FixtureRequest) -> Iterator[Walk]:
    """Somebody at a desktop; parametrize indirectly with "phone" for the small screen."""
    with walking(browser, site, size=getattr(request, "param", "desktop")) as walk:
        yield walk


@pytest.fixture
def colleague(browser: Browser, site: Site) -> Iterator[Walk]:
    """Somebody else at the same time, on a phone of her own."""
    with walking(browser, site, size="phone") as walk:
        yield walk


@contextmanager
def walking(browser: Browser, site: Site, *, size: str, is_dark: bool = False) -> Iterator[Walk]:
    """Somebody at a screen of a size, light or dark; what was complained of on the way fails at the end."""
    context = browser.new_context(
        viewport=SIZES[size],  # type: ignore[arg-type]  # a TypedDict of the library
        color_scheme="dark" if is_dark else "light",
        locale="nl-NL",
        timezone_id="Europe/Amsterdam",
        has_touch=size == "phone",
        accept_downloads=True,
    )
    walk = Walk(context.new_page(), site)
    walk.page.set_default_timeout(PATIENCE)
    _listen(context, walk)
    yield walk
    context.close()
    assert not walk.complaints, "\n".join(walk.complaints)


def _listen(context: BrowserContext, walk: Walk) -> None:
    """Collect what the browser complains of: errors on the console, failing scripts, requests to elsewhere."""
    expected: Callable[[str], bool] = lambda text: "the server responded with a status of 4" in text  # noqa: E731
    context.on(
        "console",
        lambda message: (
            walk.complaints.append(f"console: {message.text}")
            if message.type == "error" and not expected(message.text)
            else None
        ),
    )
    context.on("weberror", lambda error: walk.complaints.append(f"script: {error.error}"))
    context.on(
        "request",
        lambda request: (
            walk.complaints.append(f"outside request: {request.url}")
            if not request.url.startswith((walk.site.url, "data:", "blob:"))
            else None
        ),
    )
