"""PDF/A: made from HTML, finished, and judged.

Long-term records need a format that keeps its fonts and colours inside. Basis: Archiefregeling 26 (open, documented
formats), ISO 19005.
"""

import ctypes.util
import io
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf

from regiotoezicht.core.refusals import Refused

_VENDOR = Path(__file__).parent.parent.parent / "core" / "static" / "vendor"
FONTS = (
    ("source-sans-3-latin-wght-normal.woff2", "Source Sans 3"),
    ("source-sans-3-latin-ext-wght-normal.woff2", "Source Sans 3 Extended"),
)
"""Our fonts and their families. Each file has a family of its own: with one family for two files WeasyPrint keeps the
letters of one and the numbers of the other, and prints nonsense (tried on 70.0). `paper.css` names both.
"""


@dataclass(frozen=True)
class Conformance:
    """What a PDF claims and holds: its PDF/A part and level, an output intent, and fonts that are not embedded."""

    part: str
    level: str
    has_output_intent: bool
    has_plain_metadata: bool
    fonts: frozenset[str]
    missing_fonts: frozenset[str]

    @property
    def is_archivable(self) -> bool:
        """Whether it claims PDF/A and holds what that claim rests on."""
        return bool(self.part and self.has_output_intent and self.has_plain_metadata and not self.missing_fonts)


def from_html(html: str, css: str) -> bytes:
    """PDF/A-3u from HTML. Nothing is fetched from outside: pictures are `data:` addresses, fonts are ours.

    Without the collected fonts the fonts of the machine are used; they are embedded all the same.
    """
    _look_for_no_libraries()
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    fetcher = _only_own_files()
    sheets = [
        weasyprint.CSS(string=text, font_config=fonts, url_fetcher=fetcher, base_url=None)
        for text in (_font_faces(), css)
        if text
    ]
    page = weasyprint.HTML(string=html, url_fetcher=fetcher, base_url=None)
    return finished(page.write_pdf(stylesheets=sheets, font_config=fonts, pdf_variant="pdf/a-3u"))


def _look_for_no_libraries() -> None:
    """On Linux a library opens by its full name. WeasyPrint tries the names of other systems first, and for each of
    those Python would start a compiler to look for it: a quarter of the time of a letter.
    """
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None


def _font_faces() -> str:
    """The rules that name our fonts; empty when the front end was never collected."""
    return "".join(
        f'@font-face{{font-family:"{family}";src:url("{(_VENDOR / name).as_uri()}");font-weight:200 900}}'
        for name, family in FONTS
        if (_VENDOR / name).exists()
    )


def _only_own_files() -> Any:
    from weasyprint.urls import FatalURLFetchingError, URLFetcher

    own = {(_VENDOR / name).as_uri() for name, _ in FONTS}

    class OwnFiles(URLFetcher):  # type: ignore[misc]  # the library ships no types
        """Answers our fonts and what the page carries itself; anything else stops the rendering."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            if url in own or url.startswith("data:"):
                return super().fetch(url, headers)
            raise FatalURLFetchingError("a document fetches nothing from outside")

    return OwnFiles(allowed_protocols=("file", "data"), allow_redirects=False)


def finished(pdf: bytes) -> bytes:
    """The PDF with its metadata uncompressed, as archives expect. Raises Refused when it is no sound PDF/A."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        plain = document.make_stream(document.Root.Metadata.read_bytes())
        plain.Type, plain.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
        document.Root.Metadata = plain
        buffer = io.BytesIO()
        document.save(
            buffer,
            compress_streams=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            deterministic_id=True,
        )
    made = buffer.getvalue()
    if not conformance(made).is_archivable:
        raise Refused("no_pdfa", "Van dit stuk kon geen archiefwaardige PDF (PDF/A) worden gemaakt.")
    return made


def conformance(pdf: bytes) -> Conformance:
    """Look inside a PDF for what PDF/A needs. No full validation: that takes an outside checker."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        metadata = document.Root.get("/Metadata")
        text = metadata.read_bytes().decode("utf-8", "replace") if metadata is not None else ""
        fonts = _fonts_of(document)
        return Conformance(
            part=_claimed(text, "part"),
            level=_claimed(text, "conformance"),
            has_output_intent=any(
                intent.get("/S") == "/GTS_PDFA1" and "/DestOutputProfile" in intent
                for intent in document.Root.get("/OutputIntents", [])
            ),
            has_plain_metadata=metadata is not None and "/Filter" not in metadata,
            fonts=frozenset(fonts),
            missing_fonts=frozenset(name for name, embedded in fonts.items() if not embedded),
        )


def _claimed(xmp: str, name: str) -> str:
    found = re.search(rf"pdfaid:{name}(?:=\"|>)(\w+)", xmp)
    return found.group(1) if found else ""


def _fonts_of(document: pikepdf.Pdf) -> dict[str, bool]:
    """The fonts of a document by name, with whether each is embedded."""
    found: dict[str, bool] = {}
    for item in document.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
            embedded = any(key in item for key in ("/FontFile", "/FontFile2", "/FontFile3"))
            found[str(item.get("/FontName", "")).lstrip("/")] = embedded
        elif _is_bare_font(item):
            found[str(item.get("/BaseFont", "")).lstrip("/")] = False
    return found


def _is_bare_font(item: object) -> bool:
    """Whether an object is a font that leans on the reader's own fonts."""
    return (
        isinstance(item, pikepdf.Dictionary)
        and item.get("/Type") == "/Font"
        and item.get("/Subtype") in ("/Type1", "/TrueType")
        and "/FontDescriptor" not in item
    )


def refuse_unreadable(pdf: bytes) -> None:
    """Refuse a PDF that cannot be opened, needs a password, or runs something when it is opened."""
    try:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            pages = len(document.pages)
            runs = "/JavaScript" in document.Root.get("/Names", {}) or _acts_on_opening(document)
    except pikepdf.PasswordError as error:
        raise Refused("pdf_locked", "Deze PDF is beveiligd met een wachtwoord. Vraag een versie zonder.") from error
    except pikepdf.PdfError as error:
        raise Refused("pdf_broken", "Deze PDF is beschadigd en kan niet worden geopend.") from error
    if not pages:
        raise Refused("pdf_empty", "Deze PDF heeft geen bladzijden.")
    if runs:
        raise Refused("pdf_active", "Deze PDF bevat een programma (script). Vraag een versie zonder.")


def _acts_on_opening(document: pikepdf.Pdf) -> bool:
    action = document.Root.get("/OpenAction")
    return isinstance(action, pikepdf.Dictionary) and action.get("/S") in ("/JavaScript", "/Launch", "/URI")
