"""A lawyer leads a case: ladder, addressees, intention, view, order, recheck, payment; each letter is opened."""

import re
import subprocess
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import docx
import pytest

from tests.journeys.conftest import MONDAY, Walk
from tests.journeys.site import Site, serve_copy
from tests.journeys.steps import (
    COORDINATOR,
    LAWYER,
    STRANGER,
    a_page_as_pdf,
    check_by_a_second,
    fill,
    finds_nothing,
    send,
    typed,
)

OFFICIAL = "aanwijzingen.beverwijk@demo.example"
SIGNER = "Greet Model"
DEVIATION = "De beheerder is twee keer mondeling gewaarschuwd; een waarschuwing op papier voegt niets toe."
DEMAND = "Houd de nooduitgang tijdens de openingstijden vrij en van binnen te openen."
GROUNDS = "Bij de controle was de nooduitgang op slot terwijl het bedrijf geopend was."
BALANCE = "Een lichter middel volstaat niet: na twee gesprekken was de uitgang weer op slot."
WEIGHED = "De toezegging neemt de overtreding niet weg; de last blijft nodig."
OPEN_AGAIN = "De nooduitgang was vrij en van binnen te openen."
STILL_SHUT = "De nooduitgang was van binnen niet te openen."
OPERATOR, OWNER = "Voorbeeld Exploitatie B.V.", "Proef Vastgoed B.V."


@pytest.fixture
def site(region: Site) -> Iterator[Site]:
    """A site of this walk alone: it travels in time."""
    with serve_copy(region, MONDAY) as running:
        yield running


def weigh(walk: Walk) -> str:
    """Take the findings over, see what the ladder proposes, and deviate with a reason; answers the page of the case."""
    page = walk.page
    walk.go("/zaken/?stand=new")
    page.locator("tbody tr").first.get_by_role("link").first.click()
    page.wait_for_load_state("load")
    case = page.url.removeprefix(walk.site.url)
    walk.reads("Wegen: nog niet")
    walk.press("Overtredingen kiezen")
    send(walk)
    walk.press("Wegen")
    walk.reads("Wat de ladder voorstelt")
    assert "Waarschuwing" in page.locator("main").inner_text()
    fill(page, measure="order_penalty")
    send(walk)
    walk.reads("Dit is nog niet opgeslagen")
    assert page.locator("[name=measure][value=order_penalty]").is_checked()
    fill(page, reason=DEVIATION)
    send(walk)
    walk.reads(DEVIATION)
    return case


def address(walk: Walk) -> None:
    """Nobody is written to by accident: without a name no addressee, and what was typed stays."""
    page = walk.page
    walk.press("Geadresseerde toevoegen")
    fill(page, role="operator", name="", address="Voorbeeldweg 12\n1375 ZV Beverwijk")
    send(walk)
    assert typed(page, "address").startswith("Voorbeeldweg 12")
    fill(page, name=OPERATOR)
    send(walk)
    walk.press("Geadresseerde toevoegen")
    fill(page, role="owner", name=OWNER, address="Proefplein 3\n1375 ZV Beverwijk")
    send(walk)
    walk.reads(OWNER)


def download(walk: Walk, name: str) -> Path:
    with walk.page.expect_download() as waiting:
        walk.page.locator("main").get_by_role("link", name=re.compile(name)).click()
    return Path(waiting.value.path())


def words_of_pdf(walk: Walk) -> str:
    """The words of the signed letter, as another programme reads them."""
    file = download(walk, r"Getekende brief \(PDF\)")
    told = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True, text=True)
    return " ".join(told.stdout.replace("\u00a0", " ").split())


def words_of_draft(walk: Walk) -> str:
    """The words of the draft, as Word shows them."""
    document = docx.Document(str(download(walk, r"\(Word\)")))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join(" ".join([*(one.text for one in document.paragraphs), *cells]).replace("\u00a0", " ").split())


def send_letters(walk: Walk, case: str, kind: str) -> dict[str, str]:
    """Read every draft of a kind, sign it, read the PDF and put the posting down; answers the PDFs by addressee."""
    page, told = walk.page, {}
    walk.go(f"{case}stukken/")
    rows = page.locator("tr", has_text="concept").filter(has_text=kind)
    letters = {
        row.locator("td").nth(1).inner_text(): row.get_by_role("link").first.get_attribute("href") for row in rows.all()
    }
    assert letters
    for addressee, path in letters.items():
        walk.go(str(path))
        draft = words_of_draft(walk)
        assert "«ondertekenaar»" in draft
        check_by_a_second(walk, str(path))
        walk.press("Onderteken")
        page.get_by_label(re.compile(SIGNER)).first.check()
        send(walk)
        told[addressee] = words_of_pdf(walk)
        assert SIGNER in told[addressee] and "«" not in told[addressee], addressee
        walk.press("Leg de verzending vast")
        fill(page, method="registered")
        send(walk)
        walk.reads("verzonden")
    walk.go(case)
    return told


def intend(walk: Walk, case: str) -> None:
    """The intention; the operator reads what was seen, the owner of the breach of use and no more."""
    page = walk.page
    walk.press("Voornemen voorbereiden")
    fill(page, demand=DEMAND, grounds="", amount="1.000", maximum="4000", comply_days="14", view_until="2026-12-08")
    send(walk)
    walk.reads("Dit is nog niet opgeslagen")
    assert (typed(page, "demand"), typed(page, "amount")) == (DEMAND, "1.000")
    fill(page, grounds=GROUNDS)
    send(walk)
    told = send_letters(walk, case, "Voornemen")
    for words in (OPERATOR, DEMAND, GROUNDS, "€ 1.000,00", "€ 4.000,00", "8 december 2026"):
        assert words in told["exploitant (1)"], words
    assert OWNER in told["eigenaar of verhuurder (2)"]
    assert GROUNDS not in told["eigenaar of verhuurder (2)"]


def hear(walk: Walk, case: str) -> None:
    """A view on paper, after a wrong file was refused; the other addressee lets the term go by."""
    page = walk.page
    walk.press("Zienswijze vastleggen")
    fill(page, way="written", received_date="2026-11-23", channel="post")
    page.locator("[name=file]").set_input_files(
        {"name": "a.zip", "mimeType": "application/zip", "buffer": b"PK\x05\x06"}
    )
    send(walk)
    walk.reads("Een gecomprimeerd bestand (zip) kan niet.")
    assert (typed(page, "received_date"), page.locator("[name=way][value=written]").is_checked()) == (
        "2026-11-23",
        True,
    )
    paper = a_page_as_pdf()
    page.locator("[name=file]").set_input_files(
        {"name": "zienswijze.pdf", "mimeType": "application/pdf", "buffer": paper}
    )
    send(walk)
    walk.press("Zienswijze wegen")
    fill(page, weighing=WEIGHED)
    send(walk)
    walk.go(f"{case}stukken/")
    assert download(walk, "^Zienswijze$").read_bytes() == paper
    walk.go(case)
    walk.press("Zienswijze vastleggen")
    fill(page, way="term_over")
    send(walk)
    walk.reads("Dit is nog niet opgeslagen")
    walk.site.travel(datetime(2026, 12, 9, 9, 0, tzinfo=MONDAY.tzinfo))
    send(walk)
    walk.reads("klaar voor besluit")


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
    told = send_letters(walk, case, "last onder dwangsom")
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
