"""`actions`: every write of the house, who may do it and what goes on the log."""

from typing import Any

from django.core.management.base import CommandParser

from regiotoezicht.core.commands import Command as BaseCommand
from regiotoezicht.desk.reference.house import actions


class Command(BaseCommand):
    """Lists the actions with their permission and their event."""

    help = "Toont wat er gedaan kan worden, met het recht dat nodig is en wat op het logboek komt."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("word", nargs="?", default="", help="een woord, zoals overdracht")

    def answer(self, **options: Any) -> list[dict[str, str]]:
        return [
            {
                "action": action.name,
                "summary": action.summary,
                "permission": action.permission.code,
                "permission_name": action.permission.sentence,
                "event": action.records.code,
                "event_sentence": action.records.sentence,
            }
            for action in actions(options["word"])
        ]

    def text(self, document: Any) -> list[str]:
        if not document:
            return ["Geen handeling gevonden."]
        return [
            f"{line['action']}\n    {line['summary']}\n    Recht: {line['permission']} ({line['permission_name']})\n"
            f"    Logboek: {line['event']} ({line['event_sentence']})"
            for line in document
        ]
