"""What a file is, judged by its content alone: its name and what a browser says of it are not trusted. Pure."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from regiotoezicht.core.refusals import Refused
from regiotoezicht.documents.limits import FILE_LIMIT, MEGABYTE, PHOTO_LIMIT, UNPACKED_LIMIT, UNPACKED_PARTS


@dataclass(frozen=True)
class FileType:
    """A type of file that the system keeps."""

    content_type: str
    extension: str
    label: str


PDF = FileType("application/pdf", "pdf", "PDF")
DOCX = FileType("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", "Word-document")
JPEG = FileType("image/jpeg", "jpg", "JPEG-foto")
PNG = FileType("image/png", "png", "PNG-afbeelding")
WEBP = FileType("image/webp", "webp", "WebP-afbeelding")
PHOTOS = (JPEG, PNG, WEBP)
_HEIC = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif")
_OTHER_NATURES = (b"%PDF-", b"<html", b"<HTML", b"<script", b"<SCRIPT", b"<?php", b"<!DOCTYPE")
_ARCHIVE_END = b"PK\x05\x06"
DAMAGED = "Dit Word-document is beschadigd en kan niet worden geopend."
_DAMAGE = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError)
"""What the standard library raises for an archive that is damaged, locked, or packed in a way that it does not know."""


def recognise_photo(content: bytes) -> FileType:
    """The type of a photo by its first bytes. Raises Refused, with advice for who takes photos."""
    try:
        found = recognise(content)
    except Refused as refusal:
        if refusal.code in ("file_type", "file_archive"):
            raise not_a_photo() from refusal
        raise
    if found not in PHOTOS:
        raise not_a_photo()
    return found


def not_a_photo() -> Refused:
    """The refusal of a file that is no photo."""
    return Refused("no_photo", "Dit is geen foto. Gebruik een JPEG, PNG of WebP.")


def recognise(content: bytes) -> FileType:
    """The type of a file by its first bytes. Raises Refused, with advice, for anything the system does not keep."""
    if not content:
        raise Refused("file_empty", "Dit bestand is leeg (0 bytes).")
    if content.startswith(b"%PDF-"):
        return PDF
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return WEBP
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC:
        raise Refused(
            "photo_heic",
            "Deze foto is een HEIC- of AVIF-bestand. Kies op de telefoon «meest compatibel» (JPEG) en probeer het "
            "opnieuw.",
        )
    if content.startswith(b"PK\x03\x04") and b"word/" in content:
        return DOCX
    if content.startswith(b"PK"):
        raise Refused("file_archive", "Een gecomprimeerd bestand (zip) kan niet. Voeg de stukken een voor een toe.")
    raise Refused("file_type", "Dit soort bestand kan niet. Gebruik een PDF, een Word-document (.docx) of een JPEG.")


def refuse_size(size: int, *, photo: bool = False) -> None:
    """Refuse a file without content or above the limit. `size` in bytes.

    Basis: BIO 2 (input checks); the limits stand in docs/reference.
    """
    limit = PHOTO_LIMIT if photo else FILE_LIMIT
    if size == 0:
        raise Refused("file_empty", "Dit bestand is leeg (0 bytes).")
    if size > limit:
        raise Refused(
            "file_size", f"Dit bestand is te groot ({size // MEGABYTE} MB). De grens is {limit // MEGABYTE} MB."
        )


def refuse_double_nature(content: bytes, kind: FileType) -> None:
    """Refuse a file that is two things at once: an archive behind a PDF or a photo, a page or a PDF inside a photo.

    Basis: BIO 2 (malware); such files exist to slip past checks.
    """
    if kind is not DOCX and _ARCHIVE_END in content[-66_000:] and zipfile.is_zipfile(io.BytesIO(content)):
        raise Refused("file_double", "Dit bestand is tegelijk een ander soort bestand en wordt daarom geweigerd.")
    if kind in PHOTOS and any(mark in content for mark in _OTHER_NATURES):
        raise Refused("file_double", "Dit bestand is tegelijk een ander soort bestand en wordt daarom geweigerd.")
    if kind is PDF and b"%%EOF" not in content[-2048:]:
        raise Refused("pdf_broken", "Deze PDF is beschadigd en kan niet worden geopend.")


def refuse_bad_docx(content: bytes) -> None:
    """Refuse a Word document that is broken, a bomb, has macros, or fetches something from outside.

    Basis: BIO 2 (malware); no request to third parties.
    """
    with opened_docx(content) as archive:
        parts = archive.infolist()
        names = {part.filename.lower() for part in parts}
        if len(parts) > UNPACKED_PARTS or sum(part.file_size for part in parts) > UNPACKED_LIMIT:
            raise Refused("docx_bomb", "Dit Word-document wordt bij het uitpakken te groot en is geweigerd.")
        if "word/document.xml" not in names or "[content_types].xml" not in names:
            raise Refused("docx_broken", "Dit is geen Word-document, of het is beschadigd.")
        if any("vbaproject" in name or "/activex/" in name or "/embeddings/" in name for name in names):
            raise Refused("docx_macro", "Dit Word-document bevat een macro of een ingesloten bestand.")
        if any(_fetches(archive, part) for part in parts):
            raise Refused("docx_outside", "Dit Word-document haalt iets op van buiten (een koppeling) en kan niet.")
        # Each part is read once here, so that whoever opens the document later meets no damage any more.
        if archive.testzip() is not None:
            raise Refused("docx_broken", DAMAGED)


@contextmanager
def opened_docx(content: bytes) -> Iterator[zipfile.ZipFile]:
    """A Word document as the archive that it is. Raises Refused for damage, wherever in it it is met.

    Basis: BIO 2 (input checks).
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield archive
    except _DAMAGE as error:
        raise Refused("docx_broken", DAMAGED) from error


def _fetches(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether a part names something outside that is more than a link to click on."""
    if not part.filename.lower().endswith(".rels"):
        return False
    if part.file_size > MEGABYTE:
        return True
    links = archive.read(part).decode("utf-8", "replace").split("<Relationship ")
    return any('TargetMode="External"' in link and "/hyperlink" not in link for link in links)


def safe_name(name: str, kind: FileType) -> str:
    """A name to show and to save under: the last part, without odd characters, with the extension of the content.

    Basis: BIO 2 (input checks): a name from outside is text, never a path.
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    stem = last.rsplit(".", 1)[0] if "." in last else last
    kept = "".join(letter if letter.isalnum() or letter in " -_()" else "_" for letter in stem)
    short = " ".join(kept.split()).strip("._ ")[:90] or "bestand"
    return f"{short}.{kind.extension}"
