"""From a violation to the last euro with the days going by: order, forfeitures, objection, collection, reminder."""

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
    address,
    hear,
    intend,
    send_letters,
    weigh,
)
from tests.journeys.conftest import MONDAY, Walk
from tests.journeys.site import Site, serve_copy
from tests.journeys.steps import (
    DECIDER,
    LAWYER,
    SECOND_DECIDER,
    SECOND_LAWYER,
    a_page_as_pdf,
    be,
    fill,
    finds_nothing,
    send,
)

STILL_SHUT = "Twee toezichthouders zagen dat de nooduitgang van binnen niet te openen was."
UNFOUNDED = "Het bezwaar leidt niet tot een ander oordeel: de uitgang was op slot en de termijn was lang genoeg."
NO_VIEW = "De financiële gevolgen zijn na bezwaar geheel terug te draaien."
NOTHING_SPECIAL = "Bijzondere omstandigheden om af te zien van invordering zijn niet gebleken."
ORDERED, BREACHED, OBJECTED = date(2026, 12, 9), date(2026, 12, 28), date(2027, 1, 4)
ANSWERED, COLLECTED, REMINDED = date(2027, 1, 11), date(2027, 2, 9), date(2027, 2, 10)
PAID, COMPLIED = date(2027, 2, 15), date(2027, 2, 16)


@pytest.fixture
def site(region: Site) -> Iterator[Site]:
    """A site of this walk alone: it travels in time."""
    with serve_copy(region, MONDAY) as running:
        yield running


def ends(walk: Walk, term: str) -> list[str]:
    """The last days of the terms of a name that stand on the page, one for each addressee."""
    rows = walk.page.locator("main table tr").filter(has=walk.page.locator("td", has_text=re.compile(rf"^\s*{term}")))
    return [row.locator("[data-label='Laatste dag']").inner_text().strip() for row in rows.all()]


def order(walk: Walk, case: str) -> None:
    """The order to both, on 9 December: each his own term to comply and to object."""
    page = walk.page
    assert ends(walk, "Zienswijze") == ["08-12-2026", "08-12-2026"]
    walk.press("Besluit nemen")
    option = page.locator("[name=mandate] option", has_text=SIGNER).get_attribute("value")
    fill(page, mandate=str(option), reasons=GROUNDS, balance=BALANCE, comply_until="2026-12-24")
    send(walk)
    walk.reads("Het besluit is genomen.")
    told = send_letters(walk, f"{case}stukken/", "last onder dwangsom", second=DECIDER)
    for who, name in (("exploitant (1)", OPERATOR), ("eigenaar of verhuurder (2)", OWNER)):
        for words in (name, "€ 1.000,00", "€ 4.000,00", "24 december 2026", "zes weken"):
            assert words in told[who], (who, words)
    assert DEMAND in told["exploitant (1)"]
    walk.go(case)
    assert ends(walk, "Voldoen aan de last") == ["24-12-2026", "24-12-2026"]
    # Sent on 9-12-2026: six weeks from 10 December (Awb 6:7, 6:8).
    assert ends(walk, "Bezwaar") == ["20-01-2027", "20-01-2027"]


def breach(walk: Walk, case: str) -> None:
    """Not complied with on 28 December: two amounts, each with six weeks to pay and a year before it lapses."""
    page = walk.page
    be(walk, LAWYER, BREACHED)
    walk.go(f"{case}hercontrole/")
    fill(page, result="not_complied", note=STILL_SHUT)
    send(walk)
    walk.reads("Leg bij Invordering vast wat is verbeurd")
    walk.go(f"{case}verbeurte/")
    send(walk)
    walk.reads("De verbeurte is vastgelegd.")
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


def pay(walk: Walk, case: str) -> None:
    """Both pay; complied with, the case closes."""
    be(walk, LAWYER, PAID)
    for number in (1, 2):
        walk.go(f"{case}invordering/{number}/betaling/")
        send(walk)
        walk.reads("betaald")
    be(walk, LAWYER, COMPLIED)
    walk.go(f"{case}hercontrole/")
    fill(walk.page, result="complied", note="De nooduitgang was vrij en van binnen te openen.")
    send(walk)
    walk.reads("gesloten: nageleefd")


@pytest.mark.parametrize("walk", ["desktop"], indirect=True)
def test_from_a_violation_to_the_last_euro_of_two(walk: Walk) -> None:
    walk.sign_in(LAWYER)
    case = weigh(walk)
    address(walk)
    intend(walk, case)
    hear(walk, case)
    order(walk, case)
    breach(walk, case)
    objection = receive_objection(walk, case)
    finds_nothing(walk, LAWYER, objection)
    finds_nothing(walk, DECIDER, objection)
    walk.sign_in(SECOND_LAWYER)
    answer(walk, objection)
    collect(walk, case)
    remind(walk, case)
    pay(walk, case)
