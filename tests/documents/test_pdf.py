"""Real PDF/A, from HTML and from DOCX."""

import gc
import io
import os
import subprocess
from pathlib import Path

import pikepdf
import pytest

from regiotoezicht.core.refusals import Refused
from regiotoezicht.documents import apart
from regiotoezicht.documents.pdf import docx_to_pdfa, html_to_pdfa
from regiotoezicht.documents.render import office, pdfa
from regiotoezicht.documents.render.pdfa import conformance
from tests.documents.conftest import letter, pdf, with_part

PAGE = """<!DOCTYPE html><html lang="nl"><head><title>Rapport van bevindingen</title></head><body>
<p class="reference">KEN-2026-00001</p><h1>Rapport</h1><p>Bevinding: <b>vergunning</b> aanwezig, € 1, één, ŝ.</p>
<img alt=""
  src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/%3E"></body></html>"""


def test_html_becomes_pdf_a_3u_with_its_fonts_and_colours_inside() -> None:
    made = html_to_pdfa(PAGE)
    judged = conformance(made)
    assert (judged.part, judged.level, judged.is_archivable) == ("3", "U", True)
    assert judged.fonts
    assert not judged.missing_fonts
    with pikepdf.open(io.BytesIO(made)) as document:
        assert str(document.Root.Lang) == "nl"
        assert str(document.docinfo["/Title"]) == "Rapport van bevindingen"
        assert b"pdfaid:part" in document.Root.Metadata.read_raw_bytes()


def test_the_same_page_gives_the_same_bytes() -> None:
    assert html_to_pdfa(PAGE) == html_to_pdfa(PAGE)


def test_a_letter_from_our_second_font_leaves_the_others_as_they_are_written(tmp_path: Path) -> None:
    line = '<html lang="nl"><title>x</title><body><p>Bladzijde één, gehecht: €</p><p>{}</p></body></html>'
    assert first_line(html_to_pdfa(line.format("")), tmp_path) == first_line(
        html_to_pdfa(line.format("Ş ğ ı ł Nguyễn")), tmp_path
    )


def first_line(made: bytes, folder: Path) -> bytes:
    """How the first line of a PDF looks: two of these are equal when it is drawn the same."""
    (folder / "page.pdf").write_bytes(made)
    place = ("-x", "0", "-y", "0", "-W", "800", "-H", "140")
    drawn = subprocess.run(
        ["pdftoppm", "-r", "110", "-gray", *place, folder / "page.pdf"], capture_output=True, check=True
    )
    assert len(set(drawn.stdout[-100_000:])) > 2, "there is something on it"
    return drawn.stdout


# WeasyPrint leaves its colour profile open; in our process apart nobody notices.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_our_own_font_is_used_when_it_was_collected_and_another_when_not(monkeypatch: pytest.MonkeyPatch) -> None:
    collected = all((pdfa._VENDOR / name).exists() for name, _ in pdfa.FONTS)
    own = [font for font in conformance(html_to_pdfa(PAGE)).fonts if "Source-Sans" in font]
    assert bool(own) is collected
    monkeypatch.setattr(pdfa, "_VENDOR", Path("/nergens"))
    assert conformance(pdfa.from_html(PAGE, "")).is_archivable
    gc.collect()


@pytest.mark.parametrize("address", ["https://voorbeeld.example/p.png", "file:///etc/passwd", "http://127.0.0.1:1/"])
def test_a_page_that_fetches_something_is_not_rendered(address: str) -> None:
    with pytest.raises(Refused, match="niet worden verwerkt"):
        html_to_pdfa(f'<html lang="nl"><title>x</title><img src="{address}"></html>')


def test_a_word_document_becomes_pdf_a_2b() -> None:
    made = docx_to_pdfa(letter())
    judged = conformance(made)
    assert (judged.part, judged.level, judged.is_archivable) == ("2", "B", True)
    with pikepdf.open(io.BytesIO(made)) as document:
        assert len(document.pages) == 1


def test_a_word_document_with_a_macro_is_not_converted() -> None:
    with pytest.raises(Refused, match="macro"):
        docx_to_pdfa(with_part(letter(), "word/vbaProject.bin", b"x"))


def test_a_missing_office_is_said_in_dutch(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Refused, match="LibreOffice ontbreekt"):
        docx_to_pdfa(letter())


def test_an_office_that_fails_or_hangs_is_said_in_dutch_and_stopped(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "soffice"
    for script, sentence in (("exit 1", "kon niet worden omgezet"), ("sleep 60", "duurde te lang")):
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o700)
        monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
        monkeypatch.setattr(office, "SECONDS", 1)
        with pytest.raises(Refused, match=sentence):
            office.from_docx(letter())


def test_a_task_that_takes_too_long_is_stopped() -> None:
    with pytest.raises(Refused, match="duurde te lang"):
        apart.run_apart("html", b"{}", seconds=0)


def test_a_task_that_is_stopped_leaves_no_letter_and_nothing_running(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """LibreOffice is stopped before its files go: it stands in a group of its own, which nobody else would end."""
    folder, program, told = tmp_path / "tmp", tmp_path / "soffice", tmp_path / "pid"
    folder.mkdir()
    program.write_text(f"#!/bin/sh\necho $$ > {told}\nexec sleep 60\n")
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    with pytest.raises(Refused, match="duurde te lang"):
        apart.run_apart("docx", letter(), seconds=5)
    assert list(folder.iterdir()) == []
    with pytest.raises(ProcessLookupError):
        os.kill(int(told.read_text()), 0)


def test_a_task_that_breaks_tells_nothing_of_what_was_inside() -> None:
    with pytest.raises(Refused) as refused:
        apart.run_apart("html", b"geen json")
    assert refused.value.code == "render_failed"


def test_a_plain_pdf_is_no_pdf_a() -> None:
    judged = conformance(pdf())
    assert (judged.part, judged.is_archivable) == ("", False)


def test_a_font_that_is_not_inside_is_found() -> None:
    def lean_on_the_reader(document: pikepdf.Pdf) -> None:
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        document.pages[0].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=document.make_indirect(font)))

    assert conformance(pdf(lean_on_the_reader)).missing_fonts == {"Helvetica"}
