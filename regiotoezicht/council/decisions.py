"""How the decisions of a municipality on the programme stand, and what its boards have not settled yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.dateformat import format as written

from regiotoezicht.core.clock import local_date
from regiotoezicht.core.rights import Actor
from regiotoezicht.council.plan import PlanOpen
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.programme.models import ResolutionStep, Subject
from regiotoezicht.programme.queries import open_subjects, resolutions_on
from regiotoezicht.programme.readiness import Point
from regiotoezicht.programme.triangle_queries import triangle_of
from regiotoezicht.programme.vocabulary import Organ, State

SETTLED = frozenset({State.ADOPTED, State.AMENDED})


@dataclass(frozen=True)
class Decision:
    """How a subject stands in a municipality: its last step, and in how many municipalities it was settled.

    `organ` is who decides, in words: of a triangle its name, when the municipality sits in one.
    """

    subject: Subject
    steps: Sequence[ResolutionStep]
    settled_in: int
    organ: str

    @property
    def state(self) -> State:
        """Where it is."""
        return State(self.steps[-1].state) if self.steps else State.NOT_YET

    @property
    def is_settled(self) -> bool:
        """Whether it was adopted, amended or not."""
        return self.state in SETTLED

    @property
    def asks_college(self) -> bool:
        """Whether the college has still to decide."""
        return self.subject.organ == Organ.COLLEGE and not self.is_settled

    @property
    def sentence(self) -> str:
        """The subject, the organ, and how it stands."""
        return f"{self.subject.title} ({self.organ}): {self._stands}."

    @property
    def _stands(self) -> str:
        if not self.steps:
            return self.state.label
        last = self.steps[-1]
        day = written(last.date, "j F Y")
        said = f"{self.state.label} van {day}" if self.state is State.AGENDA else f"{self.state.label} op {day}"
        return f"{said}, kenmerk {last.reference}" if self.is_settled and last.reference else said


def decisions_of(actor: Actor, municipality: Municipality) -> list[Decision]:
    """How each open subject stands in a municipality."""
    subjects = open_subjects(actor)
    held = resolutions_on(actor, subjects)
    own = [row.pk for (place, _), row in held.items() if place == municipality.pk]
    steps: dict[int, list[ResolutionStep]] = {}
    rows = ResolutionStep.objects.filter(resolution__in=own, withdrawn_at__isnull=True).select_related("resolution")
    for step in rows.order_by("pk"):
        steps.setdefault(step.resolution.subject_id, []).append(step)
    settled = [subject for (_, subject), row in held.items() if row.state in SETTLED]
    organs = {organ.value: organ.label for organ in Organ}
    if any(one.organ == Organ.TRIANGLE for one in subjects):
        sits = triangle_of(municipality, local_date(actor.at))
        organs |= {Organ.TRIANGLE.value: sits.name} if sits else {}
    return [Decision(one, steps.get(one.pk, []), settled.count(one.pk), organs[one.organ]) for one in subjects]


def decided_between(decisions: Sequence[Decision], first: date, last: date) -> list[str]:
    """What was adopted, amended or refused in a period, in sentences."""
    final = SETTLED | {State.REFUSED}
    return [
        f"{one.subject.title} ({one.organ}): {step.get_state_display()} op {written(step.date, 'j F Y')}."
        for one in decisions
        for step in one.steps
        if step.state in final and first <= step.date <= last
    ]


def still_open(decisions: Sequence[Decision], lacking: Sequence[Point], plan: PlanOpen | None) -> list[str]:
    """What is not settled: decisions that were not taken, what readiness lacks, and what the plan has still to do.

    Whoever knows of more that is open adds it here: both papers read their open subjects from this one function.
    """
    asked = [one.sentence for one in decisions if not one.is_settled]
    lacks = [f"{_capital(point.item.label)}." for point in lacking]
    return [*asked, *lacks, *([plan.sentence] if plan and plan.sentence else [])]


def _capital(text: str) -> str:
    return text if text.isupper() else text[:1].upper() + text[1:]
