"""A dossier as one file: what the actor may see of it, with an inventory by which every part can be checked.

The file is made while it is sent, one part at a time, so a large dossier takes no more memory than its largest part.
"""

import csv
import hashlib
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.template.loader import render_to_string
from django.utils import timezone

from regiotoezicht.core.dossier_files import DossierFile
from regiotoezicht.core.refusals import Refused
from regiotoezicht.desk.dossiers.queries import Dossier, Step

MISSING = "ontbreekt"
_PACKED = (".jpg", ".jpeg", ".png", ".zip", ".docx", ".xlsx")
"""Kinds of files that are packed already: packing them again only costs time."""


@dataclass(frozen=True)
class Part:
    """One part of the saved file, as the inventory names it."""

    name: str
    title: str
    day: str
    size: int
    sha256: str


@dataclass
class Saved:
    """A dossier to be saved: who saves it, when and why, and everything that goes in."""

    dossier: Dossier
    municipality: str
    maker: str
    office: str
    purpose: str
    at: datetime
    files: list[DossierFile]
    steps: list[Step]
    parts: list[Part] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name of the whole file."""
        return f"dossier-{self.dossier.number}-{timezone.localtime(self.at):%Y%m%d-%H%M}.zip"

    def stream(self) -> Iterator[bytes]:
        """The bytes of the zip: the files, the timeline, the records, and the inventory last."""
        pipe = _Pipe()
        with zipfile.ZipFile(pipe, "w") as archive:
            for place, file in enumerate(self.files, start=1):
                self._add_file(archive, place, file)
                yield pipe.taken()
            self._add(archive, "verloop.csv", "Verloop van het dossier", _table(_STEP_HEADINGS, _step_rows(self.steps)))
            self._add(
                archive, "onderdelen.csv", "Onderdelen van het dossier", _table(_RECORD_HEADINGS, self._records())
            )
            yield pipe.taken()
            for name, content in self._inventories():
                self._write(archive, name, content)
            yield pipe.taken()
        yield pipe.taken()

    def _add_file(self, archive: zipfile.ZipFile, place: int, file: DossierFile) -> None:
        name = f"stukken/{place:03d}-{file.on_date.isoformat()}-{_safe(file.name)}"
        try:
            content = file.read()
        except (
            OSError,
            Refused,
        ):  # the inventory says so; the rest is still worth having
            self.parts.append(Part(name, file.title, f"{file.on_date:%d-%m-%Y}", 0, MISSING))
            return
        self._add(archive, name, file.title, content, day=f"{file.on_date:%d-%m-%Y}")

    def _add(self, archive: zipfile.ZipFile, name: str, title: str, content: bytes, *, day: str = "") -> None:
        self._write(archive, name, content)
        self.parts.append(Part(name, title, day, len(content), hashlib.sha256(content).hexdigest()))

    def _write(self, archive: zipfile.ZipFile, name: str, content: bytes) -> None:
        entry = zipfile.ZipInfo(name, timezone.localtime(self.at).timetuple()[:6])
        entry.compress_type = zipfile.ZIP_STORED if name.lower().endswith(_PACKED) else zipfile.ZIP_DEFLATED
        entry.external_attr = 0o600 << 16
        archive.writestr(entry, content)

    def _records(self) -> Iterator[tuple[object, ...]]:
        for seen in self.dossier.seen:
            yield seen.kind.name, seen.record_id, seen.state_label, "" if seen.readable else "alleen de stand"

    def _inventories(self) -> Iterator[tuple[str, bytes]]:
        rows = ((part.name, part.title, part.day, part.size, part.sha256) for part in self.parts)
        yield "inventaris.csv", _table(("Bestand", "Omschrijving", "Datum", "Bytes", "SHA-256"), rows)
        lines = (f"{part.sha256}  {part.name}\n" for part in self.parts if part.sha256 != MISSING)
        yield "inventaris.txt", "".join(lines).encode()
        yield "inventaris.html", render_to_string("desk/inventory.html", {"saved": self}).encode()


_STEP_HEADINGS = ("Nummer", "Wanneer", "Wat", "Wie", "Functie", "Onderdeel")
_RECORD_HEADINGS = ("Onderdeel", "Nummer", "Stand", "Zichtbaar")


def _step_rows(steps: list[Step]) -> Iterator[tuple[object, ...]]:
    for step in steps:
        moment = timezone.localtime(step.at)
        yield step.number, f"{moment:%d-%m-%Y %H:%M:%S}", step.what, step.who, step.function, step.about


def _table(headings: tuple[str, ...], rows: Iterator[tuple[object, ...]]) -> bytes:
    """A table that a spreadsheet opens as it is: semicolons, and the mark by which it knows the letters."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([_inert(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _inert(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t") else cell


def _safe(name: str) -> str:
    """A name without folders and odd signs."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(sign if sign.isalnum() or sign in "._-" else "-" for sign in last)[-100:].lstrip(".") or "stuk"


class _Pipe(io.RawIOBase):
    """Where the zip is written and the answer takes it from; it cannot go back, so neither can the zip."""

    def __init__(self) -> None:
        self._chunks: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, chunk: object, /) -> int:
        content = bytes(chunk)  # type: ignore[call-overload]  # any buffer
        self._chunks.append(content)
        return len(content)

    def taken(self) -> bytes:
        """What was written since the last time."""
        found = b"".join(self._chunks)
        self._chunks.clear()
        return found
