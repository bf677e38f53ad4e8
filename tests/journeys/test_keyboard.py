"""A coordinator without a mouse: signs in, registers a signal and sends it, and sees all the time where she is."""

import pytest

from tests.journeys.conftest import Walk
from tests.journeys.steps import COORDINATOR, number_on

TEXT = "Tijdens openingstijd was er geen beheerder aanwezig."
FARTHEST, NEAR = 90, 2
WHERE = """() => {
    const one = document.activeElement, box = one.getBoundingClientRect(), style = getComputedStyle(one);
    const label = one.labels?.[0]?.innerText ?? one.getAttribute("aria-label") ?? one.innerText ?? "";
    const x = box.left + Math.min(box.width / 2, 40), y = box.top + Math.min(box.height / 2, 20);
    const seen = document.elementFromPoint(x, y);
    return {
        tag: one.tagName.toLowerCase(),
        type: one.type ?? "",
        name: one.name ?? "",
        value: one.value ?? "",
        label: label.trim().split("\\n")[0],
        // The browser draws the ring of the calendar button in a field of days; the field itself is not in focus then.
        ring: !one.matches(":focus") || style.boxShadow !== "none"
            || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2),
        covered: !(seen && (one === seen || one.contains(seen) || seen.contains(one))),
    };
}"""

pytestmark = pytest.mark.parametrize("walk", ["desktop"], indirect=True)


def tab_to(walk: Walk, label: str = "", *, within: int = FARTHEST, **fields: str) -> dict[str, str]:
    """Press Tab until the focus is where it should be; every stop on the way can be seen."""
    for _ in range(within):
        walk.page.keyboard.press("Tab")
        here: dict[str, str] = walk.page.evaluate(WHERE)
        if here["tag"] == "body":
            continue
        assert here["ring"], f"the focus on {here} cannot be seen"
        assert not here["covered"], f"{here} is behind something else"
        if (label and here["label"].startswith(label)) or (fields and fields.items() <= here.items()):
            return here
    raise AssertionError(f"Tab does not come to {label or fields}")


def press(walk: Walk, key: str) -> None:
    """Press a key that leads to another page."""
    with walk.page.expect_navigation():
        walk.page.keyboard.press(key)
    walk.check()


def test_a_signal_is_registered_with_the_keyboard_alone(walk: Walk) -> None:
    page, keys = walk.page, walk.page.keyboard
    page.emulate_media(reduced_motion="reduce")  # a page that glides is looked at before it is there
    walk.go("/account/login/")
    tab_to(walk, "E-mailadres")
    keys.type(COORDINATOR)
    tab_to(walk, "Wachtwoord")
    keys.type("demo-regiotoezicht")
    press(walk, "Enter")

    tab_to(walk, "Direct naar de inhoud")
    tab_to(walk, "Meldingen")
    press(walk, "Enter")
    tab_to(walk, "Direct naar de inhoud")
    keys.press("Enter")
    tab_to(walk, "Melding vastleggen")
    press(walk, "Enter")

    tab_to(walk, name="source")
    keys.type("eigen")
    tab_to(walk, name="channel")
    keys.type("tel")
    tab_to(walk, name="categories", value="no_manager")
    keys.press("Space")
    tab_to(walk, name="place_kind")
    keys.press("Space")
    tab_to(walk, name="search")
    keys.type("Voorbeeldweg")
    press(walk, "Enter")

    tab_to(walk, within=NEAR, name="premises")
    keys.press("Space")
    tab_to(walk, name="text")
    keys.type("Bel 06-12345678.")
    tab_to(walk, "Vastleggen")
    press(walk, "Enter")
    walk.reads("Hier staat een telefoonnummer.")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "alert", "what is wrong is where she is"
    tab_to(walk, "Hier staat een telefoonnummer.")
    keys.press("Enter")
    assert page.evaluate(WHERE)["name"] == "text"
    keys.press("Control+a")
    keys.type(TEXT)
    tab_to(walk, "Vastleggen")
    press(walk, "Enter")
    walk.reads("De melding is vastgelegd")
    walk.reads(TEXT)
    assert number_on(page).startswith("KEN-2026-")
