"""A case as a path: which steps are done, where it is, what may come next, and why something may not yet. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from regiotoezicht.bylaws.vocabulary import MeasureKind
from regiotoezicht.enforcement import deciding
from regiotoezicht.enforcement.vocabulary import OPEN, Status


@dataclass(frozen=True)
class Facts:
    """What the path is drawn from. Days are None as long as the step was not taken."""

    status: Status
    measure: str
    opened: date
    weighed: date | None
    violations: int
    addressees: int
    intention_sent: date | None
    warning_sent: date | None
    heard: Sequence[deciding.Heard]
    decided: date | None
    order_sent: date | None
    recheck: date | None
    closed: date | None
    barred_by: str = ""
    is_prepared: bool = False

    @property
    def is_warning(self) -> bool:
        """Whether a warning was chosen."""
        return self.measure == MeasureKind.WARNING

    @property
    def why_not_decide(self) -> str:
        """Why no decision may be taken yet; empty when it may."""
        barred = {self.barred_by} if self.barred_by else set()
        return deciding.why_not_heard(self.heard) or deciding.why_second_sanction(barred)

    @property
    def are_heard(self) -> bool:
        """Whether everybody addressed was heard."""
        return bool(self.heard) and all(one.is_settled for one in self.heard)


@dataclass(frozen=True)
class Stop:
    """One stop of the path: its word, `done`, `current`, `todo` or `stopped`, and the day when it has one."""

    label: str
    state: str
    on: date | None = None


def stops_of(facts: Facts) -> list[Stop]:
    """The stops of the path in order: what was done, what is now, what is still to come."""
    stops = [("Geopend", True, facts.opened), ("Gewogen", facts.weighed is not None, facts.weighed)]
    if facts.is_warning:
        stops.append(("Waarschuwing", facts.warning_sent is not None, facts.warning_sent))
    else:
        is_past = facts.decided is not None or facts.are_heard
        stops += [
            ("Voornemen", facts.intention_sent is not None or is_past, facts.intention_sent),
            ("Zienswijze", is_past, None),
            ("Besluit", facts.decided is not None, facts.decided),
            ("Last loopt", facts.order_sent is not None, facts.order_sent),
        ]
    stops.append(("Hercontrole", facts.recheck is not None, facts.recheck))
    if facts.status == Status.COLLECTING:
        stops.append(("Invordering", False, None))
    return draw(stops, facts, (Status.COMPLIED,))


def draw(stops: Sequence[tuple[str, bool, date | None]], facts: Facts, good_ends: Sequence[Status]) -> list[Stop]:
    """The stops with their state, and the end: done when it is a good one, else stopped."""
    drawn: list[Stop] = []
    is_open, met = facts.status in OPEN, False
    for label, done, on in stops:
        if done and not met:
            bad = label == "Hercontrole" and facts.status == Status.NOT_COMPLIED
            drawn.append(Stop(label, "stopped" if bad else "done", on))
            continue
        if not met and not is_open:
            break
        drawn.append(Stop(label, "todo" if met else "current"))
        met = True
    end = "done" if facts.status in good_ends else "stopped"
    drawn.append(Stop("Gesloten", "todo" if is_open else end, facts.closed))
    return drawn


@dataclass(frozen=True)
class Next:
    """Something that may come next: its words, the step it leads to, and why not yet (empty when it may)."""

    label: str
    step: str
    why_not: str = ""
    is_main: bool = False


NO_VIOLATION_YET = "Kies eerst welke overtreding u overneemt (artikel 5:4 Awb)."
NOBODY_YET = "Voeg eerst toe aan wie de brief gaat (artikel 3:41 Awb)."


def nexts_of(facts: Facts) -> list[Next]:
    """What may come next for the lawyer, the most likely first, with what may not yet and why."""
    return _NEXTS[facts.status](facts) if facts.status in _NEXTS else []


def _new(facts: Facts) -> list[Next]:
    none = not facts.violations
    return [
        Next("Overtredingen kiezen", "violations", is_main=none),
        Next("Wegen", "weigh", NO_VIOLATION_YET if none else "", is_main=not none),
        Next("Geadresseerde toevoegen", "add_addressee"),
        Next("Sluiten zonder maatregel", "close"),
    ]


def _weighed(facts: Facts) -> list[Next]:
    nobody = not facts.addressees
    label = "Waarschuwing voorbereiden" if facts.is_warning else "Voornemen voorbereiden"
    found = [
        Next("Geadresseerde toevoegen", "add_addressee", is_main=nobody),
        Next(label, "prepare", NOBODY_YET if nobody else "", is_main=not nobody and not facts.is_prepared),
        Next("Brieven bekijken en verzenden", "papers", is_main=facts.is_prepared),
    ]
    if not facts.is_warning:
        found.append(Next("Besluit nemen", "decide", facts.why_not_decide))
    return [
        *found,
        Next("Opnieuw wegen", "weigh"),
        Next("Overtredingen wijzigen", "violations"),
        Next("Sluiten zonder maatregel", "close"),
    ]


def _intended(facts: Facts) -> list[Next]:
    return [
        Next("Besluit nemen", "decide", facts.why_not_decide),
        Next("Brieven bekijken en verzenden", "papers"),
        Next("Geadresseerde toevoegen", "add_addressee"),
        Next("Voornemen aan wie er bij kwam", "prepare"),
        Next("Niet doorzetten", "close"),
    ]


def _heard(facts: Facts) -> list[Next]:
    return [
        Next("Besluit nemen", "decide", facts.why_not_decide, is_main=True),
        Next("Geadresseerde toevoegen", "add_addressee"),
        Next("Brieven bekijken en verzenden", "papers"),
        Next("Niet doorzetten", "close"),
    ]


def _decided(facts: Facts) -> list[Next]:
    return [
        Next("Besluit verzenden", "papers", is_main=True),
        Next(
            "Hercontrole vastleggen",
            "recheck",
            "De last is nog niet verzonden en werkt dus nog niet (artikelen 3:40 en 3:41 Awb).",
        ),
        Next("Niet doorzetten", "close"),
    ]


def _running(facts: Facts) -> list[Next]:
    found = [
        Next("Hercontrole vastleggen", "recheck", is_main=True),
        Next("Hercontrole vragen aan het district", "ask_recheck"),
        Next("Brieven bekijken en verzenden", "papers"),
    ]
    if facts.is_warning:
        found.append(Next("Sluiten na waarschuwing", "close"))
    return found


def _not_complied(facts: Facts) -> list[Next]:
    if facts.is_warning:
        return _running(facts)
    return [
        Next("Verbeurte vastleggen", "forfeit", is_main=True),
        Next("Invordering bekijken", "collection"),
        Next("Hercontrole vastleggen", "recheck"),
        Next("Hercontrole vragen aan het district", "ask_recheck"),
        Next("Brieven bekijken en verzenden", "papers"),
        Next("Sluiten: maximum verbeurd", "close"),
    ]


def _collecting(facts: Facts) -> list[Next]:
    return [
        Next("Invordering bekijken", "collection", is_main=True),
        Next("Nieuwe verbeurte vastleggen", "forfeit"),
        Next("Hercontrole vastleggen", "recheck"),
        Next("Brieven bekijken en verzenden", "papers"),
    ]


_NEXTS = {
    Status.NEW: _new,
    Status.WEIGHED: _weighed,
    Status.INTENDED: _intended,
    Status.HEARD: _heard,
    Status.DECIDED: _decided,
    Status.WARNED: _running,
    Status.RUNNING: _running,
    Status.NOT_COMPLIED: _not_complied,
    Status.COLLECTING: _collecting,
}
