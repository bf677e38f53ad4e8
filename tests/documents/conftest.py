"""A record that has files, and files of every kind, made on the spot."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import uuid4

import docx
import pikepdf
import pytest
from PIL import Image
from pytest_django.fixtures import Settings

from regiotoezicht.documents import owners
from regiotoezicht.documents.models import Paper
from regiotoezicht.documents.rules import PAPER_RECEIVE, Channel, PaperKind
from regiotoezicht.organisation.models import Municipality


@pytest.fixture(autouse=True)
def _apart(really_apart: None) -> None:
    """These tests are about what happens in the process apart."""


@pytest.fixture(autouse=True)
def files(settings: Settings, tmp_path: Path) -> Path:
    """Content of this test lies in a folder of its own."""
    settings.FILES = tmp_path / "files"
    return tmp_path / "files"


@pytest.fixture
def matter(beverwijk: Municipality, monkeypatch: pytest.MonkeyPatch) -> Paper:
    """A record that stands in for those of the rooms above; whoever receives papers there may open its files."""
    made = Paper.objects.create(
        dossier="KEN-2026-00001",
        municipality=beverwijk,
        district=beverwijk.district,
        label="tests.matter",
        record_id=1,
        kind=PaperKind.OTHER,
        received_date=date(2026, 3, 1),
        channel=Channel.POST,
        token=uuid4(),
    )
    monkeypatch.setattr(owners, "_OWNERS", {})
    owners.declare(
        "documents.paper",
        lambda actor, record_id: actor.may(PAPER_RECEIVE, Paper.objects.get(pk=record_id)),
        purpose="bezwaar",
    )
    return made


def picture(form: str = "JPEG", *, size: tuple[int, int] = (60, 40), exif: bool = False) -> bytes:
    """A small picture, with a hidden orientation, device and place when asked."""
    image = Image.new("RGB", size, "white")
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    hidden = Image.Exif()
    if exif:
        hidden[0x0112] = 6
        hidden[0x010F] = "Fictieve Telefoon"
        hidden.get_ifd(0x8825)[1] = "N"
        hidden.get_ifd(0x8825)[2] = (52.0, 29.0, 12.0)
    buffer = io.BytesIO()
    image.save(buffer, form, exif=hidden)
    return buffer.getvalue()


def pdf(change: Callable[[pikepdf.Pdf], None] | None = None, password: str = "") -> bytes:
    """A PDF of one empty page."""
    buffer = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        if change is not None:
            change(document)
        document.save(buffer, encryption=pikepdf.Encryption(owner=password, user=password) if password else False)
    return buffer.getvalue()


def letter(text: str = "Geachte heer A. Testpersoon, u moet € 2.500 betalen.") -> bytes:
    """A Word document."""
    document = docx.Document()
    document.add_heading("Last onder dwangsom")
    document.add_paragraph(text)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def archive(parts: dict[str, bytes]) -> bytes:
    """A zip file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return buffer.getvalue()


def with_part(document: bytes, name: str, content: bytes) -> bytes:
    """A Word document with one part more."""
    with zipfile.ZipFile(io.BytesIO(document)) as packed:
        parts = {part: packed.read(part) for part in packed.namelist()}
    return archive(parts | {name: content})
