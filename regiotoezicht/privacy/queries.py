"""Questions about the log: who looked at what and why, and what else happened."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Subquery, Value
from django.db.models.fields.json import KT
from django.utils import timezone

from regiotoezicht.audit.models import Event, EventQuerySet, Verification, reading_types
from regiotoezicht.core import records
from regiotoezicht.core.actions import ALARM_OVERRULED, ALARM_RAISED
from regiotoezicht.core.guarded import word_of_alarm
from regiotoezicht.core.rights import Actor
from regiotoezicht.privacy.rules import DAYS_OF_CHOICES, LOG_READ, OWN_WORK, Unusual
from regiotoezicht.privacy.unusual import narrowed_to

LISTS = {
    "organisation.district": "lijst van het district",
    "organisation.municipality": "lijst van de gemeente",
}
OTHERS = {
    "access.account": "account",
    "access.delegation": "vervanging",
    "access.roleassignment": "rol",
    "access.grant": "toegang",
    "audit.chainhead": "logboek",
    "documents.storedfile": "bestand",
    "emergency.accessrequest": "verzoek om inzage",
    "emergency.emergency": "noodtoegang",
    "organisation.designation": "aanwijzing",
    "organisation.employee": "medewerker",
    "organisation.mandate": "mandaat",
    "organisation.participation": "deelname",
    "reviews.review": "toetsing van rechten",
    "trafficking.traffickingsignal": "signaal van mensenhandel",
    "worklist.runningterm": "termijn",
}


@dataclass(frozen=True)
class Filter:
    """Which lines of the log to show; empty means all. `until_date` is the last day shown.

    `own_work` adds the readings of home pages and worklists: whoever starts her day looks at her own tasks. `unusual`
    narrows the readings to those worth a second look.
    """

    from_date: date | None = None
    until_date: date | None = None
    label: str = ""
    account: int | None = None
    purpose: str = ""
    dossier: str = ""
    own_work: bool = False
    unusual: Unusual | None = None


def name_of(label: str) -> str:
    """What a line of the log is about, in Dutch."""
    named = LISTS | OTHERS
    if label in named:
        return named[label]
    name = records.name_of(label)
    return "ander onderdeel" if name == label else name


def labels() -> list[tuple[str, str]]:
    """The kinds of records by which the log can be filtered, by name."""
    named = {kind.label: kind.name for kind in records.kinds()} | LISTS | OTHERS
    return sorted(named.items(), key=lambda item: item[1])


def lines(actor: Actor, chosen: Filter, *, only_readings: bool) -> EventQuerySet:
    """The events of the actor's municipality that fit a filter, or only the readings among them."""
    events = Event.objects.visible_to(actor, LOG_READ).select_related("account__employee")
    if only_readings:
        events = events.filter(type__in=reading_types())
        if not chosen.own_work and chosen.purpose != OWN_WORK:
            events = events.exclude(purpose=OWN_WORK)
    if chosen.from_date:
        events = events.filter(at__gte=_midnight(chosen.from_date))
    if chosen.until_date:
        events = events.filter(at__lt=_midnight(chosen.until_date + timedelta(days=1)))
    equal: dict[str, Any] = {
        "label": chosen.label,
        "account_id": chosen.account,
        "purpose": chosen.purpose,
        "dossier": chosen.dossier,
    }
    events = events.filter(**{name: value for name, value in equal.items() if value})
    return narrowed_to(events, chosen.unusual) if only_readings and chosen.unusual else events


@dataclass(frozen=True)
class Choices:
    """Who looked lately, and for which purposes."""

    people: list[tuple[int, str, str]]
    purposes: list[str]


def choices(actor: Actor, *, at: datetime) -> Choices:
    """Who looked in the last three months and for what, by name: to choose a filter from. One statement."""
    rows = (
        Event.objects.visible_to(actor, LOG_READ)
        .filter(type__in=reading_types(), at__gte=at - timedelta(days=DAYS_OF_CHOICES))
        .order_by()
        .values_list("account_id", "account__name", "account__employee__function", "purpose")
        .distinct()
    )
    people, purposes = set(), set()
    for account_id, name, function, purpose in rows:
        purposes.add(purpose)
        if account_id is not None:
            people.add((account_id, name, function or ""))
    return Choices(sorted(people, key=lambda person: person[1]), sorted(purposes - {""}))


@dataclass(frozen=True)
class Alarms:
    """How often the guard stopped a text with one kind in one field, and how often two people saved it after all."""

    kind: str
    field: str
    raised: int
    overruled: int


def alarms(actor: Actor, *, since: datetime) -> list[Alarms]:
    """What the guard stopped since a moment, most first; nobody is named. One statement."""
    rows = (
        Event.objects.visible_to(actor, LOG_READ)
        .filter(type__in=(ALARM_RAISED.code, ALARM_OVERRULED.code), at__gte=since)
        .order_by()
        .values_list("type", KT("facts__alarm"), KT("facts__label"))
        .annotate(number=Count("pk"))
    )
    counted: dict[tuple[str, str], Counter[str]] = {}
    for code, kind, field, number in rows:
        counted.setdefault((kind, field), Counter())[code] += number
    found = [
        Alarms(word_of_alarm(kind), field, times[ALARM_RAISED.code], times[ALARM_OVERRULED.code])
        for (kind, field), times in counted.items()
    ]
    return sorted(found, key=lambda line: (-line.raised, -line.overruled, line.kind, line.field))


def last_verification() -> Verification | None:
    """The last time that the whole log was verified."""
    return Verification.objects.order_by("-pk").first()


def state_of_log(actor: Actor, *, since: datetime) -> dict[str, Any] | None:
    """The last verification with the number of readings since a moment; None when it was never done. One statement."""
    readings = (
        Event.objects.visible_to(actor, LOG_READ)
        .filter(type__in=reading_types(), at__gte=since)
        .exclude(purpose=OWN_WORK)
        .order_by()
        .annotate(one=Value(1))
        .values("one")
        .annotate(number=Count("pk"))
        .values("number")
    )
    found = (
        Verification.objects.order_by("-pk")
        .annotate(readings=Subquery(readings))
        .values("at", "events", "first_bad", "readings")
        .first()
    )
    return dict(found) if found else None


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
