"""Pictures of every letter as pages: `python -m scripts.letter_pictures [FOLDER]`, and part of `make screenshots`.

Each kind is made of a fictitious case, as the try-out of a template does it: once with all its fields and once with
only those that must be there. What is left empty, wrong or ugly shows.
"""

import os
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent / "screenshots" / "letters"
DOTS_PER_INCH = 80


def take(folder: Path) -> int:
    """Take the pictures; answers how many kinds of letters there are."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "regiotoezicht.config.settings")
    import django

    django.setup()
    from regiotoezicht.letters.kinds import kinds

    folder.mkdir(parents=True, exist_ok=True)
    for kind in kinds():
        for complete, name in ((True, "alles"), (False, "verplicht")):
            _print(_pdf(kind, complete=complete), folder / f"{kind.code}--{name}")
    return len(kinds())


def _pdf(kind: Any, *, complete: bool) -> bytes:
    from regiotoezicht.documents.pdf import docx_to_pdfa
    from regiotoezicht.letters.models import Letterhead
    from regiotoezicht.letters.signing import Signature, signed
    from regiotoezicht.letters.templating.inspection import tried_out

    letterhead = Letterhead(
        office="afdeling Veiligheid",
        address="Postbus 0, 1999 ZZ Voorbeeldstad",
        return_address="Postbus 0, 1999 ZZ Voorbeeldstad",
        phone="0000 000 000",
        email="post@gemeente.example",
        contact_function="de behandelend jurist",
        court="de rechtbank Voorbeeldland",
        court_address="Postbus 0, 1999 ZZ Voorbeeldstad",
        objection_office="afdeling Juridische Zaken",
        objection_address="Postbus 0, 1999 ZZ Voorbeeldstad",
        iban="NL79DEMO0000000000",
        account_name="Gemeente Voorbeeldstad",
    )
    made = tried_out(kind, None, complete=complete, likely=True, letterhead=letterhead)
    if kind.is_addressed:
        mandate = "namens deze, op grond van mandaatbesluit 2026" if complete else ""
        made = signed(made, Signature("G. Model", "teamleider Veiligheid", mandate, date(2026, 3, 24)))
    return docx_to_pdfa(made)


def _print(pdf: bytes, path: Path) -> None:
    """The pages of a PDF as pictures."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        subprocess.run(["pdftoppm", "-png", "-r", str(DOTS_PER_INCH), file.name, path], check=True)


if __name__ == "__main__":
    print(f"{take(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)} soorten brieven")
