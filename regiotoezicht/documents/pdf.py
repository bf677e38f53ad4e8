"""PDF/A for reports and letters. Each call works in a process of its own, so that web workers stay small."""

import json
from collections.abc import Sequence
from pathlib import Path

from regiotoezicht.documents.apart import run_apart

LETTERS_SECONDS = 240
"""For sixty-four letters, which take about twenty seconds on a quiet machine."""
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


def docx_to_one_pdfa(letters: Sequence[tuple[str, bytes]]) -> bytes:
    """One PDF/A-2b out of many Word documents, each starting on its own page, with a bookmark at each title.

    Raises Refused when LibreOffice is missing or fails.
    """
    titles = [title for title, _ in letters]
    content = _message({"titles": titles}, [docx for _, docx in letters])
    return run_apart("letters", content, seconds=LETTERS_SECONDS)


def pages_of(pdfs: Sequence[bytes]) -> list[int]:
    """How many pages each PDF has."""
    counts: list[int] = json.loads(run_apart("pages", _message({}, pdfs)))
    return counts


def bound(pdfs: Sequence[tuple[str, bytes]]) -> bytes:
    """One PDF out of many, with a bookmark at each. Raises Refused for a part that cannot be opened."""
    titles = [title for title, _ in pdfs]
    return run_apart("bound", _message({"titles": titles}, [pdf for _, pdf in pdfs]))


def _message(header: dict[str, list[str]], pdfs: Sequence[bytes]) -> bytes:
    """What the process apart reads: a line with the lengths, and the parts."""
    line = json.dumps({**header, "lengths": [len(pdf) for pdf in pdfs]})
    return line.encode() + b"\n" + b"".join(pdfs)
