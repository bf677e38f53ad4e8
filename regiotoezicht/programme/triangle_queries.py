"""Reads of triangles: who sits in them, and how a decision stands in each."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from django.db.models import Count, F, Max, OuterRef, Q, QuerySet, Subquery

from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.organisation.rules import in_force
from regiotoezicht.programme import queries
from regiotoezicht.programme.models import Resolution, ResolutionStep, Subject, Triangle, TriangleSeat
from regiotoezicht.programme.vocabulary import TONES, State


@dataclass(frozen=True)
class Seated:
    """A triangle on a day with the municipalities that sit in it and exist, by name."""

    triangle: Triangle
    members: Sequence[Municipality]


def with_triangle(rows: QuerySet[Municipality], day: date) -> QuerySet[Municipality]:
    """Municipalities, each with the id and the name of the triangle in which it sits on a day, or None."""
    seat = TriangleSeat.objects.filter(in_force(day), municipality=OuterRef("pk"))
    return rows.annotate(
        triangle_id=Subquery(seat.values("triangle_id")[:1]), triangle_name=Subquery(seat.values("triangle__name")[:1])
    )


def triangles_on(actor: Actor, day: date) -> tuple[list[Seated], list[Municipality]]:
    """The triangles of a day with their municipalities, and the municipalities that sit in none."""
    places: list[Any] = list(with_triangle(queries.municipalities(day), day))
    members: dict[int | None, list[Municipality]] = {}
    for place in places:
        members.setdefault(place.triangle_id, []).append(place)
    rows = Triangle.objects.visible_to(actor).standing(day)
    return [Seated(row, members.get(row.pk, [])) for row in rows], members.get(None, [])


def members_of(triangle: Triangle, day: date) -> QuerySet[Municipality]:
    """The municipalities that sit in a triangle on a day, by name; one that went into another sits nowhere any more."""
    seats = TriangleSeat.objects.filter(in_force(day), triangle=triangle)
    return queries.municipalities(day).filter(pk__in=seats.values("municipality"))


def triangle_of(municipality: Municipality, day: date) -> Triangle | None:
    """The triangle in which a municipality sits on a day."""
    seats = TriangleSeat.objects.filter(in_force(day), municipality=municipality)
    return Triangle.objects.filter(pk__in=seats.values("triangle")).first()


def seats_before(actor: Actor) -> list[TriangleSeat]:
    """The seats that ended, the last that ended on top; one that ended on the day it began was a mistake."""
    rows = TriangleSeat.objects.visible_to(actor).filter(until_date__isnull=False).exclude(until_date=F("from_date"))
    return list(rows.select_related("triangle", "municipality").order_by("-until_date", "municipality__name")[:200])


def seats_mark() -> str:
    """A mark of all seats: it differs as soon as one began or ended, so that a form knows what it was made from."""
    found = TriangleSeat.objects.aggregate(last=Max("pk"), open=Count("pk", filter=Q(until_date__isnull=True)))
    return f"{found['last'] or 0}-{found['open']}"


@dataclass(frozen=True)
class Stand:
    """How a decision stands in a municipality of a triangle, with the paper of its last step."""

    municipality: Municipality
    state: State
    last_date: date | None
    reference: str

    @property
    def tone(self) -> str:
        """How the state shows."""
        return TONES[self.state]


def stands_in(actor: Actor, subject: Subject, members: Iterable[Municipality]) -> list[Stand]:
    """How a decision stands in each of these municipalities."""
    places = list(members)
    last = ResolutionStep.objects.filter(resolution=OuterRef("pk"), withdrawn_at__isnull=True).order_by("-pk")
    rows = Resolution.objects.visible_to(actor).filter(subject=subject, municipality__in=places)
    held: dict[int, Any] = {
        row.municipality_id: row for row in rows.annotate(reference=Subquery(last.values("reference")[:1]))
    }
    return [
        Stand(one, State(row.state), row.last_date, row.reference or "")
        if (row := held.get(one.pk))
        else Stand(one, State.NOT_YET, None, "")
        for one in places
    ]


def token_in(token: UUID, municipality: Municipality) -> UUID:
    """The mark of one municipality's step from a form that records it for all."""
    return uuid5(token, municipality.code)


def moved_together_with(actor: Actor, triangle: Triangle, day: date, token: UUID) -> list[Resolution] | None:
    """The decisions that an earlier form with this mark brought further, or None."""
    tokens = [token_in(token, one) for one in members_of(triangle, day)]
    return list(Resolution.objects.visible_to(actor).filter(steps__token__in=tokens)) or None


@dataclass(frozen=True)
class Cell:
    """How a decision stands in a triangle: one state when all stand alike, else how many stand where."""

    subject: Subject
    counts: Sequence[tuple[State, int]]

    @property
    def alike(self) -> State | None:
        """The state in which all stand."""
        return self.counts[0][0] if len(self.counts) == 1 else None

    @property
    def tone(self) -> str:
        """How it shows."""
        return TONES[self.alike] if self.alike else "info"

    @property
    def said(self) -> str:
        """How it stands, in words."""
        if self.alike:
            return self.alike.label
        return ", ".join(f"{count} {state.label}" for state, count in self.counts)


@dataclass(frozen=True)
class Row:
    """A triangle on the board: its municipalities, and how each subject stands."""

    pk: int
    name: str
    members: Sequence[str]
    cells: Sequence[Cell]


def rows_on_board(
    places: Iterable[Municipality], subjects: Sequence[Subject], known: Mapping[tuple[int, int], Resolution]
) -> list[Row]:
    """The triangles in which these municipalities sit (see `with_triangle`), by name, each with how subjects stand."""
    seated: dict[tuple[str, int], list[Municipality]] = {}
    given: Any = places
    for place in given:
        if place.triangle_id is not None:
            seated.setdefault((place.triangle_name, place.triangle_id), []).append(place)
    found = []
    for (name, pk), members in sorted(seated.items()):
        cells = []
        for what in subjects:
            held = (known.get((one.pk, what.pk)) for one in members)
            counted = Counter(State(row.state) if row else State.NOT_YET for row in held)
            cells.append(Cell(what, [(state, counted[state]) for state in State if counted[state]]))
        found.append(Row(pk, name, [one.name for one in members], cells))
    return found
