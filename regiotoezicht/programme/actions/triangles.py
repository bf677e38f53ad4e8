"""Every write of triangles: which there are, who sits in them, and a step of a decision that all of them make."""

from collections.abc import Mapping, Sequence
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
from regiotoezicht.programme.actions import moving
from regiotoezicht.programme.actions.moving import Paper, one_of_a_name
from regiotoezicht.programme.actions.readiness import hold
from regiotoezicht.programme.models import Resolution, ResolutionStep, Subject, Triangle, TriangleSeat
from regiotoezicht.programme.vocabulary import Organ, State

NAMED = ("triangle_there", "Er is al een driehoek met deze naam.")


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
    with one_of_a_name(*NAMED):
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
    with one_of_a_name(*NAMED):
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
class SharedStep(Paper):
    """A step of all municipalities in a triangle; `seen` is how each stood on the page, by its id."""

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
    held = moving.resolutions_of(subject, members)
    if {row.municipality_id: State(row.state) for row in held} != dict(step.seen):
        raise changed_meanwhile("het besluit van een gemeente in deze driehoek")
    steps = moving.standing_steps(held)
    due = [row for row in held if not _is_there(steps.get(row.pk, []), step)]
    if not due:
        raise Refused("moved", f"Elke gemeente staat al op «{step.to.label}».", field="to")
    triangle_rules.refuse_elsewhere({row.municipality.name: State(row.state) for row in due}, step.to)
    by_mark = {triangle_queries.token_in(token, row.municipality): row for row in due}
    moving.make_step(by_mark, steps, step, named=True, actor=actor, at=at)
    return due


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


def _hold_members(triangle: Triangle, today: date) -> list[Municipality]:
    """The municipalities of a triangle, held until the unit ends together with the triangle itself."""
    if not Triangle.objects.filter(pk=triangle.pk, until_date__isnull=True).update(recorded_at=F("recorded_at")):
        raise Refused("triangle_ended", "Deze driehoek is beëindigd; leg de stap per gemeente vast.")
    members = list(triangle_queries.members_of(triangle, today))
    hold(*members)
    return members


def _is_there(steps: Sequence[ResolutionStep], step: SharedStep) -> bool:
    """Whether the last step is this one already: somebody recorded it for her own municipality."""
    if not steps:
        return False
    last = steps[-1]
    return (last.state, last.date, last.reference) == (step.to, step.on, step.reference)
