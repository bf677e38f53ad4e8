"""What the tests of triangles share: to begin and change one, and to bring a decision further in it."""

from datetime import date
from uuid import uuid4

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.programme import actions, triangle_queries
from regiotoezicht.programme.actions import Step
from regiotoezicht.programme.actions.triangles import (
    Seating,
    SharedStep,
    begin_triangle,
    change_triangle,
    move_together,
)
from regiotoezicht.programme.models import Resolution, Subject, Triangle
from regiotoezicht.programme.vocabulary import State
from tests.conftest import NOW, TODAY

DAY = date(2026, 2, 1)
BEGUN = date(2024, 1, 1)


def begin_triangle_of(actor: Actor, name: str, *places: Municipality, on: date = BEGUN) -> Triangle:
    """Add a triangle, from what stands now."""
    seating = Seating(places, on, triangle_queries.seats_mark())
    return begin_triangle(Triangle(name=name, token=uuid4()), seating, actor=actor, at=NOW)


def reseat(actor: AccountActor, held: Triangle, *places: Municipality, on: date = DAY, name: str = "") -> None:
    """Change who sits in a triangle, from what stands now."""
    seating = Seating(places, on, triangle_queries.seats_mark())
    change_triangle(held, seating, name=name or held.name, actor=actor, at=NOW)


def stands(what: Subject, held: Triangle) -> dict[int, State]:
    """How the decision stands in each municipality of a triangle now."""
    rows = {row.municipality_id: State(row.state) for row in Resolution.objects.filter(subject=what)}
    return {one.pk: rows.get(one.pk, State.NOT_YET) for one in triangle_queries.members_of(held, TODAY)}


def go_on(held: Triangle, what: Subject, actor: AccountActor, *to: State, on: date = DAY) -> list[Resolution]:
    """Bring a decision further in a whole triangle, from where it stands; answers what the last step moved."""
    moved: list[Resolution] = []
    for one in to:
        shared = SharedStep(one, on, "DRH 1", stands(what, held))
        moved = move_together(held, what, shared, actor=actor, token=uuid4(), at=NOW)
    return moved


def apart(
    place: Municipality, what: Subject, actor: AccountActor, to: State, on: date = DAY, paper: str = "E 1"
) -> None:
    """Bring a decision further in one municipality, from where it stands."""
    held = Resolution.objects.filter(subject=what, municipality=place).first()
    step = Step(to, on, paper, State(held.state) if held else State.NOT_YET)
    actions.move(place, what, step, actor=actor, token=uuid4(), at=NOW)


def names(held: Triangle, on: date = TODAY) -> list[str]:
    """Who sits in a triangle."""
    return [one.name for one in triangle_queries.members_of(held, on)]
