"""Somebody tries what may not be done: each time she reads one sentence, and nothing of what she typed is lost."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.journeys.case_steps import BALANCE, GROUNDS, SIGNER
from tests.journeys.conftest import MONDAY, Walk
from tests.journeys.site import Site, serve_copy
from tests.journeys.steps import COORDINATOR, LAWYER, SECOND_LAWYER, STRANGER, be, fill, finds_nothing, is_refused, send

TODAY, TERM_OVER, LAPSED = date(2026, 11, 23), date(2026, 12, 1), date(2027, 8, 7)
SEEN = "Twee toezichthouders zagen dat het bedrijf open was zonder beheerder."
ADMITTED = "De exploitant erkende de schuld in een brief aan de gemeente."
OTHER_REASONS = "Een tweede jurist schreef in dezelfde minuut een eigen motivering van het besluit."
FIFTY_MB = 50 * 1024 * 1024


@pytest.fixture
def site(region: Site) -> Iterator[Site]:
    """A site of each walk alone: they travel in time."""
    with serve_copy(region, MONDAY) as running:
        yield running


def case_that_is(walk: Walk, state: str, text: str = "") -> str:
    """The page of a case of the demo region in a state."""
    walk.go(f"/zaken/?stand={state}")
    walk.page.locator("tbody tr", has_text=text).first.get_by_role("link").first.click()
    walk.page.wait_for_load_state("load")
    return walk.page.url.removeprefix(walk.site.url)


def test_days_and_amounts_that_cannot_be_are_refused(walk: Walk) -> None:
    be(walk, LAWYER, TODAY)
    running, breached = case_that_is(walk, "running"), case_that_is(walk, "not_complied")
    forfeit(walk, running)
    object_too_early(walk, running)
    pay_too_much(walk, breached)
    forfeit_above_the_maximum(walk, breached)


def forfeit(walk: Walk, case: str) -> None:
    """Nothing is forfeited before the violation, in the future, or within the term to comply."""
    walk.go(f"{case}verbeurte/")
    for day, sentence in (
        ("2026-10-22", "De overtreding waar de last over gaat, is van 23-10-2026; daarvoor is niets verbeurd."),
        ("2026-11-24", "De overtreding ligt in de toekomst."),
        ("2026-11-20", "binnen die termijn wordt niets verbeurd (artikel 5:32a, tweede lid, Awb)."),
    ):
        fill(walk.page, first_on=day, note=SEEN)
        is_refused(walk, sentence, first_on=day, note=SEEN)


def object_too_early(walk: Walk, case: str) -> None:
    """An objection of before the decision, with a paper that is no paper."""
    walk.go(f"{case}bezwaar-en-beroep/bezwaar/")
    letter = walk.page.locator("[name=letter] option").last.get_attribute("value")
    typed = {"letter": str(letter), "received_date": "2026-11-13", "channel": "email"}
    fill(walk.page, **typed)
    walk.page.locator("[name=file]").set_input_files(
        {"name": "bezwaar.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n%%EOF\n"}
    )
    is_refused(walk, "Op die dag was het besluit er nog niet (ondertekend op 14-11-2026)", **typed)


def pay_too_much(walk: Walk, case: str) -> None:
    """A cent more than is due, and a payment of tomorrow."""
    walk.go(f"{case}invordering/1/betaling/")
    for amount, day, sentence in (
        ("1.500,01", "2026-11-20", "Er staat nog € 1.500,00 open; een hogere betaling hoort hier niet bij."),
        ("100", "2026-11-24", "De betaling ligt in de toekomst."),
        ("100", "2026-08-05", "De dwangsom is pas op 06-08-2026 verbeurd; een eerdere betaling hoort hier niet bij."),
    ):
        fill(walk.page, amount=amount, paid_on=day)
        is_refused(walk, sentence, amount=amount, paid_on=day)


def forfeit_above_the_maximum(walk: Walk, case: str) -> None:
    """After the fourth breach the maximum is forfeited; the fifth forfeits nothing, and nor does the same day twice."""
    for day in ("2026-09-01", "2026-09-02"):
        walk.go(f"{case}verbeurte/")
        fill(walk.page, recheck="", first_on=day, note=SEEN)
        send(walk)
        walk.reads("De verbeurte is vastgelegd.")
    walk.go(f"{case}verbeurte/")
    fill(walk.page, recheck="", first_on="2026-09-03", note=SEEN)
    sentence = "daarboven wordt geen dwangsom meer verbeurd (artikel 5:32b, derde lid, Awb)."
    is_refused(walk, sentence, recheck="", first_on="2026-09-03", note=SEEN)


def test_a_decision_waits_for_intention_view_and_second_person(walk: Walk, colleague: Walk) -> None:
    be(walk, LAWYER, TODAY)
    walk.go("/brieven/wachtend/")
    letter = str(
        walk.page.locator("main tbody tr", has_text="voornemen").get_by_role("link").first.get_attribute("href")
    )
    walk.go(letter)
    case = case_of_letter(walk)
    decide_too_early(walk, case, "het voornemen is nog niet verzonden")
    send_tomorrow(walk, letter)
    decide_too_early(walk, case, "loopt tot en met 30-11-2026")
    let_the_term_end(walk, case)
    decide_at_once(walk, colleague, case)
    sign_unchecked(walk, case)


def case_of_letter(walk: Walk) -> str:
    """The case that a letter belongs to."""
    link = walk.page.locator("main a[href^='/zaken/']").first
    return re.sub(r"(/zaken/\d+/).*", r"\1", str(link.get_attribute("href")))


def fill_decision(walk: Walk, case: str, reasons: str) -> None:
    """Open the form of the decision and fill it in."""
    walk.go(f"{case}besluit/")
    option = walk.page.locator("[name=mandate] option", has_text=SIGNER).first.get_attribute("value")
    fill(walk.page, mandate=str(option), reasons=reasons, balance=BALANCE)


def decide_too_early(walk: Walk, case: str, sentence: str) -> None:
    """The page says why not yet; whoever sends the form all the same reads it again."""
    fill_decision(walk, case, GROUNDS)
    walk.reads("Nog geen besluit mogelijk")
    is_refused(walk, sentence, reasons=GROUNDS, balance=BALANCE)


def send_tomorrow(walk: Walk, letter: str) -> None:
    """A letter does not go out tomorrow, nor before it was signed."""
    walk.go(f"{letter}verzenden/")
    for day, sentence in (
        ("2026-11-24", "De datum van verzending ligt in de toekomst."),
        ("2026-11-01", "De datum van verzending ligt voor de ondertekening op"),
    ):
        fill(walk.page, sent_date=day, method="post")
        is_refused(walk, sentence, sent_date=day, method="post")
    fill(walk.page, sent_date=TODAY.isoformat())
    send(walk)
    walk.reads("verzonden")


def let_the_term_end(walk: Walk, case: str) -> None:
    """Nothing came in within the term."""
    walk.go(case)
    walk.press("Zienswijze vastleggen")
    fill(walk.page, way="term_over")
    is_refused(walk, "loopt tot en met 30-11-2026", way="term_over")
    be(walk, LAWYER, TERM_OVER)
    walk.go(case)
    walk.press("Zienswijze vastleggen")
    fill(walk.page, way="term_over")
    send(walk)
    walk.reads("klaar voor besluit")


def decide_at_once(walk: Walk, colleague: Walk, case: str) -> None:
    """Two lawyers write the decision at the same moment: one takes it, the other reads that and sees it."""
    colleague.sign_in(SECOND_LAWYER)
    fill_decision(walk, case, GROUNDS)
    fill_decision(colleague, case, OTHER_REASONS)
    send(walk)
    walk.reads("Het besluit is genomen.")
    is_refused(colleague, "Iemand anders heeft deze zaak zojuist gewijzigd.", reasons=OTHER_REASONS, balance=BALANCE)
    send(colleague)  # once more, now that she has read it: there is a decision
    colleague.reads("Dit is nog niet opgeslagen")
    colleague.go(case)
    colleague.reads("1 december 2026")
    colleague.reads(GROUNDS)
    assert OTHER_REASONS not in colleague.page.locator("main").inner_text()


def sign_unchecked(walk: Walk, case: str) -> None:
    """No decision is signed that nobody else has read."""
    walk.go(f"{case}stukken/")
    draft = walk.page.locator("tr", has_text="concept").filter(has_text="last onder dwangsom")
    letter = str(draft.get_by_role("link").first.get_attribute("href"))
    walk.go(letter)
    walk.reads("Wacht op een tweede persoon")
    assert walk.page.locator("main").get_by_role("link", name="Onderteken").count() == 0
    walk.go(f"{letter}ondertekenen/")
    walk.page.get_by_label(re.compile(SIGNER)).first.check()
    is_refused(walk, "Dit is een besluit: laat het eerst nakijken door een tweede persoon (artikel 3:2 Awb).")
    walk.go(f"{letter}nakijken/")
    is_refused(walk, "U schreef of bewerkte deze brief zelf.")


def test_what_lapsed_is_not_interrupted_any_more(walk: Walk) -> None:
    be(walk, LAWYER, TODAY)
    case = case_that_is(walk, "not_complied")
    be(walk, LAWYER, LAPSED)
    walk.go(f"{case}invordering/1/")
    walk.reads("De invordering is verjaard: de laatste dag was 06-08-2027 (artikel 5:35 Awb).")
    walk.go(f"{case}invordering/1/stuiting/")
    typed = {"kind": "admission", "on": LAPSED.isoformat(), "note": ADMITTED}
    fill(walk.page, **typed)
    is_refused(walk, "verjaard", **typed)


def test_a_template_of_fifty_megabytes_is_refused(walk: Walk, tmp_path: Path) -> None:
    be(walk, LAWYER, TODAY)
    large = tmp_path / "sjabloon.docx"
    with large.open("wb") as file:
        file.write(b"PK\x03\x04word/")
        file.truncate(FIFTY_MB)
    walk.go("/brieven/sjablonen/soort/warning/nieuw/")
    fill(walk.page, note="Met het nieuwe logo.")
    walk.page.locator("main [name=file]").set_input_files(large)
    is_refused(walk, "te groot (50 MB). De grens is 20 MB.", note="Met het nieuwe logo.")


def test_to_whoever_has_no_business_there_no_step_exists(walk: Walk) -> None:
    be(walk, LAWYER, TODAY)
    running, breached = case_that_is(walk, "running"), case_that_is(walk, "not_complied")
    steps = [f"{running}{step}/" for step in ("verbeurte", "hercontrole", "stukken", "bezwaar-en-beroep")]
    steps += [f"{breached}invordering/{step}" for step in ("", "besluit/", "1/", "1/betaling/", "1/stuiting/")]
    finds_nothing(walk, STRANGER, running, *steps)
    finds_nothing(walk, COORDINATOR, *steps)
