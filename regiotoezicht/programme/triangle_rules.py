"""Events and guards of triangles: who sits in them, and the step of a decision that all of them make. Pure.

Basis: ADR 0164; Politiewet 2012, 13; toegang.md, row "Programme, readiness".
"""

from collections.abc import Collection, Mapping
from datetime import date

from regiotoezicht.core.actions import EventType
from regiotoezicht.core.refusals import Refused
from regiotoezicht.programme.rules import TRANSITIONS
from regiotoezicht.programme.vocabulary import Organ, State

TRIANGLE_SET = EventType(
    "programme.triangle_set", "Driehoek vastgelegd: {joined} gemeenten erbij en {left} eruit, vanaf {date}"
)
TRIANGLE_ENDED = EventType("programme.triangle_ended", "Driehoek beëindigd op {date}")


def refuse_leaving(name: str, since: date, day: date) -> None:
    """A municipality does not leave a triangle before it came.

    Basis: ADR 0003 (half-open periods); ADR 0164.
    """
    if day < since:
        sentence = f"{name} zit pas sinds {since:%d-%m-%Y} in een driehoek; kies die dag of een latere."
        raise Refused("before_seat", sentence, field="from_date")


def refuse_joining(name: str, exists_from: date, seated_until: date | None, day: date) -> None:
    """A municipality sits in a triangle only since it exists, and in one at a time.

    `seated_until` is the end of its last seat. Basis: ADR 0003 (half-open periods); ADR 0164.
    """
    if day < exists_from:
        raise Refused("before_place", f"{name} bestaat pas sinds {exists_from:%d-%m-%Y}.", field="from_date")
    if seated_until is not None and day < seated_until:
        sentence = f"{name} zat tot {seated_until:%d-%m-%Y} in een driehoek; kies die dag of een latere."
        raise Refused("before_seat", sentence, field="from_date")


def refuse_before_beginning(begun: date, day: date) -> None:
    """Nobody comes or leaves before the triangle began.

    Basis: ADR 0164.
    """
    if day < begun:
        raise Refused("before_triangle", f"Deze driehoek begon pas op {begun:%d-%m-%Y}.", field="from_date")


def refuse_other_organ(organ: Organ) -> None:
    """A triangle decides what triangles are asked; a college, mayor or council decides for its own municipality.

    Basis: Politiewet 2012, 13; ADR 0164.
    """
    if organ is not Organ.TRIANGLE:
        raise Refused(
            "other_organ", f"Hierover besluit de driehoek niet, maar: {organ.label}; leg het per gemeente vast."
        )


def offered(states: Collection[State]) -> list[State]:
    """The steps that can be recorded for all at once: each makes the move or stands there, and one at least moves.

    Basis: ADR 0160 (states are a table); ADR 0164.
    """
    return [
        to
        for to in State
        if all(to in TRANSITIONS[one] or to is one for one in states) and any(to in TRANSITIONS[one] for one in states)
    ]


def refuse_elsewhere(stands: Mapping[str, State], to: State) -> None:
    """One step for all is recorded only when each can make it; `stands` is how each stands, by name.

    Basis: ADR 0160 (states are a table); ADR 0164 (nothing is recorded for some).
    """
    there = [name for name, state in stands.items() if state is to]
    stuck = {name: state for name, state in stands.items() if state is not to and to not in TRANSITIONS[state]}
    if stuck:
        [(name, state), *more] = stuck.items()
        sentence = f"{name} staat op «{state.label}» en kan niet «{to.label}» worden; leg daar de stap apart vast."
        if more:
            named = ", ".join(f"{name} («{state.label}»)" for name, state in stuck.items())
            sentence = f"Niet elke gemeente kan «{to.label}» worden: {named}; leg de stap per gemeente vast."
        raise Refused("elsewhere", sentence, field="to")
    if there:
        verb = "staat" if len(there) == 1 else "staan"
        sentence = (
            f"{', '.join(there)} {verb} al op «{to.label}» met een andere datum of een ander kenmerk; leg de stap "
            "apart vast bij de gemeenten waar hij nog moet."
        )
        raise Refused("elsewhere", sentence, field="to")
