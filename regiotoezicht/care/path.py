"""What may come next for a referral, and its history in words."""

from dataclasses import dataclass
from datetime import datetime

from regiotoezicht.care.content import Content
from regiotoezicht.care.vocabulary import TRANSITIONS, Status, aftercare_name

_STEPS = (
    (Status.CONTACTED, "care:contact", "Eerste contact gelegd"),
    (Status.OFFERED, "care:offer", "Hulp aangeboden"),
    (Status.ACCEPTED, "care:answer", "Antwoord op het aanbod"),
    (Status.WAITING, "care:again", "Opnieuw toestemming gegeven"),
    (Status.CLOSED, "care:close", "Afsluiten"),
    (Status.WITHDRAWN, "care:withdraw", "Toestemming ingetrokken"),
)
_TOLD = {
    "opened": "Toestemming gegeven",
    "contacted": "Eerste contact gelegd",
    "offered": "Hulp aangeboden",
    "accepted": "Aanbod aangenomen",
    "declined": "Aanbod afgewezen",
    "help": "Soorten hulp vastgelegd",
    "withdrawn": "Toestemming ingetrokken; wat was vastgelegd is gewist",
    "closed": "Afgesloten",
    "taken_over": "Overgenomen van een andere gemeente",
}


@dataclass(frozen=True)
class Next:
    """A button."""

    route: str
    label: str


def nexts_of(content: Content, *, is_elsewhere: bool, is_over: bool = False) -> list[Next]:
    """What the table of states allows now; once another municipality is asked or responsible, only a withdrawal, and
    where the municipality itself is gone also a transfer.
    """
    moves = TRANSITIONS[content.state]
    found = [Next(route, label) for status, route, label in _STEPS if status in moves]
    if is_elsewhere:
        return [one for one in found if one.route == "care:withdraw"]
    if is_over:
        handed = [Next("care:transfer", "Overdragen")] if content.is_running else []
        return handed + [one for one in found if one.route == "care:withdraw"]
    if content.state is Status.ACCEPTED:
        found = [Next("care:help", "Soorten hulp"), Next("care:moment", "Nazorgmoment"), *found]
    if content.is_running:
        found.append(Next("care:transfer", "Overdragen"))
    return found


def told(step: dict[str, str]) -> tuple[datetime, str]:
    """A step in words."""
    what = step["what"]
    if what.startswith("aftercare_"):
        _, months, ticked = what.split("_")
        outcome = "gedaan" if ticked == "done" else "niet gelukt"
        return datetime.fromisoformat(step["at"]), f"{aftercare_name(int(months))}: {outcome}"
    return datetime.fromisoformat(step["at"]), _TOLD.get(what, what)
