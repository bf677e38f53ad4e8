"""Questions about signals of trafficking."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Min, Q, QuerySet

from regiotoezicht.core.rights import Actor
from regiotoezicht.inspections.models import Visit
from regiotoezicht.organisation.models import Municipality
from regiotoezicht.trafficking import rules
from regiotoezicht.trafficking.models import Contact, Duty, TraffickingSignal
from regiotoezicht.trafficking.vocabulary import Receiver


def waiting_signals(premises: Collection[int], on: date) -> QuerySet[Any]:
    """Where no visit is made on a day, as rows with `until`: what planning asks."""
    return TraffickingSignal.objects.waiting_at(premises, on)


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


def open_duties(actor: Actor) -> list[Open]:
    """The open duties in the district of a coordinator, the first due on top. One statement."""
    reach = actor.reach(rules.SIGNAL_STATUS)
    if not reach:
        return []
    untold = Q(duties__told_at__isnull=True)
    rows = (
        TraffickingSignal.objects.filter(reach.within(), told_on_at__isnull=True)
        .annotate(left=Count("duties", filter=untold), due=Min("duties__due_at", filter=untold))
        .order_by("due", "pk")
        .values_list("visit_id", "dossier", "municipality__name", "left", "due", "confirmed_at")
    )
    return [
        Open(visit, dossier, town, left, due, confirmed is not None, due is not None and due < actor.at)
        for visit, dossier, town, left, due, confirmed in rows
    ]


def state_at(visit: Visit) -> tuple[datetime | None, bool] | None:
    """When the duty at a control was fulfilled, and whether it is late; None when nothing was recorded."""
    return (
        TraffickingSignal.objects.filter(visit=visit.pk)
        .annotate(due=Min("duties__due_at", filter=Q(duties__told_at__isnull=True)))
        .values_list("told_on_at", "due")
        .first()
    )


@dataclass(frozen=True)
class ToPhone:
    """A duty with the number to phone; empty when the municipality keeps none."""

    duty: Duty
    phone: str
    is_late: bool

    @property
    def is_police(self) -> bool:
        """Whether the police are phoned."""
        return self.duty.receiver == Receiver.POLICE


def calls_of(signal: TraffickingSignal, at: datetime) -> list[ToPhone]:
    """Whom to phone, the most urgent first, each with the number that the municipality keeps."""
    phones = dict(Contact.objects.filter(municipality=signal.municipality_id).values_list("receiver", "phone"))
    duties = signal.duties.select_related("told_by")
    return [ToPhone(one, phones.get(one.receiver, ""), one.told_at is None and one.due_at < at) for one in duties]


def kept_contacts(municipality: Municipality) -> dict[str, str]:
    """The numbers that a municipality keeps, by receiver."""
    return dict(Contact.objects.filter(municipality=municipality).values_list("receiver", "phone"))
