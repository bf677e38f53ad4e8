"""A lawyer leads a case: ladder, addressees, intention, view, order, recheck, payment; each letter is opened."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from tests.journeys.case_steps import (
    BALANCE,
    DEMAND,
    GROUNDS,
    OPERATOR,
    SIGNER,
    WEIGHED,
    address,
    hear,
    intend,
    send_letters,
    weigh,
    words_of_draft,
)
from tests.journeys.conftest import MONDAY, Walk
from tests.journeys.site import Site, serve_copy
from tests.journeys.steps import COORDINATOR, LAWYER, STRANGER, fill, finds_nothing, send, typed

OFFICIAL = "aanwijzingen.beverwijk@demo.example"
OPEN_AGAIN = "De nooduitgang was vrij en van binnen te openen."
STILL_SHUT = "De nooduitgang was van binnen niet te openen."


@pytest.fixture
def site(region: Site) -> Iterator[Site]:
    """A site of this walk alone: it travels in time."""
    with serve_copy(region, MONDAY) as running:
        yield running


def keep_mandate(walk: Walk, *, end: bool) -> None:
    """The official of Beverwijk ends the mandate of the signer, or lays down a new one."""
    walk.sign_in(OFFICIAL)
    walk.go("/mandaten/")
    if end:
        walk.page.locator("tr", has_text=SIGNER).get_by_role("link", name="Beëindigen").click()
        walk.page.wait_for_load_state("load")
        fill(walk.page, until_date="2026-12-09")
        send(walk)
        walk.reads("Het mandaat eindigt per 09-12-2026.")
    else:
        walk.press("Mandaat vastleggen")
        option = walk.page.locator("[name=employee] option", has_text=SIGNER).first.get_attribute("value")
        fill(walk.page, employee=str(option), reference="Mandaatbesluit 2026", from_date="2026-12-09")
        walk.page.locator("[name=measures][value=order_penalty]").check()
        send(walk)
        walk.reads("Het mandaat is vastgelegd.")


def decide(walk: Walk, official: Walk, case: str) -> None:
    """While the lawyer writes, the mandate of the signer ends: the decision is refused, nothing typed is lost."""
    page = walk.page
    walk.press("Besluit nemen")
    offered = page.locator("[name=mandate]").inner_text()
    assert SIGNER in offered and "Anna Testpersoon" not in offered, "a mandate for warnings signs no order"
    option = page.locator("[name=mandate] option", has_text=SIGNER).get_attribute("value")
    fill(page, mandate=str(option), reasons=GROUNDS, balance=BALANCE)
    keep_mandate(official, end=True)
    send(walk)
    walk.reads("Dit is nog niet opgeslagen")
    assert (typed(page, "reasons"), typed(page, "balance")) == (GROUNDS, BALANCE)
    assert SIGNER not in page.locator("[name=mandate]").inner_text()
    walk.reads("artikel 10:1 Awb")
    keep_mandate(official, end=False)
    walk.go(f"{case}besluit/")
    option = page.locator("[name=mandate] option", has_text=SIGNER).get_attribute("value")
    fill(page, mandate=str(option), reasons=GROUNDS, balance=BALANCE)
    send(walk)
    walk.reads("Het besluit is genomen.")
    told = send_letters(walk, f"{case}stukken/", "last onder dwangsom")
    walk.go(case)
    for words in (OPERATOR, DEMAND, BALANCE, WEIGHED, "€ 1.000,00", "bezwaar", "mandaatbesluit 2026"):
        assert words in told["exploitant (1)"], words
    walk.reads("last loopt")
    walk.reads("Bezwaar")


def recheck(walk: Walk, coordinator: Walk, case: str) -> None:
    """Asked of the district, not complied the first time, complied the second: the case closes and says so."""
    page, number = walk.page, walk.page.locator("h1").inner_text().split()[-1]
    walk.press("Hercontrole vragen aan het district")
    send(walk)
    coordinator.sign_in(COORDINATOR)
    coordinator.go("/zaken/?stand=running")
    row = coordinator.page.locator("tr", has_text=number)
    assert row.count() == 1 and OPERATOR not in coordinator.page.content()
    walk.press("Hercontrole vastleggen")
    fill(page, result="not_complied", note=STILL_SHUT)
    send(walk)
    walk.reads("binnen die termijn wordt niets verbeurd (artikel 5:32a, tweede lid, Awb)")
    assert typed(page, "note") == STILL_SHUT
    for days, result, note in ((60, "not_complied", STILL_SHUT), (74, "complied", OPEN_AGAIN)):
        walk.site.travel(MONDAY + timedelta(days=days))
        walk.sign_in(LAWYER)
        walk.go(case)
        walk.press("Hercontrole vastleggen")
        fill(page, result=result, note=note)
        send(walk)
        if result == "complied":
            walk.reads("Leg eerst bij Invordering vast wat is verbeurd")
            forfeit(walk, case)
            walk.press("Hercontrole vastleggen")
            fill(page, result=result, note=note)
            send(walk)
        walk.reads("De hercontrole is vastgelegd.")
        if result == "not_complied":
            walk.reads("De last is niet nageleefd")
            walk.reads("Leg bij Invordering vast wat is verbeurd")
    walk.reads("De invordering loopt")
    walk.press("Brieven en stukken")
    drafts = page.locator("tr", has_text="concept").filter(has_text="exploitant").filter(has_text="aan de last voldaan")
    drafts.get_by_role("link").first.click()
    page.wait_for_load_state("load")
    assert OPEN_AGAIN in words_of_draft(walk)


def forfeit(walk: Walk, case: str) -> None:
    """What the breach forfeited is laid down, of the operator alone."""
    page = walk.page
    walk.go(f"{case}invordering/")
    walk.press("Verbeurte vastleggen")
    page.get_by_label("Eigenaar of verhuurder").uncheck()
    send(walk)
    walk.reads("De verbeurte is vastgelegd.")
    walk.reads("Dwangsom 1")
    assert page.get_by_role("link", name="Dwangsom 2").count() == 0
    walk.go(case)


def pay(walk: Walk, case: str) -> None:
    """The amount is paid in two parts; more than is open is refused, and with the last euro the case closes."""
    page = walk.page
    for amount, told in (("1.000,01", "Dit is nog niet opgeslagen"), ("400", "600,00"), ("600", "betaald")):
        walk.go(f"{case}invordering/1/")
        walk.press("Betaling vastleggen")
        fill(page, amount=amount)
        send(walk)
        walk.reads(told)
    walk.go(case)
    walk.reads("gesloten: nageleefd")
    assert page.get_by_role("link", name="Hercontrole vastleggen").count() == 0


@pytest.mark.parametrize("walk", ["desktop"], indirect=True)
def test_a_case_from_the_ladder_to_the_last_euro(walk: Walk, colleague: Walk) -> None:
    walk.sign_in(LAWYER)
    case = weigh(walk)
    address(walk)
    intend(walk, case)
    hear(walk, case)
    decide(walk, colleague, case)
    recheck(walk, colleague, case)
    pay(walk, case)
    finds_nothing(colleague, STRANGER, case, f"{case}stukken/")
