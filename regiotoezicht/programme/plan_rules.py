"""Events, states and guards of plans. Pure.

Basis: ADR 0161; toegang.md, row "Programme, readiness": the owner of the programme keeps the plan, a policy officer the
actions of her own municipality.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from regiotoezicht.access.roles import Level, Role, level_of
from regiotoezicht.core.actions import EventType
from regiotoezicht.core.refusals import Refused
from regiotoezicht.programme.rules import EARLIEST
from regiotoezicht.programme.vocabulary import OPEN_PROGRESS, Direction, PlanKind, Progress

PLAN_MADE = EventType("programme.plan_made", "Plan begonnen: {kind}, {actions} acties")
PLAN_CHANGED = EventType("programme.plan_changed", "Plan gewijzigd: {kind}")
PLAN_CLOSED = EventType("programme.plan_closed", "Plan afgesloten: {kind}")
PART_SET = EventType("programme.part_set", "Onderdeel van een plan vastgelegd: {part}")
PART_REMOVED = EventType("programme.part_removed", "Onderdeel van een plan weggehaald: {part}")
INDICATOR_SET = EventType("programme.indicator_set", "Indicator vastgelegd, {target_date}")
INDICATOR_REMOVED = EventType("programme.indicator_removed", "Indicator weggehaald")
MEASURED = EventType("programme.measured", "Meting vastgelegd van {date}")
MEASUREMENT_WITHDRAWN = EventType("programme.measurement_withdrawn", "Meting ingetrokken van {date}")
ACTION_SET = EventType("programme.action_set", "Actie {number} vastgelegd voor {role}, tot {until}")
ACTION_MOVED = EventType("programme.action_moved", "Actie {number} van {from_state} naar {to_state}, {percent}%")
DEPENDENCY_ADDED = EventType("programme.dependency_added", "Actie {number} wacht op actie {needs}")
DEPENDENCY_REMOVED = EventType("programme.dependency_removed", "Actie {number} wacht niet meer op actie {needs}")
CONTRACT_ADDED = EventType("programme.contract_added", "Zorgcontract vastgelegd, tot en met {until}")
CONTRACT_WITHDRAWN = EventType("programme.contract_withdrawn", "Zorgcontract ingetrokken")
BUDGET_SET = EventType("programme.budget_set", "Begrotingsregel van {year} vastgelegd: {cents} cent")
BUDGET_REMOVED = EventType("programme.budget_removed", "Begrotingsregel weggehaald")

PROGRESS: Mapping[Progress, frozenset[Progress]] = {
    Progress.PLANNED: frozenset({Progress.BUSY, Progress.DONE, Progress.DROPPED}),
    Progress.BUSY: frozenset({Progress.BUSY, Progress.STUCK, Progress.DONE, Progress.DROPPED}),
    Progress.STUCK: frozenset({Progress.BUSY, Progress.DROPPED}),
    Progress.DONE: frozenset({Progress.BUSY}),
    Progress.DROPPED: frozenset({Progress.PLANNED}),
}
"""The moves of an action: what goes on says how far it is, and what was done or dropped may be taken up again."""

OWNERS = (
    Role.PROGRAMME_OWNER,
    Role.COORDINATOR,
    Role.POLICY_OFFICER,
    Role.LAWYER,
    Role.PERMIT_OFFICER,
    Role.CONTROLLER,
    Role.REGION_CONTROLLER,
    Role.PRIVACY_OFFICER,
    Role.DATA_PROTECTION_OFFICER,
    Role.CONTACT_OFFICER,
    Role.DESIGNATING_OFFICIAL,
    Role.FUNCTIONAL_ADMINISTRATOR,
)
"""The functions that own actions. No supervisor, signer or partner; none of care, for who reads care is not told."""
LONGEST_PLAN = relativedelta(years=10)
LATEST = date(2100, 12, 31)
"""A day after it is a typing error."""
WHOLE = 100
MOST_ACTIONS, MOST_PARTS = 300, 100
MOST_CENTS = 10**13
"""More than any budget: a typing error."""


def refuse_period(start: date, end: date, *, within: tuple[date, date] | None = None) -> None:
    """A plan or an action has a first and a last day, in that order; an action lies within its plan.

    Basis: ADR 0161.
    """
    if start < EARLIEST:
        raise Refused("too_early", f"Deze datum ligt voor {EARLIEST:%d-%m-%Y}; kijk het jaar na.", field="from_date")
    if start > LATEST:
        raise Refused("too_late", f"Deze datum ligt na {LATEST:%d-%m-%Y}; kijk het jaar na.", field="from_date")
    if end < start:
        raise Refused("ends_before", "De einddatum ligt voor de begindatum.", field="until_date")
    if end > start + LONGEST_PLAN:
        raise Refused("too_long", "Een plan duurt ten hoogste tien jaar; kijk het jaar na.", field="until_date")
    if within is None:
        return
    for day, field in ((start, "from_date"), (end, "until_date")):
        if not within[0] <= day <= within[1]:
            sentence = f"Deze datum valt buiten het plan, dat loopt van {within[0]:%d-%m-%Y} tot en met "
            raise Refused("outside_plan", f"{sentence}{within[1]:%d-%m-%Y}.", field=field)


def refuse_owner(role: Role, level: Level) -> None:
    """An action belongs to a function, in a place where that function exists.

    Basis: ADR 0161 (a function, and no person); toegang.md.
    """
    if role not in OWNERS:
        raise Refused("no_owner", f"De functie «{role.label}» trekt geen acties uit het plan.", field="role")
    if level is not level_of(role):
        raise Refused("owner_place", f"{_where(level_of(role))} «{role.label}».", field="place")


def _where(level: Level) -> str:
    return {
        Level.REGION: "Kies “de regio” bij de functie",
        Level.DISTRICT: "Kies een district bij de functie",
        Level.MUNICIPALITY: "Kies een gemeente bij de functie",
    }[level]


def refuse_cycle(edges: Mapping[int, Collection[int]], action: int, needs: int) -> None:
    """What waits for an action may not be what that action waits for, also not by way of others.

    `edges` says of each action, by its number, for which it waits. Basis: ADR 0161.
    """
    if action == needs:
        raise Refused("cycle", "Een actie kan niet op zichzelf wachten.", field="needs")
    seen, waiting = set(), [needs]
    while waiting:
        one = waiting.pop()
        if one == action:
            sentence = f"Dat kan niet: actie {needs} wacht zelf al op actie {action}, rechtstreeks of via een andere."
            raise Refused("cycle", sentence, field="needs")
        if one not in seen:
            seen.add(one)
            waiting.extend(edges.get(one, ()))


def clash(start: date, end: date, needs_number: int, needs_end: date) -> str:
    """What to warn of when an action starts before what it waits for is ready; empty when there is nothing.

    Basis: ADR 0161 (warned, not refused: plans are made before they fit).
    """
    if end < needs_end:
        return f"Moet gereed zijn voordat actie {needs_number} dat is ({needs_end:%d-%m-%Y})."
    if start <= needs_end:
        return f"Begint voordat actie {needs_number} gereed is ({needs_end:%d-%m-%Y})."
    return ""


def refuse_progress(old: Progress, new: Progress) -> None:
    """An action only makes the moves of its table.

    Basis: ADR 0161 (states are a table).
    """
    if new not in PROGRESS[old]:
        sentence = f"Een actie met de stand «{old.label}» kan niet «{new.label}» worden."
        raise Refused("progress", sentence, field="to")


def percent_at(state: Progress, typed: int | None, held: int) -> int:
    """How far an action is in a state: nothing when it is planned, all when it is done, what was typed when it goes on.

    Basis: ADR 0161.
    """
    if state is Progress.PLANNED:
        return 0
    if state is Progress.DONE:
        return WHOLE
    if typed is None:
        return min(held, WHOLE - 1)
    if not 0 <= typed < WHOLE:
        sentence = "Vul een voortgang van 0 tot en met 99 in; is de actie af, kies dan de stand «gereed»."
        raise Refused("percent", sentence, field="percent")
    return typed


def progress_of(actions: Sequence[tuple[Progress, int]]) -> int | None:
    """How far a number of actions is together, each as heavy as another; dropped ones do not count. None without any.

    Whole per cents, rounded down: only when all are done it is a hundred. Basis: ADR 0161.
    """
    counted = [percent for state, percent in actions if state is not Progress.DROPPED]
    return sum(counted) // len(counted) if counted else None


def is_late(state: Progress, until: date, on: date) -> bool:
    """Whether an action should have been ready before a day.

    Basis: ADR 0161.
    """
    return state in OPEN_PROGRESS and until < on


def is_reached(direction: Direction, value: Decimal, target: Decimal) -> bool:
    """Whether a measured value is where the indicator should be.

    Basis: ADR 0161.
    """
    return value >= target if direction is Direction.UP else value <= target


def refuse_target_day(day: date, start: date) -> None:
    """A target is reached some time after the plan began, and not for ever.

    Basis: ADR 0161.
    """
    if not start <= day <= start + LONGEST_PLAN:
        sentence = f"Deze datum ligt voor het begin van het plan ({start:%d-%m-%Y}) of meer dan tien jaar erna."
        raise Refused("target_day", sentence, field="target_date")


def refuse_without_remark(to: Progress, remark: str) -> None:
    """Whoever stops or drops an action says why, so that somebody can do something about it.

    Basis: ADR 0161.
    """
    if to in (Progress.STUCK, Progress.DROPPED) and not remark.strip():
        raise Refused("no_remark", f"Schrijf in de toelichting waarom deze actie {to.label}.", field="remark")


def written(value: Decimal) -> str:
    """A value as it is read: 31,5 and 32, no digits that say nothing.

    Basis: ADR 0161.
    """
    return f"{value.normalize():f}".replace(".", ",")


def refuse_other_kind(kind: str) -> None:
    """Contracts for care and a budget of its own belong to the plan against trafficking.

    Basis: ADR 0161; the costs of supervision stand in the cost plan (ADR 0150).
    """
    if kind != PlanKind.TRAFFICKING:
        raise Refused("other_kind", "Zorg en geld horen bij het plan tegen mensenhandel.")


def refuse_year(year: int, start: date, end: date) -> None:
    """A line of the budget belongs to a year in which the plan runs.

    Basis: ADR 0161.
    """
    if not start.year <= year <= end.year:
        raise Refused(
            "year", f"Het plan loopt van {start.year} tot en met {end.year}; kies een van die jaren.", field="year"
        )
