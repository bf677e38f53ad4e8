"""Footnotes of a Word file in the making: real ones, which Word numbers and puts at the foot of their page.

The library for Word files makes none itself; LibreOffice and the template library know them.
"""

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

TEXT, MARK = "footnote text", "footnote reference"
NUMBER = 1
"""The one footnote of a letter."""


def noted(paragraph: Any, document: Any, note: str) -> None:
    """Put the mark of a footnote at the end of a paragraph. `note` may hold fields, and stands in the file once."""
    text, mark = _styles(document)
    run = paragraph.add_run()
    run.style = mark
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), str(NUMBER))
    run._r.append(reference)
    part = Part(
        PackURI("/word/footnotes.xml"),
        CONTENT_TYPE.WML_FOOTNOTES,
        _xml(note, text.style_id, mark.style_id),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    _say_in_settings(document.settings.element)


def _styles(document: Any) -> tuple[Any, Any]:
    styles = document.styles
    text = styles.add_style(TEXT, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    text.base_style, text.font.size = styles["Normal"], Pt(8)
    text.paragraph_format.space_after = Pt(0)
    mark = styles.add_style(MARK, WD_STYLE_TYPE.CHARACTER, builtin=True)
    mark.font.superscript = True
    return text, mark


def _xml(note: str, text: str, mark: str) -> bytes:
    """The part with the footnotes: the two lines that Word draws above them, and the note."""
    lines = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{sign}/></w:r></w:p></w:footnote>'
        for kind, number, sign in (
            ("separator", -1, "separator"),
            ("continuationSeparator", 0, "continuationSeparator"),
        )
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:footnotes {nsdecls("w")}>{lines}'
        f'<w:footnote w:id="{NUMBER}"><w:p><w:pPr><w:pStyle w:val="{text}"/></w:pPr>'
        f'<w:r><w:rPr><w:rStyle w:val="{mark}"/></w:rPr><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {note}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    ).encode()


def _say_in_settings(settings: Any) -> None:
    """Name the two lines in the settings of the file; Word asks them at their place, before those on compatibility."""
    found = OxmlElement("w:footnotePr")
    for number in (-1, 0):
        line = OxmlElement("w:footnote")
        line.set(qn("w:id"), str(number))
        found.append(line)
    settings.find(qn("w:compat")).addprevious(found)
