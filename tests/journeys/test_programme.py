"""Beverwijk goes from blocked to ready, each by who may, and its first control becomes possible."""

import re

from tests.journeys.conftest import Walk
from tests.journeys.preparing import prepared
from tests.journeys.steps import COORDINATOR, fill

POLICY, OFFICIAL = "beleid.beverwijk@demo.example", "aanwijzingen.beverwijk@demo.example"
READINESS = "/programma/gemeente/GM0375/"
DAY = "2026-12-15"
CREW = ("Sara Fictief", "Tom Verzonnen")


def plan(walk: Walk) -> None:
    """The coordinator plans a round to a hotel in Beverwijk, with the two supervisors."""
    walk.sign_in(COORDINATOR)
    walk.go("/rondes/nieuw/")
    for name in CREW:
        walk.page.get_by_label(re.compile(name)).check()
    walk.page.get_by_label("Datum").fill(DAY)
    walk.page.locator("select[name=municipality_1]").select_option(label="Beverwijk")
    fill(walk.page, kind_1="hotel")
    walk.press("Ronde plannen")


def test_from_blocked_to_the_first_control(walk: Walk) -> None:
    prepared(walk.site, "beverwijk_not_ready")
    walk.sign_in(POLICY)
    walk.go(READINESS)
    walk.reads("Beverwijk is geblokkeerd: twee aangewezen toezichthouders, DPIA, instemming van de ondernemingsraad")
    walk.reads("Een ronde plannen wordt hier vandaag geweigerd")

    plan(walk)
    walk.reads("Geen geldige aanwijzing als toezichthouder (artikel 5:11 Awb) op 15-12-2026: Sara Fictief in Beverwijk")

    walk.sign_in(OFFICIAL)
    for number, name in enumerate(CREW, start=1):
        walk.go("/aanwijzingen/nieuw/")
        chosen = walk.page.locator("select[name=employee] option").filter(has_text=name).first
        walk.page.locator("select[name=employee]").select_option(chosen.get_attribute("value"))
        fill(walk.page, reference=f"AW 2026/{number}", from_date="2026-11-23")
        walk.page.locator("main form button").first.click()
        walk.reads("De aanwijzing is vastgelegd")

    walk.sign_in(POLICY)
    for item, reference in (("DPIA", "DPIA 2026/3"), ("instemming van de ondernemingsraad", "OR 2026/8")):
        walk.go(READINESS)
        walk.press(re.compile(rf"Vastleggen\s*: {item}"))
        fill(walk.page, on="2026-11-20", reference=reference)
        walk.press("Leg vast")
    walk.reads("Alles is er. De eerste controle kan worden gepland.")

    plan(walk)
    walk.reads("is gepland")
