"""Keeping files: what is refused, what is kept, and what a crash leaves behind."""

import hashlib
import io
import os
import zipfile
from datetime import timedelta
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.audit.models import Event
from regiotoezicht.core.actions import unit
from regiotoezicht.core.refusals import Refused
from regiotoezicht.documents import actions, recognition
from regiotoezicht.documents import content as contents
from regiotoezicht.documents.limits import MEGABYTE
from regiotoezicht.documents.models import Paper, StoredFile
from regiotoezicht.documents.queries import files_of, open_file
from regiotoezicht.documents.rules import FileKind
from tests.conftest import NOW
from tests.documents.conftest import archive, letter, pdf, picture, with_part


def upload(matter: Paper, actor: AccountActor, content: bytes, name: str = "stuk") -> StoredFile:
    with unit():
        return actions.store_upload(matter, kind=FileKind.PAPER, name=name, content=content, actor=actor, at=NOW)


def test_damage_in_any_part_of_a_word_file_is_found_before_it_is_kept() -> None:
    whole = letter()
    with zipfile.ZipFile(io.BytesIO(whole)) as there:
        parts = there.infolist()
    for part in parts:
        middle = part.header_offset + 30 + len(part.filename) + part.compress_size // 2
        damaged = whole[:middle] + bytes(sign ^ 0xFF for sign in whole[middle : middle + 4]) + whole[middle + 4 :]
        with pytest.raises(Refused, match="beschadigd") as refused:
            recognition.refuse_bad_docx(damaged)
        assert refused.value.code == "docx_broken", part.filename


def everything_on(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    "content, content_type, name",
    [
        (pdf(), "application/pdf", "Zienswijze van maart.pdf"),
        (letter(), recognition.DOCX.content_type, "Zienswijze van maart.docx"),
        (picture(), "image/jpeg", "Zienswijze van maart.jpg"),
        (picture("PNG"), "image/jpeg", "Zienswijze van maart.jpg"),
        (picture("WEBP"), "image/jpeg", "Zienswijze van maart.jpg"),
    ],
    ids=["pdf", "word", "jpeg", "png", "webp"],
)
def test_a_file_is_kept_by_its_content_and_comes_back_whole(
    matter: Paper, anna: AccountActor, content: bytes, content_type: str, name: str
) -> None:
    stored = upload(matter, anna, content, "../../etc/Zienswijze van maart.exe")
    assert (stored.content_type, stored.name) == (content_type, name)
    assert stored.taken_sha256 == hashlib.sha256(content).hexdigest()
    kept = open_file(stored)
    assert stored.kept_sha256 == hashlib.sha256(kept).hexdigest()
    assert (kept == content) is (content_type != "image/jpeg")
    assert (stored.dossier, stored.municipality, stored.size) == (matter.dossier, matter.municipality, len(kept))
    assert files_of(matter) == [stored]
    assert Event.objects.get(type="documents.file_stored").record_id == matter.pk


def test_content_lies_encrypted_under_a_random_name(matter: Paper, anna: AccountActor, files: Path) -> None:
    content = pdf()
    stored = upload(matter, anna, content)
    [path] = everything_on(files)
    assert b"%PDF" not in path.read_bytes()
    assert path.name == stored.place
    assert "stuk" not in str(path.relative_to(files))
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "content, code",
    [
        (b"", "file_empty"),
        (b"%PDF-" + bytes(50 * MEGABYTE), "file_size"),
        (b"MZ" + bytes(300), "file_type"),
        (b"<html><script>alert(1)</script></html>", "file_type"),
        (b"GIF89a" + bytes(300), "file_type"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(300), "photo_heic"),
        (archive({"xl/workbook.xml": bytes(30 * MEGABYTE)}), "file_archive"),
        (b"%PDF-1.7 afgebroken", "pdf_broken"),
        (b"%PDF-1.7 onzin %%EOF", "pdf_broken"),
        (pdf() + archive({"a.txt": b"a"}), "file_double"),
        (pdf(password="geheim"), "pdf_locked"),
        (b"\xff\xd8\xff" + bytes(300), "photo_broken"),
        (picture()[:200], "photo_broken"),
        (picture() + archive({"a.txt": b"a"}), "file_double"),
        (picture() + b"<html><script>alert(1)</script></html>", "file_double"),
        (picture("PNG") + pdf(), "file_double"),
        (b"PK\x03\x04 word/ onzin", "docx_broken"),
        (archive({"word/document.xml": b"x"}), "docx_broken"),
        (with_part(letter(), "word/media/groot.bin", bytes(101 * MEGABYTE)), "docx_bomb"),
        (with_part(letter(), "word/vbaProject.bin", b"x"), "docx_macro"),
        (
            with_part(
                letter(),
                "word/_rels/footer1.xml.rels",
                b'<Relationships><Relationship Id="r1" Type="x/image" TargetMode="External" '
                b'Target="https://voorbeeld.example/p.png"/></Relationships>',
            ),
            "docx_outside",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_wrong_with_a_file_is_refused_and_nothing_is_left_behind(
    matter: Paper, anna: AccountActor, files: Path, content: bytes, code: str
) -> None:
    with pytest.raises(Refused) as refused:
        upload(matter, anna, content)
    assert refused.value.code == code
    assert refused.value.sentence.endswith(".")
    assert not StoredFile.objects.exists()
    assert everything_on(files) == []


def test_a_pdf_that_runs_a_script_is_refused(matter: Paper, anna: AccountActor) -> None:
    def script(document: pikepdf.Pdf) -> None:
        document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")

    with pytest.raises(Refused, match="script"):
        upload(matter, anna, pdf(script))


def test_a_photo_is_written_anew_upright_and_without_hidden_data(matter: Paper, anna: AccountActor) -> None:
    taken = picture(exif=True)
    with unit():
        stored = actions.store_photo(matter, name="IMG_0001.HEIC", content=taken, actor=anna, at=NOW)
    kept = open_file(stored)
    image = Image.open(io.BytesIO(kept))
    assert (image.format, image.size, dict(image.getexif())) == ("JPEG", (40, 60), {})
    assert b"Fictieve" not in kept
    assert b"Exif" not in kept
    red, _, blue = image.convert("RGB").getpixel((20, 5))  # type: ignore[misc]  # Pillow types a pixel loosely
    assert red > 200 > 60 > blue
    assert stored.taken_sha256 != stored.kept_sha256


@pytest.mark.parametrize("content", [pdf(), letter(), b"tekst"], ids=["pdf", "word", "text"])
def test_what_is_no_photo_is_not_kept_as_one(matter: Paper, anna: AccountActor, content: bytes) -> None:
    with pytest.raises(Refused), unit():
        actions.store_photo(matter, name="foto", content=content, actor=anna, at=NOW)


def test_a_picture_that_unpacks_to_too_many_pixels_is_refused(matter: Paper, anna: AccountActor) -> None:
    buffer = io.BytesIO()
    Image.new("1", (20_000, 6_000)).save(buffer, "PNG")
    for pixels in (buffer.getvalue(), _png_that_claims(60_000, 60_000)):
        with pytest.raises(Refused, match="beeldpunten"), unit():
            actions.store_photo(matter, name="bom", content=pixels, actor=anna, at=NOW)


def _png_that_claims(width: int, height: int) -> bytes:
    import struct
    import zlib

    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = b"IDAT" + zlib.compress(b"\x00" * 100)
    chunks = (struct.pack(">I", len(c) - 4) + c + struct.pack(">I", zlib.crc32(c)) for c in (header, body, b"IEND"))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def test_a_moving_picture_is_refused(matter: Paper, anna: AccountActor) -> None:
    frames = [Image.new("RGB", (8, 8), color) for color in ("red", "blue")]
    buffer = io.BytesIO()
    frames[0].save(buffer, "PNG", save_all=True, append_images=frames[1:])
    with pytest.raises(Refused, match="bewegend"), unit():
        actions.store_photo(matter, name="film", content=buffer.getvalue(), actor=anna, at=NOW)


def test_a_photo_with_a_second_picture_behind_it_is_kept_without_that(matter: Paper, anna: AccountActor) -> None:
    taken = io.BytesIO()
    behind = Image.new("RGB", (60, 40), "blue")
    Image.new("RGB", (60, 40), "red").save(taken, "MPO", save_all=True, append_images=[behind])
    with unit():
        stored = actions.store_photo(matter, name="telefoon", content=taken.getvalue(), actor=anna, at=NOW)
    kept = open_file(stored)
    image = Image.open(io.BytesIO(kept))
    assert (image.format, kept.count(b"\xff\xd8\xff")) == ("JPEG", 1)
    red, _, blue = image.convert("RGB").getpixel((30, 20))  # type: ignore[misc]  # Pillow types a pixel loosely
    assert red > 200 > 60 > blue


def test_content_that_was_changed_moved_or_lost_is_not_given_out(
    matter: Paper, anna: AccountActor, files: Path
) -> None:
    one, other = upload(matter, anna, pdf()), upload(matter, anna, letter())
    paths = {path.name: path for path in everything_on(files)}
    paths[one.place].write_bytes(paths[other.place].read_bytes())
    with pytest.raises(Refused, match="reservekopie"):
        open_file(one)
    paths[one.place].unlink()
    with pytest.raises(Refused, match="reservekopie"):
        open_file(one)
    other.kept_sha256 = "0" * 64
    with pytest.raises(Refused, match="reservekopie"):
        open_file(other)


def test_a_unit_that_fails_leaves_no_row_and_its_content_is_swept_a_day_later(
    matter: Paper, anna: AccountActor, files: Path
) -> None:
    kept = upload(matter, anna, pdf())
    with pytest.raises(ZeroDivisionError), unit():
        actions.store(matter, kind=FileKind.LETTER, name="brief", content=letter(), actor=anna, at=NOW)
        raise ZeroDivisionError
    assert (StoredFile.objects.count(), len(everything_on(files))) == (1, 2)
    half = next(files.iterdir()) / ".half-geschreven"
    half.write_bytes(b"x")
    for path in everything_on(files):
        os.utime(path, (NOW.timestamp(), NOW.timestamp()))
    assert actions.sweep_orphans(NOW + timedelta(hours=23)) == 0
    assert actions.sweep_orphans(NOW + timedelta(hours=25)) == 2
    assert [path.name for path in everything_on(files)] == [kept.place]


@pytest.mark.parametrize(
    "given, kept",
    [
        ("brief.pdf", "brief.pdf"),
        ("..\\..\\windows\\brief.docx", "brief.pdf"),
        ("/etc/passwd", "passwd.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "a__Set-Cookie_ x.pdf"),
        ("", "bestand.pdf"),
        ("....", "bestand.pdf"),
        ("é" * 300 + ".pdf", "é" * 90 + ".pdf"),
    ],
)
def test_a_name_from_outside_is_text_and_never_a_path(given: str, kept: str) -> None:
    assert recognition.safe_name(given, recognition.PDF) == kept


def test_the_same_content_never_lies_there_twice_alike(files: Path) -> None:
    one, other = contents.keep(b"zelfde"), contents.keep(b"zelfde")
    first, second = sorted(everything_on(files))
    assert one != other
    assert first.read_bytes() != second.read_bytes()
    assert contents.fetch(one, digest=contents.digest_of(b"zelfde")) == b"zelfde"


@pytest.mark.parametrize(
    "name",
    [
        "Zienswijze_mevrouw_Proef.pdf",
        "bsn 123456782.pdf",
        "06-12345678.pdf",
        "06-1234\u200b5678.pdf",
        "mеvrоuw Proef.pdf",
        "Мария.pdf",
    ],
)
def test_a_name_that_leads_to_a_person_is_not_kept(matter: Paper, anna: AccountActor, name: str) -> None:
    assert upload(matter, anna, pdf(), name).name == "bestand.pdf"
