"""Putting PDFs behind each other with bookmarks, and counting their pages.

What goes in and out is one line of JSON with the lengths of the parts, and then the parts themselves.
"""

import io
import json

import pikepdf

from regiotoezicht.core.refusals import Refused
from regiotoezicht.documents.render.pdfa import finished


def unpacked(content: bytes) -> tuple[list[str], list[bytes]]:
    """The titles and the parts of a message."""
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
    for part in unpacked(content)[1]:
        with _open(part) as document:
            counts.append(len(document.pages))
    return json.dumps(counts).encode()


def bound(content: bytes) -> bytes:
    """All parts as one PDF, with a bookmark at the first page of each. No script or form of a part comes along."""
    titles, parts = unpacked(content)
    whole = pikepdf.new()
    starts = []
    for part in parts:
        starts.append(len(whole.pages))
        with _open(part) as document:
            whole.pages.extend(document.pages)
    _mark(whole, titles, starts)
    buffer = io.BytesIO()
    whole.save(buffer)
    return buffer.getvalue()


def _mark(whole: pikepdf.Pdf, titles: list[str], starts: list[int]) -> None:
    """Put a bookmark at the start of each part, and let a reader show them."""
    with whole.open_outline() as outline:
        for title, start in zip(titles, starts, strict=True):
            outline.root.append(pikepdf.OutlineItem(title, start))
    whole.Root.PageMode = pikepdf.Name.UseOutlines


def bound_as_archive(titles: list[str], parts: list[bytes]) -> bytes:
    """Parts that are PDF/A as one PDF/A-2b with bookmarks: the first lends its colours and its claim.

    The tags of the parts do not come along: they hold for one part. Level B asks for none.
    """
    whole = _open(parts[0])
    starts = [0]
    for part in parts[1:]:
        starts.append(len(whole.pages))
        with _open(part) as document:
            whole.pages.extend(document.pages)
    for name in ("/StructTreeRoot", "/MarkInfo", "/Outlines", "/Names", "/Dests"):
        if name in whole.Root:
            del whole.Root[name]
    for page in whole.pages:
        for name in ("/StructParents", "/Tabs"):
            if name in page:
                del page[name]
    _mark(whole, titles, starts)
    buffer = io.BytesIO()
    whole.save(buffer)
    return finished(buffer.getvalue())
