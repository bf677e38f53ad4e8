"""The path of a letter as its page shows it."""

from dataclasses import dataclass

from regiotoezicht.core.clock import local_date
from regiotoezicht.letters.models import Letter
from regiotoezicht.letters.vocabulary import Status


@dataclass(frozen=True)
class Step:
    """One step: its label, whether it is done, and the day."""

    label: str
    state: str
    note: str = ""


def steps_of(letter: Letter) -> list[Step]:
    """Composed, checked, signed, sent; or stopped where it was withdrawn."""
    made = Step("Opgesteld", "done", f"{local_date(letter.composed_at):%d-%m-%Y}")
    if letter.status == Status.WITHDRAWN:
        return [made, Step("Ingetrokken", "stopped")]
    checked = Step("Nagekeken", "current" if letter.needs_check else "todo", "" if letter.needs_check else "niet nodig")
    if letter.checked_at is not None:
        checked = Step("Nagekeken", "done", f"{local_date(letter.checked_at):%d-%m-%Y}")
    signed = Step("Ondertekend", "todo" if letter.needs_check else "current")
    sent = Step("Verzonden", "todo")
    if letter.finished_at is not None:
        signed = Step("Ondertekend", "done", f"{local_date(letter.finished_at):%d-%m-%Y}")
        sent = Step("Verzonden", "current")
    if letter.sent_date is not None:
        sent = Step("Verzonden", "done", f"{letter.sent_date:%d-%m-%Y}")
    return [made, checked, signed, sent]
