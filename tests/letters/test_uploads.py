"""What comes back from Word, and what pretends to."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.core.refusals import Refused
from regiotoezicht.documents.models import StoredFile
from regiotoezicht.documents.queries import open_file
from regiotoezicht.letters import actions, signing
from regiotoezicht.letters.models import Letter
from regiotoezicht.worklist.models import Task

from ..conftest import NOW
from .conftest import composed


@pytest.fixture
def letter(matter: Task, anna: AccountActor) -> Letter:
    return composed(matter, anna)


def draft(letter: Letter) -> bytes:
    assert letter.docx is not None
    return open_file(letter.docx)


def edited(letter: Letter, change: Callable[[Any], object]) -> bytes:
    document = docx.Document(io.BytesIO(draft(letter)))
    change(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def with_part(content: bytes, name: str, text: bytes) -> bytes:
    buffer = io.BytesIO(content)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(name, text)
    return buffer.getvalue()


def refusal_of(letter: Letter, content: bytes, actor: AccountActor) -> str:
    kept = StoredFile.objects.count()
    with pytest.raises(Refused) as refusal:
        actions.replace(letter, name="../../brief.docx", content=content, actor=actor, at=NOW)
    letter.refresh_from_db()
    assert StoredFile.objects.count() == kept
    return refusal.value.code


def test_only_word_comes_back(letter: Letter, anna: AccountActor) -> None:
    assert refusal_of(letter, b"", anna) == "file_empty"
    assert refusal_of(letter, b"%PDF-1.7 %%EOF", anna) == "letter_no_word"
    assert refusal_of(letter, b"MZ\x90\x00", anna) == "file_type"
    assert refusal_of(letter, b"PK\x03\x04word/" + b"0" * 40, anna) == "docx_broken"
    assert refusal_of(letter, b"0" * (21 * 1024 * 1024), anna) == "file_size"


def test_macros_embedded_files_and_links_to_outside_are_refused(letter: Letter, anna: AccountActor) -> None:
    content = draft(letter)
    outside = b'<Relationship Id="r" Type="x/attachedTemplate" TargetMode="External" Target="x"/>'
    assert refusal_of(letter, with_part(content, "word/vbaProject.bin", b"0"), anna) == "docx_macro"
    assert refusal_of(letter, with_part(content, "word/embeddings/a.bin", b"0"), anna) == "docx_macro"
    assert refusal_of(letter, with_part(content, "word/_rels/settings.xml.rels", outside), anna) == "docx_outside"


def test_a_word_file_that_its_own_reader_cannot_open_is_refused(letter: Letter, anna: AccountActor) -> None:
    broken = io.BytesIO()
    with zipfile.ZipFile(broken, "w") as archive:
        archive.writestr("word/document.xml", "<niet-af")
        archive.writestr("[Content_Types].xml", "<Types/>")
    assert refusal_of(letter, broken.getvalue(), anna) == "docx_broken"


@pytest.mark.parametrize("mark", [signing.SIGNER, signing.FUNCTION])
def test_the_place_of_the_signature_must_stay(letter: Letter, anna: AccountActor, mark: str) -> None:
    def remove(word: Any) -> None:
        for paragraph in word.paragraphs:
            if mark in paragraph.text:
                paragraph.clear()

    assert refusal_of(letter, edited(letter, remove), anna) == "signature_gone"


@pytest.mark.parametrize(
    "text",
    ["BSN 111222333", "geboren op 12-03-1990", "Paspoortnummer NWR4B2C83"],
)
def test_what_no_letter_needs_is_refused_in_an_edited_letter(letter: Letter, anna: AccountActor, text: str) -> None:
    assert refusal_of(letter, edited(letter, lambda word: word.add_paragraph(text)), anna) == "personal_text"


def test_a_sign_that_cannot_be_printed_is_refused_in_an_edited_letter(letter: Letter, anna: AccountActor) -> None:
    assert (
        refusal_of(letter, edited(letter, lambda document: document.add_paragraph("Let op ⚠️")), anna) == "unprintable"
    )


@pytest.mark.parametrize("mark", ["w:ins", "w:del", "w:moveTo"])
def test_changes_that_nobody_accepted_are_refused(letter: Letter, anna: AccountActor, mark: str) -> None:
    def change(word: Any) -> None:
        run = word.paragraphs[0].add_run("De last is ingetrokken.")._r
        tracked = OxmlElement(mark)
        tracked.set(qn("w:author"), "medewerker")
        run.addprevious(tracked)
        tracked.append(run)

    assert refusal_of(letter, edited(letter, change), anna) == "tracked"


def test_an_edited_letter_may_name_its_addressee_and_its_contact(letter: Letter, anna: AccountActor) -> None:
    content = edited(letter, lambda word: word.add_paragraph("De heer A. Testpersoon, telefoon 06 12345678."))
    actions.replace(letter, name="../../Brief 😀 versie 2.docm", content=content, actor=anna, at=NOW)
    assert letter.docx is not None
    assert letter.docx.name == "Brief _ versie 2.docx"
    assert Path(letter.docx.place).name == letter.docx.place


def test_what_was_typed_in_word_does_not_run_as_a_template(letter: Letter, anna: AccountActor) -> None:
    content = edited(letter, lambda word: word.add_paragraph("{{ 7 * 7 }} {% include 'x' %} {{ reference }}"))
    actions.replace(letter, name="brief.docx", content=content, actor=anna, at=NOW)
    assert letter.docx is not None
    signed = signing.signed(open_file(letter.docx), signing.Signature("G.", "manager", "", NOW.date()))
    text = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(signed)).paragraphs)
    assert "{{ 7 * 7 }} {% include 'x' %} {{ reference }}" in text
