"""What a Word template may hold, and what is refused by name."""

import io
import re
import zipfile

import docx
import pytest

from regiotoezicht.letters.kinds import kinds
from regiotoezicht.letters.templating.examples import lines_of
from regiotoezicht.letters.templating.inspection import inspect, tried_out
from tests.letters.own.conftest import Add, refusal_of, typed, with_part, word

CODE = [
    "{{ body.__class__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ body|attr('__class__') }}",
    "{{ body['__class__'] }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ range(1000000000) }}",
    "{{ 'a' * 1000000000 }}",
    "{{ body ~ body }}",
    "{{ 7 * 7 }}",
    "{{ body|safe }}",
    "{{ body|map('upper') }}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% set x = 1 %}",
    "{% macro a() %}x{% endmacro %}",
    "{% for a in body %}{% for b in body %}x{% endfor %}{% endfor %}",
    "{% for a in [1, 2] %}x{% endfor %}",
    "{{ namespace(x=1) }}",
]


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.code)
def test_every_standard_template_passes_and_is_a_start(kind: object) -> None:
    inspect(kind, kind.template.read_bytes(), name="brief.docx")  # type: ignore[arg-type,attr-defined]


@pytest.mark.parametrize("text", CODE)
def test_code_in_a_template_is_refused_with_its_place(add: Add, text: str) -> None:
    refusal = refusal_of(add, typed(text))
    assert refusal.code == "template_code"
    assert refusal.field == "file"
    assert text[:20] in refusal.sentence or "blokhaken" in refusal.sentence


@pytest.mark.parametrize("name", ["self", "lipsum", "config", "request", "dict", "joiner"])
def test_what_a_template_language_brings_by_itself_is_no_field(add: Add, name: str) -> None:
    assert refusal_of(add, typed(f"{{{{ {name} }}}}")).code == "template_field"


def test_an_unknown_field_is_named_with_the_right_one(add: Add) -> None:
    refusal = refusal_of(add, typed("Beste {{ adressee_name }},"))
    assert "adressee_name" in refusal.sentence and "bedoelt u addressee_name?" in refusal.sentence
    assert "Beste" in refusal.sentence


@pytest.mark.parametrize("part", ["header", "footer"])
def test_an_unknown_field_in_a_header_or_footer_is_found(add: Add, part: str) -> None:
    content = word(change=lambda document: getattr(document.sections[0], part).add_paragraph("{{ kenmerk }}"))
    assert "kenmerk" in refusal_of(add, content).sentence


def test_an_unknown_field_in_the_properties_is_found(add: Add) -> None:
    content = word(change=lambda document: setattr(document.core_properties, "title", "{{ titel }}"))
    assert "titel" in refusal_of(add, content).sentence


@pytest.mark.parametrize("text", ["Aan {{ body", "{% if body %} open", "{% endif %}", "{% als body %}", "{{ body } }"])
def test_a_broken_tag_is_refused(add: Add, text: str) -> None:
    assert refusal_of(add, typed(text)).code == "template_tag"


@pytest.mark.parametrize(
    "text",
    [
        "{{ body[0]|upper }}{{ body[1:] }}",
        "{% if contact and not place == 'x' %}{{ contact }}{% else %}geen{% endif %}",
        "{% for letter in body %}{{ letter }}{% endfor %}",
        "{{ contact if contact else body }}",
    ],
)
def test_fields_conditions_and_repetitions_are_fine(add: Add, text: str) -> None:
    assert add(typed(text)).version == 1


def test_a_template_that_fails_on_an_empty_field_is_refused(add: Add) -> None:
    assert refusal_of(add, typed("{{ contact[0] }}")).code == "template_unfilled"


@pytest.mark.parametrize("mark", ["«ondertekenaar»", "«functie»"])
def test_the_mark_of_the_signature_must_be_there_whatever_is_filled_in(add: Add, mark: str) -> None:
    def hide(document: object) -> None:
        for paragraph in document.paragraphs:  # type: ignore[attr-defined]
            for run in paragraph.runs:
                run.text = run.text.replace(mark, "")
        document.add_paragraph(f"{{% if contact %}}{mark}{{% endif %}}")  # type: ignore[attr-defined]

    refusal = refusal_of(add, word(change=hide))
    assert refusal.code == "signature_gone" and mark in refusal.sentence


def test_a_decision_keeps_its_remedy_clause(add: Add) -> None:
    def strip(document: object) -> None:
        for paragraph in document.paragraphs:  # type: ignore[attr-defined]
            if "remedy_body" in paragraph.text:
                paragraph.clear()

    refusal = refusal_of(add, word("order_under_penalty", strip), kind="order_under_penalty")
    assert refusal.code == "field_missing" and "objection_term" in refusal.sentence


def test_macros_are_refused_in_every_form(add: Add) -> None:
    assert "vbaProject.bin" in refusal_of(add, with_part("word/vbaProject.bin", b"0")).sentence
    assert refusal_of(add, word(), name="Brief.docm").code == "template_macro"
    with zipfile.ZipFile(io.BytesIO(word())) as source:
        types = source.read("[Content_Types].xml").replace(b"wordprocessingml.document.main", b"x.macroEnabled.main")
    assert refusal_of(add, with_part("[Content_Types].xml", types, instead=True)).code == "template_macro"


@pytest.mark.parametrize(
    ("kind", "named"), [("image", "een afbeelding"), ("oleObject", "een OLE-object"), ("attachedTemplate", "sjabloon")]
)
@pytest.mark.parametrize("quote", ['"', "'"])
def test_what_is_fetched_from_outside_is_refused_by_name(add: Add, kind: str, named: str, quote: str) -> None:
    link = f'<Relationship Id="r9" Type="http://x/{kind}" TargetMode="External" Target="http://x/"/>'
    refusal = refusal_of(add, with_part("word/_rels/settings.xml.rels", link.replace('"', quote).encode()))
    assert refusal.code == "template_outside" and named in refusal.sentence


def test_embedded_files_and_odd_parts_are_refused(add: Add) -> None:
    assert refusal_of(add, with_part("word/embeddings/a.bin", b"0")).code == "template_embedded"
    assert refusal_of(add, with_part("word/activeX/a.xml", b"0")).code == "template_embedded"
    entity = b'<!DOCTYPE x [<!ENTITY a "b">]><x/>'
    assert refusal_of(add, with_part("customXml/item9.xml", entity)).code == "template_entity"


@pytest.mark.parametrize("code", ["INCLUDEPICTURE", "DDEAUTO", "INCLUDETEXT"])
def test_a_field_code_of_word_that_fetches_is_refused(add: Add, code: str) -> None:
    def put(document: object) -> None:
        from docx.oxml import OxmlElement

        told = OxmlElement("w:instrText")
        told.text = f' {code} "http://x/y" '
        document.add_paragraph().add_run()._r.append(told)  # type: ignore[attr-defined]

    refusal = refusal_of(add, word(change=put))
    assert refusal.code == "template_field_code" and code in refusal.sentence


def test_what_is_no_word_file_too_large_or_a_bomb_is_refused(add: Add) -> None:
    assert refusal_of(add, b"").code == "file_empty"
    assert refusal_of(add, b"%PDF-1.7 %%EOF").code == "template_no_word"
    assert refusal_of(add, b"PK\x03\x04word/" + b"0" * 40).code == "docx_broken"
    assert "50 MB" in refusal_of(add, b"0" * (50 * 1024 * 1024)).sentence
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"0" * (101 * 1024 * 1024))
    assert refusal_of(add, bomb.getvalue()).code == "docx_bomb"


def test_a_template_holds_no_personal_data(add: Add) -> None:
    assert refusal_of(add, typed("BSN 111222333")).code == "personal_text"


def test_the_list_of_fields_has_an_example_of_each_and_the_try_out_shows_them() -> None:
    for kind in kinds():
        assert all(line.example and line.meaning for line in lines_of(kind))
        assert tried_out(kind, None)[:2] == b"PK"


def test_a_likely_letter_says_one_of_what_excludes_each_other_and_reads_as_a_letter() -> None:
    for kind in kinds():
        said = "\n".join(one.text for one in docx.Document(io.BytesIO(tried_out(kind, None, likely=True))).paragraphs)
        assert said.count("Uw zienswijze\n") <= 1, kind.code
        assert not re.search(r"\.\.|[”,] ?[.,]|Voorbeeld bij", said), (kind.code, said)
