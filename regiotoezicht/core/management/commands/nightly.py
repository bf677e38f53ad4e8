"""`nightly`: does what every room declared as work for the night; meant for a timer, see docs/how-to/nachtwerk.md."""

import time
from datetime import timedelta
from typing import Any

from django.core.management.base import CommandParser

from regiotoezicht.core import clock
from regiotoezicht.core.commands import Command as BaseCommand
from regiotoezicht.core.night import night_work, work_at_night


class Command(BaseCommand):
    """Wipes what may not be kept and makes what was missed. Exit 1 when a piece failed; the others are done then."""

    help = "Doet het nachtwerk: opruimen wat niet bewaard mag blijven, en maken wat overdag niet lukte."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--once-in", type=float, metavar="HOURS", help="niets doen als alles al gedaan is binnen zoveel uur"
        )

    def answer(self, **options: Any) -> dict[str, Any]:
        started, hours = time.monotonic(), options["once_in"]
        once_in = timedelta(hours=hours) if hours is not None else None
        run = work_at_night(at=clock.now(), once_in=once_in, stop_at_failure=options["traceback"])
        for code, sentence in run.failed.items() if run else ():
            self.stderr.write(f"{code}: {sentence}")
        return {
            "skipped": run is None,
            "done": run.done if run else {},
            "failed": run.failed if run else {},
            "seconds": round(time.monotonic() - started, 3),
        }

    def text(self, document: Any) -> list[str]:
        if document["skipped"]:
            return ["Het nachtwerk is al gedaan."]
        done, failed = document["done"], document["failed"]
        return [
            f"{work.name}: {done[work.code] if work.code in done else f'MISLUKT. {failed[work.code]}'}"
            for work in night_work()
        ]

    def is_good(self, document: Any) -> bool:
        return not document["failed"]
