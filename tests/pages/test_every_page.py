"""What holds for each page that anybody in the demo region can reach."""

import re
from collections import Counter

import pytest
from django.utils.html import strip_tags

from regiotoezicht.demo.homes import FIRST_NUMBER, HOMES
from regiotoezicht.demo.streets import STREETS
from tests.architecture.test_words import REFUSED, without_statutory
from tests.pages.conftest import Region

pytestmark = pytest.mark.django_db

# Records that everybody of the region may open, each with the reason.
OF_A_KIND = "a kind of letter belongs to no municipality; the versions that its page shows are those of the own one"
FIGURES = "protected figures are for all who work here; tests/reporting tries who sees which"
PLANS = "every employee of the region reads plans and working groups"
SHARED: dict[str, str] = {
    **dict.fromkeys(
        ("programme:action", "programme:care-and-money", "programme:group", "programme:indicator", "programme:meeting"),
        PLANS,
    ),
    **dict.fromkeys(("programme:plan", "programme:plan-calendar", "programme:timeline"), PLANS),
    "reporting:map": FIGURES,
    "reporting:map-picture": FIGURES,
    "reporting:municipality": FIGURES,
    "reporting:municipality-picture": FIGURES,
    "reporting:municipality-save": FIGURES,
    "reporting:picture": FIGURES,
    "reporting:save": FIGURES,
    "contributions:version": "adopted totals per municipality are public; the page shows other roles nothing else",
    "programme:decision": "every employee of the region reads how a decision stands",
    "programme:triangle-decision": "every employee of the region reads how a decision stands in a triangle",
    "programme:municipality": "every employee of the region reads how ready a municipality is",
    "letters:template-kind": OF_A_KIND,
    "letters:template-new": OF_A_KIND,
    "letters:template-standard": OF_A_KIND,
    "sharing:forwarding": "the demo has two to Alkmaar; both sides see the receipt; tests/signals has strangers",
}
# Pages that show code on purpose: the components, and how a field is typed in a Word template.
SHOWS_CODE = ("core:components", "letters:template-kind")
# Pages of one case that show the address of its dwelling to whom it is for; opening one is on the log.
OWN_CASE = {"signals:detail", "inspections:visit", "inspections:section", "enforcement:detail"}
LEFT_OVER = re.compile(r"\{\{|\{%|</?c-[a-z]|\bNone\b")


def test_the_walk_reaches_every_role_and_many_pages(region: Region) -> None:
    by_role = Counter(page.person.role for page in region.walk.pages)
    assert len(by_role) >= 10
    assert min(by_role.values()) >= 2, f"Somebody gets nowhere from the home page: {by_role}"


def test_no_page_links_to_something_that_does_not_open(region: Region) -> None:
    dead = [f"{page.status}: {page}" for page in region.walk.seen if page.status not in (200, 302)]
    assert not dead, (
        "A page offers a link that does not open for the person who sees it. Show the link only to whom it is for, or "
        "mend the page:\n" + "\n".join(dead)
    )


def test_records_of_another_district_do_not_exist(region: Region) -> None:
    open_doors = [
        f"{page.status}: {page}" for page in region.strangers if page.route not in SHARED and page.status != 404
    ]
    assert region.strangers
    assert not open_doors, (
        "Somebody of Noord-Holland-Noord opens a record of Kennemerland. Start the view from `visible_to`, or, when "
        "docs/explanation/toegang.md opens it to all, name the route in SHARED:\n" + "\n".join(open_doors)
    )


def test_every_page_has_one_heading_and_a_title(region: Region) -> None:
    wrong = []
    for page in region.walk.pages:
        title = re.search(r"<title>\s*(\S.*?)\s*</title>", page.text, re.S)
        if len(re.findall(r"<h1\b", page.text)) != 1 or title is None:
            wrong.append(str(page))
    assert not wrong, "A page has one h1 (`c-page-head`) and a title:\n" + "\n".join(wrong)


def test_no_page_shows_left_overs_of_code(region: Region) -> None:
    wrong = [
        f"{page}: {hit.group()!r}"
        for page in region.walk.pages
        if page.route not in SHOWS_CODE and (hit := LEFT_OVER.search(_shown(page.text)))
    ]
    assert not wrong, (
        "A page shows something that is not for people; give the field a filter or a default:\n" + "\n".join(wrong)
    )


def test_every_page_uses_neutral_words(region: Region) -> None:
    wrong = [
        f"{page}: {hit.group()!r}"
        for page in region.walk.pages
        if (hit := REFUSED.search(without_statutory(_shown(page.text))))
    ]
    assert not wrong, "Write `dienstverlener`, or name the business:\n" + "\n".join(wrong)


def test_no_page_asks_anything_of_another_site(region: Region) -> None:
    wrong = [
        f"{page}: {found}"
        for page in region.walk.pages
        for found in re.findall(r"""(?:src|href|action)=["']((?:https?:)?//[^"']+)""", page.text)
    ]
    assert not wrong, "Every page stays on this site:\n" + "\n".join(wrong)


def test_the_address_of_a_dwelling_is_on_the_pages_of_its_own_case_and_on_no_other(region: Region) -> None:
    homes = [f"{STREETS[number]} {FIRST_NUMBER + number}" for number in range(len(HOMES))]
    shown = [page for page in region.walk.pages if any(home in page.text for home in homes)]
    elsewhere = [str(page) for page in shown if page.route not in OWN_CASE]
    assert shown, "The walk passes at least one dwelling"
    assert not elsewhere, "A page shows the address of a dwelling outside its own case:\n" + "\n".join(elsewhere)


def _shown(text: str) -> str:
    """What a person reads of a page."""
    return strip_tags(re.sub(r"<(script|style|template)\b.*?</\1>", "", text, flags=re.S))
