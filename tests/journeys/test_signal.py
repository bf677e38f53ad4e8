"""A signal from its first word to its end: guarded, compared with earlier ones, merged, decided, closed."""

import re

import pytest

from tests.journeys.conftest import Walk
from tests.journeys.steps import COORDINATOR, STRANGER, fill, finds_nothing, number_on, typed, unfold

OTHER_DISTRICT = "coordinator.noordhollandnoord@demo.example"
SEEN = "Tijdens openingstijd was er geen beheerder aanwezig."
REASON = "Hier is al vaker over gemeld en het bedrijf is morgen open."
SECOND_CAUSE = "Bouwtoezicht zag bij een eigen controle drie ingerichte kamers."


def begin(walk: Walk, *, source: str, category: str, **place: str) -> None:
    """Open the form and say where the signal comes from and what it is about."""
    walk.go("/meldingen/nieuw/")
    fill(walk.page, source=source, channel="phone", categories=category, **place)


def register(walk: Walk) -> tuple[str, str]:
    """Send the form; answers the number and the page of the signal."""
    walk.press("Vastleggen")
    walk.reads("De melding is vastgelegd")
    return number_on(walk.page), walk.page.url.removeprefix(walk.site.url)


def register_at_salon(walk: Walk, category: str, text: str) -> tuple[str, str]:
    """A signal about the same business premises every time."""
    begin(walk, source="own_observation", category=category, place_kind="premises", search="Voorbeeldweg")
    walk.press("Zoeken")
    walk.page.get_by_label(re.compile("Voorbeeldweg .* Beverwijk .*eerdere melding")).first.check()
    fill(walk.page, text=text)
    return register(walk)


def refuse_what_is_about_a_person(walk: Walk) -> None:
    """Each kind of personal data is named; all that was typed is still there, and nothing was stored."""
    page = walk.page
    begin(walk, source="own_observation", category="no_manager", place_kind="premises", search="Voorbeeldweg")
    walk.press("Zoeken")
    page.get_by_label(re.compile("Voorbeeldweg .* Beverwijk")).first.check()
    for text, kind in (
        ("Bel terug op 06-12345678.", "Hier staat een telefoonnummer."),
        ("Er was een vrouw met blond haar.", "beschrijving van het uiterlijk"),
        ("Gesproken met mevrouw Testpersoon.", "Hier staat een naam van een persoon."),
    ):
        fill(page, text=text)
        walk.press("Vastleggen")
        walk.reads("Dit is nog niet opgeslagen")
        walk.reads(kind)
        kept = (typed(page, "text"), typed(page, "source"), typed(page, "channel"))
        assert kept == (text, "own_observation", "phone")
        assert page.locator("[name=categories][value=no_manager]").is_checked()
        assert page.locator("[name=premises]:checked").count() == 1


@pytest.mark.parametrize("walk", ["desktop", "phone"], indirect=True)
def test_a_signal_is_guarded_compared_merged_decided_and_closed(walk: Walk) -> None:
    page = walk.page
    walk.sign_in(COORDINATOR)
    refuse_what_is_about_a_person(walk)
    fill(page, text=SEEN)
    first, first_page = register(walk)
    walk.reads("Voorstel")

    second, second_page = register_at_salon(walk, "house_rules", "De nooduitgang was op slot.")
    assert "geen leidinggevende aanwezig" in page.locator("main li", has_text=first).inner_text()

    walk.press("Samenvoegen met een andere melding")
    option = page.locator("[name=into] option", has_text=first)
    page.locator("[name=into]").select_option(option.get_attribute("value"))
    walk.press("Samenvoegen")
    walk.reads(f"Melding {second} is hiermee samengevoegd.")
    walk.reads("openingstijden, hygiëne of inrichting")
    assert page.url.endswith(first_page)
    walk.go(second_page)
    walk.reads(f"Samengevoegd met {first}")
    assert page.get_by_role("button", name="Besluiten").count() == 0

    walk.go(first_page)
    page.get_by_label("naar de eigen gemeente").check()
    walk.press("Besluiten")
    walk.reads("U wijkt af van het voorstel. Schrijf op waarom.")
    assert page.get_by_label("naar de eigen gemeente").is_checked()
    page.get_by_label("Reden van de afwijking").fill(REASON)
    walk.press("Besluiten")
    walk.reads("De melding is beoordeeld.")
    walk.reads(REASON)

    unfold(walk, "Melding afsluiten")
    page.get_by_label("Uitkomst").select_option(label="doorgegeven aan de eigen gemeente")
    walk.press("Afsluiten")
    walk.reads("Dit is nog niet opgeslagen")
    page.get_by_label("Reden", exact=True).fill("Doorgegeven; de gemeente controleert de inrichting zelf.")
    walk.press("Afsluiten")
    walk.reads("De melding is afgesloten.")
    walk.reads("alleen de stand")
    assert SEEN not in page.content()
    finds_nothing(walk, OTHER_DISTRICT, first_page, second_page, f"/dossiers/{first}/")
    finds_nothing(walk, STRANGER, first_page, second_page)


@pytest.mark.parametrize("walk", ["desktop"], indirect=True)
def test_one_anonymous_tip_on_a_home_never_leads_to_a_control(walk: Walk) -> None:
    page = walk.page
    walk.sign_in(COORDINATOR)
    begin(walk, source="anonymous_line", category="home", place_kind="dwelling", address="Verzinselpad 5, Haarlem")
    walk.press("Vastleggen")
    walk.reads("Kies de gemeente.")
    assert typed(page, "address") == "Verzinselpad 5, Haarlem"
    page.get_by_label("Gemeente", exact=False).select_option(label="Haarlem")
    number, path = register(walk)
    walk.reads("Anonieme meldingen zijn nooit genoeg voor de controle van een woning.")
    assert page.get_by_label("naar de eigen gemeente").is_checked()

    page.get_by_label("controle door het team").check()
    page.get_by_label("Reden van de afwijking").fill("De melder klonk zeker van zijn zaak.")
    for cause in ("", "Nog een tip."):
        page.get_by_label("Tweede aanleiding").fill(cause)
        walk.press("Besluiten")
        walk.reads("Een anonieme melding is nooit genoeg voor de controle van een woning.")
        assert page.get_by_label("controle door het team").is_checked()
    page.get_by_label("Tweede aanleiding").fill(SECOND_CAUSE)
    walk.press("Besluiten")
    walk.reads("De melding is beoordeeld.")

    walk.go("/meldingen/")
    row = page.locator("tr", has_text=number)
    assert "woning" in row.inner_text()
    assert "Verzinselpad" not in page.content()
    finds_nothing(walk, OTHER_DISTRICT, path)
