"""The manners of our command line: exit codes, `--json`, refusals on both outputs. See docs/reference/commands.md."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from regiotoezicht.core.refusals import Refused


class Command(BaseCommand):
    """A command that answers text, or one JSON document with `--json`.

    Subclasses implement `answer`, which returns the document; `text` turns it into Dutch lines. A Refused becomes
    exit 1 with `{"refused", "sentence"}`; wrong words on the command line are exit 2, as argparse does.
    """

    requires_migrations_checks = False
    stealth_options = ("stdin",)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="één JSON-document op standaarduitvoer")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            document = self.answer(**options)
        except Refused as refusal:
            if options["json"]:
                self.stdout.write(json.dumps({"refused": refusal.code, "sentence": refusal.sentence}))
            self.stderr.write(refusal.sentence)
            sys.exit(1)
        if options["json"]:
            self.stdout.write(json.dumps(document, ensure_ascii=False, default=str))
        else:
            for line in self.text(document):
                self.stdout.write(line)
        if not self.is_good(document):
            sys.exit(1)

    def answer(self, **options: Any) -> Any:
        """The document of this command."""
        raise TypeError(f"{type(self).__name__} answers nothing")

    def text(self, document: Any) -> list[str]:
        """The document as Dutch lines."""
        return [json.dumps(document, ensure_ascii=False, default=str)]

    def is_good(self, document: Any) -> bool:
        """Whether the check that the command makes came out well; if not it exits with 1."""
        return True
