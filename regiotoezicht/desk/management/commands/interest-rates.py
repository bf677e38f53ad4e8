"""`interest-rates`: which rate of statutory interest held when, by which decree; or takes the next decree in."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from regiotoezicht.core import interest_rates
from regiotoezicht.core.commands import Command as BaseCommand
from regiotoezicht.core.refusals import Refused
from regiotoezicht.law.rates import MALFORMED, Rate, rates_in_use
from regiotoezicht.law.sentences import short_day


class Command(BaseCommand):
    """Without a file it lists the rates in use; with one it checks the file and keeps it in the home folder."""

    help = "Toont de percentages van de wettelijke rente, of neemt die van een volgend besluit over uit een bestand."
    requires_system_checks = []  # it is the way to mend the file that a system check refuses

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "file", nargs="?", type=Path, help="een bestand met [[percentage]]: van, tot, procent, bron"
        )

    def answer(self, **options: Any) -> dict[str, Any]:
        file: Path | None = options["file"]
        if file is None and interest_rates.wrong_in_use():
            raise Refused(MALFORMED, interest_rates.wrong_in_use())
        rates = rates_in_use().rates if file is None else interest_rates.take_in(file)
        kept = str(interest_rates.place()) if file is not None else ""
        return {"taken": file is not None, "file": kept, "rates": [_written(rate) for rate in rates]}

    def text(self, document: Any) -> list[str]:
        lines = [
            f"van {short_day(rate['from'])} tot {short_day(rate['until'])}: {rate['percent']}% ({rate['source']})"
            for rate in document["rates"]
        ]
        if document["taken"]:
            lines.append(f"Overgenomen in {document['file']}. Start het programma opnieuw.")
        return lines


def _written(rate: Rate) -> dict[str, Any]:
    return {"from": rate.first, "until": rate.until, "percent": str(rate.percent), "source": rate.source}
