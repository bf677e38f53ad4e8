"""Steps that several walks take, and the people who take them."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime

from playwright.sync_api import Page

from regiotoezicht.documents.pdf import html_to_pdfa
from tests.journeys.conftest import SIZES, Walk

COORDINATOR = "coordinator.kennemerland@demo.example"
SUPERVISORS = ("toezicht1.kennemerland@demo.example", "toezicht2.kennemerland@demo.example")
LAWYER = "jurist1.beverwijk@demo.example"
SECOND_LAWYER = "jurist2.beverwijk@demo.example"
STRANGER = "jurist1.alkmaar@demo.example"
DECIDER, SECOND_DECIDER = "ondertekenaar.beverwijk@demo.example", "ondertekenaar2.beverwijk@demo.example"
PRIVACY = "privacy.beverwijk@demo.example"


def a_page_as_pdf() -> bytes:
    """A letter as somebody scans it."""
    return html_to_pdfa(
        "<!DOCTYPE html><html lang='nl'><title>Zienswijze</title><p>Wij zijn voortaan aanwezig.</p></html>"
    )


def set_size(walk: Walk, size: str) -> None:
    """Hold the phone of a supervisor, or sit down at a desk."""
    walk.page.set_viewport_size(SIZES[size])  # type: ignore[arg-type]  # a TypedDict of the library


def number_on(page: Page) -> str:
    """The dossier number in the heading of a page."""
    found = re.search(r"[A-Z]{3}-\d{4}-\d{5}", page.locator("h1").inner_text())
    assert found is not None, page.url
    return found.group()


def fill(page: Page, **fields: str) -> None:
    """Fill in fields by the names that they are sent with; the label of each is checked by axe."""
    for name, value in fields.items():
        field = page.locator(f"main [name={name}]")
        if field.first.evaluate("field => field.type") in ("radio", "checkbox"):
            page.locator(f"main [name={name}][value='{value}']").check()
        elif field.first.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)


def typed(page: Page, name: str) -> str:
    """What stands in a field now."""
    return page.locator(f"main [name={name}]").first.input_value()


def be(walk: Walk, mailbox: str, day: date) -> None:
    """Somebody starts her work on a day."""
    walk.site.travel(datetime(day.year, day.month, day.day, 9, tzinfo=UTC))
    walk.sign_in(mailbox)


def is_refused(walk: Walk, sentence: str, **kept: str) -> None:
    """Send a form that is refused by this sentence, and read that nothing of what was typed is lost."""
    send(walk)
    walk.reads("Dit is nog niet opgeslagen")
    walk.reads(sentence)
    for name, value in kept.items():
        field = walk.page.locator(f"main [name={name}]")
        if field.first.evaluate("field => field.type") in ("radio", "checkbox"):
            assert walk.page.locator(f"main [name={name}][value='{value}']").is_checked(), name
        else:
            assert typed(walk.page, name) == value, name


def send(walk: Walk) -> None:
    """Send the form of a page that has one."""
    walk.page.locator("main form[method=post] button").first.click()
    walk.page.wait_for_load_state("load")
    walk.check()


def unfold(walk: Walk, title: str) -> None:
    """Open what is folded away until somebody wants it."""
    walk.page.locator("main summary", has_text=title).first.click()


def finds_nothing(walk: Walk, mailbox: str, *paths: str) -> None:
    """Somebody who has no business there finds no page, as if there were none."""
    walk.sign_in(mailbox)
    for path in paths:
        answer = walk.page.goto(walk.site.url + path)
        assert answer is not None
        assert answer.status == 404, path
        walk.reads("niet voor u bestemd")


def check_by_a_second(walk: Walk, letters: Iterable[str], *, writer: str = LAWYER, second: str = SECOND_LAWYER) -> None:
    """A decision is checked by somebody else first; a letter that is none needs nobody else."""
    waiting = []
    for path in letters:
        walk.page.goto(walk.site.url + path)
        if "Wacht op een tweede persoon" in walk.page.locator("main").inner_text():
            waiting.append(path)
    if not waiting:
        return
    walk.sign_in(second)
    for path in waiting:
        walk.go(path)
        walk.press("Kijk na")
        send(walk)
        walk.reads("Nagekeken")
    walk.sign_in(writer)
