"""Signing: the marks in a Word file that wait for the signature are filled in, and PDF/A is made of it.

Only these marks are looked for. What a lawyer typed in Word is text and never runs as a template.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.dateformat import format as written

from regiotoezicht.core.printable import unprintable
from regiotoezicht.core.refusals import Refused
from regiotoezicht.documents.pdf import docx_to_pdfa
from regiotoezicht.documents.queries import open_file
from regiotoezicht.guard import Context, check
from regiotoezicht.letters import rules
from regiotoezicht.letters.models import Letter

SIGNER, FUNCTION, MANDATE, DAY = "«ondertekenaar»", "«functie»", "«mandaat»", "«datum»"
MARKS = (SIGNER, FUNCTION, MANDATE, DAY)


@dataclass(frozen=True)
class Signature:
    """Who signs, in what function, and by what mandate in words; empty when the body signs itself."""

    name: str
    function: str
    mandate: str
    on_date: date


def pdf_of(letter: Letter, signature: Signature) -> bytes:
    """The signed letter as PDF/A; takes seconds, so call it outside of a transaction.

    Raises Refused when the marks of the signature are gone or the PDF cannot be made; trying again is harmless.
    """
    if letter.docx is None:
        raise Refused("no_text", "Deze brief heeft geen Word-bestand.")
    return docx_to_pdfa(signed(open_file(letter.docx), signature))


def signed(docx: bytes, signature: Signature) -> bytes:
    """A Word file with its marks filled in. Raises Refused when the place of the signature is gone."""
    document = _open(docx)
    sign(document, signature)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def sign(document: Any, signature: Signature) -> None:
    """Fill in the marks of a document in memory. Raises Refused when the place of the signature is gone."""
    words = {
        SIGNER: signature.name.strip(),
        FUNCTION: signature.function.strip(),
        MANDATE: signature.mandate.strip(),
        DAY: written(signature.on_date, "j F Y"),
    }
    found = set()
    for paragraph in _paragraphs(document):
        for mark, text in words.items():
            # A mark that stays empty takes its line with it.
            while (not text and _replace(paragraph, f"{mark}\n", "")) or _replace(paragraph, mark, text):
                found.add(mark)
    rules.refuse_unmarked([mark for mark in (SIGNER, FUNCTION) if mark not in found])


def refuse_unusable(docx: bytes, *, is_signed: bool = True) -> None:
    """Refuse an edited Word file without the marks of the signature, with data that no letter needs, with changes that
    nobody accepted yet, or with signs that would be printed as empty boxes. A notice that is for everybody is not
    signed.

    Basis: AVG 5(1)(c); Awb 10:10 (a decision by mandate says who took it, on behalf of which body); ADR 0051.
    """
    document = _open(docx)
    text = "\n".join(paragraph.text for paragraph in _paragraphs(document))
    rules.refuse_unmarked([mark for mark in (SIGNER, FUNCTION) if is_signed and mark not in text])
    rules.refuse_personal_kinds(finding.kind for finding in check(text, Context.LETTER))
    rules.refuse_tracked(is_tracked=_is_tracked(document))
    told = unprintable(text)
    if told:
        raise Refused("unprintable", told, field="file")


def _is_tracked(document: Any) -> bool:
    """Whether Word still shows who added or took out what: all of it would stand on paper."""
    from docx.oxml.ns import qn

    marks = [qn(f"w:{mark}") for mark in ("ins", "del", "moveFrom", "moveTo")]
    return next(document.element.body.iter(*marks), None) is not None


def _open(docx: bytes) -> Any:
    import docx as word

    try:
        return word.Document(io.BytesIO(docx))
    except Exception as error:  # the library names no errors of its own: broken parts raise from anywhere in it
        raise Refused("docx_broken", "Dit Word-document is beschadigd en kan niet worden geopend.") from error


def _paragraphs(document: Any) -> Iterator[Any]:
    """Every paragraph of the body, in tables and text frames too."""
    from docx.oxml.ns import qn
    from docx.text.paragraph import Paragraph

    for element in document.element.body.iter(qn("w:p")):
        yield Paragraph(element, document)


def _replace(paragraph: Any, mark: str, text: str) -> bool:
    """Replace the first place of a mark; Word may have cut it in pieces with a layout of their own."""
    runs = paragraph.runs
    start = "".join(run.text for run in runs).find(mark)
    if start < 0:
        return False
    end, place, put = start + len(mark), 0, False
    for run in runs:
        here, length = run.text, len(run.text)
        first, last = max(start - place, 0), min(end - place, length)
        place += length
        if first >= last:
            continue
        run.text = here[:first] + ("" if put else text) + here[last:]
        put = True
    return True
