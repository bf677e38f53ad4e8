"""Writing many fictitious records at once: rows in bulk, their events in one unit of work, the chain valid."""

import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db import models
from django.utils import timezone

from regiotoezicht.access.models import Account, label_of
from regiotoezicht.access.roles import Role
from regiotoezicht.core.actions import EventType, record, unit
from regiotoezicht.core.models import Series
from regiotoezicht.core.rights import Actor, System
from regiotoezicht.organisation.models import Municipality, Record
from regiotoezicht.worklist.models import Task

BATCH = 2_000


@dataclass
class Scale:
    """How much fictitious work: numbers of records, and over how many years before the present moment."""

    permits: int
    signals: int
    visits: int
    tasks: int
    terms: int
    years: int


REGION = Scale(permits=120, signals=200, visits=300, tasks=0, terms=0, years=2)
COUNTRY = Scale(permits=20_000, signals=60_000, visits=20_000, tasks=100_000, terms=100_000, years=10)


def chance_of(seed: int) -> random.Random:
    """Chance that gives the same region for the same number."""
    return random.Random(seed)  # noqa: S311 - nothing here is secret


@dataclass
class Stage:
    """What the makers of the fictitious region share: the moment, chance, and the numbers already given out."""

    at: datetime
    scale: Scale
    chance: random.Random
    municipalities: list[Municipality]
    numbers: Counter[str] = field(default_factory=Counter)

    def aside(self, seed: int) -> "Stage":
        """The same with chance of its own, so that all that is made after it stays as it was."""
        return replace(self, chance=chance_of(seed))

    @property
    def system(self) -> System:
        """The actor in whose name everything is made."""
        return System(self.at)

    @property
    def today(self) -> date:
        """The present day of the fictitious region."""
        return self.local_date(self.at)

    def dossier(self, municipality: Municipality, year: int) -> str:
        """The next dossier number of a district and year; `close` tells the database how far they went."""
        series = f"{municipality.district.code}-{year}"
        self.numbers[series] += 1
        return f"{series}-{self.numbers[series]:05d}"

    def moment(self, day: date, hour: int | None = None) -> datetime:
        """A moment on a day, in office hours unless an hour is given."""
        chosen = self.chance.randint(8, 16) if hour is None else hour
        return timezone.make_aware(datetime.combine(day, time(chosen, self.chance.randrange(0, 60, 5))))

    def token(self) -> UUID:
        """A token for a form that nobody filled in; the same seed gives the same tokens."""
        return UUID(int=self.chance.getrandbits(128), version=4)

    def local_date(self, moment: datetime) -> date:
        """The calendar day of a moment in the Netherlands."""
        return timezone.localtime(moment).date()

    def day_before(self, latest: int, earliest: int | None = None) -> date:
        """A day between `earliest` and `latest` days ago; all the years of the scale when not said."""
        span = self.scale.years * 365 if earliest is None else earliest
        return self.today - timedelta(days=self.chance.randint(latest, max(latest, span)))

    def somewhere(self) -> Municipality:
        """A municipality; Beverwijk more often than its size, for there the demo is at home."""
        if self.chance.random() < 0.15:
            return next(item for item in self.municipalities if item.code == "GM0375")
        return self.chance.choice(self.municipalities)

    def close(self) -> None:
        """Write how far each series of numbers went."""
        for name, last in self.numbers.items():
            Series.objects.update_or_create(name=name, defaults={"last": last})


def store(rows: Iterable[models.Model]) -> None:
    """Write rows of one model in batches; they know their primary keys afterwards."""
    kept = list(rows)
    if kept:
        type(kept[0])._default_manager.bulk_create(kept, batch_size=BATCH)


def task_about(
    subject: Record, kind: str, role: Role, *, at: datetime, account: Account | None = None, due: date | None = None
) -> Task:
    """An open task about a record, to be stored with many others."""
    return Task(
        dossier=subject.dossier,
        municipality_id=subject.municipality_id,
        district_id=subject.district_id,
        label=label_of(subject),
        record_id=subject.pk,
        kind=kind,
        role=role,
        account=account,
        due_date=due,
        created_at=at,
    )


class Happened(NamedTuple):
    """Something that happened in the fictitious past; `facts` are codes and numbers."""

    event: EventType
    subject: models.Model
    at: datetime
    actor: Actor
    facts: dict[str, Any]


def tell(happened: Iterable[Happened]) -> None:
    """Put many events on the log in the order of their moments, in units of a few thousand."""
    ordered = sorted(happened, key=lambda item: item.at)
    for start in range(0, len(ordered), BATCH):
        with unit():
            for event, subject, at, actor, facts in ordered[start : start + BATCH]:
                record(event, subject, actor=actor, at=at, **facts)
