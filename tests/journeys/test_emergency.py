"""A supervisor opens a case in an emergency on her phone; a lawyer is told at once and reviews; it ends by itself."""

import re
from datetime import timedelta

from tests.journeys.conftest import MONDAY, Walk
from tests.journeys.steps import LAWYER, PRIVACY, SUPERVISORS, fill, finds_nothing, number_on

REASON = "De politie staat bij een inval en vraagt of hier een sluiting loopt."


def test_breaking_the_glass_in_front_of_a_case_and_its_review(walk: Walk, colleague: Walk) -> None:
    supervisor = SUPERVISORS[0]
    walk.sign_in(LAWYER)
    walk.go("/zaken/")
    walk.page.locator("main tbody a").nth(2).click()
    number = number_on(walk.page)
    case = walk.page.url.removeprefix(walk.site.url)

    finds_nothing(colleague, supervisor, case)
    colleague.go("/")
    colleague.go("/noodtoegang/openen/")
    fill(colleague.page, kind="enforcement.case", dossier=number, category="police", reason="nood", hours="2")
    colleague.press("Open nu")
    colleague.reads("Schrijf op wat er aan de hand is")
    fill(colleague.page, reason=REASON)
    colleague.press("Open nu")
    colleague.press("Naar het stuk")
    colleague.reads("Voor u geopend, alleen om te lezen")
    assert not colleague.page.locator("main form[method=post]").count(), "what is open for reading is only read"

    walk.go("/")
    walk.reads("Noodtoegang: toets of dit terecht was")
    walk.press(re.compile(f"opende .* {number}"))
    walk.reads(REASON)
    fill(walk.page, outcome="wrongful")
    walk.press("Leg de toetsing vast")
    walk.reads("Schrijf op welke maatregel u neemt")
    fill(walk.page, measure="Besproken: de meldkamer had dit kunnen zeggen.")
    walk.press("Leg de toetsing vast")
    walk.reads("Niet terecht")

    walk.site.travel(MONDAY + timedelta(hours=2, minutes=5))
    finds_nothing(colleague, supervisor, case)
    walk.sign_in(PRIVACY)
    walk.go("/noodtoegang/")
    walk.reads("te laat")  # that of last week
    walk.go(f"/privacy/inzage/?dossier={number}")
    walk.reads("noodtoegang")
