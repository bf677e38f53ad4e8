"""`send-reminders`: the mail of this day for whoever asked for it; run it every morning."""

from typing import Any

from regiotoezicht.core import clock
from regiotoezicht.core.commands import Command as BaseCommand
from regiotoezicht.worklist.notices.reminding import send_reminders


class Command(BaseCommand):
    """Sends counts of terms by mail. Twice on one day sends nothing more."""

    help = "Verstuurt de dagelijkse herinnering aan termijnen aan wie daarom vroeg."

    def answer(self, **options: Any) -> dict[str, Any]:
        return {"sent": send_reminders(clock.now())}

    def text(self, document: Any) -> list[str]:
        return [f"Herinneringen verzonden: {document['sent']}"]
