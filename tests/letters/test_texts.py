"""What stands in the letters: templates, fields, difficult text, and the PDF that is kept."""

import io
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import docx
import pikepdf
import pytest

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.core.refusals import Refused
from regiotoezicht.documents.queries import open_file
from regiotoezicht.documents.render.pdfa import conformance
from regiotoezicht.guard import check
from regiotoezicht.letters import composing, signing
from regiotoezicht.letters.contributions import ALL as CONTRIBUTIONS
from regiotoezicht.letters.council import ALL as COUNCIL
from regiotoezicht.letters.council import COUNCIL_LETTER
from regiotoezicht.letters.kinds import BUILT_IN, FieldKind, LetterField, LetterKind, declare_kind, kind_of, kinds
from regiotoezicht.letters.models import Letterhead
from regiotoezicht.letters.proceedings import ALL
from regiotoezicht.letters.standard import STANDARD
from regiotoezicht.letters.templating.inspection import tried_out
from regiotoezicht.worklist.models import Task
from scripts import make_letters

from ..conftest import TODAY
from .conftest import FIELDS, composed, finished
from .own.conftest import OFFICE

CODES = [kind.code for kind in (*STANDARD, *ALL, *CONTRIBUTIONS, COUNCIL_LETTER)]
TEMPLATES = {*CODES, *(kind.code for kind in COUNCIL)}


def text_of(content: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in signing._paragraphs(docx.Document(io.BytesIO(content))))


def written(matter: Task, code: str, **fields: Any) -> str:
    return text_of(composing.compose(matter, kind_of(code), FIELDS[code] | fields, letterhead=Letterhead(**OFFICE)))


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("code", sorted(TEMPLATES))
def test_a_template_asks_only_fields_that_its_kind_has_and_every_field_is_asked(code: str) -> None:
    kind = kind_of(code)
    asked = composing.placeholders_of(kind.template)
    named = {field.name for field in kind.all_fields}
    assert asked <= named | BUILT_IN
    assert named <= asked


@pytest.mark.parametrize("code", sorted(TEMPLATES))
def test_a_template_that_is_kept_is_what_the_script_makes(code: str) -> None:
    """Whoever edits a template in Word for all municipalities changes the script as well, so that it can be read."""
    assert parts(kind_of(code).template.read_bytes()) == parts(make_letters.PAPERS[code]().content())


@pytest.mark.parametrize("likely", [True, False])
@pytest.mark.parametrize("kind", [kind for kind in kinds() if kind.is_addressed], ids=lambda kind: kind.code)
def test_the_signature_is_never_alone_on_a_page_nor_an_announcement_at_its_foot(kind: LetterKind, likely: bool) -> None:
    told = docx.Document(io.BytesIO(tried_out(kind, None, complete=likely, likely=likely))).paragraphs
    signed = next(number for number, one in enumerate(told) if one.text.startswith("Met vriendelijke groet"))
    assert told[signed - 1].paragraph_format.keep_with_next, told[signed - 1].text
    for one in told:
        assert not one.text.endswith(":") or one.paragraph_format.keep_with_next, one.text


@pytest.mark.parametrize("code", CODES)
def test_every_letter_has_a_place_for_the_signature_and_no_holes(matter: Task, code: str) -> None:
    text = written(matter, code)
    assert all(mark in text for mark in signing.MARKS)
    assert "{" not in text and "None" not in text and "()" not in text
    assert "Beverwijk" in text and matter.dossier in text


def test_no_two_kinds_have_one_code() -> None:
    with pytest.raises(ValueError, match="declared twice"):
        declare_kind(STANDARD[0])


def test_a_field_that_the_programme_fills_in_itself_is_not_asked() -> None:
    with pytest.raises(ValueError, match="filled in by itself"):
        declare_kind(LetterKind("tests", "proef", Path("x"), (LetterField("reference", "Kenmerk"),)))


def test_an_order_says_violation_article_place_time_measure_amount_and_remedy(matter: Task) -> None:
    text = written(matter, "order_under_penalty", view_answer="Wij volgen u niet.", court="de rechtbank Noord-Holland")
    for said in (
        "Het bedrijf werd uitgeoefend zonder vergunning.",
        "artikel 3:3 van de Algemene plaatselijke verordening",
        "Plaats: Verzonnenstraat 12 in Beverwijk",
        "10 maart 2026 om 21.30 uur",
        "Beëindig de exploitatie.",
        "€\u00a02.500,00 per geconstateerde overtreding",
        "niet meer dan €\u00a010.000,00",
        "uiterlijk op 29 februari 2028 om 24.00 uur",
        "binnen zes weken",
        "naar de burgemeester van Beverwijk",
        "Postbus 0\n1940 AA Beverwijk",
        "Binnen de termijn hebben wij geen reactie ontvangen",
        "voorzieningenrechter van de rechtbank Noord-Holland",
    ):
        assert said in text


def test_a_warning_has_a_remedy_clause_only_when_the_lawyer_says_so(matter: Task) -> None:
    plain = written(matter, "warning")
    equated = written(matter, "warning", with_remedy=True, remedy_body="de burgemeester", remedy_address="Postbus 0")
    assert "geen besluit waartegen u bezwaar kunt maken" in plain and "binnen zes weken" not in plain
    assert "geen besluit waartegen" not in equated and "binnen zes weken" in equated


def test_a_warning_with_a_remedy_names_where_to_send_it(matter: Task) -> None:
    with pytest.raises(Refused, match="Bestuursorgaan dat op bezwaar beslist") as refusal:
        written(matter, "warning", with_remedy=True)
    assert refusal.value.field == "remedy_body"


def test_an_order_without_a_word_on_the_view_is_refused(matter: Task) -> None:
    with pytest.raises(Refused, match="zienswijze"):
        written(matter, "order_under_penalty", view_silent=False)


def test_typed_text_never_becomes_a_part_of_the_word_file_or_a_template(matter: Task) -> None:
    bad = "</w:t></w:r><w:p><w:r><w:t>ingevoegd & {{ reference }} {% if x %} {{ 7*7 }}"
    text = written(matter, "warning", violation=bad, addressee_name=bad)
    assert text.count(bad) == 2
    assert "KEN-2026-00001 {%" not in text and "49" not in text


def test_typed_paragraphs_become_paragraphs_and_no_page_breaks(matter: Task) -> None:
    content = composing.compose(
        matter, kind_of("warning"), FIELDS["warning"] | {"violation": "Een.\r\n\r\nTwee.\fDrie.\a\x00\x0bVier. \ufffe"}
    )
    lines = text_of(content).split("\n")
    assert "Een." in lines and "Twee. Drie. Vier." in lines
    assert b'w:type="page"' not in parts(content)["word/document.xml"]


def test_odd_names_come_through_whole(matter: Task) -> None:
    name = "Zoë 👩‍🚀 İstanbul & Zonen <B.V.> “’t Hoekje” العربية"
    text = written(matter, "warning", addressee_name=name, addressee_address="Regel 1\nRegel 2\nRegel 3\nRegel 4")
    assert name in text and "Regel 1\nRegel 2" in text


@pytest.mark.parametrize(
    ("field", "length"), [("addressee_name", 301), ("addressee_address", 601), ("measure", 12_001)]
)
def test_a_text_that_is_too_long_is_refused_by_name(matter: Task, field: str, length: int) -> None:
    with pytest.raises(Refused, match="te lang") as refusal:
        written(matter, "warning", **{field: "a " * (length // 2) + "aa"})
    assert refusal.value.field == field


@pytest.mark.parametrize(
    ("field", "value"), [("amount", "2500"), ("amount", 2500.0), ("amount", True), ("comply_until", "29-02-2028")]
)
def test_a_value_of_another_type_is_a_mistake_of_the_caller(matter: Task, field: str, value: object) -> None:
    with pytest.raises(ValueError, match=f"the field {field}"):
        written(matter, "order_under_penalty", **{field: value})


def test_only_typed_text_is_read_by_the_guard(matter: Task) -> None:
    """Addressee, contact and place come from fields of their own (context `letter`)."""
    text = written(
        matter, "warning", addressee_name="de heer A. Testpersoon", contact="J. Jansen, telefoon 06 12345678"
    )
    assert "A. Testpersoon" in text
    assert check(text)
    guarded = [field.name for field in kind_of("warning").all_fields if field.kind is FieldKind.TEXT]
    for name in guarded:
        with pytest.raises(Refused) as refusal:
            written(matter, "warning", **{name: "De heer A. Testpersoon was er, telefoon 06 12345678."})
        assert refusal.value.field == name


def test_a_mark_that_word_cut_in_pieces_is_found(matter: Task) -> None:
    document: Any = docx.Document(io.BytesIO(composing.compose(matter, kind_of("warning"), FIELDS["warning"])))
    paragraph = next(p for p in document.paragraphs if signing.SIGNER in p.text)
    paragraph.clear()
    for piece in ("Was getekend: «onder", "teke", "naar» (", "«functie»)"):
        paragraph.add_run(piece).bold = piece == "teke"
    buffer = io.BytesIO()
    document.save(buffer)
    signature = signing.Signature("G. <Model>", "teammanager", "", TODAY)
    lines = text_of(signing.signed(buffer.getvalue(), signature)).split("\n")
    assert "Was getekend: G. <Model> (teammanager)" in lines
    assert not any("«" in line for line in lines)


def test_without_a_mandate_its_line_is_gone_and_the_room_for_the_signature_stays(matter: Task) -> None:
    draft = composing.compose(matter, kind_of("warning"), FIELDS["warning"])
    lines = text_of(signing.signed(draft, signing.Signature("G. Model", "burgemeester", "", TODAY))).split("\n")
    after = lines[lines.index("De burgemeester van Beverwijk,") + 1 :]
    assert after == ["", "", "", "G. Model", "burgemeester"]


def test_the_pdf_is_archivable_dutch_and_says_what_was_signed(matter: Task, anna: AccountActor, tmp_path: Path) -> None:
    name = "Zoë 👩‍🚀 İstanbul & Zonen <B.V.> " + "zeerlangenaam" * 12
    letter = finished(composed(matter, anna, "order_under_penalty", {"addressee_name": name}), anna)
    assert letter.pdf is not None
    content = open_file(letter.pdf)
    claimed = conformance(content)
    assert claimed.is_archivable and (claimed.part, claimed.level) == ("2", "B")
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Last onder dwangsom"
        assert str(pdf.Root.Lang).lower().startswith("nl")
        assert "/StructTreeRoot" in pdf.Root
        assert 1 < len(pdf.pages) < 4
    (tmp_path / "brief.pdf").write_bytes(content)
    told = subprocess.run(["pdftotext", "-layout", tmp_path / "brief.pdf", "-"], capture_output=True, check=True)
    text = " ".join(told.stdout.decode().split())
    assert "Zoë" in text and "& Zonen <B.V.>" in text
    assert "De burgemeester van Beverwijk, namens deze G. Model teammanager" in text
    assert "Datum 24 maart 2026" in text and "Bladzijde 1 van 2" in text
    assert "«" not in text


def test_a_decision_on_an_objection_says_how_to_appeal_and_what_went_along(matter: Task) -> None:
    text = written(matter, "objection_decision")
    for said in (
        "Wij verklaren uw bezwaar ongegrond. Ons besluit blijft zoals het was.",
        "beroep instellen bij de rechtbank",
        "binnen zes weken",
        "artikelen 5:31c en 5:39",
        "Wij vergoeden €\u00a0647,00 (artikel 7:15).",
        "Rechtbank Noord-Holland",
    ):
        assert said in text
    assert "bezwaar maken" not in text
    assert "Wij vergoeden geen kosten" in written(matter, "objection_decision", costs=None)


def test_an_invitation_names_the_days_for_papers_and_for_the_file(matter: Task) -> None:
    text = written(matter, "objection_hearing")
    assert "Op 15 juni 2026 om 10.00 uur, in het gemeentehuis." in text
    assert "tot en met 5 juni 2026" in text and "vanaf 8 juni 2026" in text


def test_feedback_to_a_reporter_reveals_nothing(matter: Task) -> None:
    text = written(matter, "reporter_feedback")
    for word in ("overtreding", "dwangsom", "controle", "besluit", "bedrijf"):
        assert word not in text
