"""Every role at night: the main pages of each can be read in the dark."""

import re

import pytest
from playwright.sync_api import Browser

from regiotoezicht.access.roles import Role
from regiotoezicht.demo.people import EVERYBODY, Person
from tests.journeys.conftest import Walk, walking
from tests.journeys.site import Site

ROLES = {person.role: person for person in reversed(EVERYBODY)}
IN_MENU, IN_PAGE = ".rt-menu a[href^='/']", "main a[href^='/']"
NOT_PAGES = re.compile(r"/static/|uitvoer=|/bestand|/stukken/\d+|\?")
COLOURS = {"runOnly": ["cat.color"], "resultTypes": ["violations"]}
"""The light walks judge all else; in the dark only colours are different."""
_SEEN: set[str] = set()
"""What the pages of a role lead to is judged once, whoever comes there first; her own pages are judged for each."""
# So the roles go one after another, in one process.
pytestmark = pytest.mark.xdist_group("dark")


def kind(path: str) -> str:
    """A path without its numbers: a list leads to a hundred pages that look alike."""
    return re.sub(r"[A-Z]{3}-\d{4}-\d{5}|\d+", "n", path)


def links(walk: Walk, where: str) -> list[str]:
    found: list[str] = walk.page.eval_on_selector_all(where, "all => all.map(one => one.getAttribute('href'))")
    return [path.split("#")[0] for path in found if not NOT_PAGES.search(path)]


@pytest.mark.parametrize("person", ROLES.values(), ids=lambda person: person.role.value)
def test_the_main_pages_of_a_role_are_readable_in_the_dark(browser: Browser, site: Site, person: Person) -> None:
    with walking(browser, site, size="desktop", is_dark=True) as walk:
        walk.options = COLOURS
        walk.sign_in(person.email)
        background = walk.page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert max(map(int, re.findall(r"\d+", background)[:3])) < 80, f"{background} is no dark"
        own = list(dict.fromkeys(["/", *links(walk, IN_MENU)]))
        assert len(own) > 1 or person.role is Role.PARTNER, "the menu leads nowhere"
        _SEEN.update(map(kind, own))
        for path in own:
            walk.go(path)
            for linked in {kind(linked): linked for linked in reversed(links(walk, IN_PAGE))}.values():
                if kind(linked) not in _SEEN:
                    _SEEN.add(kind(linked))
                    walk.go(linked)
