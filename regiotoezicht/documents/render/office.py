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
from regiotoezicht.documents.render.pdfa import finished

SECONDS = 60
_PDF_A_2B = "pdf:writer_pdf_Export:" + json.dumps(
    {
        "SelectPdfVersion": {"type": "long", "value": "2"},
        "UseTaggedPDF": {"type": "boolean", "value": "true"},
        "ExportFormFields": {"type": "boolean", "value": "false"},
    }
)


def from_docx(docx: bytes) -> bytes:
    """PDF/A-2b from a DOCX. Raises Refused when LibreOffice is missing, fails, or takes too long."""
    refuse_bad_docx(docx)
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise Refused(
            "no_office", "LibreOffice ontbreekt op de server, dus van deze brief kan geen PDF worden gemaakt."
        )
    with tempfile.TemporaryDirectory(prefix="regiotoezicht-brief-") as folder:
        source = Path(folder) / "brief.docx"
        source.write_bytes(docx)
        _convert(program, source, Path(folder))
        made = source.with_suffix(".pdf")
        if not made.exists():
            raise Refused("office_failed", "Deze brief kon niet worden omgezet naar PDF; controleer het sjabloon.")
        return finished(made.read_bytes())


def _convert(program: str, source: Path, folder: Path) -> None:
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
        str(source),
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
        running.wait(timeout=SECONDS)
    except subprocess.TimeoutExpired as error:
        raise Refused("office_slow", "Het omzetten naar PDF duurde te lang en is gestopt.") from error
    finally:
        if running.poll() is None:
            os.killpg(running.pid, signal.SIGKILL)
            running.wait()
