"""A control is shared with the police: the unlawful way refused with the one that exists, read, and recalled."""

import re

from tests.journeys.conftest import Walk
from tests.journeys.steps import LAWYER, fill, finds_nothing

POLICE = "politie.kennemerland@demo.example"
PRESSES = 3
"""From the report to what is shared: Verstrekken, a refusal on the way, and Verstrek."""


def open_a_report(walk: Walk) -> None:
    """Open a report of which something can be disclosed."""
    walk.go("/rapporten/")
    for path in dict.fromkeys(walk.page.eval_on_selector_all("main a", "all => all.map(a => a.getAttribute('href'))")):
        if path and re.fullmatch(r"/rapporten/\d+/", path):
            walk.go(path)
            if walk.page.locator("main").get_by_role("link", name="Verstrekken").count():
                return
    raise AssertionError("no report can be disclosed")


def choose(walk: Walk, receiver: str, ground: str) -> None:
    """Choose who receives, on which ground; and the first of the fields."""
    box = walk.page.locator("select[name=receiver]")
    box.select_option(value=box.locator("option", has_text=receiver).first.get_attribute("value"))
    fill(walk.page, ground=ground, purpose=ground)
    walk.page.locator("input[name=fields_picked]").first.check()


def test_a_control_goes_to_the_police_and_comes_back(walk: Walk, colleague: Walk) -> None:
    walk.sign_in(LAWYER)
    open_a_report(walk)
    presses = 0

    def press(name: str) -> None:
        nonlocal presses
        presses += 1
        walk.press(name)

    press("Verstrekken")
    choose(walk, "CoMensha", "report_crime")
    press("Verstrek")
    walk.reads("Hierheen gaat vanuit dit programma niets. Vraag de politie")
    assert walk.page.locator("select[name=ground]").input_value() == "report_crime"
    choose(walk, "Politie, basisteam", "report_crime")
    press("Verstrek")
    walk.reads("is gedeeld met Politie, basisteam IJmond")
    assert presses == PRESSES
    number = re.search(r"V-\d{4}-\d{5}", walk.page.locator("h1").inner_text())
    assert number is not None
    made = walk.page.url.removeprefix(walk.site.url)
    walk.reads("Nog niet gelezen")

    colleague.sign_in(POLICE)
    colleague.press(number.group())
    colleague.reads(f"verstrekking {number.group()}")
    colleague.reads("Tijd van de controle")
    read = colleague.page.url.removeprefix(colleague.site.url)
    finds_nothing(colleague, POLICE, made, "/rapporten/", "/zoeken/", "/werkvoorraad/")
    colleague.page.goto(colleague.site.url + read)

    walk.go(made)
    walk.reads("gelezen door de ontvanger (Pol Verzinsel)")
    walk.press("Trek in")
    walk.reads("ingetrokken")
    colleague.press("Ophalen als versleuteld bestand")
    colleague.reads("Deze verstrekking is ingetrokken")
    colleague.go(read)
    colleague.reads("U kunt haar niet meer lezen")
