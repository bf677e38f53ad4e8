"""`rules`: the rules of the house with what they rest on."""

from dataclasses import asdict
from typing import Any

from django.core.management.base import CommandParser

from regiotoezicht.core.commands import Command as BaseCommand
from regiotoezicht.desk.reference.house import rules


class Command(BaseCommand):
    """Lists the rules that hold a word, each with its article, policy or decision."""

    help = "Toont de regels waarin een woord voorkomt, met waar zij op rusten."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("word", nargs="?", default="", help="een woord of artikel, zoals woning of 5:11")

    def answer(self, **options: Any) -> list[dict[str, str]]:
        return [asdict(line) for line in rules(options["word"])]

    def text(self, document: Any) -> list[str]:
        if not document:
            return ["Geen regel gevonden."]
        return [f"{line['rule']}\n    {line['summary']}\n    Basis: {line['basis']}" for line in document]
