"""`backup`: everything in one file."""

import time
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from regiotoezicht.core import clock
from regiotoezicht.core.commands import Command as BaseCommand
from regiotoezicht.desk.backups.making import backup


class Command(BaseCommand):
    """Puts database, files, keys and witness in one file, while others go on working."""

    help = "Maakt een reservekopie van database, bestanden, sleutels en getuige in één bestand."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("target", type=Path, help="een map, of de naam van een nieuw bestand")

    def answer(self, **options: Any) -> dict[str, Any]:
        started = time.monotonic()
        made = backup(options["target"], at=clock.now())
        return made | {"seconds": round(time.monotonic() - started, 3)}

    def text(self, document: Any) -> list[str]:
        return [
            f"Reservekopie gemaakt: {document['file']} ({document['files']} bestanden, {document['bytes']} bytes).",
            "Bewaar dit bestand veilig: het bevat alle gegevens en ook de sleutels.",
        ]
