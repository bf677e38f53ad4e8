"""The steps of a case that several walks take: weighing, addressing, letters, intention, view, decision, forfeiture."""

import re
import subprocess
from datetime import datetime
from pathlib import Path

import docx

from tests.journeys.conftest import MONDAY, Walk
from tests.journeys.steps import LAWYER, SECOND_LAWYER, a_page_as_pdf, check_by_a_second, fill, send, typed

SIGNER = "Greet Model"
DEVIATION = "De beheerder is twee keer mondeling gewaarschuwd; een waarschuwing op papier voegt niets toe."
DEMAND = "Houd de nooduitgang tijdens de openingstijden vrij en van binnen te openen."
GROUNDS = "Bij de controle was de nooduitgang op slot terwijl het bedrijf geopend was."
BALANCE = "Een lichter middel volstaat niet: na twee gesprekken was de uitgang weer op slot."
WEIGHED = "De toezegging neemt de overtreding niet weg; de last blijft nodig."
OPERATOR, OWNER = "Voorbeeld Exploitatie B.V.", "Proef Vastgoed B.V."


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


def send_letters(
    walk: Walk, papers: str, kind: str, *, signer: str = SIGNER, writer: str = LAWYER, second: str = SECOND_LAWYER
) -> dict[str, str]:
    """Read the draft of a kind, let a second person check it, sign it, read the PDF and put the posting down; answers
    the PDFs by addressee.
    """
    page = walk.page
    told: dict[str, str] = {}
    walk.go(papers)
    rows = page.locator("tr", has_text="concept").filter(has_text=kind)
    letters = {
        row.locator("td").nth(1).inner_text(): str(row.get_by_role("link").first.get_attribute("href"))
        for row in rows.all()
    }
    assert letters
    check_by_a_second(walk, letters.values(), writer=writer, second=second)
    for addressee, path in letters.items():
        if not told:
            walk.go(path)
            assert "«ondertekenaar»" in words_of_draft(walk)
        told[addressee] = _sent(walk, path, signer)
        assert signer in told[addressee] and "«" not in told[addressee], addressee
    return told


def _sent(walk: Walk, path: str, signer: str) -> str:
    walk.go(path)
    walk.press("Onderteken")
    walk.page.get_by_label(re.compile(signer)).first.check()
    send(walk)
    said = words_of_pdf(walk)
    walk.press("Leg de verzending vast")
    fill(walk.page, method="registered")
    send(walk)
    walk.reads("verzonden")
    return said


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
    told = send_letters(walk, f"{case}stukken/", "Voornemen")
    walk.go(case)
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
