"""`glossary`: from a Dutch word to the code."""

from dataclasses import asdict
from typing import Any

from django.core.management.base import CommandParser

from regiotoezicht.core.commands import Command as BaseCommand
from regiotoezicht.desk.reference.words import glossary


class Command(BaseCommand):
    """Lists the words of the glossary that hold a word, with where they are in the code."""

    help = "Zoekt een woord op in de woordenlijst."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("word", nargs="?", default="", help="een woord, zoals zienswijze")

    def answer(self, **options: Any) -> list[dict[str, str]]:
        return [asdict(word) for word in glossary(options["word"])]

    def text(self, document: Any) -> list[str]:
        if not document:
            return ["Dit woord staat niet in de woordenlijst."]
        return [
            " · ".join(filter(None, (word["word"], word["code"], word["basis"]))) + f"\n    {word['meaning']}"
            for word in document
        ]
