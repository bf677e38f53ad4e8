"""PDF/A for reports and letters. Each call works in a process of its own, so that web workers stay small."""

import json
from pathlib import Path

from regiotoezicht.documents.apart import run_apart

_SHEET = Path(__file__).parent / "paper.css"


def html_to_pdfa(html: str, css: str = "") -> bytes:
    """PDF/A-3u from a whole HTML page, with the style of our papers and then `css`.

    The page fetches nothing: pictures go in as `data:` addresses. Its `<title>` and `lang` go into the metadata.
    """
    page = {"html": html, "css": _SHEET.read_text(encoding="utf-8") + css}
    return run_apart("html", json.dumps(page).encode())


def docx_to_pdfa(docx: bytes) -> bytes:
    """PDF/A-2b from a Word document, with LibreOffice. Raises Refused when LibreOffice is missing or fails."""
    return run_apart("docx", docx)
