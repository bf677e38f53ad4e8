"""Every write of triangles: which there are, who sits in them, and a step of a decision that all of them make."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, Q

from regiotoezicht.core.actions import action, record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.guarded import refuse_personal_text
from regiotoezicht.core.refusals import Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.programme import rules, triangle_queries, triangle_rules
from regiotoezicht.programme.models import Resolution, ResolutionStep, Subject, Triangle, TriangleSeat
from regiotoezicht.programme.vocabulary import Organ, State


@dataclass(frozen=True)
class Seating:
    """Which municipalities sit in a triangle from a day on; `seen` is the mark of the seats that were on the page."""

    members: Sequence[Municipality]
    from_date: date
    seen: str


@action(permission=rules.PLAN_KEEP, records=triangle_rules.TRIANGLE_SET)
def begin_triangle(triangle: Triangle, seating: Seating, *, actor: Actor, at: datetime) -> Triangle:
    """Begin a triangle with its municipalities; who sits elsewhere leaves there. Refused while the name is in use."""
    refuse_personal_text(triangle.name, field="name")
    _hold_seats(seating.seen)
    rules.refuse_day(seating.from_date, local_date(at), field="from_date")
    triangle.from_date, triangle.recorded_at = seating.from_date, at
    with _one_of_a_name():
        triangle.save(force_insert=True)
    _seat(triangle, seating, actor=actor, at=at)
    return triangle


@action(permission=rules.PLAN_KEEP, records=triangle_rules.TRIANGLE_SET)
def change_triangle(held: Triangle, seating: Seating, *, actor: Actor, name: str, at: datetime) -> None:
    """Change what a triangle is called, and from a day on who sits in it."""
    refuse_personal_text(name, field="name")
    _hold_seats(seating.seen)
    rules.refuse_day(seating.from_date, local_date(at), field="from_date")
    triangle_rules.refuse_before_beginning(held.from_date, seating.from_date)
    with _one_of_a_name():
        changed = Triangle.objects.filter(pk=held.pk, until_date__isnull=True).update(name=name)
    if not changed:
        raise changed_meanwhile("deze driehoek")
    _seat(held, seating, actor=actor, at=at)


@action(permission=rules.PLAN_KEEP, records=triangle_rules.TRIANGLE_ENDED)
def end_triangle(held: Triangle, *, actor: Actor, at: datetime) -> None:
    """End a triangle today; its municipalities sit in none any more, and what was decided stays."""
    today = local_date(at)
    if not Triangle.objects.filter(pk=held.pk, until_date__isnull=True).update(until_date=today):
        raise changed_meanwhile("deze driehoek")
    TriangleSeat.objects.filter(triangle=held, until_date__isnull=True).update(until_date=today)
    record(triangle_rules.TRIANGLE_ENDED, held, actor=actor, at=at, date=today.isoformat())


@dataclass(frozen=True)
class SharedStep:
    """A step of all municipalities in a triangle; `seen` is how each stood on the page, by its id."""

    to: State
    on: date
    reference: str
    seen: Mapping[int, State]


@action(permission=rules.KEEP, records=rules.MOVED)
def move_together(
    triangle: Triangle, subject: Subject, step: SharedStep, *, actor: Actor, token: UUID, at: datetime
) -> list[Resolution]:
    """Bring a decision one step further in every municipality of a triangle, or in none.

    One that stands there already by the same paper of the same day is not moved again. Answers those that were moved.
    """
    refuse_personal_text(step.reference, field="reference")
    triangle_rules.refuse_other_organ(Organ(subject.organ))
    members = _hold_members(triangle, local_date(at))
    if not Subject.objects.open().filter(pk=subject.pk).exists():
        raise Refused("subject_closed", "Dit onderwerp is gesloten; er wordt niets meer over vastgelegd.")
    held = _resolutions(subject, members)
    if {row.municipality_id: State(row.state) for row in held} != dict(step.seen):
        raise changed_meanwhile("het besluit van een gemeente in deze driehoek")
    steps = _standing_steps(held)
    moving = [row for row in held if not _is_there(steps.get(row.pk, []), step)]
    if not moving:
        raise Refused("moved", f"Elke gemeente staat al op «{step.to.label}».", field="to")
    triangle_rules.refuse_elsewhere({row.municipality.name: State(row.state) for row in moving}, step.to)
    _refuse_day(moving, steps, step, local_date(at))
    _move(moving, step, actor=actor, token=token, at=at)
    return moving


def _hold_seats(seen: str) -> None:
    """Hold all triangles until the unit ends, so that of two who change seats the second sees the first."""
    Triangle.objects.filter(until_date__isnull=True).update(recorded_at=F("recorded_at"))
    if triangle_queries.seats_mark() != seen:
        raise changed_meanwhile("de indeling van de driehoeken")


def _seat(triangle: Triangle, seating: Seating, *, actor: Actor, at: datetime) -> None:
    """End the seats of who leaves and begin those of who comes, from one day on, and put it on the log."""
    day, asked = seating.from_date, {one.pk for one in seating.members}
    rows = TriangleSeat.objects.filter(Q(until_date__isnull=True) | Q(until_date__gt=day))
    known = list(rows.select_related("municipality"))
    now = {row.municipality_id: row for row in known if row.until_date is None}
    ended = {row.municipality_id: row.until_date for row in sorted(known, key=lambda row: row.pk) if row.until_date}
    joining = [one for one in seating.members if one.pk not in now or now[one.pk].triangle_id != triangle.pk]
    leaving = [row for row in now.values() if row.triangle_id == triangle.pk and row.municipality_id not in asked]
    moving = [now[one.pk] for one in joining if one.pk in now]
    for row in (*leaving, *moving):
        triangle_rules.refuse_leaving(row.municipality.name, row.from_date, day)
    for one in joining:
        triangle_rules.refuse_joining(one.name, one.valid_from, ended.get(one.pk), day)
    TriangleSeat.objects.filter(pk__in=[row.pk for row in (*leaving, *moving)]).update(until_date=day)
    try:
        with transaction.atomic():
            TriangleSeat.objects.bulk_create(
                [TriangleSeat(triangle=triangle, municipality=one, from_date=day) for one in joining]
            )
    except IntegrityError as error:  # somebody began the very first triangle at the same moment
        raise changed_meanwhile("de indeling van de driehoeken") from error
    event, came, left = triangle_rules.TRIANGLE_SET, len(joining), len(leaving)
    record(event, triangle, actor=actor, at=at, joined=came, left=left, date=day.isoformat())


@contextmanager
def _one_of_a_name() -> Iterator[None]:
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise Refused("triangle_there", "Er is al een driehoek met deze naam.", field="name") from error


def _hold_members(triangle: Triangle, today: date) -> list[Municipality]:
    """The municipalities of a triangle, held until the unit ends together with the triangle itself."""
    if not Triangle.objects.filter(pk=triangle.pk, until_date__isnull=True).update(recorded_at=F("recorded_at")):
        raise Refused("triangle_ended", "Deze driehoek is beëindigd; leg de stap per gemeente vast.")
    members = list(triangle_queries.members_of(triangle, today))
    Municipality.objects.filter(pk__in=[one.pk for one in members]).update(district_id=F("district_id"))
    return members


def _resolutions(subject: Subject, members: Sequence[Municipality]) -> list[Resolution]:
    """How the decision stands in each of them; where nothing was recorded yet a row begins."""
    rows = {row.municipality_id: row for row in Resolution.objects.filter(subject=subject, municipality__in=members)}
    new = [Resolution(subject=subject, municipality=one) for one in members if one.pk not in rows]
    rows |= {row.municipality_id: row for row in Resolution.objects.bulk_create(new)}
    for one in members:
        rows[one.pk].municipality = one
    return [rows[one.pk] for one in members]


def _standing_steps(held: Sequence[Resolution]) -> dict[int, list[ResolutionStep]]:
    """The steps that were not taken back, in their order, by the id of the decision."""
    found: dict[int, list[ResolutionStep]] = {}
    for row in ResolutionStep.objects.filter(resolution__in=held, withdrawn_at__isnull=True).order_by("pk"):
        found.setdefault(row.resolution_id, []).append(row)
    return found


def _is_there(steps: Sequence[ResolutionStep], step: SharedStep) -> bool:
    """Whether the last step is this one already: somebody recorded it for her own municipality."""
    if not steps:
        return False
    last = steps[-1]
    return (last.state, last.date, last.reference) == (step.to, step.on, step.reference)


def _refuse_day(
    moving: Sequence[Resolution], steps: Mapping[int, Sequence[ResolutionStep]], step: SharedStep, today: date
) -> None:
    """Refuse a day that cannot be, or that lies before what came first in one of them."""
    base = rules.comes_after(step.to)
    for row in moving:
        before = [one.date for one in steps.get(row.pk, []) if one.state == base]
        rules.refuse_step_day(
            step.on,
            step.to,
            today=today,
            base=base,
            earlier=before[-1] if before else None,
            place=row.municipality.name,
        )


def _move(moving: Sequence[Resolution], step: SharedStep, *, actor: Actor, token: UUID, at: datetime) -> None:
    """Write the step of each, and an event for each. Who moved one of them meanwhile was first."""
    unchanged = Q()
    for old in {row.state for row in moving}:
        unchanged |= Q(state=old, pk__in=[row.pk for row in moving if row.state == old])
    if Resolution.objects.filter(unchanged).update(state=step.to, last_date=step.on) != len(moving):
        raise changed_meanwhile("het besluit van een gemeente in deze driehoek")
    ResolutionStep.objects.bulk_create(
        [
            ResolutionStep(
                resolution=row,
                state=step.to,
                date=step.on,
                reference=step.reference,
                token=triangle_queries.token_in(token, row.municipality),
                recorded_at=at,
                recorded_by_id=actor.account_id,
            )
            for row in moving
        ]
    )
    for row in moving:
        facts = {"from_state": State(row.state).value, "to_state": step.to.value, "date": step.on.isoformat()}
        row.state, row.last_date = step.to, step.on
        record(rules.MOVED, row, actor=actor, at=at, **facts)
