"""What a step of a decision is, in one municipality or in several at once. All of it is part of an action."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q

from regiotoezicht.core.actions import record
from regiotoezicht.core.clock import local_date
from regiotoezicht.core.refusals import Refused, changed_meanwhile
from regiotoezicht.core.rights import Actor
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.programme import rules
from regiotoezicht.programme.models import Resolution, ResolutionStep, Subject
from regiotoezicht.programme.vocabulary import State


@dataclass(frozen=True)
class Paper:
    """To which state a decision goes, on which day, and by which paper."""

    to: State
    on: date
    reference: str


def resolutions_of(subject: Subject, places: Sequence[Municipality]) -> list[Resolution]:
    """How the decision stands in each of these; where nothing was recorded yet a row begins. This is part of an action.

    Raises Refused when the subject was closed.
    """
    if not Subject.objects.open().filter(pk=subject.pk).exists():
        raise Refused("subject_closed", "Dit onderwerp is gesloten; er wordt niets meer over vastgelegd.")
    rows = {row.municipality_id: row for row in Resolution.objects.filter(subject=subject, municipality__in=places)}
    new = [Resolution(subject=subject, municipality=one) for one in places if one.pk not in rows]
    rows |= {row.municipality_id: row for row in Resolution.objects.bulk_create(new)}
    for one in places:
        rows[one.pk].municipality = one
    return [rows[one.pk] for one in places]


def standing_steps(held: Sequence[Resolution]) -> dict[int, list[ResolutionStep]]:
    """The steps that were not taken back, in their order, by the id of the decision. This is part of an action."""
    found: dict[int, list[ResolutionStep]] = {}
    for row in ResolutionStep.objects.filter(resolution__in=held, withdrawn_at__isnull=True).order_by("pk"):
        found.setdefault(row.resolution_id, []).append(row)
    return found


def make_step(
    moving: Mapping[UUID, Resolution],
    steps: Mapping[int, Sequence[ResolutionStep]],
    paper: Paper,
    *,
    named: bool = False,
    actor: Actor,
    at: datetime,
) -> None:
    """Bring decisions one step further, each with the mark of its step and an event of its own.

    This is part of an action. Refused for a day that cannot be, or that lies before what came first in one of them: in
    which, is said when `named`. Who moved one of them meanwhile was first.
    """
    base = rules.comes_after(paper.to)
    for row in moving.values():
        before = [one.date for one in steps.get(row.pk, []) if one.state == base]
        rules.refuse_step_day(
            paper.on,
            paper.to,
            today=local_date(at),
            base=base,
            earlier=before[-1] if before else None,
            place=row.municipality.name if named else "",
        )
    unchanged = Q()
    for old in {row.state for row in moving.values()}:
        unchanged |= Q(state=old, pk__in=[row.pk for row in moving.values() if row.state == old])
    if Resolution.objects.filter(unchanged).update(state=paper.to, last_date=paper.on) != len(moving):
        raise changed_meanwhile("dit besluit")
    ResolutionStep.objects.bulk_create(
        ResolutionStep(
            resolution=row,
            state=paper.to,
            date=paper.on,
            reference=paper.reference,
            token=token,
            recorded_at=at,
            recorded_by_id=actor.account_id,
        )
        for token, row in moving.items()
    )
    for row in moving.values():
        facts = {"from_state": State(row.state).value, "to_state": paper.to.value, "date": paper.on.isoformat()}
        row.state, row.last_date = paper.to, paper.on
        record(rules.MOVED, row, actor=actor, at=at, **facts)


@contextmanager
def one_of_a_name(code: str, sentence: str) -> Iterator[None]:
    """Refuse a name that another has already, as the database finds it. This is part of an action."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise Refused(code, sentence, field="name") from error
