"""The sheet of the closing day: what it must say before it is fixed. Pure."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from regiotoezicht.core.refusals import Refused

ASKED: dict[str, str] = {
    "started": "Begonnen om",
    "officials": "Wie van de overheid",
    "people": "Aantal aanwezigen",
    "children": "Waarvan kinderen",
    "animals": "Aantal dieren",
    "rehousing": "Onderdak",
    "interpreter": "Tolk",
    "care_on_call": "Zorgcoördinator bereikbaar",
    "seals": "Zegels",
    "keys": "Sleutels",
    "notice_put_up": "Aanplakbiljet opgehangen",
    "reopening": "Heropening",
}
"""What was known at the end of the day, with its Dutch label; readings and costs may come later or not at all."""


def refuse_fixed(*, is_fixed: bool) -> None:
    """A sheet that was fixed stays as it is.

    Basis: Awb 5:29; Archiefwet 3.
    """
    if is_fixed:
        raise Refused("sheet_fixed", "Het blad van de sluitingsdag is vastgesteld en verandert niet meer.")


def refuse_day(day: date, *, violated_on: date) -> None:
    """Nothing is closed before the violation was found.

    Basis: Awb 5:4 and 5:7.
    """
    if day < violated_on:
        raise Refused(
            "day_before_violation", f"De overtreding is pas op {violated_on:%d-%m-%Y} vastgesteld.", field="day"
        )


def refuse_counts(people: int | None, children: int | None) -> None:
    """Children are among those present.

    Basis: law notes, Further rules ("Closing day": who is present, children).
    """
    if children and children > (people or 0):
        raise Refused("children", "Er zijn meer kinderen dan aanwezigen ingevuld.", field="children")


def refuse_times(started: time | None, ended: time | None) -> None:
    """The day ends after it began.

    Basis: Awb 5:29.
    """
    if started is not None and ended is not None and ended < started:
        raise Refused("times", "Het einde ligt voor het begin.", field="ended")


def refuse_open(answers: Mapping[str, Any], *, day: date, today: date) -> None:
    """The sheet is fixed on the day or after, when each question of that day has an answer; nought is one.

    Basis: law notes, Further rules ("Closing day"); Awb 5:28.
    """
    if day > today:
        raise Refused("day_to_come", f"De sluitingsdag is pas op {day:%d-%m-%Y}.")
    waiting = [ASKED[name] for name, value in answers.items() if value is None or value == ""]
    if waiting:
        raise Refused("sheet_open", f"Vul eerst in: {', '.join(waiting)}.")
