"""What one actor may see of a dossier: its records and its timeline."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Model, Q

from regiotoezicht.access.models import label_of
from regiotoezicht.audit.models import Event, EventQuerySet
from regiotoezicht.core import records
from regiotoezicht.core.actions import EVENT_TYPES, REFUSED
from regiotoezicht.core.records import Seen
from regiotoezicht.core.rights import NOTHING, Actor
from regiotoezicht.worklist.models import RunningTerm
from regiotoezicht.worklist.rules import TASK_ADDED, TASKS_FINISHED


@dataclass(frozen=True)
class Step:
    """One line of the timeline, as this actor may read it."""

    number: int
    at: datetime
    what: str
    who: str
    function: str
    about: str
    url: str


@dataclass(frozen=True)
class Dossier:
    """What an actor sees of a dossier: never empty, for an empty dossier looks unknown."""

    number: str
    seen: tuple[Seen, ...]

    @property
    def municipality_id(self) -> int:
        """The municipality that is responsible for the first record."""
        return self.seen[0].municipality_id

    @property
    def kinds(self) -> frozenset[str]:
        """The labels of the kinds of record that the actor sees in it."""
        return frozenset(record.kind.label for record in self.seen)

    @property
    def subject(self) -> Model:
        """A record that stands for the dossier on the log: it carries the number and who is responsible."""
        first = self.seen[0]
        model = records.model_of(first.kind)
        return model(
            pk=first.record_id,
            dossier=self.number,
            municipality_id=first.municipality_id,
            district_id=first.district_id,
        )


def dossier_of(actor: Actor, number: str) -> Dossier | None:
    """The dossier as the actor may see it; None when there is nothing that she may see. One statement."""
    seen = records.seen_in_dossier(actor, number)
    ordered = sorted(seen, key=lambda record: (record.kind.name, record.record_id))
    return Dossier(number, tuple(ordered)) if ordered else None


def timeline(actor: Actor, dossier: Dossier) -> EventQuerySet:
    """The events of a dossier that are about records the actor sees, without the readings.

    An event about a record of which the actor sees nothing is not there. Who looked is for the privacy officer; whose
    task it became is no part of the matter.
    Basis: toegang.md, rows "Events and readings" and of the records themselves.
    """
    hidden = [code for code, kind in EVENT_TYPES.items() if kind.reading]
    hidden += [REFUSED.code, TASK_ADDED.code, TASKS_FINISHED.code]
    terms = RunningTerm.objects.visible_to(actor).filter(dossier=dossier.number)
    of_terms = Q(label=label_of(RunningTerm), record_id__in=terms.values("pk"))
    return (
        Event.objects.filter(_named(dossier.seen) | of_terms, dossier=dossier.number)
        .exclude(type__in=hidden)
        .select_related("account__employee")
    )


def steps(dossier: Dossier, events: Iterable[Event]) -> list[Step]:
    """Events in words: of a record of which the actor sees the status only, what happened and when."""
    shut = {(record.kind.label, record.record_id) for record in dossier.seen if not record.readable}
    return [_step(event, is_shut=(event.label, event.record_id) in shut) for event in events]


def _step(event: Event, *, is_shut: bool) -> Step:
    account = event.account
    return Step(
        number=event.number,
        at=event.at,
        what=event.headline if is_shut else event.sentence,
        who=account.name if account else "het systeem",
        function=account.employee.function if account and account.employee else "",
        about=records.name_of(event.label),
        url=records.url_of(event.label, event.record_id),
    )


def _named(seen: Sequence[Seen]) -> Q:
    """A condition on rows with a label and a record id: those of these records."""
    ids: dict[str, list[int]] = defaultdict(list)
    for record in seen:
        ids[record.kind.label].append(record.record_id)
    found = NOTHING
    for label, pks in ids.items():
        found |= Q(label=label, record_id__in=pks)
    return found
