"""`verify-log`: whether the event log is whole."""

import time
from typing import Any

from regiotoezicht.audit.verify import verify_and_keep
from regiotoezicht.core import clock
from regiotoezicht.core.commands import Command as BaseCommand


class Command(BaseCommand):
    """Reads the whole log and says whether anything in it was changed, removed or added."""

    help = "Controleert of het logboek heel is."

    def answer(self, **options: Any) -> dict[str, Any]:
        started = time.monotonic()
        verdict = verify_and_keep(at=clock.now())
        return {
            "events": verdict.events,
            "ok": verdict.ok,
            "first_bad": verdict.first_bad,
            "seconds": round(time.monotonic() - started, 3),
        }

    def text(self, document: Any) -> list[str]:
        if document["ok"]:
            return [f"Het logboek is heel: {document['events']} gebeurtenissen."]
        return [f"Het logboek klopt niet vanaf gebeurtenis {document['first_bad']}."]

    def is_good(self, document: Any) -> bool:
        return bool(document["ok"])
