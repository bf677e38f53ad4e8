"""Questions about signals of trafficking."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import (
    BigIntegerField,
    CharField,
    Count,
    DateField,
    DateTimeField,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Cast, Coalesce

from regiotoezicht.core.clock import local_date
from regiotoezicht.core.rights import Actor
from regiotoezicht.inspections.models import Visit
from regiotoezicht.inspections.vocabulary import VisitStatus
from regiotoezicht.inspections.waiting import Where
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.premises.models import Premises
from regiotoezicht.signals.models import Signal
from regiotoezicht.trafficking import rules
from regiotoezicht.trafficking.models import Contact, Duty, TraffickingSignal
from regiotoezicht.trafficking.vocabulary import TO_SAY, Receiver


def waiting_signals(where: Where, on: date) -> QuerySet[Any]:
    """Where no visit is made on a day, as rows with `until`: what planning asks."""
    return TraffickingSignal.objects.waiting_at(where, on)


def where_of(subject: Premises | Signal) -> Where:
    """Business premises as a place to visit, or a signal with its premises."""
    if isinstance(subject, Signal):
        return Where.of([subject.premises_id], [subject.pk])
    return Where((subject.pk,))


def waits_until(subject: Premises | Signal, on: date) -> date | None:
    """The last day on which no visit is made there without consultation, or None."""
    last: date | None = TraffickingSignal.objects.waiting_at(where_of(subject), on).aggregate(last=Max("until"))["last"]
    return last


@dataclass(frozen=True)
class Open:
    """A duty to tell that is open, without what was noticed."""

    visit_id: int
    dossier: str
    municipality: str
    left: int
    due_at: datetime | None
    is_confirmed: bool
    is_late: bool


@dataclass(frozen=True)
class ToConsult:
    """A visit that was planned before consultation was asked there, with the last day of it."""

    visit_id: int
    dossier: str
    municipality: str
    round_id: int
    reference: str
    day: date
    until: date
    premises_id: int | None
    signal_id: int | None


_DUTY, _CONSULT = "duty", "consult"
_NO_MOMENT, _NO_DAY = Cast(Value(None), DateTimeField()), Cast(Value(None), DateField())
_NO_NUMBER = Cast(Value(None), BigIntegerField())


def front_of(actor: Actor) -> tuple[list[Open], list[ToConsult]]:
    """What stands on the home page of who coordinates: the duties that are open, the first due on top, and the planned
    visits where consultation is asked by now. One statement for both.
    """
    if not actor.reach(rules.SIGNAL_STATUS) and not actor.reach(rules.CONSULT):
        return [], []
    rows = list(_open_duties(actor).union(_planned_to_consult(actor), all=True))
    duties = [
        Open(visit, dossier, town, left, due, confirmed is not None, due is not None and due < actor.at)
        for kind, visit, dossier, town, left, due, confirmed, *_ in rows
        if kind == _DUTY
    ]
    visits = [
        ToConsult(visit, dossier, town, *planned)
        for kind, visit, dossier, town, _left, _due, _confirmed, *planned in rows
        if kind == _CONSULT
    ]
    duties.sort(key=lambda one: (one.due_at is None, one.due_at, one.visit_id))
    return duties, sorted(visits, key=lambda one: (one.day, one.visit_id))


def _open_duties(actor: Actor) -> QuerySet[Any, Any]:
    untold = Q(duties__told_at__isnull=True)
    return (
        TraffickingSignal.objects.filter(actor.reach(rules.SIGNAL_STATUS).within(), told_on_at__isnull=True)
        .annotate(left=Count("duties", filter=untold), due=Min("duties__due_at", filter=untold))
        .order_by()
        .values_list(
            Value(_DUTY, CharField()),
            "visit_id",
            "dossier",
            "municipality__name",
            "left",
            "due",
            "confirmed_at",
            _NO_NUMBER,
            Value("", CharField()),
            _NO_DAY,
            _NO_DAY,
            _NO_NUMBER,
            _NO_NUMBER,
        )
    )


def _planned_to_consult(actor: Actor) -> QuerySet[Any, Any]:
    same = (
        Q(visit__premises=OuterRef("premises"))
        | Q(visit__signal=OuterRef("signal"))
        | Q(visit__signal__merged_into=OuterRef("signal"))
    )
    waits = TraffickingSignal.objects.waiting(OuterRef("round__date")).filter(same).order_by("-wait_until")
    planned = Visit.objects.filter(
        actor.reach(rules.CONSULT).within(), status=VisitStatus.PLANNED, round__date__gte=local_date(actor.at)
    )
    return (
        planned.annotate(until=Subquery(waits.values("wait_until")[:1]))
        .filter(until__isnull=False)
        .order_by()
        .values_list(
            Value(_CONSULT, CharField()),
            "pk",
            "dossier",
            "municipality__name",
            _NO_NUMBER,
            _NO_MOMENT,
            _NO_MOMENT,
            "round_id",
            "round__reference",
            "round__date",
            "until",
            "premises_id",
            "signal_id",
        )
    )


def controls(actor: Actor) -> QuerySet[Visit]:
    """The controls at which the actor may record signals, each with `mine`: she is assigned, or coordinates."""
    record = rules.SIGNAL_RECORD
    mine = actor.reach(record).within() | actor.assigned(record, "inspections.visit")
    return Visit.objects.filter(mine).marked_for(actor).select_related("municipality")


def signal_at(visit: Visit) -> TraffickingSignal | None:
    """What was noticed at a control of `controls`, told on or not."""
    return TraffickingSignal.objects.filter(visit=visit).first()


def state_at(visit: Visit) -> tuple[datetime | None, datetime | None] | None:
    """When the duty at a control was fulfilled, and when what is open is due; None when nothing was recorded."""
    return (
        TraffickingSignal.objects.filter(visit=visit.pk)
        .annotate(due=Min("duties__due_at", filter=Q(duties__told_at__isnull=True)))
        .values_list("told_on_at", "due")
        .first()
    )


@dataclass(frozen=True)
class Number:
    """A number to phone; empty when the municipality keeps none."""

    phone: str

    @property
    def dialled(self) -> str:
        """The number as a phone dials it."""
        return rules.dialled(self.phone)

    @property
    def unbroken(self) -> str:
        """The number as it stands on a page, on one line."""
        return self.phone.replace(" ", "\N{NO-BREAK SPACE}").replace("-", "\N{NON-BREAKING HYPHEN}")


@dataclass(frozen=True)
class ToPhone(Number):
    """A duty with the number to phone."""

    duty: Duty
    is_late: bool

    @property
    def is_police(self) -> bool:
        """Whether the police are phoned."""
        return self.duty.receiver == Receiver.POLICE

    @property
    def to_say(self) -> str:
        """What to say on the phone, and what not."""
        return TO_SAY[Receiver(self.duty.receiver)]


def calls_of(signal: TraffickingSignal, at: datetime) -> list[ToPhone]:
    """Whom to phone, the most urgent first and who was told last, each with the number that the municipality keeps."""
    kept = Contact.objects.filter(municipality=signal.municipality_id, receiver=OuterRef("receiver")).values("phone")
    rows = signal.duties.select_related("told_by").annotate(phone=Coalesce(Subquery(kept), Value("")))
    duties = sorted(rows, key=lambda one: (one.told_at is not None, one.due_at, one.pk))
    return [ToPhone(one.phone, one, one.told_at is None and one.due_at < at) for one in duties]


def kept_contacts(municipalities: Iterable[Municipality]) -> dict[tuple[int, str], str]:
    """The numbers that municipalities keep, by the id of the municipality and the receiver."""
    rows = Contact.objects.filter(municipality__in=municipalities)
    return {(town, receiver): phone for town, receiver, phone in rows.values_list("municipality", "receiver", "phone")}


def number_of(municipality: Municipality, receiver: Receiver) -> Number:
    """The number that a municipality keeps of one receiver."""
    return Number(kept_contacts([municipality]).get((municipality.pk, receiver), ""))
