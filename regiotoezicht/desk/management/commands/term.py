"""`term`: the end of a statutory term, with its reasons."""

from typing import Any

from django.core.management.base import CommandError, CommandParser

from regiotoezicht.core.commands import Command as BaseCommand
from regiotoezicht.core.refusals import Refused
from regiotoezicht.law.answers import answer
from regiotoezicht.law.refusals import NoAnswer, WrongUsage


class Command(BaseCommand):
    """Translates between the command line and `law`: wrong usage is exit 2, no answer is exit 1."""

    help = "Bereken een wettelijke termijn, met de redenen."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("rule", help="code van de regel, zoals awb-6:7")
        parser.add_argument(
            "--from", dest="start", required=True, metavar="MOMENT", help="de dag of het tijdstip waarop hij begint"
        )
        parser.add_argument(
            "--set",
            dest="settings_given",
            action="append",
            default=[],
            metavar="KEY=VALUE",
            help="een optie van de regel, zoals committee=yes",
        )

    def answer(self, **options: Any) -> dict[str, Any]:
        try:
            return dict(answer(options["rule"], options["start"], options["settings_given"]))
        except WrongUsage as wrong:
            raise CommandError(wrong.sentence, returncode=2) from wrong
        except NoAnswer as refusal:
            raise Refused(refusal.code, refusal.sentence) from refusal

    def text(self, document: Any) -> list[str]:
        return [*document["steps"], *filter(None, [document.get("warning")])]
