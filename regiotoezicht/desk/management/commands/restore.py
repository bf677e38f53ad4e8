"""`restore`: everything back from one file."""

import time
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from regiotoezicht.core import clock
from regiotoezicht.core.commands import Command as BaseCommand
from regiotoezicht.desk.backups.restoring import restore


class Command(BaseCommand):
    """Puts database, files, keys and witness back, and verifies the log. Stop the service first."""

    help = "Zet een reservekopie terug en controleert daarna het logboek. Zet eerst de dienst stil."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("source", type=Path, help="het bestand dat `backup` maakte")
        parser.add_argument("--replace", action="store_true", help="vervang wat er nu staat")

    def answer(self, **options: Any) -> dict[str, Any]:
        started = time.monotonic()
        done = restore(options["source"], replace=options["replace"], at=clock.now())
        return done | {"seconds": round(time.monotonic() - started, 3)}

    def text(self, document: Any) -> list[str]:
        whole = "heel" if document["ok"] else f"niet heel vanaf gebeurtenis {document['first_bad']}"
        return [
            f"Teruggezet: {document['files']} bestanden en {document['events']} gebeurtenissen, "
            f"van {document['made_at']}. Het logboek is {whole}."
        ]

    def is_good(self, document: Any) -> bool:
        return bool(document["ok"])
