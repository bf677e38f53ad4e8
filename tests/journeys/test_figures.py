"""The yearly report: a policy officer reads the region and her own municipality, saves and prints it; the owner of the
programme puts real borders under the map.
"""

import csv
import io
import re
from pathlib import Path

from openpyxl import load_workbook

from tests.council.conftest import printed
from tests.journeys.conftest import Walk
from tests.journeys.steps import fill
from tests.journeys.test_council import POLICY

OWNER = "programma@demo.example"
BORDERS = Path(__file__).parents[1] / "reporting" / "borders-example.geojson"
"""The 32 municipalities of 2022, generalised: CBS and Kadaster, open data."""
LAST_YEAR = 2025
HIDDEN = "niet getoond"


def saved(walk: Walk, link: str | re.Pattern[str]) -> bytes:
    """Follow the first link of a name that hands out a file."""
    with walk.page.expect_download() as asked:
        walk.page.locator("main").get_by_role("link", name=link).first.click()
    return asked.value.path().read_bytes()


def listed(content: bytes, *, town: str = "") -> list[dict[str, str]]:
    """The rows of a saved list: all, or those of a municipality."""
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    return [row for row in rows if not town or row["Gebied"] == town]


def drawn(walk: Walk) -> list[int]:
    """How wide each picture of the page really is; nothing for one that did not come."""
    widths: list[int] = walk.page.locator("main img.rt-chart").evaluate_all(
        "(all) => Promise.all(all.map((one) => one.decode().then(() => one.naturalWidth)))"
    )
    return widths


def test_the_report_shows_the_own_numbers_and_hides_the_small_ones_of_others(walk: Walk, tmp_path: Path) -> None:
    walk.sign_in(POLICY)
    walk.go("/cijfers/")
    walk.reads(f"Cijfers van de regio, {LAST_YEAR}")
    assert drawn(walk) and all(drawn(walk))
    book = load_workbook(io.BytesIO(saved(walk, re.compile("^Excel"))))
    assert book.sheetnames[:2] == ["Toelichting", "Controles"]
    counts = [row for row in listed(saved(walk, re.compile("^CSV"))) if row["Eenheid"].startswith("aantal")]
    assert {row["Soort gebied"] for row in counts} == {"regio", "district", "gemeente"}
    assert not [row for row in counts if re.fullmatch(r"[1-9]", row["Waarde"])], "a number below ten of somebody else"
    assert HIDDEN in {row["Waarde"] for row in counts}
    assert b"<svg" in saved(walk, "SVG van Controles")[:200]
    paper = printed(walk.page.pdf(), tmp_path)
    assert f"Cijfers van de regio, {LAST_YEAR}" in paper and "Kennemerland" in paper and "Excel" not in paper

    walk.press("Beverwijk precies")
    walk.reads("Dit zijn de precieze cijfers van uw gemeente")
    own = {(row["Wat"], row["Deel"]): row["Waarde"] for row in listed(saved(walk, re.compile("^CSV")))}
    assert HIDDEN not in own.values()
    controls = [int(own["Controles", part]) for part in ("Vergund", "Niet vergund", "Samen")]
    assert controls[0] + controls[1] == controls[2] > 0
    walk.reads(f"niet vergund: {controls[1]}")

    walk.go(f"/cijfers/gemeente/GM0361/?jaar={LAST_YEAR}")
    walk.reads(HIDDEN)
    walk.reads("Iedereen ziet buiten de eigen gemeente dezelfde cijfers.")
    assert "precieze" not in walk.page.locator("main").inner_text()


def test_the_owner_of_the_programme_puts_real_borders_under_the_map(
    walk: Walk, colleague: Walk, tmp_path: Path
) -> None:
    colleague.sign_in(POLICY)
    colleague.go(f"/cijfers/kaart/controles/?jaar={LAST_YEAR}")
    assert all(drawn(colleague))
    tiles = saved(colleague, "Kaart als SVG").decode()

    walk.sign_in(OWNER)
    walk.go("/cijfers/")
    walk.press("Gemeentegrenzen")
    chosen = walk.page.get_by_label("Bestand met gemeentegrenzen")
    cut = tmp_path / "half.geojson"
    cut.write_bytes(BORDERS.read_bytes()[:20_000])
    chosen.set_input_files(cut)
    walk.press("Lees het bestand in")
    walk.reads("Dit is nog niet opgeslagen")
    chosen.set_input_files(BORDERS)
    fill(walk.page, source="CBS/Kadaster, gemeentegrenzen 2022")
    walk.press("Lees het bestand in")
    walk.reads("De kaart is nog niet veranderd.")
    facts = walk.page.locator("main").inner_text()
    assert re.search(r"Gemeenten met een grens\s+32\b", facts), facts[:500]
    assert all(drawn(walk))
    walk.press("Gebruik deze grenzen")
    walk.reads("De kaart gebruikt nu deze grenzen.")

    colleague.go(f"/cijfers/kaart/controles/?jaar={LAST_YEAR}")
    colleague.reads("Grenzen: CBS/Kadaster, gemeentegrenzen 2022, vereenvoudigd.")
    assert all(drawn(colleague))
    real = saved(colleague, "Kaart als SVG").decode()
    assert real != tiles and real.count("geoshape") >= 32
    colleague.press("Toon tegels met de getallen")
    colleague.reads("Toon de grenzen")
    assert saved(colleague, "Kaart als SVG").decode() == tiles
