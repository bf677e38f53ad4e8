"""Photos of a control in the browser: refused, held back, and covered by hand, by key and without script."""

import hashlib
import io

from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.drawn import as_jpeg, drawn_face
from tests.journeys.conftest import SIZES, Walk
from tests.journeys.steps import fill, typed

WHAT_IS_NO_PHOTO = (
    ("brief.pdf", b"%PDF-1.7\n%%EOF\n", "Dit is geen foto. Gebruik een JPEG, PNG of WebP."),
    ("foto.jpg", b"zomaar wat", "Dit is geen foto."),
    ("leeg.jpg", b"", "Dit bestand is leeg (0 bytes)."),
)


def take_photos(walk: Walk, home: str) -> None:
    """What is no photo is refused with the reason; of a photo the hidden data go."""
    page = walk.page
    walk.go(f"{home}fotos/")
    fill(page, subject="exit")
    for name, content, why in WHAT_IS_NO_PHOTO:
        _choose(page, content, name)
        walk.press("Toevoegen")
        walk.reads(why)
        assert typed(page, "subject") == "exit"
    hidden = Image.Exif()
    hidden[0x010F] = "Fictieve Telefoon"
    hidden.get_ifd(0x8825)[1] = "N"
    taken = io.BytesIO()
    Image.new("RGB", (600, 400), "white").save(taken, "JPEG", exif=hidden)
    _choose(page, taken.getvalue())
    walk.press("Toevoegen")
    kept = _kept(walk, "Nooduitgang of branddeur")
    assert not Image.open(io.BytesIO(kept)).getexif()
    assert b"Fictieve Telefoon" not in kept


def cover_a_face(walk: Walk, home: str) -> tuple[str, str]:
    """A photo with a face is held back until somebody covers it, here by pointer and by key; the version without
    boxes is gone from the disk. Answers the hash of what was taken and of what is kept.
    """
    page, taken = walk.page, as_jpeg(drawn_face())
    _hold(walk, home, taken, "room")
    held = _on_disk(walk)
    walk.press("Beoordelen")
    boxes = page.locator("[data-boxes-over] rect")
    expect(boxes).to_have_count(1)
    boxes.first.focus()
    page.keyboard.press("Delete")
    expect(boxes).to_have_count(0)
    _draw(page, (30, 15), (70, 80))
    page.get_by_role("button", name="Vak toevoegen").click()
    for key in ("ArrowLeft", "ArrowLeft", "ArrowDown", "Shift+ArrowRight", "Shift+ArrowUp"):
        page.keyboard.press(key)
    drawn, added = typed(page, "boxes").splitlines()
    assert added == "38 41 21 19"
    assert all(abs(int(one) - wanted) <= 1 for one, wanted in zip(drawn.split(), (30, 15, 40, 65), strict=True)), drawn
    walk.press("Vakken onherkenbaar maken")
    walk.reads("de eerdere versie is vernietigd")
    now = _on_disk(walk)
    assert (len(now - held), len(held - now)) == (1, 1), "one version came in the place of another"
    kept = _kept(walk, "Ruimte zonder personen")
    shown = Image.open(io.BytesIO(kept)).crop((280, 120, 520, 440)).convert("L").getextrema()
    assert shown[1] - shown[0] < 8, "nothing of the face is left"  # type: ignore[operator]  # one band
    return hashlib.sha256(taken).hexdigest(), hashlib.sha256(kept).hexdigest()


def cover_without_script(walk: Walk, browser: Browser, home: str) -> None:
    """Without script the found face is covered by one button; the numbers of the box can be typed."""
    _hold(walk, home, as_jpeg(drawn_face(at=(100, 100), high=300)), "hygiene")
    signed_in = walk.page.context.storage_state()
    context = browser.new_context(
        viewport=SIZES["phone"],  # type: ignore[arg-type]  # a TypedDict of the library
        java_script_enabled=False,
        storage_state=signed_in,
    )
    page = context.new_page()
    page.goto(f"{walk.site.url}{home}fotos/")
    page.get_by_role("link", name="Beoordelen").click()
    assert page.locator("[data-boxes-over] rect").count() == 1
    proposed = typed(page, "boxes")
    page.locator("main [name=boxes]").fill("20 20 90 90")
    page.get_by_role("button", name="Vakken onherkenbaar maken").click()
    expect(page.get_by_role("alert")).to_contain_text("Een vak ligt voor een deel buiten de foto.")
    assert typed(page, "boxes") == "20 20 90 90"
    page.locator("main [name=boxes]").fill(proposed)
    page.get_by_role("button", name="Vakken onherkenbaar maken").click()
    expect(page.locator("body")).to_contain_text("de eerdere versie is vernietigd")
    context.close()


def _hold(walk: Walk, home: str, taken: bytes, subject: str) -> None:
    walk.go(f"{home}fotos/")
    fill(walk.page, subject=subject)
    _choose(walk.page, taken)
    walk.press("Toevoegen")
    walk.reads("Misschien staat er een persoon op deze foto")
    walk.go(home)
    walk.reads("Beoordeel nog 1 foto")
    walk.go(f"{home}fotos/")


def _choose(page: Page, content: bytes, name: str = "IMG_0001.jpg") -> None:
    page.locator("[name=photo]").set_input_files({"name": name, "mimeType": "image/jpeg", "buffer": content})


def _draw(page: Page, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Drag over the photo; places in percents."""
    sheet = page.locator("[data-boxes-over] svg")
    sheet.evaluate("sheet => sheet.scrollIntoView()")
    frame = sheet.bounding_box()
    assert frame is not None
    places = [(frame["x"] + x * frame["width"] / 100, frame["y"] + y * frame["height"] / 100) for x, y in (start, end)]
    page.mouse.move(*places[0])
    page.mouse.down()
    page.mouse.move(*places[1], steps=5)
    page.mouse.up()


def _kept(walk: Walk, name: str) -> bytes:
    shown = walk.page.get_by_role("img", name=name)
    return walk.page.request.get(walk.site.url + str(shown.get_attribute("src"))).body()


def _on_disk(walk: Walk) -> set[str]:
    return {path.name for path in (walk.site.home / "files").rglob("*") if path.is_file()}
