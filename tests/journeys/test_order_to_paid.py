"""A lawyer leads a case from the ladder to the last euro with the days going by: addressees, intention, view, order,
recheck, forfeitures, objection, collection, reminder, payment; each letter is opened.
"""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from tests.journeys.case_steps import (
    BALANCE,
    DEMAND,
    GROUNDS,
    OPERATOR,
    OWNER,
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
from tests.journeys.steps import (
    COORDINATOR,
    DECIDER,
    LAWYER,
    SECOND_DECIDER,
    SECOND_LAWYER,
    STRANGER,
    a_page_as_pdf,
    be,
    fill,
    finds_nothing,
    send,
    typed,
)

OFFICIAL = "aanwijzingen.beverwijk@demo.example"
OPEN_AGAIN = "De nooduitgang was vrij en van binnen te openen."

STILL_SHUT = "Twee toezichthouders zagen dat de nooduitgang van binnen niet te openen was."
UNFOUNDED = "Het bezwaar leidt niet tot een ander oordeel: de uitgang was op slot en de termijn was lang genoeg."
NO_VIEW = "De financiële gevolgen zijn na bezwaar geheel terug te draaien."
NOTHING_SPECIAL = "Bijzondere omstandigheden om af te zien van invordering zijn niet gebleken."
ORDERED, BREACHED, OBJECTED = date(2026, 12, 9), date(2026, 12, 28), date(2027, 1, 4)
ANSWERED, COLLECTED, REMINDED = date(2027, 1, 11), date(2027, 2, 9), date(2027, 2, 10)
COMPLIED, PAID = date(2027, 2, 12), date(2027, 2, 15)


@pytest.fixture
def site(region: Site) -> Iterator[Site]:
    """A site of this walk alone: it travels in time."""
    with serve_copy(region, MONDAY) as running:
        yield running


def ends(walk: Walk, term: str) -> list[str]:
    """The last days of the terms of a name that stand on the page, one for each addressee."""
    rows = walk.page.locator("main table tr").filter(has=walk.page.locator("td", has_text=re.compile(rf"^\s*{term}")))
    return [row.locator("[data-label='Laatste dag']").inner_text().strip() for row in rows.all()]


def keep_mandate(walk: Walk, *, end: bool) -> None:
    """The official of Beverwijk ends the mandate of the signer, or lays down a new one."""
    walk.sign_in(OFFICIAL)
    walk.go("/mandaten/")
    if end:
        walk.page.locator("tr", has_text=SIGNER).get_by_role("link", name="Beëindigen").click()
        walk.page.wait_for_load_state("load")
        fill(walk.page, until_date=ORDERED.isoformat())
        send(walk)
        walk.reads("Het mandaat eindigt per 09-12-2026.")
    else:
        walk.press("Mandaat vastleggen")
        option = walk.page.locator("[name=employee] option", has_text=SIGNER).first.get_attribute("value")
        fill(walk.page, employee=str(option), reference="Mandaatbesluit 2026", from_date=ORDERED.isoformat())
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
    fill(page, mandate=str(option), reasons=GROUNDS, balance=BALANCE, comply_until="2026-12-24")
    send(walk)
    walk.reads("Het besluit is genomen.")


def order(walk: Walk, official: Walk, case: str) -> None:
    """The order to both, on 9 December: each his own term to comply and to object."""
    assert ends(walk, "Zienswijze") == ["08-12-2026", "08-12-2026"]
    decide(walk, official, case)
    told = send_letters(walk, f"{case}stukken/", "last onder dwangsom", second=DECIDER)
    for who, name in (("exploitant (1)", OPERATOR), ("eigenaar of verhuurder (2)", OWNER)):
        for words in (name, "€ 1.000,00", "€ 4.000,00", "24 december 2026", "zes weken"):
            assert words in told[who], (who, words)
    for words in (DEMAND, BALANCE, WEIGHED, "bezwaar", "mandaatbesluit 2026"):
        assert words in told["exploitant (1)"], words
    walk.go(case)
    walk.reads("last loopt")
    assert ends(walk, "Voldoen aan de last") == ["24-12-2026", "24-12-2026"]
    # Sent on 9-12-2026: six weeks from 10 December (Awb 6:7, 6:8).
    assert ends(walk, "Bezwaar") == ["20-01-2027", "20-01-2027"]


def ask_for_recheck(walk: Walk, coordinator: Walk) -> None:
    """Asked of the district, which sees the case and not who it is about; within the term nothing is forfeited."""
    number = walk.page.locator("h1").inner_text().split()[-1]
    walk.press("Hercontrole vragen aan het district")
    send(walk)
    coordinator.sign_in(COORDINATOR)
    coordinator.go("/zaken/?stand=running")
    row = coordinator.page.locator("tr", has_text=number)
    assert row.count() == 1 and OPERATOR not in coordinator.page.content()
    walk.press("Hercontrole vastleggen")
    fill(walk.page, result="not_complied", note=STILL_SHUT)
    send(walk)
    walk.reads("binnen die termijn wordt niets verbeurd (artikel 5:32a, tweede lid, Awb)")
    assert typed(walk.page, "note") == STILL_SHUT


def breach(walk: Walk, case: str) -> None:
    """Not complied with on 28 December; before what is forfeited is laid down, nobody can have complied."""
    be(walk, LAWYER, BREACHED)
    walk.go(case)
    walk.press("Hercontrole vastleggen")
    fill(walk.page, result="not_complied", note=STILL_SHUT)
    send(walk)
    for words in (
        "De hercontrole is vastgelegd.",
        "De last is niet nageleefd",
        "Leg bij Invordering vast wat is verbeurd",
    ):
        walk.reads(words)
    walk.press("Hercontrole vastleggen")
    fill(walk.page, result="complied", note=OPEN_AGAIN)
    send(walk)
    walk.reads("Leg eerst bij Invordering vast wat is verbeurd")


def forfeit(walk: Walk, case: str) -> None:
    """Two amounts, first that of the operator alone; each with six weeks to pay and a year before it lapses."""
    page = walk.page
    walk.go(f"{case}invordering/")
    walk.press("Verbeurte vastleggen")
    page.get_by_label("Eigenaar of verhuurder").uncheck()
    send(walk)
    walk.reads("De verbeurte is vastgelegd.")
    walk.reads("Dwangsom 1")
    assert page.get_by_role("link", name="Dwangsom 2").count() == 0
    walk.go(f"{case}verbeurte/")
    page.get_by_label("Exploitant").uncheck()
    fill(page, first_on=BREACHED.isoformat(), note=STILL_SHUT)
    send(walk)
    walk.reads("Dwangsom 2")
    for number in (1, 2):
        walk.go(f"{case}invordering/{number}/")
        assert ends(walk, "Betalen") == ["08-02-2027"]  # Awb 5:33: six weeks after the forfeiture
        assert ends(walk, "Verjaring van de invordering") == ["28-12-2027"]  # Awb 5:35: a year
        walk.reads("Aanmanen: nog niet")


def receive_objection(walk: Walk, case: str) -> str:
    """The operator objects on 4 January; who was involved sees that, and no more; answers the page of the objection."""
    page = walk.page
    be(walk, LAWYER, OBJECTED)
    walk.go(f"{case}bezwaar-en-beroep/bezwaar/")
    letter = page.locator("[name=letter] option", has_text="exploitant").get_attribute("value")
    fill(page, letter=str(letter), received_date=OBJECTED.isoformat(), channel="post")
    page.locator("[name=file]").set_input_files(
        {"name": "bezwaar.pdf", "mimeType": "application/pdf", "buffer": a_page_as_pdf()}
    )
    send(walk)
    walk.reads("Het bezwaar is vastgelegd.")
    walk.sign_in(SECOND_LAWYER)
    walk.go(f"{case}bezwaar-en-beroep/")
    walk.press(re.compile("Bezwaar 1"))
    walk.reads("laatste dag 20 januari 2027")
    # Six weeks after the last day to object (Awb 7:10).
    assert ends(walk, "Beslissen op bezwaar") == ["03-03-2027"]
    return page.url.removeprefix(walk.site.url)


def answer(walk: Walk, objection: str) -> None:
    """A lawyer who was not involved hears nobody who does not want it, and the other signer decides."""
    page = walk.page
    walk.go(f"{objection}niet-horen/")
    fill(page, ground="not_wanted", reason="De exploitant schreef dat hij niet gehoord wil worden.")
    send(walk)
    be(walk, SECOND_LAWYER, ANSWERED)
    walk.go(f"{objection}beslissen/")
    assert SIGNER not in page.locator("[name=mandate]").inner_text(), "who took the decision does not answer (10:3)"
    option = page.locator("[name=mandate] option", has_text="Ria Bedenksel").first.get_attribute("value")
    fill(page, outcome="unfounded", effect="kept", reasons=UNFOUNDED, mandate=str(option))
    fill(page, court_address="Rechtbank Noord-Holland\nPostbus 0")
    send(walk)
    walk.reads("De beslissing is genomen.")
    told = send_letters(
        walk,
        f"{objection}stukken/",
        "beslissing op bezwaar",
        signer="Ria Bedenksel",
        writer=SECOND_LAWYER,
        second=SECOND_DECIDER,
    )
    (said,) = told.values()
    assert OPERATOR in said and UNFOUNDED in said and "9 december 2026" in said and "4 januari 2027" in said
    walk.go(objection)
    assert ends(walk, "Beroep") == ["22-02-2027"]  # sent on 11 January (Awb 6:7)


def collect(walk: Walk, case: str) -> None:
    """Nobody paid by 8 February: the decision to collect, checked by a second person; the lapse goes on."""
    page = walk.page
    be(walk, LAWYER, COLLECTED)
    walk.go(f"{case}invordering/besluit/")
    option = page.locator("[name=mandate] option", has_text=SIGNER).first.get_attribute("value")
    fill(page, mandate=str(option), view="skipped", view_text=NO_VIEW, reasons=STILL_SHUT)
    fill(page, circumstances=NOTHING_SPECIAL)
    send(walk)
    walk.reads("Het besluit is genomen.")
    told = send_letters(walk, f"{case}stukken/", "invorder", second=DECIDER)
    for who, name in (("exploitant (1)", OPERATOR), ("eigenaar of verhuurder (2)", OWNER)):
        for words in (name, "€ 1.000,00", "28 december 2026", "8 februari 2027"):
            assert words in told[who], (who, words, told[who])
    for number in (1, 2):
        walk.go(f"{case}invordering/{number}/")
        assert ends(walk, "Bezwaar tegen de invordering") == ["23-03-2027"]
        assert ends(walk, "Verjaring van de invordering") == ["28-12-2027"]


def remind(walk: Walk, case: str) -> None:
    """The reminder gives two weeks and lets the lapse start anew."""
    be(walk, LAWYER, REMINDED)
    walk.go(f"{case}invordering/aanmaning/")
    send(walk)
    told = send_letters(walk, f"{case}stukken/", "aanmaning")
    for said in told.values():
        assert "twee weken" in said, said
    for number in (1, 2):
        walk.go(f"{case}invordering/{number}/")
        assert ends(walk, "Betalen na aanmaning") == ["24-02-2027"]  # Awb 4:112: two weeks
        assert ends(walk, "Verjaring van de invordering") == ["10-02-2028"]  # Awb 4:106, 4:110
        walk.reads("loopt tot en met 24-02-2027")  # no writ before that


def comply(walk: Walk, case: str) -> None:
    """Complied with, everybody is told so; the collection goes on."""
    page = walk.page
    be(walk, LAWYER, COMPLIED)
    walk.go(case)
    walk.press("Hercontrole vastleggen")
    fill(page, result="complied", note=OPEN_AGAIN)
    send(walk)
    walk.reads("De hercontrole is vastgelegd.")
    walk.reads("De invordering loopt")
    walk.press("Brieven en stukken")
    drafts = page.locator("tr", has_text="concept").filter(has_text="exploitant").filter(has_text="aan de last voldaan")
    drafts.get_by_role("link").first.click()
    page.wait_for_load_state("load")
    assert OPEN_AGAIN in words_of_draft(walk)


def pay(walk: Walk, case: str) -> None:
    """Both pay, the operator in two parts; more than is open is refused, and with the last euro the case closes."""
    page = walk.page
    be(walk, LAWYER, PAID)
    for amount, told in (("1.000,01", "Dit is nog niet opgeslagen"), ("400", "600,00"), ("600", "betaald")):
        walk.go(f"{case}invordering/1/")
        walk.press("Betaling vastleggen")
        fill(page, amount=amount)
        send(walk)
        walk.reads(told)
    walk.go(f"{case}invordering/2/betaling/")
    send(walk)
    walk.reads("betaald")
    walk.go(case)
    walk.reads("gesloten: nageleefd")
    assert page.get_by_role("link", name="Hercontrole vastleggen").count() == 0


@pytest.mark.parametrize("walk", ["desktop"], indirect=True)
def test_a_case_from_the_ladder_to_the_last_euro_of_two(walk: Walk, colleague: Walk) -> None:
    walk.sign_in(LAWYER)
    case = weigh(walk)
    address(walk)
    intend(walk, case)
    hear(walk, case)
    order(walk, colleague, case)
    ask_for_recheck(walk, colleague)
    breach(walk, case)
    forfeit(walk, case)
    objection = receive_objection(walk, case)
    finds_nothing(walk, LAWYER, objection)
    finds_nothing(walk, DECIDER, objection)
    walk.sign_in(SECOND_LAWYER)
    answer(walk, objection)
    collect(walk, case)
    remind(walk, case)
    comply(walk, case)
    pay(walk, case)
    finds_nothing(colleague, STRANGER, case, f"{case}stukken/")
