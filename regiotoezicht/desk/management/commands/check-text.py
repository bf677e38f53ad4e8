"""`check-text`: whether a text holds personal data that may not be stored."""

import sys
from typing import Any

from django.core.management.base import CommandParser

from regiotoezicht.core.commands import Command as BaseCommand
from regiotoezicht.guard import Context, Kind, check, sentence


class Command(BaseCommand):
    """Reads a text on standard input and says which kinds of personal data stand where, never the found text.

    Places are code points of the text, end exclusive; bytes that are no UTF-8 count as one replaced character.
    """

    help = "Zoekt persoonsgegevens in een tekst op standaardinvoer."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--context",
            choices=[context.value for context in Context],
            default=Context.REMARKS.value,
            help="het soort veld waarvoor de tekst bedoeld is",
        )

    def answer(self, **options: Any) -> dict[str, Any]:
        source = options.get("stdin") or sys.stdin.buffer
        findings = check(source.read().decode("utf-8", errors="replace"), Context(options["context"]))
        return {
            "blocked": bool(findings),
            "findings": [
                {"kind": finding.kind.value, "start": finding.start, "end": finding.end} for finding in findings
            ],
        }

    def text(self, document: Any) -> list[str]:
        if not document["blocked"]:
            return ["Geen persoonsgegevens gevonden."]
        return [
            f"Teken {finding['start'] + 1} tot en met {finding['end']}: {sentence(Kind(finding['kind']))}"
            for finding in document["findings"]
        ]
