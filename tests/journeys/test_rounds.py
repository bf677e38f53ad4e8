"""A round is planned, refused where the law says so, moved, and given to somebody else; she finds it on her phone."""

import re

import pytest

from tests.journeys.conftest import Walk

COORDINATOR = "coordinator.kennemerland@demo.example"
NEWCOMER = "toezicht4.kennemerland@demo.example"


def plan(walk: Walk, day: str, supervisors: int) -> None:
    """Fill in a new round to the first business that is found, and send it."""
    walk.go("/rondes/nieuw/")
    page = walk.page
    page.get_by_label("Datum").fill(day)
    for number in range(supervisors):
        page.locator("input[name=members]").nth(number).check()
    page.get_by_label("Zoek een bedrijf").fill("salon")
    page.locator("button[name=zoeken]").click()  # the menu has a line of the same name
    walk.check()
    page.locator("input[name=permits]").first.check()
    walk.press("Ronde plannen")


@pytest.mark.parametrize("walk", ["desktop", "phone"], indirect=True)
def test_a_round_is_planned_moved_and_given_to_another(walk: Walk, request: pytest.FixtureRequest) -> None:
    day = {"desktop": 21, "phone": 28}[request.node.callspec.params["walk"]]
    page = walk.page
    walk.sign_in(COORDINATOR)
    plan(walk, f"2026-12-{day}", supervisors=1)
    walk.reads("Een controle gebeurt altijd met twee toezichthouders")
    assert page.get_by_label("Datum").input_value() == f"2026-12-{day}"
    page.locator("input[name=members]").nth(1).check()
    walk.press("Ronde plannen")
    walk.reads("is gepland")
    reference = re.search(r"R-KEN-\d{4}-\d{4}", page.title() + page.locator("h1").inner_text())
    assert reference

    walk.press("Verplaatsen")
    page.get_by_label("Datum").fill(f"2026-12-{day + 1}")
    walk.press("Verplaatsen")
    walk.reads(f"{day + 1} december 2026")

    walk.press("Vervangen")
    page.locator("input[name=leaving]").first.check()
    page.get_by_label("Wie komt ervoor in de plaats").select_option(index=1)
    walk.press("Vervangen")
    walk.reads("De toezichthouder is vervangen")

    walk.sign_in(NEWCOMER)
    walk.go("/rondes/")
    walk.press(reference[0])
    walk.reads("Bezoeken, in volgorde")
    assert page.get_by_role("link", name="Vervangen").count() == 0

    walk.sign_in(COORDINATOR)
    walk.go("/rondes/")
    walk.press(reference[0])
    walk.press("Annuleren")
    page.get_by_label("Reden").select_option("no_need")
    walk.press("Ronde annuleren")
    walk.reads("De ronde is geannuleerd")
