"""`split-contributions`: shares the costs of a plan among municipalities."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from regiotoezicht.contributions.plan_file import read_plan
from regiotoezicht.contributions.sentences import explain
from regiotoezicht.contributions.shares import divide
from regiotoezicht.core.commands import Command as BaseCommand
from regiotoezicht.core.money import euros


class Command(BaseCommand):
    """Reads a cost plan as JSON and answers what each party pays, in cents, with the reasons. It stores nothing."""

    help = "Verdeel kosten over gemeenten, tot op de cent, met uitleg."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("file", metavar="PLAN.json", help="het kostenplan, zie docs/reference/commands.md")

    def answer(self, **options: Any) -> dict[str, Any]:
        try:
            content = Path(options["file"]).read_bytes()
        except OSError as error:
            raise CommandError("Dit bestand kan niet worden gelezen.", returncode=2) from error
        plan = read_plan(content)
        division = divide(plan)
        return {
            "shares": [vars(share) for share in division.shares],
            "covered_cents": division.covered_cents,
            "uncovered_cents": division.uncovered_cents,
            "explanation": explain(plan, division),
        }

    def text(self, document: Any) -> list[str]:
        shares = [f"{share['code']}  {euros(share['cents'])}" for share in document["shares"]]
        return [*shares, *document["explanation"]]
