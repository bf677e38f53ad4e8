"""`equal-days`: which days are equal to a holiday, by which decree; or takes the next decree in."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from regiotoezicht.core import equal_days
from regiotoezicht.core.commands import Command as BaseCommand
from regiotoezicht.core.refusals import Refused
from regiotoezicht.law.decrees import statutory
from regiotoezicht.law.holidays import Decree
from regiotoezicht.law.sentences import long_day


class Command(BaseCommand):
    """Without a file it lists the tables in use; with one it checks the file and keeps it in the home folder."""

    help = "Toont de gelijkgestelde dagen, of neemt die van een volgend besluit over uit een bestand."
    requires_system_checks = []  # it is the way to mend the file that a system check refuses

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("file", nargs="?", type=Path, help="een bestand met [[besluit]]: van, tot, dagen, bron")

    def answer(self, **options: Any) -> dict[str, Any]:
        file: Path | None = options["file"]
        if file is not None:
            decrees = equal_days.take_in(file)
            return {"taken": True, "file": str(equal_days.place()), "decrees": [_written(decree) for decree in decrees]}
        if equal_days.wrong_in_use():
            raise Refused("equal_days_malformed", equal_days.wrong_in_use())
        in_use = statutory()
        known = {decree for decree in in_use.decrees for year in _years(decree) if in_use.decree_of(year) is decree}
        ordered = sorted(known, key=lambda decree: decree.from_year)
        return {"taken": False, "file": "", "decrees": [_written(decree) for decree in ordered]}

    def text(self, document: Any) -> list[str]:
        lines = []
        for decree in document["decrees"]:
            lines.append(f"{decree['from_year']} tot en met {decree['until_year'] - 1}: {decree['source']}")
            lines += [f"    {long_day(day)}" for day in decree["days"]]
        if document["taken"]:
            lines.append(f"Overgenomen in {document['file']}. Start het programma opnieuw.")
        return lines


def _years(decree: Decree) -> range:
    return range(decree.from_year, decree.until_year)


def _written(decree: Decree) -> dict[str, Any]:
    return {
        "from_year": decree.from_year,
        "until_year": decree.until_year,
        "days": sorted(decree.days),
        "source": decree.source,
    }
