"""`forget-drafts`: wipes registers that were sent more than a day ago and not taken in; part of `nightly`."""

from typing import Any

from regiotoezicht.core import clock
from regiotoezicht.core.commands import Command as BaseCommand
from regiotoezicht.permits.actions.drafts import forget_drafts


class Command(BaseCommand):
    """Wipes what nobody took in within a day. Such a file cannot be opened any more either way."""

    help = "Wist gestuurde registers die na een dag nog niet zijn overgenomen."

    def answer(self, **options: Any) -> dict[str, Any]:
        return {"forgotten": forget_drafts(clock.now())}

    def text(self, document: Any) -> list[str]:
        return [f"Gewist: {document['forgotten']}."]
