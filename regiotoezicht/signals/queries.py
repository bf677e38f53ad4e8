"""What is asked of signals. A dwelling is never asked for: nothing here reads or compares an address of a home."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import BooleanField, Case, Count, Q, QuerySet, Value, When
from django.utils import timezone

from regiotoezicht.core.rights import Actor
from regiotoezicht.premises.models import Premises
from regiotoezicht.signals.models import UNDECIDED, Signal, by_right, content_for
from regiotoezicht.signals.routing import Situation
from regiotoezicht.signals.rules import SIGNAL_COUNT
from regiotoezicht.signals.vocabulary import Category, PlaceKind, Route, Source, Status

A_YEAR = timedelta(days=365)

Rows = QuerySet[Any, Any]

STATUS_FIELDS = ("pk", "dossier", "status", "outcome", "received_at", "closed_at", "municipality__name")
CONTENT_FIELDS = (
    "source",
    "categories",
    "place_kind",
    "priority",
    "route",
    "premises__street",
    "premises__number",
    "premises__addition",
    "premises__business__name",
)
"""What a list shows to whoever may read the content. No field of a dwelling, and no text."""


@dataclass(frozen=True)
class Filter:
    """Which signals to list; empty means all. `until` is the first day that is not shown."""

    status: str = ""
    municipality: int | None = None
    category: str = ""
    source: str = ""
    from_date: date | None = None
    until_date: date | None = None


def listed(actor: Actor, chosen: Filter) -> Rows:
    """The signals for a list, as rows with the flag `readable`. Blank the content of the others with `shown`.

    A choice of category or source asks about content, so it finds only what the actor may read.
    """
    signals = Signal.objects.visible_to(actor)
    if chosen.category or chosen.source:
        signals = signals.readable_by(actor)
    if chosen.category:
        signals = signals.about([chosen.category])
    if chosen.source:
        signals = signals.filter(source=chosen.source)
    if chosen.status:
        signals = signals.filter(status=chosen.status)
    if chosen.municipality is not None:
        signals = signals.filter(municipality_id=chosen.municipality)
    if chosen.from_date:
        signals = signals.filter(received_at__gte=_midnight(chosen.from_date))
    if chosen.until_date:
        signals = signals.filter(received_at__lt=_midnight(chosen.until_date))
    rows: Rows = signals.annotate(readable=readable(actor)).values(*STATUS_FIELDS, *CONTENT_FIELDS, "readable")
    return rows


def readable(actor: Actor) -> Case:
    """An annotation: whether the actor may read the content of the signal."""
    return _flag(content_for(actor))


def workable(actor: Actor) -> Case:
    """An annotation: whether the actor reads the content by right, and not because a decision opened it."""
    return _flag(by_right(actor))


def _flag(condition: Q) -> Case:
    return Case(When(condition, then=Value(True)), default=Value(False), output_field=BooleanField())


def shown(row: dict[str, Any]) -> dict[str, Any]:
    """A row of `listed` in words. Without the right to the content only codes and dates of the status are left."""
    words = {
        "pk": row["pk"],
        "dossier": row["dossier"],
        "received_at": row["received_at"],
        "municipality": row["municipality__name"],
        "status": row["status"],
        "status_label": Status(row["status"]).label,
        "readable": row["readable"],
        "source": "",
        "categories": "",
        "place": "",
        "route": "",
        "priority": "",
    }
    if row["readable"]:
        words |= {
            "source": Source(row["source"]).label,
            "categories": ", ".join(Category(code).label for code in row["categories"].split()),
            "place": place_in_words(row),
            "route": Route(row["route"]).label if row["route"] else "",
            "priority": row["priority"],
        }
    return words


def place_in_words(row: dict[str, Any]) -> str:
    """The place of a row of a list: a home is "woning" and nothing more."""
    if row["place_kind"] != PlaceKind.PREMISES:
        return str(PlaceKind(row["place_kind"]).label)
    street = f"{row['premises__street']} {row['premises__number'] or ''}{row['premises__addition']}".strip()
    return ", ".join(part for part in (row["premises__business__name"], street) if part)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day))  # noqa: DTZ001 - made aware at once


def plannable(actor: Actor) -> QuerySet[Signal]:
    """The signals that were decided to be controlled and are not planned yet, most urgent first."""
    order = Case(When(priority="high", then=Value(0)), When(priority="normal", then=Value(1)), default=Value(2))
    return (
        Signal.objects.workable_by(actor)
        .filter(status=Status.TRIAGED, route=Route.CONTROL)
        .select_related("municipality", "premises__business")
        .order_by(order, "received_at", "pk")
    )


def mergeable(signal: Signal, actor: Actor) -> QuerySet[Signal]:
    """The open signals with which this one can be merged: same municipality, same premises or kind of place."""
    others = Signal.objects.workable_by(actor).filter(status__in=UNDECIDED, municipality_id=signal.municipality_id)
    if signal.place_kind != PlaceKind.UNKNOWN:
        others = others.filter(place_kind=signal.place_kind, premises=signal.premises)
    return others.exclude(pk=signal.pk).order_by("-received_at", "-pk")


def related(signal: Signal, actor: Actor) -> tuple[list[Signal], list[Signal]]:
    """The signals merged into this one, and the others at the same business premises, in one statement.

    Both as far as the actor sees them; a home has no others.
    """
    where = Q(merged_into=signal)
    if signal.premises_id is not None:
        where |= Q(premises_id=signal.premises_id)
    found = list(
        Signal.objects.visible_to(actor)
        .annotate(readable=readable(actor))
        .filter(where)
        .exclude(pk=signal.pk)
        .order_by("-received_at", "-pk")[:100]
    )
    merged = [other for other in found if other.merged_into_id == signal.pk]
    return merged, [other for other in found if other.merged_into_id != signal.pk]


def count_earlier_at(premises: Premises | int, *, at: datetime, besides: int | None = None) -> int:
    """How many signals came in about these business premises in the twelve months before a moment."""
    pk = premises if isinstance(premises, int) else premises.pk
    signals = Signal.objects.filter(premises_id=pk, received_at__gt=at - A_YEAR, merged_into__isnull=True)
    return (signals if besides is None else signals.exclude(pk=besides)).count()


def sources_of(signal: Signal) -> frozenset[str]:
    """The sources of a signal and of all that were merged into it."""
    return frozenset({signal.source, *Signal.objects.filter(merged_into=signal).values_list("source", flat=True)})


def situation_of(signal: Signal, *, at: datetime) -> Situation:
    """What the routing table looks at, for a signal with all that was merged into it."""
    merged = Signal.objects.filter(merged_into=signal).values_list("source", "categories")
    sources, categories = {signal.source}, set(signal.category_codes)
    for source, codes in merged:
        sources.add(source)
        categories |= set(codes.split())
    earlier = 0
    if signal.premises_id is not None:
        earlier = count_earlier_at(signal.premises_id, at=at, besides=signal.pk)
    return Situation(frozenset(sources), frozenset(categories), signal.place_kind, earlier)


def at_premises(premises: Premises, actor: Actor) -> list[Signal]:
    """The signals about business premises as far as the actor sees them, newest first."""
    return list(
        Signal.objects.visible_to(actor)
        .filter(premises=premises)
        .annotate(readable=readable(actor))
        .order_by("-received_at", "-pk")[:50]
    )


@dataclass(frozen=True)
class Counted:
    """How many signals stand where, of the municipalities within reach."""

    by_status: dict[str, int]
    by_year: dict[int, int]


def counts_for(actor: Actor) -> Counted:
    """Numbers of signals by status and by year of receipt, of the actor's own municipality; no other detail."""
    own = Signal.objects.filter(actor.reach(SIGNAL_COUNT).within())
    statuses = own.values_list("status").annotate(number=Count("pk")).order_by("status")
    years = own.values_list("received_at__year").annotate(number=Count("pk")).order_by("-received_at__year")
    return Counted({Status(code).label: number for code, number in statuses}, dict(years))
