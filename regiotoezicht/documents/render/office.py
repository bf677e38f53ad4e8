"""DOCX to PDF/A with LibreOffice: its own empty profile each time, a time limit, nothing fetched, no macros."""

import json
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from regiotoezicht.core.refusals import Refused
from regiotoezicht.documents.recognition import refuse_bad_docx
from regiotoezicht.documents.render.binding import bound_as_archive
from regiotoezicht.documents.render.pdfa import finished

SECONDS, SECONDS_EACH = 60, 2
_PDF_A_2B = "pdf:writer_pdf_Export:" + json.dumps(
    {
        "SelectPdfVersion": {"type": "long", "value": "2"},
        "UseTaggedPDF": {"type": "boolean", "value": "true"},
        "ExportFormFields": {"type": "boolean", "value": "false"},
    }
)


def from_docx(docx: bytes) -> bytes:
    """PDF/A-2b from a DOCX. Raises Refused when LibreOffice is missing, fails, or takes too long."""
    return finished(_pdfs([docx], SECONDS)[0])


def all_from_docx(titles: list[str], docs: list[bytes]) -> bytes:
    """One PDF/A-2b from many, with bookmarks. LibreOffice starts once for all: starting takes longer than a letter."""
    return bound_as_archive(titles, _pdfs(docs, SECONDS + SECONDS_EACH * len(docs)))


def _pdfs(docs: list[bytes], seconds: int) -> list[bytes]:
    for docx in docs:
        refuse_bad_docx(docx)
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise Refused(
            "no_office", "LibreOffice ontbreekt op de server, dus van deze brief kan geen PDF worden gemaakt."
        )
    with tempfile.TemporaryDirectory(prefix="regiotoezicht-brief-") as folder:
        sources = [Path(folder) / f"brief{place}.docx" for place in range(len(docs))]
        for source, docx in zip(sources, docs, strict=True):
            source.write_bytes(docx)
        _convert(program, sources, Path(folder), seconds)
        made = [source.with_suffix(".pdf") for source in sources]
        if not all(pdf.exists() for pdf in made):
            raise Refused("office_failed", "Deze brief kon niet worden omgezet naar PDF; controleer het sjabloon.")
        return [pdf.read_bytes() for pdf in made]


def _convert(program: str, sources: list[Path], folder: Path, seconds: int) -> None:
    """Run LibreOffice as a process group of its own, so that a time-out leaves nothing running."""
    command = [
        program,
        "--headless",
        "--norestore",
        "--nologo",
        "--nodefault",
        "--nolockcheck",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--convert-to",
        _PDF_A_2B,
        "--outdir",
        str(folder),
        *map(str, sources),
    ]
    running = subprocess.Popen(  # noqa: S603 - a program found on the path, on a file that we wrote
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env=os.environ | {"HOME": str(folder)},
    )
    try:
        running.wait(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise Refused("office_slow", "Het omzetten naar PDF duurde te lang en is gestopt.") from error
    finally:
        if running.poll() is None:
            os.killpg(running.pid, signal.SIGKILL)
            running.wait()
