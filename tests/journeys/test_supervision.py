"""One whole supervision: a signal, a round, a control on the phone, a signed report, a hand-over, an order."""

import re
import zipfile
from datetime import date

import pytest

from tests.journeys.conftest import Walk
from tests.journeys.steps import (
    COORDINATOR,
    LAWYER,
    PRIVACY,
    STRANGER,
    SUPERVISORS,
    a_page_as_pdf,
    check_by_a_second,
    fill,
    finds_nothing,
    number_on,
    send,
    set_size,
    typed,
)

BALANCE = "Een lichter middel volstaat niet: na een eerdere waarschuwing veranderde er niets."
DEMAND = "Zorg dat tijdens de openingstijden steeds een exploitant of beheerder aanwezig is."
GROUNDS = "Om 10.20 uur was er geen exploitant of beheerder in het bedrijf, terwijl het geopend was."
TODAY = date(2026, 11, 23)


def places_with_a_case(walk: Walk) -> str:
    """The cases of the municipality as its lawyer sees them: for what runs there already no second order may be given
    (Awb 5:6), so this walk goes elsewhere.
    """
    walk.sign_in(LAWYER)
    walk.go("/zaken/")
    return walk.page.locator("tbody").inner_text()


def register_signal(walk: Walk) -> str:
    """The coordinator registers a signal; a phone number and a name are refused, and nothing typed is lost."""
    page, taken = walk.page, places_with_a_case(walk)
    walk.sign_in(COORDINATOR)
    walk.go("/meldingen/nieuw/")
    fill(page, source="own_observation", channel="phone", place_kind="premises", search="Voorbeeldweg")
    page.locator("[name=categories][value=no_manager]").check()
    walk.press("Zoeken")
    streets = re.findall(r"Voorbeeldweg \d+(?=,.* Beverwijk)", page.locator("main form").inner_text())
    page.get_by_label(re.compile(rf"{next(one for one in streets if one not in taken)}\b.* Beverwijk")).first.check()
    fill(page, text="Bel Jan Jansen op 06-12345678.")
    walk.press("Vastleggen")
    walk.reads("Dit is nog niet opgeslagen")
    assert typed(page, "text") == "Bel Jan Jansen op 06-12345678."
    fill(page, text="Tijdens openingstijd was er geen beheerder aanwezig.")
    walk.press("Vastleggen")
    walk.reads("De melding is vastgelegd")
    return number_on(page)


def decide_signal(walk: Walk) -> None:
    """She follows the proposal."""
    walk.press("Besluiten")
    walk.reads("beoordeeld")


def plan_round(walk: Walk, number: str) -> None:
    """A round for one person is refused by the name of its rule; for two it is planned."""
    page = walk.page
    walk.go("/rondes/nieuw/")
    fill(page, date=TODAY.isoformat(), start_time="10:00", minutes="60")
    page.get_by_label("Sara Fictief").check()
    page.get_by_label(number).check()
    walk.press("Ronde plannen")
    walk.reads("altijd met twee toezichthouders")
    page.get_by_label("Tom Verzonnen").check()
    walk.press("Ronde plannen")
    assert re.search(r"/rondes/\d+/$", page.url), page.url
    walk.reads(number)


def go_to_visit(walk: Walk, number: str, mailbox: str) -> None:
    """A supervisor finds the visit in her work of today, on her phone."""
    set_size(walk, "phone")
    walk.sign_in(mailbox)
    walk.go("/werkvoorraad/")
    row = walk.page.locator("tr", has_text=number)
    row.get_by_role("link").first.click()
    walk.page.wait_for_load_state("load")
    walk.check()


def do_visit(walk: Walk, number: str) -> None:
    """The first supervisor walks through the sections; what is missing is said."""
    page = walk.page
    go_to_visit(walk, number, SUPERVISORS[0])
    walk.press("Naar de aankomst")
    walk.press("Wij zijn er")
    page.goto(page.url.split("?")[0])
    visit = re.search(r"/bezoeken/(\d+)/", page.url)
    assert visit is not None
    home = f"/bezoeken/{visit.group(1)}/"
    walk.go(f"{home}aankomst/")
    fill(page, lives_here="no")
    walk.press("Opslaan en verder")
    page.get_by_label("Legitimatie getoond").check()
    page.get_by_label("Doel van de controle meegedeeld").check()
    fill(page, ground="business")
    walk.press("Opslaan en verder")
    walk.go(f"{home}bevoegdheden/")
    page.locator("main input[type=checkbox]").first.check()
    page.locator("main input[type=text]").first.fill("Nodig om te vragen wie de leiding heeft.")
    walk.press("Opslaan en verder")
    walk.go(f"{home}controlepunten/")
    for answer in page.locator("main input[type=radio][value=ok]").all():
        answer.check()
    page.locator("[name=answer_manager][value=breach]").check()
    walk.press("Opslaan en verder")
    fill(page, persons="3", identity_seen="3", cards_given="2")
    walk.press("Opslaan en verder")
    walk.go(f"{home}bevindingen/")
    walk.reads("Nog te beschrijven")
    fill(page, item="manager", text="Om 10.20 uur was er geen exploitant of beheerder in het bedrijf.")
    article = page.locator("[name=article] option", has_text=re.compile("beheerder|aanwezig", re.IGNORECASE)).first
    page.locator("[name=article]").select_option(article.get_attribute("value"))
    walk.press("Toevoegen")
    walk.go(f"{home}afronden/")
    fill(page, left_at="2026-11-23T10:00")
    walk.press("Opslaan")
    walk.go(home)
    walk.press("Ik ben klaar")
    walk.reads("U bent klaar")


def sign_report(walk: Walk, number: str) -> None:
    """The second is ready too, both sign, and the PDF/A is made."""
    go_to_visit(walk, number, SUPERVISORS[1])
    walk.press("Ik ben klaar")
    walk.press("Ondertekenen")
    walk.sign_in(SUPERVISORS[0])
    walk.go("/werkvoorraad/")
    walk.page.locator("tr", has_text=number).get_by_role("link", name="ondertekenen").click()
    walk.page.wait_for_load_state("load")
    walk.press("Ondertekenen")
    walk.reads("ondertekend")


def hand_over(walk: Walk, number: str) -> None:
    """The coordinator offers the sealed report; the lawyer of Beverwijk accepts it and opens a case."""
    page = walk.page
    set_size(walk, "desktop")
    walk.sign_in(COORDINATOR)
    walk.go("/werkvoorraad/")
    page.locator("tr", has_text=number).get_by_role("link").first.click()
    page.wait_for_load_state("load")
    walk.press(re.compile("Aanbieden aan"))
    walk.press("Bied aan")
    walk.reads("aangeboden")
    walk.sign_in(LAWYER)
    walk.go("/werkvoorraad/")
    page.locator("tr", has_text=number).get_by_role("link").first.click()
    page.wait_for_load_state("load")
    walk.reads("klopt")
    page.get_by_label("aanvaard", exact=False).first.check()
    walk.press("Leg het besluit vast")
    walk.press("Open de zaak")
    walk.reads("te wegen")


def open_case_page(walk: Walk, number: str) -> None:
    """The case of a dossier, by the list of the lawyer."""
    walk.go("/zaken/")
    walk.page.locator("tr", has_text=number).get_by_role("link").first.click()
    walk.page.wait_for_load_state("load")
    walk.check()


def weigh(walk: Walk, number: str) -> None:
    """She takes over the finding, sees what the ladder proposes, and deviates with a reason."""
    page = walk.page
    walk.sign_in(LAWYER)
    open_case_page(walk, number)
    walk.press("Overtredingen kiezen")
    send(walk)
    walk.press("Wegen")
    fill(page, measure="order_penalty", reason="De beheerder was eerder gewaarschuwd; een dwangsom is nu passend.")
    send(walk)
    walk.reads("Last onder dwangsom")
    for role, name in (("operator", "Voorbeeld Exploitatie B.V."), ("owner", "Proef Vastgoed B.V.")):
        walk.press("Geadresseerde toevoegen")
        fill(page, role=role, name=name, address="Voorbeeldweg 12\n1375 ZV Beverwijk")
        send(walk)
        walk.reads(name)


def sign_and_send_letters(walk: Walk, number: str, signer: str) -> None:
    """Every draft of the case is signed as PDF/A, and goes out by post today."""
    page = walk.page
    open_case_page(walk, number)
    walk.press("Brieven en stukken")
    drafts = [link.get_attribute("href") for link in page.locator("tr", has_text="concept").get_by_role("link").all()]
    assert drafts
    check_by_a_second(walk, [str(path) for path in drafts])
    for path in drafts:
        walk.go(str(path))
        walk.press("Onderteken")
        page.get_by_label(re.compile(signer)).first.check()
        send(walk)
        walk.press("Leg de verzending vast")
        fill(page, method="post")
        send(walk)
        walk.reads("verzonden")


def announce(walk: Walk, number: str) -> None:
    """The intention asks each addressee for a view within two weeks."""
    page = walk.page
    walk.sign_in(LAWYER)
    open_case_page(walk, number)
    walk.press(re.compile("voornemen|opstellen", re.IGNORECASE))
    fill(page, demand=DEMAND, grounds=GROUNDS, amount="2500", maximum="10000")
    fill(page, comply_days="14", view_until="2026-12-08")
    send(walk)
    sign_and_send_letters(walk, number, "Greet Model")
    open_case_page(walk, number)
    walk.reads("08-12-2026")


def hear_and_decide(walk: Walk, number: str) -> None:
    """One view comes in on paper and is weighed, the other by word of mouth; then the order, and its terms."""
    page = walk.page
    open_case_page(walk, number)
    walk.press(re.compile("Zienswijze vastleggen"))
    fill(page, way="written", received_date=TODAY.isoformat(), channel="post")
    page.locator("[name=file]").set_input_files(
        {"name": "zienswijze.pdf", "mimeType": "application/pdf", "buffer": a_page_as_pdf()}
    )
    send(walk)
    walk.press(re.compile("Zienswijze wegen"))
    fill(page, weighing="De toezegging om voortaan aanwezig te zijn neemt de overtreding niet weg.")
    send(walk)
    walk.press(re.compile("Zienswijze vastleggen"))
    fill(page, way="oral", received_date=TODAY.isoformat(), note="De eigenaar liet weten geen bezwaar te hebben.")
    send(walk)
    walk.press(re.compile("Zienswijze wegen"))
    fill(page, weighing="Dit geeft geen reden om van de last af te zien.")
    send(walk)
    walk.press(re.compile("Besluit nemen|Besluiten|besluit", re.IGNORECASE))
    mandate = page.locator("[name=mandate] option", has_text="Greet Model").first
    page.locator("[name=mandate]").select_option(mandate.get_attribute("value"))
    fill(page, reasons=GROUNDS, balance=BALANCE, remedy_address="Gemeente Beverwijk\nafdeling bezwaar")
    send(walk)
    sign_and_send_letters(walk, number, "Greet Model")
    open_case_page(walk, number)
    walk.reads("last loopt")
    walk.reads("Bezwaar")


def keep_dossier(walk: Walk, number: str) -> str:
    """The dossier tells the whole story and is kept as one file with an inventory; answers the path of the case."""
    page = walk.page
    case = page.url.removeprefix(walk.site.url)
    walk.press("Dossier")
    walk.reads("Besluit")
    walk.press(re.compile("één bestand"))
    page.get_by_label("behandeling van de zaak").check()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Bestand maken").click()
    with zipfile.ZipFile(waiting.value.path()) as kept:
        names = kept.namelist()
    assert any(name.startswith("inventaris") for name in names), names
    assert sum(name.endswith(".pdf") for name in names) >= 3, names
    return case


def look_from_outside(walk: Walk, number: str, case: str) -> None:
    """A lawyer of another municipality finds nothing; the coordinator keeps the status; the privacy officer sees who
    looked.
    """
    page = walk.page
    finds_nothing(walk, STRANGER, case, f"/dossiers/{number}/")
    walk.sign_in(COORDINATOR)
    walk.go("/zaken/")
    assert page.locator("tr", has_text=number).count() == 1
    assert "Voorbeeld Exploitatie" not in page.locator("main").inner_text()
    walk.sign_in(PRIVACY)
    walk.go("/privacy/inzage/")
    walk.reads(number)


@pytest.mark.parametrize("walk", ["desktop"], indirect=True)
def test_from_a_signal_to_an_order_under_penalty(walk: Walk) -> None:
    number = register_signal(walk)
    decide_signal(walk)
    plan_round(walk, number)
    do_visit(walk, number)
    sign_report(walk, number)
    hand_over(walk, number)
    weigh(walk, number)
    announce(walk, number)
    hear_and_decide(walk, number)
    case = keep_dossier(walk, number)
    look_from_outside(walk, number, case)
