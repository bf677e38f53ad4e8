"""Events, grounds and guards of what is taken over from the police. Pure.

Basis: ADR 0163; Wpg 16, 18, 19 and 20; law notes (police to municipality).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from regiotoezicht.core.actions import EventType
from regiotoezicht.core.refusals import Refused
from regiotoezicht.programme.vocabulary import WITHOUT_DATA, Transfer, TransferKind

TRANSFER_LISTED = EventType("programme.transfer_listed", "Overdracht van de politie: {kind} opgesomd")
TRANSFER_DECIDED = EventType("programme.transfer_decided", "Overdracht van de politie: {kind} {state} ({ground})")
TRANSFER_REOPENED = EventType("programme.transfer_reopened", "Overdracht van de politie: {kind} weer te besluiten")

MOST_ITEMS = 200
MOST_PIECES = 1_000_000


@dataclass(frozen=True)
class Ground:
    """An article by which something may be taken over, from a day on; `for_data` says whether police data may be."""

    article: str
    sentence: str
    from_date: date
    for_data: bool
    until_date: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the article is in force on a day."""
        return self.from_date <= day and (self.until_date is None or day < self.until_date)


WPG = date(2008, 1, 1)
GROUNDS: Mapping[str, Ground] = {
    "wpg-16": Ground(
        "artikel 16, eerste lid, onder c, Wpg",
        "aan de burgemeester, voor zijn gezag en de openbare orde",
        WPG,
        for_data=True,
    ),
    "wpg-18": Ground("artikel 18 Wpg", "structureel, aan wie bij besluit is aangewezen", WPG, for_data=True),
    "wpg-19": Ground(
        "artikel 19 Wpg", "incidenteel, om een zwaarwegend belang, in overleg met het gezag", WPG, for_data=True
    ),
    "wpg-20": Ground(
        "artikel 20 Wpg", "structureel in een samenwerkingsverband, met een schriftelijk besluit", WPG, for_data=True
    ),
    "gemw-151a": Ground(
        "artikel 151a Gemeentewet", "de taak zelf; geen grondslag voor gegevens", date(2000, 10, 1), for_data=False
    ),
}
"""The articles that can be chosen, by code."""


def refuse_taking(kind: TransferKind, ground: str, decided: date | None, reference: str, today: date) -> None:
    """Nothing is taken over without an article that fits and held on the day, and a decision; of workers nothing ever.

    Basis: Wpg 16, 18, 19 and 20; AVG 9; toegang.md (there is no register of people who do this work); ADR 0163.
    """
    if kind is TransferKind.WORKERS:
        sentence = "Gegevens over mensen die dit werk doen worden nooit overgenomen: daar is geen grondslag voor."
        raise Refused("never_taken", sentence, field="to")
    if ground not in GROUNDS:
        raise Refused("no_ground", "Kies het wetsartikel; zonder artikel wordt niets overgenomen.", field="ground")
    if not reference.strip():
        raise Refused("no_decision", "Vul het kenmerk van het besluit in.", field="reference")
    if decided is None:
        raise Refused("no_decision", "Vul de datum van het besluit in.", field="on")
    if decided > today:
        raise Refused("in_future", "Dit besluit is nog niet genomen.", field="on")
    held = GROUNDS[ground]
    if not held.holds_on(decided):
        raise Refused("not_in_force", f"Op {decided:%d-%m-%Y} gold {held.article} niet.", field="ground")
    if held.for_data is (kind in WITHOUT_DATA):
        other = "Hierin zitten geen politiegegevens" if kind in WITHOUT_DATA else "Hierin zitten gegevens"
        raise Refused("ground_does_not_fit", f"{other}; {held.article} past daar niet bij.", field="ground")


def refuse_leaving(reason: str) -> None:
    """What is not taken over says why.

    Basis: ADR 0163.
    """
    if not reason.strip():
        raise Refused("no_reason", "Schrijf waarom dit niet wordt overgenomen.", field="reason")


def refuse_decided(state: Transfer) -> None:
    """What was decided is decided anew only after it was opened again.

    Basis: ADR 0163.
    """
    if state is not Transfer.LISTED:
        raise Refused("decided", f"Dit staat al op «{state.label}».", field="to")
