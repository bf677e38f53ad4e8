"""Putting PDFs behind each other with bookmarks, and counting their pages.

What goes in and out is one line of JSON with the lengths of the parts, and then the parts themselves.
"""

import io
import json

import pikepdf

from regiotoezicht.core.refusals import Refused


def _unpacked(content: bytes) -> tuple[list[str], list[bytes]]:
    line, _, rest = content.partition(b"\n")
    header = json.loads(line)
    parts, place = [], 0
    for length in header["lengths"]:
        parts.append(rest[place : place + length])
        place += length
    return header.get("titles", []), parts


def _open(part: bytes) -> pikepdf.Pdf:
    try:
        return pikepdf.open(io.BytesIO(part))
    except pikepdf.PdfError as error:
        raise Refused("pdf_broken", "Een van de stukken kan niet worden geopend; laat het weg met reden.") from error


def pages(content: bytes) -> bytes:
    """How many pages each part has, as a JSON list."""
    counts = []
    for part in _unpacked(content)[1]:
        with _open(part) as document:
            counts.append(len(document.pages))
    return json.dumps(counts).encode()


def bound(content: bytes) -> bytes:
    """All parts as one PDF, with a bookmark at the first page of each. No script or form of a part comes along."""
    titles, parts = _unpacked(content)
    whole = pikepdf.new()
    starts = []
    for part in parts:
        starts.append(len(whole.pages))
        with _open(part) as document:
            whole.pages.extend(document.pages)
    with whole.open_outline() as outline:
        for title, start in zip(titles, starts, strict=True):
            outline.root.append(pikepdf.OutlineItem(title, start))
    whole.Root.PageMode = pikepdf.Name.UseOutlines
    buffer = io.BytesIO()
    whole.save(buffer)
    return buffer.getvalue()
