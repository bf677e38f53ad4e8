"""`import-permits`: takes the permit register of a municipality in, as the clerk does on the screen."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from regiotoezicht.core import clock
from regiotoezicht.core.commands import Command as BaseCommand
from regiotoezicht.core.rights import System
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.permits.actions import import_register
from regiotoezicht.permits.plan import Register
from regiotoezicht.permits.preview import Preview, preview_of


class Command(BaseCommand):
    """Reads an .xlsx or .csv and takes the register in; with `--dry-run` it only says what would happen."""

    help = "Leest het vergunningenregister van een gemeente in (.xlsx of .csv)."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("file", metavar="FILE", help="het register, .xlsx of .csv")
        parser.add_argument(
            "--municipality", required=True, metavar="CODE", help="CBS-code van de gemeente, zoals GM0375"
        )
        parser.add_argument("--dry-run", action="store_true", help="niets opslaan, alleen zeggen wat er zou gebeuren")

    def answer(self, **options: Any) -> dict[str, Any]:
        municipality = Municipality.objects.filter(code=options["municipality"]).first()
        if municipality is None:
            raise CommandError("Deze gemeentecode is niet bekend.", returncode=2)
        path = Path(options["file"])
        try:
            content = path.read_bytes()
        except OSError as error:
            raise CommandError("Dit bestand kan niet worden gelezen.", returncode=2) from error
        at = clock.now()
        if options["dry_run"]:
            return _document(preview_of(Register(municipality), content, path.name))
        _, preview = import_register(municipality, content=content, file_name=path.name, actor=System(at=at), at=at)
        return _document(preview)

    def text(self, document: Any) -> list[str]:
        counts = (
            f"Nieuw: {document['created']}, gewijzigd: {document['updated']}, ongewijzigd: {document['unchanged']}."
        )
        rejected = [_line("Niet overgenomen", remark) for remark in document["rejected"]]
        return [counts, *rejected, *(_line("Let op", remark) for remark in document["warnings"])]


def _document(preview: Preview) -> dict[str, Any]:
    return {
        "created": preview.created,
        "updated": preview.updated,
        "unchanged": preview.unchanged,
        "rejected": [vars(remark) for remark in preview.rejected],
        "warnings": [vars(remark) for remark in preview.warnings],
    }


def _line(what: str, remark: dict[str, Any]) -> str:
    where = f", kolom {remark['column']}" if remark["column"] else ""
    return f"{what}, rij {remark['row']}{where}: {remark['reason']}"
