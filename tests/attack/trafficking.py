"""Signals of trafficking in the attack: planted in every phase, asked in bulk and through their pages.

They are no kind of record that a list, a search or a dossier knows, so they have routes and pages of their own here.
"""

import random
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import reverse

from regiotoezicht.access.actor import AccountActor
from regiotoezicht.core.clock import local_date
from regiotoezicht.inspections.models import Visit as Control
from regiotoezicht.trafficking import panels, queries
from regiotoezicht.trafficking.models import Duty, TraffickingSignal
from regiotoezicht.trafficking.rules import SIGNAL_RECORD
from regiotoezicht.trafficking.vocabulary import Receiver

from .asking import Right, Rights
from .facts import Kind, Phase, Record
from .reading import key_of
from .shown import CONTENT, WRITE, Route

if TYPE_CHECKING:
    from .browsing import Visit

LABEL = "trafficking.traffickingsignal"
STAND: Rights = CONTENT | {Right.DUTY}
WARNED: Rights = CONTENT | {Right.WARNING}
OVER = ("nobody_home", "signed", "cancelled")
DUTY = "eldplicht"
"""The word by which a page of a control tells that there is a duty; it begins with a capital or not."""
PLANTED = 60


def plant(chance: random.Random, *, at: datetime) -> None:
    """Plant signals at controls that are open and over: being recorded or told on, with and without a day to wait."""
    begun = Control.objects.filter(arrived_at__isnull=False).exclude(pk__in=TraffickingSignal.objects.values("visit"))
    still_open = list(begun.exclude(status__in=OVER).order_by("pk")[: PLANTED // 2])
    over = list(begun.filter(status__in=OVER).order_by("pk"))
    for visit in still_open + chance.sample(over, k=min(len(over), PLANTED // 2)):
        told = chance.choice((None, at - timedelta(days=1)))
        days = chance.choice((None, -4, 0, 9, 30))
        signal = TraffickingSignal.objects.create(
            visit=visit,
            dossier=visit.dossier,
            municipality_id=visit.municipality_id,
            district_id=visit.district_id,
            token=UUID(int=chance.getrandbits(128), version=4),
            codes="F M",
            circumstances="",
            recorded_at=at - timedelta(days=2),
            confirmed_at=told,
            told_on_at=told,
            wait_until=None if days is None else local_date(at) + timedelta(days=days),
        )
        Duty.objects.create(signal=signal, receiver=Receiver.POLICE, due_at=at, told_at=told)


def records(found: dict[str, Record]) -> Iterator[Record]:
    """What the oracle has to know about each."""
    for row in TraffickingSignal.objects.all():
        visit = found[key_of("inspections.visit", row.visit_id)]
        phase = Phase.RECORDING if row.told_on_at is None else Phase.TOLD_ON
        yield Record(
            key_of(LABEL, row.pk),
            Kind.TRAFFICKING,
            phase,
            visit.responsible,
            visit.district,
            part_of=visit.part_of,
            until=row.wait_until,
        )


def routes() -> list[Route]:
    """The ways to a signal that are asked in bulk."""
    return [
        Route("queryset", LABEL, lambda actor: TraffickingSignal.objects.visible_to(actor).only("pk")),
        Route("open duties", LABEL, _open, asks=STAND, whole=False),
        Route("do not visit", LABEL, _warned, asks=WARNED, whole=False),
        Route("write permission", LABEL, _written, asks=WRITE, whole=False),
    ]


def _open(actor: AccountActor) -> Iterable[Any]:
    visits = [one.visit_id for one in queries.front_of(actor)[0]]
    return TraffickingSignal.objects.filter(visit__in=visits).only("pk")


def _warned(actor: AccountActor) -> Iterable[Any]:
    """The signals because of which a page of business premises tells not to visit, known by their day."""
    found: list[Any] = []
    held = TraffickingSignal.objects.filter(wait_until__isnull=False, visit__premises__isnull=False)
    for signal in held.select_related("visit__premises"):
        block = panels.on_place(actor, signal.visit.premises) if signal.visit.premises else None
        if block is not None and block[1]["until"] == signal.wait_until:
            found.append(signal)
    return found


def _written(actor: AccountActor) -> Iterable[Any]:
    recording = TraffickingSignal.objects.filter(told_on_at__isnull=True).select_related("visit")
    return [row for row in recording if actor.may(SIGNAL_RECORD, row.visit)]


def look(person: "Visit", keys: Iterable[str]) -> None:
    """Open the pages of these signals: of the signal, of who is phoned, and of the control it hangs on."""
    for key in keys:
        label, _, pk = key.partition(":")
        if label != LABEL:
            continue
        record = person.facts.records[key]
        visit = TraffickingSignal.objects.values_list("visit_id", flat=True).get(pk=int(pk))
        paths = [reverse("trafficking:detail", args=[int(pk)]), reverse("trafficking:visit", args=[visit])]
        answers = [person.client.get(path) for path in paths]
        opened = any(answer.status_code == 200 for answer in answers)
        may, _deviation = person.allowed.of(record, CONTENT)
        person.count("page", shown=opened, may=may)
        if opened != may:
            person.wrong("LEAK" if opened else "withheld", record.kind, "page", key)
        for path, answer in zip(paths, answers, strict=True):
            if answer.status_code != 200:
                person.check_unknown(record, path, answer)
        control = person.client.get(reverse("inspections:visit", args=[visit]))
        tells = control.status_code == 200 and DUTY in control.content.decode()
        may, deviation = person.allowed.of(record, STAND)
        person.count("control", shown=tells, may=may or deviation is not None)
        if tells and not may and deviation is None:
            person.wrong("LEAK", record.kind, "control", key)
