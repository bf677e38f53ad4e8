"""A Word file of a letter in the making, for `make_letters`: frame, headings, conditions and the signature."""

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

import docx
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

FONT = "Arial"
FIXED = datetime(2026, 1, 1, tzinfo=UTC)


class Paper:
    """A Word file in the making: paragraphs, headings, and parts that show under a condition."""

    def __init__(self, *, numbered: bool = True) -> None:
        """A letter has its reference and the number of the page at the foot; a notice on a door has neither."""
        self.document = docx.Document()
        self._styles()
        self._page()
        if numbered:
            self._foot()

    def _styles(self) -> None:
        for name, size, before, after in (("Normal", 10.5, 0, 7), ("Heading 1", 14, 8, 10), ("Heading 2", 10.5, 9, 2)):
            style = self.document.styles[name]
            style.font.name, style.font.size = FONT, Pt(size)
            style.font.bold, style.font.italic = name != "Normal", False
            style.font.color.rgb = RGBColor(0, 0, 0)
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
            style.paragraph_format.line_spacing = 1.2
            style.paragraph_format.widow_control = True
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for key in list(fonts.attrib):
                del fonts.attrib[key]
            for key in ("ascii", "hAnsi", "cs", "eastAsia"):
                fonts.set(qn(f"w:{key}"), FONT)
        for language in self.document.styles.element.iter(qn("w:lang")):
            language.set(qn("w:val"), "nl-NL")

    def _page(self) -> None:
        page = self.document.sections[0]
        page.page_width, page.page_height = Mm(210), Mm(297)
        page.left_margin, page.right_margin = Mm(25), Mm(22)
        page.top_margin, page.bottom_margin = Mm(20), Mm(22)
        page.footer_distance = Mm(10)
        about = self.document.core_properties
        about.author = about.last_modified_by = about.comments = about.keywords = ""
        about.title, about.language = "{{ subject }}", "nl-NL"
        about.created = about.modified = FIXED.replace(tzinfo=None)
        about.revision = 1

    def _foot(self) -> None:
        page = self.document.sections[0]
        foot = page.footer.paragraphs[0]
        foot.style = self.document.styles["Normal"]  # the style of footers has tab stops of its own
        foot.paragraph_format.tab_stops.add_tab_stop(Mm(163), WD_TAB_ALIGNMENT.RIGHT)
        self._small(foot, "Ons kenmerk {{ reference }}\tBladzijde ")
        self._number(foot, "PAGE")
        self._small(foot, " van ")
        self._number(foot, "NUMPAGES")

    def _small(self, paragraph: Any, text: str) -> Any:
        run = paragraph.add_run(text)
        run.font.size = Pt(8)
        return run

    def _number(self, paragraph: Any, what: str) -> None:
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), what)
        run = self._small(paragraph, "1")
        field.append(run._r)
        paragraph._p.append(field)

    def text(self, *paragraphs: str) -> "Paper":
        """Paragraphs under each other; one that announces what follows stays with it, and so do the lines of one.

        An address is a line of the paragraph that announces it: LibreOffice does not always keep two together.
        """
        for text in paragraphs:
            laid = self.document.add_paragraph(text).paragraph_format
            laid.keep_with_next = text.endswith(":") or None
            laid.keep_together = ":\n" in text or None
        return self

    def head(self, text: str) -> "Paper":
        """A heading within the letter."""
        self.document.add_heading(text, 2)
        return self

    def when(self, condition: str, *paragraphs: str, head: str = "") -> "Paper":
        """Paragraphs that only show under a condition on the fields."""
        self.text(f"{{%p if {condition} %}}")
        if head:
            self.head(head)
        return self.text(*paragraphs, "{%p endif %}")

    def each(self, name: str, *, announced: str = "", numbered: bool = False) -> "Paper":
        """The lines of a list, each a paragraph with a bullet or a number; nothing, not even its announcement, when
        there are none.
        """
        _plain_bullets(self.document.part.numbering_part.element)
        self.text(f"{{%p if {name} %}}", *([announced] if announced else []), f"{{%p for one in {name} %}}")
        self.document.add_paragraph("{{ one }}", style="List Number" if numbered else "List Bullet")
        return self.text("{%p endfor %}", "{%p endif %}")

    def opening(self) -> "Paper":
        """Sender, addressee in the window of the envelope, and what the letter is about.

        Return address, name and address stand in the window: nothing on the outside tells what the letter is about.
        """
        sender = self.document.add_paragraph()
        sender.add_run("Gemeente {{ municipality }}").bold = True
        sender.add_run("{% if office %}\n{{ office }}{% endif %}")
        sender.paragraph_format.space_after = Pt(0)
        window = self.document.add_table(rows=2, cols=1)
        window.rows[0].height, window.rows[0].height_rule = Mm(22), WD_ROW_HEIGHT_RULE.EXACTLY
        back = window.rows[0].cells[0]
        back.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
        self._small(back.paragraphs[0], "{% if return_address %}Retouradres: {{ return_address }}{% endif %}")
        back.paragraphs[0].paragraph_format.space_after = Pt(2)
        window.rows[1].height, window.rows[1].height_rule = Mm(35), WD_ROW_HEIGHT_RULE.AT_LEAST
        cell = window.rows[1].cells[0]
        cell.paragraphs[0].add_run("{{ addressee_name }}")
        cell.paragraphs[0].paragraph_format.space_after = Pt(0)
        cell.add_paragraph("{{ addressee_address }}")
        self.facts(
            ("Datum", "«datum»"),
            ("Ons kenmerk", "{{ reference }}"),
            ("{% if contact %}Contact{% endif %}", "{{ contact }}"),
        )
        self.document.add_heading("{{ subject }}", 1)
        return self.text("{{ salutation }}")

    def facts(self, *facts: tuple[str, str], label: int = 32) -> None:
        """Labels and values beside each other; `label` is the width of the labels in millimetres."""
        table = self.document.add_table(rows=0, cols=2)
        table.autofit = False
        widths = (Mm(label), Mm(163 - label))
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for name, value in facts:
            row = table.add_row()
            for cell, width, text in zip(row.cells, widths, (name, value), strict=True):
                cell.width = width
                cell.paragraphs[0].add_run(text)
                cell.paragraphs[0].paragraph_format.space_after = Pt(1)

    def found(self) -> "Paper":
        """Violation, place, time and article: what every order names (Awb 5:9)."""
        self.head("Wat is vastgesteld")
        self.text(
            "Op {{ found_date }}{% if found_time %} om {{ found_time }}{% endif %} hebben toezichthouders een controle "
            "gehouden. Plaats: {{ place }}. Zij hebben het volgende vastgesteld.",
            "{{ violation }}",
        )
        self.head("Welke regel is overtreden")
        return self.text("Dit is in strijd met {{ article }}.")

    def remedy(self) -> "Paper":
        """Who may object, within what term, with which body (Awb 3:45)."""
        self.head("Bent u het niet eens met dit besluit?")
        self.text(
            "Als dit besluit u rechtstreeks raakt, kunt u bezwaar maken. Dat moet binnen {{ objection_term }}. De "
            "termijn begint op de dag na de dag waarop dit besluit aan u is verzonden of uitgereikt (artikelen 6:7 en "
            "6:8 van de Algemene wet bestuursrecht). Stuur uw bezwaarschrift op tijd naar {{ remedy_body }}:\n"
            "{{ remedy_address }}",
            "Zet in uw bezwaarschrift uw naam en adres, de datum, ons kenmerk {{ reference }} en waarom u het niet "
            "eens bent met dit besluit. Onderteken het. Bezwaar maken kost niets.",
        )
        return self

    def payment(self, what: str) -> "Paper":
        """How much, into which account, on what name and with which mark (Awb 4:86, 4:89)."""
        return self.text(
            f"Maak {what} over op rekeningnummer {{{{ account }}}} op naam van {{{{ account_name }}}}. "
            "Vermeld daarbij ons kenmerk {{ reference }}."
        )

    def signed_by_two(self, other: str, function: str) -> "Paper":
        """The place of two signatures beside each other: of whoever holds the field `other` with her function, and of
        the signer. A name that is not known yet is a line to write on.
        """
        self._keep_last()
        greeting = self.document.add_paragraph(
            "Met vriendelijke groet,\n\n{{ body[0]|upper }}{{ body[1:] }},\n«mandaat»\n"
        )
        greeting.paragraph_format.keep_with_next = greeting.paragraph_format.keep_together = True
        greeting.paragraph_format.space_before = Pt(8)
        row = self.document.add_table(rows=1, cols=2).rows[0]
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, words in zip(
            row.cells, (f"\n\n{{{{ {other} }}}}\n{function}", "\n\n«ondertekenaar»\n«functie»"), strict=True
        ):
            cell.paragraphs[0].add_run(words)
        return self

    def _keep_last(self) -> None:
        for said in self._last_said():
            said.paragraph_format.keep_with_next = said.paragraph_format.keep_together = True

    def closing(self) -> "Paper":
        """The place of the signature; the marks are filled in when the letter is signed."""
        self._keep_last()
        # One paragraph, because office programmes do not always keep several of them on one page.
        signed = self.document.add_paragraph(
            "Met vriendelijke groet,\n\n{{ body[0]|upper }}{{ body[1:] }},\n«mandaat»\n\n\n\n«ondertekenaar»\n«functie»"
        )
        signed.paragraph_format.keep_together = True
        signed.paragraph_format.space_before = Pt(8)
        return self

    def _last_said(self) -> list[Any]:
        """The paragraphs that may be the last before the signature, those under a condition too."""
        found: list[Any] = []
        depth, wanted = 0, True
        for paragraph in reversed(self.document.paragraphs):
            tag = paragraph.text.removeprefix("{%p ").split()[0] if paragraph.text.startswith("{%p ") else ""
            if tag:
                depth += {"endif": 1, "if": -1}.get(tag, 0)
                wanted = True
                continue
            if wanted:
                found.append(paragraph)
            wanted = False
            if not depth:
                break
        return found

    def co_signed(self) -> "Paper":
        """The second signature, under a decision of two bodies (Awb 10:10)."""
        return self.when("co_signed", "Mede ondertekend:\n{{ co_signed }}")

    def view_and_remedy(self) -> "Paper":
        """What was done with the view, how to object, and that objecting changes nothing yet."""
        self.when("view_date", "Op {{ view_date }} hebt u uw zienswijze gegeven.", head="Uw zienswijze")
        self.when(
            "view_silent",
            "Wij hebben u vooraf om een zienswijze gevraagd. Binnen de termijn hebben wij geen reactie ontvangen.",
            head="Uw zienswijze",
        )
        self.when(
            "no_view_reason",
            "Wij hebben u niet vooraf om een zienswijze gevraagd. De reden daarvan is:",
            "{{ no_view_reason }}",
            head="Uw zienswijze",
        )
        return self.when("view_answer", "{{ view_answer }}").remedy()

    def content(self) -> bytes:
        """The Word file, with fixed times, so that the same text gives the same bytes."""
        made, fixed = io.BytesIO(), io.BytesIO()
        self.document.save(made)
        with zipfile.ZipFile(made) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
            for name in source.namelist():
                target.writestr(zipfile.ZipInfo(name, FIXED.timetuple()[:6]), source.read(name), zipfile.ZIP_DEFLATED)
        return fixed.getvalue()


def _plain_bullets(numbering: Any) -> None:
    """Bullets as a sign of Unicode: that of the font Symbol is read aloud and copied as nothing."""
    for level in numbering.iter(qn("w:lvl")):
        sign = level.find(qn("w:lvlText"))
        if sign.get(qn("w:val")) == "\uf0b7":
            sign.set(qn("w:val"), "\u2022")
            for fonts in level.iter(qn("w:rFonts")):
                for key in ("ascii", "hAnsi", "hint"):
                    fonts.attrib.pop(qn(f"w:{key}"), None)
                fonts.set(qn("w:ascii"), FONT)
                fonts.set(qn("w:hAnsi"), FONT)
